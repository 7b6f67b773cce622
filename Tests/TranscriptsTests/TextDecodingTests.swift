import Diagnostics
import Testing

@testable import Transcripts

@Suite("A text in whatever encoding it came")
struct TextDecodingTests {
    private func decode(_ bytes: [UInt8], _ encoding: String?) -> (text: String?, said: [String]) {
        var diagnostics = Diagnostics()
        let text = TextDecoding.decode(bytes, path: "t.txt", encoding: encoding, reporting: &diagnostics)
        return (text.map { String(decoding: $0.bytes, as: UTF8.self) }, diagnostics.all.map(\.message))
    }

    private func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isBigEndian ? [high, low] : [low, high]
        }
    }

    private func utf32(_ text: String, isBigEndian: Bool) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar in
            let bytes = (0..<4).map { UInt8(scalar.value >> ($0 * 8) & 0xFF) }
            return isBigEndian ? bytes.reversed() : bytes
        }
    }

    @Test(
        "A mark says in which order the bytes are, whichever of the encodings that have one is named",
        arguments: [nil, "UTF-16", "utf-16le", "UTF-16BE", "UTF16", "UTF-32", "utf-8"], [true, false])
    func marks(encoding: String?, isBigEndian: Bool) {
        let text = "Ann: 统计学习, 👋"
        for bytes in [utf16("\u{FEFF}\(text)", isBigEndian: isBigEndian), utf32("\u{FEFF}\(text)", isBigEndian: isBigEndian)] {
            let (decoded, said) = decode(bytes, encoding)
            #expect(decoded == text)
            #expect(said == [])
        }
    }

    @Test("Without a mark the name says it", arguments: [true, false])
    func named(isBigEndian: Bool) {
        let order = isBigEndian ? "BE" : "LE"
        #expect(decode(utf16("统计", isBigEndian: isBigEndian), "UTF-16\(order)").text == "统计")
        #expect(decode(utf32("统计", isBigEndian: isBigEndian), "utf-32\(order)").text == "统计")
    }

    @Test("One stray unit costs itself, and not the text behind it", arguments: [true, false])
    func strayUnits(isBigEndian: Bool) {
        let order = isBigEndian ? "BE" : "LE"
        let (before, after) = (String(repeating: "统计 ", count: 200), String(repeating: " 学习", count: 200))
        // Half of a surrogate pair.
        let half = isBigEndian ? [0xDC, 0x00] : [0x00, 0xDC] as [UInt8]
        let bytes = utf16(before, isBigEndian: isBigEndian) + half + utf16(after, isBigEndian: isBigEndian)
        #expect(decode(bytes, "UTF-16\(order)").text == before + "\u{FFFD}" + after)
        // Beyond the last scalar.
        let beyond = isBigEndian ? [0, 0x11, 0, 0] : [0, 0, 0x11, 0] as [UInt8]
        let wide = utf32(before, isBigEndian: isBigEndian) + beyond + utf32(after, isBigEndian: isBigEndian)
        let (text, said) = decode(wide, "UTF-32\(order)")
        #expect(text == before + "\u{FFFD}" + after)
        #expect(said == ["4 bytes are not UTF-32\(order) and became \u{FFFD}; here is the first"])
        #expect(decode(utf16(before, isBigEndian: isBigEndian) + [0x41], "UTF-16\(order)").text == before + "\u{FFFD}")
    }

    @Test("The last letter is there in an encoding in which a mark may follow it")
    func lastLetter() {
        #expect(decode(Array("Xin ch".utf8) + [0x61, 0xCC, 0x6F], "windows-1258").text == "Xin chào")
        #expect(decode(Array("Xin ch".utf8) + [0x61, 0xCC], "windows-1258").text == "Xin chà")
        #expect(decode(Array("Ba".utf8), "windows-1258").text == "Ba")
    }

    @Test("However long the text, nothing of it is lost where one buffer ends")
    func long() {
        for count in [65_534, 65_535, 65_536, 65_537, 200_001] {
            let letters = [UInt8](repeating: UInt8(ascii: "a"), count: count)
            #expect(decode(letters, "windows-1258").text?.utf8.count == count)
        }
    }
}
