import Foundation
import Synchronization

/// Pages that a build has made but not published yet: they are shown until it ends.
final class EarlyPages: Sendable {
    /// Of the site, an absolute path.
    private let folder: String
    private let pages = Mutex<[String: Data]>([:])

    init(folder: String) {
        self.folder = folder
    }

    /// The page at a path from the site's top.
    subscript(path: String) -> Data? { pages.withLock { $0[path] } }

    /// - Returns: whether it is another page than the published one.
    func show(_ bytes: [UInt8], at path: String) -> Bool {
        let page = Data(bytes)
        guard let published = FileManager.default.contents(atPath: "\(folder)/\(path)"), published != page else { return false }
        pages.withLock { $0[path] = page }
        return true
    }

    /// Once the build has ended.
    func removeAll() {
        pages.withLock { $0.removeAll() }
    }
}
