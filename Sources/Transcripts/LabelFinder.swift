import Podcast

/// A line that may begin with the name of who speaks: `Name: text`, `[Name]: text`, `>> Name: text`, `名字：text`.
struct LabelledLine {
    static let longestName = 40
    static let mostWords = 5
    /// Bytes of dashes, arrows and spaces before a name. A line may be megabytes of them, and be looked at from every place in it.
    private static let longestLead = 64

    /// Without brackets and colon.
    let name: Bytes
    /// What follows the colon.
    let rest: Bytes

    init?(_ line: Bytes) {
        let isLead = { (byte: UInt8) in byte.isSpace || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "-") }
        guard let start = line.prefix(Self.longestLead).firstIndex(where: { !isLead($0) }) else { return nil }
        // Four bytes a character at most.
        let limit = min(line.count, start + Self.longestName * 4 + 4)
        var index = start
        while index < limit {
            let byte = line[index]
            if byte == UInt8(ascii: ":") {
                // Not in 12:30 or https://; but 大卫翁:你好 has no space after it.
                if index + 1 < line.count, !line[index + 1].isSpace, line[index + 1] < 0x80 { return nil }
                break
            }
            if byte == 0xEF, index + 2 < line.count, line[index + 1] == 0xBC, line[index + 2] == 0x9A { break }
            index += 1
        }
        guard index < limit else { return nil }
        let colonLength = line[index] == UInt8(ascii: ":") ? 1 : 3
        guard let name = Self.name(line.slice(start..<index)) else { return nil }
        self.name = name
        rest = line.slice(from: index + colonLength)
    }

    /// The name without white space and brackets around it; nil for what is too long to be one, or has punctuation that names have not.
    static func name(_ bytes: Bytes) -> Bytes? {
        var name = bytes.trimmed
        if let first = name.first, let last = name.last,
            (first == UInt8(ascii: "[") && last == UInt8(ascii: "]")) || (first == UInt8(ascii: "(") && last == UInt8(ascii: ")"))
        {
            name = name.slice(1..<name.count - 1).trimmed
        }
        guard !name.isEmpty else { return nil }
        var (characters, words, hasLetter) = (0, 1, false)
        for index in name.indices {
            let byte = name[index]
            if byte & 0xC0 != 0x80 { characters += 1 }
            if byte.isSpace, !name[index - 1].isSpace { words += 1 }
            if byte.isLetter || byte >= 0x80 { hasLetter = true }
            switch byte {
            case UInt8(ascii: ","): guard isTitle(name.slice(from: index + 1)) else { return nil }
            case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "/"):
                return nil
            default: break
            }
        }
        guard characters <= longestName, words <= mostWords, hasLetter else { return nil }
        let hasPunctuation = String(decoding: name, as: UTF8.self).unicodeScalars.contains {
            ["，", "。", "、", "！", "？", "；", "“", "”", "「", "」", "…", "؟", "،", "।"].contains($0)
        }
        return hasPunctuation ? nil : name
    }

    /// Whether what follows a comma belongs to a name: `Mireille Reece, PsyD`, `Martin Luther King, Jr.`
    private static func isTitle(_ bytes: Bytes) -> Bool {
        let word = bytes.trimmed
        guard (2...6).contains(word.count), word.allSatisfy({ $0.isLetter || $0 == UInt8(ascii: ".") }) else { return false }
        return word.hasPrefix("Jr") || word.hasPrefix("Sr") || word.reduce(0) { $1.isUppercaseLetter ? $0 + 1 : $0 } >= 2
    }

    var key: String { String(decoding: name, as: UTF8.self) }

    var evidence: LabelFinder.Evidence {
        let rest = rest.trimmed
        return rest.hasPrefix("http://") || rest.hasPrefix("https://") ? .address : .colon
    }
}

/// Tells labels from prose that has a colon in it.
///
/// A label is a name the caller knows; or it looks like a name and recurs, or stands beside a time; or it looks like one in a file that
/// has other labels.
struct LabelFinder {
    enum Evidence: Comparable {
        /// A colon and an address, `Source: https://example.com`.
        case address
        /// A short line of its own.
        case alone
        case colon
        /// A time beside it.
        case time
    }

    private var candidates: [String: (count: Int, evidence: Evidence)] = [:]
    private let knownNames: Set<LabelKey>
    /// A file of nothing but different short beginnings is not a transcript of thousands of speakers.
    private static let mostCandidates = 5000

    init(knownNames: Set<LabelKey>) {
        self.knownNames = knownNames
    }

    mutating func note(_ line: LabelledLine?) {
        if let line { note(line.key, line.evidence) }
    }

    mutating func note(_ name: String, _ evidence: Evidence) {
        if let known = candidates[name] {
            candidates[name] = (known.count + 1, max(known.evidence, evidence))
        } else if candidates.count < Self.mostCandidates {
            candidates[name] = (1, evidence)
        }
    }

    func accepted() -> Set<String> {
        var accepted: Set<String> = []
        for (name, candidate) in candidates where isLabel(name, candidate) { accepted.insert(name) }
        guard !accepted.isEmpty else { return accepted }
        for (name, candidate) in candidates where candidate.evidence == .colon && NameShape(name) == .capitalised {
            accepted.insert(name)
        }
        return accepted
    }

    private func isLabel(_ name: String, _ candidate: (count: Int, evidence: Evidence)) -> Bool {
        if knownNames.contains(LabelKey(PlainText(name))) { return true }
        let shape = NameShape(name)
        switch candidate.evidence {
        case .time: return shape != .prose
        case .colon: return shape != .prose && candidate.count >= 2
        case .alone: return shape == .capitalised && candidate.count >= 2
        case .address: return false
        }
    }
}

/// Whether words look like a name.
enum NameShape {
    /// Each word begins with a capital or a digit, but for particles (`Neil deGrasse Tyson`, `Carlos de la Torre`).
    case capitalised
    /// In a script that has no capitals.
    case uncased
    case prose

    /// Words that begin sentences and are followed by a colon, and words that say that somebody speaks: 他说：
    private static let openers: Set<String> = [
        "so", "and", "but", "now", "note", "notes", "example", "yes", "no", "well", "okay", "ok", "right", "then", "also", "ps", "warning",
        "first",
        "second", "third", "finally", "because", "like", "http", "https", "update", "edit", "source", "link", "links", "see", "chapter",
        "part",
    ]
    private static let sayingEndings: Set<Unicode.Scalar> = ["说", "說", "道", "是", "如", "为", "為", "想", "问", "即", "下"]
    private static let particles: Set<String> = [
        "de", "da", "do", "dos", "del", "della", "di", "la", "le", "van", "von", "der", "den", "ter", "the", "of", "and", "y", "e", "al",
        "el", "bin", "ibn",
        "und", "et",
    ]

    init(_ name: String) {
        let words = name.split(whereSeparator: \.isWhitespace)
        guard let first = words.first?.unicodeScalars.first else {
            self = .prose
            return
        }
        guard first.properties.isCased || ("0"..."9").contains(first) else {
            let endsInSaying = name.unicodeScalars.last.map(Self.sayingEndings.contains) ?? false
            // Nobody is called by more than a dozen ideographs; in scripts with spaces, by more than five words.
            self = name.unicodeScalars.count <= 24 && !(endsInSaying && name.unicodeScalars.count > 1) ? .uncased : .prose
            return
        }
        if Self.openers.contains(name.lowercased()) {
            self = .prose
            return
        }
        for (index, word) in words.enumerated() {
            let scalar = word.unicodeScalars.first!
            let hasCapital = word.unicodeScalars.contains { $0.properties.isUppercase }
            let isCapitalised = !scalar.properties.isLowercase || hasCapital
            guard isCapitalised || (index > 0 && Self.particles.contains(word.lowercased())) else {
                // speaker_0, host: identifiers of tools, one word.
                self = words.count == 1 && word.unicodeScalars.contains { ("0"..."9").contains($0) } ? .capitalised : .prose
                return
            }
        }
        self = .capitalised
    }
}

extension PlainText {
    /// Gives each line's bytes.
    func withEachLine(_ body: (Bytes) -> Void) {
        var string = string
        string.withUTF8 { bytes in
            for line in Lines(bytes) { body(line) }
        }
    }
}
