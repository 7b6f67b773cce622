import Markup
import Storage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension CacheIndex {
    static func path(in cachePath: String) -> String { cachePath + "/index" }

    /// The index in the cache, in agreement with the manifest; what it does not know of the manifest's files, and all else where it is
    /// missing, damaged or another version's, costs time and no more.
    /// - Parameter manifest: the manifest's bytes, valid; nil where there is none.
    static func read(
        _ fileSystem: FileSystem, cachePath: String, version: Fingerprint, output: OutputFolder, manifest: [UInt8]?
    ) throws(FileSystem.Failure) -> CacheIndex {
        let found = try read(fileSystem, path(in: cachePath)) ?? .empty()
        let index = found.footer.version == (version.digest.high, version.digest.low) ? found : .empty()
        let isSameFolder = index.footer.outputInode == output.inode && index.outputPath == output.path
        let digest = manifest.map { Digest(of: $0) } ?? Digest(high: 0, low: 0)
        if isSameFolder, index.footer.manifest == (digest.high, digest.low) { return index }
        let lines = manifest.flatMap { Manifest($0)?.lines } ?? []
        return try index.agreeing(with: lines, version: version, isSameFolder: isSameFolder)
    }

    private static func read(_ fileSystem: FileSystem, _ path: String) throws(FileSystem.Failure) -> CacheIndex? {
        let file: Descriptor
        do throws(FileSystem.Failure) {
            file = try fileSystem.openFile(path)
        } catch {
            if error.code == ENOENT || error.code == ELOOP { return nil }
            throw error
        }
        let size = Int(try fileSystem.status(of: file.number, path).st_size)
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
        do throws(FileSystem.Failure) {
            guard try fileSystem.read(file.number, at: 0, into: memory, path) == size else {
                memory.deallocate()
                return nil
            }
        } catch {
            memory.deallocate()
            return nil
        }
        return CacheIndex(taking: memory)
    }

    /// An index of the manifest's files, with what this one knows of them.
    private func agreeing(
        with lines: [Manifest.Line], version: Fingerprint, isSameFolder: Bool
    ) throws(FileSystem.Failure) -> CacheIndex {
        var isKnown = Array(repeating: false, count: outputCount)
        for line in lines {
            if let row = outputRow(line.path.string), output(row).agrees(with: line.content) { isKnown[row] = true }
        }
        let kept = (0..<groupCount).filter { outputs(of: group($0)).allSatisfy { isKnown[$0] } }
        var numbers: [Int?] = Array(repeating: nil, count: groupCount)
        for (number, group) in kept.enumerated() { numbers[group] = number }
        var writer = CacheIndexWriter(version: version, groups: kept.count, to: nil)
        writer.footer.entriesFile = footer.entriesFile
        writer.footer.entriesSize = footer.entriesSize
        for line in lines {
            if let number = outputRow(line.path.string), isKnown[number] {
                var row = output(number)
                if !isSameFolder { row.flags &= ~Row.Output.isTrusted }
                try writer.addOutput(row, of: self, group: row.group == .max ? nil : numbers[Int(row.group)])
            } else {
                let content: Content
                var unknown = FileStat(size: 0, mtimeNanoseconds: 0, inode: 0)
                switch line.content {
                case .bytes(let digest): content = .bytes(digest)
                case .copy(let size): (content, unknown.size) = (.unknownCopy, size)
                }
                try writer.addOutput(line.path.string, content, unknown, isTrusted: false, group: nil)
            }
        }
        for group in kept { try writer.addGroup(self.group(group), of: self) }
        for number in 0..<sourceCount {
            let row = source(number)
            try writer.addSource(row, named: bytes(row.name))
        }
        return CacheIndex(try writer.finish(outputPath: outputPath))
    }
}

extension Row.Output {
    func agrees(with line: Manifest.Line.Content) -> Bool {
        switch (content, line) {
        case (.bytes(let digest), .bytes(let other)): digest == other
        case (.copy, .copy(let size)): stat.size == size
        default: false
        }
    }

    var line: Manifest.Line.Content {
        switch content {
        case .bytes(let digest): .bytes(digest)
        case .copy: .copy(size: stat.size)
        }
    }
}
