import Diagnostics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The text of a file in whatever encoding it came.
public enum TextDecoding {
    /// Reads UTF-8 (with or without byte order mark), UTF-16 and UTF-32 with byte order mark, or the encoding that is named.
    ///
    /// Stray bytes become U+FFFD, with one warning for the file. A file that holds NUL, or of which over 1 % is invalid, is not text.
    /// - Parameters:
    ///   - path: the file's path from the site's folder.
    ///   - key: of the front matter, at which the podcaster can name the file's encoding; nil where there is none.
    ///   - encoding: a name that the system's `iconv` knows, `GB18030`, `windows-1252`; nil for what the file itself says.
    /// - Returns: the text in UTF-8 without byte order mark; nil where it is not text, and then there is an error in `diagnostics`.
    public static func decode(
        _ bytes: [UInt8], path: String, encoding: String? = nil, key: String? = "transcript", reporting diagnostics: inout Diagnostics
    ) -> SourceText? {
        if let program = wordProcessor(of: bytes) {
            diagnostics.report(
                .notText, "this is \(program), not plain text", at: SourceLocation(file: path),
                hint: "open it in the program that wrote it, and save it as plain text")
            return nil
        }
        guard let decoded = decodedBytes(bytes, path: path, encoding: encoding, reporting: &diagnostics) else { return nil }
        if let nul = decoded.bytes.withUnsafeBufferPointer({ UTF8Survey.firstNUL(in: $0) }) {
            diagnostics.report(
                .notText, "this is not text: it holds a NUL byte", at: location(ofByte: nul, in: decoded.bytes, path: path),
                hint: "save it as UTF-8"
                    + hint(at: key, path, "UTF-16LE", "if it is text in UTF-16 without a byte order mark, "))
            return nil
        }
        if let first = decoded.firstStray {
            let place = location(ofByte: first, in: decoded.bytes, path: path)
            let bytesAre = decoded.strayBytes == 1 ? "1 byte is" : "\(decoded.strayBytes) bytes are"
            let encodingName = encoding ?? "UTF-8"
            guard decoded.strayBytes * 100 <= bytes.count else {
                diagnostics.report(
                    .notText, "this is not \(encodingName): \(bytesAre) invalid", at: place,
                    hint: "save it as UTF-8" + hint(at: key, path, "windows-1252"))
                return nil
            }
            diagnostics.report(
                .strayBytes, "\(bytesAre) not \(encodingName) and became \u{FFFD}; here is the first", at: place,
                hint: "save the file as UTF-8" + hint(at: key, path, "windows-1252"))
        }
        return SourceText(path: path, bytes: decoded.bytes)
    }

    /// How to name the file's encoding.
    private static func hint(at key: String?, _ path: String, _ encoding: String, _ condition: String = "") -> String {
        guard let key else { return "" }
        let name = path.split(separator: "/").last ?? ""
        return ", or \(condition)name its encoding in the front matter, such as `\(key): {file: \(name), encoding: \(encoding)}`"
    }

    /// What programs for writing letters save, and call text.
    private static func wordProcessor(of bytes: [UInt8]) -> String? {
        if bytes.starts(with: #"{\rtf"#.utf8) { return "a rich-text file (RTF)" }
        // Of ZIP, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.7: .docx, .odt and .pages are ZIP files.
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return "a file of Word, Pages or another such program" }
        return nil
    }

    /// Valid UTF-8, and what had to be repaired to make it so.
    private struct Decoded {
        var bytes: [UInt8]
        var strayBytes = 0
        /// Where in `bytes` the first replacement character stands for a stray byte.
        var firstStray: Int?

        mutating func appendReplacement(forBytes count: Int) {
            if firstStray == nil { firstStray = bytes.count }
            strayBytes += count
            bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
        }
    }

    private static func decodedBytes(
        _ bytes: [UInt8], path: String, encoding: String?, reporting diagnostics: inout Diagnostics
    ) -> Decoded? {
        let mark = ByteOrderMark(of: bytes)
        if let encoding, !isUTF8(encoding), !(mark?.decides(encoding) ?? false) {
            guard let decoded = converted(bytes[(mark?.length ?? 0)...], from: encoding) else {
                diagnostics.report(
                    .unknownEncoding, "there is no encoding “\(encoding)”", at: SourceLocation(file: path),
                    hint: "names are those of iconv, such as UTF-16LE, windows-1252, GB18030 or Shift_JIS")
                return nil
            }
            return decoded
        }
        switch mark {
        case .utf16(let isBigEndian)?: return utf16(bytes.dropFirst(2), isBigEndian: isBigEndian)
        case .utf32(let isBigEndian)?: return converted(bytes.dropFirst(4), from: isBigEndian ? "UTF-32BE" : "UTF-32LE")
        case .utf8?: return utf8(Array(bytes.dropFirst(3)))
        case nil: return utf8(bytes)
        }
    }

    /// Of what a named encoding is made, in bytes: what is invalid is given up whole, so that the next unit begins where it should.
    private static func unitSize(of encoding: String) -> Int {
        let name = encoding.uppercased()
        if ["UTF-16", "UTF16", "UCS-2", "UCS2"].contains(where: name.hasPrefix) { return 2 }
        return ["UTF-32", "UTF32", "UCS-4", "UCS4"].contains(where: name.hasPrefix) ? 4 : 1
    }

    private static func isUTF8(_ name: String) -> Bool { ["utf-8", "utf8"].contains(name.lowercased()) }

    private static func utf8(_ bytes: [UInt8]) -> Decoded {
        let survey = bytes.withUnsafeBufferPointer { UTF8Survey($0) }
        guard let firstStray = survey.firstStray else { return Decoded(bytes: bytes) }
        return Decoded(
            bytes: Array(String(decoding: bytes, as: UTF8.self).utf8), strayBytes: survey.strayBytes, firstStray: firstStray)
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> Decoded {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isBigEndian ? first << 8 | second : second << 8 | first)
            index += 2
        }
        var decoded = Decoded(bytes: [])
        decoded.bytes.reserveCapacity(bytes.count)
        var decoder = UTF16()
        var source = units.makeIterator()
        decoding: while true {
            switch decoder.decode(&source) {
            case .scalarValue(let scalar): decoded.bytes.append(contentsOf: UTF8.encode(scalar)!)
            case .emptyInput: break decoding
            case .error: decoded.appendReplacement(forBytes: 2)
            }
        }
        if !bytes.count.isMultiple(of: 2) { decoded.appendReplacement(forBytes: 1) }
        return decoded
    }

    /// - Returns: nil where the system knows no such encoding.
    private static func converted(_ source: ArraySlice<UInt8>, from encoding: String) -> Decoded? {
        // "//" would ask iconv to transliterate or to drop what it cannot read.
        guard !encoding.isEmpty, encoding.utf8.count < 64, !encoding.utf8.contains(UInt8(ascii: "/")) else { return nil }
        let converter = iconv_open("UTF-8", encoding)
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        let unitSize = unitSize(of: encoding)
        var decoded = Decoded(bytes: [])
        decoded.bytes.reserveCapacity(source.count)
        var input = Array(source)
        var output = [UInt8](repeating: 0, count: 1 << 16)
        input.withUnsafeMutableBytes { input in
            output.withUnsafeMutableBytes { output in
                var next = input.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = input.count
                while left > 0 {
                    var free = output.baseAddress?.assumingMemoryBound(to: CChar.self)
                    var room = output.count
                    let result = iconv(converter, &next, &left, &free, &room)
                    let problem = errno
                    decoded.bytes.append(contentsOf: output[..<(output.count - room)])
                    guard result == -1, problem != E2BIG else { continue }
                    // An invalid sequence (EILSEQ) or a cut one at the end (EINVAL): one unit is given up, the next may begin a sequence.
                    let unit = min(unitSize, left)
                    decoded.appendReplacement(forBytes: unit)
                    next = next?.advanced(by: unit)
                    left -= unit
                }
                // A letter that a mark might have followed is kept back until there is no more, as in windows-1258.
                var free = output.baseAddress?.assumingMemoryBound(to: CChar.self)
                var room = output.count
                _ = iconv(converter, nil, nil, &free, &room)
                decoded.bytes.append(contentsOf: output[..<(output.count - room)])
            }
        }
        return decoded
    }

    private static func location(ofByte offset: Int, in bytes: [UInt8], path: String) -> SourceLocation {
        SourceText(path: path, bytes: bytes).location(ofByte: offset)
    }
}
