import CommonMark
import Podcast
import Testing

@testable import SiteGenerator

@Suite("Addresses that survey finds in Markdown")
struct DestinationsTests {
    private func found(_ markdown: String) -> [String] {
        AuthorText(markdown: markdown, file: "a.md", line: 1).internalDestinations.map(\.address)
    }

    @Test("Links, pictures and definitions, with their escapes taken out; addresses elsewhere are left out")
    func forms() {
        #expect(
            found(
                """
                [a](x.md) ![b](<my map.png> "A map") [c](a_\\(b\\).pdf) [d](a_(b(c)).pdf 'x') [e](&#97;&#x62;&amp;.md#h?i)
                [f](https://a.example/) [g](mailto:a@b.example) [h](//a.example) [i]( /j/ ) [k](
                l.md) [m](<n\\>o>) [p]()
                [q]: ../r.md
                [s]: <t u.md>
                """) == [
                    "x.md", "my map.png", "a_(b).pdf", "a_(b(c)).pdf", "ab&.md#h?i", "/j/", "l.md", "n>o", "../r.md", "t u.md",
                ])
    }

    @Test("Whatever is written, no link within the site is missed", arguments: 0..<200)
    func nothingMissed(seed: Int) {
        var state = UInt64(seed + 1)
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        let pieces = [
            "[", "]", "](", ")", "!", "(", "<", ">", "a", "b.md", "../c/", "#d", "?e", " ", "\n", "\\", "\"t\"", "'u'", "]: ",
            "[a]: f.md\n",
            "`", "*", "_", "&amp;", "&#65;", "/", "%20", "é", "图.md", "> ", "- ", "[a]", "\\(", "\\)", "&", ";", "\t",
        ]
        for _ in 0..<50 {
            var markdown = ""
            for _ in 0..<(5 + next(40)) { markdown += pieces[next(pieces.count)] }
            let text = AuthorText(markdown: markdown, file: "a.md", line: 1)
            let found = Set(text.internalDestinations.map(\.address))
            _ = AuthorMarkdown().rewrite(text) { reference in
                let address = reference.destination
                if AuthorLinks.isPath(address) || address.hasPrefix("#") {
                    #expect(found.contains(address), "\(address.debugDescription) of \(markdown.debugDescription)")
                }
                return address
            }
        }
    }

    @Test("A text of nothing but brackets takes linear time", arguments: ["](", "]:", "](<", "[a](", "](a", "](\\"])
    func hostile(piece: String) {
        func time(_ count: Int) -> Duration {
            let text = AuthorText(markdown: String(repeating: piece, count: count), file: "a.md", line: 1)
            return (0..<3).map { _ in ContinuousClock().measure { _ = text.internalDestinations } }.min()!
        }
        #expect(time(20_000) < time(2_500) * 30, "eight times as long a text; quadratic would be 64 times as slow")
    }
}
