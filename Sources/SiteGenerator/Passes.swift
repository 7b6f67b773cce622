import Content
import Diagnostics
import Markup
import Podcast
import Publishing
import Storage
import Synchronization

/// The two passes of a build.
struct Passes: Sendable {
    let context: SiteContext
    let publication: Publication
    let options: BuildOptions
    let producers: [any SiteProducer]

    /// Each episode whole: its page, its Markdown, its transcripts; and what the producers of the site pass keep of it.
    func makeEpisodes() async throws(PublishingError) -> Findings {
        let count = context.site.episodes.count
        let made = Made(count)
        let order = order
        try await inParallel(count, jobs: options.jobs) { place throws(PublishingError) in
            let index = order[place]
            let produced = try publication.produce(shown(context.episodeGroup(index)))
            options.progress(made.add(produced, at: index), count)
        }
        return Findings(context: context, publication: publication, digests: made.memos.short, longDigests: made.memos.long)
    }

    /// The indices of the episodes, those first whose pages are open.
    private var order: [Int] {
        let indices = Array(context.site.episodes.indices)
        if options.openPages.isEmpty { return indices }
        let isOpen = context.site.episodes.map { options.openPages.contains(Places.episode($0.card.slug).string) }
        return indices.filter { isOpen[$0] } + indices.filter { !isOpen[$0] }
    }

    /// The group, whose open pages are shown as soon as they are made.
    private func shown(_ group: FileGroup) -> FileGroup {
        if options.openPages.isEmpty { return group }
        return FileGroup(name: group.name, source: group.source, key: group.key) { diagnostics in
            let product = group.make(&diagnostics)
            if diagnostics.hasErrors { return product }
            for output in product.outputs where options.openPages.contains(output.path.string) {
                if case .bytes(let bytes) = output.body { options.showPage(output.path.string, bytes) }
            }
            return product
        }
    }

    /// The pages that need a little of every episode.
    func makeSite(with findings: Findings) async throws(PublishingError) {
        let all = context.assets.groups + producers.flatMap { $0.files(for: context, findings: findings) }
        try await inParallel(all.count, jobs: options.jobs) { index throws(PublishingError) in
            _ = try publication.produce(all[index])
        }
    }
}

/// How many episodes are done, and what the findings of each are known by.
private final class Made: Sendable {
    private let state: Mutex<(count: Int, short: [Fingerprint], long: [Fingerprint])>

    init(_ count: Int) {
        let nothing = Array(repeating: Fingerprint(Digest(high: 0, low: 0)), count: count)
        state = Mutex((0, nothing, nothing))
    }

    var memos: (short: [Fingerprint], long: [Fingerprint]) { state.withLock { ($0.short, $0.long) } }

    /// - Returns: how many episodes are done.
    func add(_ produced: Produced, at index: Int) -> Int {
        state.withLock { state in
            state.short[index] = produced.memo
            state.long[index] = produced.longMemo
            state.count += 1
            return state.count
        }
    }
}
