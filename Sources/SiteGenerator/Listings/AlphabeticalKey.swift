import Foundation
import Podcast
import Storage

/// Where readers look for a name in a list: neither case nor accents count, and Chinese stands by its reading in pinyin among Latin letters.
/// Names that are equal so far are ordered by their bytes, so the order is the same on every machine.
///
/// Making one of a Chinese name for the first time takes a tenth of a second, in which ICU reads its table. So keys are made where a list is
/// laid out, and only then.
struct AlphabeticalKey: Comparable, Sendable {
    private let folded: [UInt8]
    private let name: [UInt8]

    init(_ text: PlainText) {
        name = Array(text.string.utf8)
        // Nearly all names.
        if name.allSatisfy({ $0 < 0x80 }) {
            folded = Array(text.string.lowercased().utf8)
            return
        }
        var latin = text.string
        // https://unicode-org.github.io/icu/userguide/transforms/general/, with the readings of Unihan's kMandarin.
        if latin.unicodeScalars.contains(where: \.properties.isIdeographic) {
            latin = latin.applyingTransform(StringTransform("Han-Latin"), reverse: false) ?? latin
        }
        var key = ""
        for scalar in latin.decomposedStringWithCompatibilityMapping.caseFolded.unicodeScalars {
            if let letters = Self.letters[scalar] {
                key += letters
            } else if scalar.properties.generalCategory != .nonspacingMark {
                key.unicodeScalars.append(scalar)
            }
        }
        folded = Array(key.utf8)
    }

    /// Letters that Unicode does not take apart, by what they are sorted as where they are not letters of their own.
    private static let letters: [Unicode.Scalar: String] = [
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h", "ŋ": "n",
    ]

    static func < (one: AlphabeticalKey, other: AlphabeticalKey) -> Bool {
        one.folded == other.folded
            ? one.name.lexicographicallyPrecedes(other.name) : one.folded.lexicographicallyPrecedes(other.folded)
    }
}

extension Sequence {
    /// In the order in which readers look for names.
    func alphabetical(by name: (Element) -> PlainText) -> [Element] {
        map { (key: AlphabeticalKey(name($0)), element: $0) }.sorted { $0.key < $1.key }.map(\.element)
    }
}
