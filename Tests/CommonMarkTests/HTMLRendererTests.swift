import Markup
import Podcast
import Testing

@testable import CommonMark

@Suite("HTML of a tree")
struct HTMLRendererTests {
    func html(_ markdown: String, allowsHTML: Bool = false) -> String {
        var renderer = HTMLRenderer(allowsHTML: allowsHTML)
        return String(decoding: renderer.html(of: Document(parsing: markdown).root).bytes, as: UTF8.self)
    }

    @Test(
        "CommonMark's elements",
        arguments: [
            ("# A *b* **c** `d`", "<h1>A <em>b</em> <strong>c</strong> <code>d</code></h1>\n"),
            ("one\ntwo\\\nthree", "<p>one\ntwo<br>\nthree</p>\n"),
            ("> a\n\n---", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n"),
            ("- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"),
            ("3) a\n\n4) b", "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n"),
            ("```js x\"y\n<a> & b\n```", "<pre><code class=\"language-js\">&lt;a&gt; &amp; b\n</code></pre>\n"),
            (
                "```\nshort\nwider than the smallest telephone\n```",
                "<pre tabindex=\"0\"><code>short\nwider than the smallest telephone\n</code></pre>\n"
            ),
            ("```\"'<\n```", "<pre><code class=\"language-&quot;&#39;&lt;\"></code></pre>\n"),
            ("[a](/b?c=d&e=\"f\" \"t\\\"t\")", "<p><a href=\"/b?c=d&amp;e=%22f%22\" title=\"t&quot;t\">a</a></p>\n"),
            ("![a *b* [c](d)](/张.jpg)", "<p><img src=\"/%E5%BC%A0.jpg\" alt=\"a b c\"></p>\n"),
            ("<https://example.com/a_b>", "<p><a href=\"https://example.com/a_b\">https://example.com/a_b</a></p>\n"),
            ("&lt;b&gt; &quot;x&quot;", "<p>&lt;b&gt; &quot;x&quot;</p>\n"),
        ])
    func elements(markdown: String, expected: String) {
        #expect(html(markdown) == expected)
    }

    @Test(
        "Where HTML stands elsewhere than on its page, its addresses are others, and nothing else is",
        arguments: [
            ("<img src=\"a.png\" alt=\"src=b.png\">", "<img src=\"@a.png\" alt=\"src=b.png\">"),
            ("<IMG\nSRC = a.png\nalt>", "<IMG\nSRC = @a.png\nalt>"),
            ("<a href='../x/?a=1&amp;b=2' title=href>x</a>", "<a href='@../x/?a=1&amp;b=2' title=href>x</a>"),
            ("<a href>x</a> <a href=>x</a> <a href=\"\">x</a>", "<a href>x</a> <a href=>x</a> <a href=\"\">x</a>"),
            ("<a href=\" x \">x</a>", "<a href=\"@x\">x</a>"),
            ("<video poster=p.png/><source src=v.mp4></video>", "<video poster=@p.png/><source src=@v.mp4></video>"),
            (
                "<img srcset=\"a.png, b.png 2x,c.png  300w\" data-src=x>",
                "<img srcset=\"@a.png, @b.png 2x, @c.png 300w\" data-src=x>"
            ),
            ("<img srcset=' a.png,\tb,c.png 2x '>", "<img srcset='@a.png, @b,c.png 2x'>"),
            ("<!-- <a href=x> --><a href=x>", "<!-- <a href=x> --><a href=@x>"),
            ("<!--><a href=x>", "<!--><a href=@x>"),
            ("<script src=a.js>'<a href=x>'</script><a href=x>", "<script src=@a.js>'<a href=x>'</script><a href=@x>"),
            ("</a href=x><p>a < b href=x</p>", "</a href=x><p>a < b href=x</p>"),
            ("<a href=\"x", "<a href=\"@x"), ("<a hre", "<a hre"), ("<", "<"), ("<!--", "<!--"), ("<style>", "<style>"),
            ("<a href=\"a\u{301}\"\u{301} src=b>", "<a href=\"@a\u{301}\"\u{301} src=@b>"),
        ])
    func addresses(html: String, expected: String) {
        let found = Array(html.utf8).withUnsafeBufferPointer { RawHTMLAddresses.rewriting($0) { "@\($0)" } }
        #expect(String(decoding: found, as: UTF8.self) == expected)
    }

    @Test("raw HTML is text, or comes out as it is where the show allows it")
    func rawHTML() {
        #expect(html("a <b onclick=\"x()\">c</b>") == "<p>a &lt;b onclick=&quot;x()&quot;&gt;c&lt;/b&gt;</p>\n")
        #expect(html("<script>\nalert(1)\n</script>") == "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;\n</p>\n")
        #expect(html("a <b>c</b>\n\n<div>\nx\n</div>", allowsHTML: true) == "<p>a <b>c</b></p>\n<div>\nx\n</div>\n")
    }

    @Test(
        "links lead to harmless addresses only",
        arguments: [
            "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "java&#10;script:x",
            "&#32;javascript:x", "&#1;javascript:x", "https&#9;:x", "x:y", ":x", "http&#58;javascript:x".replacing("http", with: "ht"),
        ])
    func unsafe(destination: String) {
        #expect(html("[a *b*](\(destination))") == "<p>a <em>b</em></p>\n")
        #expect(html("![a *b*](\(destination))") == "<p>a b</p>\n")
    }

    @Test(
        "addresses that are relative, http, https, mailto and tel stay",
        arguments: [
            "../x/", "#t=754", "?q=a:b", "/a:b", "//example.com/", "http://a.b", "HTTPS://a.b", "mailto:a@b.c", "tel:+491", "a/b:c", "",
        ])
    func safe(destination: String) {
        #expect(html("[a](\(destination))") == "<p><a href=\"\(destination)\">a</a></p>\n")
    }

    @Test("inlines are added one after the other")
    func appending() {
        var renderer = HTMLRenderer()
        var html = HTML(markup: "<bdi>")
        for node in Document(parsing: "a *b* c").root.firstChild!.children.dropFirst() { renderer.append(node, to: &html) }
        #expect(html.bytes == Array("<bdi><em>b</em> c".utf8))
    }

    @Test("character references cannot bring in what HTML cannot hold")
    func characters() {
        #expect(html("a&#1;b&#x80;c&#xFEFF;d&#0;e&#13;f&#xFFFF;g") == "<p>abcd\u{FFFD}e\nf\u{FFFD}g</p>\n")
    }

    @Test("headings get names of their own, in their own script, and are listed without links")
    func anchors() {
        var renderer = HTMLRenderer(anchors: HeadingAnchors(prefix: "notes-"))
        let document = Document(parsing: "# What is *new*?\n\n## 模型 & [数据](x)\n\n# What is new\n\n### …\n\n# Überblick")
        let html = String(decoding: renderer.html(of: document.root).bytes, as: UTF8.self)
        #expect(
            html == """
                <h1 id="notes-what-is-new">What is <em>new</em>?</h1>
                <h2 id="notes-模型-数据">模型 &amp; <a href="x">数据</a></h2>
                <h1 id="notes-what-is-new-2">What is new</h1>
                <h3 id="notes-section">…</h3>
                <h1 id="notes-überblick">Überblick</h1>

                """)
        let entries = renderer.anchors!.entries
        #expect(entries.map(\.level) == [1, 2, 1, 3, 1])
        #expect(entries[1].id == "notes-模型-数据")
        #expect(String(decoding: entries[1].html.bytes, as: UTF8.self) == "模型 &amp; 数据")
    }

    @Test("a tree of fifty thousand levels is walked without recursion")
    func depth() {
        #expect(html(String(repeating: ">", count: 50_000) + "x").contains("<p>x</p>"))
        #expect(html(String(repeating: "[", count: 50_000)).contains("[[["))
        #expect(html(String(repeating: "*a **b ", count: 20_000)).contains("a"))
        #expect(html(String(repeating: "- ", count: 10_000) + "x").contains("<li>x</li>"))
    }

    @Test(
        "What stands on its page and elsewhere is rendered once: other addresses, no ids or sizes, and of some links the text alone",
        arguments: [
            ("[a](#t=5) and [b](x.html)", "a and <a href=\"https://e.example/x.html\">b</a>"),
            (
                "[a ![p](p.png \"t\") `c` *d*](#t=5)",
                "a <img src=\"https://e.example/p.png\" alt=\"p\" title=\"t\"> <code>c</code> <em>d</em>"
            ),
            ("[a <b title='<'>b</b>](#t=5)", "a <b title='<'>b</b>"),
            (
                "<img src=\"p.png\"> [c](#x) <a href='y'>y</a>",
                "<img src=\"https://e.example/p.png\"> c <a href='https://e.example/y'>y</a>"
            ),
            ("[a](#1)[b](#2 \"t\")", "ab"),
        ])
    func elsewhere(markdown: String, other: String) {
        var renderer = HTMLRenderer(allowsHTML: true)
        renderer.unclaimedIDs = ["t=5"]
        renderer.pictureSize = { _ in PixelSize(width: 4, height: 3) }
        // Twice: a renderer keeps nothing of what it rendered before.
        for _ in 0..<2 {
            let document = Document(parsing: markdown)
            let rendered = renderer.html(of: document.root) { address, _ in
                address.hasPrefix("#") ? nil : "https://e.example/\(address)"
            }
            #expect(String(decoding: rendered.elsewhere.bytes, as: UTF8.self) == "<p>\(other)</p>\n")
            var plain = HTMLRenderer(allowsHTML: true)
            plain.unclaimedIDs = ["t=5"]
            plain.pictureSize = { _ in PixelSize(width: 4, height: 3) }
            renderer.unclaimedIDs = ["t=5"]
            #expect(rendered.onPage == plain.html(of: document.root))
        }
    }
}
