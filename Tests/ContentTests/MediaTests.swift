import Podcast
import Storage
import Testing

@testable import Content

@Suite("What is read in recordings and pictures")
struct MediaTests {
    private static let folder = "Content/episodes/114-model"

    /// WAVE: 8,000 samples a second of one byte.
    static func recording(seconds: Int) -> [UInt8] {
        func little(_ number: Int, _ size: Int) -> [UInt8] { (0..<size).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
        let format = little(1, 2) + little(1, 2) + little(8000, 4) + little(8000, 4) + little(1, 2) + little(8, 2)
        return Array("RIFF".utf8) + little(36 + seconds * 8000, 4) + Array("WAVEfmt ".utf8) + little(16, 4) + format
            + Array("data".utf8) + little(seconds * 8000, 4) + Array(repeating: 0x80, count: seconds * 8000)
    }

    static func picture(_ width: UInt8, _ height: UInt8) -> [UInt8] {
        Array("GIF89a".utf8) + [width, 0, height, 0, 0, 0, 0]
    }

    private func site(_ yaml: String, recording: [UInt8] = recording(seconds: 75)) throws -> TestContent {
        let site = try TestContent.redTowers(episode: "title: A\ndate: 2025-01-29\n\(yaml)")
        try site.write("\(Self.folder)/talk.wav", recording)
        return site
    }

    @Test("An episode is as long as its recording")
    func duration() async throws {
        let site = try site("audio: talk.wav\n")
        #expect(try await site.site().episodes[0].card.duration == Seconds(75))
        #expect(try await site.load("114-model").episode?.audio?.duration == Seconds(75))
    }

    @Test("So is one whose recording is too large to be read whole")
    func large() async throws {
        let site = try site("audio: talk.wav\n", recording: Self.recording(seconds: 300))
        #expect(try await site.site().episodes[0].card.duration == Seconds(300))
    }

    @Test("What is written counts, and is told of where it is off by more than two seconds")
    func written() async throws {
        for (duration, said) in [
            ("1:15", []), ("77", []), ("73", []),
            (
                "1:12",
                [
                    "Content/episodes/114-model/episode.md:4:35: warning: the recording is 1:15 long, and not 1:12 [duration-differs] (leave `duration` out, then it is read from the recording; or correct it: 1:15)"
                ]
            ),
        ] {
            let site = try site("audio: {file: talk.wav, duration: \(duration)}\n")
            #expect(try await site.site().episodes[0].card.duration == Seconds(parsing: duration))
            let loaded = try await site.load("114-model")
            #expect(loaded.said == said)
            #expect(loaded.episode?.audio?.duration == Seconds(parsing: duration))
        }
    }

    @Test("A recording of variable bit rate in which players cannot find their way is told of")
    func seekTable() async throws {
        // Frames of MPEG audio of 128 and 192 kbit/s, and no header that says where they are.
        let frames = (0..<80).flatMap { index -> [UInt8] in
            index % 2 == 0
                ? [0xFF, 0xFB, 0x90, 0] + Array(repeating: 0, count: 413) : [0xFF, 0xFB, 0xB0, 0] + Array(repeating: 0, count: 622)
        }
        let site = try site("audio: talk.mp3\n")
        try site.write("\(Self.folder)/talk.mp3", frames)
        #expect(
            try await site.load("114-model").said == [
                "Content/episodes/114-model/talk.mp3: warning: players have to guess where a moment lies in this recording, so links to moments miss them [no-seek-table] (encode it with a constant bit rate; or write the missing table with `ffmpeg -i old.mp3 -c copy new.mp3`)"
            ])
    }

    @Test("A file that is called a recording and is none has no length, and is published as it is")
    func noRecording() async throws {
        let site = try site("audio: talk.wav\n", recording: Array("soon".utf8))
        #expect(try await site.site().episodes[0].card.duration == nil)
        #expect(try await site.load("114-model").said == [])
    }

    @Test("Covers, portraits and the pictures of chapters have the size of their files")
    func sizes() async throws {
        let site = try site("cover: c.gif\nchapters: [{start: 0, image: ../../art/d.gif}, {start: 5, image: https://a.example/e.png}]\n")
        try site.write("\(Self.folder)/c.gif", Self.picture(60, 40))
        try site.write("Content/art/d.gif", Self.picture(30, 20))
        try site.write("Content/people/da-wei.md", "---\nname: Da Wei\nimage: da-wei.gif\n---\n")
        try site.write("Content/people/da-wei.gif", Self.picture(50, 70))
        try site.write(
            "Content/show.yml", "title: Raising Red Towers\nurl: https://towers.example\nhosts: da-wei\ncover: /show.gif\n")
        try site.write("Content/files/show.gif", Self.picture(90, 90))
        let survey = await site.survey()
        #expect(survey.diagnostics.all.map(\.name) == ["remote-picture"])
        let found = survey.site
        #expect(found.show.cover?.size == PixelSize(width: 90, height: 90))
        #expect(found.people[0].picture?.size == PixelSize(width: 50, height: 70))
        #expect(found.episodes[0].card.cover?.size == PixelSize(width: 60, height: 40))
        let chapters = try #require(try await site.load("114-model").episode?.chapters)
        #expect(chapters.map(\.image?.size) == [PixelSize(width: 30, height: 20), nil])
    }

    @Test(
        "A large picture is known by what is in it, so that a fresh clone with other times changes nothing; a large recording is not read")
    func largeFiles() async throws {
        let site = try site("cover: c.gif\n")
        try site.write("\(Self.folder)/c.gif", Self.picture(60, 40) + [UInt8](repeating: 1, count: 2 << 20))
        try site.write("\(Self.folder)/talk.bin", [UInt8](repeating: 1, count: 2 << 20))
        let files = try await site.site().episodes[0].attachments
        #expect(files.first { $0.path == "c.gif" }?.digest == Digest(of: Self.picture(60, 40) + [UInt8](repeating: 1, count: 2 << 20)))
        #expect(files.first { $0.path == "talk.bin" }?.digest == nil)
    }

    @Test("An episode is made again when its recording or a picture in its folder becomes another")
    func keys() async throws {
        let site = try site("audio: talk.wav\n")
        try site.write("\(Self.folder)/map.gif", Self.picture(60, 40))
        let first = try await site.site().episodes[0]
        try site.write("\(Self.folder)/map.gif", Self.picture(60, 41))
        let second = try await site.site().episodes[0]
        #expect(second.digest != first.digest)
        #expect(second.cardDigest == first.cardDigest)
        try site.write("\(Self.folder)/talk.wav", Self.recording(seconds: 76))
        #expect(try await site.site().episodes[0].cardDigest != second.cardDigest)
    }
}
