extension Diagnostic {
    /// As a terminal shows it:
    ///
    ///     Content/episodes/x/episode.md:7:7: error: there is no month 13 [impossible-date]
    ///       7 | date: 2025-13-01
    ///         |       ^
    ///       hint: dates are written like 2025-01-31
    public func text(colour: Bool) -> String {
        let paint = Paint(isOn: colour)
        var lines = ["\(paint.bold(location.text)): \(paint.severity(severity)): \(message) [\(name)]"]
        lines += location.excerpt(marking: paint)
        if let hint { lines.append("  hint: \(Self.printable(hint).replacing("\n", with: "\n        "))") }
        for note in notes {
            lines.append("  \(note.location.text): note: \(Self.printable(note.message))")
            lines += note.location.excerpt(marking: paint)
        }
        return lines.joined(separator: "\n")
    }

    /// Text from a file, without what would move the cursor, hide text or turn it around on a terminal.
    static func printable(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A: result.append(scalar)
            case 0x09: result.append(" ")
            case 0x00..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2028, 0x2029, 0x2066...0x2069: result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}

extension SourceLocation {
    /// `file:line:column`, as far as it is known.
    public var text: String {
        var text = Diagnostic.printable(file)
        if let line {
            text += ":\(line)"
            if let column { text += ":\(column)" }
        }
        return text
    }

    /// The line itself with a mark under the column.
    fileprivate func excerpt(marking paint: Paint) -> [String] {
        guard let line, let sourceLine else { return [] }
        let number = String(line)
        let margin = String(repeating: " ", count: number.utf8.count)
        var lines = ["  \(number) | \(Diagnostic.printable(sourceLine))"]
        if let column {
            let before = sourceLine.unicodeScalars.prefix(column - 1).reduce(0) { $0 + Self.width(of: $1) }
            lines.append("  \(margin) | \(String(repeating: " ", count: before))\(paint.mark("^"))")
        }
        return lines
    }

    /// In columns of a terminal: two for the wide characters of East Asia, none for combining marks.
    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default:
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: 0
            default: 1
            }
        }
    }
}

/// Colours of a terminal (ECMA-48, Select Graphic Rendition).
private struct Paint {
    let isOn: Bool

    func bold(_ text: String) -> String { paint("1", text) }
    func mark(_ text: String) -> String { paint("1;32", text) }
    func severity(_ severity: Diagnostic.Severity) -> String {
        severity == .error ? paint("1;31", "error") : paint("1;35", "warning")
    }

    private func paint(_ code: String, _ text: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
