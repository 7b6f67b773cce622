import Foundation
import Podcast
import Testing

@testable import CommonMark

@Suite("Markdown of real podcasts")
struct RealMarkdownTests {
    static let folder: String? = {
        let named = ProcessInfo.processInfo.environment["BUILD_SITE_REAL_INPUT"]
        let beside = URL(filePath: #filePath).appending(path: "../../../../shared/real").standardized.path()
        let folder = named ?? beside
        return FileManager.default.fileExists(atPath: folder) ? folder : nil
    }()

    @Test("is read back as the tree that was meant, with all of its text", .enabled(if: folder != nil))
    func roundTrip() throws {
        let folder = try #require(Self.folder)
        let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        for file in files where file.hasSuffix(".md") {
            let source = PlainText(
                try Data(contentsOf: URL(filePath: folder).appending(path: file)).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
            ).string
            let text = AuthorText(markdown: source, file: file, line: 1)
            let author = AuthorMarkdown(topHeadingLevel: 3)
            let meant = author.rewrittenDocument(of: text, destination: { $0.destination }, moment: { "#t=\($0.whole)" })
            let written = author.rewrite(text, moment: { "#t=\($0.whole)" })
            #expect(written.tree == meant.description, "\(file)")
            let words = { (text: PlainText) in text.string.split { $0.isWhitespace } }
            if !source.utf8.contains(UInt8(ascii: "<")) {
                #expect(words(Document(parsing: written).root.plainText) == words(Document(parsing: source).root.plainText), "\(file)")
            }
        }
    }
}
