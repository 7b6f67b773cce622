extension [UInt8] {
    /// `&#12;`: a character that CommonMark would take for something else if it stood there itself.
    init(characterReference scalar: Unicode.Scalar) {
        self = []
        append(characterReference: scalar)
    }

    mutating func append(characterReference scalar: Unicode.Scalar) {
        append(UInt8(ascii: "&"))
        append(UInt8(ascii: "#"))
        append(contentsOf: String(scalar.value).utf8)
        append(UInt8(ascii: ";"))
    }

    /// The address of a link, as it stands between parentheses (https://spec.commonmark.org/0.31.2/#link-destination).
    mutating func append(destination: String) {
        guard !destination.isEmpty else {
            append(contentsOf: "<>".utf8)
            return
        }
        let start = count
        var destination = destination
        destination.withUTF8 { source in
            for index in source.indices {
                switch source[index] {
                case UInt8(ascii: "("), UInt8(ascii: ")"): append(contentsOf: [UInt8(ascii: "\\"), source[index]])
                case UInt8(ascii: "<") where count == start: append(contentsOf: [UInt8(ascii: "\\"), source[index]])
                case 0...0x20, 0x7F: append(characterReference: Unicode.Scalar(source[index]))
                default: append(unescapedTwice: source, at: index)
                }
            }
        }
    }

    /// The title of a link, as it stands between double quotes.
    mutating func append(title: String) {
        var title = title
        title.withUTF8 { source in
            for index in source.indices {
                switch source[index] {
                case UInt8(ascii: "\""): append(contentsOf: [UInt8(ascii: "\\"), source[index]])
                case UInt8(ascii: "\n"): append(characterReference: "\n")
                // cmark looks for the last quote that may be the closing one, and takes `\\"` for an escaped quote as well.
                case UInt8(ascii: "\\") where index == source.count - 1: append(characterReference: "\\")
                default: append(unescapedTwice: source, at: index)
                }
            }
        }
    }

    /// The language of a block of code, as it stands after the fence.
    mutating func append(info: String) {
        var info = info
        info.withUTF8 { source in
            for index in source.indices {
                if source[index] == UInt8(ascii: "\n") {
                    append(characterReference: "\n")
                } else {
                    append(unescapedTwice: source, at: index)
                }
            }
        }
    }

    /// In addresses, titles and info strings cmark resolves character references first and backslashes then, so that `\&amp;` is `&`:
    /// an ampersand is written as a reference.
    private mutating func append(unescapedTwice source: UnsafeBufferPointer<UInt8>, at index: Int) {
        switch source[index] {
        case UInt8(ascii: "\\"):
            append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "\\")])
        case UInt8(ascii: "&"):
            append(source[index])
            var end = index + 1
            while end < source.count, source[end].isASCIIWord || source[end] == UInt8(ascii: "#") { end += 1 }
            if end < source.count, end > index + 1, source[end] == UInt8(ascii: ";") { append(contentsOf: "amp;".utf8) }
        default:
            append(source[index])
        }
    }
}
