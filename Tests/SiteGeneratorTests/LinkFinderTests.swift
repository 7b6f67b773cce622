import Content
import Testing

@testable import SiteGenerator

@Suite("Which of the known links an address stands for")
struct LinkFinderTests {
    private func links(_ mentions: [(address: String, line: Int, isInText: Bool)]) -> InternalLinks {
        InternalLinks(
            mentions.map {
                InternalLinks.Link(
                    mention: Mention(address: $0.address, line: $0.line, column: 1, sourceLine: $0.isInText ? nil : "url: x"),
                    target: .asWritten)
            })
    }

    @Test("Each is found once, on its line or below; where all are found, the last again, in front matter the first")
    func once() {
        var finder = LinkFinder(links([("a", 2, false), ("a", 3, false), ("a", 10, true), ("b", 10, true), ("a", 12, true)]))
        #expect(finder.use("a", line: 11) == 4)
        #expect(finder.use("a", line: 9) == 2)
        #expect(finder.use("a", line: 9) == 4, "there is none left")
        #expect(finder.use("a", line: nil) == 0 && finder.use("a", line: nil) == 1 && finder.use("a", line: nil) == 0)
        #expect(finder.use("c", line: 1) == nil)
        #expect(finder.used == [0, 1, 2, 4])
    }

    @Test("However they are asked for, the first that is left is found", arguments: 0..<50)
    func random(seed: Int) {
        var state = UInt64(seed)
        func below(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        var line = 1
        let mentions = (0..<30).map { index in
            line += below(3)
            return (address: ["a", "b"][below(2)], line: line, isInText: index > 8)
        }
        var finder = LinkFinder(links(mentions))
        var used: Set<Int> = []
        for _ in 0..<60 {
            let address = ["a", "b"][below(2)]
            let asked = below(4) == 0 ? nil : below(line + 2)
            let all = mentions.indices.filter { mentions[$0].address == address }
            let free = all.filter { !used.contains($0) && mentions[$0].isInText == (asked != nil) && mentions[$0].line >= asked ?? 0 }
            let expected = free.first ?? (asked == nil ? all.first : all.last)
            if let expected { used.insert(expected) }
            #expect(finder.use(address, line: asked) == expected)
        }
        #expect(finder.used == used.sorted())
    }

    @Test("Four times as many copies of one link take four times as long", arguments: [true, false])
    func linear(isInText: Bool) {
        func time(_ count: Int) -> Duration {
            let known = links((0..<count).map { ("a", isInText ? $0 : 2, isInText) })
            return ContinuousClock().measure {
                var finder = LinkFinder(known)
                for _ in 0..<count { _ = finder.use("a", line: isInText ? 0 : nil) }
                #expect(finder.used.count == count)
            }
        }
        // Sixteen, were it quadratic; whatever else the machine does only adds to it.
        #expect((0..<5).contains { _ in time(8000) < time(2000) * 10 })
    }
}
