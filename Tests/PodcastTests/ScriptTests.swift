import Podcast
import Testing

@Suite("Words in another language than their page's")
struct ScriptTests {
    @Test(
        "Letters tell",
        arguments: [
            ("麦克风", "en", "en", "und-Hani"), ("麦克风", "en", "zh-Hans", "zh-Hans"), ("麦克风", "ja", "en", nil), ("マイク", "zh", "ja", "ja"),
            ("마이크", "en", "en", "und-Hang"), ("editing", "zh-Hans", "en", "en"), ("AI", "zh-Hans", "zh-Hans", nil),
            ("editing", "en", "zh", nil),
            ("микрофон", "sr", "en", nil), ("микрофон", "sr-Latn", "en", "und-Cyrl"), ("صوت", "en", "ar", "ar"),
            ("2025 – 7", "zh", "en", nil),
            ("AI 麦克风", "en", "en", nil), ("AI 麦克风", "zh", "en", nil), ("", "en", "zh", nil), ("Музыка", "tt", "tt", nil),
            ("Музыка", "en", "tt", "und-Cyrl"), ("Größe", "ru", "de", "de"),
        ] as [(PlainText, String, String, String?)])
    func letters(_ text: PlainText, _ page: String, _ show: String, _ expected: String?) throws {
        #expect(text.language(on: try #require(Language(page)), of: try #require(Language(show)))?.tag == expected)
    }
}
