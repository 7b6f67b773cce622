import Foundation
import Storage

/// Where to look for a tool that makes pictures.
public struct ImagingSearch: Sendable {
    /// The environment that the tool gets; its PATH says where the tool may lie.
    public var environment: [String: String]
    /// How long one picture may take.
    public var limit: Duration

    public init(environment: [String: String], limit: Duration = .seconds(60)) {
        self.environment = environment
        self.limit = limit
    }

    /// What the machine has; nil where it has no tool that can be run.
    ///
    /// What the tool can do and which fonts there are is found out once and remembered; while neither changes, nothing is started.
    /// - Parameter cache: the cache's folder, where the build keeps what it knows.
    public func imaging(rememberedIn cache: String) -> Imaging? {
        guard let program = self.program("vips") else { return nil }
        let workshop = Workshop(folder: "\(cache)/imaging", environment: environment, limit: limit)
        let lister = self.program("fc-list")
        let memory = ImagingMemory(in: cache)
        if let known = memory.machine, known.isStill(tool: program, lister: lister) {
            return Imaging(tool: known.tool, fonts: known.fonts, workshop: workshop, cache: cache)
        }
        guard let room = workshop.room(), let tool = ImagingTool(at: program, in: room, of: workshop) else { return nil }
        let fonts = lister.flatMap { Self.fonts(with: $0, in: room, of: workshop) }
        let machine = ImagingMemory.Machine(
            tool: tool, fonts: fonts, witnesses: ([program] + [lister].compactMap(\.self) + places(of: fonts)).map { Witness($0) })
        memory.remember(machine)
        return Imaging(tool: tool, fonts: fonts, workshop: workshop, cache: cache)
    }

    /// Never in the current folder, whatever PATH says.
    private func program(_ name: String) -> String? {
        for folder in environment["PATH", default: ""].split(separator: ":") where folder.hasPrefix("/") {
            let path = "\(folder)/\(name)"
            if FileStat(ofFileAt: path) != nil, access(path, X_OK) == 0 { return path }
        }
        return nil
    }

    private static func fonts(with lister: String, in room: Workroom, of workshop: Workshop) -> FontCoverage? {
        let outcome = workshop.run(room.command(lister, ["--format", FontCoverage.format]), keeping: 1 << 25)
        return outcome.end == .exited(0) ? FontCoverage(outcome.output) : nil
    }

    /// Whose change tells that there may be other fonts: the folders in which fonts lie, those above them as far as they are for fonts alone,
    /// those where fonts are usually put, and fontconfig's settings.
    private func places(of fonts: FontCoverage?) -> [String] {
        guard let fonts else { return [] }
        var places: Set<String> = [
            "/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/etc/fonts/conf.d", "/etc/fonts/fonts.conf",
            "/etc/fonts/local.conf",
        ]
        if let home = environment["HOME"] {
            places.formUnion(["\(home)/.fonts", "\(home)/.local/share/fonts", "\(home)/Library/Fonts", "\(home)/.config/fontconfig"])
        }
        for folder in fonts.folders {
            places.insert(folder)
            var above = folder[...]
            while let slash = above.lastIndex(of: "/"), case let parent = above[..<slash], parent.lowercased().contains("fonts") {
                places.insert(String(parent))
                above = parent
            }
        }
        return places.sorted()
    }
}

/// A file or folder whose stat tells whether it is still what it was.
struct Witness: Storable, Equatable {
    let path: String
    /// Nil where there is nothing.
    let stat: FileStat?

    init(_ path: String) {
        self.path = path
        stat = FileStat(ofAnythingAt: path)
    }

    func store(to writer: inout StorageWriter) {
        writer.write(path)
        writer.write(stat)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        path = try reader.read()
        stat = try reader.readOptional()
    }
}
