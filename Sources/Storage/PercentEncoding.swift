extension [UInt8] {
    /// Appends a byte as an address has it that may not stand in one: `%C3`, https://www.rfc-editor.org/rfc/rfc3986#section-2.1
    public mutating func append(percentEncoded byte: UInt8) {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10 }
        append(UInt8(ascii: "%"))
        append(digit(byte >> 4))
        append(digit(byte & 15))
    }
}
