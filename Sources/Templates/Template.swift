import Diagnostics

/// A template in the Mustache language, parsed (https://github.com/mustache/spec).
public struct Template: Sendable {
    /// From Templates/, with slashes.
    public let path: String
    let source: SourceText
    /// Nil where the source has mistakes that hide its structure.
    let nodes: [TemplateNode]?

    /// Parses a template; mistakes are reported, each with its place.
    public init(_ file: Theme.File, reporting: inout Diagnostics) {
        path = file.path
        source = file.source
        nodes = TemplateParser.nodes(of: source, reporting: &reporting)
    }
}

/// A part of a template. Ranges are of bytes in its source.
enum TemplateNode: Sendable {
    /// Text without tags; `startsLine` where it is the first thing of a line, so that a partial's indentation goes before it.
    case text(Range<Int>, startsLine: Bool)
    case variable(TemplateName)
    case section(TemplateName, inverted: Bool, [TemplateNode])
    /// `indentation` is nil where the tag does not stand alone on its line.
    case partial(TemplateName, indentation: [UInt8]?)
    case parent(TemplateName, indentation: [UInt8]?, [TemplateBlock])
    case block(TemplateBlock)
}

/// A name in a tag, and where the tag begins.
struct TemplateName: Sendable {
    let text: String
    let position: Int
}

/// A place in a template that others can fill, or what fills it.
struct TemplateBlock: Sendable {
    let name: TemplateName
    /// The white space that goes before each line of what fills the block; nil where the block stands after other things on its
    /// line.
    let indentation: [UInt8]?
    /// Whether the content begins on a line of its own.
    let startsLine: Bool
    let content: [TemplateNode]
}
