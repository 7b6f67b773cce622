extension AuthorText {
    /// Everything in the Markdown that looks like the path of a file, without escapes: more than are links or pictures, and all of those but
    /// paths with parentheses or character references. It finds what belongs to a text before anyone parses it.
    public var mentionedPaths: Set<String> {
        var paths: Set<String> = []
        var markdown = markdown
        markdown.withUTF8 { bytes in
            func add(_ range: Range<Int>) {
                if let path = Self.path(bytes[range]) { paths.insert(path) }
            }
            var start = 0
            for index in 0...bytes.count where index == bytes.count || Self.endsPath(bytes[index]) {
                if index > start { add(start..<index) }
                start = index + 1
            }
            // A path with spaces stands in angle brackets.
            var open: Int?
            for index in bytes.indices {
                switch bytes[index] {
                case UInt8(ascii: "<"): open = index + 1
                case UInt8(ascii: ">"):
                    if let first = open, bytes[first..<index].contains(UInt8(ascii: " ")) { add(first..<index) }
                    open = nil
                case UInt8(ascii: "\n"): open = nil
                default: continue
                }
            }
        }
        return paths
    }

    private static func endsPath(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "\""), UInt8(ascii: "'"):
            true
        default: false
        }
    }

    /// - Returns: nil for what has neither a dot nor a slash, or has a scheme.
    private static func path(_ written: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
        let address = written.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
        guard address.contains(UInt8(ascii: ".")) || address.contains(UInt8(ascii: "/")), !address.contains(UInt8(ascii: ":")) else {
            return nil
        }
        var bytes: [UInt8] = []
        var rest = address[...]
        while let byte = rest.first {
            rest = rest.dropFirst()
            if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else if byte != UInt8(ascii: "\\") {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
