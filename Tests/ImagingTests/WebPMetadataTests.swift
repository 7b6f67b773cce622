import MadeMedia
import Testing

@testable import Imaging

@Suite("What does not belong to a picture's points")
struct WebPMetadataTests {
    private func webp(_ chunks: [(String, [UInt8])]) -> [UInt8] {
        var body: [UInt8] = []
        for (name, content) in chunks {
            body += Array(name.utf8) + MadeFile.little(content.count, 4) + content
            if content.count % 2 == 1 { body.append(0) }
        }
        return Array("RIFF".utf8) + MadeFile.little(body.count + 4, 4) + Array("WEBP".utf8) + body
    }

    @Test("Exif, XMP and profiles go, with the flags that announce them; all else stays, as does transparency")
    func removed() {
        let picture: (String, [UInt8]) = ("VP8 ", [1, 2, 3])
        let full = webp([
            ("VP8X", [0x3C] + MadeFile.big(0, 9)), ("ICCP", [9, 9, 9]), ("ALPH", [4]), picture, ("EXIF", [7, 7]), ("XMP ", [5]),
        ])
        #expect(WebPMetadata.removed(from: full) == webp([("VP8X", [0x10] + MadeFile.big(0, 9)), ("ALPH", [4]), picture]))
        #expect(WebPMetadata.removed(from: webp([picture])) == webp([picture]))
    }

    @Test("What ends in the middle, or is no WebP, is nothing")
    func broken() {
        let whole = webp([("VP8 ", [1, 2, 3, 4])])
        for count in 0..<whole.count - 1 where count != 12 {
            #expect(WebPMetadata.removed(from: Array(whole.prefix(count))) == nil, "\(count)")
        }
        #expect(WebPMetadata.removed(from: MadeFile.png(9, 9)) == nil)
    }
}
