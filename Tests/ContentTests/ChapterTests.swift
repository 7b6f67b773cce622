import Podcast
import Testing

@testable import Content

@Suite("Where chapters come from")
struct ChapterTests {
    private static let folder = "Content/episodes/114-model"
    private static let notes = "Hello.\n\n- 0:00 From notes\n- 0:10 Middle\n- 0:20 End\n"
    private static let json = #"{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "From a file"}]}"#

    /// A recording with a chapter inside: FLAC with a comment.
    private static let recording: [UInt8] = {
        func little(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
        let comments = ["CHAPTER001=0:00", "CHAPTER001NAME=From inside", "CHAPTER001URL=javascript:alert(1)"]
        let block = comments.reduce(little(0) + little(comments.count)) { $0 + little($1.utf8.count) + Array($1.utf8) }
        // 44,100 samples a second, 30 seconds.
        let info: [UInt8] =
            Array(repeating: 0, count: 10) + [0x0A, 0xC4, 0x40, 0xF0, 0x00, 0x14, 0x2F, 0xF8] + Array(repeating: 0, count: 16)
        return Array("fLaC".utf8) + [0, 0, 0, 34] + info + [0x84, 0, 0, UInt8(block.count)] + block
    }()

    private func site(_ yaml: String = "", notes: String = "Notes.\n", files: [String: String] = [:]) throws -> TestContent {
        let site = try TestContent.redTowers()
        try site.write("\(Self.folder)/episode.md", "---\ntitle: A\ndate: 2025-01-29\naudio: talk.flac\n\(yaml)---\n\(notes)")
        try site.write("\(Self.folder)/talk.flac", Self.recording)
        for (path, text) in files { try site.write("\(Self.folder)/\(path)", text) }
        return site
    }

    private func titles(_ site: TestContent) async throws -> [String] {
        try #require(try await site.load("114-model").episode).chapters.map { $0.title?.string ?? "" }
    }

    @Test("From the front matter, or else from a file, or else from the notes, or else from the recording")
    func order() async throws {
        let yaml = "chapters: [{start: 0, title: From front matter}]\n"
        #expect(try await titles(site(yaml, notes: Self.notes, files: ["chapters.json": Self.json])) == ["From front matter"])
        #expect(try await titles(site(notes: Self.notes, files: ["chapters.json": Self.json])) == ["From a file"])
        #expect(try await titles(site(notes: Self.notes)) == ["From notes", "Middle", "End"])
        #expect(try await titles(site()) == ["From inside"])
        #expect(try await titles(site("chapters: []\n", notes: Self.notes)) == [])
    }

    @Test(
        "A file is found by its name, or by the front matter",
        arguments: [
            ("chapters.txt", ""), ("talk.chapters.txt", ""), ("chapters.psc.xml", ""), ("talk.psc", ""), ("Chapters.TXT", ""),
            ("list.txt", "chapters: list.txt\n"), ("list.txt", "chapters: {file: list.txt, format: list, encoding: utf-8}\n"),
            ("../list.txt", "chapters: ../list.txt\n"),
        ])
    func names(path: String, yaml: String) async throws {
        #expect(try await titles(site(yaml, files: [path: "0:00 From a list\n"])) == ["From a list"])
    }

    @Test("A file of chapters in WebVTT is no transcript that somebody forgot to name")
    func captions() async throws {
        let site = try site(files: ["chapters.vtt": "WEBVTT\n\n00:00.000 --> 00:10.000\nOne\n"])
        #expect(await site.said() == [])
        #expect(try await titles(site) == ["One"])
    }

    @Test("A second file with chapters is told of, and so is one that the front matter stands above")
    func several() async throws {
        let two = try site(files: ["chapters.txt": "0:00 A\n", "chapters.json": Self.json])
        #expect(
            await two.said() == [
                "Content/episodes/114-model/chapters.txt: error: there is a second file with chapters [several-chapters] (add `chapters: chapters.txt` to the front matter if this is the one that counts, or remove one)\nContent/episodes/114-model/chapters.json: note: the other is here"
            ])
        for yaml in ["chapters: [{start: 0}]\n", "chapters: list.txt\n"] {
            let unread = try site(yaml, files: ["chapters.json": Self.json, "list.txt": "0:00 A\n"])
            #expect(
                await unread.said() == [
                    "Content/episodes/114-model/chapters.json: warning: these chapters are not read [unread-chapters] (remove the file, or `chapters:` in the front matter, which counts)"
                ])
        }
    }

    @Test("A chapter after the end of the recording is told of, wherever it is written")
    func pastEnd() async throws {
        let said = { (place: String) in
            "\(Self.folder)/\(place): warning: this chapter starts at 12:34, but the sound ends at 0:30 [chapter-after-end] (correct the time; 12:34 is minutes and seconds, and hours are written 1:02:03)"
        }
        #expect(try await site("chapters: [{start: 12:34}]\n").load("114-model").said == [said("episode.md:5:20")])
        #expect(try await site(files: ["chapters.txt": "0:00 A\n12:34 B\n"]).load("114-model").said == [said("chapters.txt:2:1")])
        #expect(try await site(notes: "Hi.\n\n0:00 A\n0:10 B\n12:34 C\n").load("114-model").said == [said("episode.md:10:1")])
    }

    @Test("Pictures and addresses of a file are those that a page may show")
    func pictures() async throws {
        let site = try site(files: [
            "chapters.json": """
            {"chapters": [{"startTime": 0, "img": "art/a.gif", "url": "https://a.example"},
            {"startTime": 1, "img": "../shared.gif"}, {"startTime": 2, "img": "HTTPS://a.example/c.png", "toc": false},
            {"startTime": 3, "url": "javascript:alert(1)"}, {"startTime": 4, "img": "data:image/gif;base64,R0lGODlh"}]}
            """
        ])
        try site.write("\(Self.folder)/art/a.gif", MediaTests.picture(60, 40))
        try site.write("Content/episodes/shared.gif", MediaTests.picture(6, 4))
        let (episode, said) = try await site.load("114-model")
        let loaded = try #require(episode)
        #expect(
            loaded.chapters.map(\.image) == [
                Picture(source: "\(Self.folder)/art/a.gif", path: "art/a.gif", alternative: "", size: PixelSize(width: 60, height: 40)),
                Picture(source: "Content/episodes/shared.gif", path: "shared.gif", alternative: "", size: PixelSize(width: 6, height: 4)),
                nil, nil,
            ])
        #expect(loaded.chapters.map(\.url) == ["https://a.example", nil, nil, nil])
        #expect(loaded.unlistedChapters.map(\.image?.source) == ["https://a.example/c.png"])
        #expect(
            said == [
                "Content/episodes/114-model/chapters.json:3:25: warning: “javascript:alert(1)” is no address that a page may lead to, so it is left out [skipped-chapter] (write addresses with https:// at their start)",
                "Content/episodes/114-model/chapters.json:3:73: warning: “data:image/gif;base64,R0lGODlh” is neither the name of a file nor an address, so this picture is left out [skipped-chapter] (write the name of a file beside this one, or an address that begins with https://)",
            ])
        #expect(
            await site.said() == [
                "Content/episodes/114-model/chapters.json:2:67: warning: each visitor's browser would fetch this picture from another site [remote-picture] (put the picture beside this file, and write its name here)"
            ])
    }

    @Test("A picture that is not there is told of where the file names it, and is wanted beside the file wherever that lies")
    func missingPictures() async throws {
        let file = "{\"chapters\": [{\"startTime\": 0, \"title\": \"A\",\n  \"img\": \"art/tower.gif\"}]}"
        let site = try site(files: ["chapters.json": file])
        try site.write("\(Self.folder)/art/towers.gif", MediaTests.picture(60, 40))
        #expect(
            await site.said() == [
                "Content/episodes/114-model/chapters.json:2:10: error: there is no file “art/tower.gif” [missing-file] (did you mean `art/towers.gif`?)"
            ])
        let elsewhere = try self.site("chapters: ../lists/114.json\n")
        try elsewhere.write("Content/episodes/lists/114.json", file)
        try elsewhere.write("Content/episodes/lists/art/tower.gif", MediaTests.picture(60, 40))
        #expect(await elsewhere.said().filter { !$0.contains("missing-episode-file") } == [])
        #expect(try await elsewhere.load("114-model").episode?.chapters.first?.image?.path == "art/tower.gif")
    }

    @Test("Many pictures on other sites are one warning")
    func remotePictures() async throws {
        let site = try site(files: [
            "chapters.json":
                #"{"chapters": [{"startTime": 0, "img": "https://a.example/1.png"}, {"startTime": 1, "img": "https://a.example/2.png"}]}"#
        ])
        #expect(
            await site.said() == [
                "Content/episodes/114-model/chapters.json:1:39: warning: each visitor's browser would fetch this picture, and that of one more chapter, from another site [remote-picture] (put the pictures beside this file, and write their names here)"
            ])
    }

    @Test("What a file with chapters names is remembered with it")
    func remembered() async throws {
        let site = try site(files: ["chapters.json": #"{"chapters": [{"startTime": 0, "img": "a.gif", "url": "../115/"}]}"#])
        try site.write("\(Self.folder)/a.gif", MediaTests.picture(60, 40))
        let first = try await site.site().episodes[0]
        let second = try await site.site().episodes[0]
        #expect(
            first.chapterMentions == [Mention(address: "../115/", line: 1, column: 55, sourceLine: first.chapterMentions[0].sourceLine)])
        #expect(second.chapterMentions == first.chapterMentions)
        #expect(second.named == first.named)
        #expect(second.digest == first.digest)
    }

    @Test("A file in an encoding that nothing in it tells says at which key to name it")
    func encoding() async throws {
        let site = try site()
        try site.write("\(Self.folder)/chapters.txt", Array("0:00 S".utf8) + [0xE4, 0xE4, 0xE4] + Array("tze\n".utf8))
        #expect(
            try await site.load("114-model").said == [
                "Content/episodes/114-model/chapters.txt:1:7: error: this is not UTF-8: 3 bytes are invalid [not-text] (save it as UTF-8, or name its encoding in the front matter, such as `chapters: {file: chapters.txt, encoding: windows-1252}`)"
            ])
    }

    @Test("Pictures inside a recording become files beside the page, each once")
    func embeddedPictures() async throws {
        func big(_ number: Int) -> [UInt8] { (0..<4).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
        func frame(_ name: String, _ content: [UInt8]) -> [UInt8] { Array(name.utf8) + big(content.count) + [0, 0] + content }
        func chapter(_ start: Int, _ picture: [UInt8]) -> [UInt8] {
            let image = frame("APIC", [0] + Array("image/png\0".utf8) + [0] + Array("drawn\0".utf8) + picture)
            return frame("CHAP", Array("c\(start)\0".utf8) + big(start) + big(start + 1000) + big(-1) + big(-1) + image)
        }
        let (one, two) = (MediaTests.picture(60, 40), MediaTests.picture(6, 4))
        let svg = Array("<svg width='9' height='9'><script>alert(1)</script></svg>".utf8)
        let frames = chapter(0, one) + chapter(1000, one) + chapter(2000, two) + chapter(3000, svg)
        let size = (0..<4).reversed().map { UInt8(frames.count >> ($0 * 7) & 0x7F) }
        let site = try TestContent.redTowers()
        try site.write("\(Self.folder)/episode.md", "---\ntitle: A\ndate: 2025-01-29\naudio: talk.mp3\n---\n")
        try site.write("\(Self.folder)/talk.mp3", Array("ID3".utf8) + [3, 0, 0] + size + frames)
        try site.write("\(Self.folder)/talk-chapter-1.gif", MediaTests.picture(1, 1))
        let loaded = try #require(try await site.load("114-model").episode)
        let paths = ["talk-chapter-2.gif", "talk-chapter-2.gif", "talk-chapter-3.gif", nil]
        #expect(loaded.chapters.map(\.image?.path) == paths)
        #expect(loaded.chapters[0].image?.size == PixelSize(width: 60, height: 40))
        #expect(loaded.embeddedPictures == [.init(path: "talk-chapter-2.gif", bytes: one), .init(path: "talk-chapter-3.gif", bytes: two)])
    }

    @Test("A place is a latitude and a longitude")
    func location() throws {
        let written = try readWithoutMistake(
            .episode, "title: A\ndraft: true\nchapters: [{start: 0, toc: no, location: {name: Here, geo: \"48.85, 2.29\", osm: R1}}]")
        #expect(written.chapters[0].chapter.location == Location(name: "Here", geo: "geo:48.85,2.29", osm: "R1"))
        #expect(!written.chapters[0].chapter.isListed)
        let (_, said) = read(.episode, "title: A\ndraft: true\nchapters: [{location: {name: Here, geo: Paris}}]")
        #expect(
            said == [
                "4:41: error: “Paris” is no latitude and longitude [invalid-number] (write them in degrees, as in \"geo:48.858093,2.294694\")"
            ])
    }

    @Test("An episode is made again when its file of chapters changes, and not published as it is")
    func key() async throws {
        let site = try site(files: ["chapters.json": Self.json])
        let first = try await site.site().episodes[0]
        #expect(first.attachments.map(\.path) == ["talk.flac"])
        try site.write("\(Self.folder)/chapters.json", Self.json.replacing("0", with: "1"))
        #expect(try await site.site().episodes[0].digest != first.digest)
    }
}
