import MadeMedia
import Podcast
import Testing

@testable import Media

@Suite struct PictureTests {
    private func size(_ bytes: [UInt8]) -> PixelSize? { MediaFacts(of: ByteSource(bytes))?.size }
    private func size(svg: String) -> PixelSize? { size(Array(svg.utf8)) }

    @Test func headersSayTheSize() {
        #expect(size(MadeFile.png(1400, 1200)) == PixelSize(width: 1400, height: 1200))
        for kind in ["VP8 ", "VP8L", "VP8X"] { #expect(size(MadeFile.webp(kind, 641, 353)) == PixelSize(width: 641, height: 353)) }
        #expect(size(MadeFile.gif(88, 31)) == PixelSize(width: 88, height: 31))
        #expect(size(MadeFile.jpeg(3000, 2000)) == PixelSize(width: 3000, height: 2000))
    }

    @Test(arguments: [1: false, 3: false, 5: true, 6: true, 8: true, 9: false, 0: false])
    func aPhotographIsAsItIsSeen(orientation: Int, isTurned: Bool) {
        for isBig in [true, false] {
            let seen = size(MadeFile.jpeg(300, 200, orientation: orientation, isBig: isBig))
            #expect(seen == (isTurned ? PixelSize(width: 200, height: 300) : PixelSize(width: 300, height: 200)))
        }
    }

    @Test func ofAnAVIFThePrimaryItemCounts() {
        #expect(size(MadeFile.avif(400, 300, turns: 0)) == PixelSize(width: 400, height: 300))
        #expect(size(MadeFile.avif(400, 300, turns: 1)) == PixelSize(width: 300, height: 400))
        #expect(size(MadeFile.avif(400, 300, turns: 2)) == PixelSize(width: 400, height: 300))
    }

    @Test func whatMovesIsTold() {
        func facts(_ bytes: [UInt8]) -> PictureFacts? { MediaFacts(of: ByteSource(bytes))?.picture }
        let size = PixelSize(width: 9, height: 8)!
        let frames = MadeFile.chunk("acTL", MadeFile.big(2, 4) + MadeFile.big(0, 4))
        let data = MadeFile.chunk("IDAT", [1, 2, 3])
        #expect(facts(MadeFile.png(9, 8) + data + frames) == PictureFacts(format: .png, size: size))
        #expect(facts(MadeFile.png(9, 8) + frames + data) == PictureFacts(format: .png, size: size, isAnimated: true))
        #expect(facts(MadeFile.png(9, 8) + [0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]) == PictureFacts(format: .png, size: size))
        #expect(facts(MadeFile.webp("VP8X", 9, 8)) == PictureFacts(format: .webp, size: size))
        #expect(facts(MadeFile.webp("VP8X", 9, 8, isAnimated: true)) == PictureFacts(format: .webp, size: size, isAnimated: true))
        #expect(facts(MadeFile.gif(9, 8)) == PictureFacts(format: .gif, size: size, isAnimated: true))
        #expect(facts(MadeFile.jpeg(9, 8)) == PictureFacts(format: .jpeg, size: size))
        var avif = MadeFile.avif(9, 8, turns: 0)
        #expect(facts(avif) == PictureFacts(format: .avif, size: size))
        // The brand behind the box's length and name.
        avif.replaceSubrange(8..<12, with: "avis".utf8)
        #expect(facts(avif) == PictureFacts(format: .avif, size: size, isAnimated: true))
        #expect(facts(Array("<svg width='9' height='8'/>".utf8)) == PictureFacts(format: .svg, size: size))
    }

    @Test(arguments: [
        ("<svg width='200' height='100'/>", 200, 100),
        ("<svg width='2in' height='1in' viewBox='0 0 10 10'/>", 192, 96),
        ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 640 480'/>", 640, 480),
        ("<svg width='100%' height='100%' viewBox='-5,-5 640 480'/>", 640, 480),
        ("<svg width='320' viewBox='0 0 640 480'/>", 320, 240),
        ("<svg height='240px' viewBox='0 0 640 480'/>", 320, 240),
        ("\u{FEFF}<?xml version='1.0'?>\n<!-- a > b --><!DOCTYPE svg [<!ENTITY a \"]>\">]><svg:svg width='8' height='9'/>", 8, 9),
    ])
    func aDrawingIsAsLargeAsAPageShowsIt(svg: String, width: Int, height: Int) {
        #expect(size(svg: svg) == PixelSize(width: width, height: height))
    }

    @Test(arguments: [
        "<svg/>", "<svg width='0' height='100'/>", "<svg width='-1' height='5'/>", "<svg width='1e300' height='1'/>",
        "<svg viewBox='0 0 0 5'/>",
        "<html><svg width='1' height='1'/></html>", "<svg width='inf' height='nan'", "<!-- <svg width='1' height='1'/>", "<?xml", "",
    ])
    func whatHasNoSizeGetsNone(svg: String) {
        #expect(size(svg: svg) == nil)
    }

    @Test func cutPicturesHaveNoSize() {
        for whole in [MadeFile.png(9, 9), MadeFile.jpeg(9, 9, orientation: 6), MadeFile.gif(9, 9), MadeFile.avif(9, 9, turns: 1)] {
            for length in whole.indices { _ = size(Array(whole.prefix(length))) }
        }
        #expect(size(Array(MadeFile.png(9, 9).prefix(20))) == nil)
        #expect(size(MadeFile.png(0, 9)) == nil)
    }
}
