import Storage

/// What speech recognition writes, and what was said.
public struct Correction: Sendable, Hashable, Storable {
    /// What the transcript has.
    public var wrong: PlainText
    public var right: PlainText
    /// Whether the case of what was found is kept: `Strelberry` and `strelberry` become `Strawberry` and `strawberry`.
    public var keepsCase: Bool
    /// Whether only what is written in the same case is meant.
    public var matchesCase: Bool

    public init(_ wrong: PlainText, to right: PlainText, keepsCase: Bool = false, matchesCase: Bool = false) {
        self.wrong = wrong
        self.right = right
        self.keepsCase = keepsCase
        self.matchesCase = matchesCase
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(wrong)
        writer.write(right)
        writer.write(keepsCase)
        writer.write(matchesCase)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        wrong = try reader.read()
        right = try reader.read()
        keepsCase = try reader.read()
        matchesCase = try reader.read()
    }
}

/// One of the two scripts of Chinese, by its ISO 15924 code.
public enum ChineseScript: String, Sendable, CaseIterable, Storable {
    case simplified = "Hans"
    case traditional = "Hant"

    public func store(to writer: inout StorageWriter) { writer.write(rawValue) }
    public init(from reader: inout StorageReader) throws(Damaged) {
        guard let script = ChineseScript(rawValue: try reader.read(String.self)) else { throw Damaged() }
        self = script
    }
}
