import Diagnostics
import Podcast
import Testing

@testable import Transcripts

@Suite("Transcripts of real podcasts", .enabled(if: RealFiles.folder != nil, "BUILD_SITE_REAL_INPUT names no folder of real input"))
struct RealTranscriptTests {
    /// What cannot be read, with the name of the error: files in an encoding that nothing in them tells, files without a cue, and JSON that holds
    /// no text in a shape that any tool still writes.
    private static let refused = [
        "json/whisperX-FastAPI__test_files_diarazition.json": "no-cues",
        "json/whisperX-FastAPI__test_files_transcript-wrong.json": "no-cues",
    ]

    @Test("in JSON are all read, each as what it is")
    func json() throws {
        for path in RealFiles.paths(in: "json") {
            let reading = TranscriptReader.read(try RealFiles.bytes(path), path: path)
            let errors = reading.diagnostics.all.map(\.name)
            #expect(errors == Self.refused[path].map { [$0] } ?? [], "\(path): \(errors)")
        }
    }

    @Test("in HTML and Markdown are all read", arguments: ["html", "markdown"])
    func pages(folder: String) throws {
        for path in RealFiles.paths(in: folder) {
            let reading = TranscriptReader.read(try RealFiles.bytes(path), path: path)
            #expect(reading.diagnostics.all.filter { $0.severity == .error }.map(\.name) == [], "\(path)")
        }
    }
}
