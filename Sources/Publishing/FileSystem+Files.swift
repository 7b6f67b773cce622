import CFileSystem
import Storage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension FileSystem {
    func openFile(_ path: String, in folder: CInt = AT_FDCWD, following: Bool = false) throws(Failure) -> Descriptor {
        // Without O_NONBLOCK, opening a named pipe would wait for its other end.
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (following ? 0 : O_NOFOLLOW)
        return Descriptor(try run(.openFile, path) { openat(folder, path, flags) })
    }

    enum Mode {
        /// A new file; `EEXIST` where there is one.
        case new
        /// An empty file, whatever was there.
        case empty
        /// To read and append to; made where it is missing.
        case append
    }

    func createFile(_ path: String, in folder: CInt = AT_FDCWD, _ mode: Mode) throws(Failure) -> Descriptor {
        let flags =
            switch mode {
            case .new: O_WRONLY | O_EXCL
            case .empty: O_WRONLY | O_TRUNC
            case .append: O_RDWR
            }
        return Descriptor(
            try run(.createFile, path) { openat(folder, path, O_CREAT | O_CLOEXEC | O_NOFOLLOW | flags, mode_t(0o666)) })
    }

    /// Of an open file or folder.
    func status(of file: CInt, _ path: String) throws(Failure) -> stat {
        var status = stat()
        _ = try run(.stat, path) { fstat(file, &status) }
        return status
    }

    /// - Parameter offset: where to write; at the file's position where nil.
    func write(_ bytes: UnsafeRawBufferPointer, to file: CInt, at offset: Int? = nil, _ path: String) throws(Failure) {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            if let fault, case let code = fault(.write), code != 0 {
                _ = Self.writeSome(UnsafeRawBufferPointer(rebasing: rest.prefix(rest.count / 2)), file, offset.map { $0 + done })
                throw failure(.write, path, code)
            }
            let count = Self.writeSome(rest, file, offset.map { $0 + done })
            if count >= 0 {
                done += count
            } else if errno != EINTR {
                throw failure(.write, path, errno)
            }
        }
    }

    func write(_ bytes: [UInt8], to file: CInt, at offset: Int? = nil, _ path: String) throws(Failure) {
        try bytes.withUnsafeBufferPointer { buffer throws(Failure) in
            try write(UnsafeRawBufferPointer(buffer), to: file, at: offset, path)
        }
    }

    private static func writeSome(_ bytes: UnsafeRawBufferPointer, _ number: CInt, _ offset: Int?) -> Int {
        if let offset { pwrite(number, bytes.baseAddress, bytes.count, off_t(offset)) } else { Self.write(number, bytes) }
    }

    private static func write(_ number: CInt, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Darwin)
            Darwin.write(number, bytes.baseAddress, bytes.count)
        #else
            Glibc.write(number, bytes.baseAddress, bytes.count)
        #endif
    }

    /// Reads up to `bytes.count` bytes at `offset`; fewer only at the end of the file.
    func read(_ file: CInt, at offset: Int, into bytes: UnsafeMutableRawBufferPointer, _ path: String) throws(Failure) -> Int {
        try check(.read, path)
        var done = 0
        while done < bytes.count {
            let count = pread(file, bytes.baseAddress! + done, bytes.count - done, off_t(offset + done))
            if count == 0 { break }
            if count > 0 {
                done += count
            } else if errno != EINTR {
                throw failure(.read, path, errno)
            }
        }
        return done
    }

    /// `size` bytes of an open file; fewer only at its end.
    func readAll(_ file: CInt, size: Int, at offset: Int = 0, _ path: String) throws(Failure) -> [UInt8] {
        var failure: Failure?
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            do throws(Failure) {
                count = try read(file, at: offset, into: UnsafeMutableRawBufferPointer(buffer), path)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Of all bytes of an open file; a big one is read a piece at a time.
    func digest(_ file: CInt, size: Int, _ path: String) throws(Failure) -> Digest {
        if size <= Self.pieceSize { return Digest(of: try readAll(file, size: size, path)) }
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 4096)
        defer { memory.deallocate() }
        var stream = DigestStream()
        var offset = 0
        while case let count = try read(file, at: offset, into: memory, path), count > 0 {
            stream.append(UnsafeRawBufferPointer(rebasing: memory[..<count]))
            offset += count
        }
        return stream.digest
    }

    /// Whether two open files hold the same bytes.
    func equal(_ file: CInt, _ path: String, _ other: CInt, _ otherPath: String) throws(Failure) -> Bool {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * Self.pieceSize, alignment: 4096)
        defer { memory.deallocate() }
        let (one, two) = (
            UnsafeMutableRawBufferPointer(rebasing: memory[..<Self.pieceSize]),
            UnsafeMutableRawBufferPointer(rebasing: memory[Self.pieceSize...])
        )
        var offset = 0
        while true {
            let count = try read(file, at: offset, into: one, path)
            guard try read(other, at: offset, into: two, otherPath) == count, memcmp(one.baseAddress!, two.baseAddress!, count) == 0 else {
                return false
            }
            if count < Self.pieceSize { return true }
            offset += count
        }
    }

    private static let pieceSize = 1 << 18

    /// Copies all of one file to another, empty one: shares blocks where the file system can, else in the kernel, else through memory.
    func copy(_ from: CInt, _ fromPath: String, to: CInt, _ path: String) throws(Failure) {
        try check(.copy, path)
        if filesystem_clone(from, to) == 0 { return }
        var done = 0
        while true {
            let count = filesystem_copy(from, to, 1 << 30)
            if count == 0 { break }
            if count > 0 {
                done += count
            } else if errno != EINTR {
                // It cannot, or one of the files cannot be read or written: which of them shows below.
                break
            }
        }
        // Some file systems report nothing to copy rather than that they cannot; so the rest is always read until its end.
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 4096)
        defer { memory.deallocate() }
        while case let count = try read(from, at: done, into: memory, fromPath), count > 0 {
            try write(UnsafeRawBufferPointer(rebasing: memory[..<count]), to: to, at: done, path)
            done += count
        }
    }

    func sync(_ file: CInt, _ path: String) throws(Failure) {
        _ = try run(.sync, path) { fsync(file) }
    }

    func truncate(_ file: CInt, to size: Int, _ path: String) throws(Failure) {
        _ = try run(.truncate, path) { ftruncate(file, off_t(size)) }
    }

    /// All bytes of a small file; nil where there is none.
    func contents(of path: String, in folder: CInt) throws(Failure) -> [UInt8]? {
        let file: Descriptor
        do throws(Failure) {
            file = try openFile(path, in: folder)
        } catch {
            if error.code == ENOENT || error.code == ELOOP { return nil }
            throw error
        }
        return try readAll(file.number, size: Int(try status(of: file.number, path).st_size), path)
    }

    /// - Parameter isFlushed: whether it must outlive a power cut from here on.
    func write(_ bytes: [UInt8], toFile path: String, in folder: CInt, isFlushed: Bool = false) throws(Failure) {
        let file = try createFile(path, in: folder, .empty)
        try write(bytes, to: file.number, path)
        if isFlushed { try sync(file.number, path) }
    }

    /// Writes a file so that it is there whole or not at all.
    /// - Parameter isFlushed: whether it must outlive a power cut from here on.
    func replace(_ path: String, in folder: CInt, with bytes: [UInt8], isFlushed: Bool = false) throws(Failure) {
        let new = path + ".new"
        try write(bytes, toFile: new, in: folder, isFlushed: isFlushed)
        try rename(new, in: folder, to: path, in: folder)
    }
}
