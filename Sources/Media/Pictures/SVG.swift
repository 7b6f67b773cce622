import Podcast

/// SVG: `width`, `height` and `viewBox` of the root element as CSS sizes an outermost `svg`, https://www.w3.org/TR/SVG2/coords.html#SizingSVGInCSS
enum SVG: PictureFormat {
    static let format = PictureFacts.Format.svg

    /// The root's tag stands behind a declaration, comments and perhaps a document type.
    private static let mostHeader = 1 << 16

    static func size(of file: ByteSource) -> PixelSize? {
        guard let bytes = file.bytes(at: 0, count: min(file.count, mostHeader)), let attributes = rootAttributes(bytes) else { return nil }
        let box = attributes["viewBox"].flatMap(viewBox)
        let ratio = box.map { $0.height / $0.width }
        let width = attributes["width"].flatMap(pixels)
        let height = attributes["height"].flatMap(pixels)
        switch (width, height, ratio) {
        case (let width?, let height?, _): return rounded(width, height)
        case (let width?, nil, let ratio?): return rounded(width, width * ratio)
        case (nil, let height?, let ratio?): return rounded(height / ratio, height)
        default: return box.flatMap { rounded($0.width, $0.height) }
        }
    }

    private static func rounded(_ width: Double, _ height: Double) -> PixelSize? {
        guard width < 1e9, height < 1e9 else { return nil }
        return PixelSize(width: Int(width.rounded()), height: Int(height.rounded()))
    }

    /// Absolute lengths in CSS pixels, https://www.w3.org/TR/css-values-3/#absolute-lengths ; nil for percentages and what depends on a font.
    private static func pixels(_ length: String) -> Double? {
        let units = ["px": 1, "pt": 4.0 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "Q": 96 / 101.6]
        let number = length.prefix { $0.isASCII && ($0.isNumber || "+-.".contains($0)) }
        guard let value = Double(number), value > 0, value.isFinite else { return nil }
        let unit = String(length[number.endIndex...])
        return unit.isEmpty ? value : units[unit].map { value * $0 }
    }

    private static func viewBox(_ text: String) -> (width: Double, height: Double)? {
        let numbers = text.split { ", \t\r\n".contains($0) }.compactMap { Double($0) }
        guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0, numbers[2].isFinite, numbers[3].isFinite else { return nil }
        return (numbers[2], numbers[3])
    }

    /// The attributes of the root element; nil where the first element is no `svg`. No more of XML is read than stands before it.
    private static func rootAttributes(_ bytes: ArraySlice<UInt8>) -> [String: String]? {
        var scanner = TagScanner(bytes)
        scanner.skipByteOrderMark()
        while true {
            scanner.skipSpace()
            if scanner.skip("<?") {
                guard scanner.skipPast("?>") else { return nil }
            } else if scanner.skip("<!--") {
                guard scanner.skipPast("-->") else { return nil }
            } else if scanner.skip("<!DOCTYPE") {
                guard scanner.skipDocumentType() else { return nil }
            } else {
                guard scanner.skip("<"), let name = scanner.name(), name == "svg" || name.hasSuffix(":svg") else { return nil }
                return scanner.attributes()
            }
        }
    }
}

/// Reads what stands before and in the first tag of an XML file.
private struct TagScanner {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    mutating func skipByteOrderMark() { if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) } }
    mutating func skipSpace() { rest = rest.drop(while: Self.isSpace) }

    mutating func skip(_ word: String) -> Bool {
        guard rest.starts(with: word.utf8) else { return false }
        rest = rest.dropFirst(word.utf8.count)
        return true
    }

    mutating func skipPast(_ word: String) -> Bool {
        while !rest.isEmpty {
            if skip(word) { return true }
            rest = rest.dropFirst()
        }
        return false
    }

    /// Entities and other declarations stand in brackets, in which there may be quotes with anything in them.
    mutating func skipDocumentType() -> Bool {
        var quote: UInt8?
        var isInBrackets = false
        while let byte = rest.popFirst() {
            switch (byte, quote) {
            case (let byte, let open?): if byte == open { quote = nil }
            case (UInt8(ascii: "\""), nil), (UInt8(ascii: "'"), nil): quote = byte
            case (UInt8(ascii: "["), nil): isInBrackets = true
            case (UInt8(ascii: "]"), nil): isInBrackets = false
            case (UInt8(ascii: ">"), nil) where !isInBrackets: return true
            default: break
            }
        }
        return false
    }

    mutating func name() -> String? {
        let name = rest.prefix { !Self.isSpace($0) && !"=/>\"'<".utf8.contains($0) }
        rest = rest[name.endIndex...]
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }

    mutating func attributes() -> [String: String] {
        var attributes: [String: String] = [:]
        while true {
            skipSpace()
            guard let name = name() else { return attributes }
            skipSpace()
            guard skip("=") else { return attributes }
            skipSpace()
            guard let quote = rest.popFirst(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return attributes }
            let value = rest.prefix { $0 != quote }
            rest = rest[value.endIndex...].dropFirst()
            attributes[name] = String(decoding: value, as: UTF8.self).trimmingSpaces
        }
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        let start = utf8.drop(while: isSpace)
        return String(decoding: start.reversed().drop(while: isSpace).reversed(), as: UTF8.self)
    }
}
