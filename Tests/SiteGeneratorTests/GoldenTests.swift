import Foundation
import Testing

@testable import SiteGenerator

/// Whole pages of the small show in Tests/Fixtures/, compared byte for byte with those in Tests/Fixtures/small-show-pages/.
///
///     BUILD_SITE_REFRESH=1 swift test --filter GoldenTests
///
/// writes them anew; read the difference before it is committed.
@Suite("Pages of the small show")
struct GoldenTests {
    private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures")
    private static let expected = fixtures.appendingPathComponent("small-show-pages")
    private static let pages = [
        "index.html", "index.md", "404.html", "feed.xml", "about/index.html", "about/index.md", "episodes/index.html", "people/index.html",
        "people/lena-okafor/index.html", "people/lena-okafor/index.md", "tags/index.html", "tags/editing/index.html",
        "episodes/leave-the-silence-in/index.html", "episodes/leave-the-silence-in/index.md",
        "episodes/leave-the-silence-in/transcript.vtt",
        "episodes/leave-the-silence-in/chapters.json", "episodes/录音之前/index.html", "episodes/录音之前/index.md",
        "episodes/ما-قبل-الصوت/index.html", "episodes/the-first-minute/index.html", "episodes/letters/index.html",
        "episodes/bonus-room-tone/index.html", "episodes/one-long-night/index.html",
    ]

    @Test("They are as they were read last")
    func pages() async throws {
        let site = try TestSite()
        try FileManager.default.copyItem(
            at: Self.fixtures.appendingPathComponent("small-show/Content"), to: URL(fileURLWithPath: "\(site.folder)/Content"))
        try await site.built()
        let isRefreshing = ProcessInfo.processInfo.environment["BUILD_SITE_REFRESH"] == "1"
        if isRefreshing { try? FileManager.default.removeItem(at: Self.expected) }
        for page in Self.pages {
            let made = Self.withoutDigests(try site.page(page))
            let file = Self.expected.appendingPathComponent(page)
            if isRefreshing {
                try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try made.write(to: file, atomically: false, encoding: .utf8)
            }
            let expected = try String(contentsOf: file, encoding: .utf8)
            #expect(made == expected, "\(page): \(Self.firstDifference(made, expected))")
        }
    }

    @Test("Each expected page is compared")
    func noneLeft() throws {
        var found: [String] = []
        let paths = FileManager.default.enumerator(atPath: Self.expected.path)
        while let path = paths?.nextObject() as? String {
            if path.contains(".") { found.append(path.precomposedStringWithCanonicalMapping) }
        }
        #expect(Set(found) == Set(Self.pages))
    }

    /// The names of assets change with every letter of the stylesheet.
    private static func withoutDigests(_ page: String) -> String {
        page.replacing(/(assets\/[a-z]+)\.[0-9a-f]{16}\./) { "\($0.1)." }
    }

    private static func firstDifference(_ one: String, _ other: String) -> String {
        let (lines, others) = (one.split(separator: "\n"), other.split(separator: "\n"))
        let line = zip(lines, others).enumerated().first { $0.element.0 != $0.element.1 }
        return line.map { "line \($0.offset + 1): \($0.element.0) and not \($0.element.1)" }
            ?? "\(lines.count) lines and not \(others.count)"
    }
}
