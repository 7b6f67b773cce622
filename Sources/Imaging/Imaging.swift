import Foundation
import Media
import Podcast
import Storage
import Synchronization

/// Makes pictures from pictures, with the machine's tool. What was made once is kept.
///
/// The same tool makes the same bytes on one machine; another version, or another machine, may make others.
public struct Imaging: Sendable {
    public let tool: ImagingTool
    /// Nil where nobody knows them.
    public let fonts: FontCoverage?
    private let workshop: Workshop
    private let store: PictureStore
    private let madeCount = Count()
    private let turns = Turns()

    init(tool: ImagingTool, fonts: FontCoverage?, workshop: Workshop, cache: String) {
        self.tool = tool
        self.fonts = fonts
        self.workshop = workshop
        store = PictureStore(folder: "\(cache)/pictures")
    }

    /// Stands, in keys, for all that pictures may depend on beside what they are made from.
    public var identity: Digest {
        var writer = StorageWriter()
        writer.write(tool.name)
        writer.write(tool.formats)
        writer.write(tool.drawsSVG)
        writer.write(fonts?.digest)
        return Digest(of: writer)
    }

    /// The same for smaller copies: they have no text in them.
    public var copyIdentity: Digest {
        var writer = StorageWriter()
        writer.write(tool.name)
        writer.write(tool.formats)
        return Digest(of: writer)
    }

    /// How many pictures were made, and not taken from those that are kept.
    public var made: Int { madeCount.value.load(ordering: .relaxed) }
    /// How many programs were run.
    public var runs: Int { workshop.runs }

    /// A picture's file.
    public struct Original: Sendable {
        /// Absolute.
        public var path: String
        /// Of the whole file.
        public var digest: Digest
        public var format: PictureFacts.Format

        public init(path: String, digest: Digest, format: PictureFacts.Format) {
            self.path = path
            self.digest = digest
            self.format = format
        }

        fileprivate var name: String { "in.\(format.rawValue)" }
    }

    /// A smaller copy of a picture.
    public func copy(of original: Original, width: Int, as format: VariantFormat) throws(ImagingFailure) -> [UInt8] {
        let made = try make(.copy(width: width, format), of: original)
        guard PictureCheck.facts(of: made)?.size.width == width else { throw .madeNothing }
        return made
    }

    /// A PNG of a picture, SVG too, which fits into a square.
    public func thumbnail(of original: Original, side: Int) throws(ImagingFailure) -> [UInt8] {
        try make(.thumbnail(side: side), of: original)
    }

    /// A JPEG of a drawing in SVG, which must not name other files.
    /// - Parameter slot: what it is kept under; another drawing takes its place there.
    public func drawing(_ svg: [UInt8], keptAs slot: Digest) throws(ImagingFailure) -> [UInt8] {
        try kept(slot, key(of: .drawing, from: Digest(of: svg))) { () throws(ImagingFailure) in
            try run(.drawing, on: "in.svg", in: room(with: svg, as: "in.svg"), trusting: true)
        }
    }

    private func make(_ recipe: Recipe, of original: Original) throws(ImagingFailure) -> [UInt8] {
        let key = key(of: recipe, from: original.digest)
        return try kept(key, key) { () throws(ImagingFailure) in
            guard let data = FileManager.default.contents(atPath: original.path) else { throw .changedMeanwhile }
            let bytes = [UInt8](data)
            guard Digest(of: bytes) == original.digest else { throw .changedMeanwhile }
            let room = try room(with: bytes, as: original.name)
            return try run(recipe, on: original.name, in: room, trusting: original.format == .svg)
        }
    }

    private func kept(_ slot: Digest, _ key: Digest, or make: () throws(ImagingFailure) -> [UInt8]) throws(ImagingFailure) -> [UInt8] {
        try turns.take(for: key) { () throws(ImagingFailure) in
            if let bytes = store.read(slot, madeBy: key) { return bytes }
            let bytes = try make()
            madeCount.value.wrappingAdd(1, ordering: .relaxed)
            store.write(bytes, to: slot, madeBy: key)
            return bytes
        }
    }

    private func room(with bytes: [UInt8], as name: String) throws(ImagingFailure) -> Workroom {
        guard let room = workshop.room(), room.write(bytes, to: name) else { throw .notStarted }
        return room
    }

    /// - Parameter isTrusted: whether also those of the tool's readers may be used that are not meant for files of strangers.
    private func run(_ recipe: Recipe, on input: String, in room: Workroom, trusting isTrusted: Bool) throws(ImagingFailure) -> [UInt8] {
        let outcome = workshop.run(room.command(tool.program, recipe.arguments(from: input), trusting: isTrusted))
        switch outcome.end {
        case .exited(0): break
        case .exited: throw .refused(Self.reason(outcome.complaint))
        case .killed(let signal): throw .killed(signal: Int(signal))
        case .tookTooLong: throw .tookTooLong(seconds: workshop.seconds)
        case .notStarted: throw .notStarted
        }
        guard let bytes = room.read(recipe.output), PictureCheck.format(of: bytes) == recipe.format else { throw .madeNothing }
        guard recipe.format == .webp else { return bytes }
        guard let clean = WebPMetadata.removed(from: bytes) else { throw .madeNothing }
        return clean
    }

    /// The first line that it wrote says most, warnings of its libraries left out: `(vips:97): VIPS-WARNING **: …`.
    private static func reason(_ complaint: [UInt8]) -> PlainText {
        let lines = complaint.split(separator: UInt8(ascii: "\n")).map { PlainText(String(decoding: $0, as: UTF8.self)).onOneLine.string }
        let text = lines.first { !$0.isEmpty && !$0.contains("WARNING **") } ?? ""
        return PlainText(text.unicodeScalars.count > 160 ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(160))) + "…" : text)
    }

    private func key(of recipe: Recipe, from original: Digest) -> Digest {
        var writer = StorageWriter()
        writer.write(original)
        writer.write(tool.name)
        writer.write(recipe.arguments(from: "in"))
        writer.write(recipe.dependsOnFonts ? fonts?.digest : nil)
        return Digest(of: writer)
    }

    // MARK: What is kept

    /// What a smaller copy is kept under.
    public func key(ofCopy original: Digest, width: Int, as format: VariantFormat) -> Digest {
        key(of: .copy(width: width, format), from: original)
    }

    /// What a thumbnail is kept under.
    public func key(ofThumbnail original: Digest, side: Int) -> Digest { key(of: .thumbnail(side: side), from: original) }

    /// Forgets all pictures but some; where none was made, there is nothing new to make room for.
    public func forget(allBut keys: Set<Digest>) {
        if made > 0 { store.keep(only: keys) }
    }
}

private final class Count: Sendable {
    let value = Atomic(0)
}

/// Lets nobody make what somebody else is just making: the show's cover is on the cards of many episodes.
private final class Turns: Sendable {
    private final class Turn: Sendable {
        let mutex = Mutex(())
    }

    /// More than there are cores, so that others seldom wait.
    private let turns = (0..<64).map { _ in Turn() }

    func take(for key: Digest, _ make: () throws(ImagingFailure) -> [UInt8]) throws(ImagingFailure) -> [UInt8] {
        try turns[Int(key.low % 64)].mutex.withLock { _ throws(ImagingFailure) in try make() }
    }
}
