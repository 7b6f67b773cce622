/// Where in an HTML page a template has come to, as far as escaping matters.
///
/// Escaped text is safe in an element and in a quoted attribute, and nowhere else: after `href=` without quotes a space would begin
/// another attribute, and in a script nothing is escaped at all. The states are those of the HTML standard's tokenizer, taken together
/// where they are alike (https://html.spec.whatwg.org/multipage/parsing.html#tokenization).
struct MarkupContext: Hashable {
    enum State: Hashable {
        case element
        /// After `<`, in `<!` or `</`, and in a tag's name.
        case tagName
        /// In a tag, where attributes begin.
        case tag
        case beforeValue
        case unquotedValue
        case quotedValue(UInt8)
        case comment
        /// In a script or style, where markup means nothing.
        case rawText
        /// In a title or textarea, where only character references mean something.
        case onlyText
    }

    private(set) var state = State.element
    /// What has been read of a tag's name, with `/` or `!` before it; in a script, title and so on the end tag that it ends with.
    private var name: [UInt8] = []
    /// What has been read of an attribute's name.
    private var attribute: [UInt8] = []
    /// How much of the end of a comment, script and so on the last bytes are. (`<!-->` is a whole comment.)
    private var matched = 0

    /// Goes on over markup that stands in a template.
    mutating func advance(over bytes: ArraySlice<UInt8>) {
        for byte in bytes { advance(over: byte) }
    }

    private mutating func advance(over byte: UInt8) {
        switch state {
        case .element:
            if byte == UInt8(ascii: "<") { (state, name) = (.tagName, []) }
        case .tagName:
            advanceInName(over: byte)
        case .tag, .beforeValue, .unquotedValue:
            advanceInTag(over: byte)
        case .quotedValue(let quote):
            if byte == quote { (state, attribute) = (.tag, []) }
        case .comment:
            if byte == UInt8(ascii: ">"), matched == 2 {
                self = MarkupContext()
            } else {
                matched = byte == UInt8(ascii: "-") ? min(matched + 1, 2) : 0
            }
        case .rawText, .onlyText:
            advanceToEnd(over: byte)
        }
    }

    private mutating func advanceInName(over byte: UInt8) {
        if byte == UInt8(ascii: ">") {
            endTag()
        } else if byte.isTemplateSpace || (byte == UInt8(ascii: "/") && !name.isEmpty) {
            // `<` before a space is text.
            state = name.isEmpty ? .element : .tag
        } else if name.isEmpty, !byte.isLetter, byte != UInt8(ascii: "/"), byte != UInt8(ascii: "!"), byte != UInt8(ascii: "?") {
            state = byte == UInt8(ascii: "<") ? .tagName : .element
        } else if name.count < 16 {
            name.append(byte.isLetter ? byte | 0x20 : byte)
            if name == Array("!--".utf8) { (state, name, matched) = (.comment, [], 2) }
        }
    }

    private mutating func advanceInTag(over byte: UInt8) {
        switch (byte, state) {
        case (UInt8(ascii: ">"), _): endTag()
        case (UInt8(ascii: "="), .tag): state = .beforeValue
        case (UInt8(ascii: "\""), .beforeValue), (UInt8(ascii: "'"), .beforeValue): state = .quotedValue(byte)
        case (_, .tag): advanceInAttributeName(over: byte)
        case (_, .beforeValue): if !byte.isTemplateSpace { state = .unquotedValue }
        default: if byte.isTemplateSpace { (state, attribute) = (.tag, []) }
        }
    }

    /// A space after the name may still be followed by `=`, so the next name begins with its first letter.
    private mutating func advanceInAttributeName(over byte: UInt8) {
        if byte.isTemplateSpace || byte == UInt8(ascii: "/") {
            if attribute.last != UInt8(ascii: " ") { attribute.append(UInt8(ascii: " ")) }
        } else {
            if attribute.last == UInt8(ascii: " ") { attribute = [] }
            if attribute.count < 16 { attribute.append(byte.isLetter ? byte | 0x20 : byte) }
        }
    }

    private mutating func endTag() {
        let tag = name
        self = MarkupContext()
        switch String(decoding: tag, as: UTF8.self) {
        case "script", "style": (state, name) = (.rawText, Array("</".utf8) + tag)
        case "title", "textarea": (state, name) = (.onlyText, Array("</".utf8) + tag)
        default: break
        }
    }

    private mutating func advanceToEnd(over byte: UInt8) {
        let lower = byte.isLetter ? byte | 0x20 : byte
        if lower == name[matched] { matched += 1 } else { matched = lower == name[0] ? 1 : 0 }
        if matched == name.count { (state, name, matched) = (.tag, [], 0) }
    }
}

extension UInt8 {
    var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}

extension MarkupContext {
    /// Whether what stands in the attribute is a script, a stylesheet or a page, in which escaping means nothing.
    private var isActiveAttribute: Bool {
        let name = String(decoding: attribute, as: UTF8.self).prefix { $0 != " " }
        return name.hasPrefix("on") || name == "style" || name == "srcdoc"
    }

    /// Why a variable cannot stand here; nil where it can.
    func mistake(_ name: String, isMarkup: Bool) -> (message: String, hint: String)? {
        switch state {
        case .element:
            return nil
        case .quotedValue where isActiveAttribute:
            return (
                "`\(name)` cannot be made safe in an attribute that is a script or a style",
                "put it into an attribute such as `data-name`, and read it from a script in `assets/`"
            )
        case .quotedValue where !isMarkup, .comment where !isMarkup, .onlyText where !isMarkup, .rawText where isMarkup:
            return nil
        case .quotedValue:
            return ("`\(name)` is markup, which cannot stand in an attribute", "use a variable that is text")
        case .onlyText, .comment:
            return ("`\(name)` is markup, and only text can stand here", "use a variable that is text")
        case .rawText:
            return (
                "`\(name)` is text, which cannot be made safe in a script or style",
                "put it into an attribute such as `data-name`, and read it there"
            )
        case .beforeValue, .unquotedValue:
            return ("`\(name)` stands in an attribute without quotes", "put the attribute's value in double quotes")
        case .tagName, .tag:
            return ("`\(name)` stands inside a tag", "put it into an attribute's value, in double quotes")
        }
    }
}
