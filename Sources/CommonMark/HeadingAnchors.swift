import Markup
import Podcast

/// The headings of a page, as its table of contents lists them.
public struct HeadingEntry: Sendable, Equatable {
    public var level: Int
    public var id: String
    /// The heading's content, without links.
    public var html: HTML
}

/// Names for the headings of one page, so that addresses can lead to them.
public struct HeadingAnchors: Sendable {
    /// What each name begins with, so that none is one of the page's own.
    public var prefix: String
    public private(set) var entries: [HeadingEntry] = []
    private var taken: Set<String>

    /// - Parameter reserved: names that the page has already.
    public init(prefix: String, reserved: Set<String> = []) {
        self.prefix = prefix
        taken = reserved
    }

    /// A name made of the text's letters and numbers in its own script, that no other heading of the page has.
    mutating func id(for text: String) -> String {
        var name = prefix
        var isGap = false
        var length = 0
        for scalar in text.lowercased().unicodeScalars where length < 80 {
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark,
                .decimalNumber, .letterNumber, .otherNumber:
                if isGap, length > 0 { name.unicodeScalars.append("-") }
                name.unicodeScalars.append(scalar)
                isGap = false
                length += 1
            default:
                isGap = true
            }
        }
        if length == 0 { name += "section" }
        var id = name
        var number = 2
        while !taken.insert(id).inserted {
            id = "\(name)-\(number)"
            number += 1
        }
        return id
    }

    mutating func add(_ entry: HeadingEntry) { entries.append(entry) }
}
