import Podcast
import Testing

@testable import Content

@Suite("Who is in an episode")
struct PeopleTests {
    private func credits(_ yaml: String, _ more: [String: String] = [:], sourceLocation: Testing.SourceLocation = #_sourceLocation)
        async throws -> [String]
    {
        let site = try TestContent.redTowers(episode: "title: A\ndate: 2025-01-29\n\(yaml)", more)
        let card = try #require(try await site.site(sourceLocation: sourceLocation).episodes.first?.card)
        return card.people.map { "\($0.person?.string ?? "-"), \($0.name), \($0.roles.map(\.name).joined(separator: "+"))" }
    }

    private func said(_ yaml: String, _ more: [String: String] = [:]) async throws -> [String] {
        let site = try TestContent.redTowers(episode: "title: A\ndate: 2025-01-29\n\(yaml)", more)
        return await site.said().map { $0.replacing("Content/episodes/114-model/episode.md:", with: "") }
    }

    @Test(
        "is found by id, name or alias, in whatever case and Unicode form",
        arguments: ["da-wei", "Da-Wei", "Da Wei", "DA WEI", "David", "david", "\"  Da   Wei \""])
    func names(name: String) async throws {
        #expect(try await credits("people: [\(name)]\n") == ["da-wei, Da Wei, host"])
    }

    @Test("An accent may be written in either of Unicode's two ways")
    func accents() async throws {
        let zoe = ["Content/people/zoe.md": "---\nname: Zo\u{EB}\n---\n"]
        for name in ["Zoe\u{308}", "zo\u{CB}", "ZOE\u{308}"] {
            #expect(try await credits("people: [\(name)]\n", zoe) == ["zoe, Zoë, guest"])
        }
    }

    @Test("Hosts of the show are hosts and others guests, unless another role is written; who is named twice has two roles")
    func roles() async throws {
        #expect(
            try await credits("people: [David, zhang-qi, {person: David, role: editor}, {name: Jo}, {name: Mia, role: Host}]\n") == [
                "da-wei, Da Wei, host+editor", "zhang-qi, Zhang Qi, guest", "-, Jo, guest", "-, Mia, host",
            ])
    }

    @Test("Without `people:` an episode has the hosts; with an empty list nobody")
    func hosts() async throws {
        #expect(try await credits("") == ["da-wei, Da Wei, host"])
        #expect(try await credits("people:\n") == ["da-wei, Da Wei, host"])
        #expect(try await credits("people: []\n") == [])
    }

    @Test("Someone with a page may be written by name without their page, as another person of that name")
    func sameName() async throws {
        #expect(try await credits("people: [{name: Da Wei}]\n") == ["-, Da Wei, guest"])
    }

    @Test("An id wins over another's name")
    func idWins() async throws {
        let other = ["Content/people/david.md": "---\nname: David Bowie\n---\n"]
        #expect(try await credits("people: [David]\n", other) == ["david, David Bowie, guest"])
    }

    @Test("A name that nobody has, or several have")
    func faults() async throws {
        #expect(
            try await said("people:\n  - zhang-chi\n") == [
                "5:5: error: nobody in Content/people/ is called “zhang-chi” [unknown-person] (did you mean `zhang-qi`?)"
            ])
        #expect(
            try await said("people: [Ada Lovelace]\n") == [
                "4:10: error: nobody in Content/people/ is called “Ada Lovelace” [unknown-person] (add Content/people/Ada Lovelace.md, or write {name: Ada Lovelace, role: guest} for someone without a page)"
            ])
        #expect(
            try await said("people: [Zhang Qi]\n", ["Content/people/zhang-qi-2.md": "---\nname: Zhang Qi\n---\n"]) == [
                "4:10: error: “Zhang Qi” can be zhang-qi or zhang-qi-2 [ambiguous-person] (write the id: the name of the person's file)"
            ])
        #expect(
            try await said("people: [David, {person: da-wei}]\n") == [
                "4:26: warning: “Da Wei” is listed twice [repeated-person] (remove one of the two)"
            ])
    }

    @Test("A person whose file is broken is not missed in every episode as well")
    func brokenPerson() async throws {
        #expect(
            try await said("people: [mia]\n", ["Content/people/mia.md": "name: Mia\n"]) == [
                "Content/people/mia.md:1:1: error: this file does not begin with front matter [missing-front-matter] (let its first lines be `---`, `name: Zhang Qi` and another `---`)"
            ])
    }

    @Test("Labels of the transcript are those of `speakers:`, then the names of the episode's people")
    func labels() async throws {
        let site = try TestContent.redTowers(
            episode: """
                title: A
                date: 2025-01-29
                people: [da-wei, {name: Jo}]
                speakers: {SPEAKER_00: David, SPEAKER_01: jo, Narrator: zhang-qi}

                """)
        let labels = try await site.site().episodes[0].speakers
        #expect(
            labels.map { "\($0.text): \($0.speaker.person?.string ?? "-") \($0.speaker.name)" } == [
                "SPEAKER_00: da-wei Da Wei", "SPEAKER_01: - Jo", "Narrator: zhang-qi Zhang Qi", "da-wei: da-wei Da Wei",
                "Da Wei: da-wei Da Wei", "David: da-wei Da Wei", "Jo: - Jo",
            ])
        #expect(
            try await said("speakers: {SPEAKER_00: Davd}\n") == [
                "4:24: error: nobody in Content/people/ is called “Davd” [unknown-person] (did you mean `David`?)"
            ])
    }

    @Test("Someone without a page who speaks is listed under `people`; a place for a name is not a name")
    func unlistedSpeakers() async throws {
        #expect(
            try await said("speakers: {Speaker 2: Ben Ito, Speaker 3: <person>}\n") == [
                "4:23: error: nobody in Content/people/ is called “Ben Ito” [unknown-person] (add `{name: Ben Ito, role: guest}` under `people`, or add Content/people/Ben Ito.md)",
                "4:43: error: nobody in Content/people/ is called “<person>” [unknown-person] (write a name in the place of `<person>`)",
            ])
    }

    @Test("A topic's speaker is anyone with a page, or a guest of the episode without one")
    func topics() async throws {
        let site = try TestContent.redTowers(
            episode: """
                title: A
                date: 2025-01-29
                people: [da-wei, {name: Jo}]
                topics:
                  - {speaker: zhang qi, text: One}
                  - {speaker: jo, text: Two}
                  - {speaker: David, text: Three}

                """)
        let (episode, said) = try await site.load("114-model")
        #expect(said == [])
        #expect(
            episode?.topics == [
                Topic(speaker: Speaker(person: Slug("zhang-qi"), name: "Zhang Qi"), text: "One"),
                Topic(speaker: Speaker(person: nil, name: "Jo"), text: "Two"),
                Topic(speaker: Speaker(person: Slug("da-wei"), name: "Da Wei"), text: "Three"),
            ])
        #expect(
            try await self.said("topics:\n  - {speaker: mia, text: One}\n  - {speaker: mia, text: Two}\n") == [
                "5:15: error: nobody in Content/people/ is called “mia” [unknown-person] (add `{name: mia, role: guest}` under `people`, or add Content/people/mia.md)"
            ])
    }
}
