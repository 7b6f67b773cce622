/// The word of `known` that `word` was most likely meant to be, if any is near enough: two thirds of it must be right.
public func didYouMean(_ word: String, among known: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased().unicodeScalars)
    guard !letters.isEmpty, letters.count <= 64 else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in known where candidate != word {
        let other = Array(candidate.lowercased().unicodeScalars)
        let allowed = max(1, max(letters.count, other.count) / 3)
        guard abs(letters.count - other.count) <= allowed else { continue }
        let distance = editDistance(letters, other)
        if distance <= allowed, distance < (best?.distance ?? .max) { best = (candidate, distance) }
    }
    return best?.word
}

/// Edits between two words, where exchanging two neighbours counts once (optimal string alignment).
private func editDistance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for i in 0..<one.count {
        var row = [i + 1]
        row.reserveCapacity(other.count + 1)
        for j in 0..<other.count {
            var distance = min(last[j + 1] + 1, row[j] + 1, last[j] + (one[i] == other[j] ? 0 : 1))
            if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
                distance = min(distance, beforeLast[j - 1] + 1)
            }
            row.append(distance)
        }
        (beforeLast, last) = (last, row)
    }
    return last[other.count]
}
