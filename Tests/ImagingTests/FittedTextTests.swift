import Podcast
import Testing

@testable import Imaging

@Suite("Titles in lines")
struct FittedTextTests {
    private static let space = FittedText.Space(width: 800, height: 320, leading: 1.2, mostLines: 4)
    private static let sizes = [80, 64, 50, 44]

    private func fitted(_ text: PlainText, keepsWords: Bool = false) -> FittedText {
        FittedText(text, in: Self.space, sizes: Self.sizes, keepsWords: keepsWords)
    }

    @Test(
        "A title is as large as may be, and its lines are about as long as each other",
        arguments: [
            ("Rice", 80, ["Rice"]), ("What a model is, and what it is not", 80, ["What a model is,", "and what it is not"]),
            ("先听房间，再买麦克风，然后录音", 80, ["先听房间，再买麦", "克风，然后录音"]),
            ("一二三四五六七八九十（一）", 80, ["一二三四五六七", "八九十（一）"]), ("", 80, []),
        ] as [(PlainText, Int, [String])])
    func lines(title: PlainText, size: Int, lines: [String]) {
        let fitted = fitted(title)
        #expect(fitted.size == size)
        #expect(fitted.lines == lines)
    }

    @Test("No line begins with a mark that closes, or ends with one that opens")
    func marks() {
        let text = "他说：「录音之前（哪怕只有五分钟），先听一听房间。」然后呢？没有然后了！《完》"
        for width in stride(from: 120.0, to: 800, by: 10) {
            let pieces = LineBreaking.pieces(of: text, keepsWords: false)
            for line in LineBreaking.lines(of: pieces, width: width / 40) {
                #expect(!"，。：；？！）」》".contains(line.text.first!), "\(line.text)")
                #expect(!"（「《".contains(line.text.last!), "\(line.text)")
            }
        }
    }

    @Test("Words of Korean stay whole")
    func korean() {
        let fitted = fitted("녹음하기 전에 방을 먼저 들어 보세요", keepsWords: true)
        #expect(fitted.lines.joined(separator: " ") == "녹음하기 전에 방을 먼저 들어 보세요")
    }

    @Test("One that is too long ends with “…”, at a word's end where it has words; a word that is too long is broken")
    func tooLong() {
        let long = fitted(PlainText(String(repeating: "Everything that we know ", count: 30)))
        #expect(long.size == 44)
        #expect(long.lines.count == 4)
        #expect(long.lines[3].hasSuffix("…"))
        #expect(["Everything", "that", "we", "know"].contains { long.lines[3].hasSuffix("\($0)…") })
        let word = fitted(PlainText(String(repeating: "Donau", count: 20)))
        #expect(word.lines.joined() == String(repeating: "Donau", count: 20))
        #expect(word.lines.count > 1)
        let characters = fitted(PlainText(String(repeating: "字", count: 500)))
        #expect(characters.lines.last?.hasSuffix("…") ?? false)
    }

    @Test("No line is wider than its space, whatever the text")
    func anyText() {
        var random = SystemRandomNumberGenerator()
        let parts = ["a", "Wort ", "字", "（", "」", " ", "e\u{301}", "ع", "👩‍👩‍👧", "-", "\n", "\u{200B}", "W"]
        for _ in 0..<300 {
            let text = PlainText((0..<Int.random(in: 0...120, using: &random)).map { _ in parts.randomElement(using: &random)! }.joined())
            let fitted = fitted(text)
            #expect(fitted.lines.count <= 4)
            for line in fitted.lines { #expect(FittedText.width(of: line) * Double(fitted.size) <= 800.001, "\(line)") }
        }
    }
}
