import Diagnostics
import Podcast
import Testing

@testable import Content

@Suite("The transcripts of an episode")
struct TranscriptTests {
    private static let vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v David>Welcome back.\n"

    private func site(_ files: [String: String], _ yaml: String = "") throws -> TestContent {
        let site = try TestContent.redTowers(episode: "title: A\ndate: 2025-01-29\n\(yaml)")
        for (path, text) in files { try site.write("Content/episodes/114-model/\(path)", text) }
        return site
    }

    private func found(_ site: TestContent) async throws -> [String] {
        await site.survey().site.episodes[0].transcripts.map { "\($0.path.split(separator: "/").last!) \($0.language)" }
    }

    @Test("are found by their names; the one in the episode's language comes first")
    func byName() async throws {
        #expect(try await found(site(["transcript.vtt": Self.vtt])) == ["transcript.vtt en"])
        #expect(
            try await found(site(["transcript.de.vtt": Self.vtt, "transcript.fr.srt": "", "transcript.txt": ""])) == [
                "transcript.txt en", "transcript.de.vtt de", "transcript.fr.srt fr",
            ])
        #expect(try await found(site(["transcript.zh-Hans.vtt": Self.vtt], "language: zh-Hans\n")) == ["transcript.zh-Hans.vtt zh-Hans"])
        #expect(try await found(site(["notes.vtt": "", "transcript.pdf": "", "old/transcript.vtt": ""])) == [])
    }

    @Test("are no attachments, but other files of the folder are")
    func attachments() async throws {
        let site = try site(["transcript.vtt": Self.vtt, "transcript.pdf": "x", "pictures/a.jpg": "x"])
        let episode = await site.survey().site.episodes[0]
        #expect(episode.attachments.map(\.path) == ["pictures/a.jpg", "transcript.pdf"])
        #expect(
            episode.sources.map(\.path) == [
                "Content/episodes/114-model/episode.md", "Content/episodes/114-model/transcript.vtt",
            ])
    }

    @Test(
        "What looks like one and is not read is told of, with the name that it needs",
        arguments: [
            (
                "transcript.pdf",
                "transcript.pdf: warning: this is not read as a transcript [unread-transcript] (transcripts are read from files that end with .vtt, .webvtt, .json, .json3, .ttml, .dfxp, .xml, .srv3, .srv1, .trs, .html, .htm, .tsv, .lrc, .sbv, .srt, .md, .markdown, .txt, .text)"
            ),
            (
                "Transcript.VTT",
                "Transcript.VTT: warning: this is not read as a transcript [unread-transcript] (call it transcript.vtt, or transcript.de.vtt with the code of its language)"
            ),
            (
                "talk.vtt",
                "talk.vtt: warning: this is not read as a transcript [unread-transcript] (add `transcript: talk.vtt` to the front matter if it is one)"
            ),
        ])
    func unread(file: String, said: String) async throws {
        #expect(try await site([file: Self.vtt]).said() == ["Content/episodes/114-model/\(said)"])
    }

    @Test("Of several languages the episode's stands first, and the others beside it")
    func otherLanguages() async throws {
        let site = try site([
            "transcript.vtt": Self.vtt, "transcript.de.vtt": Self.vtt, "transcript.zh-Hans.srt": "1\n00:00:01,000 --> 00:00:02,000\n你好。\n",
        ])
        #expect(await site.said() == [])
        let (episode, _) = try await site.load("114-model")
        #expect(episode?.transcript?.language.tag == "en")
        #expect(episode?.translations.map(\.transcript.language.tag) == ["de", "zh-Hans"])
        #expect(episode?.translations.first?.texts == episode?.paragraphs.map(\.text))
    }

    @Test("Without a transcript in the episode's language the first by name is the one that the others stand beside")
    func noneInOwnLanguage() async throws {
        let (episode, said) = try await site(["transcript.fr.vtt": Self.vtt, "transcript.de.vtt": Self.vtt]).load("114-model")
        #expect(said == [])
        #expect(episode?.transcript?.language.tag == "de")
        #expect(episode?.translations.map(\.transcript.language.tag) == ["fr"])
    }

    @Test("Translations may be named in the front matter, with what there is to say of each")
    func namedTranslations() async throws {
        let site = try site(
            ["talk-de.vtt": Self.vtt, "transcript.de.vtt": "WEBVTT\n", "transcript.vtt": Self.vtt],
            "translations:\n  de: {file: talk-de.vtt, offset: 1}\n")
        let (episode, said) = try await site.load("114-model")
        #expect(said == [])
        let original = try #require(episode?.transcript?.cues.first?.start)
        #expect(episode?.translations.first?.transcript.cues.first?.start == original + Seconds(milliseconds: 1000))
        #expect(episode?.translations.first?.transcript.file == "Content/episodes/114-model/talk-de.vtt")
    }

    @Test(
        "What translations cannot be is told",
        arguments: [
            ("translations: de", "this is text, where languages and files are expected"),
            ("translations: {german!: a.vtt}", "“german!” is not a language tag"),
            ("translations: {de: nowhere.vtt}", "nowhere.vtt"),
        ])
    func wrongTranslations(matter: String, said: String) async throws {
        let found = try await site(["transcript.vtt": Self.vtt], matter + "\n").said()
        #expect(found.contains { $0.contains(said) }, "\(found)")
    }

    @Test("A translation without times that has other paragraphs is told of")
    func uneven() async throws {
        let (episode, said) = try await site(
            ["transcript.txt": "Ann: One.\n\nBen: Two.\n", "transcript.de.txt": "Ann: Eins.\n\nBen: Zwei.\n\nAnn: Drei.\n"],
            "people: [{name: Ann}, {name: Ben}]\n"
        ).load("114-model")
        #expect(
            said == [
                "Content/episodes/114-model/transcript.de.txt: warning: this has 3 paragraphs, and the transcript has 2, so they may not stand beside what they translate [uneven-translation] (give both the same paragraphs, or times)"
            ])
        #expect(episode?.translations.first?.texts.count == 2)
    }

    @Test("Two in one language are an error, unless `transcript:` says which counts")
    func several() async throws {
        let two = ["transcript.vtt": Self.vtt, "transcript.en.srt": ""]
        #expect(
            try await site(two).said() == [
                "Content/episodes/114-model/transcript.vtt: error: there is a second transcript in the same language [several-transcripts] (add `transcript: transcript.vtt` to the front matter if this is the one that counts, or remove one)\nContent/episodes/114-model/transcript.en.srt: note: the other is here"
            ])
        #expect(try await found(site(two, "transcript: transcript.vtt\n")) == ["transcript.vtt en"])
    }

    @Test("`transcript:` wins over what is found by name, and may lie elsewhere")
    func chosen() async throws {
        let site = try site(["transcript.vtt": Self.vtt, "transcript.de.vtt": Self.vtt], "transcript: ../../talks/114.txt\n")
        try site.write("Content/talks/114.txt", "Da Wei: Welcome.\n")
        #expect(try await found(site) == ["114.txt en", "transcript.de.vtt de"])
        let translated = try self.site(["transcript.de.vtt": Self.vtt], "transcript: transcript.de.vtt\n")
        #expect(try await found(translated) == ["transcript.de.vtt en"], "one file is one transcript")
        #expect(
            try await self.site(["transcript.vtt": Self.vtt], "transcript: talk.vtt\n").said() == [
                "Content/episodes/114-model/episode.md:4:13: error: there is no file “talk.vtt” [missing-file] (put the file beside this one, or correct the name)"
            ])
    }

    @Test("A format and an encoding that are written down are passed on")
    func format() async throws {
        let site = try site(["talk.text": "Da Wei: Welcome.\n"], "transcript: {file: talk.text, format: txt, encoding: windows-1252}\n")
        let transcript = try await site.site().episodes[0].transcripts[0]
        #expect(transcript.format == "txt")
        #expect(transcript.encoding == "windows-1252")
    }

    @Test("`transcript:` may say what there is to know of the one that is found by its name")
    func settings() async throws {
        let site = try site(
            ["transcript.txt": Self.vtt, "transcript.de.vtt": Self.vtt], "transcript: {format: vtt, offset: -0:00.5}\n")
        let transcripts = await site.survey().site.episodes[0].transcripts
        #expect(transcripts.map(\.format) == ["vtt", nil])
        #expect(transcripts.map(\.offset) == [Seconds(milliseconds: -500), nil])
    }

    @Test("An offset moves all times, and none before the beginning")
    func offset() async throws {
        let later = try site(["transcript.vtt": Self.vtt], "transcript: {offset: 12.5}\n")
        let cue = try #require(await later.load("114-model").episode?.transcript?.cues.first)
        #expect((cue.start, cue.end) == (Seconds(milliseconds: 13500), Seconds(milliseconds: 16500)))
        let earlier = try site(["transcript.vtt": Self.vtt], "transcript: {offset: -2}\n")
        let early = try #require(await earlier.load("114-model").episode?.transcript?.cues.first)
        #expect((early.start, early.end) == (.zero, Seconds(milliseconds: 2000)))
        #expect(
            try await site(["transcript.vtt": Self.vtt], "transcript: {offset: soon}\n").said() == [
                "Content/episodes/114-model/episode.md:4:22: error: “soon” is not a time [invalid-time] (write seconds, 12.5, or minutes and seconds, 1:02; with a minus where the transcript is late)"
            ])
    }

    @Test("A glossary says what was said, and what was heard for it; of two that differ the first counts")
    func glossary() async throws {
        let vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v David>DeepSick, deepsync, Strelberry.\n"
        let site = try site(["transcript.vtt": vtt], "glossary: {Deep Sea: deepsync}\n")
        try site.write(
            "Content/glossary.yml",
            "DeepSeek: [DeepSick, DeepSync]\nStrawberry: {heard: strelberry, keepCase: yes, matchCase: no}\nBerry: Strelberry\nNobody: nowhere\n"
        )
        let survey = await site.survey()
        #expect(
            survey.diagnostics.said == [
                "Content/glossary.yml:3:8: warning: “Strelberry” is heard for “Strawberry” already [repeated-correction] (remove one of the two; the first counts)"
            ])
        let episode = survey.site.episodes[0]
        #expect(
            episode.corrections == [
                Correction("deepsync", to: "Deep Sea"), Correction("DeepSick", to: "DeepSeek"),
                Correction("strelberry", to: "Strawberry", keepsCase: true),
            ])
        #expect(episode.correctionCount == 3)
        #expect(try await site.load("114-model").episode?.transcript?.cues.map(\.text) == ["DeepSeek, Deep Sea, Strawberry."])
        try site.write("Content/glossary.yml", "- DeepSeek\n")
        #expect(
            await site.said() == [
                "Content/glossary.yml:1:1: error: this is a list, where words and what is heard for them are expected [wrong-type] (write a line for each, like `DeepSeek: [DeepSick, DeepSync]`)"
            ])
    }

    @Test("Chinese is brought into one script where the show or the episode says which")
    func script() async throws {
        let vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v David>這個模型\n"
        let site = try site(["transcript.vtt": vtt], "language: zh\n")
        let show = "title: A\nurl: https://a.example\nhosts: da-wei\n"
        try site.write("Content/show.yml", "\(show)normalise: Hans\n")
        #expect(try await site.load("114-model").episode?.transcript?.cues.map(\.text) == ["这个模型"])
        let japanese = try self.site(["transcript.vtt": vtt], "language: ja\n")
        try japanese.write("Content/show.yml", "\(show)normalise: Hans\n")
        #expect(try await japanese.load("114-model").episode?.transcript?.cues.map(\.text) == ["這個模型"], "other languages are left alone")
        let own = try self.site(["transcript.vtt": vtt], "language: ja\nnormalise: hans\n")
        #expect(
            try await own.load("114-model").episode?.transcript?.cues.map(\.text) == ["这个模型"], "but not where the episode says so itself")
        #expect(
            try await self.site(["transcript.vtt": vtt], "normalise: Latn\n").said() == [
                "Content/episodes/114-model/episode.md:4:12: error: “Latn” is neither Hans nor Hant [invalid-word] (write Hans for simplified, or Hant for traditional Chinese)"
            ])
    }

    @Test("A single file has one only where `transcript:` names it")
    func singleFile() async throws {
        let site = try TestContent.redTowers()
        try site.write("Content/episodes/115.md", "---\ntitle: B\ndate: 2025-02-01\n---\n")
        try site.write("Content/episodes/116.md", "---\ntitle: C\ndate: 2025-02-02\ntranscript: transcript.vtt\n---\n")
        try site.write("Content/episodes/transcript.vtt", Self.vtt)
        #expect(try await site.site().episodes.map(\.transcripts.count) == [1, 0, 0])
    }
}
