extension [UInt8] {
    /// Appends a number in decimal digits, without a `String` for each.
    /// - Parameter digits: how many at least, up to 19; zeros come before the number.
    public mutating func append(decimal number: Int, digits: Int = 1) {
        if number < 0 { append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        var (power, count): (UInt, Int) = (1, 1)
        while rest / power >= 10 || count < digits {
            power *= 10
            count += 1
        }
        while power > 0 {
            append(UInt8(ascii: "0") + UInt8(rest / power))
            rest %= power
            power /= 10
        }
    }
}
