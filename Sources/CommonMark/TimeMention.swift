import Podcast

/// A time of day or of a recording in running text: `12:34`, `1:02:03`.
struct TimeMention: Equatable {
    /// The bytes that it takes.
    var range: Range<Int>
    var time: Seconds

    /// The times in a text, in order. Not those before am or pm, nor those within a longer number, word or clock.
    /// - Parameter following: what stands on the next line.
    static func all(in text: UnsafeBufferPointer<UInt8>, followedBy following: UnsafeBufferPointer<UInt8>) -> [TimeMention] {
        var mentions: [TimeMention] = []
        var index = 0
        while index < text.count {
            if text[index] == UInt8(ascii: ":"), let mention = TimeMention(in: text, colon: index),
                mention.standsAlone(in: text), !mention.isTimeOfDay(in: text, followedBy: following)
            {
                mentions.append(mention)
                index = mention.range.upperBound
            } else {
                index += 1
            }
        }
        return mentions
    }

    private init?(in text: UnsafeBufferPointer<UInt8>, colon: Int) {
        func twoDigits(at index: Int) -> Int? {
            guard index + 1 < text.count, text[index].isDigit, text[index + 1].isDigit else { return nil }
            let value = Int(text[index] - UInt8(ascii: "0")) * 10 + Int(text[index + 1] - UInt8(ascii: "0"))
            return value < 60 ? value : nil
        }
        var start = colon
        var first = 0
        var scale = 1
        while start > 0, text[start - 1].isDigit, colon - start < 4 {
            start -= 1
            first += Int(text[start] - UInt8(ascii: "0")) * scale
            scale *= 10
        }
        guard (1...3).contains(colon - start), let second = twoDigits(at: colon + 1) else { return nil }
        var end = colon + 3
        var seconds = first * 60 + second
        if end < text.count, text[end] == UInt8(ascii: ":"), let third = twoDigits(at: end + 1) {
            seconds = seconds * 60 + third
            end += 3
        }
        range = start..<end
        time = Seconds(milliseconds: seconds * 1000)
    }

    private func standsAlone(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        if range.lowerBound > 0 {
            let (before, count) = text.scalar(before: range.lowerBound)
            if Self.joins(before) { return false }
            let further = range.lowerBound - count > 0 ? text[range.lowerBound - count - 1] : UInt8(ascii: " ")
            switch before {
            case ":", ".", ",": if further.isDigit { return false }
            // A time zone, UTC-05:30.
            case "-": if further.isASCIILetter { return false }
            case "+", "/", "=", "#", "@", "&", "_": return false
            default: break
            }
        }
        if range.upperBound < text.count {
            let after = text.scalar(at: range.upperBound).scalar
            if Self.joins(after) || after == "_" { return false }
            if after == ":" || after == "." || after == "," || after == "+", range.upperBound + 1 < text.count,
                text[range.upperBound + 1].isDigit
            {
                return false
            }
        }
        return true
    }

    /// Whether a letter or number beside a time makes it part of something longer. Scripts without capitals do not: Chinese and Japanese
    /// have no spaces, Arabic and Hebrew join short words to what follows.
    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    }

    /// Whether it is a time of day: followed by am or pm, or by what they are called elsewhere.
    private func isTimeOfDay(in text: UnsafeBufferPointer<UInt8>, followedBy following: UnsafeBufferPointer<UInt8>) -> Bool {
        let before = text[..<range.lowerBound].suffix(12)
        for word in ["上午", "下午", "早上", "晚上", "中午", "凌晨", "午前", "午後", "오전 ", "오후 "]
        where before.reversed().starts(with: word.utf8.reversed()) {
            return true
        }
        var after = Array(text[range.upperBound...].prefix(12))
        if after.isEmpty { after = Array(following.prefix(12)) }
        // A space, or one that does not break.
        for space in [" ", "\u{A0}", "\u{202F}"] where after.starts(with: space.utf8) {
            after.removeFirst(space.utf8.count)
            break
        }
        let letters = after.prefix { $0.isASCIILetter || $0 == UInt8(ascii: ".") }.filter(\.isASCIILetter).map { $0 | 0x20 }
        return ["am", "pm", "uhr"].contains { letters.elementsEqual($0.utf8) }
    }
}
