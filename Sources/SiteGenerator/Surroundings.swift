import Diagnostics
import Markup
import Podcast
import Publishing
import Storage
import Templates

/// What a page is laid out with: what all pages share, the words of its language, the template of its kind.
struct Surroundings: Sendable, Keyable {
    var chrome: Chrome
    var wording: Wording
    /// Stands for the theme's words.
    var words: Digest
    var layout: PageTemplate
    /// Stands for the running program and the libraries it renders with.
    var program: Digest

    /// The assets that the template names.
    private var assets: [String] { layout.names(of: chrome.assetShape) }

    func store(to writer: inout StorageWriter) {
        writer.write(program)
        writer.write(chrome.digest)
        writer.write(wording.language)
        writer.write(words)
        writer.write(layout.digest)
        for name in assets { writer.write(chrome.assets[name]) }
    }

    /// A group of files that shows `value` and nothing else.
    ///
    /// - Parameter make: gets the value and these surroundings, which are what the key is made of. It must capture nothing else.
    func group<Shown: Keyable & Sendable>(
        _ name: String, source: String, showing value: Shown,
        make: @escaping @Sendable (Shown, Surroundings, inout Diagnostics) -> [Output]
    ) -> FileGroup {
        var writer = StorageWriter()
        store(to: &writer)
        value.store(to: &writer)
        return FileGroup(name: name, source: source, key: Fingerprint(of: writer)) { [self] diagnostics in
            Product(outputs: make(value, self, &diagnostics))
        }
    }

    /// A page and the Markdown beside it.
    /// - Parameter values: of the page kind's own variables.
    func page(_ head: PageHead, markdown: [UInt8], values: [(name: String, value: Value)]) -> [Output] {
        let common = chrome.objects(for: head, assets: assets)
        let shared: [(name: String, value: Value)] = [
            ("site", common.site), ("page", common.page), ("strings", .object(wording.strings.object)),
            ("assets", common.assets),
        ]
        let object = Object(layout.shape, shared + values)
        var outputs = [Output(head.path, layout.render(object))]
        if head.hasMarkdown, !head.isShownAnywhere { outputs.append(Output(Places.markdown(of: head.path), markdown)) }
        return outputs
    }

    func head(_ path: SitePath, title: PlainText, description: PlainText? = nil) -> PageHead {
        PageHead(path: path, wording: wording, title: title, description: description)
    }
}
