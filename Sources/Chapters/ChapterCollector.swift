import Diagnostics
import Podcast

/// A chapter as it was found, and where.
public struct FoundChapter: Sendable, Equatable {
    /// Its image apart.
    public var chapter: Chapter
    /// An address, or the path of a file from the folder of the text.
    public var image: String?
    /// Where it stands in the text, in bytes.
    public var offset: Int
    /// Where its image and its address stand, as near as its format lets that be known.
    public var imageOffset: Int
    public var urlOffset: Int

    init(chapter: Chapter, image: String? = nil, offset: Int, imageOffset: Int? = nil, urlOffset: Int? = nil) {
        self.chapter = chapter
        self.image = image
        self.offset = offset
        self.imageOffset = imageOffset ?? offset
        self.urlOffset = urlOffset ?? offset
    }
}

/// Collects what a reader finds in a text. What is wrong with one chapter does not take its neighbours along.
public struct ChapterCollector: Sendable {
    private let source: SourceText
    public private(set) var found: [FoundChapter] = []
    public private(set) var diagnostics = Diagnostics()
    private var skipped = 0

    init(_ source: SourceText) { self.source = source }

    /// More than a few of the same sort are no help.
    private static let mostWarnings = 5

    /// - Parameters:
    ///   - start: as it is written.
    ///   - offset: of the chapter in the text.
    mutating func add(
        start: String, end: String? = nil, title: String?, url: String? = nil, image: String? = nil, isListed: Bool = true,
        location: Location? = nil, at offset: Int
    ) {
        guard let time = Seconds(parsing: start.trimmed) else {
            return skip("“\(start.abridged)” is not a time", at: offset, hint: "times are written like 12:34 or 1:02:03.500")
        }
        let chapter = Chapter(
            start: time, end: end.flatMap { Seconds(parsing: $0.trimmed) }, title: title.flatMap(Self.line), url: url.flatMap(Self.word),
            isListed: isListed, location: location)
        add(chapter, image: image, at: offset)
    }

    mutating func add(_ chapter: Chapter, image: String? = nil, at offset: Int, imageOffset: Int? = nil, urlOffset: Int? = nil) {
        guard let start = chapter.start, start >= .zero else {
            return skip("this chapter starts before the recording does", at: offset, hint: "write a time from 0 on")
        }
        var chapter = chapter
        if let end = chapter.end, end <= start {
            if end < start {
                warn("this chapter ends at \(end.clock), before it starts at \(start.clock)", at: offset, hint: "its end is left out")
            }
            chapter.end = nil
        }
        found.append(
            FoundChapter(
                chapter: chapter, image: image.flatMap(Self.word), offset: offset, imageOffset: imageOffset, urlOffset: urlOffset))
    }

    /// Leaves out something that should have been a chapter.
    mutating func skip(_ message: String, at offset: Int, hint: String) {
        warn("\(message), so this chapter is left out", at: offset, hint: hint)
    }

    /// Says why nothing, or nothing more, can be read.
    mutating func fail(_ message: String, at offset: Int, hint: String) {
        diagnostics.report(.unreadableChapters, message, at: source.location(ofByte: offset), hint: hint)
    }

    private mutating func warn(_ message: String, at offset: Int, hint: String) {
        skipped += 1
        guard skipped <= Self.mostWarnings else { return }
        diagnostics.report(.skippedChapter, message, at: source.location(ofByte: offset), hint: hint)
    }

    static func line(_ text: String) -> PlainText? {
        let line = PlainText(text).onOneLine
        return line.isEmpty ? nil : line
    }

    private static func word(_ text: String) -> String? { line(text)?.string }
}

extension String {
    /// At most 60 characters of it, for messages.
    var abridged: String {
        let start = unicodeScalars.prefix(60)
        return start.endIndex == endIndex ? self : String(start) + "…"
    }
}
