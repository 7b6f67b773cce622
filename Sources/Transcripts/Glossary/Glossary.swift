import Podcast

/// Corrects what speech recognition gets wrong: whole words in scripts that have spaces, exact strings in those that have none, the longest
/// first, each place once. Case, the sort of white space and that of apostrophes do not matter.
public struct Glossary: Sendable {
    private let corrections: [Correction]
    /// A tree of folded scalars; its root is the first.
    private var nodes = [Node()]
    /// The bytes with which something that is corrected can begin.
    private var firstBytes = [Bool](repeating: false, count: 256)

    private struct Node: Sendable {
        var next: [UInt32: Int] = [:]
        /// The corrections of what ends here, those of the episode first.
        var corrections: [Int] = []
    }

    /// - Parameter corrections: of two that mean the same text the first counts.
    public init(_ corrections: [Correction]) {
        self.corrections = corrections
        for (index, correction) in corrections.enumerated() { insert(correction.wrong.onOneLine, index) }
    }

    public var isEmpty: Bool { corrections.isEmpty }

    private mutating func insert(_ text: PlainText, _ index: Int) {
        guard let first = text.string.unicodeScalars.first else { return }
        for form in [
            String(first), first.properties.lowercaseMapping, first.properties.uppercaseMapping, first.properties.titlecaseMapping,
        ] {
            firstBytes[Int(form.utf8.first!)] = true
        }
        if Self.fold(first.value) == UInt32(UInt8(ascii: "'")) { (firstBytes[0x27], firstBytes[0xE2]) = (true, true) }
        var node = 0
        for scalar in text.string.unicodeScalars {
            let folded = Self.fold(scalar.value)
            if let next = nodes[node].next[folded] {
                node = next
            } else {
                nodes[node].next[folded] = nodes.count
                node = nodes.count
                nodes.append(Node())
            }
        }
        nodes[node].corrections.append(index)
    }

    /// Corrects the text of all cues.
    /// - Returns: how often each correction was made, by its place in the list.
    public func correct(_ cues: inout [Cue]) -> [Int] {
        var uses = [Int](repeating: 0, count: corrections.count)
        guard !isEmpty else { return uses }
        var corrected: [UInt8] = []
        for index in cues.indices {
            var text = cues[index].text.string
            corrected.removeAll(keepingCapacity: true)
            let hasChanged = text.withUTF8 { correct($0, into: &corrected, &uses) }
            if hasChanged { cues[index].text = corrected.withUnsafeBufferPointer { PlainText(utf8: $0) } }
        }
        return uses
    }

    /// - Returns: whether `output` is another text than `text`; it is empty where nothing was found.
    private func correct(_ text: Bytes, into output: inout [UInt8], _ uses: inout [Int]) -> Bool {
        var index = 0
        var copied = 0
        while index < text.count {
            if firstBytes[Int(text[index])], let match = match(in: text, at: index) {
                let correction = corrections[match.correction]
                let found = text.slice(index..<match.end)
                let right = Self.replacement(correction, for: found)
                if !right.utf8.elementsEqual(found) {
                    output.append(contentsOf: text.slice(copied..<index))
                    output.append(contentsOf: right.utf8)
                    copied = match.end
                    uses[match.correction] += 1
                }
                index = match.end
            } else {
                index += 1
                while index < text.count, text[index] & 0xC0 == 0x80 { index += 1 }
            }
        }
        guard copied > 0 else { return false }
        output.append(contentsOf: text.slice(from: copied))
        return true
    }

    /// The longest correction of what begins at `start`.
    private func match(in text: Bytes, at start: Int) -> (correction: Int, end: Int)? {
        let first = Scalars.decode(text, at: start).scalar
        if start > 0, Self.joins(Scalars.last(of: text.slice(0..<start)), first) { return nil }
        var best: (correction: Int, end: Int)?
        var (node, index, previous) = (0, start, first)
        while index < text.count {
            var (scalar, length) = Scalars.decode(text, at: index)
            var folded = Self.fold(scalar)
            if folded == 0x20 {
                // A line may be broken between two words, and several spaces are one.
                while index + length < text.count, Self.fold(Scalars.decode(text, at: index + length).scalar) == 0x20 {
                    length += Scalars.decode(text, at: index + length).length
                }
                (scalar, folded) = (0x20, 0x20)
            }
            guard let next = nodes[node].next[folded] else { break }
            (node, previous) = (next, scalar)
            index += length
            guard !nodes[node].corrections.isEmpty,
                index == text.count || !Self.joins(previous, Scalars.decode(text, at: index).scalar)
            else { continue }
            let found = nodes[node].corrections.first {
                corrections[$0].matchesCase ? isSame(corrections[$0].wrong, text.slice(start..<index)) : true
            }
            if let found { best = (found, index) }
        }
        return best
    }

    private func isSame(_ wrong: PlainText, _ found: Bytes) -> Bool {
        wrong.onOneLine.string == PlainText(utf8: found).onOneLine.string
    }

    /// Whether two scalars belong to one word of a script with spaces.
    private static func joins(_ one: UInt32, _ other: UInt32) -> Bool { isWord(one) && (isWord(other) || isMark(other)) }

    private static func isMark(_ scalar: UInt32) -> Bool {
        guard scalar >= 0x300, let scalar = Unicode.Scalar(scalar) else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return false
        }
    }

    private static func isWord(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return UInt8(scalar).isLetter || UInt8(scalar).isDigit }
        if Scripts.isSpaceless(scalar) || Scripts.isWidePunctuation(scalar) { return false }
        guard let scalar = Unicode.Scalar(scalar) else { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isMark(scalar.value)
    }

    private static func fold(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x80 {
            if scalar &- 0x41 < 26 { return scalar | 0x20 }
            return scalar == 0x09 || scalar == 0x0A ? 0x20 : scalar
        }
        switch scalar {
        case 0x2019: return 0x27
        case 0xA0, 0x202F, 0x3000: return 0x20
        case 0x3040..<0xA640: return scalar
        default:
            let lowercase = Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars
            return lowercase.flatMap { $0.count == 1 ? $0.first!.value : nil } ?? scalar
        }
    }

    /// What was said, in the case of what was found where that is asked for.
    private static func replacement(_ correction: Correction, for found: Bytes) -> String {
        let right = correction.right.string
        guard correction.keepsCase else { return right }
        let letters = String(decoding: found, as: UTF8.self).unicodeScalars.filter { $0.properties.isCased }
        guard let first = letters.first else { return right }
        if letters.count > 1, letters.allSatisfy({ $0.properties.isUppercase }) { return right.uppercased() }
        if letters.allSatisfy({ $0.properties.isLowercase }) { return right.lowercased() }
        guard first.properties.isUppercase, let start = right.unicodeScalars.first else { return right }
        return start.properties.titlecaseMapping + String(String.UnicodeScalarView(right.unicodeScalars.dropFirst()))
    }
}
