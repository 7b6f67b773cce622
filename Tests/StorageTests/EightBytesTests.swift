import Storage
import Testing

@Suite("Eight bytes at once")
struct EightBytesTests {
    @Test("the first byte that matters is found wherever it stands")
    func first() {
        let bytes: [UInt8] = [0xFF, 0x80, 0x7F, 0x21, 0x20, 0x1F, 0x01, 0x00, 0x26, 0xC2]
        bytes.withUnsafeBufferPointer { buffer in
            for start in 0...2 {
                let eight = EightBytes(buffer, at: start)
                for byte in UInt8.min...UInt8.max {
                    let expected = buffer[start..<start + 8].firstIndex(of: byte).map { $0 - start }
                    let marks = eight.marks(of: byte)
                    #expect((marks == 0 ? nil : EightBytes.offset(ofFirst: marks)) == expected)
                }
                for limit: UInt8 in 1...0x80 {
                    let expected = buffer[start..<start + 8].firstIndex { $0 < limit }.map { $0 - start }
                    let marks = eight.marks(below: limit)
                    #expect((marks == 0 ? nil : EightBytes.offset(ofFirst: marks)) == expected)
                }
            }
        }
    }
}
