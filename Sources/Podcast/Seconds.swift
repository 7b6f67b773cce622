import Storage

/// A moment in the sound, or a length of it, in whole milliseconds. None is further from zero than `limit`.
public struct Seconds: Sendable, Hashable, Comparable, Storable {
    /// A million hours, which are 114 years: nobody means more. Where a file says more, that is not a time.
    public static let limit = Seconds(milliseconds: mostMilliseconds)
    /// Below 2^42, so that steps of a picture, percents and sums of times stay far from what an `Int` can hold.
    private static let mostMilliseconds = 1_000_000 * 3_600_000

    public let milliseconds: Int

    /// - Parameter milliseconds: what is beyond the limit, as a sum may be, becomes the limit.
    public init(milliseconds: Int) {
        self.milliseconds = max(-Self.mostMilliseconds, min(Self.mostMilliseconds, milliseconds))
    }

    /// - Parameter milliseconds: as a file has them. Those beyond the limit give nil.
    public init?(readMilliseconds milliseconds: Int) {
        guard milliseconds.magnitude <= Self.mostMilliseconds.magnitude else { return nil }
        self.milliseconds = milliseconds
    }

    /// - Parameter value: seconds; rounded to the nearest millisecond. Values beyond the limit, and not-a-number, give nil.
    public init?(_ value: Double) {
        guard value.isFinite, abs(value) <= Double(Self.mostMilliseconds / 1000) else { return nil }
        milliseconds = Int((value * 1000).rounded())
    }

    public static let zero = Seconds(milliseconds: 0)

    /// The whole seconds, rounded down.
    public var whole: Int { milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000 }

    public static func < (one: Seconds, other: Seconds) -> Bool { one.milliseconds < other.milliseconds }
    public static func + (one: Seconds, other: Seconds) -> Seconds {
        Seconds(milliseconds: one.milliseconds + other.milliseconds)
    }
    public static func - (one: Seconds, other: Seconds) -> Seconds {
        Seconds(milliseconds: one.milliseconds - other.milliseconds)
    }

    /// What of this time belongs to `part` of `whole`, as to some bytes of a text spoken in it. However long the text, nothing overflows.
    /// - Parameters:
    ///   - part: from 0 to `whole`.
    ///   - whole: above 0.
    public func share(_ part: Int, of whole: Int) -> Seconds {
        Seconds(milliseconds: whole.dividingFullWidth(milliseconds.multipliedFullWidth(by: part)).quotient)
    }

    /// As on a player: `2:07`, `1:02:11`. Fractions are cut.
    public var clock: String {
        // It fits into 15 bytes, which need no memory of their own: pages have hundreds of them.
        let all = max(0, whole)
        let (hours, minutes, seconds) = (all / 3600, all / 60 % 60, all % 60)
        return String(unsafeUninitializedCapacity: 15) { bytes in
            var start = bytes.count
            func write(_ number: Int, digits: Int) {
                var (rest, left) = (number, digits)
                repeat {
                    start -= 1
                    bytes[start] = UInt8(ascii: "0") + UInt8(rest % 10)
                    rest /= 10
                    left -= 1
                } while rest > 0 || left > 0
            }
            write(seconds, digits: 2)
            start -= 1
            bytes[start] = UInt8(ascii: ":")
            write(minutes, digits: hours > 0 ? 2 : 1)
            if hours > 0 {
                start -= 1
                bytes[start] = UInt8(ascii: ":")
                write(hours, digits: 1)
            }
            // Written from the end.
            let count = bytes.count - start
            for index in 0..<count { bytes[index] = bytes[start + index] }
            return count
        }
    }

    /// As a decimal number of seconds without trailing zeros: `754`, `754.32`.
    public var decimal: String {
        let sign = milliseconds < 0 ? "-" : ""
        let magnitude = milliseconds.magnitude
        let fraction = magnitude % 1000
        guard fraction > 0 else { return "\(sign)\(magnitude / 1000)" }
        var digits = String(fraction)
        digits = String(repeating: "0", count: 3 - digits.utf8.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(sign)\(magnitude / 1000).\(digits)"
    }

    /// Reads what people write: `1:02:03.500`, `62:03`, `3723.5`, `1h2m3s`. `12:34` is minutes and seconds.
    ///
    /// A comma may stand for the decimal point, as in SubRip. Minutes and seconds after a colon are below 60.
    public init?(parsing text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count <= 32 else { return nil }
        guard let value = Self.clock(bytes) ?? Self.units(bytes) else { return nil }
        self.init(readMilliseconds: value)
    }

    private static func clock(_ bytes: [UInt8]) -> Int? {
        var parts: [Int] = []
        var digits = 0
        var number = 0
        var index = 0
        while index < bytes.count, bytes[index] != UInt8(ascii: "."), bytes[index] != UInt8(ascii: ",") {
            let byte = bytes[index]
            if byte == UInt8(ascii: ":") {
                guard digits > 0 else { return nil }
                parts.append(number)
                (digits, number) = (0, 0)
            } else {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), digits < 10 else { return nil }
                number = number * 10 + Int(byte - UInt8(ascii: "0"))
                digits += 1
            }
            index += 1
        }
        guard digits > 0, parts.count <= 2 else { return nil }
        parts.append(number)
        for later in parts.dropFirst() where later >= 60 { return nil }
        var fraction = 0
        if index < bytes.count {
            let decimals = bytes[(index + 1)...]
            guard !decimals.isEmpty, decimals.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
            var scale = 100
            for digit in decimals.prefix(3) {
                fraction += Int(digit - UInt8(ascii: "0")) * scale
                scale /= 10
            }
            if decimals.count > 3, decimals[decimals.startIndex + 3] >= UInt8(ascii: "5") { fraction += 1 }
        }
        return parts.reduce(0) { $0 * 60 + $1 } * 1000 + fraction
    }

    private static func units(_ bytes: [UInt8]) -> Int? {
        var total = 0
        var number: Int?
        var lastUnit = Int.max
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard (number ?? 0) < 1_000_000_000 else { return nil }
                number = (number ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "h"), UInt8(ascii: "m"), UInt8(ascii: "s"):
                let unit = byte == UInt8(ascii: "h") ? 3600 : byte == UInt8(ascii: "m") ? 60 : 1
                guard let value = number, unit < lastUnit else { return nil }
                total += value * unit
                (number, lastUnit) = (nil, unit)
            default: return nil
            }
        }
        return number == nil && lastUnit != .max ? total * 1000 : nil
    }

    public func store(to writer: inout StorageWriter) { writer.write(milliseconds) }
    public init(from reader: inout StorageReader) throws(Damaged) {
        guard let stored = Seconds(readMilliseconds: try reader.read()) else { throw Damaged() }
        self = stored
    }
}
