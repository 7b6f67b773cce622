import Diagnostics
import Podcast
import Testing

@testable import Content

@Suite("Loading an episode whole")
struct LoadTests {
    private static let path = "Content/episodes/114-model"

    private func site(_ yaml: String, _ files: [String: String] = [:]) throws -> TestContent {
        let site = try TestContent.redTowers(episode: "title: A\ndate: 2025-01-29\n\(yaml)")
        for (path, text) in files { try site.write("\(Self.path)/\(path)", text) }
        return site
    }

    @Test("Labels of the transcript are people, and chapters open paragraphs")
    func transcript() async throws {
        let site = try site(
            """
            people: [da-wei, zhang-qi]
            speakers: {SPEAKER_01: zhang-qi}
            chapters:
              - {start: 0:01, title: Hello}
              - {start: 0:10, title: What a model is, image: model.png}

            """,
            [
                "model.png": "x",
                "transcript.vtt": """
                WEBVTT

                00:00:01.000 --> 00:00:04.000
                <v david>Welcome back.

                00:00:04.500 --> 00:00:09.000
                <v SPEAKER_01>Thank you.

                00:00:10.000 --> 00:00:14.000
                <v SPEAKER_01>A model is statistics.

                00:00:14.500 --> 00:00:16.000
                <v Tony>Not logic.
                """,
            ])
        let (loaded, said) = try await site.load("114-model")
        let episode = try #require(loaded)
        #expect(episode.notes.markdown == "Notes.\n")
        #expect(episode.transcript?.language.tag == "en")
        #expect(episode.transcript?.cues.count == 4)
        #expect(episode.speakers["david"] == Speaker(person: Slug("da-wei"), name: "Da Wei"))
        #expect(episode.speakers["SPEAKER_01"] == Speaker(person: Slug("zhang-qi"), name: "Zhang Qi"))
        #expect(episode.speakers["Tony"] == Speaker(person: nil, name: "Tony"))
        #expect(said.count == 1)
        #expect(said.first?.hasPrefix("\(Self.path)/transcript.vtt:13: warning: nobody in this episode is called “Tony”") ?? false)
        #expect(episode.paragraphs.map(\.text.string) == ["Welcome back.", "Thank you.", "A model is statistics.", "Not logic."])
        #expect(episode.paragraphs.map(\.opensChapter) == [0, nil, 1, nil])
        #expect(episode.chapters[1].image == Picture(source: "\(Self.path)/model.png", alternative: ""))
    }

    @Test("The transcript in the episode's language is the one that is read")
    func languages() async throws {
        let site = try site(
            "language: de\n", ["transcript.en.txt": "Da Wei: Welcome.\n", "transcript.txt": "Da Wei: Willkommen.\n"])
        let episode = try #require(try await site.load("114-model").episode)
        #expect(episode.transcript?.language.tag == "de")
        #expect(episode.paragraphs.map(\.text.string) == ["Willkommen."])
    }

    @Test("An encoding that is written down is used")
    func encoding() async throws {
        let site = try site("transcript: {file: talk.txt, encoding: windows-1252}\n")
        try site.write("\(Self.path)/talk.txt", Array("Da Wei: Caf".utf8) + [0xE9, 0x2E, 0x0A])
        let (episode, said) = try await site.load("114-model")
        #expect(episode?.paragraphs.map(\.text.string) == ["Café."])
        #expect(said == [])
    }

    @Test("A label of a host who is not in the episode is most likely a host who was forgotten")
    func absentHost() async throws {
        let site = try site(
            "people: [{name: Ben Ito, role: guest}]\n", ["transcript.txt": "David: Welcome.\n\nBen Ito: Hello.\n\nDavid: So.\n"])
        #expect(
            try await site.load("114-model").said == [
                "\(Self.path)/transcript.txt:1: warning: “David” is a host, but not in this episode's `people` [unknown-speaker] (add `da-wei` to `people` in the episode's front matter)"
            ])
    }

    @Test("A chapter after the end of the sound or of the transcript is told of")
    func lateChapters() async throws {
        let chapters = "chapters: [{start: 0:00}, {start: 1:00, title: Late}]\n"
        let words = ["transcript.vtt": "WEBVTT\n\n00:01.000 --> 00:45.000\nHello.\n"]
        #expect(
            try await site(chapters, words).load("114-model").said == [
                "\(Self.path)/episode.md:4:35: warning: this chapter starts at 1:00, but the last words of the transcript end at 0:45 [chapter-after-end] (correct the time, or write how long the sound is as `duration` of `audio`)"
            ])
        func sound(_ duration: String) -> String { "audio: {url: https://cdn.example/1.mp3, duration: \(duration)}\n" }
        #expect(
            try await site(chapters + sound("0:50"), words).load("114-model").said == [
                "\(Self.path)/episode.md:4:35: warning: this chapter starts at 1:00, but the sound ends at 0:50 [chapter-after-end] (correct the time; 12:34 is minutes and seconds, and hours are written 1:02:03)"
            ])
        #expect(try await site(chapters + sound("1:30"), words).load("114-model").said == [])
        #expect(try await site(chapters).load("114-model").said == [])
    }

    @Test("Of very many speakers whom nobody knows the first are told of, and how many more there are")
    func manyUnknown() async throws {
        let cues = (0..<500).map { "\n00:0\($0 / 60).\(100 + $0 % 60) --> 00:59.000\n<v Guest \($0)>Hello.\n" }
        let (_, said) = try await site("", ["transcript.vtt": "WEBVTT\n" + cues.joined()]).load("114-model")
        #expect(said.count == 21)
        #expect(said.allSatisfy { $0.contains("[unknown-speaker]") })
        #expect(
            said.last
                == "\(Self.path)/transcript.vtt:64: warning: 480 more like these are not shown [unknown-speaker] (correct the ones that are shown first)"
        )
    }

    @Test("Without a transcript an episode is still whole")
    func untranscribed() async throws {
        let (episode, said) = try await site("").load("114-model")
        #expect(episode?.transcript == nil)
        #expect(episode?.paragraphs == [])
        #expect(said == [])
    }

    @Test(
        "Sound has the media type that podcast apps know",
        arguments: [
            ("114.mp3", "audio/mpeg"), ("114.M4A", "audio/x-m4a"), ("114.aac", "audio/aac"), ("114.mp4", "video/mp4"),
            ("114.m4v", "video/x-m4v"), ("114.ogg", "audio/ogg"), ("114.oga", "audio/ogg"), ("114.opus", "audio/ogg"),
            ("114.flac", "audio/flac"), ("114.wav", "audio/wav"), ("114.webm", "audio/webm"), ("114.m4b", "audio/x-m4b"),
        ])
    func mediaTypes(name: String, type: String) async throws {
        let local = try #require(try await site("audio: \(name)\n", [name: "x"]).load("114-model").episode?.audio)
        #expect(local == Audio(source: "\(Self.path)/\(name)", isRemote: false, byteCount: 1, mediaType: type))
        let remote = try #require(try await site("audio: https://cdn.example/\(name)?source=feed#t=1\n").load("114-model").episode?.audio)
        #expect(remote == Audio(source: "https://cdn.example/\(name)?source=feed#t=1", isRemote: true, mediaType: type))
    }

    @Test("A recording and a cover may have # and ? in their names", arguments: ["Talk #12", "why?", "50% #1?"])
    func specialNames(name: String) async throws {
        let files = ["\(name).mp3": "x", "\(name).png": "y"]
        let (episode, said) = try await site("audio: \"\(name).mp3\"\ncover: \"\(name).png\"\n", files).load("114-model")
        #expect(said == [])
        #expect(episode?.audio?.source == "\(Self.path)/\(name).mp3" && episode?.audio?.mediaType == "audio/mpeg")
        #expect(episode?.card.cover?.source == "\(Self.path)/\(name).png")
    }

    @Test("A sort of sound that its name does not say has to be written down")
    func unknownAudio() async throws {
        let site = try site("audio: https://cdn.example/114\n")
        #expect(
            try await site.load("114-model").said == [
                "\(Self.path)/episode.md:4:8: error: “https://cdn.example/114” does not say what sort of sound it is [unknown-audio] (if it is the sound itself, write `audio: {url: …, type: audio/mpeg}`; a page to listen on, as on YouTube, belongs under `links`)"
            ])
        let written = try self.site("audio: {url: https://cdn.example/114, type: audio/mpeg, bytes: 48000000, duration: 1:02:11}\n")
        let (episode, said) = try await written.load("114-model")
        #expect(said == [])
        #expect(
            episode?.audio
                == Audio(
                    source: "https://cdn.example/114", isRemote: true, byteCount: 48_000_000, duration: Seconds(3731),
                    mediaType: "audio/mpeg"))
    }

    @Test("What is written to between survey and load is not mixed with what was surveyed", arguments: ["episode.md", "transcript.txt"])
    func changedMeanwhile(name: String) async throws {
        let site = try site("", ["transcript.txt": "Da Wei: Welcome.\n"])
        let surveyed = try await site.site().episodes[0]
        try site.write("\(Self.path)/\(name)", "---\ntitle: Another\ndate: 2025-01-01\n---\n")
        var diagnostics = Diagnostics()
        #expect(EpisodeLoader(folder: site.folder).load(surveyed, reporting: &diagnostics) == nil)
        #expect(
            diagnostics.said == [
                "\(Self.path)/\(name): error: this changed while the site was built [changed-meanwhile] (build again)"
            ])
        try site.remove("\(Self.path)/\(name)")
        diagnostics = Diagnostics()
        #expect(EpisodeLoader(folder: site.folder).load(surveyed, reporting: &diagnostics) == nil)
        #expect(
            diagnostics.said == [
                "\(Self.path)/\(name): error: this cannot be read: No such file or directory [unreadable-file]"
            ])
    }

    @Test("What survey has said is not said again")
    func saidOnce() async throws {
        let site = try site("numbr: 1\npeople: [nobody]\ncover: none.jpg\naudio: none.mp3\n")
        #expect(await site.said().count == 4)
        let (episode, said) = try await site.load("114-model")
        #expect(said == [])
        #expect(episode?.audio == nil)
    }
}
