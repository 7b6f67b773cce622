import Podcast
import Testing

@testable import Content

@Suite("show.yml")
struct ShowTests {
    @Test("A title is enough, and the build says once what an address would add")
    func least() async throws {
        let site = try TestContent(["Content/show.yml": "title: Raising Red Towers\n"])
        let survey = await site.survey()
        #expect(
            survey.diagnostics.said == [
                "Content/show.yml:1:1: warning: there is no `url`, so there are no canonical links and no feed, and the links of 404.html may lead nowhere [missing-url] (add a line like `url: https://example.com`)"
            ])
        #expect(survey.site.show == Show(title: "Raising Red Towers"))
        #expect(survey.site.show.language.tag == "en")
        #expect(survey.site.show.timeZone == "UTC")
        #expect(survey.site.episodes.isEmpty && survey.site.people.isEmpty && survey.site.pages.isEmpty && survey.site.files.isEmpty)
    }

    @Test("All of its keys at once")
    func all() async throws {
        let site = try TestContent([
            "Content/show.yml": """
            title: Raising Red Towers
            description: >-
              Money, markets
              and machines.
            language: zh-Hans
            timezone: Asia/Tokyo
            author: Da Wei
            url: https://towers.example/show/
            owner: {name: Da Wei, email: da@towers.example}
            copyright: © 2025 Da Wei
            categories: [Technology, Business]
            cover: {file: cover.jpg, alt: Red towers}
            hosts: [David, zhang-qi, da-wei]
            menu:
              - about
              - Imprint: imprint
              - {title: Forum, url: https://forum.example}
              - https://shop.example/
            footer: Made by hand.
            accent: "#A33B20"
            listen: {Podlove: https://podlove.org, Antenna: https://antenna.example}
            funding: [https://pay.example]
            license: CC BY 4.0
            explicit: yes
            html: true
            source: https://git.example/towers
            transcriptFormats: vtt
            chapterFormats: [json]
            pictureFormats: [jpeg, avif]
            shareCards: no
            """,
            "Content/cover.jpg": "a picture",
            "Content/people/da-wei.md": "---\nname: Da Wei\naliases: [David]\n---\n",
            "Content/people/zhang-qi.md": "---\nname: Zhang Qi\n---\n",
            "Content/pages/about.md": "---\ntitle: About the show\nmenu: About\n---\n",
            "Content/pages/imprint.md": "---\ntitle: Legal\n---\n",
        ])
        let (found, files) = try await { ($0.show, $0.showFiles) }(site.site())
        var show = Show(title: "Raising Red Towers")
        show.description = "Money, markets and machines."
        show.language = try #require(Language("zh-Hans"))
        show.timeZone = "Asia/Tokyo"
        show.author = "Da Wei"
        show.url = "https://towers.example/show"
        show.ownerName = "Da Wei"
        show.ownerEmail = "da@towers.example"
        show.copyright = "© 2025 Da Wei"
        show.categories = ["Technology", "Business"]
        show.cover = Picture(source: "Content/cover.jpg", alternative: "Red towers")
        show.hosts = [Slug("da-wei")!, Slug("zhang-qi")!]
        show.menu = [
            Link(title: "About", address: "about"), Link(title: "Imprint", address: "imprint"),
            Link(title: "Forum", address: "https://forum.example"), Link(title: "shop.example", address: "https://shop.example/"),
        ]
        show.footer = "Made by hand."
        show.accent = Colour(css: "#a33b20")
        show.listen = [
            Link(title: "Podlove", address: "https://podlove.org"), Link(title: "Antenna", address: "https://antenna.example"),
        ]
        show.funding = [Link(title: "pay.example", address: "https://pay.example")]
        show.license = License("CC BY 4.0")
        show.isExplicit = true
        show.allowsHTML = true
        show.source = "https://git.example/towers"
        show.transcriptFormats = ["vtt"]
        show.chapterFormats = ["json"]
        show.pictureFormats = [.avif, .jpeg]
        show.hasShareCards = false
        show.feed.isForDirectories = true
        #expect(found == show)
        #expect(files.map(\.source) == ["Content/cover.jpg"])
    }

    @Test("An explicit show has explicit episodes, but for those that say no")
    func explicit() async throws {
        let site = try TestContent([
            "Content/show.yml": "title: Towers\nurl: https://towers.example\nexplicit: true\nlanguage: de\n",
            "Content/episodes/1.md": "---\ntitle: One\ndate: 2025-01-01\n---\n",
            "Content/episodes/2.md": "---\ntitle: Two\ndate: 2025-01-02\nexplicit: false\nlanguage: fr\n---\n",
        ])
        let episodes = try await site.site().episodes
        #expect(episodes.map(\.card.isExplicit) == [false, true])
        #expect(episodes.map(\.card.language.tag) == ["fr", "de"])
    }

    @Test(
        "Mistakes",
        arguments: [
            Mistake(
                "url: x\n", "1:1: error: `title` is missing [missing-key] (add a line like `title: Raising Red Towers`)",
                "1:6: error: a site cannot stand at “x”: it must begin with https:// or http://, such as https://example.com [invalid-address] (write it like https://example.com)"
            ),
            Mistake(
                "title: A\nurl: https://a.example\nimage: a.jpg\n",
                "3:1: warning: `image` is not a key that is known here [unknown-key] (did you mean `cover`?)"),
            Mistake(
                "title: A\nurl: https://a.example\ntimezone: Europe/Berln\n",
                "3:11: error: “Europe/Berln” is not a time zone [invalid-time-zone] (did you mean Europe/Berlin?)"),
            Mistake(
                "title: A\nurl: https://a.example\naccent: \"red; } body { display: none\"\n",
                "3:9: error: “red; } body { display: none” is not a colour that is known here [invalid-colour] (write it like \"#a33b20\", in quotes, or oklch(48% .14 35))"
            ),
            Mistake(
                "title: A\nurl: https://a.example\naccent: Teal\n",
                "3:9: error: “Teal” is not a colour that is known here [invalid-colour] (names of colours are not read; write \"#008080\")"),
            Mistake(
                "title: A\nurl: https://a.example\naccent: dark green\n",
                "3:9: error: “dark green” is not a colour that is known here [invalid-colour] (names of colours are not read; write \"#006400\")"
            ),
            Mistake(
                "title: A\nurl: https://a.example\naccent: nice\n",
                "3:9: error: “nice” is not a colour that is known here [invalid-colour] (names of colours are not read; write a code like \"#a33b20\", in quotes)"
            ),
            Mistake(
                "title: A\nurl: https://a.example\naccent: 0b6e4f\n",
                "3:9: error: “0b6e4f” is not a colour that is known here [invalid-colour] (did you mean \"#0b6e4f\"?)"),
            Mistake(
                "title: A\nurl: https://a.example\naccent: “#0b6e4f”\n",
                "3:9: error: ““#0b6e4f”” is not a colour that is known here [invalid-colour] (use straight quotes: \"#0b6e4f\")"),
            Mistake(
                "title: A\nurl: https://a.example\nhost: jo\n",
                "3:1: warning: `host` is not a key that is known here [unknown-key] (did you mean `hosts`?)"),
            Mistake(
                "title: A\nurl: https://a.example\ntranscriptFormats: [vtt, wtt]\n",
                "3:26: error: “wtt” is not one of vtt, json, html, srt, txt [invalid-word] (did you mean `vtt`?)"),
            Mistake(
                "title: A\nurl: https://a.example\npictureFormats: [avif, jpg]\nsharecards: no\n",
                "3:24: error: “jpg” is not one of avif, webp, jpeg [invalid-word] (did you mean `jpeg`?)",
                "4:1: warning: `sharecards` is not a key that is known here [unknown-key] (did you mean `shareCards`?)"),
            Mistake(
                "title: A\nurl: https://a.example\nhosts: [jo]\n",
                "3:9: error: nobody in Content/people/ is called “jo” [unknown-person] (add Content/people/jo.md)"
            ),
            Mistake(
                "title: A\nurl: https://a.example/?a=b\n",
                "2:6: error: a site cannot stand at “https://a.example/?a=b”: pages are found below it, so it cannot have a part that begins with ? [invalid-address] (write it like https://example.com)"
            ),
            Mistake(
                "title: A\nurl: https://a.example\nmenu: [abuot, nowhere, about]\n",
                "3:8: error: there is no page Content/pages/abuot.md [missing-file] (did you mean `about`?)",
                "3:15: error: there is no page Content/pages/nowhere.md [missing-file] (make that file, or write an address that begins with https://)"
            ),
            Mistake(
                "title: A\nurl: https://a.example\ncover: cover.jpeg\n",
                "3:8: error: there is no file “cover.jpeg” [missing-file] (did you mean `cover.jpg`?)"),
            Mistake("- title: A\n", "1:1: error: this is a list, where the show's keys and values, `title: …` is expected [wrong-type]"),
        ])
    func mistakes(mistake: Mistake) async throws {
        let site = try TestContent([
            "Content/show.yml": mistake.written, "Content/pages/about.md": "---\ntitle: About\n---\n", "Content/cover.jpg": "",
        ])
        let said = await site.said().map { $0.replacing("Content/show.yml:", with: "") }
        #expect(said == mistake.said)
    }

    @Test("A folder without a show is told apart from one that was meant to have one")
    func absence() throws {
        func absence(_ files: [String: String]) throws -> String? {
            let site = try TestContent(files)
            return Survey.absence(of: site.folder).map { "\($0.location.text): \($0.message) [\($0.name)] (\($0.hint ?? ""))" }
        }
        let message = "Content/show.yml: there is no Content/show.yml [missing-show]"
        #expect(try absence([:]) == "\(message) (run build-site in the folder that holds Content/, or name that folder with --source)")
        #expect(
            try absence(["Content/episodes/1.md": ""]) == "\(message) (write one: a line such as `title: Raising Red Towers` is enough)")
        #expect(try absence(["Content/show.yaml": "title: A"]) == "\(message) (rename Content/show.yaml to show.yml)")
        #expect(try absence(["Content/show.yml.txt": "title: A"]) == "\(message) (rename Content/show.yml.txt to show.yml)")
        #expect(
            try absence(["show.yml": "title: A", "episodes/1.md": ""])
                == "\(message) (this is the folder Content itself: go up one folder, with `cd ..`)")
        let nowhere = try #require(Survey.absence(of: "/nowhere/at/all"))
        #expect(nowhere.message == "there is no such folder")
        #expect(nowhere.location.text == "/nowhere/at/all")
        #expect(nowhere.hint == "name the folder that holds Content/ with --source")
        #expect(try absence(["Content/show.yml": "title: A"]) == nil)
    }

    @Test("A page of the menu that has a mistake is not missed as well, and one beside show.yml is told where to go")
    func menuPages() async throws {
        let site = try TestContent([
            "Content/show.yml": "title: A\nurl: https://a.example\nmenu: [about, imprint]\n",
            "Content/pages/about.md": "---\ntitle: Salt: why\n---\n", "Content/imprint.md": "---\ntitle: Imprint\n---\n",
        ])
        #expect(
            await site.said() == [
                "Content/imprint.md: warning: nothing reads a file of this sort here [stray-folder] (move it to Content/pages/, or to Content/episodes/ or Content/people/)",
                "Content/pages/about.md:2:12: error: a colon with a space after it cannot stand in a text without quotes [invalid-yaml] (write `title: \"Salt: why\"`)",
                "Content/show.yml:3:15: error: there is no page Content/pages/imprint.md [missing-file] (move Content/imprint.md to Content/pages/)",
            ])
    }

    @Test("What lies where nobody reads it is told where to go")
    func misplaced() async throws {
        let site = try TestContent([
            "Content/show.yml": "title: A\nurl: https://a.example\n", "Content/custom.css": "", "Templates/custom.css": "",
            "Content/pages/about.txt": "---\ntitle: About\n---\n", "Content/pages/kit.txt": "Press kit\n",
            "Content/people/jo.md.txt": "---\nname: Jo\n---\n", "Content/people/kim.markdown": "---\nname: Kim\n---\n",
        ])
        let name = "warning: nothing reads this text, for its name does not end in .md [stray-folder]"
        let sort = "warning: nothing reads a file of this sort here [stray-folder] (move it to Templates/assets/)"
        #expect(
            await site.said() == [
                "Content/custom.css: \(sort)", "Content/pages/about.txt: \(name) (rename it to about.md)",
                "Content/people/jo.md.txt: \(name) (rename it to jo.md)",
                "Content/people/kim.markdown: \(name) (rename it to kim.md)", "Templates/custom.css: \(sort)",
            ])
    }

    @Test("What has nearly the name of a folder of ours is not passed over")
    func strayNames() async throws {
        let site = try TestContent([
            "Content/show.yml": "title: A\nurl: https://a.example\n", "Content/episode/1.md": "", "Content/peoples/jo.md": "",
            "Content/drafts/1.md": "",
        ])
        #expect(
            await site.said() == [
                "Content/episode: warning: nothing reads `episode` [stray-folder] (did you mean `episodes`?)",
                "Content/peoples: warning: nothing reads `peoples` [stray-folder] (did you mean `people`?)",
            ])
    }
}
