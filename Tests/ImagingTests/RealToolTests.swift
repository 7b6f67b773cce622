import Foundation
import MadeMedia
import Media
import Podcast
import Storage
import Testing

@testable import Imaging

private let isThere = ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/vips")
}

/// Skipped where there is no `vips`.
@Suite("vips itself", .enabled(if: isThere, "vips is not installed"))
struct RealToolTests {
    private static func search(in cache: String) -> Imaging? {
        ImagingSearch(environment: ProcessInfo.processInfo.environment).imaging(rememberedIn: cache)
    }

    private let folder: String
    private let imaging: Imaging

    init() throws {
        folder = NSTemporaryDirectory() + "/imaging-tests-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        imaging = try #require(Self.search(in: folder))
    }

    private func withPicture(_ bytes: [UInt8], _ format: PictureFacts.Format, _ use: (Imaging.Original) throws -> Void) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = "\(folder)/picture"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        try use(Imaging.Original(path: path, digest: Digest(of: bytes), format: format))
    }

    /// A picture of two colours, made by the tool.
    private func picture(_ width: Int, _ height: Int, as name: String, extra: String = "") throws -> [UInt8] {
        let workshop = Workshop(folder: "\(folder)/made", environment: ProcessInfo.processInfo.environment, limit: .seconds(30))
        let room = try #require(workshop.room())
        let drawing = """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)"><path fill="#c0392b" d="M0 0h\(width)v\(height / 2)H0z"/>\(extra)</svg>
            """
        try #require(room.write(Array(drawing.utf8), to: "in.svg"))
        try #require(workshop.run(room.command(imaging.tool.program, ["copy", "in.svg", name])).end == .exited(0))
        return try #require(room.read(name.prefix { $0 != "[" }.description))
    }

    private func facts(_ bytes: [UInt8]) -> PictureFacts? { PictureCheck.facts(of: bytes) }

    @Test("A photograph that lies on its side stands upright in its copies, which do not tell where it was taken")
    func photograph() throws {
        var jpeg = try picture(600, 400, as: "photo.jpg[background=255,strip]")
        let secret = Array("60.3929 N 5.3242 E".utf8)
        let segments = MadeFile.exif(6, isBig: true) + [0xFF, 0xFE] + MadeFile.big(secret.count + 2, 2) + secret
        jpeg.insert(contentsOf: segments, at: 2)
        try #require(facts(jpeg)?.size == PixelSize(width: 400, height: 600))
        try withPicture(jpeg, .jpeg) { original in
            for format in imaging.tool.formats {
                let copy = try imaging.copy(of: original, width: 200, as: format)
                #expect(facts(copy) == PictureFacts(format: PictureFacts.Format(format), size: PixelSize(width: 200, height: 300)!))
                let text = String(decoding: copy, as: UTF8.self)
                for word in ["60.3929", "Exif", "EXIF", "ICCP"] { #expect(!text.contains(word), "\(format) has \(word)") }
            }
        }
    }

    @Test("What can be seen through stays so, where the format has it")
    func transparency() throws {
        let png = try picture(600, 600, as: "cover.png")
        try withPicture(png, .png) { original in
            let webp = try imaging.copy(of: original, width: 168, as: .webp)
            // RFC 9649, 2.7: a file with an alpha channel has the extended header, or is lossless.
            #expect(webp[12..<16].elementsEqual("VP8X".utf8) && webp[20] & 0x10 != 0)
            #expect(facts(try imaging.copy(of: original, width: 168, as: .jpeg))?.size.width == 168)
            #expect(
                facts(try imaging.thumbnail(of: original, side: 100))
                    == PictureFacts(format: .png, size: PixelSize(width: 100, height: 100)!))
        }
    }

    @Test("A picture that ends in the middle has no copies")
    func truncated() throws {
        let jpeg = try picture(900, 900, as: "photo.jpg[Q=95]", extra: "<circle cx=\"400\" cy=\"700\" r=\"99\"/>")
        try withPicture(Array(jpeg.prefix(jpeg.count / 2)), .jpeg) { original in
            #expect(throws: ImagingFailure.self) { try imaging.copy(of: original, width: 168, as: .webp) }
        }
    }

    @Test("A drawing is a JPEG of its own size, the same each time")
    func drawing() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let svg = Array(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"><text x=\"9\" y=\"99\">Rice</text></svg>".utf8)
        let first = try imaging.drawing(svg, keptAs: Digest(of: [1]))
        #expect(facts(first) == PictureFacts(format: .jpeg, size: PixelSize(width: 1200, height: 630)!))
        #expect(try imaging.drawing(svg, keptAs: Digest(of: [2])) == first)
        #expect(imaging.made == 2)
    }
}
