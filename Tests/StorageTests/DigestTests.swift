import Storage
import Testing

@Suite("Digests")
struct DigestTests {
    /// The bytes of xxHash's own sanity check, https://github.com/Cyan4973/xxHash/blob/dev/tests/sanity_test.c
    static let sanityBytes: [UInt8] = {
        var generator: UInt64 = 2_654_435_761
        return (0..<100_003).map { _ in
            defer { generator = generator &* 11_400_714_785_074_694_797 }
            return UInt8(generator >> 56)
        }
    }()

    /// Lengths and digests: those of sanity_test_vectors.h where it has the length, and others made with xxhash 4.1.0 of PyPI.
    static let vectors: [(Int, String)] = [
        (0, "99aa06d3014798d86001c324468d497f"),
        (1, "a6cd5e9392000f6ac44bdff4074eecdb"),
        (2, "76750c3c7bf956687a9978044cb8a8bb"),
        (3, "20efc49ff02422ea54247382a8d6b94d"),
        (4, "970d585ac632bf8e2e7d8d6876a39fe9"),
        (5, "62ed587687606b4e057c7ed2c01fa1d1"),
        (6, "082afe0b8162d12a3e7039bdda43cfc6"),
        (7, "dd9b6039f79ec416081c22dd284a2f0a"),
        (8, "47a7f080d82bb45664c69cab4bb21dc5"),
        (9, "564ef6078950d457ed7ccbc501eb7501"),
        (12, "6e3efd8fc7802b18061a192713f69ad9"),
        (15, "c402609e57ee5772958955df1889e6bc"),
        (16, "c68c368ecf8a9c05562980258a998629"),
        (17, "955fa78643ed3669abbc12d11973d7db"),
        (24, "0ce966e4678d37611e7044d28b1b901d"),
        (32, "98fc6458710dc2e8278410a17595e3f9"),
        (33, "3103c192ceaa2dede593bc4e5914c9d1"),
        (48, "a002ac4e5478227ef942219aed80f67b"),
        (64, "6d90e81a9b0fd622efdb6a44690721a9"),
        (65, "6c074d65e54db85afe2f650fa500ec6e"),
        (81, "4952f58181ab00425e8bafb9f95fb803"),
        (96, "d9d0b885f56c93f1e9324473ea9afebe"),
        (97, "09dff37faa6b284c7c87228ae9671ba7"),
        (127, "dcfae8002712db1c802a565a8a79a999"),
        (128, "39992220e045260aebb15e34a7fb5ab1"),
        (129, "03815fc91f1b30b686c9e3bc8f0a3b5c"),
        (143, "50f51d7620bc4ccdf78f1ba6d125f4ca"),
        (144, "19a5ee4a79aa51237a9080376c0e4b95"),
        (160, "ba5d218964b622ad737126c8d7c09cee"),
        (161, "58621e54439ee75c524bf4f00d882c4e"),
        (192, "064934db40706c3d0679e7f625e389d9"),
        (222, "337e09641b948717f1aebd597cec6b3a"),
        (239, "e59fc6554b5008bcf895e8b860b8a593"),
        (240, "aa4202daa2769dc85c9aae94c8ebe5a0"),
        (241, "99a80ecf0ecfc647c5a639ecd2030e5e"),
        (255, "961375c87e09efbce98f979f4ed8a197"),
        (256, "8b1c66091423d28855de574ad89d0ac5"),
        (257, "f15fee7f9f457599b17fd5a8ae75bb0b"),
        (320, "2c6021659f44e8d375620d350ff5c694"),
        (403, "1b6de21e332dd73dcdeb804d65c6dea4"),
        (512, "18d2d110dcc9bca1617e49599013cb6b"),
        (513, "f5c760ed98fd9e0af7037d3b6722aeec"),
        (960, "2210f8a92217be08fe24a9d0dddf9d8a"),
        (1023, "e8083e4d83214c3c87a8f7b2f2e22496"),
        (1024, "0d30d24071c64c57dd85c9b5c1109c5c"),
        (1025, "fd3ee4fe7f2954c6d870c0fa13211c6a"),
        (1087, "b67e858cf9e0959e047f181e7c8a41b9"),
        (1088, "e0fa3b9e9fb69d83cc1450ea6b52a8f4"),
        (1089, "6e026f1a15e62b39ef727b2effc4cc8c"),
        (2048, "f736557fd47073a5dd59e2c3a5f038e0"),
        (2049, "4cd2bd192f2d70bdd3afa4329779b921"),
        (2240, "ccb134fbfa7ce49d6e73a90539cf2948"),
        (2367, "e89c0f6ff369b427cb37aeb9e5d361ed"),
        (4160, "67140711c1e3e3354f323b15321e94e1"),
        (65536, "deafbd9df07edb70918f7f0f912ca480"),
        (100003, "5527b07a0f78e740d4aad81df88ff644"),
    ]

    @Test("digests equal the published vectors", arguments: vectors)
    func published(count: Int, hexadecimal: String) {
        #expect(Digest(of: Self.sanityBytes[..<count]).hexadecimal == hexadecimal)
    }

    @Test("every length up to 2,499 bytes is digested as the reference does, wherever the bytes lie in memory")
    func everyLength() {
        for offset in [0, 1, 7] {
            let bytes = Array(repeating: UInt8(0xAA), count: offset) + Self.sanityBytes
            var writer = StorageWriter()
            for count in 0..<2_500 { writer.write(Digest(of: bytes[offset..<offset + count])) }
            #expect(Digest(of: writer).hexadecimal == "ad6e1f87ac2b300feca90b2ae7f98442")
        }
    }

    @Test(
        "bytes that come in pieces have the digest of all of them together", arguments: [1, 3, 63, 64, 65, 240, 1_023, 1_024, 1_025, 5_000])
    func pieces(size: Int) {
        for total in [0, 1, 16, 64, 128, 240, 241, 300, 1_024, 1_025, 1_088, 2_048, 2_049, 3_100, 10_007] {
            var stream = DigestStream()
            for start in stride(from: 0, to: total, by: size) {
                stream.append(Array(Self.sanityBytes[start..<min(total, start + size)]))
                if start == 0 { _ = stream.digest }
            }
            #expect(stream.digest == Digest(of: Self.sanityBytes[..<total]), "\(total) bytes, \(size) at a time")
        }
    }

    @Test("a digest is stored as its 16 bytes in canonical order")
    func stored() throws {
        let digest = Digest(of: Array("Episode 114".utf8))
        #expect(digest.stored.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == digest.hexadecimal)
        #expect(try Digest(stored: digest.stored) == digest)
        #expect(throws: Damaged.self) { try Digest(stored: Array(digest.stored.dropLast())) }
    }
}
