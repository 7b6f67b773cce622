import Diagnostics
import Podcast

/// Who is in an episode, and under which names its transcript and its topics may know them.
struct EpisodeCast {
    private(set) var credits: [Credit] = []
    /// The front matter's `speakers:`, then the ids, names and aliases of the episode's people, then the speakers of its topics.
    private(set) var labels: [SurveyedEpisode.Label] = []
    /// The names of the show's hosts who are not in the episode: a label of theirs was most likely forgotten in `people:`.
    private(set) var absentHosts: [SurveyedEpisode.Label] = []

    /// - Parameter file: the file with the front matter.
    init(
        _ head: EpisodeHead, in file: String, show: Show, people: People, reader: SourceReader, reporting diagnostics: inout Diagnostics
    ) {
        func find(_ name: Written<PlainText>, in place: People.Place) -> Person? {
            do throws(People.Fault) { return try people.find(name.value) } catch {
                People.report(error, name.value, in: place, at: reader.location(of: name.position, in: file), to: &diagnostics)
                return nil
            }
        }
        var members: [Person] = []
        if let written = head.people {
            for credit in written {
                let person = credit.hasPage ? find(credit.name, in: .people) : nil
                guard person != nil || !credit.hasPage else { continue }
                let isHost = person.map { show.hosts.contains($0.id) } ?? false
                let role = credit.role ?? (isHost ? .host : .guest)
                let name = person?.name ?? credit.name.value
                // Someone who is named twice has two roles, and one bio.
                let known = credits.firstIndex { $0.person == person?.id && People.folded($0.name) == People.folded(name) }
                if let known, credits[known].roles.contains(role) {
                    diagnostics.report(
                        .repeatedPerson, "“\(name.string.abridged)” is listed twice",
                        at: reader.location(of: credit.name.position, in: file), hint: "remove one of the two")
                } else if let known {
                    credits[known].roles.append(role)
                } else {
                    credits.append(Credit(person: person?.id, name: name, roles: [role]))
                    if let person { members.append(person) }
                }
            }
        } else {
            members = show.hosts.compactMap { id in people.all.first { $0.id == id } }
            credits = members.map { Credit(person: $0.id, name: $0.name, roles: [.host]) }
        }

        /// Someone in the episode by the name under which they are credited, or else anyone with a page.
        func speaker(_ name: Written<PlainText>) -> Speaker? {
            if let guest = credits.first(where: { $0.person == nil && People.folded($0.name) == People.folded(name.value) }) {
                return Speaker(person: nil, name: guest.name)
            }
            return find(name, in: .speakers).map { Speaker(person: $0.id, name: $0.name) }
        }
        for written in head.speakers {
            if let speaker = speaker(written.name) { labels.append(SurveyedEpisode.Label(text: written.label, speaker: speaker)) }
        }
        for person in members {
            let speaker = Speaker(person: person.id, name: person.name)
            labels += People.names(of: person).map { SurveyedEpisode.Label(text: $0, speaker: speaker) }
        }
        absentHosts = people.all.filter { host in show.hosts.contains(host.id) && !members.contains { $0.id == host.id } }
            .flatMap { host in
                People.names(of: host).map { SurveyedEpisode.Label(text: $0, speaker: Speaker(person: host.id, name: host.name)) }
            }
        for credit in credits where credit.person == nil {
            labels.append(SurveyedEpisode.Label(text: credit.name, speaker: Speaker(person: nil, name: credit.name)))
        }
        for name in head.topicSpeakers where !labels.contains(where: { $0.text == name.value }) {
            if let speaker = speaker(name) { labels.append(SurveyedEpisode.Label(text: name.value, speaker: speaker)) }
        }
    }
}
