import Podcast

@testable import CommonMark

/// The same numbers in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[Int.random(in: 0..<elements.count, using: &self)] }

    /// Text that is hard on CommonMark: its own characters, lines that look like blocks, and characters of all scripts.
    mutating func hostileText(pieces: ClosedRange<Int> = 1...8) -> PlainText {
        var text = ""
        for _ in 0..<Int.random(in: pieces, using: &self) {
            switch Int.random(in: 0..<10, using: &self) {
            case 0..<5: text += pick(Self.fragments)
            case 5..<7: text += pick(["a", "word", "Zhang Qi", "大卫", "1", "x_y_z", "é", "e\u{301}", "שלום", "\u{202E}", "🎉", "€"])
            case 7: text += pick([" ", "  ", "\n", "\t", "\u{A0}", "\u{3000}", "\u{2028}"])
            case 8: for _ in 0..<3 { text.unicodeScalars.append(Unicode.Scalar(UInt8.random(in: 0x20..<0x7F, using: &self))) }
            default: text.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: 0x80..<0xD800, using: &self))!)
            }
        }
        return PlainText(text)
    }

    static let fragments = [
        "*", "**", "***", "_", "__", "`", "``", "```", "~~~", "\\", "\\\\", "[", "]", "](", "![", "!", "<", ">", "&", "#", "-", "+", "=",
        ".", ")",
        "(", ":", ";", "\"", "'", "|", "$", "@", "^", "{", "}", "/", "?", "%", ",",
        "\n# heading\n", "\n## heading ##", "\n---\n", "\n===\n", "\n- item", "\n* item", "\n+ item", "\n1. item", "\n12) item",
        "\n123456789. x",
        "\n> quote", "\n    code", "\n\tcode", "\n```swift\n", "\n~~~~\n", "\n[1]: /url \"title\"\n", "[1]", "[text](url)", "![alt](src)",
        "<b>", "</b>", "<br/>", "<!-- comment -->", "<!--", "-->", "<script>alert(1)</script>", "<?php", "<![CDATA[x]]>", "<!DOCTYPE html>",
        "<https://example.com>", "<me@example.com>", "<3", "a < b", "&amp;", "&#65;", "&copy", "&copy;", "AT&T", "&lt;b&gt;",
        "*em*", "**strong**", "_em_", "snake_case_name", "2 * 3", "**Name:**text", "“quoted”", "（注）", "：", "。", "…", "—",
        "\n\n", "\n \n", "  \n", "\\\n", " \n ", "\n-", "\n1.", "\n#", "\n+\n", "\n=", "\n*\n*\n*", "***\n", "_ _ _",
        "Hello, world.", "It’s 12:34 (or 1:02:03).", "C#", "F#\n", "#podcast", "-5°", "3.5", "1984. It was", "\u{FFFD}", "\u{200B}",
        "\u{200F}",
    ]
}

extension SeededGenerator {
    /// Markdown as nobody would write it: blocks of all kinds in each other, never closed, at any indentation.
    mutating func hostileMarkdown() -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...8, using: &self) {
            for _ in 0..<Int.random(in: 0...3, using: &self) { text += pick(Self.prefixes) }
            if chance(50) {
                text += pick(Self.lines)
            } else {
                for _ in 0..<Int.random(in: 1...5, using: &self) { text += chance(70) ? pick(Self.inlines) : pick(Self.fragments) }
            }
            text += pick(["\n", "\n", "\n", "\n\n", "\n\n\n", "  \n", "\\\n", "\n>\n", " \n", ""])
        }
        return text
    }

    static let prefixes = [
        "", "", "> ", ">", "- ", "* ", "+ ", "1. ", "2) ", "-", " ", "  ", "   ", "    ", "      ", "\t", "-   ", "-     ", "10. ",
        "999999999. ", "- - ", "* + ",
        "> - ",
    ]
    static let lines = [
        "# heading", "## heading *em* ##", "###### six", "#", "===", "---", "***", "___", "- - -", "```", "```swift", "~~~ `a` b", "~~~~",
        "````", "``` a&amp;b\\*",
        "    code", "\tcode", "[1]: /url \"title\"", "[ref]: <a b> 'x'", "<div>", "</div>", "<div class=\"a\">", "<!-- comment", "-->",
        "<!-- note -->",
        "<script>", "</script>", "<?php", "?>", "<!DOCTYPE html>", "<![CDATA[", "]]>", "<b>", "<a href=\"x\">", "<pre>", "text", "-", "*",
        "1.", ">", "",
        "`````", "    - item", "|a|b|", "<x", "a\">", "&#32;x&#32;", "&#10;", "<textarea>", "<b", "c>",
    ]
    static let inlines = [
        "a", "word", " ", " ", "*", "**", "***", "_", "__", "`", "``", "[", "]", "![", "](", ")", "(/url)", "(</u v> \"t\")", "[ref]",
        "[1]", "[x](y)", "[](y)",
        "[](javascript:x)", "[x](javascript:y)", "![alt *em*](z)", "![](z)", "![a](data:x)", "*em*", "**strong**", "***both***",
        "*a **b** c*", "**a *b* c**",
        "_a __b__ c_", "*a *b* c*", "**a **b** c**", "<b>", "</b>", "<!-- c -->", "<i a=\"b\">", "<br/>", "<https://example.com/a_b>",
        "<http://a.b/?c&d>",
        "<me@example.com>", "`code`", "`` a`b ``", "` `", "` a `", "\\", "\\*", "&amp;", "&lt;", "&#42;", "&#10;", "&#32;", "&#160;",
        "&#xFFFF;", "&#1;", "&nbsp;", "大卫",
        "：", "“", "”", ".", "!", "-", "+", "1.", "12:34", "1:02:03", "12:34 pm", "99:99", "é", "€", "🎉", "  ", "\t", "#", "=", "~~~", ":",
        "*[a](b)*",
        "[*a*](b)", "[a *b](c)*", "**", "<div>", "<b\n", ">", "\\\n", "  \n", "<!--", "-->", "*a*_b_", "**a**__b__", "*a*__b__", "_a_**b**",
    ]
}
