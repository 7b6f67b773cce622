import Diagnostics
import Storage

/// A page kind's template, checked against its variables and ready to be filled.
public struct PageTemplate: Sendable {
    /// What the page's root must be an object of.
    public let shape: Shape
    /// Of the sources of the template and of all partials and parents that it uses: it changes when, and only when, one of them does.
    public let digest: Digest
    private let program: Program

    /// Compiles a template. Mistakes are reported.
    /// - Parameter isMarkup: whether it makes HTML, so that variables may only stand where their type is safe.
    /// - Returns: nil where there was a mistake.
    init?(_ template: Template, _ shape: Shape, isMarkup: Bool, library: inout TemplateLibrary, reporting: inout Diagnostics) {
        let context = isMarkup ? MarkupContext() : nil
        guard let (program, files) = TemplateCompiler.compile(template, shape, at: context, library: &library, reporting: &reporting)
        else { return nil }
        self.shape = shape
        self.program = program
        var writer = StorageWriter()
        for file in files {
            writer.write(file.path)
            writer.write(bytes: file.source.bytes)
        }
        digest = Digest(of: writer)
    }

    /// The page's bytes.
    /// - Parameter root: an object of `shape`.
    public func render(_ root: Object) -> [UInt8] {
        precondition(root.shape === shape, "a page of \(shape.name) cannot show \(root.shape.name)")
        return Renderer.render(program, root, reserving: program.text.count * 2)
    }
}
