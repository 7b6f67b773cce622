/// Finds the tags that stand alone on their lines, takes away the white space around them, and marks what begins a line.
///
/// A line is standalone where it holds tags that show nothing by themselves, and white space. Inside a parent only the content
/// of its blocks counts, so a line is looked at in segments, which such a content or a parent begins or ends
/// (https://github.com/mustache/spec, modules `sections`, `partials`, `~inheritance`).
struct TemplateLines {
    /// What is at the end of a segment: the line's end, a parent, or the end of a content that fills a block.
    private enum Edge { case line, parent, content }

    private var tokens: [TemplateToken]
    private let bytes: [UInt8]

    static func trim(_ tokens: inout [TemplateToken], _ bytes: [UInt8]) {
        var lines = TemplateLines(tokens: tokens, bytes: bytes)
        lines.trim()
        tokens = lines.tokens
    }

    private mutating func trim() {
        var start = 0
        while start < tokens.count {
            var end = start + 1
            while end < tokens.count, !endsLine(end - 1) { end += 1 }
            trimLine(start..<end)
            start = end
        }
    }

    private func endsLine(_ index: Int) -> Bool {
        tokens[index].kind == .text && bytes[tokens[index].range.upperBound - 1] == UInt8(ascii: "\n")
    }

    private mutating func trimLine(_ line: Range<Int>) {
        var start = line.lowerBound
        var startEdge = isBesideBlocks(start) ? nil : Edge.line
        for index in line {
            switch tokens[index].kind {
            case .parent:
                if let edge = startEdge { trimSegment(start..<index, from: edge, to: .parent) }
                startEdge = nil
            case .block where isBesideBlocks(index):
                (start, startEdge) = (index + 1, .content)
            case .end where isBesideBlocks(index) && tokens[tokens[index].partner].kind == .block:
                if let edge = startEdge { trimSegment(start..<index, from: edge, to: .content) }
                startEdge = nil
            case .end where tokens[tokens[index].partner].kind == .parent:
                (start, startEdge) = (index + 1, isBesideBlocks(index) ? nil : .parent)
            default:
                break
            }
        }
        if let edge = startEdge { trimSegment(start..<line.upperBound, from: edge, to: .line) }
    }

    /// Whether the token stands directly in a parent, where only blocks count.
    private func isBesideBlocks(_ index: Int) -> Bool {
        let container = tokens[index].container
        return container >= 0 && tokens[container].kind == .parent
    }

    private mutating func trimSegment(_ segment: Range<Int>, from start: Edge, to end: Edge) {
        switch (start, end) {
        case (.line, .line):
            trimWholeLine(segment)
        case (.line, .parent):
            if showsNothing(segment, tags: 0) { tokens[segment.upperBound].indentation = leadingSpace(segment) }
            markStart(segment.lowerBound..<segment.upperBound + 1)
        case (.parent, .line):
            let parent = tokens[segment.lowerBound - 1].partner
            guard showsNothing(segment, tags: 0), tokens[parent].indentation != nil else { return }
            tokens[parent].standsAlone = true
            tokens[parent].startsLine = false
            if tokens[parent].indentation?.isEmpty == false { remove(parent - 1..<parent) }
            remove(segment)
        case (.line, .content):
            showsNothing(segment) ? remove(segment) : markStart(segment)
        case (.content, .line):
            guard showsNothing(segment) else { return }
            tokens[segment.lowerBound - 1].standsAlone = true
            remove(segment)
        case (.parent, _), (.content, _):
            break
        }
    }

    private mutating func trimWholeLine(_ line: Range<Int>) {
        let tags = line.filter { tokens[$0].kind != .text }
        let isPartial = tags.count == 1 && tokens[tags[0]].kind == .partial
        if isPartial ? line.allSatisfy({ $0 == tags[0] || isBlank($0) }) : !tags.isEmpty && showsNothing(line) {
            let indentation = leadingSpace(line)
            for tag in tags {
                tokens[tag].standsAlone = true
                tokens[tag].indentation = indentation
            }
            remove(line)
            return
        }
        if let first = line.first(where: { !isBlank($0) }), tokens[first].kind == .block {
            tokens[first].indentation = leadingSpace(line)
        }
        markStart(line)
    }

    /// Whether a segment is white space and tags that show nothing.
    ///
    /// A section or block that begins and ends in it may show something, and so may a partial.
    private func showsNothing(_ segment: Range<Int>, tags allowed: Int = .max) -> Bool {
        var tags = 0
        for index in segment {
            switch tokens[index].kind {
            case .text: if !isBlank(index) { return false }
            case .variable, .partial, .parent: return false
            case .comment, .delimiters, .end, .section, .inverted, .block:
                tags += 1
                if segment.contains(tokens[index].partner) { return false }
            }
        }
        return tags <= allowed
    }

    private func isBlank(_ index: Int) -> Bool {
        tokens[index].kind == .text && bytes[tokens[index].range].allSatisfy { $0.isTemplateSpace }
    }

    /// The white space before the first tag of a segment.
    private func leadingSpace(_ segment: Range<Int>) -> Range<Int> {
        guard let first = segment.first else { return 0..<0 }
        return tokens[first].kind == .text ? tokens[first].range : 0..<0
    }

    private mutating func remove(_ segment: Range<Int>) {
        for index in segment where tokens[index].kind == .text {
            tokens[index].range = tokens[index].range.lowerBound..<tokens[index].range.lowerBound
            tokens[index].startsLine = false
        }
    }

    /// A blank line has no start, so that indentation leaves no white space on it.
    private mutating func markStart(_ segment: Range<Int>) {
        guard let first = segment.first, !(segment.count == 1 && isBlank(first)) else { return }
        tokens[first].startsLine = true
    }
}
