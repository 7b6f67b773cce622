import Podcast
import Storage

/// The path of a file inside the site: relative, with slashes, never leaving it.
public struct SitePath: Sendable, Hashable, Comparable, Storable, CustomStringConvertible {
    public let string: String

    /// - Returns: nil for a path that is empty, absolute, or has a component that is empty, `.` or `..`, or holds a control
    ///   character or a backslash; and for one with a component of more than 255 bytes.
    public init?(_ path: some StringProtocol) {
        var path = String(path)
        guard path.withUTF8(Self.isValid) else { return nil }
        string = path
    }

    private static func isValid(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        for index in 0...path.count {
            if index < path.count, path[index] != UInt8(ascii: "/") {
                switch path[index] {
                case ..<0x20, 0x7F, UInt8(ascii: "\\"): return false
                default: break
                }
                continue
            }
            let count = index - start
            let dots = path[start..<index].prefix(3).allSatisfy { $0 == UInt8(ascii: ".") } ? count : 0
            if count == 0 || count > 255 || dots == 1 || dots == 2 { return false }
            start = index + 1
        }
        return true
    }

    /// A path from the program's own source. It must be valid.
    public init(literal path: StaticString) {
        guard let valid = SitePath(String(describing: path)) else { preconditionFailure("not a path: \(path)") }
        self = valid
    }

    /// The page of a folder: `index.html` in it.
    public static func page(_ folders: String...) -> SitePath {
        var path = ""
        for folder in folders {
            path += folder
            path += "/"
        }
        return SitePath(path + "index.html")!
    }

    public var description: String { string }

    /// By bytes: the same order on every machine.
    public static func < (one: SitePath, other: SitePath) -> Bool {
        one.string.utf8.lexicographicallyPrecedes(other.string.utf8)
    }

    /// The last component.
    public var name: String { String(string[(lastSlash.map(string.utf8.index(after:)) ?? string.startIndex)...]) }

    /// The folder it lies in; nil at the top.
    public var folder: SitePath? {
        lastSlash.map { SitePath(string[..<$0])! }
    }

    /// The file of another name in the same folder.
    public func sibling(_ name: String) -> SitePath? {
        SitePath(lastSlash.map { string[..<string.utf8.index(after: $0)] + name } ?? name[...])
    }

    private var lastSlash: String.Index? { string.utf8.lastIndex(of: UInt8(ascii: "/")) }

    /// The relative address that leads from the page at this path to `target`; `index.html` is left out.
    ///
    /// Percent-encoded where a URL needs it; letters of other scripts stay readable (URL standard, "URL code points",
    /// https://url.spec.whatwg.org/#url-code-points).
    public func link(to target: SitePath, fragment: String? = nil) -> String {
        var (here, there) = (string, target.string)
        var address: [UInt8] = []
        here.withUTF8 { here in
            there.withUTF8 { there in
                let slash = UInt8(ascii: "/")
                // The folders that both are in.
                var (shared, index) = (0, 0)
                while index < here.count, index < there.count, here[index] == there[index] {
                    index += 1
                    if here[index - 1] == slash { shared = index }
                }
                address.reserveCapacity(there.count + 16)
                for byte in here[shared...] where byte == slash { address.append(contentsOf: "../".utf8) }
                let rest = UnsafeBufferPointer(rebasing: there[shared...])
                let start = address.count
                for byte in Self.withoutPage(rest) { Self.append(byte, to: &address, keepingNonASCII: true) }
                // A colon in the first component would read as a scheme.
                if start == 0, address.prefix(while: { $0 != slash }).contains(UInt8(ascii: ":")) {
                    address.insert(contentsOf: "./".utf8, at: 0)
                }
            }
        }
        if address.isEmpty { address = Array("./".utf8) }
        if let fragment {
            address.append(UInt8(ascii: "#"))
            address.append(contentsOf: fragment.utf8)
        }
        return String(decoding: address, as: UTF8.self)
    }

    /// The path as part of an absolute URL below the site's address; `index.html` is left out.
    public var urlPath: String {
        var path = string
        return path.withUTF8 { path in
            let rest = Self.withoutPage(path)
            var address: [UInt8] = []
            address.reserveCapacity(rest.count)
            for byte in rest { Self.append(byte, to: &address, keepingNonASCII: false) }
            return String(decoding: address, as: UTF8.self)
        }
    }

    /// A path whose last component is left out where that is `index.html`.
    private static func withoutPage(_ path: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>> {
        let page = "index.html".utf8
        let isPage =
            path.count >= page.count && path.suffix(page.count).elementsEqual(page)
            && (path.count == page.count || path[path.count - page.count - 1] == UInt8(ascii: "/"))
        return isPage ? path.dropLast(page.count) : path[...]
    }

    private static func append(_ byte: UInt8, to address: inout [UInt8], keepingNonASCII: Bool) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "$"),
            UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ":"),
            UInt8(ascii: "@"), UInt8(ascii: "/"):
            address.append(byte)
        case 0x80... where keepingNonASCII:
            address.append(byte)
        default:
            address.append(percentEncoded: byte)
        }
    }

    public func store(to writer: inout StorageWriter) { writer.write(string) }
    public init(from reader: inout StorageReader) throws(Damaged) {
        guard let path = SitePath(try reader.read(String.self)) else { throw Damaged() }
        self = path
    }
}
