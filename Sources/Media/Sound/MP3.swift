import Podcast

/// MPEG audio. Its length stands in a first frame without sound, as Xing and LAME (http://gabriel.mp3-tech.org/mp3infotag.html) or
/// Fraunhofer (VBRI, https://www.codeproject.com/Articles/8295/MPEG-Audio-Frame-Header#VBRIHeader) write it; else it is the number of
/// frames, or, where all have the same bit rate, follows from the size of the file.
enum MP3: SoundFormat {
    /// How far the first frame may be from the start of the file or the end of its tag.
    private static let longestLead = 1 << 16

    static func facts(of file: ByteSource) -> SoundFacts? {
        let tagEnd = ID3.end(in: file, at: 0)
        guard let first = firstFrame(file, from: tagEnd) else { return nil }
        if let facts = xing(file, first.offset, first.frame) ?? vbri(file, first.offset, first.frame) { return facts }
        let end = soundEnd(of: file)
        if isConstant(file, from: first, to: end) {
            let bits = Double(end - first.offset) * 8
            return SoundFacts(duration: Seconds(bits / Double(first.frame.bitRate)))
        }
        return counted(file, from: first, to: end)
    }

    static func chapters(in file: ByteSource) -> [EmbeddedChapter] { ID3Chapters.chapters(in: file) }

    private static func frame(_ file: ByteSource, at offset: Int) -> MP3Frame? {
        file.byte(at: offset) == 0xFF ? file.big(offset, 4).flatMap { MP3Frame(UInt32($0)) } : nil
    }

    /// The first header that is followed by two others of its kind. (Eleven set bits stand in any file.)
    private static func firstFrame(_ file: ByteSource, from start: Int) -> (offset: Int, frame: MP3Frame)? {
        for offset in start..<max(start, min(start + longestLead, file.count)) {
            guard let frame = frame(file, at: offset) else { continue }
            let second = offset + frame.size
            // All of it may be one frame or two.
            if offset == start, second == file.count { return (offset, frame) }
            guard let next = self.frame(file, at: second), next.kind == frame.kind else { continue }
            let third = second + next.size
            if self.frame(file, at: third)?.kind == frame.kind || (offset == start && third >= file.count) { return (offset, frame) }
        }
        return nil
    }

    /// What follows the sound: ID3v1 and APEv2 tags, https://id3.org/ID3v1 and https://wiki.hydrogenaud.io/index.php?title=APEv2_specification
    private static func soundEnd(of file: ByteSource) -> Int {
        var end = file.count
        if file.has("TAG", at: end - 128) { end -= 128 }
        if file.has("APETAGEX", at: end - 32), let size = file.little(end - 20, 4), let flags = file.little(end - 12, 4) {
            let whole = size + (flags & 1 << 31 != 0 ? 32 : 0)
            if whole <= end { end -= whole }
        }
        return end
    }

    private static func xing(_ file: ByteSource, _ offset: Int, _ frame: MP3Frame) -> SoundFacts? {
        var position = offset + frame.tagOffset
        let isXing = file.has("Xing", at: position)
        guard isXing || file.has("Info", at: position), let flags = file.big(position + 4, 4) else { return nil }
        // Without a count of frames it is no help.
        guard flags & 1 != 0, let frames = file.big(position + 8, 4), frames > 0 else { return nil }
        position += 12 + (flags & 2 != 0 ? 4 : 0) + (flags & 4 != 0 ? 100 : 0) + (flags & 8 != 0 ? 4 : 0)
        // LAME and those who write as it does say how many samples are no sound: 12 bits at the start, 12 at the end.
        var silent = 0
        if let name = file.bytes(at: position, count: 4), name.allSatisfy({ (0x20..<0x7F).contains($0) }),
            let delays = file.big(position + 21, 3)
        {
            silent = delays >> 12 + delays & 0xFFF
        }
        let samples = frames * frame.samples
        var facts = SoundFacts(samples: silent < samples ? samples - silent : samples, rate: frame.sampleRate)
        facts.lacksSeekTable = isXing && flags & 4 == 0
        return facts
    }

    private static func vbri(_ file: ByteSource, _ offset: Int, _ frame: MP3Frame) -> SoundFacts? {
        let position = offset + 36
        guard file.has("VBRI", at: position), let frames = file.big(position + 14, 4), frames > 0 else { return nil }
        return SoundFacts(samples: frames * frame.samples, rate: frame.sampleRate)
    }

    /// Whether the frames at the beginning and at 16 places further on have one bit rate.
    private static func isConstant(_ file: ByteSource, from first: (offset: Int, frame: MP3Frame), to end: Int) -> Bool {
        func isSame(from offset: Int, count: Int) -> Bool {
            var offset = offset
            for _ in 0..<count {
                guard offset < end, let frame = frame(file, at: offset), frame.kind == first.frame.kind else { return true }
                if frame.bitRate != first.frame.bitRate { return false }
                offset += frame.size
            }
            return true
        }
        guard isSame(from: first.offset, count: 64) else { return false }
        for place in 1...16 {
            let start = first.offset + (end - first.offset) / 17 * place
            guard let found = frameAfter(start, file, kind: first.frame.kind, end: min(end, start + 4096)) else { continue }
            if !isSame(from: found, count: 8) { return false }
        }
        return true
    }

    /// The first header of a kind from `start` on that is followed by another one.
    private static func frameAfter(_ start: Int, _ file: ByteSource, kind: UInt32, end: Int) -> Int? {
        for offset in start..<max(start, end) {
            if let frame = frame(file, at: offset), frame.kind == kind, self.frame(file, at: offset + frame.size)?.kind == kind {
                return offset
            }
        }
        return nil
    }

    /// Counts all frames. Each byte is looked at once, so it takes as long as reading the file.
    private static func counted(_ file: ByteSource, from first: (offset: Int, frame: MP3Frame), to end: Int) -> SoundFacts {
        var (offset, frames) = (first.offset, 0)
        while offset < end {
            if let frame = frame(file, at: offset), frame.kind == first.frame.kind {
                frames += 1
                offset += frame.size
            } else {
                offset += 1
            }
        }
        var facts = SoundFacts(samples: frames * first.frame.samples, rate: first.frame.sampleRate)
        facts.lacksSeekTable = true
        return facts
    }
}
