/// Where raw HTML leads and what it shows: the addresses in its attributes, https://html.spec.whatwg.org/multipage/indices.html#attributes-3
///
/// Its tags are told apart as a browser does it, https://html.spec.whatwg.org/multipage/parsing.html#tokenization, and all but the addresses
/// stays as it is.
struct RawHTMLAddresses {
    private static let single = ["href", "src", "poster"]
    private static let several = "srcset"
    /// What is in these is no markup.
    private static let textual = ["script", "style", "textarea", "title"]

    private let html: UnsafeBufferPointer<UInt8>
    private let rewritten: (String) -> String
    private var at = 0
    private var result: [UInt8] = []

    /// - Returns: the HTML with other addresses.
    static func rewriting(_ html: UnsafeBufferPointer<UInt8>, _ rewritten: (String) -> String) -> [UInt8] {
        withoutActuallyEscaping(rewritten) { rewritten in
            var addresses = RawHTMLAddresses(html: html, rewritten: rewritten)
            addresses.result.reserveCapacity(html.count)
            addresses.readAll()
            return addresses.result
        }
    }

    private init(html: UnsafeBufferPointer<UInt8>, rewritten: @escaping (String) -> String) {
        self.html = html
        self.rewritten = rewritten
    }

    private var next: UInt8? { at < html.count ? html[at] : nil }

    private mutating func take(_ count: Int = 1) {
        result += html[at..<min(at + count, html.count)]
        at = min(at + count, html.count)
    }

    private mutating func take(while holds: (UInt8) -> Bool) {
        let end = html[at...].firstIndex { !holds($0) } ?? html.count
        take(end - at)
    }

    /// Up to and with a mark, or to the end.
    private mutating func take(through mark: String) {
        let end = html[at...].firstRange(of: mark.utf8)?.upperBound ?? html.count
        take(end - at)
    }

    private mutating func readAll() {
        while next != nil {
            take { $0 != UInt8(ascii: "<") }
            if html[at...].starts(with: "<!--".utf8) {
                take(2)
                take(through: "-->")
            } else if at + 1 < html.count, html[at + 1].isASCIILetter {
                readTag()
            } else {
                take()
            }
        }
    }

    private mutating func readTag() {
        take()
        let start = at
        take { !Self.endsName($0) }
        let name = Self.small(html[start..<at])
        while let byte = next, byte != UInt8(ascii: ">") {
            if Self.isSpace(byte) || byte == UInt8(ascii: "/") { take() } else { readAttribute() }
        }
        take()
        guard Self.textual.contains(name) else { return }
        while let byte = next, byte != UInt8(ascii: "<") || Self.small(html[at...].dropFirst(2).prefix(name.utf8.count)) != name {
            take()
        }
    }

    private mutating func readAttribute() {
        let start = at
        take()
        take { !Self.endsName($0) && $0 != UInt8(ascii: "=") }
        let name = Self.small(html[start..<at])
        take(while: Self.isSpace)
        guard next == UInt8(ascii: "=") else { return }
        take()
        take(while: Self.isSpace)
        guard let quote = next, quote != UInt8(ascii: ">") else { return }
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted { take() }
        let end = html[at...].firstIndex { isQuoted ? $0 == quote : Self.isSpace($0) || $0 == UInt8(ascii: ">") } ?? html.count
        let value = String(decoding: html[at..<end], as: UTF8.self)
        if Self.single.contains(name) {
            result += address(value).utf8
        } else if name == Self.several {
            result += addresses(value).utf8
        } else {
            result += html[at..<end]
        }
        at = end
        if isQuoted { take() }
    }

    private func address(_ value: String) -> String {
        let blank: (Character) -> Bool = { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" }
        let inner = value.drop(while: blank)
        guard let last = inner.lastIndex(where: { !blank($0) }) else { return value }
        return rewritten(String(inner[...last]))
    }

    /// https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute
    private func addresses(_ value: String) -> String {
        var pictures: [String] = []
        var rest = Substring(value)
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "," }
            guard !rest.isEmpty else { return pictures.joined(separator: ", ") }
            let written = rest.prefix { !$0.isWhitespace }
            rest = rest.dropFirst(written.count)
            var descriptor: Substring = ""
            if written.last != "," {
                descriptor = rest.prefix { $0 != "," }
                rest = rest.dropFirst(descriptor.count)
            }
            let address = rewritten(String(written.reversed().drop { $0 == "," }.reversed()))
            let size = descriptor.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            pictures.append(size.isEmpty ? address : "\(address) \(size)")
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0C || byte == 0x0D }
    private static func endsName(_ byte: UInt8) -> Bool { isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") }

    private static func small(_ name: some Sequence<UInt8>) -> String {
        String(decoding: name.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
