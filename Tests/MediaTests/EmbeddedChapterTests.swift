import MadeMedia
import Podcast
import Testing

@testable import Media

@Suite struct EmbeddedChapterTests {
    private func chapters(_ bytes: [UInt8]) -> [Chapter] { SoundFormats.chapters(in: ByteSource(bytes)).map(\.chapter) }
    private func title(_ text: String) -> [UInt8] { MadeFile.id3Frame("TIT2", [3] + Array(text.utf8)) }

    @Test func anMP3HasThemInItsTag() {
        let link = MadeFile.id3Frame("WXXX", [0, 0] + Array("https://example.com/".utf8))
        let tag = MadeFile.id3(
            MadeFile.chap("b", from: 60_500, to: 90_000, title("Second") + link) + MadeFile.chap("a", from: 0, to: 60_500, title("First")))
        #expect(
            chapters(tag + MadeFile.frame()) == [
                Chapter(start: .zero, end: Seconds(milliseconds: 60_500), title: "First"),
                Chapter(
                    start: Seconds(milliseconds: 60_500), end: Seconds(milliseconds: 90_000), title: "Second", url: "https://example.com/"),
            ])
    }

    @Test func whatTheTableOfContentsLeavesOutIsNotListed() {
        let contents = MadeFile.id3Frame("CTOC", Array("toc\0".utf8) + [3, 1] + Array("a\0".utf8))
        let both = MadeFile.chap("a", from: 0, to: 5, title("Shown")) + MadeFile.chap("b", from: 5, to: 9, title("Silent"))
        #expect(chapters(MadeFile.id3(contents + both)).map(\.isListed) == [true, false])
        // Without a table, or with one that names nothing that is there, all are listed.
        #expect(chapters(MadeFile.id3(both)).map(\.isListed) == [true, true])
        let broken = MadeFile.id3Frame("CTOC", Array("toc\0".utf8) + [3, 1] + Array("x\0".utf8))
        #expect(chapters(MadeFile.id3(broken + both)).map(\.isListed) == [true, true])
    }

    @Test func titlesAreReadInEveryEncoding() {
        let titles: [[UInt8]] = [
            [0] + [0x53, 0xE4, 0x74, 0x7A, 0x65], [0] + Array("Sätze".utf8), [3] + Array("Sätze\0".utf8),
            [1, 0xFF, 0xFE] + "Sätze".utf16.flatMap { MadeFile.little(Int($0), 2) },
            [1, 0xFE, 0xFF] + "Sätze".utf16.flatMap { MadeFile.big(Int($0), 2) }, [2] + "Sätze".utf16.flatMap { MadeFile.big(Int($0), 2) },
        ]
        for version in [3, 4] {
            for title in titles {
                let frame = MadeFile.id3Frame("TIT2", title, version: version)
                let tag = MadeFile.id3(MadeFile.chap("a", from: 0, to: 5, frame, version: version), version: version)
                #expect(chapters(tag).map(\.title) == ["Sätze"])
            }
        }
    }

    @Test func aChaptersPictureIsTheFileInItsFrame() {
        let picture = MadeFile.png(6, 4)
        let descriptions: [[UInt8]] = [
            [0] + Array("image/png\0".utf8) + [3] + Array("tower\0".utf8),
            [1] + Array("image/jpeg\0".utf8) + [0, 0xFF, 0xFE, 0x41, 0, 0, 0],
            [3] + Array("\0".utf8) + [0] + Array("塔\0".utf8),
        ]
        for description in descriptions {
            let tag = MadeFile.id3(MadeFile.chap("a", from: 0, to: 5, MadeFile.id3Frame("APIC", description + picture)))
            #expect(SoundFormats.chapters(in: ByteSource(tag)).map(\.picture) == [picture])
        }
        // An address is no picture, and neither is nothing.
        for content in [
            [0] + Array("-->\0".utf8) + [0, 0] + Array("https://a.example/a.png".utf8), [0] + Array("image/png\0".utf8) + [0, 0],
        ] {
            let tag = MadeFile.id3(MadeFile.chap("a", from: 0, to: 5, MadeFile.id3Frame("APIC", content)))
            #expect(SoundFormats.chapters(in: ByteSource(tag)).map(\.picture) == [nil])
        }
    }

    @Test func anM4AHasPicturesInATrackBesideItsTitles() {
        let pictures = [MadeFile.png(6, 4), MadeFile.jpeg(9, 9)]
        // A title is two seconds, a picture four.
        let file = MadeFile.withChapterTrack(["One", "Two", "Three"], pictures: pictures)
        let chapters = SoundFormats.chapters(in: ByteSource(file))
        #expect(chapters.map(\.chapter.title) == ["One", "Two", "Three"])
        #expect(chapters.map(\.picture) == [pictures[0], pictures[0], pictures[1]])
    }

    @Test func onlyPicturesOfPointsAreTakenOutOfARecording() {
        #expect(PictureKind(of: ByteSource(MadeFile.png(6, 4)))?.fileExtension == "png")
        #expect(PictureKind(of: ByteSource(MadeFile.webp("VP8X", 6, 4)))?.size == PixelSize(width: 6, height: 4))
        #expect(PictureKind(of: ByteSource(Array("<svg width='6' height='4'/>".utf8))) == nil)
    }

    @Test func anM4AHasThemInAListOfNeros() {
        let file = MadeFile.mp4(milliseconds: 90_000, boxes: MadeFile.chpl([(0, "Anfang"), (60_500, "终章")]))
        #expect(chapters(file) == [Chapter(start: .zero, title: "Anfang"), Chapter(start: Seconds(milliseconds: 60_500), title: "终章")])
    }

    @Test func anM4AHasThemInATrackOfText() {
        let chapters = chapters(MadeFile.withChapterTrack(["One", "第二章", "Three"]))
        #expect(chapters.map(\.title) == ["One", "第二章", "Three"])
        #expect(chapters.map(\.start) == [.zero, Seconds(2), Seconds(4)])
    }

    @Test func opusAndFLACHaveThemInTheirComments() {
        let comments = [
            "TITLE=A talk", "CHAPTER002=00:12:34.500", "CHAPTER002NAME=Second", "chapter001=00:00:00.000", "Chapter001Name=First",
            "CHAPTER002URL=https://example.com/", "CHAPTER003=soon", "CHAPTERNAME=?",
        ]
        let expected = [
            Chapter(start: .zero, title: "First"),
            Chapter(start: Seconds(milliseconds: 754_500), title: "Second", url: "https://example.com/"),
        ]
        #expect(chapters(MadeFile.opus(preSkip: 0, lastPosition: 48_000, comments: comments)) == expected)
        #expect(chapters(MadeFile.flac(samples: 44_100, comments: comments)) == expected)
    }

    @Test func aCoverBeforeTheChaptersDoesNotHideThem() {
        let cover = "METADATA_BLOCK_PICTURE=" + String(repeating: "A", count: 500_000)
        let file = MadeFile.opus(preSkip: 0, lastPosition: 48_000, comments: [cover, "CHAPTER001=1:02:03", "CHAPTER001NAME=Late"])
        #expect(chapters(file) == [Chapter(start: Seconds(milliseconds: 3_723_000), title: "Late")])
    }
}
