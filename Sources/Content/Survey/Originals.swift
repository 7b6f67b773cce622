import Diagnostics
import Podcast

/// Finds the episode, or the page, that each translation says it is one of: `translationOf:`.
struct Originals {
    /// What may be a translation, or have one.
    struct Work {
        var slug: Slug
        var language: Language
        var original: Written<Slug>?
        /// Its file.
        var path: String
    }

    /// What they are called in messages: `episode`.
    let noun: String
    let works: [Work]
    private let known: [String: Int]

    /// - Parameter works: the newest first.
    init(_ noun: String, _ works: [Work]) {
        self.noun = noun
        self.works = works
        known = Dictionary(works.enumerated().map { ($0.element.slug.folded, $0.offset) }) { first, _ in first }
    }

    /// - Parameter unpublished: the folded names of those that are there, but not on the site yet: it is no mistake to translate one of them.
    /// - Returns: for each translation its original, which is no translation itself.
    func find(unpublished: Set<String>, _ reader: SourceReader, reporting diagnostics: inout Diagnostics) -> [Slug: Slug] {
        var originals: [Slug: Slug] = [:]
        /// In which languages an original is there.
        var languages: [Slug: [Language: Slug]] = [:]
        // Those that were there first have the say.
        for work in works.reversed() where work.original != nil {
            let place = reader.location(of: work.original!.position, in: work.path)
            func report(_ message: String, hint: String) { diagnostics.report(.unknownOriginal, message, at: place, hint: hint) }
            switch original(of: work) {
            case .none(let name):
                if unpublished.contains(name.folded) { continue }
                report(
                    "there is no \(noun) `\(name)`",
                    hint: didYouMean(name.string, among: works.map(\.slug.string)).map { "did you mean `\($0)`?" }
                        ?? "write the name of the \(noun)'s file or folder, as it is in its address")
            case .circle:
                report(
                    "this \(noun) would be a translation of itself", hint: "remove `translationOf:` from the \(noun) that was there first")
            case .found(let original):
                if languages[original.slug] == nil { languages[original.slug] = [original.language: original.slug] }
                if let other = languages[original.slug]![work.language] {
                    report(
                        "the \(noun) `\(other)` is in the language `\(work.language)` too",
                        hint: "a translation is in another language: write `language:`, as in `language: fr`")
                } else {
                    languages[original.slug]![work.language] = work.slug
                    originals[work.slug] = original.slug
                }
            }
        }
        return originals
    }

    private enum Finding {
        case found(Work)
        /// There is no such thing.
        case none(Slug)
        case circle
    }

    /// The translation of a translation is one of the same original.
    private func original(of work: Work) -> Finding {
        var current = work
        var seen: Set<Slug> = []
        while let name = current.original?.value {
            guard seen.insert(current.slug).inserted else { return .circle }
            guard let index = known[name.folded] else { return current.slug == work.slug ? .none(name) : .found(current) }
            current = works[index]
        }
        return .found(current)
    }
}
