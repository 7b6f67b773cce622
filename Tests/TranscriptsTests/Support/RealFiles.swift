import Foundation

/// Files that podcasters and their tools made, where there are any.
enum RealFiles {
    static let folder: String? = {
        let named = ProcessInfo.processInfo.environment["BUILD_SITE_REAL_INPUT"]
        let beside = URL(filePath: #filePath).appending(path: "../../../../../shared/real").standardized.path()
        let folder = named ?? beside
        return FileManager.default.fileExists(atPath: folder) ? folder : nil
    }()

    /// The paths of all files below some of its folders, in order.
    static func paths(in folders: String...) -> [String] {
        guard let folder else { return [] }
        return folders.flatMap { name in
            (FileManager.default.enumerator(atPath: "\(folder)/\(name)")?.compactMap { $0 as? String } ?? []).map { "\(name)/\($0)" }
        }
        .filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder) && !isFolder.boolValue
        }
        .sorted()
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "\(folder ?? "")/\(path)")))
    }
}
