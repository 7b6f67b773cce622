import Diagnostics
import Podcast

/// How a value of YAML becomes a value of ours. What cannot be read is reported and gives nil.
struct Reading<Value>: Sendable {
    let read: @Sendable (YAML, inout Findings) -> Value?
}

extension Reading {
    /// Reads a scalar.
    /// - Parameters:
    ///   - expected: what is written there, for the message about a list or a mapping: "a time such as 12:34".
    ///   - convert: gives nil where it has reported why the text is none.
    static func scalar(
        _ expected: String, _ convert: @escaping @Sendable (_ text: String, _ position: Int, inout Findings) -> Value?
    ) -> Reading {
        Reading { yaml, findings in
            switch yaml.content {
            case .text(let text): return convert(text, yaml.start, &findings)
            case .nothing: return nil
            case .list:
                findings.report(
                    .wrongType, "this is a list, where \(expected) is expected", at: yaml.start,
                    hint: "write one value; a text that begins with [ or - needs quotes")
                return nil
            case .mapping(let pairs):
                var hint: String?
                if pairs.count == 1, case .text(let rest) = pairs[0].value.content {
                    hint = "a text with a colon and a space in it needs quotes: \"\(pairs[0].key.name): \(rest)\""
                }
                findings.report(.wrongType, "this is a mapping (`key: value`), where \(expected) is expected", at: yaml.start, hint: hint)
                return nil
            }
        }
    }

    /// Reads a mapping whose keys are those that `body` asks for.
    static func mapping(_ expected: String, _ body: @escaping @Sendable (inout Fields) -> Value?) -> Reading {
        Reading { yaml, findings in
            guard case .mapping(let pairs) = yaml.content else {
                findings.report(
                    .wrongType, "this is \(yaml.describedShape), where \(expected) is expected", at: yaml.start,
                    hint: yaml.missedSpace.map { "put a space after the colon: `\($0)`" })
                return nil
            }
            var fields = Fields(pairs, start: yaml.start)
            let value = body(&fields)
            findings.append(fields.finish())
            return value
        }
    }

    /// The text read in one way, a mapping in another.
    static func scalar(_ short: Reading, orMapping long: Reading) -> Reading {
        Reading { yaml, findings in
            if case .mapping = yaml.content { long.read(yaml, &findings) } else { short.read(yaml, &findings) }
        }
    }

    /// Several values, or only one of them without the list around it.
    static func list<Item>(of item: Reading<Item>) -> Reading where Value == [Item] {
        Reading { yaml, findings in
            guard case .list(let items) = yaml.content else {
                if let item = yaml.hyphenatedItem {
                    findings.report(
                        .wrongType, "a space is missing after the hyphen, so this is no list", at: yaml.start, hint: "write `- \(item)`")
                    return nil
                }
                return item.read(yaml, &findings).map { [$0] }
            }
            return items.compactMap { one in
                if one.isNothing { one.reportLoss(to: &findings) }
                return item.read(one, &findings)
            }
        }
    }

    /// The value and where it was written.
    var written: Reading<Written<Value>> {
        Reading<Written<Value>> { yaml, findings in
            read(yaml, &findings).map { Written(value: $0, position: yaml.start) }
        }
    }
}

extension YAML {
    /// Warns where a `#` took something away from a text.
    func reportLoss(to findings: inout Findings) {
        guard let loss else { return }
        let quoted: String
        if case .text(let text) = content { quoted = "\(text) \(loss.text)".inQuotes } else { quoted = loss.text.inQuotes }
        findings.report(
            .cutByComment, "a # after a space begins a comment, so “\(loss.text.abridged)” is left out", at: loss.position,
            hint: "put the whole text in quotes: `\(quoted)`"
                + (isNothing ? "; a comment has a space after its #" : "; a comment has two spaces before its #"))
    }

    /// `title:Foo` as it is meant.
    fileprivate var missedSpace: String? {
        guard case .text(let text) = content, let colon = text.firstIndex(of: ":"), colon > text.startIndex, !text[..<colon].contains(" ")
        else { return nil }
        return "\(text[..<colon]): \(text[text.index(after: colon)...])".abridged
    }

    /// `-jo` as an item of a list; of several, the first.
    fileprivate var hyphenatedItem: String? {
        guard case .text(let text) = content, text.utf8.first == UInt8(ascii: "-"),
            text.unicodeScalars.dropFirst().first?.properties.isAlphabetic == true
        else { return nil }
        return text.dropFirst().split(whereSeparator: { $0 == " " || $0 == "\n" }).first.map { String($0).abridged }
    }

    /// "a list", "text", for messages.
    var describedShape: String {
        switch content {
        case .text: "text"
        case .nothing: "empty"
        case .list: "a list"
        case .mapping: "a mapping (`key: value`)"
        }
    }
}
