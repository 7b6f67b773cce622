import Podcast
import Storage

/// The program that makes pictures: `vips` of libvips, https://www.libvips.org/API/current/using-cli.html
public struct ImagingTool: Sendable, Equatable, Storable {
    /// Its absolute path.
    let program: String
    /// `vips 8.14.1`.
    public let name: String
    /// Those that it can write: each depends on a library of its own.
    public let formats: [VariantFormat]
    /// Whether it can draw SVG as JPEG.
    public let drawsSVG: Bool

    /// Asks a program what it is and can do.
    /// - Parameter workroom: where files are made to try it out.
    /// - Returns: nil where it does not say a version of its own.
    init?(at program: String, in workroom: Workroom, of workshop: Workshop) {
        let version = workshop.run(workroom.command(program, ["--version"]))
        guard version.end == .exited(0), let name = Self.name(String(decoding: version.output, as: UTF8.self)) else { return nil }
        self.program = program
        self.name = name
        func makes(_ file: String, _ arguments: [String], as format: PictureCheck.Format) -> Bool {
            guard workshop.run(workroom.command(program, arguments)).end == .exited(0), let bytes = workroom.read(file) else {
                return false
            }
            return PictureCheck.format(of: bytes) == format
        }
        formats = VariantFormat.allCases.filter { format in
            let file = "try.\(format.fileExtension)"
            return makes(file, ["black", file, "16", "16", "--bands", "3"], as: PictureCheck.Format(format))
        }
        let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"16\" height=\"16\"><path d=\"M0 0h9v9\"/></svg>\n"
        drawsSVG =
            workroom.write(Array(drawing.utf8), to: "try.svg")
            && makes("drawn.jpg", ["copy", "try.svg", "drawn.jpg"], as: .jpeg)
    }

    /// `vips-8.14.1` and what may follow it.
    private static func name(_ text: String) -> String? {
        let word = text.prefix { !$0.isWhitespace }
        guard word.hasPrefix("vips-"), let first = word.dropFirst(5).utf8.first, (0x30...0x39).contains(first), word.utf8.count < 40
        else { return nil }
        return "vips \(word.dropFirst(5))"
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(program)
        writer.write(name)
        writer.write(formats)
        writer.write(drawsSVG)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        program = try reader.read()
        name = try reader.read()
        formats = try reader.readArray()
        drawsSVG = try reader.read()
    }
}
