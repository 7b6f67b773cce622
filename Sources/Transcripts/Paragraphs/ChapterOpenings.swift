import Podcast

/// Which cues open a chapter.
enum ChapterOpenings {
    /// - Returns: for the position of a cue, in the order of their starts, the index of the chapter that starts with it. A chapter that starts
    ///   after the last word opens none; of two that start with one cue it is the later.
    static func find(_ chapterStarts: [Seconds?], in cues: [Cue], _ timed: TimedCues) -> [Int: Int] {
        let chapters = chapterStarts.enumerated().compactMap { index, start in start.map { (start: $0, index: index) } }
            .sorted { ($0.start, $0.index) < ($1.start, $1.index) }
        var openings: [Int: Int] = [:]
        var position = 0
        /// The last cue before `position` that has a time of its own.
        var before: Int?
        for chapter in chapters {
            while position < cues.count, timed.starts[position] < chapter.start || cues[timed.order[position]].start == nil {
                if cues[timed.order[position]].start != nil { before = position }
                position += 1
            }
            let containing = before.flatMap { before in
                (cues[timed.order[before]].end ?? (position < cues.count ? timed.starts[position] : nil)).flatMap {
                    $0 > chapter.start ? before : nil
                }
            }
            switch (containing, position < cues.count ? position : nil) {
            case (let cue?, let next?):
                let isNearer = chapter.start - timed.starts[cue] < timed.starts[next] - chapter.start
                openings[isNearer ? cue : next] = chapter.index
            case (let cue?, nil): openings[cue] = chapter.index
            case (nil, let next?): openings[next] = chapter.index
            case (nil, nil): break
            }
        }
        return openings
    }
}
