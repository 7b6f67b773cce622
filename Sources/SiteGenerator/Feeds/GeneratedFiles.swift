import Markup
import Podcast
import Publishing
import Storage

/// Files for programs, which belong to no page.
enum GeneratedFiles {
    /// Those that authors may link to.
    static func paths(of chrome: Chrome, episodes: Int) -> [SitePath] {
        guard chrome.baseURL != nil else { return [] }
        let ofEpisodes = episodes > 0 ? [Places.episodesJSON, Places.episodesSchema, Places.llmsFull] : []
        return [Places.sitemap, Places.robots, Places.llms] + ofEpisodes + FeedFiles.paths(of: chrome, episodes: episodes)
    }
}

extension SiteContext {
    /// Whether a file that the program would write at the site's top is written by the podcaster: then that one counts.
    func isOwn(_ path: SitePath) -> Bool { ownFiles.contains(path.string) }

    /// A group of one file that is made of `value` and nothing else.
    func file<Shown: Keyable & Sendable>(
        _ path: SitePath, showing value: Shown, pieces: @escaping @Sendable (Shown) -> AnyIterator<[UInt8]>
    ) -> FileGroup? {
        guard !isOwn(path) else { return nil }
        var key = StorageWriter()
        key.write(designer.program)
        value.store(to: &key)
        return FileGroup(name: "generated/\(path)", source: "Content/show.yml", key: Fingerprint(of: key)) { _ in
            Product(outputs: [Output(path, .stream(ByteStream { pieces(value) }))])
        }
    }
}

/// What is written before, between and after the parts of a list, part by part.
func pieces<Parts: RandomAccessCollection & Sendable>(
    opening: [UInt8], _ parts: Parts, separator: [UInt8] = [], closing: [UInt8], _ part: @escaping (Parts.Element) -> [UInt8]
) -> AnyIterator<[UInt8]> where Parts.Index == Int {
    var next = parts.startIndex - 1
    var isFirst = true
    return AnyIterator {
        defer { next += 1 }
        if next < parts.startIndex { return opening }
        if next == parts.endIndex { return closing }
        guard next < parts.endIndex else { return nil }
        let bytes = part(parts[next])
        if bytes.isEmpty { return bytes }
        defer { isFirst = false }
        return isFirst ? bytes : separator + bytes
    }
}
