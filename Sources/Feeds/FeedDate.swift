import Podcast

extension PublicationDate {
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Seconds east of UTC.
    private var offset: Int { Self.daysSince1970(year: year, month: month, day: day) * 86400 + (timeOfDay ?? 0) - timestamp }

    /// As RFC 2822, 3.3 has it, in the time zone in which it was written: `Wed, 29 Jan 2025 18:00:00 +0100`.
    public var rfc2822: String {
        let days = Self.daysSince1970(year: year, month: month, day: day)
        let weekday = Self.weekdays[((days % 7) + 7) % 7]
        return "\(weekday), \(padded(day)) \(Self.months[month - 1]) \(padded(year, 4)) \(clock) \(zone(separator: ""))"
    }

    /// As RFC 3339 has it: `2025-01-29T18:00:00+01:00`.
    public var rfc3339: String { "\(iso)T\(clock)\(zone(separator: ":"))" }

    private var clock: String {
        let time = timeOfDay ?? 0
        return "\(padded(time / 3600)):\(padded(time / 60 % 60)):\(padded(time % 60))"
    }

    private func zone(separator: String) -> String {
        let minutes = abs(offset) / 60
        return "\(offset < 0 ? "-" : "+")\(padded(minutes / 60))\(separator)\(padded(minutes % 60))"
    }

    private func padded(_ number: Int, _ width: Int = 2) -> String {
        var digits = String(number)
        while digits.utf8.count < width { digits = "0" + digits }
        return digits
    }
}
