import Podcast

/// Chapters in ID3v2: CHAP and CTOC frames, https://id3.org/id3v2-chapters-1.0
enum ID3Chapters {
    /// In the order of the table of contents; those that it leaves out are not meant to be listed.
    static func chapters(in file: ByteSource) -> [EmbeddedChapter] {
        guard let tag = ID3(file) else { return [] }
        var chapters: [(id: [UInt8], embedded: EmbeddedChapter)] = []
        var listed: Set<[UInt8]>?
        for frame in tag.frames {
            switch frame.name {
            case "CHAP": if let chapter = chapter(frame.content, in: tag) { chapters.append(chapter) }
            case "CTOC": listed = (listed ?? []).union(children(frame.content))
            default: continue
            }
        }
        // A table that names none of the chapters is broken, and nobody would see any.
        let isUseful = listed.map { listed in chapters.contains { listed.contains($0.id) } } ?? false
        return chapters.map { id, embedded in
            var embedded = embedded
            if isUseful, let listed { embedded.chapter.isListed = listed.contains(id) }
            return embedded
        }
        .sorted { $0.chapter.start! < $1.chapter.start! }
    }

    /// 3.1: an identifier, four numbers of four bytes (start, end, and two places in the file), and frames.
    private static func chapter(_ content: ArraySlice<UInt8>, in tag: ID3) -> (id: [UInt8], embedded: EmbeddedChapter)? {
        let id = content.prefix { $0 != 0 }
        let times = content.dropFirst(id.count + 1)
        guard times.count >= 16 else { return nil }
        func number(_ index: Int) -> Int { times.dropFirst(index * 4).prefix(4).reduce(0) { $0 << 8 | Int($1) } }
        let (start, end) = (number(0), number(1))
        guard start != 0xFFFF_FFFF else { return nil }
        var chapter = Chapter(start: Seconds(milliseconds: start))
        if end != 0xFFFF_FFFF, end > start { chapter.end = Seconds(milliseconds: end) }
        var picture: [UInt8]?
        for frame in tag.frames(in: times.dropFirst(16)) {
            switch frame.name {
            case "TIT2": chapter.title = chapter.title ?? ID3.text(frame.content)
            case "WXXX": chapter.url = chapter.url ?? address(frame.content)
            case "APIC": picture = picture ?? self.picture(frame.content)
            default: continue
            }
        }
        return (Array(id), EmbeddedChapter(chapter, picture: picture))
    }

    /// 4.14 of the tag's frames, https://id3.org/id3v2.4.0-frames: an encoding, a media type in Latin-1, what the picture shows, a
    /// description, and the file. Its media type is often wrong; the file says what it is.
    private static func picture(_ content: ArraySlice<UInt8>) -> [UInt8]? {
        guard let encoding = content.first else { return nil }
        let mediaType = content.dropFirst().prefix { $0 != 0 }
        // Then there is an address instead of the file.
        guard !mediaType.elementsEqual("-->".utf8) else { return nil }
        let file = skippingText(content.dropFirst(1 + mediaType.count + 2), in: encoding)
        return file.isEmpty ? nil : Array(file)
    }

    /// 4.3.2 of the tag's structure: an encoding, a description in it, and the address in Latin-1.
    private static func address(_ content: ArraySlice<UInt8>) -> String? {
        guard let encoding = content.first else { return nil }
        let rest = skippingText(content.dropFirst(), in: encoding)
        let line = PlainText(ID3.latin1(rest.prefix { $0 != 0 })).onOneLine
        return line.isEmpty ? nil : line.string
    }

    /// What follows a text that ends with NUL, which has two bytes in UTF-16.
    private static func skippingText(_ bytes: ArraySlice<UInt8>, in encoding: UInt8) -> ArraySlice<UInt8> {
        guard encoding == 1 || encoding == 2 else { return bytes.drop { $0 != 0 }.dropFirst() }
        var rest = bytes
        while rest.count >= 2, rest[rest.startIndex] != 0 || rest[rest.startIndex + 1] != 0 { rest = rest.dropFirst(2) }
        return rest.dropFirst(2)
    }

    /// 3.2: an identifier, flags, a count, and the identifiers of what is in it.
    private static func children(_ content: ArraySlice<UInt8>) -> [[UInt8]] {
        let rest = content.drop { $0 != 0 }.dropFirst(3)
        return rest.split(separator: 0).map(Array.init)
    }
}
