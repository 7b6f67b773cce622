import Podcast
import Storage

/// The path of a file inside the site: relative, with slashes, never leaving it.
public struct SitePath: Sendable, Hashable, Comparable, Storable, CustomStringConvertible {
    public let string: String

    /// - Returns: nil for a path that is empty, absolute, or has a component that is empty, `.` or `..`, or holds NUL or a
    ///   backslash; and for one with a component of more than 255 bytes.
    public init?(_ path: some StringProtocol) {
        var path = String(path)
        guard path.withUTF8(Self.isValid) else { return nil }
        string = path
    }

    private static func isValid(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        for index in 0...path.count {
            if index < path.count, path[index] != UInt8(ascii: "/") {
                if path[index] == 0 || path[index] == UInt8(ascii: "\\") { return false }
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
        SitePath((folders + ["index.html"]).joined(separator: "/"))!
    }

    public var description: String { string }

    /// By bytes: the same order on every machine.
    public static func < (one: SitePath, other: SitePath) -> Bool {
        one.string.utf8.lexicographicallyPrecedes(other.string.utf8)
    }

    /// The last component.
    public var name: String { String(string[(string.lastIndex(of: "/").map(string.index(after:)) ?? string.startIndex)...]) }

    /// The folder it lies in; nil at the top.
    public var folder: SitePath? {
        string.lastIndex(of: "/").map { SitePath(string[..<$0])! }
    }

    /// The file of another name in the same folder.
    public func sibling(_ name: String) -> SitePath? {
        SitePath(folder.map { "\($0.string)/\(name)" } ?? name)
    }

    /// The relative address that leads from the page at this path to `target`; `index.html` is left out.
    ///
    /// Percent-encoded where a URL needs it; letters of other scripts stay readable (URL standard, "URL code points",
    /// https://url.spec.whatwg.org/#url-code-points).
    public func link(to target: SitePath, fragment: String? = nil) -> String {
        let here = string.split(separator: "/").dropLast()
        var there = target.string.split(separator: "/").map(String.init)
        if there.last == "index.html" { there[there.count - 1] = "" }
        var shared = 0
        while shared < here.count, shared < there.count - 1, here[shared] == there[shared] { shared += 1 }
        let up = Array(repeating: "..", count: here.count - shared)
        var address = (up + there[shared...].map(Self.encoded)).joined(separator: "/")
        if address.isEmpty { address = "./" }
        // A colon in the first component would read as a scheme.
        if let colon = address.firstIndex(of: ":"), !address[..<colon].contains("/") { address = "./" + address }
        return fragment.map { "\(address)#\($0)" } ?? address
    }

    /// The path as part of an absolute URL below the site's address; `index.html` is left out.
    public var urlPath: String {
        let components = string.split(separator: "/").map { Self.percentEncoded(String($0), keepingNonASCII: false) }
        return components.last == "index.html" ? components.dropLast().map { $0 + "/" }.joined() : components.joined(separator: "/")
    }

    private static func encoded(_ component: String) -> String { percentEncoded(component, keepingNonASCII: true) }

    private static func percentEncoded(_ component: String, keepingNonASCII: Bool) -> String {
        var result: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in component.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "$"),
                UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ":"),
                UInt8(ascii: "@"):
                result.append(byte)
            case 0x80... where keepingNonASCII:
                result.append(byte)
            default:
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    public func store(to writer: inout StorageWriter) { writer.write(string) }
    public init(from reader: inout StorageReader) throws(Damaged) {
        guard let path = SitePath(try reader.read(String.self)) else { throw Damaged() }
        self = path
    }
}
