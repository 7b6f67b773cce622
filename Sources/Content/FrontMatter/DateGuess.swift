import Podcast

/// Dates in the ways in which people write them, for what they may have meant.
enum DateGuess {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// `31/01/2025`, `31.1.2025`, `31 January 2025`, `January 31, 2025` in our way: `2025-01-31`. Where day and month may be either, both
    /// readings.
    static func iso(of text: some StringProtocol) -> String? {
        guard text.utf8.count <= 40 else { return nil }
        let words = text.split { !$0.isLetter && !$0.isNumber }
        guard words.count == 3, let year = number(words[2]), (1000...9999).contains(year) else { return nil }
        if let month = month(words[1]), let day = day(words[0]) { return date(year, month, day) }
        if let month = month(words[0]), let day = day(words[1]) { return date(year, month, day) }
        guard let one = number(words[0]), let other = number(words[1]) else { return nil }
        let dayFirst = date(year, other, one)
        let monthFirst = date(year, one, other)
        guard let dayFirst, let monthFirst, dayFirst != monthFirst else { return dayFirst ?? monthFirst }
        return "\(dayFirst) or \(monthFirst)"
    }

    private static func number(_ word: some StringProtocol) -> Int? {
        word.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(word) : nil
    }

    /// `31`, `31st`.
    private static func day(_ word: some StringProtocol) -> Int? {
        number(["st", "nd", "rd", "th"].contains { word.lowercased().hasSuffix($0) } ? word.dropLast(2) : word[...])
    }

    private static func month(_ word: some StringProtocol) -> Int? {
        guard word.utf8.count >= 3 else { return nil }
        return months.firstIndex { word.lowercased().hasPrefix($0) }.map { $0 + 1 }
    }

    private static func date(_ year: Int, _ month: Int, _ day: Int) -> String? {
        guard (1...12).contains(month), (1...PublicationDate.days(inMonth: month, of: year)).contains(day) else { return nil }
        return PublicationDate(year: year, month: month, day: day, offset: 0).iso
    }
}
