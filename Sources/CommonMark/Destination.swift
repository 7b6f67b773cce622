/// Where links and images may lead.
public enum Destination {
    /// Whether it is relative, or http, https, mailto or tel: addresses that cannot run anything.
    public static func isSafe(_ destination: String) -> Bool {
        var destination = destination
        return destination.withUTF8 { isSafe($0) }
    }

    static func isSafe(_ destination: UnsafeBufferPointer<UInt8>) -> Bool {
        var end = 0
        while end < destination.count {
            switch destination[end] {
            case UInt8(ascii: ":"):
                // Browsers drop white space and controls from a scheme; whatever is not one of ours to the letter is not safe.
                return ["https", "http", "mailto", "tel"].contains { (scheme: StaticString) in
                    scheme.utf8CodeUnitCount == end && (0..<end).allSatisfy { destination[$0] | 0x20 == scheme.utf8Start[$0] }
                }
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"):
                return true
            default:
                end += 1
            }
        }
        return true
    }
}
