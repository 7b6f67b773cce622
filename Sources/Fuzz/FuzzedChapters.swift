import Chapters
import Diagnostics
import Markup
import Podcast

extension FuzzedReader {
    /// The readers of every format of chapters, and what is beside them: the list in the notes, and XML itself.
    static let chapters =
        ChapterFormats.all.map { format in chapterReader(format.name) { chapterFault(of: $0, as: format.name) } }
        + [
            chapterReader("any") { chapterFault(of: $0, as: nil) }, chapterReader("notes", fault: fault(inNotes:)),
            chapterReader("xml", fault: fault(inXML:)),
        ]

    private static func chapterReader(_ name: String, fault: @escaping @Sendable ([UInt8]) -> String?) -> FuzzedReader {
        FuzzedReader(
            name: "chapters-\(name)", seeds: { chapterSeeds + files(in: ["chapters"], of: $0) }, tokens: chapterTokens,
            // Readers are given valid UTF-8.
            fault: { fault(Array(String(decoding: $0, as: UTF8.self).utf8)) })
    }

    private static func read(_ bytes: [UInt8], as format: String?) -> (chapters: [Chapter], said: [String]) {
        var diagnostics = Diagnostics()
        let found = ChapterReader.read(ChapterText(SourceText(path: "chapters", bytes: bytes)), format: format, reporting: &diagnostics)
        return (found.map(\.chapter), diagnostics.all.map(\.message))
    }

    private static func chapterFault(of bytes: [UInt8], as format: String?) -> String? {
        let (chapters, said) = read(bytes, as: format)
        if chapters.isEmpty, said.isEmpty { return "nothing was read, and nothing said" }
        if said.count > 12 { return "\(said.count) things were said" }
        let starts = chapters.map { $0.start ?? Seconds(milliseconds: -1) }
        if starts != starts.sorted() || starts.contains(where: { $0 < .zero }) { return "chapters are out of order" }
        for format in ChapterFormats.published {
            guard let written = format.write(chapters, imageAddress: { $0.source }) else { continue }
            let again = read(written, as: format.name)
            if !again.said.isEmpty { return "what was written as \(format.name) is read with \(again.said)" }
            let listed = chapters.filter { format.name == "json" || $0.isListed }
            if again.chapters.map(\.title) != listed.map(\.title) || again.chapters.map(\.start) != listed.map(\.start) {
                return "what was written as \(format.name) is something else"
            }
        }
        return nil
    }

    private static func fault(inNotes bytes: [UInt8]) -> String? {
        let starts = NotesList.read(String(decoding: bytes, as: UTF8.self)).map { $0.chapter.start! }
        return starts.isEmpty || starts.count >= 3 && starts[0] == .zero && starts == starts.sorted() ? nil : "a list is \(starts)"
    }

    /// XML gives no more events than it has bytes, and each beginning has its end.
    private static func fault(inXML bytes: [UInt8]) -> String? {
        var reader = XMLReader(bytes)
        var (events, depth) = (0, 0)
        do throws(XMLReader.Fault) {
            while let event = try reader.next() {
                events += 1
                switch event {
                case .start: depth += 1
                case .end: depth -= 1
                case .text: continue
                }
            }
            if depth != 0 { return "an element has no end" }
        } catch {
            if error.offset > bytes.count { return "a fault lies behind the end" }
        }
        return events > bytes.count ? "\(bytes.count) bytes are \(events) events" : nil
    }

    private static let chapterTokens =
        [
            "[CHAPTER]\n", "START=", "END=", "TIMEBASE=1/0\n", "title=", "\\", "CHAPTER01=", "CHAPTER01NAME=", "TRACK 01 AUDIO\n",
            "INDEX 01 ", "TITLE \"",
            "-->", "WEBVTT\n\n", "12:34", "00:00:00.000", "99999999999999999999", "-1", "1e999", "\t", "\n", "\r", "- ", "[", "](", ")",
            "**", "`", "{", "}", "\"",
            "\"startTime\":", "\"start\":", "\"chapters\":[", "null", "\\u", "\\ud83d", "<", ">", "/>", "</", "<psc:chapter start='",
            "xmlns=", "&", "&#x110000;",
            "<!--", "<![CDATA[", "<!DOCTYPE a [", "<item>", "<guid>", "\u{FEFF}", "\u{2028}", "\u{301}", "：",
        ].map { Array($0.utf8) } + [[0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80]]

    /// A small file of each format.
    private static let chapterSeeds =
        [
            #"{"version":"1.2.0","chapters":[{"startTime":0,"endTime":9.5,"title":"A","img":"a.png","url":"https://a.example","toc":false,"location":{"name":"B","geo":"geo:1,2"}},{"startTime":9}]}"#,
            #"[{"start":"00:00:00.000","title":"A","href":"","image":""},{"start":"12:34","title":"B\u00e9"}]"#,
            "<?xml version='1.0'?><rss xmlns:psc='http://podlove.org/simple-chapters'><channel><item><title>A</title><guid>g</guid><psc:chapters version='1.2'><psc:chapter start='0' title='A &amp; B' href='https://a.example' image='b.png'/></psc:chapters></item></channel></rss>",
            "<Chapters><EditionEntry><EditionFlagDefault>1</EditionFlagDefault><ChapterAtom><ChapterTimeStart>00:00:01.000000000</ChapterTimeStart><ChapterFlagHidden>0</ChapterFlagHidden><ChapterDisplay><ChapterString>A</ChapterString></ChapterDisplay><ChapterAtom><ChapterTimeStart>00:00:02.0</ChapterTimeStart></ChapterAtom></ChapterAtom></EditionEntry></Chapters>",
            ";FFMETADATA1\ntitle=x\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=9\ntitle=A\\=B\\\nC\n[CHAPTER]\nSTART=9\n",
            "CHAPTER01=00:00:00.000\nCHAPTER01NAME=A\n",
            "REM x\nFILE \"a\" MP3\nTRACK 01 AUDIO\nTITLE \"A\"\nINDEX 01 00:00:00\n", "0.0\t1.0\tA\n\\\t1\t2\n2,5\t3\tB\n",
            "WEBVTT\n\n1\n00:00.000 --> 00:01.000\n<b>A</b> &amp;\n\n00:01.000 --> 00:02.000\nB\n",
            "0:00 A\n- [1:02](#t=62) [B](https://b.example)\n2. (1:02:03.5) **C** <https://c.example>\n",
        ].map { Array($0.utf8) }
}
