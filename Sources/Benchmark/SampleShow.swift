/// A show as a podcaster keeps it: show.yml, people, and episodes with front matter, notes and a transcript in WebVTT.
struct SampleShow {
    let episodes: Int
    let cues: Int

    func write(to folder: String) throws {
        try Disk.write(show.utf8, to: "\(folder)/Content/show.yml")
        for index in Self.people.indices {
            try Disk.write(person(index).utf8, to: "\(folder)/Content/people/\(Self.id(of: index)).md")
        }
        for number in 1...episodes {
            let episode = "\(folder)/Content/episodes/\(Self.slug(of: number))"
            try Disk.write(episodeFile(number).utf8, to: "\(episode)/episode.md")
            try Disk.write(transcript(number).utf8, to: "\(episode)/transcript.vtt")
        }
    }

    static func notesPath(of number: Int) -> String { "Content/episodes/\(slug(of: number))/episode.md" }
    static func transcriptPath(of number: Int) -> String { "Content/episodes/\(slug(of: number))/transcript.vtt" }

    private static let people = [
        "Dana Whitfield", "Marcus Oyelaran", "Priya Raghunathan", "Tomás Herrera", "Ingrid Solberg", "Kenji Watanabe", "Amara Nwosu",
        "Luca Ferrari",
        "Sofia Lindqvist", "Noah Bergström", "Hana Kovářová", "Elif Demir",
    ]

    private static func id(of person: Int) -> String { "person-\(person + 1)" }
    private static func slug(of number: Int) -> String { "episode-\(padded(number, to: 5))" }

    private var show: String {
        """
        title: The Long Wave
        description: Two people who make radio talk to those who make the rest of it.
        language: en
        author: Dana Whitfield
        url: https://longwave.example
        hosts: [person-1]
        shareCards: false

        """
    }

    private func person(_ index: Int) -> String {
        var words = SentenceMaker(seed: UInt64(1_000_000 + index))
        return """
            ---
            name: \(Self.people[index])
            links:
              - {title: Website, url: "https://people.example/\(Self.id(of: index))"}
            ---

            \(words.paragraph(words: 60))

            """
    }

    /// Whoever is the guest of an episode; the host is in all of them.
    private func guest(of number: Int) -> Int { 1 + number % (Self.people.count - 1) }

    private func episodeFile(_ number: Int) -> String {
        var words = SentenceMaker(seed: UInt64(number))
        var lines = [
            "---",
            "title: \(words.title()), part \(number)",
            "date: \(date(of: number))",
            "number: \(number)",
            "summary: >-",
            "  \(words.paragraph(words: 30))",
            "people:",
            "  - person-1",
            "  - {person: \(Self.id(of: guest(of: number))), role: guest}",
            "tags: [\(Self.tags[number % 20]), \(Self.tags[20 + number % 7]), \(Self.tags[27 + number % 3])]",
            "audio:",
            "  url: https://audio.longwave.example/\(Self.slug(of: number)).mp3",
            "  bytes: \(20_000_000 + number)",
            "  duration: \(clock(Self.length))",
            "chapters:",
        ]
        for chapter in 0..<8 {
            lines.append("  - start: \(clock(chapter * Self.length / 8))")
            lines.append("    title: \(words.title())")
            if chapter % 3 == 1 { lines.append("    summary: \(words.sentence(of: 120))") }
        }
        lines += [
            "---", "", words.paragraph(words: 70), "", "## What we talked about", "",
            "- [\(words.title())](https://links.example/\(number)/a), from \(clock(Self.length / 3))",
            "- *\(words.title())*: \(words.sentence(of: 80))",
            "- `\(words.title())`", "", words.paragraph(words: 90), "",
        ]
        return lines.joined(separator: "\n")
    }

    /// Seconds; an episode's cues are spread over it.
    private static let length = 3600

    private func transcript(_ number: Int) -> String {
        var words = SentenceMaker(seed: UInt64(number) << 20)
        let speakers = [Self.people[0], Self.people[guest(of: number)]]
        var speaker = 0
        var text = "WEBVTT\n"
        text.reserveCapacity(cues * 140)
        for cue in 0..<cues {
            let start = cue * Self.length * 1000 / cues
            let end = (cue + 1) * Self.length * 1000 / cues - 120
            if words.number(below: 5) == 0 { speaker = 1 - speaker }
            text += "\n\(clock(milliseconds: start)) --> \(clock(milliseconds: end))\n<v \(speakers[speaker])>"
            text += words.sentence(of: 45 + words.number(below: 70)) + "\n"
        }
        return text
    }

    /// An episode a day, so that no two share one.
    private func date(of number: Int) -> String {
        let day = number % 28 + 1
        let month = number / 28 % 12 + 1
        return "\(1990 + number / 336)-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }

    private static let tags = [
        "microphones", "rooms", "interviews", "silence", "archives", "money", "feeds", "music", "field recording", "editing", "ethics",
        "law", "history",
        "children", "cities", "weather", "sport", "science", "food", "trains", "live", "repeat", "workshop", "letters", "abroad", "remote",
        "studio",
        "short", "long", "double",
    ]
}

/// Seconds as `1:02:03`.
private func clock(_ seconds: Int) -> String {
    "\(seconds / 3600):\(padded(seconds / 60 % 60, to: 2)):\(padded(seconds % 60, to: 2))"
}

/// As WebVTT has it, `01:02:03.500`.
private func clock(milliseconds: Int) -> String {
    let seconds = milliseconds / 1000
    return
        "\(padded(seconds / 3600, to: 2)):\(padded(seconds / 60 % 60, to: 2)):\(padded(seconds % 60, to: 2)).\(padded(milliseconds % 1000, to: 3))"
}

private func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
