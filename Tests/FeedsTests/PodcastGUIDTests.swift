import Podcast
import Testing

@testable import Feeds

@Suite struct PodcastGUIDTests {
    @Test(
        "A show's guid is the one that the namespace's specification gives for its address",
        arguments: [
            ("mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
            ("podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
            ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
            ("http://podnews.net/rss///", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ])
    func known(_ address: String, _ guid: String) {
        #expect(PodcastGUID.of(feed: address) == guid)
    }

    /// RFC 3174, 7.3, and messages whose padding just fits and just does not.
    @Test(
        "SHA-1 gives the digests of its test vectors",
        arguments: [
            ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
            ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1"),
            (String(repeating: "a", count: 55), "c1c8bbdc22796e28c0e15163d20899b65621d65a"),
            (String(repeating: "a", count: 64), "0098ba824b5c16427bd7a1122a5a442a25ec644d"),
            (String(repeating: "01234567", count: 80), "dea356a2cddd90c7a7ecedc5ebb563934f460452"),
        ])
    func vectors(_ message: String, _ digest: String) {
        let hexadecimal = SHA1.digest(of: Array(message.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(hexadecimal == digest)
    }
}
