extension MadeFile {
    private static let frames = (0..<40).flatMap { frame(rate: $0 % 3 == 0 ? 9 : 11) }
    private static let title = id3Frame("TIT2", [1, 0xFF, 0xFE, 0x53, 0, 0xE4, 0])

    /// Files of one format each.
    package static let ofEachFormat: [(name: String, files: [[UInt8]])] = [
        (
            "mp3",
            [
                id3(
                    chap("a", from: 0, to: 9, title) + chap("b", from: 9, to: 99, title + id3Frame("APIC", [0, 0, 0, 0] + png(9, 9))),
                    padding: 9) + frames,
                id3(
                    id3Frame("CTOC", [0x74, 0, 3, 1, 0x61, 0], version: 3) + chap("a", from: 0, to: 9, [], version: 3),
                    version: 3),
                frames, xing(frames: 99, hasTable: true) + frames, vbri(frames: 99) + frames,
            ]
        ),
        (
            "mp4",
            [
                mp4(milliseconds: 99, boxes: chpl([(0, "One"), (9, "Two")])),
                withChapterTrack(["One", "Two"], pictures: [png(9, 9), jpeg(9, 9)]),
                avif(9, 9, turns: 1), fragmented(milliseconds: [9, 99]),
            ]
        ),
        ("ogg", [opus(preSkip: 9, lastPosition: 99_999, comments: ["CHAPTER001=1:00", "CHAPTER001NAME=A"])]),
        ("flac", [flac(samples: 99, comments: ["CHAPTER001=1:00", "CHAPTER001NAME=A"])]), ("wav", [wav(bytes: 99)]),
        ("jpeg", [jpeg(9, 9, orientation: 6), jpeg(9, 9, orientation: 1, isBig: false)]),
        ("png", [png(9, 9)]), ("gif", [gif(9, 9)]),
        ("webp", [webp("VP8 ", 9, 9), webp("VP8L", 9, 9), webp("VP8X", 9, 9)]),
        (
            "svg",
            [
                "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a '>'>]><!-- a --><svg width='9cm' height=\"9\" viewBox='0 0 9 9'/>",
                "<svg width='9'/>",
            ]
            .map { Array($0.utf8) }
        ),
    ]
}
