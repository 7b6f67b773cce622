import Podcast
import Storage

/// What players need to know of a sound before they play it.
public struct SoundFacts: Sendable, Equatable, Storable {
    /// Nil where the file does not say it.
    public var duration: Seconds?
    /// Whether players must guess where a moment lies in the file: an MP3 of variable bit rate without a table of places.
    public var lacksSeekTable: Bool

    public init(duration: Seconds?, lacksSeekTable: Bool = false) {
        self.duration = duration
        self.lacksSeekTable = lacksSeekTable
    }

    /// - Parameters:
    ///   - samples: how many there are of each channel.
    ///   - rate: of them in a second.
    init(samples: Int, rate: Int) {
        duration = samples >= 0 && rate > 0 ? Seconds(Double(samples) / Double(rate)) : nil
        lacksSeekTable = false
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(duration)
        writer.write(lacksSeekTable)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        duration = try reader.readOptional()
        lacksSeekTable = try reader.read()
    }
}

/// A chapter inside a recording.
public struct EmbeddedChapter: Sendable, Equatable {
    /// Its picture apart.
    public var chapter: Chapter
    /// The file of its picture as it lies in the recording; nil where it has none.
    public var picture: [UInt8]?

    public init(_ chapter: Chapter, picture: [UInt8]? = nil) {
        self.chapter = chapter
        self.picture = picture
    }
}

/// A format of sound.
protocol SoundFormat: Sendable {
    /// - Returns: nil where the file is of another format.
    static func facts(of file: ByteSource) -> SoundFacts?
    /// The chapters inside the file; none where there are none, or where it is of another format.
    static func chapters(in file: ByteSource) -> [EmbeddedChapter]
}

/// The formats that podcasts come in. MP3 is last, for it is told by searching.
public enum SoundFormats {
    static let all: [any SoundFormat.Type] = [MP4.self, Ogg.self, FLAC.self, WAV.self, MP3.self]

    /// The chapters that a recording holds, in the order of the file.
    public static func chapters(in file: ByteSource) -> [EmbeddedChapter] {
        for format in all {
            let chapters = format.chapters(in: file)
            if !chapters.isEmpty { return chapters }
        }
        return []
    }
}
