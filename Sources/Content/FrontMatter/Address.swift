import Storage

/// An address as an author wrote it.
struct Address: Sendable {
    enum Fault: Sendable, Equatable {
        /// `javascript:`, `data:` and others that do more than lead somewhere.
        case scheme(String)
        /// `www.example.com`, which is the name of a file.
        case noScheme
        /// `https:example.com`, which browsers take for the name of a file too.
        case noHost
    }

    let string: String

    init(_ string: String) {
        self.string = string
    }

    /// As the URL standard finds it: tabs and newlines do not count, nor do controls and spaces before it,
    /// https://url.spec.whatwg.org/#concept-basic-url-parser
    private var scheme: String? {
        var name = ""
        for byte in string.utf8 {
            switch byte {
            case 0x09, 0x0A, 0x0D: continue
            case 0x00...0x20 where name.isEmpty: continue
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
                name.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                guard !name.isEmpty else { return nil }
                name.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: ":"): return name.isEmpty ? nil : name.lowercased()
            default: return nil
            }
        }
        return nil
    }

    /// Whether it begins with http:// or https://.
    var isWeb: Bool { ["https://", "http://"].contains { string.lowercased().utf8.starts(with: $0.utf8) } }

    /// A web address with its scheme in small letters, and percent signs for what may not stand in a path, a query or a fragment:
    /// browsers mend that by themselves, podcast apps do not. https://www.rfc-editor.org/rfc/rfc3986#section-2
    var canonical: String {
        guard isWeb, let colon = string.firstIndex(of: ":") else { return string }
        let rest = string.utf8[colon...]
        let hostEnd = rest.dropFirst(3).firstIndex { "/?#".utf8.contains($0) } ?? rest.endIndex
        var canonical = Array((string[..<colon].lowercased() + string[colon..<hostEnd]).utf8)
        for byte in string.utf8[hostEnd...] {
            let stays = byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}".utf8.contains(byte)
            if stays { canonical.append(byte) } else { canonical.append(percentEncoded: byte) }
        }
        return String(decoding: canonical, as: UTF8.self)
    }

    /// Whether it names something beside the page, or on the same site.
    var isRelative: Bool { scheme == nil && !string.hasPrefix("//") }

    var fault: Fault? {
        switch scheme {
        case "http", "https": isWeb ? nil : .noHost
        case "mailto", "tel": nil
        case let scheme?: .scheme(scheme)
        case nil: string.lowercased().hasPrefix("www.") ? .noScheme : nil
        }
    }
}
