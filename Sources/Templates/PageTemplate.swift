import Diagnostics
import Storage

/// A page kind's template, checked against its variables and ready to be filled.
public struct PageTemplate: Sendable {
    /// What the page's root must be an object of.
    public let shape: Shape
    /// Of the sources of the template and of all partials and parents that it uses: it changes when, and only when, one of them does.
    public let digest: Digest
    /// The ids that elements have whatever the page shows, of the template and all that it uses: places that links can lead to.
    public let ids: Set<String>
    private let program: Program
    private let named: [ObjectIdentifier: [String]]

    /// Compiles a template. Mistakes are reported.
    /// - Parameter isMarkup: whether it makes HTML, so that variables may only stand where their type is safe.
    /// - Returns: nil where there was a mistake.
    init?(_ template: Template, _ shape: Shape, isMarkup: Bool, library: inout TemplateLibrary, reporting: inout Diagnostics) {
        let context = isMarkup ? MarkupContext() : nil
        guard let (program, files, named) = TemplateCompiler.compile(template, shape, at: context, library: &library, reporting: &reporting)
        else { return nil }
        self.shape = shape
        self.program = program
        self.named = named.mapValues { $0.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
        var writer = StorageWriter()
        for file in files {
            writer.write(file.path)
            writer.write(bytes: file.source.bytes)
        }
        digest = Digest(of: writer)
        ids = Set(files.flatMap(\.source.literalIDs))
    }

    /// The variables of a shape that the template, or what it uses, names; in order.
    public func names(of shape: Shape) -> [String] { named[ObjectIdentifier(shape)] ?? [] }

    /// The page's bytes.
    /// - Parameter root: an object of `shape`.
    public func render(_ root: Object) -> [UInt8] {
        precondition(root.shape === shape, "a page of \(shape.name) cannot show \(root.shape.name)")
        return Renderer.render(program, root, reserving: program.text.count * 2)
    }
}

extension SourceText {
    /// What stands in attributes `id="…"` without tags of the template.
    fileprivate var literalIDs: [String] {
        let start = Array("id=\"".utf8)
        var ids: [String] = []
        var index = 1
        while index + start.count < bytes.count {
            defer { index += 1 }
            guard bytes[index] == start[0], bytes[index...].starts(with: start), bytes[index - 1].isTemplateSpace else { continue }
            let id = bytes[(index + start.count)...].prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "{") && !$0.isTemplateSpace }
            if id.endIndex < bytes.count, bytes[id.endIndex] == UInt8(ascii: "\""), !id.isEmpty {
                ids.append(String(decoding: id, as: UTF8.self))
            }
        }
        return ids
    }
}
