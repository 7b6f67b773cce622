import Testing

@testable import PreviewServer

@Suite("QR codes")
struct QRCodeTests {
    @Test("An address is drawn as another maker of codes draws it (qrcode 8 of PyPI: version 2, level L, mask 0)")
    func address() throws {
        let code = try #require(QRCode("http://192.168.178.123:8080/"))
        let rows = code.modules.map { row in row.map { $0 ? "1" : "0" }.joined() }
        #expect(
            rows == [
                "1111111000100101101111111",
                "1000001001000101101000001",
                "1011101010010011001011101",
                "1011101001000001101011101",
                "1011101001001111101011101",
                "1000001000111011101000001",
                "1111111010101010101111111",
                "0000000010001101000000000",
                "1110111110011110011000100",
                "1010000101000110001100001",
                "1111011100101010101110111",
                "0000000011110110111110010",
                "1101111100100111101101011",
                "0111000011100110011101001",
                "1001011100001110110110111",
                "0110110110010101011101010",
                "1000011010110111111111000",
                "0000000011100110100011111",
                "1111111011001111101010011",
                "1000001010010111100011010",
                "1011101010000110111110010",
                "1011101000000011110010100",
                "1011101010001111110011001",
                "1000001011010100110011010",
                "1111111010110110111100011",
            ])
    }

    @Test("It has a quiet zone, and two rows of it are a line of text")
    func lines() throws {
        let lines = try #require(QRCode("http://10.0.0.1/")).lines
        #expect(lines.count == 13)
        #expect(lines.allSatisfy { $0.count == 25 && $0.hasPrefix("██") && $0.hasSuffix("██") })
    }

    @Test("What is too long for a terminal has none")
    func tooLong() {
        #expect(QRCode(String(repeating: "x", count: 106)) != nil)
        #expect(QRCode(String(repeating: "x", count: 107)) == nil)
    }
}
