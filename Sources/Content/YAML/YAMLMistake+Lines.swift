import Podcast

/// Mistakes in how lines follow each other: colons, indentation, list items.
extension YAMLMistake {
    func tab() -> Explanation {
        Explanation(
            "YAML cannot be indented with a tab", at: problem.position, hint: "put spaces in its place, two for each step")
    }

    /// A colon with a space after it, where a key has been written already: `title: a: b`, or where the line above goes on.
    func unexpectedColon() -> Explanation {
        let position = problem.position
        guard let line = file.line(at: position), let colon = line.colon else {
            return Explanation(
                "a colon with a space after it cannot stand in a text without quotes", at: position,
                hint: "put the whole value in quotes: `title: \"Models: what they are\"`")
        }
        if line.start + colon == position, let above = file.line(above: line) {
            return above.colon == nil ? keyWithoutColon(above) : misindented(line, below: above)
        }
        let value = line.value ?? ""
        let message =
            value.unicodeScalars.first.map { "“”„".unicodeScalars.contains($0) } ?? false
            ? "curly quotes are no quotes in YAML, so this colon cannot stand in the text"
            : "a colon with a space after it cannot stand in a text without quotes"
        return Explanation(message, at: position, hint: "write `\(line.with(value: value.inQuotes))`")
    }

    /// A line that cannot stand where it does.
    func misplacedLine() -> Explanation {
        // A key without its colon is noticed when its line is over.
        let isKey = problem.reason == .syntax("could not find expected ':'", context: "while scanning a simple key")
        let position = isKey ? problem.contextPosition ?? problem.position : problem.position
        guard let line = file.line(at: position) else { return unknown("this line cannot stand here") }
        // libyaml ends a line at these, as YAML 1.1 did: https://yaml.org/spec/1.1/#b-generic
        let breaks: Set<Unicode.Scalar> = ["\u{85}", "\u{2028}", "\u{2029}"]
        if let index = line.scalars.prefix(max(0, position - line.start)).lastIndex(where: breaks.contains) {
            return Explanation(
                "an invisible line break stands here", at: line.start + index, hint: "delete it, and type a space in its place")
        }
        if line.isListItem, position == line.start + line.indentation { return strayItem(line) }
        guard line.colon != nil else { return keyWithoutColon(line) }
        let above = file.line(above: line)
        if let cut = keyCutByComment(line) ?? above.flatMap(keyCutByComment) { return cut }
        guard let above, line.indentation != above.indentation || above.isListItem else {
            return unknown("this line cannot stand here")
        }
        return misindented(line, below: above)
    }

    /// `The C # book: https://a.example`
    private func keyCutByComment(_ line: YAMLLine) -> Explanation? {
        guard let colon = line.colon,
            let sign = line.scalars.indices.first(where: { $0 > line.textStart && $0 < colon && line.scalars[$0] == "#" }),
            YAMLLine.isBlank(line.scalars[sign - 1])
        else { return nil }
        return Explanation(
            "a # after a space begins a comment, so this key has no colon", at: line.start + sign,
            hint: "put the whole key in quotes: `\(line.text(line.textStart..<colon).inQuotes): …`")
    }

    /// `title:Foo`, or text that goes on without being indented.
    private func keyWithoutColon(_ line: YAMLLine) -> Explanation {
        let start = line.start + line.textStart
        let colons: Set<Unicode.Scalar> = [":", "\u{FF1A}"]
        if let colon = line.scalars[line.textStart...].firstIndex(where: colons.contains), colon > line.textStart,
            !line.scalars[line.textStart..<colon].contains(where: YAMLLine.isBlank),
            // An address is no key.
            !line.scalars[(colon + 1)...].starts(with: "//".unicodeScalars)
        {
            let value = PlainText(line.text((colon + 1)..<line.scalars.count)).onOneLine.string
            let hint = "write `\(line.text(line.textStart..<colon)): \(value.abridged)`"
            let place = line.start + colon
            if line.scalars[colon] != ":" { return Explanation("a full-width colon does not end a key", at: place, hint: hint) }
            if colon + 1 < line.scalars.count, line.scalars[colon + 1].properties.isWhitespace {
                // Alt and the space bar, on a Mac.
                return Explanation("the space after this colon is not an ordinary one", at: place, hint: hint)
            }
            return Explanation("a space is missing after this colon", at: place, hint: hint)
        }
        return Explanation(
            "this line has no key", at: start,
            hint: "write one with a colon and a space after it, like `title: …`; the further lines of a text begin with two spaces")
    }

    private func misindented(_ line: YAMLLine, below above: YAMLLine) -> Explanation {
        let start = line.start + line.textStart
        let neighbour = above.key ?? ""
        let isDeeper = line.textStart > above.textStart
        if isDeeper, let value = above.value, !value.isEmpty, let key = line.key, key.contains(" ") {
            // Nobody's key: a text that goes on in the next line.
            return Explanation(
                "a colon with a space after it cannot stand in a text without quotes", at: problem.position,
                hint: "put the whole text in quotes, or write `\(neighbour.abridged): >-` and the text in the lines below it")
        }
        let key = (line.key ?? line.text).abridged
        var hint = "let `\(key)` begin in the column of the key that it belongs beside"
        if !neighbour.isEmpty, isDeeper || above.isListItem || file.line(above: above) == nil {
            hint = "let `\(key)` begin right below `\(neighbour.abridged)`"
            if isDeeper, above.value?.isEmpty == false {
                hint += ", or, if the line is part of the text above it, put the whole text in quotes"
            }
        }
        return Explanation("this key does not begin in the same column as the keys above it", at: start, hint: hint)
    }

    /// `- jo` among keys.
    private func strayItem(_ line: YAMLLine) -> Explanation {
        let start = line.start + line.indentation
        if let above = file.line(above: line), above.isListItem, above.indentation != line.indentation {
            return Explanation(
                "this item does not begin in the same column as the items above it", at: start,
                hint: "let every `-` of a list begin in the same column")
        }
        return Explanation(
            "a list item stands here, where a key is expected", at: start,
            hint: "write the key that the list belongs to in a line above it, like `people:`")
    }
}
