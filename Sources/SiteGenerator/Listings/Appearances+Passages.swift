import Podcast

/// Where a row's bars lead to.
extension Appearances {
    /// As many are kept of each speaker: bars that are nearer to each other are one.
    static let mostPassages = 24
    /// As many bars of a page are links. Each takes two elements and a hundred bytes: hosts have hundreds of rows.
    static let mostBars = 600

    /// How many of a row's bars are links, on a page with so many rows.
    static func barsInRow(of rows: Int) -> Int { min(mostPassages, max(1, mostBars / max(1, rows))) }

    static func passages(in page: EpisodePage, _ score: Score) -> [Passage] {
        guard let length = score.length?.milliseconds, length > 0 else { return [] }
        var moments: [Slug: [(step: Int, id: String)]] = [:]
        for (index, paragraph) in page.episode.paragraphs.enumerated() {
            guard let start = paragraph.start, let id = page.moments.paragraphTargets[index],
                let person = paragraph.speaker.flatMap({ page.episode.speakers[$0]?.person })
            else { continue }
            moments[person, default: []].append((start.milliseconds * Score.pageWidth / length * score.width / Score.pageWidth, id))
        }
        return score.lanes.flatMap { lane -> [Passage] in
            guard lane.speakerCount == 1, let person = lane.speaker?.person, let own = moments[person] else { return [] }
            let runs = lane.runs.map { Passage(person: person, start: $0.start, end: $0.end, moment: "") }
            return joined(runs, atMost: mostPassages).compactMap { passage in
                // What they say in its first step, or else what they have begun to say before.
                guard
                    let moment = own.first(where: { $0.step == passage.start }) ?? own.last(where: { $0.step < passage.start }) ?? own.first
                else { return nil }
                var passage = passage
                passage.moment = moment.id
                return passage
            }
        }
    }

    /// Fewer passages: those with the least between them become one, which leads to where the first of them begins.
    static func joined(_ passages: [Passage], atMost count: Int) -> [Passage] {
        guard passages.count > count, count > 0 else { return passages }
        let gaps = passages.indices.dropFirst().sorted { one, other in
            let (gap, otherGap) = (passages[one].start - passages[one - 1].end, passages[other].start - passages[other - 1].end)
            return gap == otherGap ? one < other : gap > otherGap
        }
        let starts = Set(gaps.prefix(count - 1))
        var result = [passages[0]]
        for index in passages.indices.dropFirst() {
            if starts.contains(index) { result.append(passages[index]) } else { result[result.count - 1].end = passages[index].end }
        }
        return result
    }
}
