import Diagnostics
import Podcast

/// The keys of one mapping. Asking for a key declares it: what was never asked for is unknown.
struct Fields: Sendable {
    /// What other generators and feeds call our keys.
    private static let wordsOfOthers = [
        "author": "people", "authors": "people", "description": "summary", "episode": "number", "excerpt": "summary", "file": "audio",
        "guest": "people", "guests": "people", "host": "people", "hosts": "people", "id": "slug", "image": "cover", "keywords": "tags",
        "lang": "language", "mp3": "audio",
        "name": "title", "permalink": "slug", "pubDate": "date", "published": "date", "time": "start", "uuid": "guid",
    ]

    private let pairs: [YAML.Pair]
    let start: Int
    private var known: [String] = []
    private var findings = Findings()

    /// - Parameter start: where the mapping begins.
    init(_ pairs: [YAML.Pair], start: Int) {
        self.start = start
        self.pairs = Self.withoutDuplicates(pairs, &findings)
    }

    /// The value of `key`, read as `reading` says. Nil where the key is missing, empty or wrong.
    mutating func read<Value>(_ key: String, _ reading: Reading<Value>) -> Value? {
        known.append(key)
        guard let pair = pairs.first(where: { $0.key.name == key }) else { return nil }
        if pair.value.isNothing {
            pair.value.reportLoss(to: &findings)
            return nil
        }
        return reading.read(pair.value, &findings)
    }

    /// The value of `key` and where it stands.
    mutating func written<Value>(_ key: String, _ reading: Reading<Value>) -> Written<Value>? {
        read(key, reading).map { Written(value: $0, position: position(of: key)) }
    }

    /// The value of a key that has to be there.
    /// - Parameter example: the line to add.
    mutating func required<Value>(_ key: String, _ reading: Reading<Value>, example: String) -> Value? {
        let found = pairs.first { $0.key.name == key }
        guard let found else {
            if reportCapitals(of: key) { return read(key, reading) }
            findings.report(.missingKey, "`\(key)` is missing", at: start, hint: "add a line like `\(example)`")
            return read(key, reading)
        }
        if found.value.isBlank {
            findings.report(.missingKey, "`\(key)` is empty", at: found.key.start, hint: "write a line like `\(example)`")
        }
        return read(key, reading)
    }

    /// Reports a key that has to be there, and is there in capitals.
    /// - Returns: whether there is one.
    mutating func reportCapitals(of key: String) -> Bool {
        guard let pair = pairs.first(where: { $0.key.name != key && $0.key.name.lowercased() == key }) else { return false }
        known.append(pair.key.name)
        findings.report(
            .missingKey, "keys are written in small letters", at: pair.key.start, hint: "did you mean `\(key)`?")
        return true
    }

    mutating func requiredWritten<Value>(_ key: String, _ reading: Reading<Value>, example: String) -> Written<Value>? {
        required(key, reading, example: example).map { Written(value: $0, position: position(of: key)) }
    }

    /// Where a key's value stands; where the mapping begins if there is no such key.
    func position(of key: String) -> Int {
        pairs.first { $0.key.name == key }?.value.start ?? start
    }

    /// What stands behind a key that is left without a value, since YAML takes it for a comment. The key is known then.
    mutating func lostToComment(_ key: String) -> YAML.Loss? {
        guard let value = pairs.first(where: { $0.key.name == key })?.value, value.isNothing, let loss = value.loss else { return nil }
        known.append(key)
        return loss
    }

    func has(_ key: String) -> Bool {
        pairs.contains { $0.key.name == key && !$0.value.isNothing }
    }

    mutating func report(_ kind: Diagnostic.Kind, _ message: String, at position: Int, hint: String? = nil) {
        findings.report(kind, message, at: position, hint: hint)
    }

    /// Warns of the keys that nobody asked for.
    /// - Returns: everything that was found in the mapping.
    consuming func finish() -> Findings {
        for pair in pairs where !known.contains(pair.key.name) {
            let name = pair.key.name
            // Of thousands no more are shown.
            guard findings.all.count < ContentFile.mostFindings else {
                findings.report(.unknownKey, "`\(name.abridged)` is not a key that is known here", at: pair.key.start)
                continue
            }
            let meant = didYouMean(name, among: known) ?? Self.wordsOfOthers[name].flatMap { known.contains($0) ? $0 : nil }
            // `{title: A train, standing}`
            let isRestOfText = meant == nil && pair.value.isNothing
            // `{start:12:34}`
            let joined = known.first { isRestOfText && name.hasPrefix("\($0):") }
            findings.report(
                .unknownKey, "`\(name.abridged)` is not a key that is known here", at: pair.key.start,
                hint: joined.map { "put a space after the colon: `\($0): \(name.dropFirst($0.count + 1))`" }
                    ?? meant.map { "did you mean `\($0)`?" }
                    ?? (isRestOfText
                        ? "if it belongs to the text before it, put the whole text in quotes: within { } a comma ends a value"
                        : "the keys here are \(known.sorted().joined(separator: ", "))"))
        }
        return findings
    }

    /// Of keys that are written twice the first counts.
    static func withoutDuplicates(_ pairs: [YAML.Pair], _ findings: inout Findings) -> [YAML.Pair] {
        var first: [String: Int] = [:]
        return pairs.filter { pair in
            guard let start = first.updateValue(pair.key.start, forKey: pair.key.name) else { return true }
            first[pair.key.name] = start
            findings.report(
                .duplicateKey, "`\(pair.key.name.abridged)` is written a second time", at: pair.key.start,
                hint: "keep one of the two", note: ("the first is here", start))
            return false
        }
    }
}

extension YAML {
    var isNothing: Bool {
        if case .nothing = content { true } else { false }
    }

    /// Whether it is nothing, or text with nothing in it.
    var isBlank: Bool {
        if case .text(let text) = content { PlainText(text).trimmed.isEmpty } else { isNothing }
    }
}

extension String {
    /// At most 60 characters of it, for messages. By scalars: a single `Character` may have thousands of accents.
    var abridged: String {
        let start = unicodeScalars.prefix(60)
        return start.endIndex == endIndex ? self : String(start) + "…"
    }
}
