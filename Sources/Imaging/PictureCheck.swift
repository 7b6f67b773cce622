import Media
import Podcast

/// Looks at what a tool has made: it may say that all went well and have written nothing, or something else.
enum PictureCheck {
    typealias Format = PictureFacts.Format

    static func facts(of bytes: [UInt8]) -> PictureFacts? { MediaFacts(of: ByteSource(bytes))?.picture }
    static func format(of bytes: [UInt8]) -> Format? { facts(of: bytes)?.format }
}

extension PictureFacts.Format {
    init(_ format: VariantFormat) {
        switch format {
        case .avif: self = .avif
        case .webp: self = .webp
        case .jpeg: self = .jpeg
        }
    }
}
