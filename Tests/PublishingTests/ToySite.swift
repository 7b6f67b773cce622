import Diagnostics
import Foundation
import Markup
import Storage
import Testing

@testable import Publishing

/// A site of toy groups, in a folder of its own on the fastest file system there is.
final class ToySite {
    struct Group: Equatable {
        /// What the group's key is made of, along with its outputs.
        var revision = 0
        var texts: [String: String] = [:]
        /// Paths of outputs, and names of files in the site's `Content`.
        var copies: [String: String] = [:]
        var warning: String?
        /// Whether the same would come of it once more.
        var isLasting = true
    }

    let root: String
    var groups: [String: Group] = [:]
    /// The groups that the last build made.
    private(set) var made: [String] = []
    private(set) var diagnostics: [Diagnostic] = []

    var output: String { root + "/Public" }
    var cache: String { root + "/.build-site" }

    init() {
        let temporary = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        root = FileSystem.normalized(temporary + "/build-site-publishing-\(UUID().uuidString)")
        try! FileManager.default.createDirectory(atPath: root + "/Content", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    static let version = Fingerprint("toy 1")

    func open(_ fileSystem: FileSystem = FileSystem(), adopt: Bool = false, output: String? = nil, cache: String? = nil)
        throws(PublishingError)
        -> Publication
    {
        try Publication.open(
            fileSystem, output: output ?? self.output, cache: cache ?? self.cache, version: Self.version, site: root,
            sources: [root + "/Content"], adopt: adopt)
    }

    func fileGroup(_ name: String, _ group: Group) -> FileGroup {
        let copies = group.copies.mapValues { source in
            let path = root + "/Content/" + source
            let stat = FileStat(ofFileAt: path)!
            return FileCopy(source: path, stat: stat)
        }
        var key = StorageWriter()
        key.write(group.revision)
        for (path, text) in group.texts.sorted(by: { $0.key < $1.key }) {
            key.write(path)
            key.write(text)
        }
        for (path, copy) in copies.sorted(by: { $0.key < $1.key }) {
            key.write(path)
            key.write(copy.source)
            key.write(copy.stat)
        }
        key.write(group.warning)
        return FileGroup(name: name, source: "Content/\(name).md", key: Fingerprint(of: key)) { diagnostics in
            if let warning = group.warning {
                diagnostics.report(Self.toyWarning, warning, at: SourceLocation(file: "Content/\(name).md"))
            }
            return Product(
                outputs: group.texts.sorted { $0.key < $1.key }.map { Output(SitePath($0.key)!, Self.body($0.value)) }
                    + copies.sorted { $0.key < $1.key }.map { Output(SitePath($0.key)!, .copy($0.value)) },
                memo: Self.memo(of: name, group), isLasting: group.isLasting)
        }
    }

    /// Every other length is a stream, a few bytes at a time.
    private static func body(_ text: String) -> Body {
        let bytes = Array(text.utf8)
        guard bytes.count % 2 == 1 else { return .bytes(bytes) }
        return .stream(
            ByteStream {
                var rest = bytes[...]
                return AnyIterator {
                    defer { rest = rest.dropFirst(3) }
                    return rest.isEmpty ? nil : Array(rest.prefix(3))
                }
            })
    }

    /// Long enough for the cache to find it worth dropping.
    static func memo(of name: String, _ group: Group) -> [UInt8] {
        Array(String(repeating: "memo of \(name) \(group.revision) ", count: 20).utf8)
    }

    static let toyWarning = Diagnostic.Kind("toy", .warning, meaning: "A toy warning.", wayOut: "None.")

    /// Opens, produces all groups and commits.
    @discardableResult
    func build(
        _ fileSystem: FileSystem = FileSystem(), adopt: Bool = false, output: String? = nil, cache: String? = nil
    ) throws(PublishingError) -> Summary {
        let publication = try open(fileSystem, adopt: adopt, output: output, cache: cache)
        try produce(in: publication)
        return try publication.commit(buildKey: buildKey)
    }

    func produce(in publication: Publication) throws(PublishingError) {
        made = []
        for (name, group) in groups.sorted(by: { $0.key < $1.key }) {
            let produced = try publication.produce(fileGroup(name, group))
            // A damaged cache has no memo, but never another one.
            if let memo = try? publication.memo(of: name) { #expect(memo == Self.memo(of: name, group)) }
            if produced.wasMade { made.append(name) }
        }
        diagnostics = publication.diagnostics.sorted()
    }

    var buildKey: Fingerprint {
        var writer = StorageWriter()
        for (name, group) in groups.sorted(by: { $0.key < $1.key }) {
            writer.write(name)
            writer.write(fileGroup(name, group).key)
        }
        return Fingerprint(of: writer)
    }

    // MARK: Files

    func write(_ text: String, to path: String) {
        let url = URL(fileURLWithPath: root + "/" + path)
        try! FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try! Data(text.utf8).write(to: url)
    }

    func read(_ path: String) -> String? {
        FileManager.default.contents(atPath: root + "/" + path).map { String(decoding: $0, as: UTF8.self) }
    }

    func remove(_ path: String) {
        try! FileManager.default.removeItem(atPath: root + "/" + path)
    }

    func isSymlink(_ path: String) -> Bool {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: root + "/" + path)) != nil
    }

    /// All files below a folder and what is in them; folders with a slash and without a text.
    func tree(_ folder: String = "Public") -> [String: String] {
        var result: [String: String] = [:]
        let base = root + "/" + folder
        guard let enumerator = FileManager.default.enumerator(atPath: base) else { return [:] }
        for case let path as String in enumerator {
            if let contents = FileManager.default.contents(atPath: base + "/" + path) {
                result[path] = String(decoding: contents, as: UTF8.self)
            } else {
                result[path + "/"] = ""
            }
        }
        return result
    }

    /// What a web server would serve, and the folders.
    func visible() -> [String: String] {
        tree().filter { !$0.key.hasPrefix(".build-site") }
    }

    /// What a web server would serve.
    func pages() -> [String: String] {
        visible().filter { !$0.key.hasSuffix("/") }
    }
}
