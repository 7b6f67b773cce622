import Foundation
import Markup
import Testing

@Suite struct JSONEscapingTests {
    /// What is escaped at every place within eight bytes, and what only looks like it.
    @Test("Every text reads back as it is, and none can end a script element or a line", arguments: 0..<17)
    func roundTrip(_ shift: Int) throws {
        let scalars: [Unicode.Scalar] = [
            "\"", "\\", "<", ">", "&", "\u{0}", "\u{1F}", "\n", "\t", "\u{2028}", "\u{2029}", "\u{2027}", "\u{2030}", "\u{E2}", "€", "🏮",
            "\u{301}",
        ]
        for scalar in scalars {
            let text = String(repeating: "x", count: shift) + String(scalar) + "</script>" + String(scalar)
            var json = JSONText()
            json.array { $0.string(text) }
            let read = try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String])
            #expect(read.count == 1 && read[0].unicodeScalars.elementsEqual(text.unicodeScalars), "\(scalar.value)")
            let written = String(decoding: json.bytes, as: UTF8.self).unicodeScalars
            #expect(!written.contains { $0 == "<" || $0 == ">" || $0 == "&" || $0 == "\u{2028}" || $0 == "\u{2029}" || $0.value < 0x20 })
        }
    }
}
