import Diagnostics

/// Makes a tree of a template's tokens: pairs what opens and closes, takes away white space around standalone tags.
struct TemplateParser {
    private let source: SourceText
    private var tokens: [TemplateToken]

    static func nodes(of source: SourceText, reporting: inout Diagnostics) -> [TemplateNode]? {
        if let invalid = source.firstInvalidByte {
            reporting.report(.templateNotText, "this is not UTF-8", at: source.location(ofByte: invalid))
            return nil
        }
        var found = Diagnostics()
        var parser = TemplateParser(source: source, tokens: TemplateLexer.tokens(of: source, reporting: &found))
        if !found.hasErrors { parser.pair(reporting: &found) }
        reporting.append(found)
        if found.hasErrors { return nil }
        TemplateLines.trim(&parser.tokens, source.bytes)
        return parser.nodes(in: 0..<parser.tokens.count, dedent: [])
    }

    private init(source: SourceText, tokens: [TemplateToken]) {
        self.source = source
        self.tokens = tokens
    }

    private func name(_ token: TemplateToken) -> String { String(decoding: source.bytes[token.name], as: UTF8.self) }
    private func location(_ token: TemplateToken) -> SourceLocation { source.location(ofByte: token.range.lowerBound) }
    private func opening(_ token: TemplateToken) -> String {
        switch token.kind {
        case .inverted: "{{^\(name(token))}}"
        case .block: "{{$\(name(token))}}"
        case .parent: "{{<\(name(token))}}"
        default: "{{#\(name(token))}}"
        }
    }

    // MARK: Pairs

    /// Far more than a template needs, and far less than the stack can take.
    private static let greatestDepth = 100

    private mutating func pair(reporting: inout Diagnostics) {
        var open: [Int] = []
        for index in tokens.indices {
            tokens[index].container = open.last ?? -1
            if tokens[index].opens {
                open.append(index)
                if open.count == Self.greatestDepth { return reportDepth(tokens[index], reporting: &reporting) }
            } else if tokens[index].kind == .end {
                let token = tokens[index]
                guard let matching = open.lastIndex(where: { name(tokens[$0]) == name(token) }) else {
                    reportStray(token, open: open.last.map { tokens[$0] }, reporting: &reporting)
                    continue
                }
                for unclosed in open[(matching + 1)...] { reportUnclosed(tokens[unclosed], before: token, reporting: &reporting) }
                open.removeSubrange((matching + 1)...)
                let opener = open.removeLast()
                tokens[opener].partner = index
                tokens[index].partner = opener
                tokens[index].container = open.last ?? -1
            }
        }
        for unclosed in open { reportUnclosed(tokens[unclosed], before: nil, reporting: &reporting) }
        for token in tokens where token.container >= 0 && tokens[token.container].kind == .parent {
            checkInsideParent(token, reporting: &reporting)
        }
    }

    private func reportStray(_ token: TemplateToken, open: TemplateToken?, reporting: inout Diagnostics) {
        reporting.report(
            .templateStrayEnd, "`{{/\(name(token))}}` closes nothing", at: location(token),
            hint: open.map { "`\(opening($0))` is open here: close it with `{{/\(name($0))}}`" },
            notes: open.map { [Diagnostic.Note("`\(opening($0))` is opened here", at: location($0))] } ?? [])
    }

    private func reportUnclosed(_ token: TemplateToken, before end: TemplateToken?, reporting: inout Diagnostics) {
        reporting.report(
            .templateUnclosed, "`\(opening(token))` is not closed", at: location(token),
            hint: "write `{{/\(name(token))}}` where it ends",
            notes: end.map { [Diagnostic.Note("`{{/\(name($0))}}` comes first", at: location($0))] } ?? [])
    }

    private func reportDepth(_ token: TemplateToken, reporting: inout Diagnostics) {
        reporting.report(
            .templateTag, "more than \(Self.greatestDepth) sections lie in one another here", at: location(token),
            hint: "move what is in them into a partial")
    }

    private func checkInsideParent(_ token: TemplateToken, reporting: inout Diagnostics) {
        switch token.kind {
        case .block, .comment, .delimiters, .end: return
        case .text where source.bytes[token.range].allSatisfy({ $0.isTemplateSpace }): return
        default:
            reporting.report(
                .templateOutsideBlock, "this is not shown, since it stands in no block of `\(opening(tokens[token.container]))`",
                at: location(token), hint: "move it into a block, such as `{{$content}}…{{/content}}`")
        }
    }

    // MARK: Tree

    /// - Parameter dedent: the white space that is taken away at the start of each line.
    private func nodes(in range: Range<Int>, dedent: [UInt8]) -> [TemplateNode] {
        var nodes: [TemplateNode] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let token = tokens[index]
            let inside = index + 1..<max(index + 1, token.partner)
            let label = TemplateName(text: name(token), position: token.range.lowerBound)
            // A tag that is the first thing of a line carries the line's start.
            if token.kind != .text, token.startsLine {
                nodes.append(.text(token.range.lowerBound..<token.range.lowerBound, startsLine: true))
            }
            switch token.kind {
            case .text:
                var text = token.range
                if token.startsLine { text = text.lowerBound + shared(dedent, source.bytes[text])..<text.upperBound }
                if !text.isEmpty || token.startsLine { nodes.append(.text(text, startsLine: token.startsLine)) }
            case .comment, .delimiters, .end:
                break
            case .variable:
                nodes.append(.variable(label))
            case .section, .inverted:
                nodes.append(.section(label, inverted: token.kind == .inverted, self.nodes(in: inside, dedent: dedent)))
            case .partial:
                nodes.append(.partial(label, indentation: token.standsAlone ? indentation(token, dedent) : nil))
            case .parent:
                nodes.append(.parent(label, indentation: token.standsAlone ? indentation(token, dedent) : nil, blocks(in: inside)))
            case .block:
                var content = self.nodes(in: inside, dedent: dedent)
                // White space that only the block comes after belongs to it: what fills it brings its own.
                if !token.standsAlone, token.indentation != nil, case .text(_, startsLine: true)? = nodes.last {
                    content.insert(nodes.removeLast(), at: 0)
                }
                let indentation = indentation(of: token, inside, dedent)
                nodes.append(
                    .block(TemplateBlock(name: label, indentation: indentation, startsLine: token.standsAlone, content: content)))
            }
            index = token.opens ? token.partner + 1 : index + 1
        }
        return nodes
    }

    /// The blocks directly in a parent: what fills the parent's.
    private func blocks(in range: Range<Int>) -> [TemplateBlock] {
        var blocks: [TemplateBlock] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let token = tokens[index]
            if token.kind == .block {
                let inside = index + 1..<token.partner
                // Where the content starts on a line of its own, its own indentation is replaced by that of the place it goes to.
                let dedent = token.standsAlone ? indentationOfFirstLine(inside) ?? [] : []
                let label = TemplateName(text: name(token), position: token.range.lowerBound)
                let content = nodes(in: inside, dedent: dedent)
                blocks.append(TemplateBlock(name: label, indentation: nil, startsLine: token.standsAlone, content: content))
            }
            index = token.opens ? token.partner + 1 : index + 1
        }
        return blocks
    }

    /// A block's tag on a line of its own leaves it to the default content how the block is indented.
    private func indentation(of block: TemplateToken, _ inside: Range<Int>, _ dedent: [UInt8]) -> [UInt8]? {
        if block.standsAlone, let intrinsic = indentationOfFirstLine(inside) {
            return Array(intrinsic.dropFirst(shared(dedent, intrinsic[...])))
        }
        return block.indentation == nil ? nil : indentation(block, dedent)
    }

    private func indentation(_ token: TemplateToken, _ dedent: [UInt8]) -> [UInt8] {
        guard let range = token.indentation else { return [] }
        return Array(source.bytes[range].dropFirst(shared(dedent, source.bytes[range])))
    }

    /// The white space before the first line that is not blank; nil where all of the block's own lines are.
    private func indentationOfFirstLine(_ inside: Range<Int>) -> [UInt8]? {
        guard !inside.isEmpty else { return nil }
        let bytes = source.bytes
        var start = tokens[inside.lowerBound - 1].range.upperBound
        while start < bytes.count, bytes[start] != UInt8(ascii: "\n") { start += 1 }
        let end = tokens[inside.upperBound].range.lowerBound
        var index = start + 1
        var lineStart = index
        while index < end, bytes[index].isTemplateSpace {
            index += 1
            if bytes[index - 1] == UInt8(ascii: "\n") { lineStart = index }
        }
        return index < end ? Array(bytes[lineStart..<index]) : nil
    }

    /// How many bytes two texts have in common at their starts.
    private func shared(_ one: [UInt8], _ other: ArraySlice<UInt8>) -> Int {
        zip(one, other).prefix { $0 == $1 }.count
    }
}

extension SourceText {
    /// The offset of the first byte that is not UTF-8.
    var firstInvalidByte: Int? {
        guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var position = 0
        while case .valid(let scalar) = decoder.parseScalar(from: &iterator) { position += scalar.count }
        return position
    }
}
