/// Raw HTML as CommonMark tells its sorts apart (https://spec.commonmark.org/0.31.2/#html-blocks).
enum RawHTML {
    /// What a block that begins like this goes on to, in small letters; nothing where it ends at the next blank line.
    private static func ends(of html: [UInt8]) -> [String] {
        let start = html.prefix(16).map(\.lowercasedASCII)
        for name in ["script", "pre", "style", "textarea"] where start.starts(with: "<\(name)".utf8) {
            let after = start.dropFirst(name.utf8.count + 1).first
            if after == nil || after == UInt8(ascii: ">") || after!.isBlank { return ["</script>", "</pre>", "</style>", "</textarea>"] }
        }
        if start.starts(with: "<!--".utf8) { return ["-->"] }
        if start.starts(with: "<?".utf8) { return ["?>"] }
        if start.starts(with: "<![cdata[".utf8) { return ["]]>"] }
        if start.starts(with: "<!".utf8), start.count > 2, start[2].isASCIILetter { return [">"] }
        return []
    }

    /// A block with its end, so that it does not go on in what follows.
    static func closed(_ block: [UInt8]) -> [UInt8] {
        let ends = ends(of: block)
        let text = block.map(\.lowercasedASCII)
        guard let end = ends.first(where: { text.starts(with: "<\($0.dropFirst(2).dropLast())".utf8) }) ?? ends.first,
            !ends.contains(where: { text.contains($0.utf8) })
        else { return block }
        return block + end.utf8 + [UInt8(ascii: "\n")]
    }

    /// Whether it ends where its own text says so, and not only at a blank line.
    static func endsByItself(_ block: [UInt8]) -> Bool { !ends(of: block).isEmpty }

    /// Whether it is a comment and nothing else.
    static func isComment(_ html: ArraySlice<UInt8>) -> Bool {
        guard html.starts(with: "<!--".utf8), let end = html.dropFirst(2).firstRange(of: "-->".utf8) else { return false }
        return html[end.upperBound...].allSatisfy(\.isBlank)
    }

    /// Whether a line that begins with it begins a block of HTML wherever it stands, even in the middle of a paragraph.
    static func interruptsParagraph(_ html: [UInt8]) -> Bool {
        if endsByItself(html) { return true }
        let name = html.dropFirst(html.starts(with: "</".utf8) ? 2 : 1).prefix { $0.isASCIIWord || $0 == UInt8(ascii: "-") }
        return blockNames.contains(String(decoding: name.map(\.lowercasedASCII), as: UTF8.self))
    }

    private static let blockNames: Set<String> = [
        "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3",
        "h4",
        "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol",
        "optgroup", "option", "p", "param", "search", "section", "source", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
        "title",
        "tr", "track", "ul",
    ]
}

extension UInt8 {
    fileprivate var lowercasedASCII: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }
}
