/// Makes English sentences of mixed length that look like speech, the same ones for the same seed.
struct SentenceMaker {
    private var generator: SplitMix64

    init(seed: UInt64) { generator = SplitMix64(state: seed) }

    mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }

    /// - Parameter length: about how many bytes it has.
    mutating func sentence(of length: Int) -> String {
        var sentence = pick(Self.openings)
        while sentence.utf8.count < length - 12 {
            sentence += " " + pick(Self.verbs) + " " + pick(Self.determiners) + " " + pick(Self.nouns)
            if sentence.utf8.count < length - 20 { sentence += pick(Self.joints) }
        }
        return sentence + pick(Self.endings)
    }

    /// A few words without an end, for titles.
    mutating func title() -> String {
        let verb = pick(Self.gerunds)
        return "\(verb) \(pick(Self.determiners)) \(pick(Self.nouns))"
    }

    /// Sentences until there are `words` words or more.
    mutating func paragraph(words: Int) -> String {
        var sentences: [String] = []
        var count = 0
        while count < words {
            let sentence = sentence(of: 50 + number(below: 60))
            count += sentence.utf8.count { $0 == 0x20 } + 1
            sentences.append(sentence)
        }
        return sentences.joined(separator: " ")
    }

    private mutating func pick(_ words: [String]) -> String { words[number(below: words.count)] }

    private static let openings = [
        "I", "We", "You", "They", "So they", "And then we", "Most listeners", "Our editor", "The people who", "Honestly, I",
        "In the end you",
        "My first producer", "Well, we", "It's true that they", "Back then I", "Every show that we",
    ]
    private static let verbs = [
        "recorded", "wanted", "didn't hear", "rebuilt", "cut", "never liked", "learned from", "forgot", "paid for", "moved", "wrote down",
        "heard",
        "talked about", "cared for", "lost", "found", "kept", "asked for", "listened to", "argued over",
    ]
    private static let gerunds = [
        "Recording", "Rebuilding", "Cutting", "Learning from", "Forgetting", "Paying for", "Moving", "Losing", "Finding", "Keeping",
        "Listening to",
    ]
    private static let determiners = ["the", "a", "that", "this one", "our", "another", "the very first", "some kind of", "your", "no"]
    private static let nouns = [
        "microphone", "room", "interview", "silence", "story", "feed", "transcript", "breath between two words", "tape", "archive", "laugh",
        "cable",
        "sound of rain", "studio in the cellar", "question", "answer", "mistake", "second take", "audience", "train station", "season",
        "sponsor",
        "city council", "letter from a listener", "chapter",
    ]
    private static let joints = [" and", ", because we", ", which", " but", " when they", " while I", ", so you", " if we", ""]
    private static let endings = [".", ".", ".", ".", "?", "!", ".", ", you know.", ", right?"]
}

/// Sebastiano Vigna's SplitMix64 (https://prng.di.unimi.it/splitmix64.c): small, fast, the same everywhere.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
