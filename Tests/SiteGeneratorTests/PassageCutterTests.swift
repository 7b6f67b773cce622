import Testing

@testable import SiteGenerator

@Suite("Parts of a transcript")
struct PassageCutterTests {
    @Test("A chapter that is short is one part, and one without a word none")
    func short() {
        #expect(PassageCutter.ranges(of: []) == [])
        #expect(PassageCutter.ranges(of: [0]) == [0..<1])
        #expect(PassageCutter.ranges(of: [400, 500, 600]) == [0..<3])
    }

    @Test("A line of Chinese letters is as long as one of twice as many Latin ones")
    func width() {
        let latin = PassageCutter.length(of: "Ein Gruß an alle")
        #expect(PassageCutter.length(of: "向所有人问好向") == latin - 2)
    }

    @Test("A long one is cut into parts that are alike, whatever its paragraphs are", arguments: [80, 160, 675, 1275])
    func long(paragraph: Int) {
        let lengths = (0..<(90_000 / paragraph)).map { $0 % 3 == 0 ? paragraph : max(1, paragraph / 2) }
        let ranges = PassageCutter.ranges(of: lengths)
        #expect(ranges.flatMap { Array($0) } == Array(lengths.indices), "each paragraph is in one of them, in order")
        for range in ranges {
            let length = lengths[range].reduce(0, +)
            #expect(length > PassageCutter.limit / 2 - paragraph && length <= PassageCutter.limit + paragraph, "\(range): \(length)")
        }
    }
}
