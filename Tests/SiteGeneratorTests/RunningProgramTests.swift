import Diagnostics
import Foundation
import Storage
import Testing

@testable import SiteGenerator

@Suite("Which program runs")
struct RunningProgramTests {
    private func program(_ site: TestSite, _ path: String? = "program") -> (program: RunningProgram, said: [String]) {
        var diagnostics = Diagnostics()
        let program = RunningProgram(at: path.map { "\(site.folder)/\($0)" }, rememberedIn: site.folder + "/cache", reporting: &diagnostics)
        program.remember(in: site.folder + "/cache")
        return (program, diagnostics.all.map(\.name))
    }

    @Test("It is read once, and again when it is another or what was remembered is damaged")
    func remembered() throws {
        let site = try TestSite(["program": "one", "cache/x": ""])
        let first = program(site)
        #expect(first.said == [])
        #expect(program(site).program.digest == first.program.digest)
        let memory = "\(site.folder)/cache/program"
        let kept = [UInt8](try #require(FileManager.default.contents(atPath: memory)))
        for damaged in [[], Array(kept.dropLast()), kept + [0]]
            + kept.indices.map({ index in
                var bytes = kept
                bytes[index] ^= 1
                return bytes
            })
        {
            try site.write("cache/program", damaged)
            #expect(program(site).program.digest == first.program.digest)
            #expect(FileManager.default.contents(atPath: memory).map { [UInt8]($0) } == kept)
        }
        try site.write("program", "two")
        #expect(program(site).program.digest != first.program.digest)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(site.folder)/cache").sorted() == ["program", "x"])
    }

    @Test("One that cannot be read is told of, and taken for no other")
    func unreadable() throws {
        let site = try TestSite(["program": "one", "cache/x": ""])
        let known = program(site)
        for path in [nil, "nowhere", "cache"] {
            let unknown = program(site, path)
            #expect(unknown.said == ["unknown-program"])
            #expect(unknown.program.digest != known.program.digest)
        }
    }

    @Test("Without a cache it is told all the same")
    func noCache() throws {
        let site = try TestSite(["program": "one"])
        #expect(program(site).program.digest == program(site).program.digest)
    }
}
