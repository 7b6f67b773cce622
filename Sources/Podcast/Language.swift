import Storage

/// A BCP 47 language tag, such as `en`, `zh-Hans` or `pt-BR`.
public struct Language: Sendable, Hashable, Storable, CustomStringConvertible {
    public let tag: String
    /// Whether its usual script runs from right to left.
    public let isRightToLeft: Bool

    /// - Returns: nil for what cannot be a tag: subtags of 1 to 8 ASCII letters and digits, joined by hyphens, the first of 2 or 3 letters.
    ///   (Longer ones are kept for languages that nobody has registered, https://www.rfc-editor.org/rfc/rfc5646#section-2.2.1, and `english`
    ///   is none.)
    ///   An underscore is taken for a hyphen.
    public init?(_ text: String) {
        let subtags = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        guard let first = subtags.first, (2...3).contains(first.utf8.count), first.utf8.allSatisfy(Self.isLetter) else { return nil }
        for subtag in subtags.dropFirst() {
            guard (1...8).contains(subtag.utf8.count), subtag.utf8.allSatisfy({ Self.isLetter($0) || (0x30...0x39).contains($0) })
            else { return nil }
        }
        tag = subtags.enumerated().map { index, subtag in
            switch (index, subtag.utf8.count) {
            case (0, _): subtag.lowercased()
            case (_, 4): subtag.prefix(1).uppercased() + subtag.dropFirst().lowercased()
            case (_, 2): subtag.uppercased()
            default: subtag.lowercased()
            }
        }.joined(separator: "-")
        isRightToLeft = Self.isRightToLeft(subtags)
    }

    private static func isRightToLeft(_ subtags: [Substring]) -> Bool {
        if let script = subtags.dropFirst().first(where: { $0.utf8.count == 4 })?.lowercased() {
            return ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg"].contains(script)
        }
        return [
            "ar", "he", "iw", "fa", "ur", "ps", "sd", "ug", "yi", "ji", "dv", "ckb", "syr", "arc", "nqo",
        ].contains(subtags[0].lowercased())
    }

    public static let english = Language("en")!

    public var description: String { tag }
    /// The first subtag: `zh` of `zh-Hans`.
    public var primary: String { String(tag.prefix { $0 != "-" }) }
    /// Whether it is Chinese: written with characters that have a simplified and a traditional form.
    public var isChinese: Bool { ["zh", "cmn", "yue", "wuu", "nan", "hak", "gan", "hsn", "lzh"].contains(primary) }
    /// The tags to look for, the nearest first: `zh-TW` gives `zh-TW`, `zh-Hant`, `zh`.
    public var fallbacks: [String] {
        var tags = [tag]
        if primary == "zh" {
            let traditional = ["-Hant", "-TW", "-HK", "-MO"].contains { tag.contains($0) }
            tags.append(traditional ? "zh-Hant" : "zh-Hans")
        }
        tags.append(primary)
        var seen: Set<String> = []
        return tags.filter { seen.insert($0).inserted }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    public func store(to writer: inout StorageWriter) { writer.write(tag) }
    public init(from reader: inout StorageReader) throws(Damaged) {
        guard let language = Language(try reader.read(String.self)) else { throw Damaged() }
        self = language
    }
}
