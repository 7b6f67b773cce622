import Foundation
import MadeMedia
import Media
import Storage
import Testing

@testable import Imaging

@Suite("The machine's tool for pictures")
struct ImagingTests {
    private let tool: StandInTool
    private let cache: String

    init() throws {
        tool = try StandInTool()
        cache = "\(tool.folder)/cache"
        try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
    }

    private func search(_ environment: [String: String]? = nil, limit: Duration = .seconds(20)) -> Imaging? {
        ImagingSearch(environment: environment ?? tool.environment, limit: limit).imaging(rememberedIn: cache)
    }

    private func original(_ bytes: [UInt8], named name: String = "-[Q=1] a.jpg") throws -> Imaging.Original {
        try tool.write(name, bytes)
        return Imaging.Original(path: "\(tool.folder)/\(name)", digest: Digest(of: bytes), format: .jpeg)
    }

    @Test("It is asked once what it can do; the second time nothing is started")
    func remembered() throws {
        let first = try #require(search())
        #expect(first.tool.name == "vips 8.99.0")
        #expect(first.tool.formats == [.avif, .webp, .jpeg])
        #expect(first.tool.drawsSVG)
        #expect(first.fonts?.missing(in: "abcж") == ["ж"])
        #expect(!tool.takeLog().isEmpty)
        let second = try #require(search())
        #expect(second.identity == first.identity)
        #expect(second.runs == 0)
        #expect(tool.takeLog() == [])
        #expect(tool.listings == 1)
    }

    @Test("Another version, another font and a damaged memory are noticed")
    func changed() throws {
        let first = try #require(search())
        let script = try String(contentsOfFile: "\(tool.folder)/vips", encoding: .utf8)
        try tool.write("vips", script.replacingOccurrences(of: "8.99.0", with: "8.100.0"))
        let second = try #require(search())
        #expect(second.tool.name == "vips 8.100.0")
        #expect(second.identity != first.identity)
        try FileManager.default.createDirectory(atPath: "\(tool.folder)/.fonts", withIntermediateDirectories: true)
        #expect(try #require(search()).runs > 0)
        #expect(try #require(search()).runs == 0)
        try Data("damaged".utf8).write(to: URL(fileURLWithPath: "\(cache)/imaging-tool-1"))
        #expect(try #require(search()).identity == second.identity)
    }

    @Test("A format that it cannot write is not one of its formats; what does not say that it is vips is not used")
    func formats() throws {
        try FileManager.default.removeItem(atPath: "\(tool.folder)/made/16.avif")
        #expect(try #require(search()).tool.formats == [.webp, .jpeg])
        try tool.write("vips", "#!/bin/sh\necho 'VIPS, the pin-setting program'\n")
        #expect(search() == nil)
    }

    @Test("Where there is none, or only one in the current folder, there is none")
    func absent() {
        #expect(search(["PATH": "/nonexistent"]) == nil)
        #expect(search([:]) == nil)
        #expect(search(["PATH": ".:\(tool.folder.dropFirst())"]) == nil)
    }

    @Test("A picture is made once; names of the podcaster's never reach the tool")
    func once() throws {
        let imaging = try #require(search())
        let original = try original(MadeFile.jpeg(2000, 2000))
        _ = tool.takeLog()
        let copy = try imaging.copy(of: original, width: 576, as: .avif)
        #expect(copy == MadeFile.avif(576, 576, turns: 0))
        let runs = tool.takeLog()
        #expect(runs.count == 1)
        #expect(runs[0].hasPrefix("thumbnail in.jpeg out.avif["))
        #expect(try imaging.copy(of: original, width: 576, as: .avif) == copy)
        #expect(try #require(search()).copy(of: original, width: 576, as: .avif) == copy)
        #expect(tool.takeLog() == [])
        #expect(imaging.made == 1)
        // What is kept, damaged.
        let kept = "\(cache)/pictures/\(imaging.key(ofCopy: original.digest, width: 576, as: .avif).hexadecimal)"
        var bytes = [UInt8](try #require(FileManager.default.contents(atPath: kept)))
        bytes[bytes.count - 1] ^= 1
        try Data(bytes).write(to: URL(fileURLWithPath: kept))
        #expect(try imaging.copy(of: original, width: 576, as: .avif) == copy)
        #expect(tool.takeLog().count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(cache)/imaging") == [])
    }

    @Test("A tool that fails, hangs, or says that all is well and has made nothing")
    func failures() throws {
        let imaging = try #require(search(limit: .seconds(1)))
        let damaged = try original(Array("DAMAGED".utf8))
        #expect(throws: ImagingFailure.refused("in.jpeg: premature end of file")) { try imaging.copy(of: damaged, width: 576, as: .webp) }
        try tool.write("makes-nothing", "")
        #expect(throws: ImagingFailure.madeNothing) { try imaging.copy(of: damaged, width: 576, as: .webp) }
        try tool.write("hangs", "")
        #expect(throws: ImagingFailure.tookTooLong(seconds: 1)) { try imaging.copy(of: damaged, width: 576, as: .webp) }
        #expect(!ImagingFailure.tookTooLong(seconds: 1).isLasting)
        #expect(throws: ImagingFailure.changedMeanwhile) {
            var other = damaged
            other.digest = Digest(of: [1])
            return try imaging.copy(of: other, width: 576, as: .webp)
        }
    }

    @Test("A copy of another width or format than was asked for is none")
    func otherThings() throws {
        let imaging = try #require(search())
        try tool.write("made/576.webp", MadeFile.webp("VP8 ", 575, 575))
        try tool.write("made/576.avif", MadeFile.png(576, 576))
        let original = try original(MadeFile.jpeg(2000, 2000))
        #expect(throws: ImagingFailure.madeNothing) { try imaging.copy(of: original, width: 576, as: .webp) }
        #expect(throws: ImagingFailure.madeNothing) { try imaging.copy(of: original, width: 576, as: .avif) }
    }

    @Test("Another drawing takes the place of an older one; what nobody asks for is forgotten")
    func forgotten() throws {
        let imaging = try #require(search())
        let (slot, other) = (Digest(of: [1]), Digest(of: [2]))
        _ = try imaging.drawing(Array("<svg/>".utf8), keptAs: slot)
        _ = try imaging.drawing(Array("<svg></svg>".utf8), keptAs: slot)
        _ = try imaging.drawing(Array("<svg/>".utf8), keptAs: other)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(cache)/pictures").count == 2)
        imaging.forget(allBut: [other])
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(cache)/pictures") == [other.hexadecimal])
    }
}
