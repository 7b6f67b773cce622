import Podcast
import Storage

/// What is known of a picture's or a sound's file without showing or playing it.
public enum MediaFacts: Sendable, Equatable, Storable {
    case picture(PixelSize)
    case sound(SoundFacts)

    /// Looks at the beginning of a file to tell what it is, and reads no more than its facts take.
    /// - Returns: nil for a file that is neither, is broken, or is of a sort that is not known here.
    public init?(of file: ByteSource) {
        for format in Self.pictures {
            if let size = format.size(of: file) {
                self = .picture(size)
                return
            }
        }
        for format in SoundFormats.all {
            if let facts = format.facts(of: file) {
                self = .sound(facts)
                return
            }
        }
        return nil
    }

    /// Those that are told by their first bytes come before those that are searched for.
    private static let pictures: [any PictureFormat.Type] = [PNG.self, JPEG.self, GIF.self, WebP.self, AVIF.self, SVG.self]

    public var size: PixelSize? {
        if case .picture(let size) = self { size } else { nil }
    }

    public var sound: SoundFacts? {
        if case .sound(let facts) = self { facts } else { nil }
    }

    public func store(to writer: inout StorageWriter) {
        switch self {
        case .picture(let size):
            writer.append(0)
            writer.write(size)
        case .sound(let facts):
            writer.append(1)
            writer.write(facts)
        }
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        switch try reader.readByte() {
        case 0: self = .picture(try reader.read())
        case 1: self = .sound(try reader.read())
        default: throw Damaged()
        }
    }
}

/// A format of pictures.
protocol PictureFormat: Sendable {
    /// - Returns: nil where the file is of another format, or says no size.
    static func size(of file: ByteSource) -> PixelSize?
}
