import Podcast
import Storage

/// A date as it was written: ISO 8601 with an optional time and offset, or with slashes. It becomes a moment in the show's time zone.
struct WrittenDate: Sendable, Equatable, Storable {
    struct Fault: Error, Sendable, Equatable {
        let message: String
        var hint: String?
    }

    static let usage = "dates are written like 2025-01-31 or 2025-01-31T18:00+01:00"

    var year: Int
    var month: Int
    var day: Int
    /// Seconds since midnight.
    var timeOfDay: Int?
    /// Seconds east of UTC, where it was written.
    var offset: Int?

    init(year: Int, month: Int, day: Int, timeOfDay: Int? = nil, offset: Int? = nil) {
        self.year = year
        self.month = month
        self.day = day
        self.timeOfDay = timeOfDay
        self.offset = offset
    }

    init(parsing text: some StringProtocol) throws(Fault) {
        let notADate = Fault(message: "“\(String(text).abridged)” is not a date", hint: Self.usage)
        var scanner = DigitScanner(text.utf8)
        guard let year = scanner.number(digits: 4...4), let separator = scanner.any(of: "-/"),
            let month = scanner.number(digits: 1...2), scanner.take(separator), let day = scanner.number(digits: 1...2)
        else {
            guard let meant = DateGuess.iso(of: text) else { throw notADate }
            throw Fault(message: notADate.message, hint: "did you mean \(meant)?")
        }
        guard (1...12).contains(month) else {
            throw Fault(message: "there is no month \(month)", hint: "dates are written like 2025-01-31")
        }
        let days = PublicationDate.days(inMonth: month, of: year)
        guard (1...days).contains(day) else {
            let message = day < 1 || day > 31 ? "there is no day \(day)" : "\(Self.monthNames[month - 1]) \(year) has only \(days) days"
            throw Fault(message: message, hint: "dates are written like 2025-01-31")
        }
        self.init(year: year, month: month, day: day)
        if scanner.isAtEnd { return }
        guard scanner.any(of: "Tt ") != nil else { throw notADate }
        scanner.skipSpaces()
        timeOfDay = try Self.time(&scanner, notADate)
        scanner.skipSpaces()
        if !scanner.isAtEnd { offset = try Self.offset(&scanner, notADate) }
        guard scanner.isAtEnd else { throw notADate }
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    private static func time(_ scanner: inout DigitScanner, _ notADate: Fault) throws(Fault) -> Int {
        guard let hour = scanner.number(digits: 1...2), scanner.take(UInt8(ascii: ":")), let minute = scanner.number(digits: 2...2)
        else { throw notADate }
        var second = 0
        if scanner.take(UInt8(ascii: ":")) {
            guard let number = scanner.number(digits: 2...2) else { throw notADate }
            second = number
            if scanner.any(of: ".,") != nil, scanner.number(digits: 1...9) == nil { throw notADate }
        }
        guard hour < 24, minute < 60, second <= 60 else {
            throw Fault(message: "there is no such time of day", hint: "times of day go from 00:00 to 23:59:59")
        }
        return hour * 3600 + minute * 60 + min(second, 59)
    }

    private static func offset(_ scanner: inout DigitScanner, _ notADate: Fault) throws(Fault) -> Int {
        if scanner.any(of: "Zz") != nil { return 0 }
        guard let sign = scanner.any(of: "+-"), let hours = scanner.number(digits: 2...2) else { throw notADate }
        var minutes = 0
        if !scanner.isAtEnd {
            _ = scanner.take(UInt8(ascii: ":"))
            guard let number = scanner.number(digits: 2...2), number < 60 else { throw notADate }
            minutes = number
        }
        guard hours <= 14 else { throw Fault(message: "no time zone is \(hours) hours from UTC", hint: usage) }
        return (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }

    func store(to writer: inout StorageWriter) {
        writer.write(year)
        writer.write(month)
        writer.write(day)
        writer.write(timeOfDay)
        writer.write(offset)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        year = try reader.read()
        month = try reader.read()
        day = try reader.read()
        timeOfDay = try reader.readOptional()
        offset = try reader.readOptional()
    }
}

/// Takes digits and separators off the start of a text.
private struct DigitScanner {
    private var rest: ArraySlice<UInt8>

    init(_ text: some Sequence<UInt8>) {
        rest = ArraySlice(text)
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number(digits: ClosedRange<Int>) -> Int? {
        // No more than that: in `+0100` the minutes follow the hours.
        let found = rest.prefix(digits.upperBound).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard digits.contains(found.count) else { return nil }
        rest = rest.dropFirst(found.count)
        return found.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard rest.first == byte else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func any(of bytes: StaticString) -> UInt8? {
        guard let first = rest.first, UnsafeBufferPointer(start: bytes.utf8Start, count: bytes.utf8CodeUnitCount).contains(first)
        else { return nil }
        rest = rest.dropFirst()
        return first
    }

    mutating func skipSpaces() {
        rest = rest.drop { $0 == UInt8(ascii: " ") }
    }
}
