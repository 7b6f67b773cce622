/// CommonMark that our own writer wrote: no block of it reaches into what follows, and it defines no link references.
///
/// Its bytes are UTF-8 and end with a line break, where there are any.
public struct Markdown: Sendable, Equatable {
    public private(set) var bytes: [UInt8]
    /// The marker of the list that it ends with: one that follows needs another, or the two would be one list.
    private(set) var lastMarker: ListMarker?

    public init() {
        bytes = []
    }

    init(bytes: [UInt8], lastMarker: ListMarker?) {
        self.bytes = bytes
        self.lastMarker = lastMarker
    }

    public var isEmpty: Bool { bytes.isEmpty }

    /// Puts more blocks below these, after a blank line: the whole is read as the parts are, one after the other. Lists that would become
    /// one get another marker, so the sign after the numbers of a numbered one may change.
    public mutating func append(_ more: Markdown) {
        guard !more.isEmpty else { return }
        guard !isEmpty else {
            self = more
            return
        }
        bytes.append(UInt8(ascii: "\n"))
        if let lastMarker, lastMarker == ListMarker(startOf: more.bytes[...]) {
            appendWithOtherMarkers(more)
        } else {
            bytes.append(contentsOf: more.bytes)
            lastMarker = more.lastMarker
        }
    }

    /// Exchanges the markers of the lists with which `more` begins: `-` for `+`, `1.` for `1)`, so that none joins the one before it.
    private mutating func appendWithOtherMarkers(_ more: Markdown) {
        var isInLists = true
        var last: ListMarker?
        for line in more.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
            if isInLists, let marker = ListMarker(startOf: line) {
                last = marker.other
                let position = line[line.startIndex...].firstIndex(of: marker.byte)!
                bytes.append(contentsOf: line[..<position])
                bytes.append(marker.other.byte)
                bytes.append(contentsOf: line[(position + 1)...])
            } else {
                // What belongs to an item is indented.
                if let first = line.first, first != UInt8(ascii: " ") { isInLists = false }
                bytes.append(contentsOf: line)
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        lastMarker = isInLists ? last : more.lastMarker
    }
}

/// What tells two lists that follow each other apart.
enum ListMarker: Sendable, Equatable {
    case hyphen, plus, period, parenthesis

    var byte: UInt8 {
        switch self {
        case .hyphen: UInt8(ascii: "-")
        case .plus: UInt8(ascii: "+")
        case .period: UInt8(ascii: ".")
        case .parenthesis: UInt8(ascii: ")")
        }
    }

    /// The other marker of the same sort of list.
    var other: ListMarker {
        switch self {
        case .hyphen: .plus
        case .plus: .hyphen
        case .period: .parenthesis
        case .parenthesis: .period
        }
    }

    /// The marker with which a line begins. In what our writer wrote, no line of another block looks like one at its first column
    /// but those of code blocks and raw HTML, which no list reaches.
    init?(startOf line: ArraySlice<UInt8>) {
        let digits = line.prefix(9).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        guard let marker = line.dropFirst(digits).first else { return nil }
        let after = line.dropFirst(digits + 1).first
        guard after == nil || after == UInt8(ascii: " ") || after == UInt8(ascii: "\n") else { return nil }
        switch (marker, digits > 0) {
        case (UInt8(ascii: "-"), false): self = .hyphen
        case (UInt8(ascii: "+"), false): self = .plus
        case (UInt8(ascii: "."), true): self = .period
        case (UInt8(ascii: ")"), true): self = .parenthesis
        default: return nil
        }
    }
}
