import Storage

/// Something a podcaster should know about what they wrote: what is wrong, where, and what to write instead.
public struct Diagnostic: Error, Sendable, Equatable, Storable {
    public enum Severity: UInt8, Sendable, Comparable {
        case warning, error

        public static func < (one: Severity, other: Severity) -> Bool { one.rawValue < other.rawValue }
    }

    /// A sort of mistake, with a permanent name. Each room declares its own as static members, with what they mean and the
    /// way out; the reference page of the documentation is made from them.
    public struct Kind: Sendable {
        public let name: String
        public let severity: Severity
        public let meaning: String
        public let wayOut: String

        public init(_ name: String, _ severity: Severity, meaning: String, wayOut: String) {
            self.name = name
            self.severity = severity
            self.meaning = meaning
            self.wayOut = wayOut
        }
    }

    /// Another place that belongs to the mistake, such as the first of two equal slugs.
    public struct Note: Sendable, Equatable, Storable {
        public var message: String
        public var location: SourceLocation

        public init(_ message: String, at location: SourceLocation) {
            self.message = message
            self.location = location
        }

        public func store(to writer: inout StorageWriter) {
            writer.write(message)
            writer.write(location)
        }

        public init(from reader: inout StorageReader) throws(Damaged) {
            message = try reader.read()
            location = try reader.read()
        }
    }

    /// The permanent name of its kind, such as `unknown-key`.
    public var name: String
    public var severity: Severity
    /// What is wrong, in a sentence without a capital or a full stop: `there is no month 13`.
    public var message: String
    public var location: SourceLocation
    /// What to write instead.
    public var hint: String?
    public var notes: [Note]

    public init(
        _ kind: Kind, _ message: String, at location: SourceLocation, hint: String? = nil, notes: [Note] = []
    ) {
        name = kind.name
        severity = kind.severity
        self.message = message
        self.location = location
        self.hint = hint
        self.notes = notes
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(name)
        writer.append(severity.rawValue)
        writer.write(message)
        writer.write(location)
        writer.write(hint)
        writer.write(notes)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        name = try reader.read()
        guard let severity = Severity(rawValue: try reader.readByte()) else { throw Damaged() }
        self.severity = severity
        message = try reader.read()
        location = try reader.read()
        hint = try reader.readOptional()
        notes = try reader.readArray()
    }
}

/// Diagnostics in the order in which they were found.
public struct Diagnostics: Sendable {
    public private(set) var all: [Diagnostic] = []

    public init(_ all: [Diagnostic] = []) {
        self.all = all
    }

    public var hasErrors: Bool { all.contains { $0.severity == .error } }
    public var isEmpty: Bool { all.isEmpty }

    public mutating func report(_ diagnostic: Diagnostic) {
        all.append(diagnostic)
    }

    public mutating func report(
        _ kind: Diagnostic.Kind, _ message: String, at location: SourceLocation, hint: String? = nil,
        notes: [Diagnostic.Note] = []
    ) {
        all.append(Diagnostic(kind, message, at: location, hint: hint, notes: notes))
    }

    public mutating func append(_ more: Diagnostics) {
        all.append(contentsOf: more.all)
    }

    /// How many of one sort are shown of a file. More is no help to anyone.
    private static let mostOfAKind = 20

    /// Adds what was found in one file: of each kind the first, and how many more there are.
    public mutating func append(firstOfEachKind found: Diagnostics) {
        var counts: [String: Int] = [:]
        var hidden: [Diagnostic] = []
        for diagnostic in found.all {
            counts[diagnostic.name, default: 0] += 1
            switch counts[diagnostic.name]! {
            case ...Self.mostOfAKind: all.append(diagnostic)
            case Self.mostOfAKind + 1: hidden.append(diagnostic)
            default: continue
            }
        }
        for var rest in hidden {
            rest.message = Self.notShown(counts[rest.name]! - Self.mostOfAKind)
            rest.hint = "correct the ones that are shown first"
            rest.notes = []
            all.append(rest)
        }
    }

    /// What is said in the place of more of one sort.
    public static func notShown(_ count: Int) -> String {
        count == 1 ? "1 more like these is not shown" : "\(count) more like these are not shown"
    }

    /// By file, line and column, each once: the order in which they are shown.
    public func sorted() -> [Diagnostic] {
        let ordered = all.enumerated().sorted { one, other in
            let (a, b) = (one.element.location, other.element.location)
            if a.file != b.file { return a.file.utf8.lexicographicallyPrecedes(b.file.utf8) }
            if a.line != b.line { return (a.line ?? 0) < (b.line ?? 0) }
            if a.column != b.column { return (a.column ?? 0) < (b.column ?? 0) }
            return one.offset < other.offset
        }
        var result: [Diagnostic] = []
        for (_, diagnostic) in ordered where result.last != diagnostic { result.append(diagnostic) }
        return result
    }
}
