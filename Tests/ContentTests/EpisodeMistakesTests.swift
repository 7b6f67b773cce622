import Testing

@testable import Content

@Suite("Mistakes in the front matter of an episode")
struct EpisodeMistakesTests {
    static let known =
        "aliases, alternateEnclosures, audio, block, chapters, chat, contentLinks, cover, date, draft, explicit, funding, glossary, guid, language, license, links, location, normalise, number, numberDisplay, people, season, slug, socialInteract, soundbites, speakers, sponsors, subtitle, summary, tags, title, topics, transcript, translationOf, translations, txt, type, value"

    @Test(
        "keys",
        arguments: [
            Mistake("titel: A train", "2:1: warning: `titel` is not a key that is known here [unknown-key] (did you mean `title`?)"),
            Mistake("mp3: 1.mp3", "2:1: warning: `mp3` is not a key that is known here [unknown-key] (did you mean `audio`?)"),
            Mistake("guests: jo", "2:1: warning: `guests` is not a key that is known here [unknown-key] (did you mean `people`?)"),
            Mistake("guest: Ben", "2:1: warning: `guest` is not a key that is known here [unknown-key] (did you mean `people`?)"),
            Mistake("host: jo", "2:1: warning: `host` is not a key that is known here [unknown-key] (did you mean `people`?)"),
            Mistake("weather: fine", "2:1: warning: `weather` is not a key that is known here [unknown-key] (the keys here are \(known))"),
            Mistake(
                "chapters:\n  - {title: A train, standing}",
                "3:22: warning: `standing` is not a key that is known here [unknown-key] (if it belongs to the text before it, put the whole text in quotes: within { } a comma ends a value)"
            ),
            Mistake(
                "chapters:\n  - {start:12:34, title: A train}",
                "3:6: warning: `start:12:34` is not a key that is known here [unknown-key] (put a space after the colon: `start: 12:34`)"),
            Mistake(
                "number: 1\nnumber: 2",
                "3:1: error: `number` is written a second time [duplicate-key] (keep one of the two)\n2:1: note: the first is here"),
            Mistake(
                "links:\n  Paper: https://a.example\n  Paper: https://b.example",
                "4:3: error: `Paper` is written a second time [duplicate-key] (keep one of the two)\n3:3: note: the first is here"),
            Mistake(
                "audio: {duration: 1:00}",
                "2:8: error: `file` or `url` is missing [missing-key] (add a line like `file: episode.mp3`)"),
            Mistake(
                "people:\n  - {role: guest}",
                "3:5: error: `person` or `name` is missing [missing-key] (write {person: jo, role: guest}, or {name: Jo, role: guest} for someone without a page)"
            ),
            Mistake(
                "topics:\n  - {speaker: jo, text: ''}",
                "3:19: error: `text` is empty [missing-key] (write a line like `text: What they argued`)"),
            Mistake(
                "soundbites:\n  - {start: 1:00}",
                "3:5: error: `duration` is missing [missing-key] (add a line like `duration: 30`)"),
        ])
    func keys(mistake: Mistake) {
        let said = read(.episode, "\(mistake.written)\ntitle: A train\ndraft: true").said
        #expect(said == mistake.said)
    }

    @Test("a title and a date have to be there")
    func missing() {
        #expect(
            read(.episode, "number: 1").said == [
                "2:1: error: `title` is missing [missing-key] (add a line like `title: What a model is`)",
                "2:1: error: `date` is missing [missing-date] (add a line like `date: 2025-01-31`, or `draft: true` while you are working on it)",
            ])
        #expect(
            read(.episode, "title: \"  \"\ndraft: true").said == [
                "2:1: error: `title` is empty [missing-key] (write a line like `title: What a model is`)"
            ])
        #expect(
            read(.episode, "").said == [
                "2:1: error: `title` is missing [missing-key] (add a line like `title: What a model is`)",
                "2:1: error: `date` is missing [missing-date] (add a line like `date: 2025-01-31`, or `draft: true` while you are working on it)",
            ])
    }

    @Test("a key in capitals is one mistake, not a missing key and an unknown one")
    func capitals() {
        #expect(
            read(.episode, "Title: A train\nDate: 2025-01-31").said == [
                "2:1: error: keys are written in small letters [missing-key] (did you mean `title`?)",
                "3:1: error: keys are written in small letters [missing-key] (did you mean `date`?)",
            ])
    }

    @Test(
        "shapes",
        arguments: [
            Mistake(
                "subtitle: [Bonus]",
                "2:11: error: this is a list, where one line of text is expected [wrong-type] (write one value; a text that begins with [ or - needs quotes)"
            ),
            Mistake(
                "subtitle:\n  Models: what they are",
                "3:3: error: this is a mapping (`key: value`), where one line of text is expected [wrong-type] (a text with a colon and a space in it needs quotes: \"Models: what they are\")"
            ),
            Mistake(
                "chapters: 0:00 hello",
                "2:11: error: this is text, where a list of chapters is expected [wrong-type] (write `- {start: 0:00, title: …}` for each, or put lines such as `0:00 …` into a file chapters.txt beside this one)"
            ),
            Mistake(
                "speakers: [jo]",
                "2:11: error: this is a list, where labels and people are expected [wrong-type] (write a line for each, like `SPEAKER_00: jo`)"
            ),
            Mistake(
                "people:\n  -jo\n  -ann",
                "3:3: error: a space is missing after the hyphen, so this is no list [wrong-type] (write `- jo`)"),
            Mistake(
                "tags:\n  - AI: yes",
                "3:5: error: this is a mapping (`key: value`), where one line of text is expected [wrong-type] (a text with a colon and a space in it needs quotes: \"AI: yes\")"
            ),
        ])
    func shapes(mistake: Mistake) {
        #expect(read(.episode, "\(mistake.written)\ntitle: A train\ndraft: true").said == mistake.said)
    }

    @Test("front matter that is only a text lacks a space after its colon")
    func onlyText() {
        #expect(
            read(.episode, "title:Foo").said == [
                "2:1: error: this is text, where the episode's keys and values, `title: …` is expected [wrong-type] (put a space after the colon: `title: Foo`)"
            ])
    }

    @Test(
        "values",
        arguments: [
            Mistake("date: 2025-13-01", "2:7: error: there is no month 13 [invalid-date] (dates are written like 2025-01-31)"),
            Mistake("date: 2025-02-29", "2:7: error: February 2025 has only 28 days [invalid-date] (dates are written like 2025-01-31)"),
            Mistake("date: 2025-04-31", "2:7: error: April 2025 has only 30 days [invalid-date] (dates are written like 2025-01-31)"),
            Mistake("date: 2025-01-32", "2:7: error: there is no day 32 [invalid-date] (dates are written like 2025-01-31)"),
            Mistake(
                "date: 29.1.2025",
                "2:7: error: “29.1.2025” is not a date [invalid-date] (did you mean 2025-01-29?)"),
            Mistake("date: 31/01/2025", "2:7: error: “31/01/2025” is not a date [invalid-date] (did you mean 2025-01-31?)"),
            Mistake("date: 01/31/2025", "2:7: error: “01/31/2025” is not a date [invalid-date] (did you mean 2025-01-31?)"),
            Mistake("date: 1/2/2025", "2:7: error: “1/2/2025” is not a date [invalid-date] (did you mean 2025-02-01 or 2025-01-02?)"),
            Mistake("date: 31 January 2025", "2:7: error: “31 January 2025” is not a date [invalid-date] (did you mean 2025-01-31?)"),
            Mistake("date: Sept 2nd, 2025", "2:7: error: “Sept 2nd, 2025” is not a date [invalid-date] (did you mean 2025-09-02?)"),
            Mistake(
                "date: 31/31/2025",
                "2:7: error: “31/31/2025” is not a date [invalid-date] (dates are written like 2025-01-31 or 2025-01-31T18:00+01:00)"),
            Mistake(
                "date: 2025-01/29",
                "2:7: error: “2025-01/29” is not a date [invalid-date] (dates are written like 2025-01-31 or 2025-01-31T18:00+01:00)"),
            Mistake(
                "date: 2025-01-29 24:30",
                "2:7: error: there is no such time of day [invalid-date] (times of day go from 00:00 to 23:59:59)"),
            Mistake(
                "date: 2025-01-29 18:00 +19:00",
                "2:7: error: no time zone is 19 hours from UTC [invalid-date] (dates are written like 2025-01-31 or 2025-01-31T18:00+01:00)"
            ),
            Mistake("number: twelve", "2:9: error: “twelve” is not a whole number [invalid-number] (write it like number: 12)"),
            Mistake("number: -3", "2:9: error: “-3” is not a whole number from 0 upwards [invalid-number] (write it like number: 12)"),
            Mistake("type: bonsu", "2:7: error: “bonsu” is not one of full, trailer, bonus [invalid-word] (did you mean `bonus`?)"),
            Mistake("explicit: maybe", "2:11: error: “maybe” is neither yes nor no [invalid-word] (write `true` or `false`)"),
            Mistake(
                "slug: a/b",
                "2:7: error: “a/b” cannot be the name of a page [invalid-slug] (a name is at most 200 bytes long, does not begin or end with a dot or a space, and holds none of / \\ : * ? \" < > | # %)"
            ),
            Mistake(
                "language: english!",
                "2:11: error: “english!” is not a language tag [invalid-language] (languages are written like en, pt-BR or zh-Hans)"),
            Mistake(
                "audio: {file: a.mp3, duration: 1:62}",
                "2:32: error: “1:62” is not a time [invalid-time] (times are written like 12:34, 1:02:03.5, 1h2m3s or 3723.5 (seconds))"),
            Mistake("audio: {file: a.mp3, type: mp3}", "2:28: error: “mp3” is not a media type [invalid-word] (write one like audio/mpeg)"),
            Mistake(
                "cover: data:image/png;base64,AAAA",
                "2:8: error: “data:image/png;base64,AAAA” is neither the name of a file nor an address [invalid-address] (write the name of a file beside this one, or an address that begins with https://)"
            ),
            Mistake(
                "links: [javascript:alert(1)]",
                "2:9: error: addresses that begin with `javascript:` are not allowed [invalid-address] (use https, http, mailto, tel, or a relative address)"
            ),
            Mistake(
                "links: [www.podlove.org]",
                "2:9: error: “www.podlove.org” would lead to a page of this site, for it has no https:// at its start [invalid-address] (did you mean https://www.podlove.org?)"
            ),
            Mistake(
                "links:\n  - My site https://a.example",
                "3:5: error: “My site https://a.example” is a title and an address, with no colon between them [invalid-address] (write `My site: https://a.example`)"
            ),
            Mistake(
                "audio: www.a.example/1.mp3",
                "2:8: error: “www.a.example/1.mp3” is no address, for it has no https:// at its start [invalid-address] (did you mean https://www.a.example/1.mp3?)"
            ),
            Mistake(
                "audio: {url: 114.mp3}",
                "2:14: error: “114.mp3” is not a whole address [invalid-address] (write it with https:// at its start)"),
            Mistake(
                "aliases: [https://a.example/x, /a/../b]",
                "2:11: error: “https://a.example/x” is not an address on this site [invalid-address] (write only its path, like /old-name/)",
                "2:32: error: “/a/../b” is not an address on this site [invalid-address] (write only its path, like /old-name/)"),
            Mistake(
                "aliases: [\"/?p=123\", /old/#top, /fine/]",
                "2:11: warning: nothing can lead on from “/?p=123”: servers of files look only at what is before the ? [unserved-alias] (remove it; if apps know the episode by this address, write the whole of it as its `guid`)",
                "2:22: warning: all of “/old/” leads to this episode: servers of files look only at what is before the # [unserved-alias] (write the path alone; if apps know the episode by this address, write the whole of it as its `guid`)"
            ),
            Mistake(
                "chapters:\n  - {start: 10:00, title: Second}\n  - {start: 1:00, title: First}",
                "4:13: error: this chapter starts at 1:00, before “Second” at 10:00 [chapters-out-of-order] (put the chapters in the order in which they are heard)"
            ),
            Mistake(
                "chapters:\n  - {start: 10:00, end: 9:00}",
                "3:25: error: this chapter ends at 9:00, before it starts at 10:00 [ends-before-start]"),
        ])
    func values(mistake: Mistake) {
        #expect(read(.episode, "\(mistake.written)\ntitle: A train\ndraft: true").said == mistake.said)
    }

    @Test("what is quoted in a message is cut where it is long, and not cut where it is not")
    func abridged() {
        let title = "AI的2025和DeepSeek们的未来对谈复旦张奇教授AI的2025和DeepSeek们"
        #expect(title.abridged == title)
        #expect(String(repeating: "a", count: 61).abridged == String(repeating: "a", count: 60) + "…")
        #expect(("e" + String(repeating: "\u{301}", count: 9_000)).abridged.utf8.count < 130)
    }

    @Test("all mistakes of a file are shown, but not thousands of them")
    func many() {
        let keys = (1...5_000).map { "weather\($0): fine" }.joined(separator: "\n")
        let said = read(.episode, "title: A train\ndraft: true\n\(keys)").said
        #expect(said.count == 101)
        #expect(
            said.last == "104:1: warning: 4900 more like these are not shown [unknown-key] (correct the ones that are shown first)")
        let links = (1...200).map { "  - https://a.example/\($0)" }.joined(separator: "\n")
        let withError = read(.episode, "title: A train\ndraft: true\n\(keys)\nnumber: x\nlinks:\n\(links)").said
        #expect(withError.contains { $0.contains("error: “x” is not a whole number") })
    }
}
