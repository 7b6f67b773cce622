import Podcast
import Testing

@testable import Content

@Suite("Dates of episodes")
struct DateTests {
    @Test(
        "in the ways in which they are written, in a show of Berlin's time",
        arguments: [
            ("2025-01-29", 1_738_105_200, nil), ("2025/1/29", 1_738_105_200, nil), ("2025-1-9", 1_736_377_200, nil),
            ("2025-01-29T18:00", 1_738_170_000, 64_800), ("2025-01-29 18:00", 1_738_170_000, 64_800),
            ("2025/01/29 18:00:30", 1_738_170_030, 64_830), ("2025-01-29T18:00:30.250Z", 1_738_173_630, 64_830),
            ("2025-01-29T18:00+01:00", 1_738_170_000, 64_800), ("2025-01-29T18:00:00-0800", 1_738_202_400, 64_800),
            ("2025-01-29 18:00 +09", 1_738_141_200, 64_800), ("2024-02-29", 1_709_161_200, nil),
            // In summer two hours from UTC.
            ("2025-07-01", 1_751_320_800, nil), ("2025-07-01T12:00", 1_751_364_000, 43_200),
            // The hour that is skipped on 30 March, and the one that comes twice on 26 October.
            ("2025-03-30T01:59", 1_743_296_340, 7_140), ("2025-03-30T03:00", 1_743_296_400, 10_800),
            ("2025-10-26T01:59", 1_761_436_740, 7_140), ("2025-10-26T03:00", 1_761_444_000, 10_800),
        ] as [(String, Int, Int?)])
    func moments(written: String, timestamp: Int, timeOfDay: Int?) async throws {
        let site = try TestContent([
            "Content/show.yml": "title: Towers\nurl: https://towers.example\ntimezone: Europe/Berlin\n",
            "Content/episodes/1.md": "---\ntitle: One\ndate: \(written)\n---\n",
        ])
        let date = try await site.site(future: true).episodes[0].card.date
        #expect(date?.timestamp == timestamp)
        #expect(date?.timeOfDay == timeOfDay)
    }

    @Test("A show that names no time zone has UTC")
    func utc() async throws {
        let site = try TestContent.redTowers()
        let date = try await site.site().episodes[0].card.date
        #expect(date?.timestamp == 1_738_108_800)
        #expect(date?.iso == "2025-01-29")
    }

    @Test("An episode appears at its moment, not a second earlier")
    func appears() async throws {
        let site = try TestContent.redTowers(episode: "title: One\ndate: 2025-07-01T12:00Z\n")
        #expect(await site.survey(now: 1_751_371_199).site.futureCount == 1)
        #expect(await site.survey(now: 1_751_371_199).site.episodes.isEmpty)
        #expect(await site.survey(now: 1_751_371_200).site.futureCount == 0)
        #expect(await site.survey(now: 1_751_371_200).site.episodes.count == 1)
    }
}
