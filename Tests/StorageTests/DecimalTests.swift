import Storage
import Testing

@Suite("Numbers in digits")
struct DecimalTests {
    @Test("A number is written as Swift writes it", arguments: [0, 1, 9, 10, 99, 100, 12345, Int.max, Int.min, -1, -10])
    func plain(number: Int) {
        var bytes: [UInt8] = []
        bytes.append(decimal: number)
        #expect(String(decoding: bytes, as: UTF8.self) == String(number))
    }

    @Test("Zeros come before a short one, and nothing of a long one is left out")
    func padded() {
        var bytes: [UInt8] = []
        for (number, digits) in [(7, 2), (0, 3), (1234, 2), (42, 19)] {
            bytes.append(decimal: number, digits: digits)
            bytes += ",".utf8
        }
        #expect(String(decoding: bytes, as: UTF8.self) == "07,000,1234,0000000000000000042,")
    }
}
