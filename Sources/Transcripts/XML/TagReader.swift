import Markup

/// Reads HTML and XML as far as transcripts are written in them: tags, text, and nothing that could reach outside the file.
///
/// A parser of the system's would know more than is wanted here: document types and entities are passed over, whatever they declare, so
/// that a file can neither read others nor grow. (FoundationXML also took a third of the program's start again, measured.) What is no
/// tag is text, so that no file is too broken to be read. (`XMLReader` is for files that are XML or an error: HTML never is, and captions
/// are cut off too often.)
struct TagReader {
    enum Event {
        case open(Tag)
        case close(Tag)
        /// With its character references.
        case text(Bytes)
        /// Text in which an ampersand is one.
        case literal(Bytes)
    }

    /// A tag's name and attributes.
    struct Tag {
        fileprivate let content: Bytes
        /// The name without a prefix.
        let name: Bytes
        /// Whether it has no content: `<br/>`.
        let isEmpty: Bool
        /// Of its `<` in the text.
        let offset: Int

        /// Whether its name is this, in whatever case; `name` is in lower case.
        func isCalled(_ name: StaticString) -> Bool { self.name.equalsIgnoringCase(name) }

        /// The value of the attribute whose name without a prefix is this.
        func attribute(_ name: StaticString) -> String? {
            var scanner = AttributeScanner(content)
            while let (found, value) = scanner.next() {
                guard TagReader.localName(of: found).equalsIgnoringCase(name) else { continue }
                var decoded: [UInt8] = []
                value.appendDecoded(to: &decoded)
                return String(decoding: decoded, as: UTF8.self)
            }
            return nil
        }
    }

    let bytes: Bytes
    private(set) var position = 0
    /// Ends that there are none of in the rest of the file, so that none is searched twice.
    private var missing: Set<String> = []
    /// Quotes of attributes behind which no tag ends, if they are opened: text full of such is not gone through again for each `<` in it.
    private var endlessQuotes: Set<Int> = []

    init(_ bytes: Bytes) {
        self.bytes = bytes
    }

    /// - Returns: nil at the end.
    mutating func next() -> Event? {
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else { return .text(takeText()) }
            let rest = bytes.slice(from: position)
            if rest.hasPrefix("<!--") {
                if skip(past: "-->") { continue }
            } else if rest.hasPrefix("<![CDATA[") {
                if let end = end(of: "]]>", from: position + 9) {
                    let text = bytes.slice(position + 9..<end)
                    position = end + 3
                    return .literal(text)
                }
            } else if rest.hasPrefix("<!") {
                skipDeclaration()
                continue
            } else if rest.hasPrefix("<?") {
                if skip(past: "?>") || skip(past: ">") { continue }
            } else if let tag = takeTag() {
                return tag
            }
            return .text(takeText())
        }
        return nil
    }

    /// Goes past the end of the element that was opened last, whose content is none of ours. One that is never closed has no content.
    mutating func skipContent(of tag: Tag) {
        let key = String(decoding: tag.name, as: UTF8.self)
        guard !tag.isEmpty, !missing.contains(key) else { return }
        let start = position
        let isRaw = tag.isCalled("script") || tag.isCalled("style")
        var depth = 1
        while depth > 0, position < bytes.count {
            if isRaw {
                position = bytes.firstOffset(of: UInt8(ascii: "<"), from: position) ?? bytes.count
                guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "/") else {
                    position += 1
                    continue
                }
            }
            switch next() {
            case .open(let inner) where !isRaw && !inner.isEmpty && inner.name.elementsEqual(tag.name): depth += 1
            case .close(let inner) where inner.name.elementsEqual(tag.name): depth -= 1
            default: break
            }
        }
        guard depth > 0 else { return }
        missing.insert(key)
        position = start
    }

    /// The text up to the next `<`, which may be the first byte where it begins no tag.
    private mutating func takeText() -> Bytes {
        let end = bytes.firstOffset(of: UInt8(ascii: "<"), from: position + 1) ?? bytes.count
        defer { position = end }
        return bytes.slice(position..<end)
    }

    private mutating func takeTag() -> Event? {
        let isClosing = position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "/")
        let start = position + (isClosing ? 2 : 1)
        guard start < bytes.count, bytes[start].isLetter, let end = endOfTag(from: start) else { return nil }
        var content = bytes.slice(start..<end)
        let isEmpty = content.last == UInt8(ascii: "/")
        if isEmpty { content = content.slice(0..<content.count - 1) }
        let nameEnd = content.firstIndex { $0.isSpace || $0 == UInt8(ascii: "/") } ?? content.count
        let tag = Tag(
            content: content.slice(from: nameEnd), name: Self.localName(of: content.slice(0..<nameEnd)), isEmpty: isEmpty, offset: position)
        position = end + 1
        return isClosing ? .close(tag) : .open(tag)
    }

    /// The `>` of the tag; one in quotes is none, unless the quotes are never closed.
    private mutating func endOfTag(from start: Int) -> Int? {
        if let end = Self.endOfTag(in: bytes, from: start, pass: { !endlessQuotes.contains($0) }) { return end }
        _ = Self.endOfTag(in: bytes, from: start) { endlessQuotes.insert($0).inserted }
        return nil
    }

    /// - Parameter pass: gets where quotes are opened; says whether to go on.
    private static func endOfTag(in bytes: Bytes, from start: Int, pass: (Int) -> Bool) -> Int? {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ">") { return index }
            if byte == UInt8(ascii: "<") { return nil }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), index > 0,
                bytes[index - 1] == UInt8(ascii: "=") || bytes[index - 1].isSpace
            {
                guard pass(index) else { return nil }
                let limit = min(bytes.count, index + 4096)
                guard let close = bytes.slice(0..<limit).firstOffset(of: byte, from: index + 1) else {
                    index += 1
                    continue
                }
                index = close
            }
            index += 1
        }
        return nil
    }

    private mutating func skip(past end: StaticString) -> Bool {
        guard let found = self.end(of: end, from: position + 2) else { return false }
        position = found + end.utf8CodeUnitCount
        return true
    }

    private mutating func end(of pattern: StaticString, from start: Int) -> Int? {
        guard !missing.contains("\(pattern)") else { return nil }
        let last = pattern.withUTF8Buffer { $0[$0.count - 1] }
        let length = pattern.utf8CodeUnitCount
        var index = start
        while let found = bytes.firstOffset(of: last, from: index) {
            if found + 1 - length >= start, bytes.slice(from: found + 1 - length).hasPrefix(pattern) { return found + 1 - length }
            index = found + 1
        }
        missing.insert("\(pattern)")
        return nil
    }

    /// `<!DOCTYPE …>`, with declarations in brackets.
    private mutating func skipDeclaration() {
        var depth = 0
        var index = position
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ">") where depth <= 0:
                position = index + 1
                return
            default: break
            }
            index += 1
        }
        position = bytes.count
    }

    fileprivate static func localName(of name: Bytes) -> Bytes {
        name.lastIndex(of: UInt8(ascii: ":")).map { name.slice(from: $0 + 1) } ?? name
    }
}

/// Names and values of attributes.
private struct AttributeScanner {
    let bytes: Bytes
    var position = 0

    init(_ bytes: Bytes) {
        self.bytes = bytes
    }

    mutating func next() -> (name: Bytes, value: Bytes)? {
        while position < bytes.count, bytes[position].isSpace || bytes[position] == UInt8(ascii: "/") { position += 1 }
        let start = position
        while position < bytes.count, !bytes[position].isSpace, bytes[position] != UInt8(ascii: "=") { position += 1 }
        guard position > start || position < bytes.count else { return nil }
        let name = bytes.slice(start..<position)
        while position < bytes.count, bytes[position].isSpace { position += 1 }
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { return (name, bytes.slice(0..<0)) }
        position += 1
        while position < bytes.count, bytes[position].isSpace { position += 1 }
        guard position < bytes.count else { return (name, bytes.slice(0..<0)) }
        let quote = bytes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let end = bytes.firstOffset(of: quote, from: position + 1) ?? bytes.count
            defer { position = min(end + 1, bytes.count) }
            return (name, bytes.slice(position + 1..<end))
        }
        let valueStart = position
        while position < bytes.count, !bytes[position].isSpace { position += 1 }
        return (name, bytes.slice(valueStart..<position))
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// - Parameter word: in lower case.
    func equalsIgnoringCase(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { word in
            count == word.count && indices.allSatisfy { (self[$0].isLetter ? self[$0] | 0x20 : self[$0]) == word[$0] }
        }
    }

    /// Appends the bytes with their character references decoded.
    func appendDecoded(to text: inout [UInt8]) {
        var position = 0
        while position < count {
            guard let ampersand = firstOffset(of: UInt8(ascii: "&"), from: position) else { break }
            text.append(contentsOf: slice(position..<ampersand))
            position = ampersand + CharacterReference.decode(self, at: ampersand, into: &text)
        }
        text.append(contentsOf: slice(from: position))
    }
}
