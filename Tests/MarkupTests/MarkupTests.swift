import Podcast
import Testing

@testable import Markup

@Suite struct HTMLTests {
    @Test(
        "Text can never become markup, whatever stands beside its quotes and brackets",
        arguments: [
            ("a < b & c > d", "a &lt; b &amp; c &gt; d"), ("\"\u{301}", "&quot;\u{301}"), ("<\u{338}script>", "&lt;\u{338}script&gt;"),
            ("it's", "it&#39;s"), ("]]>", "]]&gt;"), ("好", "好"), ("", ""),
        ])
    func escaped(text: String, html: String) {
        #expect(HTML(text: PlainText(text)).bytes == Array(html.utf8))
    }
}

@Suite struct JSONTextTests {
    @Test("JSON can stand in a page's script element, and in JavaScript")
    func escapes() {
        var json = JSONText()
        json.object { json in
            json.key("title")
            json.string("</script><!-- \u{2028} \"quoted\" \\ \n\t\u{1} 好")
            json.key("numbers")
            json.array { json in
                json.number(1)
                json.number(Seconds(milliseconds: 754_320))
                json.bool(true)
                json.object { _ in }
            }
        }
        #expect(
            String(decoding: json.bytes, as: UTF8.self)
                == #"{"title":"\u003c/script\u003e\u003c!-- \u2028 \"quoted\" \\ \n\t\u0001 好","numbers":[1,754.32,true,{}]}"#)
    }
}

@Suite struct SitePathTests {
    @Test(
        "A path stays inside the site",
        arguments: [
            "", "/a", "a//b", "../a", "a/..", "a/./b", "a\\b", "a/", "a\u{0}b", "a\nb", "a\tb", "a\u{7F}",
            String(repeating: "x", count: 256),
        ])
    func refused(path: String) {
        #expect(SitePath(path) == nil)
    }

    @Test(
        "Links are relative, so that the site works below any address",
        arguments: [
            ("index.html", "index.html", "./"), ("index.html", "episodes/a/index.html", "episodes/a/"),
            ("episodes/a/index.html", "index.html", "../../"), ("episodes/a/index.html", "episodes/b/index.html", "../b/"),
            ("episodes/a/index.html", "episodes/a/transcript.vtt", "transcript.vtt"),
            ("episodes/a/index.html", "episodes/a/index.html", "./"),
            ("episodes/a/index.html", "assets/site.css", "../../assets/site.css"), ("index.html", "people/张奇/index.html", "people/张奇/"),
            ("index.html", "a b/50%.html", "a%20b/50%25.html"), ("index.html", "a:b/index.html", "./a:b/"),
            ("episodes/a/index.html", "episodes/index.html", "../"),
        ])
    func links(from: String, to: String, link: String) {
        #expect(SitePath(from)!.link(to: SitePath(to)!) == link)
    }

    @Test("Absolute addresses are percent-encoded as URLs ask")
    func urlPaths() {
        #expect(SitePath("people/张/index.html")!.urlPath == "people/%E5%BC%A0/")
        #expect(SitePath("index.html")!.urlPath == "")
        #expect(SitePath("feed.xml")!.urlPath == "feed.xml")
    }
}
