import Podcast
import Testing

@testable import Feeds

@Suite struct FeedDateTests {
    @Test("Dates are told in the time zone in which they were written")
    func zones() {
        let berlin = PublicationDate(year: 2025, month: 1, day: 29, timeOfDay: 18 * 3600, offset: 3600)
        #expect(berlin.rfc2822 == "Wed, 29 Jan 2025 18:00:00 +0100")
        #expect(berlin.rfc3339 == "2025-01-29T18:00:00+01:00")
        let kathmandu = PublicationDate(year: 2024, month: 2, day: 29, timeOfDay: 59, offset: 20_700)
        #expect(kathmandu.rfc2822 == "Thu, 29 Feb 2024 00:00:59 +0545")
        let newfoundland = PublicationDate(year: 1999, month: 12, day: 31, offset: -12_600)
        #expect(newfoundland.rfc2822 == "Fri, 31 Dec 1999 00:00:00 -0330")
        #expect(newfoundland.rfc3339 == "1999-12-31T00:00:00-03:30")
    }

    @Test(
        "The days of the week are right on both sides of 1970",
        arguments: [(1969, 12, 31, "Wed"), (1970, 1, 1, "Thu"), (2000, 2, 29, "Tue")])
    func weekdays(_ year: Int, _ month: Int, _ day: Int, _ weekday: String) {
        #expect(PublicationDate(year: year, month: month, day: day, offset: 0).rfc2822.hasPrefix("\(weekday), "))
    }
}
