import Podcast
import Testing

@Suite("Plain text")
struct PlainTextCharacterTests {
    @Test(
        "what HTML and XML cannot hold is dropped, and nothing else",
        arguments: [
            ("大家好，模型：是什么？！", "大家好，模型：是什么？！"), ("a\u{FEFF}b", "ab"), ("，\u{FEFF}，", "，，"), ("a\u{FFFE}\u{FFFF}\u{FFFD}", "a\u{FFFD}"),
            ("a\u{80}\u{9F}\u{A0}é", "a\u{A0}é"), ("a\r\nb\rc\td", "a\nb\nc\td"), ("\0\u{1}\u{7F}x", "x"),
            ("\u{2028}\u{202E}\u{1FFFE}", "\u{2028}\u{202E}\u{1FFFE}"),
        ])
    func dropped(text: String, plain: String) {
        #expect(Array(PlainText(text).string.unicodeScalars) == Array(plain.unicodeScalars))
    }
}
