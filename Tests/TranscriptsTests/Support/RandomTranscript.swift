import Podcast

@testable import Transcripts

/// SplitMix64, seeded, so that a failure can be had again.
struct Generator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// A transcript of random cues in order, each with both times.
struct RandomTranscript {
    private static let words = [
        "so", "the", "ceiling", "is", "a", "Model.", "Really?", "No!", "12:30", "5", "3.5", "Dr.", "e.g.", "don't", "(well)", "“quoted”",
        "你好，", "世界。", "统计", "学习", "は", "です。", "สวัสดี", "안녕", "مرحبا", "שלום", "Straße", "e\u{301}", "👩‍👩‍👧", "—", "…", "¿Qué?", "नमस्ते।",
        "pneumonoultramicroscopicsilicovolcanoconiosis", "https://example.com/a/very/long/address/that/nobody/can/say/in/one/breath",
    ]
    /// What would be something else if it were not text.
    private static let hostile = [
        "<b>", "</v>", "<v Ann>", "<i", "a<b", "&amp;", "&#60;", "&", "{\\an8}", "{x}", "-->", "5 --> 6", "00:00:01,000 --> 00:00:02,000",
        "NOTE", "WEBVTT",
        "STYLE", "]]>", "\\N", "\"", "'", "[music]", "**", "#", "[00:01]",
    ]
    static let names: [PlainText] = ["Ann", "Jo Marsh", "大卫", "SPEAKER_00", "Neil deGrasse Tyson"]

    let cues: [Cue]

    /// - Parameter names: of those who speak; with an empty list nobody is named.
    init(_ random: inout Generator, count: Int, names: [PlainText], isHostile: Bool) {
        var cues: [Cue] = []
        var time = 0
        for _ in 0..<count {
            time += Int.random(in: 0...5000, using: &random)
            let end = time + Int.random(in: 1...9000, using: &random)
            var text = ""
            for _ in 0..<Int.random(in: 1...30, using: &random) {
                if !text.isEmpty { text += Int.random(in: 0..<8, using: &random) == 0 ? "\n" : " " }
                let isTrap = isHostile && Int.random(in: 0..<4, using: &random) == 0
                text += (isTrap ? Self.hostile : Self.words).randomElement(using: &random)!
            }
            cues.append(
                Cue(
                    start: Seconds(milliseconds: time), end: Seconds(milliseconds: end), speaker: names.randomElement(using: &random),
                    text: PlainText(text)))
        }
        self.cues = cues
    }
}

extension [Cue] {
    /// The same cues, their lines joined as a reader joins them.
    var joined: [Cue] {
        map { cue in
            var joined = cue
            joined.text = cue.text.joined
            return joined
        }
    }
}

extension PlainText {
    /// Its lines as one.
    var joined: PlainText {
        var text = TurnText(cuesAreParagraphs: false)
        text.append(self, cue: 0, after: .none)
        return PlainText(String(decoding: text.bytes, as: UTF8.self))
    }
}
