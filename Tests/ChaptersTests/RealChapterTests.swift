import Foundation
import Podcast
import Testing

@testable import Chapters

/// Files that podcasters and their tools made, where there are any.
@Suite("Real chapters")
struct RealChapterTests {
    static let folder: String? = {
        let named = ProcessInfo.processInfo.environment["BUILD_SITE_REAL_INPUT"]
        let beside = URL(filePath: #filePath).appending(path: "../../../../shared/real").standardized.path()
        let folder = named ?? beside
        return FileManager.default.fileExists(atPath: "\(folder)/chapters") ? folder : nil
    }()

    static func files(in name: String) -> [String] {
        guard let folder else { return [] }
        return (FileManager.default.enumerator(atPath: "\(folder)/\(name)")?.compactMap { $0 as? String } ?? [])
            .filter { path in
                var isFolder: ObjCBool = false
                return FileManager.default.fileExists(atPath: "\(folder)/\(name)/\(path)", isDirectory: &isFolder) && !isFolder.boolValue
            }
            .sorted()
    }

    private func reading(_ path: String, of episode: WantedEpisode = WantedEpisode()) throws -> Reading {
        Reading(Array(try Data(contentsOf: URL(filePath: "\(Self.folder!)/\(path)"))), of: episode)
    }

    /// Files that hold no chapters at all, whatever they are called.
    static let without = ["FFmpeg__test.ffmeta", "feedparser__psc_atomsimplechapterexternal.xml"]

    @Test("Every file of chapters reads whole", .enabled(if: folder != nil, "there are no real chapters"), arguments: files(in: "chapters"))
    func chapters(path: String) throws {
        let reading = try reading("chapters/\(path)")
        if Self.without.contains(path) {
            #expect(reading.found.isEmpty && reading.said.count == 1)
        } else {
            #expect(reading.said == [])
            #expect(!reading.found.isEmpty)
        }
    }

    @Test("One list in three formats is one list", .enabled(if: folder != nil, "there are no real chapters"), arguments: 0...2)
    func derived(number: Int) throws {
        let names = ["ffmetadata_freakshow\(number).txt", "mp4chaps_freakshow\(number).txt", "psc_freakshow\(number).xml"]
        let lists = try names.map { try reading("chapters/derived/derived_\($0)").lines }
        #expect(lists[0] == lists[1] && lists[1] == lists[2])
    }

    @Test(
        "Every feed is read to its end, or says where it breaks", .enabled(if: folder != nil, "there are no real feeds"),
        arguments: files(in: "feeds"))
    func feeds(path: String) throws {
        let reading = try reading("feeds/\(path)")
        let holdsChapters = path == "podcastparser/chapters.rss"
        #expect(reading.found.isEmpty != holdsChapters || reading.said.isEmpty, "\(reading.said)")
        #expect(reading.found.isEmpty == (reading.said.contains { $0.contains("[unreadable-chapters]") }))
    }

    @Test("A feed of many episodes has the chapters of each", .enabled(if: folder != nil, "there are no real feeds"))
    func freakShow() throws {
        let path = "feeds/metalove__feed_freakshow_feed.mp3.xml"
        #expect(try reading(path).said.first?.contains("this feed has chapters of 30 episodes") ?? false)
        let text = try String(contentsOfFile: "\(Self.folder!)/\(path)", encoding: .utf8)
        let guid = try #require(text.firstMatch(of: /<guid[^>]*>([^<]+)</)).1
        let list = try reading("chapters/derived/derived_psc_freakshow0.xml")
        #expect(try reading(path, of: WantedEpisode(guid: String(guid))).lines == list.lines)
    }
}
