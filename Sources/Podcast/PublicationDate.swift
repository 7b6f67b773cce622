import Storage

/// When something was published: a day, and a time where one was written.
public struct PublicationDate: Sendable, Hashable, Comparable, Storable {
    public let year: Int
    public let month: Int
    public let day: Int
    /// Seconds since midnight where a time was written.
    public let timeOfDay: Int?
    /// Seconds since 1970-01-01T00:00:00Z, at the start of the day where no time was written.
    public let timestamp: Int

    /// - Parameters:
    ///   - timeOfDay: in seconds since midnight.
    ///   - offset: of the time zone from UTC at that moment, in seconds, east positive.
    public init(year: Int, month: Int, day: Int, timeOfDay: Int? = nil, offset: Int) {
        self.year = year
        self.month = month
        self.day = day
        self.timeOfDay = timeOfDay
        timestamp = Self.daysSince1970(year: year, month: month, day: day) * 86400 + (timeOfDay ?? 0) - offset
    }

    public static func < (one: PublicationDate, other: PublicationDate) -> Bool { one.timestamp < other.timestamp }

    /// `2025-01-29`.
    public var iso: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// The days in a month of the proleptic Gregorian calendar.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Howard Hinnant's `days_from_civil`, https://howardhinnant.github.io/date_algorithms.html
    public static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468
    }

    public func store(to writer: inout StorageWriter) {
        for number in [year, month, day, timeOfDay ?? -1, timestamp] { writer.write(number) }
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        year = try reader.read()
        month = try reader.read()
        day = try reader.read()
        let time = try reader.read(Int.self)
        timeOfDay = time < 0 ? nil : time
        timestamp = try reader.read()
    }
}
