extension PlainText {
    /// The text, or where that is longer its beginning and an ellipsis.
    /// - Parameter count: of Unicode scalars, as XML Schema counts characters; at least 1.
    public func atMost(_ count: Int) -> PlainText {
        let scalars = string.unicodeScalars
        guard scalars.count > count else { return self }
        return PlainText(String(String.UnicodeScalarView(scalars.prefix(count - 1))) + "…")
    }
}
