import Content
import Diagnostics
import Podcast
import Publishing
import Storage
import Synchronization

/// The two passes of a build.
struct Passes: Sendable {
    let context: SiteContext
    let publication: Publication
    let jobs: Int
    let progress: @Sendable (_ done: Int, _ total: Int) -> Void

    /// Each episode whole: its page, its Markdown, its transcripts; and what the producers of the site pass keep of it.
    func makeEpisodes() async throws(PublishingError) {
        let count = context.site.episodes.count
        let done = Count()
        try await inParallel(count, jobs: jobs) { index throws(PublishingError) in
            _ = try publication.produce(context.episodeGroup(index))
            progress(done.next(), count)
        }
    }

    /// The pages that need a little of every episode.
    func makeSite() async throws(PublishingError) {
        var groups = context.assets.groups
        for (index, producer) in Build.siteProducers.enumerated() {
            groups += try self.groups(of: producer, at: index)
        }
        let all = groups
        try await inParallel(all.count, jobs: jobs) { index throws(PublishingError) in
            _ = try publication.produce(all[index])
        }
    }

    /// A damaged finding is as good as none: its episode is made again.
    private func groups(of producer: some SiteProducer, at place: Int) throws(PublishingError) -> [FileGroup] {
        let names = context.site.episodes.map(\.groupName)
        do {
            return try producer.files(for: context, findings: Findings(publication: publication, groups: names, producer: place))
        } catch {
            for (index, name) in names.enumerated() where (try? publication.memo(of: name)) == nil {
                try publication.forget(name)
                _ = try publication.produce(context.episodeGroup(index))
            }
        }
        do {
            return try producer.files(for: context, findings: Findings(publication: publication, groups: names, producer: place))
        } catch {
            // An episode with mistakes keeps nothing, and then nothing will be published.
            if publication.diagnostics.hasErrors { return [] }
            preconditionFailure("what was just kept cannot be read")
        }
    }
}

private final class Count: Sendable {
    private let value = Atomic<Int>(0)

    func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).newValue }
}
