import Markup
import Storage

/// The list of what builds wrote into the output folder: what is on it is ours, and only that is ever replaced or removed.
///
/// Text, a line a file in the order of the paths' bytes: the digest of the file's bytes, or the size of a copied one, and the
/// path. The last line is the digest of the lines before. No times and nothing of the machine: two builds of one site write
/// the same manifest.
struct Manifest {
    struct Line: Sendable, Equatable {
        enum Content: Sendable, Equatable {
            case bytes(Digest)
            case copy(size: UInt64)
        }
        var path: SitePath
        var content: Content
    }

    static let name = "manifest"
    private static let title = "build-site manifest 1\n"

    var lines: [Line]

    private static let lastLineSize = 2 * Digest.size + 1

    /// Whether the bytes are those of a whole manifest; without reading its lines.
    static func isWhole(_ bytes: [UInt8]) -> Bool {
        bytes.count >= lastLineSize && bytes.starts(with: title.utf8)
            && Digest(of: bytes[..<(bytes.count - lastLineSize)]).hexadecimal.utf8
                .elementsEqual(bytes[(bytes.count - lastLineSize)...].dropLast())
    }

    /// Whether an open file begins as a manifest does.
    static func begins(_ file: CInt, _ fileSystem: FileSystem, _ path: String) throws(FileSystem.Failure) -> Bool {
        try fileSystem.readAll(file, size: title.utf8.count, path).elementsEqual(title.utf8)
    }

    /// What `bytes` hold; nil where they are not a whole manifest.
    init?(_ bytes: [UInt8]) {
        guard Self.isWhole(bytes) else { return nil }
        lines = []
        var rest = bytes[Self.title.utf8.count..<(bytes.count - Self.lastLineSize)]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            guard let line = Line(rest[..<end]) else { return nil }
            lines.append(line)
            rest = rest[(end + 1)...]
        }
        guard rest.isEmpty else { return nil }
    }

    /// Writes a manifest, line by line in order.
    struct Writer {
        private var bytes = Array(Manifest.title.utf8)

        init(reserving capacity: Int) { bytes.reserveCapacity(capacity) }

        mutating func append(_ path: UnsafeRawBufferPointer, _ content: Line.Content) {
            switch content {
            case .bytes(let digest): append(digest)
            case .copy(let size): bytes.append(contentsOf: "copy:\(size)".utf8)
            }
            bytes.append(UInt8(ascii: " "))
            if path.contains(where: Self.isEscaped) {
                for byte in path {
                    if Self.isEscaped(byte) {
                        bytes += [UInt8(ascii: "%"), Self.digit(byte >> 4), Self.digit(byte & 15)]
                    } else {
                        bytes.append(byte)
                    }
                }
            } else {
                bytes.append(contentsOf: path)
            }
            bytes.append(UInt8(ascii: "\n"))
        }

        consuming func finished() -> [UInt8] {
            append(Digest(of: bytes))
            bytes.append(UInt8(ascii: "\n"))
            return bytes
        }

        private mutating func append(_ digest: Digest) {
            withUnsafeTemporaryAllocation(byteCount: 2 * Digest.size, alignment: 1) { digits in
                for place in 0..<16 {
                    let shift = UInt64(60 - 4 * place)
                    digits[place] = Self.digit(UInt8(truncatingIfNeeded: digest.high >> shift) & 15)
                    digits[16 + place] = Self.digit(UInt8(truncatingIfNeeded: digest.low >> shift) & 15)
                }
                bytes.append(contentsOf: digits)
            }
        }

        private static func isEscaped(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "%") }

        private static func digit(_ value: UInt8) -> UInt8 {
            value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
        }
    }
}

extension Manifest.Line {
    init?(_ line: ArraySlice<UInt8>) {
        guard let space = line.firstIndex(of: UInt8(ascii: " ")) else { return nil }
        let first = String(decoding: line[..<space], as: UTF8.self)
        if first.hasPrefix("copy:") {
            guard let size = UInt64(first.dropFirst(5)) else { return nil }
            content = .copy(size: size)
        } else {
            guard first.utf8.count == 32, let high = UInt64(first.prefix(16), radix: 16), let low = UInt64(first.suffix(16), radix: 16)
            else { return nil }
            content = .bytes(Digest(high: high, low: low))
        }
        var bytes: [UInt8] = []
        var rest = line[(space + 1)...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        guard let string = String(validating: bytes, as: UTF8.self), let path = SitePath(string) else { return nil }
        self.path = path
    }
}
