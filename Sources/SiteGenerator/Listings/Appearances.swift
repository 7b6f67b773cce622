import Podcast
import Storage

/// What an episode's people say in it, as their own pages tell it.
struct Appearances: Finding {
    /// What one of them argued.
    struct Argument: Sendable, Equatable {
        var person: Slug
        var text: PlainText
        var start: Seconds?
    }

    /// How long someone speaks, to the second; of transcripts with times.
    struct Talk: Sendable, Equatable {
        var person: Slug
        var time: Seconds
    }

    /// Where someone speaks for a while, in the steps of the row's score, and the moment at which they begin.
    struct Passage: Sendable, Equatable {
        var person: Slug
        var start: Int
        var end: Int
        /// The id on the episode's page.
        var moment: String
    }

    var arguments: [Argument]
    var talks: [Talk]
    /// Of each of them in order.
    var passages: [Passage]

    init(in page: EpisodePage) {
        arguments = page.episode.topics.compactMap { topic in
            topic.speaker.person.map { Argument(person: $0, text: topic.text, start: topic.start) }
        }
        let lanes = page.score.map { $0.isTimed ? $0.lanes : [] } ?? []
        talks = lanes.compactMap { lane in
            guard lane.speakerCount == 1, let person = lane.speaker?.person else { return nil }
            return Talk(person: person, time: Seconds(milliseconds: (lane.weight + 500) / 1000 * 1000))
        }
        passages = page.score.map { $0.isTimed ? Self.passages(in: page, $0.scaled(to: Score.rowWidth)) : [] } ?? []
    }

    func arguments(of person: Slug) -> [Argument] { arguments.filter { $0.person == person } }
    func passages(of person: Slug) -> [Passage] { passages.filter { $0.person == person } }
    func talkTime(of person: Slug) -> Seconds? { talks.first { $0.person == person }?.time }

    func store(to writer: inout StorageWriter) {
        writer.write(arguments)
        writer.write(talks)
        writer.write(UInt64(passages.count))
        var person: Slug?
        for passage in passages {
            // Most are of the one before.
            writer.write(passage.person == person ? nil : passage.person)
            person = passage.person
            writer.write(passage.start)
            writer.write(passage.end)
            writer.write(passage.moment)
        }
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        arguments = try reader.readArray()
        talks = try reader.readArray()
        passages = []
        let count = try reader.readCount()
        passages.reserveCapacity(count)
        for _ in 0..<count {
            guard let person = try reader.readOptional(Slug.self) ?? passages.last?.person else { throw Damaged() }
            passages.append(Passage(person: person, start: try reader.read(), end: try reader.read(), moment: try reader.read()))
        }
    }
}

extension Appearances.Argument: Storable {
    func store(to writer: inout StorageWriter) {
        writer.write(person)
        writer.write(text)
        writer.write(start)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        self.init(person: try reader.read(), text: try reader.read(), start: try reader.readOptional())
    }
}

extension Appearances.Talk: Storable {
    func store(to writer: inout StorageWriter) {
        writer.write(person)
        writer.write(time)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        self.init(person: try reader.read(), time: try reader.read())
    }
}
