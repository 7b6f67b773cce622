import Podcast
import Storage

/// What is known of a picture's or a sound's file without showing or playing it.
public enum MediaFacts: Sendable, Equatable, Storable {
    case picture(PictureFacts)
    case sound(SoundFacts)

    /// Looks at the beginning of a file to tell what it is, and reads no more than its facts take.
    /// - Returns: nil for a file that is neither, is broken, or is of a sort that is not known here.
    public init?(of file: ByteSource) {
        for format in Self.pictures {
            if let size = format.size(of: file) {
                self = .picture(PictureFacts(format: format.format, size: size, isAnimated: format.isAnimated(file)))
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
        picture?.size
    }

    public var picture: PictureFacts? {
        if case .picture(let facts) = self { facts } else { nil }
    }

    public var sound: SoundFacts? {
        if case .sound(let facts) = self { facts } else { nil }
    }

    public func store(to writer: inout StorageWriter) {
        switch self {
        case .picture(let facts):
            writer.append(0)
            writer.write(facts)
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
    static var format: PictureFacts.Format { get }

    /// - Returns: nil where the file is of another format, or says no size.
    static func size(of file: ByteSource) -> PixelSize?

    /// Whether a file of the format may hold more than one picture, to be shown one after the other.
    static func isAnimated(_ file: ByteSource) -> Bool
}

extension PictureFormat {
    static func isAnimated(_ file: ByteSource) -> Bool { false }
}
