import MadeMedia
import Podcast
import Testing

@testable import Media

@Suite struct SoundTests {
    private func sound(_ bytes: [UInt8]) -> SoundFacts? { MediaFacts(of: ByteSource(bytes))?.sound }
    /// In milliseconds.
    private func duration(_ bytes: [UInt8]) -> Int? { sound(bytes)?.duration?.milliseconds }
    private func frames(_ count: Int, rate: Int = 9) -> [UInt8] { (0..<count).flatMap { _ in MadeFile.frame(rate: rate) } }

    @Test func anMP3IsAsLongAsItsFirstFrameSays() throws {
        let xing = try #require(sound(MadeFile.xing(frames: 2000, hasTable: true) + frames(3)))
        #expect(xing.duration?.milliseconds == 52_245)
        #expect(!xing.lacksSeekTable)
        #expect(duration(MadeFile.vbri(frames: 2000) + frames(3)) == 52_245)
    }

    @Test func playersMustGuessInAnMP3WithoutATable() throws {
        #expect(try #require(sound(MadeFile.xing(frames: 2000, hasTable: false) + frames(3))).lacksSeekTable)
        // All frames of one size: every place can be calculated.
        #expect(try #require(sound(MadeFile.xing(frames: 2000, hasTable: false, name: "Info") + frames(3))).lacksSeekTable == false)
    }

    @Test func anMP3OfOneBitRateIsAsLongAsItsSizeSays() throws {
        let facts = try #require(sound(frames(1000)))
        #expect(facts.duration?.milliseconds == 26_063)
        #expect(!facts.lacksSeekTable)
    }

    @Test func anMP3OfSeveralBitRatesIsAsLongAsItsFrames() throws {
        let facts = try #require(sound(frames(500) + frames(500, rate: 11) + Array("TAG".utf8) + Array(repeating: 0, count: 125)))
        #expect(facts.duration?.milliseconds == 26_122)
        #expect(facts.lacksSeekTable)
    }

    @Test func tagsAreNoSound() {
        let cover = MadeFile.id3(MadeFile.id3Frame("APIC", Array(repeating: 0xFF, count: 100_000)), padding: 1000)
        #expect(duration(cover + frames(1000)) == duration(frames(1000)))
        #expect(duration(cover + cover + frames(1000)) == duration(frames(1000)))
        #expect(duration(cover + Array(repeating: 0, count: 3000) + frames(1000)) == duration(frames(1000)))
    }

    @Test func otherFormatsSayTheirLength() {
        #expect(duration(MadeFile.wav(bytes: 176_400 * 3)) == 3000)
        #expect(duration(MadeFile.flac(samples: 44_100 * 5)) == 5000)
        #expect(duration(MadeFile.opus(preSkip: 312, lastPosition: 48_000 * 7 + 312)) == 7000)
        #expect(duration(MadeFile.mp4(milliseconds: 61_500)) == 61_500)
    }

    @Test func aRecordingInFragmentsIsAsLongAsAllOfThem() {
        #expect(duration(MadeFile.fragmented(milliseconds: [1500, 2500])) == 4000)
    }

    @Test func aRecordingWrittenToAPipeIsAsLongAsItIs() {
        #expect(duration(MadeFile.wav(bytes: 176_400 * 3, writtenBytes: 0xFFFF_FFFF)) == 3000)
        // And one that was cut off has no more than is there.
        #expect(duration(MadeFile.wav(bytes: 176_400 * 3, writtenBytes: 176_400 * 9)) == 3000)
    }

    @Test func whatSaysNoLengthIsStillSound() {
        #expect(sound(MadeFile.flac(samples: 0)) == SoundFacts(duration: nil))
        #expect(sound(MadeFile.mp4(milliseconds: 0)) == SoundFacts(duration: nil))
    }

    @Test func textsAndOtherFilesAreNoSound() {
        #expect(MediaFacts(of: ByteSource(Array("---\ntitle: A talk\n---\n".utf8))) == nil)
        #expect(MediaFacts(of: ByteSource([])) == nil)
        #expect(MediaFacts(of: ByteSource(Array(repeating: 0xFF, count: 200_000))) == nil)
        #expect(MediaFacts(of: ByteSource(Array("%PDF-1.7".utf8) + MadeFile.frame())) == nil)
    }

    @Test func cutRecordingsDoNoHarm() {
        let chapters = [(0, "One"), (60_000, "Two")]
        for whole in [
            MadeFile.id3(MadeFile.chap("a", from: 0, to: 9, MadeFile.id3Frame("TIT2", [3, 65]))) + frames(3), MadeFile.wav(bytes: 20),
            MadeFile.flac(samples: 9, comments: ["CHAPTER001=00:00"]), MadeFile.opus(preSkip: 0, lastPosition: 9, comments: ["A=b"]),
            MadeFile.mp4(milliseconds: 9, boxes: MadeFile.chpl(chapters)),
        ] {
            for length in whole.indices {
                let file = ByteSource(Array(whole.prefix(length)))
                _ = MediaFacts(of: file)
                _ = SoundFormats.chapters(in: file)
            }
        }
    }
}
