import Testing

@testable import Content

@Suite("What to write instead")
struct HintsTests {
    private func said(_ yaml: String, _ files: [String: String] = [:]) async throws -> [String] {
        let site = try TestContent.redTowers(episode: "title: A\ndate: 2025-01-29\n\(yaml)\n", files)
        return await site.said().map { $0.replacing("Content/episodes/114-model/episode.md:", with: "") }
    }

    @Test("A sound that is not there was meant to be a sound, and a picture none")
    func sorts() async throws {
        let folder = "Content/episodes/114-model"
        #expect(
            try await said("audio: episode.mp3") == [
                "4:8: error: there is no file “episode.mp3” [missing-file] (put the file beside this one, or correct the name)"
            ])
        #expect(
            try await said("audio: episode.mp3", ["\(folder)/Episode.m4a": "", "\(folder)/episode.txt": ""]) == [
                "4:8: error: there is no file “episode.mp3” [missing-file] (did you mean `Episode.m4a`?)"
            ])
        #expect(
            try await said("cover: episode.jpg", ["\(folder)/episode.mp3": "", "\(folder)/episode.png": ""]) == [
                "4:8: error: there is no file “episode.jpg” [missing-file] (did you mean `episode.png`?)"
            ])
    }

    @Test("Of a sound that is not there nothing else is said, whatever its name is")
    func missingSound() async throws {
        let site = try TestContent.redTowers(episode: "title: A\ndate: 2025-01-29\naudio: x.xyz\n")
        #expect(try await site.load("114-model").said == [])
        #expect(await site.said().count == 1)
    }

    @Test(
        "Several people in one text are a list",
        arguments: [
            ("people: Da Wei, Zhang Qi", "several people are a list: write `[Da Wei, Zhang Qi]`"),
            ("people: [da-wei、zhang-qi]", "several people are a list: write `[da-wei, zhang-qi]`"),
            ("people: [David & Zhang Qi]", "several people are a list: write `[David, Zhang Qi]`"),
            (
                "people: Da Wei, Nobody",
                "add Content/people/Da Wei, Nobody.md, or write {name: Da Wei, Nobody, role: guest} for someone without a page"
            ),
        ])
    func people(yaml: String, hint: String) async throws {
        let said = try await said(yaml)
        #expect(said.count == 1)
        #expect(said.first?.hasSuffix("[unknown-person] (\(hint))") == true, "\(said)")
    }

    @Test(
        "Chapters are written with keys, not as in the description of a video",
        arguments: [
            ("0:00 Intro", "{start: 0:00, title: \"Intro\"}"), ("0:00: Intro", "{start: 0:00, title: \"Intro\"}"),
            ("1:02:03 - What a model is", "{start: 1:02:03, title: \"What a model is\"}"),
            ("\"[00:12:34] It's \\\"new\\\"\"", "{start: 00:12:34, title: \"It's \\\"new\\\"\"}"),
            ("(0:10) 开头", "{start: 0:10, title: \"开头\"}"),
        ])
    func chapters(written: String, meant: String) async throws {
        let said = read(.episode, "title: A\ndraft: true\nchapters:\n  - \(written)").said
        #expect(said == ["5:5: error: the time and the title of a chapter need keys [wrong-type] (write `\(meant)`)"])
        #expect(read(.episode, "title: A\ndraft: true\nchapters:\n  - \(meant)").said == [])
    }

    @Test(
        "A language is a code",
        arguments: [
            ("english", "en"), ("German", "de"), ("Deutsch", "de"), ("français", "fr"), ("Chinese", "zh"), ("中文", "zh"),
            ("العربية", "ar"),
        ])
    func languages(written: String, meant: String) {
        #expect(
            read(.show, "title: A\nurl: https://a.example\nlanguage: \(written)").said == [
                "4:11: error: “\(written)” is not a language tag [invalid-language] (did you mean `\(meant)`?)"
            ])
    }

    @Test(
        "A text whose name does not end in .md is told of",
        arguments: ["episodes/x.MD", "episodes/x.markdown", "people/x.Md", "pages/x.MD", "pages/x.mkd"])
    func names(path: String) async throws {
        let site = try TestContent.redTowers(episode: "title: A\ndate: 2025-01-29\n", ["Content/\(path)": "---\ntitle: X\n---\n"])
        #expect(
            await site.said() == [
                "Content/\(path): warning: nothing reads this text, for its name does not end in .md [stray-folder] (rename it to x.md)"
            ])
    }

    @Test("A picture on another site is told of wherever it stands")
    func remotePictures() async throws {
        let warning = "warning: each visitor's browser would fetch this picture from another site [remote-picture]"
        let hint = "(put the picture beside this file, and write its name here)"
        #expect(try await said("cover: https://a.example/c.jpg") == ["4:8: \(warning) \(hint)"])
        #expect(
            try await said("chapters:\n  - {title: A, image: {file: \"http://a.example/c.jpg\", alt: A}}") == ["5:30: \(warning) \(hint)"])
        let site = try TestContent.redTowers(
            episode: "title: A\ndate: 2025-01-29\n", ["Content/people/jo.md": "---\nname: Jo\nimage: https://a.example/jo.jpg\n---\n"])
        #expect(await site.said() == ["Content/people/jo.md:3:8: \(warning) \(hint)"])
    }
}
