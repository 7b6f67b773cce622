import Podcast

/// The site's tags: those equal after case folding are one, spelt as most episodes spell it.
struct TagIndex: Sendable {
    private var links: [String: TagLink] = [:]
    /// Episodes by tag, as indices into the cards, in their order.
    private var members: [String: [Int]] = [:]

    init(cards: Cards) {
        /// How many episodes spell a tag in a way, the way of the newest first.
        var spellings: [String: [(name: PlainText, count: Int)]] = [:]
        for (index, card) in cards.enumerated() {
            var own: Set<String> = []
            for tag in card.tags {
                let folded = Self.folded(tag)
                guard own.insert(folded).inserted else { continue }
                if let known = spellings[folded]?.firstIndex(where: { $0.name == tag }) {
                    spellings[folded]![known].count += 1
                } else {
                    spellings[folded, default: []].append((tag, 1))
                }
                members[folded, default: []].append(index)
            }
        }
        // What lies beside the tags' folders.
        var taken: Set<String> = ["index.html", "index.md"]
        // `C#` and `C` would have one address: the tag that was there first keeps it.
        let byAge = spellings.keys.sorted { one, other in
            let (oldest, otherOldest) = (members[one]!.last!, members[other]!.last!)
            return oldest == otherOldest ? Self.precedes(one, other) : oldest > otherOldest
        }
        for folded in byAge {
            let ways = spellings[folded]!
            let most = ways.map(\.count).max()
            let name = ways.first { $0.count == most }!.name
            links[folded] = TagLink(name: name, slug: Self.slug(for: name, taken: &taken))
        }
    }

    /// In an order of their own, the same on every machine.
    var all: [(link: TagLink, episodes: [Int])] {
        links.keys.sorted(by: Self.precedes).map { (links[$0]!, members[$0]!) }
    }

    var isEmpty: Bool { links.isEmpty }

    /// The tags of a card as the site spells them, each once.
    func links(of card: Card) -> [TagLink] {
        var seen: Set<String> = []
        return card.tags.compactMap { seen.insert(Self.folded($0)).inserted ? links[Self.folded($0)] : nil }
    }

    private static func folded(_ tag: PlainText) -> String { tag.string.caseFolded }

    private static func precedes(_ one: String, _ other: String) -> Bool {
        one.utf8.lexicographicallyPrecedes(other.utf8)
    }

    /// The tag's name in lower case, with a hyphen for each character that cannot stand in a path.
    private static func slug(for name: PlainText, taken: inout Set<String>) -> Slug {
        var text = ""
        for scalar in name.string.lowercased().unicodeScalars {
            let isPlain = Slug(String(scalar)) != nil || scalar == "."
            if isPlain { text.unicodeScalars.append(scalar) } else if !text.hasSuffix("-") { text += "-" }
        }
        while text.utf8.count > Slug.longest - 8 { text.removeLast() }
        text = String(text.drop { $0 == "." || $0 == "-" })
        while text.hasSuffix(".") || text.hasSuffix("-") { text.removeLast() }
        if text.isEmpty { text = "tag" }
        var unique = text
        var number = 2
        while !taken.insert(unique.caseFolded).inserted {
            unique = "\(text)-\(number)"
            number += 1
        }
        return Slug(unique) ?? Slug("tag-\(number)")!
    }
}
