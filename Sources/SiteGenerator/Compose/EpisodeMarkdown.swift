import CommonMark
import Markup
import Podcast

/// Writes an episode as a page in plain CommonMark, section by section.
///
/// Each node of a generated section means something by its place: time link, strong “Name:”, text; heading, summary, list of points. `EpisodeFragments` reads it back.
struct EpisodeMarkdown {
    let episode: Episode
    let context: EpisodeContext
    let moments: Moments
    /// The author's notes, rewritten.
    let notes: Markdown

    private var wording: Wording { context.surroundings.wording }
    private var path: SitePath { Places.episode(episode.card.slug) }

    /// The sections that have something in them, in the page's order.
    func sections() -> [Section] {
        var sections = [Section(kind: .opening, heading: nil, markdown: opening())]
        func add(_ kind: Section.Kind, unless isEmpty: Bool, _ markdown: () -> Markdown) {
            guard !isEmpty else { return }
            sections.append(Section(kind: kind, heading: wording.strings.text(kind.rawValue), markdown: markdown()))
        }
        add(.chapters, unless: episode.chapters.isEmpty, chapters)
        add(.people, unless: episode.card.people.isEmpty, people)
        add(.topics, unless: episode.topics.isEmpty, topics)
        add(.notes, unless: notes.bytes.isEmpty) { notes }
        add(.links, unless: episode.links.isEmpty, links)
        add(.sponsors, unless: episode.sponsors.isEmpty, sponsors)
        add(.soundbites, unless: episode.soundbites.isEmpty, soundbites)
        add(.transcript, unless: episode.paragraphs.isEmpty, transcript)
        for translation in episode.translations {
            sections.append(
                Section(
                    kind: .translation, heading: wording.translation(translation.transcript.language.ownName),
                    markdown: lines { translation.texts[$0] }))
        }
        return sections
    }

    /// The whole page: the sections under their headings.
    static func page(_ sections: [Section]) -> Markdown {
        var writer = MarkdownWriter()
        for section in sections {
            if let heading = section.heading { writer.heading(2) { $0.text(heading) } }
            writer.append(section.markdown)
        }
        return writer.markdown
    }

    private func opening() -> Markdown {
        let card = episode.card
        var writer = MarkdownWriter()
        writer.heading(1) { $0.text(card.title) }
        writer.paragraph { line in
            line.link(to: path.link(to: Places.home)) { $0.text(context.surroundings.chrome.show.title) }
            if let date = card.date { line.text(PlainText(", \(date.iso)")) }
            if let audio = episode.audio {
                line.text(", ")
                line.link(to: audio.address(on: path)) {
                    $0.text(wording.strings.text("audio"))
                }
            }
            if let duration = card.duration { line.text(PlainText(", \(duration.clock)")) }
        }
        if let subtitle = card.subtitle { writer.paragraph { $0.text(subtitle) } }
        if let summary = card.summary { writer.paragraph { $0.text(summary) } }
        return writer.markdown
    }

    private func chapters() -> Markdown {
        var writer = MarkdownWriter()
        for (index, chapter) in episode.chapters.enumerated() {
            if let title = title(ofChapter: index) {
                writer.heading(3) { heading in
                    if let start = chapter.start { Self.time(start, in: &heading) }
                    heading.text(title)
                }
            }
            if let summary = chapter.summary { writer.paragraph { $0.text(summary) } }
            if !chapter.points.isEmpty {
                writer.bulletList { list in
                    for point in chapter.points {
                        list.item { line in
                            line.text(point.text)
                            if let start = point.start { Self.trailingTime(start, in: &line) }
                        }
                    }
                }
            }
        }
        return writer.markdown
    }

    /// Its title, or its number. The only chapter needs neither.
    func title(ofChapter index: Int) -> PlainText? {
        if let title = episode.chapters[index].title { return title }
        return episode.chapters.count == 1 ? nil : wording.chapterNumber(index + 1)
    }

    private func people() -> Markdown {
        var writer = MarkdownWriter()
        for credit in episode.card.people {
            writer.heading(3) { heading in
                if let person = credit.person {
                    heading.link(to: path.link(to: Places.person(person))) { $0.text(credit.name) }
                } else {
                    heading.text(credit.name)
                }
                heading.text(PlainText(" (\(wording.roles(credit.roles)))"))
            }
            if let bio = credit.person.flatMap({ context.faces[$0]?.bio }) { writer.append(bio) }
        }
        return writer.markdown
    }

    private func topics() -> Markdown {
        var writer = MarkdownWriter()
        for topic in episode.topics {
            writer.paragraph { line in
                line.strong { $0.text(PlainText("\(topic.speaker.name):")) }
                line.text(" ")
                line.text(topic.text)
                if let start = topic.start { Self.trailingTime(start, in: &line) }
            }
        }
        return writer.markdown
    }

    private func links() -> Markdown {
        var writer = MarkdownWriter()
        writer.bulletList { list in
            for link in episode.links {
                list.item { line in line.link(to: link.address) { $0.text(link.title) } }
            }
        }
        return writer.markdown
    }

    private func sponsors() -> Markdown {
        var writer = MarkdownWriter()
        writer.bulletList { list in
            for sponsor in episode.sponsors {
                list.item { line in
                    if let address = sponsor.address {
                        line.link(to: address) { $0.text(sponsor.name) }
                    } else {
                        line.text(sponsor.name)
                    }
                    if let text = sponsor.text { line.text(PlainText(": \(text.onOneLine)")) }
                }
            }
        }
        return writer.markdown
    }

    private func soundbites() -> Markdown {
        var writer = MarkdownWriter()
        writer.bulletList { list in
            for soundbite in episode.soundbites {
                list.item { line in
                    Self.time(soundbite.start, in: &line)
                    line.text(soundbite.title ?? episode.card.title)
                }
            }
        }
        return writer.markdown
    }

    private func transcript() -> Markdown {
        lines {
            episode.paragraphs[$0].text
        } heading: { index in
            guard let chapter = episode.paragraphs[index].opensChapter else { return nil }
            return title(ofChapter: chapter).map { ($0, episode.chapters[chapter].start) }
        }
    }

    /// What is said, a paragraph each: when, by whom, and the text in one of the languages.
    private func lines(
        _ text: (Int) -> PlainText?, heading: (Int) -> (title: PlainText, start: Seconds?)? = { _ in nil }
    ) -> Markdown {
        var writer = MarkdownWriter()
        for (index, paragraph) in episode.paragraphs.enumerated() {
            if let heading = heading(index) {
                writer.heading(3) { line in
                    if let start = heading.start { Self.time(start, in: &line) }
                    line.text(heading.title)
                }
            }
            guard let text = text(index) else { continue }
            writer.paragraph { line in
                if let start = paragraph.start, let target = moments.paragraphTargets[index] {
                    line.link(to: "#\(target)") { $0.text(PlainText(start.clock)) }
                    line.text(" ")
                }
                if paragraph.opensTurn, let speaker = paragraph.speaker {
                    line.strong { $0.text(PlainText("\(episode.speakers[speaker]?.name ?? speaker):")) }
                    line.text(" ")
                }
                line.text(text)
            }
        }
        return writer.markdown
    }

    private static func time(_ start: Seconds, in line: inout InlineWriter) {
        line.link(to: "#\(Moments.target(start))") { $0.text(PlainText(start.clock)) }
        line.text(" ")
    }

    private static func trailingTime(_ start: Seconds, in line: inout InlineWriter) {
        line.text(" ")
        line.link(to: "#\(Moments.target(start))") { $0.text(PlainText(start.clock)) }
    }
}
