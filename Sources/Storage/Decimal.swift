extension [UInt8] {
    /// Appends a number in decimal digits, without a `String` for each.
    /// - Parameter digits: how many at least; zeros come before the number.
    public mutating func append(decimal number: Int, digits: Int = 1) {
        var rest = number.magnitude
        if number < 0 { append(UInt8(ascii: "-")) }
        let start = count
        repeat {
            append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        while count - start < digits { append(UInt8(ascii: "0")) }
        self[start...].reverse()
    }
}
