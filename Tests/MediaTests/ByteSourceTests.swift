import Foundation
import MadeMedia
import Testing

@testable import Media

@Suite("Files read piece by piece")
struct ByteSourceTests {
    @Test("A file that is read piece by piece is what it is in memory")
    func pieces() throws {
        let folder = try Folder()
        for (name, files) in MadeFile.ofEachFormat {
            // More than is read at a time.
            for bytes in files + files.map({ $0 + Array(repeating: 0, count: 700_000) }) {
                let path = "\(folder.path)/\(name)"
                try Data(bytes).write(to: URL(filePath: path))
                let file = try #require(ByteSource(fileAt: path))
                #expect(MediaFacts(of: file) == MediaFacts(of: ByteSource(bytes)))
                #expect(SoundFormats.chapters(in: file) == SoundFormats.chapters(in: ByteSource(bytes)))
                #expect(file.failure == nil)
            }
        }
    }
}
