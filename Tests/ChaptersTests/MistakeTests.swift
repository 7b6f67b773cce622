import Diagnostics
import Foundation
import Podcast
import Testing

@testable import Chapters

@Suite("What is wrong with chapters")
struct ChapterMistakeTests {
    @Test("A bad chapter does not take its neighbours along")
    func neighbours() {
        let reading = Reading(
            #"{"chapters":[{"startTime":0,"title":"A"},{"title":"B"},7,{"startTime":-5},{"startTime":1e300},{"startTime":9,"endTime":3}]}"#)
        #expect(reading.lines == ["0:00 A", "0:09 "])
        #expect(
            reading.said == [
                "1:42: there is no startTime, so this chapter is left out [skipped-chapter] (write it in seconds: \"startTime\": 754)",
                "1:56: “7” is no object, so this chapter is left out [skipped-chapter] (write it like {\"startTime\": 754, \"title\": \"…\"})",
                "1:58: this chapter starts before the recording does, so this chapter is left out [skipped-chapter] (write a time from 0 on)",
                "1:75: there is no startTime, so this chapter is left out [skipped-chapter] (write it in seconds: \"startTime\": 754)",
                "1:95: this chapter ends at 0:03, before it starts at 0:09 [skipped-chapter] (its end is left out)",
            ])
    }

    @Test(
        "A broken file says where it breaks",
        arguments: [
            (
                "{\"chapters\": [\n{\"startTime\": 0 \"title\": 1}]}",
                "2:17: this is not JSON: there should be a comma or a } here [unreadable-chapters] (write the file anew with the tool that made it)"
            ),
            (
                "{\"version\": \"1.2.0\"}",
                "1:1: there is no list of chapters in this JSON [unreadable-chapters] (it is a list, or an object with a list `chapters`)"
            ),
            (
                "<psc:chapters>\n<psc:chapter start='0'></psc:chapters>",
                "2:24: this is not XML any more: </psc:chapters> stands where </psc:chapter> should be, so this chapter is left out [skipped-chapter] (write the file anew with the tool that made it)"
            ),
            (
                "<rss><channel/></rss>",
                "1:1: there are no chapters in this XML [unreadable-chapters] (Podlove Simple Chapters have elements <psc:chapter start=\"…\" title=\"…\">)"
            ),
            (
                "<rss",
                "1:1: this is not XML: a tag begins here that never ends [unreadable-chapters] (write the file anew with the tool that made it)"
            ),
            (
                "WEBVTT\n\n1:99 --> 2:00\nA\n",
                "3:1: “1:99” is not a time, so this chapter is left out [skipped-chapter] (times are written like 12:34 or 1:02:03.500)"
            ),
            (
                "CHAPTER01NAME=A\n",
                "1:1: chapter 1 has a name and no time, so this chapter is left out [skipped-chapter] (add a line like CHAPTER01=00:12:34.000)"
            ),
            (
                "TITLE x\nTRACK 01 AUDIO\n INDEX 01 00:61:00\n",
                "3:1: “00:61:00” is not a time, so this chapter is left out [skipped-chapter] (write minutes, seconds and 75ths: INDEX 01 12:34:00)"
            ),
            (
                "0.0\t1.0\tA\nB\n",
                "2:1: “B” is no label, so this chapter is left out [skipped-chapter] (write a start, an end and a name with tabs between them)"
            ),
            (
                ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=x\n",
                "2:1: the TIMEBASE is no fraction, so this chapter is left out [skipped-chapter] (write TIMEBASE=1/1000)"
            ),
        ])
    func broken(text: String, said: String) {
        #expect(Reading(text).said.contains(said), "\(Reading(text).said)")
    }

    @Test("A format that nobody knows is told of, with those that there are")
    func format() {
        #expect(
            Reading("0:00 A", format: "itunes").said == [
                "c: there is no format of chapters that is called “itunes” [unknown-chapter-format] (use one of vtt, ffmetadata, json, podlove-json, matroska, psc, ogm, cue, audacity, list, or leave it out)"
            ])
    }

    @Test("A file of mistakes says a few of them")
    func many() {
        let items = Array(repeating: "{}", count: 10_000).joined(separator: ",")
        #expect(Reading("{\"chapters\":[{\"startTime\":0},\(items)]}").said.count == 5)
    }

    @Test("Long input takes no longer than its length")
    func long() {
        let clock = ContinuousClock()
        let inputs = [
            String(repeating: "0:00 A\n", count: 30_000), String(repeating: "<a>", count: 60_000),
            String(repeating: "[", count: 200_000),
            ";FFMETADATA1\n[CHAPTER]\ntitle=" + String(repeating: "\\\n", count: 100_000),
            "CHAPTER1=" + String(repeating: "=", count: 200_000),
            "<a b='" + String(repeating: "&", count: 200_000) + "'/>", String(repeating: "- ", count: 100_000),
            String(repeating: "<!", count: 100_000), "WEBVTT\n" + String(repeating: "-->", count: 60_000),
        ]
        for input in inputs { #expect(clock.measure { _ = Reading(input) } < .seconds(20), "\(input.prefix(20))") }
        #expect(clock.measure { _ = NotesList.read(inputs[0]) } < .seconds(20))
    }

    @Test("Every sort of mistake is brought about by some test, which says its text")
    func kinds() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let tests = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "swift" }.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
        for kind in ChaptersDiagnostics.all { #expect(tests.contains("[\(kind.name)]"), "no test expects [\(kind.name)]") }
    }
}
