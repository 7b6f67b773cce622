import Media
import Podcast
import Storage

/// The pictures of chapters inside a recording, each once, and the files that they become: `talk-chapter-1.jpg` of `talk.mp3`.
struct EmbeddedPictures {
    private(set) var files: [EmbeddedPicture] = []
    private let recording: Audio
    private let taken: Set<String>
    private var known: [Digest: Picture] = [:]

    /// - Parameter taken: paths beside the page that other files have.
    init(of recording: Audio, besides taken: Set<String>) {
        self.recording = recording
        self.taken = taken
    }

    /// - Returns: nil where the bytes are no picture that browsers show.
    mutating func add(_ bytes: [UInt8]) -> Picture? {
        let digest = Digest(of: bytes)
        if let same = known[digest] { return same }
        guard let kind = PictureKind(of: ByteSource(bytes)) else { return nil }
        let path = freePath(fileExtension: kind.fileExtension)
        let picture = Picture(source: "\(recording.source)#\(path)", path: path, alternative: "", size: kind.size)
        known[digest] = picture
        files.append(EmbeddedPicture(path: path, bytes: bytes))
        return picture
    }

    private func freePath(fileExtension: String) -> String {
        let stem = recording.path.lastIndex(of: ".").map { recording.path[..<$0] } ?? recording.path[...]
        let paths = ((files.count + 1)...).lazy.map { "\(stem)-chapter-\($0).\(fileExtension)" }
        return paths.first { path in !taken.contains(path) && !files.contains { $0.path == path } }!
    }
}
