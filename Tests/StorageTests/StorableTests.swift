import Storage
import Testing

@Suite("Stored values")
struct StorableTests {
    private struct Everything: Storable, Equatable {
        var number: Int
        var size: UInt64
        var flag: Bool
        var text: String
        var maybe: String?
        var list: [String]
        var raw: [UInt8]
        var digest: Digest
        var stat: FileStat

        init(using generator: inout some RandomNumberGenerator) {
            number = [0, 1, -1, 63, -64, .max, .min, Int.random(in: .min ... .max, using: &generator)].randomElement(using: &generator)!
            size = [0, 127, 128, .max, UInt64.random(in: 0 ... .max, using: &generator)].randomElement(using: &generator)!
            flag = Bool.random(using: &generator)
            text = ["", "Jo", "大家好", "e\u{301}\0\u{2028}", String(repeating: "x", count: 300)].randomElement(using: &generator)!
            maybe = [nil, "", "here"].randomElement(using: &generator)!
            list = (0..<Int.random(in: 0...3, using: &generator)).map { "item \($0)" }
            raw = (0..<Int.random(in: 0...200, using: &generator)).map { UInt8(truncatingIfNeeded: $0) }
            digest = Digest(of: raw)
            stat = FileStat(size: size, mtimeNanoseconds: Int64(number), inode: size)
        }

        func store(to writer: inout StorageWriter) {
            writer.write(number)
            writer.write(size)
            writer.write(flag)
            writer.write(text)
            writer.write(maybe)
            writer.write(list)
            writer.write(bytes: raw)
            writer.write(digest)
            writer.write(stat)
        }

        init(from reader: inout StorageReader) throws(Damaged) {
            number = try reader.read()
            size = try reader.readNumber()
            flag = try reader.read()
            text = try reader.read()
            maybe = try reader.readOptional()
            list = try reader.readArray()
            raw = try reader.readBytes()
            digest = try reader.read()
            stat = try reader.read()
        }
    }

    private struct Numbers: RandomNumberGenerator {
        var state: UInt64 = 12
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    @Test("are read back as they were written")
    func roundTrip() throws {
        var generator = Numbers()
        for _ in 0..<500 {
            let value = Everything(using: &generator)
            #expect(try Everything(stored: value.stored) == value)
        }
    }

    @Test("cut short or changed at any byte, are damaged or another value, and never more")
    func damaged() throws {
        var generator = Numbers()
        for _ in 0..<20 {
            let stored = Everything(using: &generator).stored
            for count in stored.indices {
                #expect(throws: Damaged.self) { try Everything(stored: Array(stored[..<count])) }
                var changed = stored
                changed[count] ^= UInt8.random(in: 1...255, using: &generator)
                _ = try? Everything(stored: changed)
            }
            #expect(throws: Damaged.self) { try Everything(stored: stored + [0]) }
        }
    }

    @Test(
        "that nobody wrote are damaged",
        arguments: [
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02],  // a number of more than 64 bits
            [0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0x41],  // a text of 4 GB
            [0x02, 0xC3, 0x28],  // not UTF-8
            [],
        ] as [[UInt8]])
    func nonsense(bytes: [UInt8]) {
        #expect(throws: Damaged.self) { try String(stored: bytes) }
        var reader = StorageReader(bytes)
        #expect(throws: Damaged.self) { _ = try reader.readArray(of: String.self) }
    }
}
