import Foundation
import Markup
import Podcast
import Testing

@testable import Transcripts

/// The cases of web-platform-tests and vtt.js, as far as they are about cues and their text. What is done otherwise is named with its reason.
@Suite("WebVTT as its specification has it", .enabled(if: RealFiles.folder != nil, "BUILD_SITE_REAL_INPUT names no folder of real input"))
struct WebVTTConformanceTests {
    private func json(_ path: String) throws -> JSONValue { try JSONValue(parsing: RealFiles.bytes(path)) }

    private func reading(_ path: String) throws -> TranscriptReading {
        TranscriptReader.read(try RealFiles.bytes(path), path: path)
    }

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: "\(RealFiles.folder!)/\(path)") }

    @Test("the files of web-platform-tests give the cues, times and texts that they should")
    func files() throws {
        let exceptions = [
            "newlines": "the stored case has a backslash in each empty line and in each text",
            "timings-garbage": "a comma for the point is read, since files made from SubRip have it and nothing else can be meant",
        ]
        for (name, expected) in try json("wpt-webvtt/expected.json").members where expected["not_webvtt"] == nil {
            let reading = try reading("wpt-webvtt/\(name).vtt")
            var isAsExpected = true
            if let count = expected["cues"]?.number.map({ Int($0) }), count != reading.cues.count { isAsExpected = false }
            for field in expected.elements(of: "fields") {
                let index = Int(try #require(field["cue"]?.number))
                guard index < reading.cues.count, let value = field["value"] else {
                    isAsExpected = false
                    continue
                }
                let cue = reading.cues[index]
                switch field["field"]?.string {
                // White space at its ends is no part of what is said.
                case "text": if cue.text != value.plainText?.trimmed { isAsExpected = false }
                case "startTime": if cue.start != value.seconds() { isAsExpected = false }
                case "endTime": if cue.end != value.seconds() { isAsExpected = false }
                default: continue
                }
            }
            #expect(isAsExpected == (exceptions[name] == nil), "\(name): \(reading.cues)")
        }
    }

    @Test("what web-platform-tests calls no WebVTT is told of")
    func notWebVTT() throws {
        for (name, expected) in try json("wpt-webvtt/expected.json").members where expected["not_webvtt"] != nil {
            let said = try reading("wpt-webvtt/\(name).vtt").diagnostics.all.map(\.name)
            #expect(said.contains("missing-webvtt-signature") || said.contains("not-text"), "\(name): \(said)")
        }
    }

    @Test("the files of vtt.js give the cues and times that they should")
    func cues() throws {
        let exceptions = [
            "cue-times/min-top-digits": "three digits before the first colon are hours, and then there must be minutes and seconds",
            "integration/id": "a line of times after a line that has nothing but an arrow begins a block of its own",
            "integration/cycle-collector-talk": "a cue with two voices is two cues here",
            "cuetext/tag-format/start-tag-missing-gt": "a cue with nothing in it is none",
        ]
        for path in RealFiles.paths(in: "vttjs") where path.hasSuffix(".vtt") {
            let name = path.dropFirst("vttjs/".count).dropLast(".vtt".count)
            guard exists("vttjs/\(name).json") else { continue }
            let expected = Array(try json("vttjs/\(name).json").elements(of: "cues"))
            let cues = try reading(path).cues
            let isAsExpected =
                cues.count == expected.count
                && zip(cues, expected).allSatisfy { $0.start == $1["startTime"]?.seconds() && $0.end == $1["endTime"]?.seconds() }
            #expect(isAsExpected == (exceptions[String(name)] == nil), "\(name): \(cues)")
        }
    }

    @Test("the files of vtt.js give the text that they should")
    func text() throws {
        let isRuby = { (name: Substring) in name.hasPrefix("cuetext/ruby/") }
        let exceptions: Set<String> = [
            // A tag that is not closed is text, and words inside one are not lost.
            "cuetext/lang/no-end-gt", "cuetext/tag-format/end-tag-no-gt", "cuetext/timestamp/space-before-gt",
            // What the player shows before a time has come: all of it is said.
            "cuetext/timestamp/basic", "cuetext/timestamp/nested", "cuetext/timestamp/out-of-cue-range",
            // Read with a warning, or although the empty line after the header is missing.
            "file-layout/header-no-new-line", "file-layout/newline-before-webvtt",
            // As above.
            "cue-times/min-top-digits", "integration/id", "integration/cycle-collector-talk",
        ]
        for path in RealFiles.paths(in: "vttjs") where path.hasSuffix(".vtt") {
            let name = path.dropFirst("vttjs/".count).dropLast(".vtt".count)
            guard exists("vttjs/\(name)-proc.json") else { continue }
            let expected = try json("vttjs/\(name)-proc.json").elements.map { PlainText($0["textContent"]?.string ?? "").trimmed.string }
            var texts = try reading(path).cues.map(\.text.string)
            // Readings above words are in parentheses here.
            if isRuby(name) { texts = texts.map { $0.filter { !"()".contains($0) } } }
            let isAsExpected = texts.joined(separator: "|") == expected.joined(separator: "|")
            #expect(isAsExpected == !exceptions.contains(String(name)), "\(name): \(texts), not \(expected)")
        }
    }

    @Test("the trees of web-platform-tests have the same text, with readings in parentheses")
    func trees() throws {
        let cases = String(decoding: try RealFiles.bytes("wpt-webvtt/tree-building.dat"), as: UTF8.self).components(separatedBy: "#data\n")
        #expect(cases.count > 5)
        for test in cases.dropFirst() {
            let parts = test.components(separatedBy: "\n#errors\n#document-fragment\n")
            try #require(parts.count == 2)
            let expected = parts[1].split(separator: "\n").compactMap { line -> Substring? in
                let node = line.drop { $0 == "|" || $0 == " " }
                return node.hasPrefix("\"") ? node.dropFirst().dropLast() : nil
            }
            var (parser, said, data) = (WebVTTCueText(), "", parts[0])
            data.withUTF8 { bytes in
                parser.parse(bytes) { if case .text(let text) = $0 { said += String(decoding: text, as: UTF8.self) } }
            }
            #expect(said.filter { !"()".contains($0) } == expected.joined(), "\(parts[0])")
        }
    }
}
