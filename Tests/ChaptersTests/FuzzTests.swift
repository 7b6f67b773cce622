import Diagnostics
import Foundation
import Fuzzing
import Markup
import Podcast
import Testing

@testable import Chapters

/// Broken files with chapters: reading them ends soon, says what is wrong, and what is found can be published.
@Suite("Broken chapters")
struct FuzzTests {
    private static let tokens =
        [
            "[CHAPTER]\n", "START=", "END=", "TIMEBASE=1/0\n", "title=", "\\", "CHAPTER01=", "CHAPTER01NAME=", "TRACK 01 AUDIO\n",
            "INDEX 01 ", "TITLE \"",
            "-->", "WEBVTT\n\n", "12:34", "00:00:00.000", "99999999999999999999", "-1", "1e999", "\t", "\n", "\r", "- ", "[", "](", ")",
            "**", "`", "{", "}", "\"",
            "\"startTime\":", "\"start\":", "\"chapters\":[", "null", "\\u", "\\ud83d", "<", ">", "/>", "</", "<psc:chapter start='",
            "xmlns=", "&", "&#x110000;",
            "<!--", "<![CDATA[", "<!DOCTYPE a [", "<item>", "<guid>", "\u{FEFF}", "\u{2028}", "\u{301}", "：",
        ].map { Array($0.utf8) } + [[0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80]]

    private static let seeds =
        [
            #"{"version":"1.2.0","chapters":[{"startTime":0,"endTime":9.5,"title":"A","img":"a.png","url":"https://a.example","toc":false,"location":{"name":"B","geo":"geo:1,2"}},{"startTime":9}]}"#,
            #"[{"start":"00:00:00.000","title":"A","href":"","image":""},{"start":"12:34","title":"B\u00e9"}]"#,
            "<?xml version='1.0'?><rss xmlns:psc='http://podlove.org/simple-chapters'><channel><item><title>A</title><guid>g</guid><psc:chapters version='1.2'><psc:chapter start='0' title='A &amp; B' href='https://a.example' image='b.png'/></psc:chapters></item></channel></rss>",
            ";FFMETADATA1\ntitle=x\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=9\ntitle=A\\=B\\\nC\n[CHAPTER]\nSTART=9\n",
            "CHAPTER01=00:00:00.000\nCHAPTER01NAME=A\n",
            "REM x\nFILE \"a\" MP3\nTRACK 01 AUDIO\nTITLE \"A\"\nINDEX 01 00:00:00\n", "0.0\t1.0\tA\n\\\t1\t2\n2,5\t3\tB\n",
            "WEBVTT\n\n1\n00:00.000 --> 00:01.000\n<b>A</b> &amp;\n\n00:01.000 --> 00:02.000\nB\n",
            "0:00 A\n- [1:02](#t=62) [B](https://b.example)\n2. (1:02:03.5) **C** <https://c.example>\n",
        ].map { Array($0.utf8) }
        + RealChapterTests.files(in: "chapters").compactMap { path in
            FileManager.default.contents(atPath: "\(RealChapterTests.folder!)/chapters/\(path)").map { Array($0) }
        }

    @Test(
        "Whatever is in a file, its reader says something and what it finds can be published",
        arguments: ChapterFormats.all.map { $0.name } + ["any"])
    func broken(format: String) {
        let found = fuzz("chapters-\(format)", seeds: Self.seeds, tokens: Self.tokens) { bytes in
            // Readers are given valid UTF-8.
            let reading = Reading(Array(String(decoding: bytes, as: UTF8.self).utf8), format: format == "any" ? nil : format)
            if reading.found.isEmpty, reading.said.isEmpty { return "nothing was read, and nothing said" }
            if reading.said.count > 12 { return "\(reading.said.count) things were said" }
            if reading.milliseconds != reading.milliseconds.sorted() || reading.milliseconds.contains(where: { $0 < 0 }) {
                return "chapters are out of order"
            }
            for format in ChapterFormats.published {
                guard let written = format.write(reading.chapters, imageAddress: { $0.source }) else { continue }
                let again = Reading(written, format: format.name)
                if !again.said.isEmpty { return "what was written as \(format.name) is read with \(again.said)" }
                let listed = reading.chapters.filter { format.name == "json" || $0.isListed }
                if again.chapters.map(\.title) != listed.map(\.title) || again.chapters.map(\.start) != listed.map(\.start) {
                    return "what was written as \(format.name) is something else"
                }
            }
            return nil
        }
        #expect(found == nil)
    }

    @Test("So it is with lists in notes")
    func notes() {
        let found = fuzz("notes", seeds: Self.seeds, tokens: Self.tokens) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            let starts = NotesList.read(text).map { $0.chapter.start! }
            if !starts.isEmpty, starts.count < 3 || starts[0] != .zero || starts != starts.sorted() { return "a list is \(starts)" }
            return nil
        }
        #expect(found == nil)
    }

    @Test("XML gives no more events than it has bytes, and each beginning has its end")
    func xml() {
        let found = fuzz("xml", seeds: Self.seeds, tokens: Self.tokens) { bytes in
            let bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
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
        #expect(found == nil)
    }
}
