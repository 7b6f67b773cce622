import Diagnostics
import Podcast
import Storage

/// An address within the site that an author wrote: in front matter, or in Markdown where a link or a picture may lead.
public struct Mention: Sendable, Equatable, Storable {
    /// As it was written, without the escapes of its format: `../salt/episode.md#notes`.
    public var address: String
    /// Of the file, from 1.
    public var line: Int
    /// In Unicode scalars, from 1.
    public var column: Int
    /// The line itself, where it is not of Markdown and not too long to be shown; whoever has the Markdown has its lines.
    public var sourceLine: String?

    public init(address: String, line: Int, column: Int, sourceLine: String? = nil) {
        self.address = address
        self.line = line
        self.column = column
        self.sourceLine = sourceLine
    }

    init(address: String, at place: SourceLocation) {
        self.init(address: address, line: place.line ?? 1, column: place.column ?? 1, sourceLine: place.sourceLine)
    }

    /// Where it is written.
    public func location(in file: String) -> SourceLocation {
        SourceLocation(file: file, line: line, column: column, sourceLine: sourceLine)
    }

    /// The address without what follows its path, percent-encoded bytes as what they stand for.
    public var path: String { Self.path(of: address) }

    public static func path(of address: String) -> String {
        let path = Substring(address.utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") })
        return path.percentDecoded
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(address)
        writer.write(line)
        writer.write(column)
        writer.write(sourceLine)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        address = try reader.read()
        line = try reader.read()
        column = try reader.read()
        sourceLine = try reader.readOptional()
    }
}

extension Substring {
    /// With percent-encoded bytes as what they stand for.
    public var percentDecoded: String {
        guard utf8.contains(UInt8(ascii: "%")) else { return String(self) }
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension ContentFile {
    /// The addresses within the site of its Markdown, after those of its front matter.
    /// - Parameter written: addresses of the front matter.
    func mentions(_ written: [Written<String>]) -> [Mention] {
        let inFrontMatter = written.filter { Address($0.value).isRelative }.map { written in
            Mention(address: written.value, at: location(of: written.position))
        }
        let found = text.internalDestinations
        let places = source.places(ofBytes: found.map { body.lowerBound + $0.offset })
        return inFrontMatter + zip(found, places).map { Mention(address: $0.address, line: $1.line, column: $1.column) }
    }
}
