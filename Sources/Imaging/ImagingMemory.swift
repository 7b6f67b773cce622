import Foundation
import Storage

/// What is known of the machine's tool and fonts from one build to the next.
struct ImagingMemory {
    struct Machine: Storable {
        var tool: ImagingTool
        var fonts: FontCoverage?
        /// The tool first, then what lists the fonts, then where the fonts lie.
        var witnesses: [Witness]

        init(tool: ImagingTool, fonts: FontCoverage?, witnesses: [Witness]) {
            self.tool = tool
            self.fonts = fonts
            self.witnesses = witnesses
        }

        /// Whether the same programs would be run, and neither they nor the fonts have changed.
        func isStill(tool: String, lister: String?) -> Bool {
            let programs = [tool] + [lister].compactMap(\.self)
            return witnesses.starts(with: programs.map { Witness($0) }) && (lister != nil || fonts == nil)
                && witnesses.dropFirst(programs.count).allSatisfy { $0 == Witness($0.path) }
        }

        func store(to writer: inout StorageWriter) {
            writer.write(tool)
            writer.write(fonts)
            writer.write(witnesses)
        }

        init(from reader: inout StorageReader) throws(Damaged) {
            tool = try reader.read()
            fonts = try reader.readOptional()
            witnesses = try reader.readArray()
        }
    }

    /// Another one where what is stored changes its shape.
    private static let version = "1"

    private let path: String

    init(in cache: String) { path = "\(cache)/imaging-tool-\(Self.version)" }

    /// Nil where nothing is remembered, or what is there is damaged.
    var machine: Machine? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let bytes = [UInt8](data)
        guard let digest = try? Digest(stored: Array(bytes.prefix(Digest.size))) else { return nil }
        let stored = Array(bytes.dropFirst(Digest.size))
        return Digest(of: stored) == digest ? try? Machine(stored: stored) : nil
    }

    /// Where that fails, only time is lost.
    func remember(_ machine: Machine) {
        let stored = machine.stored
        try? Data(Digest(of: stored).stored + stored).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}
