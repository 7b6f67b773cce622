import Foundation
import Podcast

/// Makes moments of dates as they were written, in the show's time zone.
struct ShowClock: Sendable {
    /// Nil for UTC, which needs no tables.
    private let zone: TimeZone?

    init(timeZone: String) {
        zone = ["UTC", "GMT", "Etc/UTC"].contains(timeZone) ? nil : TimeZone(identifier: timeZone)
    }

    func moment(_ date: WrittenDate) -> PublicationDate {
        PublicationDate(
            year: date.year, month: date.month, day: date.day, timeOfDay: date.timeOfDay, offset: date.offset ?? offset(of: date))
    }

    private func offset(of date: WrittenDate) -> Int {
        guard let zone else { return 0 }
        let wall = PublicationDate(year: date.year, month: date.month, day: date.day, timeOfDay: date.timeOfDay, offset: 0)
        // The offset at the moment itself: looked up once for a first guess, then for the moment that the guess gives.
        let guess = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(wall.timestamp)))
        return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(wall.timestamp - guess)))
    }
}
