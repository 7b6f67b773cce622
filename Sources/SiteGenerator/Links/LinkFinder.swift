/// Finds the known link that an address stands for where it is met in a text, each once, in hardly more time for many of one address.
struct LinkFinder {
    /// The links of one address, by their places among all.
    private struct Group {
        var all: [Int] = []
        /// In the text, by their lines.
        var inText: [Int] = []
        var inFrontMatter: [Int] = []
    }

    private let links: [InternalLinks.Link]
    private var groups: [String: Group] = [:]
    private var isUsed: [Bool]
    /// For a link, how many links on in its list the next may be that is not used; those between are.
    private var steps: [Int]

    init(_ known: InternalLinks) {
        links = known.links
        isUsed = Array(repeating: false, count: links.count)
        steps = Array(repeating: 0, count: links.count)
        for (index, link) in links.enumerated() {
            groups[link.mention.address, default: Group()].all.append(index)
            if link.mention.sourceLine == nil {
                groups[link.mention.address]!.inText.append(index)
            } else {
                groups[link.mention.address]!.inFrontMatter.append(index)
            }
        }
        for address in groups.keys { groups[address]!.inText.sort { (links[$0].mention.line, $0) < (links[$1].mention.line, $1) } }
    }

    /// The links that were found, in their order.
    var used: [Int] { isUsed.indices.filter { isUsed[$0] } }

    /// The link with this address that stands on a line or below it, and was not found yet; where there is none, one that was.
    /// - Parameter line: nil in front matter.
    mutating func use(_ address: String, line: Int?) -> Int? {
        guard let group = groups[address] else { return nil }
        let found: Int?
        if let line {
            found = free(in: group.inText, from: first(in: group.inText, from: line)) ?? group.all.last
        } else {
            found = free(in: group.inFrontMatter, from: 0) ?? group.all.first
        }
        if let found { isUsed[found] = true }
        return found
    }

    /// The place in a list of the first link on a line or below it.
    private func first(in list: [Int], from line: Int) -> Int {
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if links[list[middle]].mention.line < line { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The first link at a place in a list or behind it that is not used.
    private mutating func free(in list: [Int], from start: Int) -> Int? {
        var place = start
        while place < list.count, isUsed[list[place]] { place += max(1, steps[list[place]]) }
        // The next search takes the way that this one found, in one step.
        var passed = start
        while passed < place {
            let next = passed + max(1, steps[list[passed]])
            steps[list[passed]] = place - passed
            passed = next
        }
        return place < list.count ? list[place] : nil
    }
}
