/// Mistakes in a value: text that YAML takes for something else.
extension YAMLMistake {
    /// `title: @jo`, `title: *Really* good`.
    func needsQuotes(at position: Int) -> Explanation {
        guard let line = file.line(at: position), position - line.start < line.scalars.count else {
            return Explanation("this value needs quotes around it", at: position)
        }
        let column = position - line.start
        let character = line.scalars[column]
        let part = isInBrackets(line, column) ? line.item(at: column) : line
        // All of the value: `*` can stand at the start of a word in its middle, where it harms nobody.
        let begins = part.start + (part.colon.map { $0 + 1 } ?? part.textStart)
        let value = line.text(max(0, min(begins - line.start, column))..<(part.start - line.start + part.scalars.count))
        return Explanation(
            "a value that begins with \(character) needs quotes around it", at: position,
            hint: "write `\(part.with(value: value.inQuotes))`")
    }

    /// `title: , and then`, `tags: [ai,, food]`.
    func missingValue() -> Explanation {
        guard let line = file.line(at: problem.position) else { return needsQuotes(at: problem.position) }
        if let opening = problem.openBracket, opening < line.start, line.isListItem { return unclosedBracket(at: opening) }
        guard isInBrackets(line, problem.position - line.start) else { return needsQuotes(at: problem.position) }
        return Explanation("a value is missing here", at: problem.position, hint: "remove one of the commas, or write a value between them")
    }

    /// `people: - jo`, `title: - 5 degrees`.
    func needsQuotesOrLine() -> Explanation {
        guard let line = file.line(at: problem.position), let key = line.key, let value = line.value else {
            return unknown("nothing can begin here")
        }
        let character = file.scalar(at: problem.position) ?? "-"
        return Explanation(
            "a value that begins with \(character) needs quotes around it", at: problem.position,
            hint: "write `\(key): \(value.inQuotes)`"
                + (character == "-" ? "; the items of a list begin in the line below `\(key.abridged):`" : ""))
    }

    /// A quote that nothing closes, or only the next quote some lines below.
    func unclosedQuote(at position: Int) -> Explanation {
        let message = "this quote is never closed"
        guard let line = file.line(at: position), position - line.start < line.scalars.count else {
            return Explanation(message, at: position, hint: "put the same quote at the end of the text")
        }
        let column = position - line.start
        let quote = Character(line.scalars[column])
        let text = line.text((column + 1)..<line.scalars.count)
        guard !text.isEmpty else { return Explanation(message, at: position, hint: "put the same quote at the end of the text") }
        var hint = "write `\(line.with(value: "\(quote)\(text.abridged)\(quote)"))`"
        if isInBrackets(line, column) { hint = "put the same quote at the end of the text" }
        if quote == "'" { hint += ", or, if it is an apostrophe, `\(line.with(value: "'\(text)".inQuotes))`" }
        return Explanation(message, at: position, hint: hint)
    }

    /// `title: "A" and B`, `title: [Bonus] A train`, `summary: We talk about #metoo` and another line below.
    func textAfterValue() -> Explanation? {
        if let last = problem.lastScalar, last.isQuoted, let first = file.line(at: last.start), let end = file.line(at: last.end) {
            let between = end.scalars[min(last.end - end.start, end.scalars.count)...].prefix { YAMLLine.isBlank($0) }.count
            let isNext = last.end + between == problem.position
            guard isNext || problem.contextPosition == last.start else { return nil }
            if first.start < end.start { return unclosedQuote(at: last.start) }
            let part = isInBrackets(end, problem.position - end.start) ? end.item(at: problem.position - end.start) : end
            let begins = max(0, last.start - part.start)
            guard isNext, begins < part.scalars.count else { return nil }
            let value = part.text(begins..<part.scalars.count)
            return Explanation(
                "there is text after the closing quote", at: problem.position, hint: "write `\(part.with(value: reading(value).inQuotes))`")
        }
        if let loss = problem.lastScalar?.loss, let line = file.line(at: loss.position) {
            let column = loss.position - line.start
            let part = isInBrackets(line, column) ? line.item(at: column) : line
            let isInKey = part.colon.map { part.start + $0 > loss.position } ?? true
            return Explanation(
                "a # after a space begins a comment, so the value ends here", at: loss.position,
                hint: "put the whole value in quotes: "
                    + (isInKey ? "`\(part.text.inQuotes)`" : "`\(part.with(value: (part.value ?? part.text).inQuotes))`"))
        }
        return nil
    }

    /// Without the quotes that did not work: `"He said "no""` is meant as `He said "no"`.
    private func reading(_ value: String) -> String {
        guard let first = value.first, first == "\"" || first == "'", value.last == first, value.utf8.count > 2 else { return value }
        return String(value.dropFirst().dropLast())
    }

    /// `tags: [ai, food` without an end, `title: [Bonus] A train`, `{title: A: B}`.
    func brackets(_ context: String) -> Explanation? {
        let isFlow = context == "while parsing a flow sequence" || context == "while parsing a flow mapping"
        guard isFlow, let opening = problem.contextPosition else { return bracketsAndText() }
        guard let here = file.line(at: problem.position), problem.position - here.start < here.scalars.count else {
            return unclosedBracket(at: opening)
        }
        let column = problem.position - here.start
        let item = here.item(at: column)
        if here.scalars[column] == ":", let colon = item.colon, item.start + colon < problem.position, let key = item.key,
            let value = item.value
        {
            return Explanation(
                "a colon with a space after it cannot stand in a text without quotes", at: problem.position,
                hint: "write `\(key): \(value.inQuotes)`")
        }
        // In another line the list or mapping was most likely meant to be over.
        if here.start <= opening, "[{".unicodeScalars.contains(here.scalars[column]) {
            return Explanation(
                "a \(here.scalars[column]) cannot stand in a text without quotes here", at: problem.position,
                hint: "put the whole text in quotes, for within { } and [ ] these end it: , [ ] { }")
        }
        return unclosedBracket(at: opening)
    }

    private func unclosedBracket(at opening: Int) -> Explanation {
        let bracket = file.scalar(at: opening) ?? "["
        let (close, name) = bracket == "[" ? ("]", "list") : ("}", "mapping")
        guard let line = file.line(at: opening) else {
            return Explanation("this \(bracket) is never closed", at: opening, hint: "put a \(close) where the \(name) ends")
        }
        let value = line.text((opening - line.start)..<line.scalars.count)
        let whole = value.firstIndex(of: "#").map { String(value[..<$0].trimmingSpacesAtEnd) } ?? value
        return Explanation(
            "this \(bracket) is never closed", at: opening,
            hint: "write `\(line.with(value: whole.abridged + close))`, or `\(line.with(value: value.inQuotes))` if it is text")
    }

    /// Text after a list or a mapping in brackets: `title: [Bonus] A train`.
    private func bracketsAndText() -> Explanation? {
        guard let line = file.line(at: problem.position), let value = line.value, let first = value.unicodeScalars.first,
            first == "[" || first == "{", problem.position > line.start + (line.colon ?? 0)
        else { return nil }
        let begins = line.scalars[((line.colon ?? 0) + 1)...].firstIndex(of: first) ?? 0
        return Explanation(
            "a value that begins with \(first) needs quotes around it", at: line.start + begins,
            hint: "write `\(line.with(value: value.inQuotes))`")
    }

    /// `"C:\Users"`.
    func escape() -> Explanation {
        Explanation(
            "a backslash within double quotes means something else to YAML", at: problem.position,
            hint: "write it twice, or put the text in single quotes: '…'")
    }

    /// Whether an index in a line lies within `{…}` or `[…]` that begin in the same line.
    func isInBrackets(_ line: YAMLLine, _ column: Int) -> Bool {
        var depth = 0
        for scalar in line.scalars.prefix(column) {
            if scalar == "[" || scalar == "{" { depth += 1 }
            if scalar == "]" || scalar == "}" { depth -= 1 }
        }
        return depth > 0
    }
}

extension Substring {
    fileprivate var trimmingSpacesAtEnd: Substring {
        var text = self
        while let last = text.unicodeScalars.last, YAMLLine.isBlank(last) { text.unicodeScalars.removeLast() }
        return text
    }
}
