import Diagnostics
import Podcast
import Testing

@testable import Content

@Suite("What only feeds tell")
struct FeedKeysTests {
    private static let complete = """
        title: Salt
        description: About salt.
        url: https://salt.example
        categories: [Food]
        owner: {email: jo@salt.example}
        cover: cover.jpg
        language: en

        """
    private static let episode = "---\ntitle: One\ndate: 2025-01-29\naudio: one.mp3\n---\n"

    private func said(_ show: String, _ files: [String: String] = [:], episode: String = Self.episode) async throws -> [String] {
        let site = try TestContent([
            "Content/show.yml": show, "Content/cover.jpg": "JPEG", "Content/episodes/one/episode.md": episode,
            "Content/episodes/one/one.mp3": "MP3",
        ])
        for (path, text) in files { try site.write(path, text) }
        return await site.said()
    }

    /// What is told where an episode is read whole, of a show whose feed says that it stands there.
    private func said(of episode: SurveyedEpisode, in site: TestContent, feed: String?) -> [String] {
        var diagnostics = Diagnostics()
        _ = EpisodeLoader(folder: site.folder, feedSite: feed).load(episode, reporting: &diagnostics)
        return diagnostics.said
    }

    @Test("A show that directories take is a show without a warning")
    func complete() async throws {
        #expect(try await said(Self.complete) == [])
    }

    @Test("What directories ask for and is not there is told once, with the lines to add")
    func incomplete() async throws {
        #expect(
            try await said("title: Salt\nurl: https://salt.example\nfeed: yes\n") == [
                "Content/show.yml:1:1: warning: Apple Podcasts and Spotify will not take the feed without a language, a description, a cover, categories, an owner's address for letters [incomplete-feed] (write `language: en`, `description: …`, `cover: cover.jpg`, `categories: [Arts > Food]`, `owner: {name: Jo, email: jo@example.com}`; or `feed: no` if apps get the show from another address)"
            ])
        let one = Self.complete.replacing("categories: [Food]\n", with: "")
        #expect(
            try await said(one) == [
                "Content/show.yml:1:1: warning: Apple Podcasts and Spotify will not take the feed without categories [incomplete-feed] (write `categories: [Arts > Food]`; or `feed: no` if apps get the show from another address)"
            ])
    }

    @Test(
        "Nobody is told what directories want who has no feed for them, or has said nothing of them yet",
        arguments: [
            "title: Salt\nurl: https://salt.example\n", "title: Salt\nurl: https://salt.example\nfeed: no\ncategories: [Whistling]\n",
            "title: Salt\nurl: https://salt.example\nfeed: {publish: no}\n",
        ])
    func unwanted(_ show: String) async throws {
        #expect(try await said(show) == [])
        #expect(
            try await said("title: Salt\nurl: https://salt.example\nfeed: yes\n", episode: "---\ntitle: One\ndate: 2025-01-29\n---\n") == []
        )
    }

    @Test("A code in the feed is as good as an address for letters")
    func verification() async throws {
        let show = Self.complete.replacing("owner: {email: jo@salt.example}", with: "txt: {applepodcastsverify: \"05124\"}")
        #expect(try await said(show) == [])
    }

    @Test(
        "A cover that directories refuse",
        arguments: [
            ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>", "cover.svg", "it is neither a JPEG nor a PNG"),
            ("GIF89a", "cover.gif", "it is neither a JPEG nor a PNG"),
        ])
    func covers(_ bytes: String, _ name: String, _ fault: String) async throws {
        let show = Self.complete.replacing("cover: cover.jpg", with: "cover: \(name)")
        let hint = "write a square JPEG or PNG of 1400 to 3000 pixels here, or only for the feed: `feed: {cover: cover.jpg}`"
        #expect(
            try await said(show, ["Content/\(name)": bytes]) == [
                "Content/show.yml:6:8: warning: podcast directories will not take this cover: \(fault) [unusable-cover] (\(hint))"
            ])
        #expect(try await said("\(show)feed: {cover: cover.jpg}\n", ["Content/\(name)": bytes]) == [])
    }

    @Test("A category that Apple does not have")
    func category() async throws {
        #expect(
            try await said(Self.complete.replacing("[Food]", with: "[Arts > Food, Tecnology]")) == [
                "Content/show.yml:4:27: warning: Apple Podcasts has no category “Tecnology” [unknown-category] (did you mean `Technology`?)"
            ])
    }

    @Test(
        "A cover elsewhere need not say what it is; one that says that it is no JPEG or PNG is told of",
        arguments: [
            ("https://images.example/artwork/123", false), ("https://images.example/a.jpg?w=3000#x.webp", false),
            ("https://images.example/a.WebP?w=3000", true),
        ])
    func remoteCovers(_ address: String, isTold: Bool) async throws {
        let said = try await said(Self.complete.replacing("cover: cover.jpg", with: "cover: \"\(address)\""))
        #expect(said.contains { $0.contains("[unusable-cover]") } == isTold)
    }

    @Test("A serial show without numbers, whose episodes apps cannot put into their order")
    func serial() async throws {
        let files = [
            "Content/episodes/two.md": "---\ntitle: Two\ndate: 2025-02-28\nnumber: 0\n---\n",
            "Content/episodes/one/episode.md": "---\ntitle: One\ndate: 2025-01-30\nnumber: 1\naudio: one.mp3\n---\n",
            "Content/episodes/three.md": "---\ntitle: Three\ndate: 2025-03-28\nnumber: 3\n---\n",
            "Content/episodes/trailer.md": "---\ntitle: Trailer\ndate: 2025-01-01\ntype: trailer\n---\n",
        ]
        let told = { (said: [String]) in said.filter { $0.contains("[missing-number]") } }
        #expect(
            told(try await said("\(Self.complete)type: serial\n", files)) == [
                "Content/episodes/two.md: warning: a serial show has numbers, and this episode has none from 1 upwards [missing-number] (add a line like `number: 1`, or `type: episodic` into show.yml)"
            ])
        #expect(told(try await said(Self.complete, files)) == [])
        // Nothing is asked of a feed that there is not, or that has nothing to hear.
        let nowhere = Self.complete.replacing("url: https://salt.example\n", with: "")
        #expect(nowhere != Self.complete)
        #expect(told(try await said("\(nowhere)type: serial\n", files)) == [])
    }

    @Test(
        "Sound that Apple does not take",
        arguments: [("1.opus", "audio/ogg"), ("1.flac", "audio/flac"), ("1.mp3", nil), ("1.m4a", nil), ("1.mp4", nil)])
    func unusualSound(_ name: String, _ type: String?) async throws {
        let site = try TestContent([
            "Content/show.yml": Self.complete, "Content/cover.jpg": "JPEG",
            "Content/episodes/one.md": "---\ntitle: One\ndate: 2025-01-29\naudio: {url: \"https://cdn.example/\(name)\", bytes: 1}\n---\n",
        ])
        let episode = await site.survey().site.episodes[0]
        #expect(said(of: episode, in: site, feed: nil) == [])
        #expect(
            said(of: episode, in: site, feed: "https://salt.example")
                == (type.map {
                    [
                        "Content/episodes/one.md:4:14: warning: Apple Podcasts does not take \($0), so its listeners do not get this episode [unusual-audio] (write an MP3 or an M4A here, and this as one of the `alternateEnclosures`)"
                    ]
                } ?? []))
    }

    @Test("Two episodes with one guid, of which apps show one")
    func sameGUID() async throws {
        let files = [
            "Content/episodes/two.md": "---\ntitle: Two\ndate: 2025-02-28\nguid: a\n---\n",
            "Content/episodes/three.md": "---\ntitle: Three\ndate: 2025-03-28\nguid: a\n---\n",
        ]
        #expect(
            try await said(Self.complete, files) == [
                "Content/episodes/three.md: warning: an older episode has the guid “a” too, so apps show one of the two [same-guid] (write another `guid:`, or none)\nContent/episodes/two.md: note: the older one is here"
            ])
    }

    @Test("Where there is a feed, the length of what lies elsewhere has to be told, and the first address that an episode had")
    func episodes() async throws {
        let site = try TestContent([
            "Content/show.yml": Self.complete, "Content/cover.jpg": "JPEG",
            "Content/episodes/one.md":
                "---\ntitle: One\ndate: 2025-01-29\naudio: https://cdn.example/1.mp3\naliases: [/old/one/, /older/]\n---\n",
        ])
        let episode = await site.survey().site.episodes[0]
        #expect(said(of: episode, in: site, feed: nil) == [])
        #expect(
            said(of: episode, in: site, feed: "https://salt.example") == [
                "Content/episodes/one.md:4:8: warning: the feed cannot say how long this recording is in bytes, which podcast apps ask for [missing-audio-size] (write `audio: {url: …, bytes: 48000000}`; `curl -IL` shows it as `content-length`)",
                "Content/episodes/one.md:5:10: warning: apps know this episode by the first of its `aliases`, and would take it for a new one if that changed [unstable-guid] (write it down for good: `guid: https://salt.example/old/one/`)",
            ])
    }

    @Test(
        "Values that cannot be",
        arguments: [
            Mistake(
                "guid: 1234",
                "2:7: error: “1234” is not the guid of a podcast [invalid-word] (copy it from the feed that the show has; it looks like 917393e3-1b1e-5cef-ace4-edaa54e1f810)"
            ),
            Mistake(
                "feed: {limit: 0}",
                "2:15: error: “0” is not a whole number from 1 upwards [invalid-number] (write it like limit: 100, or limit: all)"),
            Mistake(
                "feed: feed.xml", "2:7: error: “feed.xml” is not a whole address [invalid-address] (write it with https:// at its start)"),
            Mistake("feed: {limti: 3}", "2:8: warning: `limti` is not a key that is known here [unknown-key] (did you mean `limit`?)"),
            Mistake(
                "medium: radio",
                "2:9: error: “radio” is not one of podcast, music, video, film, audiobook, newsletter, blog, course [invalid-word]"),
            Mistake("type: seriel", "2:7: error: “seriel” is not one of episodic, serial [invalid-word] (did you mean `serial`?)"),
            Mistake("locked: perhaps", "2:9: error: “perhaps” is neither yes nor no [invalid-word] (write `true` or `false`)"),
            Mistake(
                "location: {name: Oslo, country: Norway}",
                "2:33: error: “Norway” is not the code of a country [invalid-word] (write two letters, as in US, DE, CN)"),
            Mistake(
                "updateFrequency: {text: Often, rule: OFTEN}",
                "2:38: error: “OFTEN” is not a rule for repeating [invalid-word] (write it like FREQ=WEEKLY;BYDAY=FR)"),
            Mistake(
                "seasons: {one: First}",
                "2:11: error: “one” is not the number of a season [invalid-number] (write a line like `1: The first winter`)"),
            Mistake(
                "podroll: [{title: Podnews}]",
                "2:11: error: `guid` is missing [missing-key] (add a line like `guid: 9b024349-ccf0-5f69-a609-6b82873eab3c`)"),
            Mistake(
                "value: {suggested: much}", "2:20: error: “much” is not a number [invalid-number] (write it like 0.00000005)",
                "2:8: error: `recipients` is missing [missing-key] (add a line like `recipients: [{type: node, address: …, split: 100}]`)"),
        ])
    func mistakes(mistake: Mistake) {
        #expect(read(.show, "\(mistake.written)\ntitle: Salt").said.sorted() == mistake.said.sorted())
    }

    @Test("All that a show can say to apps")
    func show() throws {
        let (written, said) = read(
            .show,
            """
            title: Salt
            guid: 917393E3-1b1e-5cef-ace4-edaa54e1f810
            type: serial
            block: {except: [apple]}
            podroll: {guid: 9b024349-ccf0-5f69-a609-6b82873eab3c, feed: "https://podnews.net/rss", title: Podnews}
            publisher: {guid: 003af0a0-6a45-55cf-b765-68e3d349551a}
            updateFrequency: weekly
            txt: {verify: abc}
            chat: {server: irc.example.net, protocol: irc, space: "#salt"}
            socialInteract: disabled
            location: [Oslo, {name: Bergen, geo: "60.39,5.32", rel: creator, country: "no"}]
            value:
              suggested: 0.00000005000
              recipients: [{name: Jo, type: node, address: 02d5, split: 100, fee: yes}]
              timeSplits: [{start: 1:00, duration: 3:57, remotePercentage: 95, remote: {guid: a94f5cc9-8c58-55fc-91fe-a324087a655b, item: i}}]
            seasons: {2: Pepper, 1: Salt}
            feed: {url: "https://feeds.example/salt", limit: all, enclosurePrefix: "https://op3.dev/e", people: yes}
            """)
        #expect(said == [])
        let show = try #require(written?.show)
        #expect(show.feed.guid == "917393e3-1b1e-5cef-ace4-edaa54e1f810")
        #expect(show.feed.isSerial && show.feed.isBlocked && show.feed.blockedServices == ["apple"])
        #expect(show.feed.podroll.map(\.title) == ["Podnews"] && show.feed.publisher?.medium == "publisher")
        #expect(show.feed.updateFrequency == FeedSettings.UpdateFrequency(text: "weekly", rule: "FREQ=WEEKLY"))
        #expect(show.extras.texts == [FeedText(purpose: "verify", text: "abc")])
        #expect(show.extras.chat?.space == "#salt" && show.extras.socialInteracts.map(\.networkProtocol) == ["disabled"])
        #expect(show.extras.locations.map(\.country) == [nil, "NO"] && show.extras.locations.map(\.isCreators) == [false, true])
        #expect(show.extras.values.first?.suggested == "0.00000005000" && show.extras.values.first?.recipients.first?.isFee == true)
        #expect(show.extras.values.first?.timeSplits.first?.remote?.itemGUID == "i")
        #expect(show.feed.seasons.map(\.name) == ["Salt", "Pepper"])
        #expect(show.feed.url == "https://feeds.example/salt" && show.feed.limit == nil && show.feed.hasPeople && !show.feed.hasTags)
        #expect(try Show(stored: show.stored) == show)
    }
}
