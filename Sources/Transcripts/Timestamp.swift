import Podcast

/// Reads times at a position in a text.
struct TimestampReader {
    let bytes: Bytes
    var position: Int

    init(_ bytes: Bytes, at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipSpace() {
        while let byte, byte.isSpace { position += 1 }
    }

    mutating func skip(_ expected: Unicode.Scalar) -> Bool {
        guard byte == UInt8(ascii: expected) else { return false }
        position += 1
        return true
    }

    mutating func skipArrow() -> Bool {
        guard position + 2 < bytes.count, bytes.slice(from: position).hasPrefix("-->") else { return false }
        position += 3
        return true
    }

    /// Digits as a number, and how many they were. Nine digits at most: more are no time anybody means.
    private mutating func digits() -> (value: Int, count: Int)? {
        var value = 0
        let start = position
        while let byte, byte.isDigit {
            guard position - start < 9 else { return nil }
            value = value * 10 + Int(byte - 0x30)
            position += 1
        }
        return position > start ? (value, position - start) : nil
    }

    /// A WebVTT timestamp, `[hh…:]mm:ss.mmm` (https://www.w3.org/TR/webvtt1/#collect-a-webvtt-timestamp). A comma is taken for the
    /// point, since files made from SubRip have it and nothing else can be meant.
    mutating func webVTT() -> Seconds? {
        guard let first = digits(), skip(":"), let second = digits(), second.count == 2 else { return nil }
        var (hours, minutes, seconds) = (0, first.value, second.value)
        if first.count != 2 || first.value > 59 || byte == UInt8(ascii: ":") {
            guard skip(":"), let third = digits(), third.count == 2 else { return nil }
            (hours, minutes, seconds) = (first.value, second.value, third.value)
        }
        guard skip(".") || skip(","), let fraction = digits(), fraction.count == 3, minutes < 60, seconds < 60 else { return nil }
        return Seconds(readMilliseconds: ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction.value)
    }

    /// A time as tools and people write it: `1:02:03,5`, `02:03`, `00:01:02.345`. At least minutes and seconds.
    mutating func lenient() -> Seconds? {
        let start = position
        guard let time = lenientParts() else {
            position = start
            return nil
        }
        return time
    }

    private mutating func lenientParts() -> Seconds? {
        guard let first = digits(), skip(":"), let second = digits(), second.count <= 2, second.value < 60 else { return nil }
        var total = first.value * 60 + second.value
        if byte == UInt8(ascii: ":") {
            position += 1
            guard let third = digits(), third.count <= 2, third.value < 60, first.count <= 6 else { return nil }
            total = total * 60 + third.value
        }
        return Seconds(readMilliseconds: total * 1000 + (fraction() ?? 0))
    }

    /// The milliseconds after a point or comma, if digits follow it.
    private mutating func fraction() -> Int? {
        guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","), position + 1 < bytes.count, bytes[position + 1].isDigit else {
            return nil
        }
        position += 1
        var (value, scale) = (0, 100)
        while let byte, byte.isDigit {
            value += Int(byte - 0x30) * scale
            scale /= 10
            position += 1
        }
        return value
    }
}

extension Seconds {
    /// Appends `HH:MM:SS` and, after `point`, three digits. Hours have as many digits as they need.
    func appendTimestamp(to bytes: inout [UInt8], point: Unicode.Scalar) {
        let all = max(0, milliseconds)
        let hours = all / 3_600_000
        if hours >= 100 { bytes.append(contentsOf: String(hours / 100).utf8) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 12) { text in
            func write(_ value: Int, at index: Int) {
                text[index] = 0x30 + UInt8(truncatingIfNeeded: value / 10)
                text[index + 1] = 0x30 + UInt8(truncatingIfNeeded: value % 10)
            }
            write(hours % 100, at: 0)
            text[2] = UInt8(ascii: ":")
            write(all / 60_000 % 60, at: 3)
            text[5] = UInt8(ascii: ":")
            write(all / 1000 % 60, at: 6)
            text[8] = UInt8(ascii: point)
            text[9] = 0x30 + UInt8(truncatingIfNeeded: all / 100 % 10)
            write(all % 100, at: 10)
            bytes.append(contentsOf: UnsafeBufferPointer(text))
        }
    }
}
