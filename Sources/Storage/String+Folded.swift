extension String {
    /// Equal for strings that are one name on a disk that does not tell cases apart: `Straße` and `STRASSE`, `İ` and `i̇`.
    public var caseFolded: String {
        utf8.allSatisfy { $0 < 0x80 } ? lowercased() : uppercased().lowercased()
    }
}
