import Storage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A colour as people see it: OKLCH, https://www.w3.org/TR/css-color-4/#ok-lab
public struct Colour: Sendable, Equatable, Storable {
    /// From 0 (black) to 1 (white).
    public var lightness: Double
    /// From 0 (grey) to about 0.4.
    public var chroma: Double
    /// In degrees.
    public var hue: Double

    public init(lightness: Double, chroma: Double, hue: Double) {
        self.lightness = lightness
        self.chroma = chroma
        self.hue = hue
    }

    /// Reads `#a33b20`, `#a3b`, `rgb(163 59 32)`, `hsl(12 67% 38%)` and `oklch(48% .14 35)`, with spaces or commas. Transparency is left out.
    public init?(css text: some StringProtocol) {
        let text = text.lowercased()
        if text.utf8.first == UInt8(ascii: "#") {
            guard let channels = Self.hexadecimal(text.dropFirst()) else { return nil }
            self.init(sRGB: channels)
            return
        }
        guard let open = text.firstIndex(of: "("), text.utf8.last == UInt8(ascii: ")") else { return nil }
        let values = text[text.index(after: open)...].dropLast().split { $0 == " " || $0 == "," || $0 == "/" }
        guard values.count == 3 || values.count == 4 else { return nil }
        switch text[..<open] {
        case "rgb", "rgba":
            guard let red = Self.number(values[0], percentOf: 255), let green = Self.number(values[1], percentOf: 255),
                let blue = Self.number(values[2], percentOf: 255)
            else { return nil }
            self.init(sRGB: [red / 255, green / 255, blue / 255])
        case "hsl", "hsla":
            guard let hue = Self.angle(values[0]), let saturation = Self.number(values[1], percentOf: 100),
                let lightness = Self.number(values[2], percentOf: 100)
            else { return nil }
            self.init(sRGB: Self.sRGB(hue: hue, saturation: min(saturation / 100, 1), lightness: min(lightness / 100, 1)))
        case "oklch":
            guard let lightness = Self.number(values[0], percentOf: 1), let chroma = Self.number(values[1], percentOf: 0.4),
                let hue = Self.angle(values[2])
            else { return nil }
            self.init(lightness: min(lightness, 1), chroma: min(chroma, 0.5), hue: hue)
        default: return nil
        }
    }

    // MARK: sRGB

    /// - Parameter channels: red, green and blue from 0 to 1.
    private init(sRGB channels: [Double]) {
        let linear = channels.map { channel in
            let channel = min(max(channel, 0), 1)
            return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
        }
        let l = cbrt(0.4122214708 * linear[0] + 0.5363325363 * linear[1] + 0.0514459929 * linear[2])
        let m = cbrt(0.2119034982 * linear[0] + 0.6806995451 * linear[1] + 0.1073969566 * linear[2])
        let s = cbrt(0.0883024619 * linear[0] + 0.2817188376 * linear[1] + 0.6299787005 * linear[2])
        let a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
        let b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        let degrees = atan2(b, a) * 180 / .pi
        self.init(
            lightness: 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, chroma: (a * a + b * b).squareRoot(),
            hue: degrees < 0 ? degrees + 360 : degrees)
    }

    /// Red, green and blue as amounts of light; below 0 or above 1 where a screen cannot show the colour.
    private var linearRGB: [Double] {
        let (a, b) = (chroma * cos(hue * .pi / 180), chroma * sin(hue * .pi / 180))
        let l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b)
        let m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b)
        let s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b)
        return [
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
        ]
    }

    /// The amount of light, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    private var luminance: Double {
        let channels = linearRGB.map { min(max($0, 0), 1) }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    /// From 1 to 21, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    public func contrast(with other: Colour) -> Double {
        let (one, two) = (luminance, other.luminance)
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// The colour that is nearest and can be read on `background`: lighter or darker, and no more so than it must be.
    public func readable(on background: Colour, contrast wanted: Double) -> Colour {
        var colour = self
        let step = background.lightness > 0.5 ? -0.005 : 0.005
        while colour.contrast(with: background) < wanted, (0...1).contains(colour.lightness + step) { colour.lightness += step }
        return colour
    }

    /// `oklch(48.2% 0.141 35.4)`.
    public var css: String {
        func decimal(_ value: Double, _ digits: Int) -> String {
            let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
            let scaled = Int((value * Double(scale)).rounded())
            let fraction = String(scaled % scale)
            return "\(scaled / scale)." + String(repeating: "0", count: digits - fraction.utf8.count) + fraction
        }
        return "oklch(\(decimal(lightness * 100, 1))% \(decimal(chroma, 3)) \(decimal(hue, 1)))"
    }

    /// `#a33b20`, for what knows no other notation: the nearest that a screen shows.
    public var hexadecimal: String {
        let digits = linearRGB.map { light in
            let light = min(max(light, 0), 1)
            let channel = light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
            let value = String(Int((channel * 255).rounded()), radix: 16)
            return value.utf8.count < 2 ? "0\(value)" : value
        }
        return "#" + digits.joined()
    }

    public func store(to writer: inout StorageWriter) {
        for value in [lightness, chroma, hue] { writer.write(UInt64(value.bitPattern)) }
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        lightness = Double(bitPattern: try reader.readNumber())
        chroma = Double(bitPattern: try reader.readNumber())
        hue = Double(bitPattern: try reader.readNumber())
    }
}

private func cube(_ value: Double) -> Double { value * value * value }

extension Colour {
    /// Red, green and blue from 0 to 1 of three or six digits, and perhaps a fourth or two more for transparency.
    private static func hexadecimal(_ digits: Substring) -> [Double]? {
        let values = digits.utf8.compactMap { UInt8(String(decoding: [$0], as: UTF8.self), radix: 16) }
        guard values.count == digits.utf8.count else { return nil }
        switch values.count {
        case 3, 4: return values.prefix(3).map { Double($0) / 15 }
        case 6, 8: return [0, 2, 4].map { Double(values[$0] * 16 + values[$0 + 1]) / 255 }
        default: return nil
        }
    }

    private static func number(_ text: Substring, percentOf whole: Double) -> Double? {
        let isPercent = text.utf8.last == UInt8(ascii: "%")
        let digits = isPercent ? text.dropLast() : text
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }), let value = Double("0" + digits) else {
            return nil
        }
        return isPercent ? value / 100 * whole : value
    }

    /// In degrees.
    private static func angle(_ text: Substring) -> Double? {
        number(text.hasSuffix("deg") ? text.dropLast(3) : text, percentOf: 360).flatMap {
            $0 <= 100_000 ? $0.truncatingRemainder(dividingBy: 360) : nil
        }
    }

    /// https://www.w3.org/TR/css-color-4/#hsl-to-rgb
    private static func sRGB(hue: Double, saturation: Double, lightness: Double) -> [Double] {
        [0.0, 8, 4].map { offset in
            let k = (offset + hue / 30).truncatingRemainder(dividingBy: 12)
            return lightness - saturation * min(lightness, 1 - lightness) * max(-1, min(k - 3, 9 - k, 1))
        }
    }
}
