import Diagnostics
import Storage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

private typealias SystemStat = stat

/// The folder that holds Content/ and Templates/. All paths are relative to it, with slashes.
struct SiteFolder: Sendable {
    struct Entry: Sendable {
        let name: String
        /// Nil for a folder.
        let stat: FileStat?
        /// Where a symbolic link to a folder leads, without further links.
        var target: String?

        var isFolder: Bool { stat == nil }
    }

    let path: String
    /// Without symbolic links, so that what leaves the folder can be told.
    private let realPath: String

    init(_ path: String) {
        self.path = path
        realPath = Self.realPath(of: path) ?? path
    }

    func absolute(_ relative: String) -> String {
        relative.isEmpty ? path : "\(path)/\(relative)"
    }

    /// Whether what is at `relative`, with its symbolic links followed, lies in the site's folder.
    func holds(_ relative: String) -> Bool {
        guard let target = Self.realPath(of: absolute(relative)) else { return false }
        return target.hasPrefix(realPath == "/" ? "/" : realPath + "/")
    }

    func stat(_ relative: String) -> FileStat? {
        FileStat(ofFileAt: absolute(relative))
    }

    /// Whether there is neither a file nor a folder.
    func isAbsent(_ relative: String) -> Bool {
        access(absolute(relative), F_OK) != 0
    }

    /// Why a file cannot be opened for reading.
    func obstacle(toReading relative: String) -> SystemError? {
        access(absolute(relative), R_OK) == 0 ? nil : SystemError(code: errno)
    }

    /// - Returns: nil, after reporting, where the file cannot be read.
    func read(_ relative: String, reporting diagnostics: inout Diagnostics) -> [UInt8]? {
        do throws(SystemError) { return try readFile(at: absolute(relative)) } catch {
            diagnostics.report(.unreadableFile, "this cannot be read: \(error.message)", at: SourceLocation(file: relative))
            return nil
        }
    }

    /// The files and folders in a folder, by the bytes of their names. Hidden ones, whose names begin with a dot, are left out.
    ///
    /// Symbolic links are followed where they end inside the site's folder; others are reported.
    /// - Returns: nothing where there is no such folder.
    func list(_ relative: String, withHidden: Bool = false, reporting diagnostics: inout Diagnostics) -> [Entry] {
        guard let folder = opendir(absolute(relative)) else {
            let error = SystemError(code: errno)
            if !error.isNotFound {
                diagnostics.report(.unreadableFile, "this folder cannot be read: \(error.message)", at: SourceLocation(file: relative))
            }
            return []
        }
        defer { closedir(folder) }
        var entries: [Entry] = []
        while let entry = readdir(folder) {
            guard let name = Self.name(of: entry) else {
                diagnostics.report(
                    .unreadableFile, "a name in this folder is not UTF-8", at: SourceLocation(file: relative), hint: "rename the file")
                continue
            }
            if name == "." || name == ".." || (name.hasPrefix(".") && !withHidden) { continue }
            let found = inspect(name, type: entry.pointee.d_type, in: relative, descriptor: dirfd(folder), &diagnostics)
            if let found { entries.append(found) }
        }
        entries.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return entries
    }

    private func inspect(
        _ name: String, type: UInt8, in folder: String, descriptor: Int32, _ diagnostics: inout Diagnostics
    ) -> Entry? {
        if type == UInt8(DT_DIR) { return Entry(name: name, stat: nil) }
        var status = SystemStat()
        guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        if status.st_mode & S_IFMT == S_IFLNK {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            guard fstatat(descriptor, name, &status, 0) == 0 else {
                diagnostics.report(
                    .missingFile, "this symbolic link leads nowhere", at: SourceLocation(file: path), hint: "remove it, or make it anew")
                return nil
            }
            guard holds(path) else {
                reportOutside(path, to: &diagnostics)
                return nil
            }
            if status.st_mode & S_IFMT == S_IFDIR {
                return leadsBack(path, from: folder) ? nil : Entry(name: name, stat: nil, target: Self.realPath(of: absolute(path)))
            }
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return Entry(name: name, stat: FileStat(status))
        case S_IFDIR: return Entry(name: name, stat: nil)
        default: return nil
        }
    }

    /// What is not found in a folder, but known by its name, may be a link too.
    /// - Returns: whether it leads out of the site's folder, and that was reported.
    @discardableResult
    func reportIfOutside(_ path: String, to diagnostics: inout Diagnostics) -> Bool {
        guard !isAbsent(path), !holds(path) else { return false }
        reportOutside(path, to: &diagnostics)
        return true
    }

    private func reportOutside(_ path: String, to diagnostics: inout Diagnostics) {
        diagnostics.report(
            .outsideSite, "this symbolic link leaves the site's folder", at: SourceLocation(file: path),
            hint: "copy what it leads to into the site's folder")
    }

    /// Whether a link leads to a folder that it lies in: following it would never end.
    private func leadsBack(_ path: String, from folder: String) -> Bool {
        guard let target = Self.realPath(of: absolute(path)), let here = Self.realPath(of: absolute(folder)) else { return true }
        return here == target || here.hasPrefix(target + "/")
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
        let length = MemoryLayout.size(ofValue: entry.pointee.d_name)
        return withUnsafePointer(to: &entry.pointee.d_name) { name in
            name.withMemoryRebound(to: CChar.self, capacity: length) { String(validatingCString: $0) }
        }
    }

    private static func realPath(of path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(validatingCString: resolved)
    }
}
