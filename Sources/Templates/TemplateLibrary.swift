import Diagnostics

/// The templates that pages include, by the names that they include them by; each is parsed once.
struct TemplateLibrary {
    private let file: (String) -> Theme.File?
    private let names: [String]
    private var parsed: [String: Template] = [:]
    /// The paths of the templates that were asked for.
    private(set) var files: Set<String> = []
    /// Mistakes in the templates' sources.
    private(set) var diagnostics = Diagnostics()

    /// - Parameters:
    ///   - names: of all partials, for did-you-mean.
    ///   - file: the file of a partial; nil where there is none of the name.
    init(names: [String], file: @escaping (String) -> Theme.File?) {
        self.names = names
        self.file = file
    }

    mutating func template(_ name: String) -> Template? {
        if let template = parsed[name] { return template }
        guard let file = file(name) else { return nil }
        files.insert(file.path)
        let template = Template(file, reporting: &diagnostics)
        parsed[name] = template
        return template
    }

    func suggestion(for name: String) -> String? {
        var plain = name[...]
        if plain.hasSuffix(".html") { plain = plain.dropLast(5) }
        if plain.hasPrefix("partials/") { plain = plain.dropFirst(9) }
        return names.contains(String(plain)) ? String(plain) : didYouMean(String(plain), among: names)
    }

    /// The names of all blocks that can be filled where the template is inherited from: its own, and those of what it includes.
    /// - Returns: nil where one of these is missing or broken, so that nobody knows.
    mutating func blocks(of name: String) -> Set<String>? {
        var found: Set<String> = []
        var seen: Set<String> = [name]
        var pending = [name]
        while let next = pending.popLast() {
            guard let nodes = template(next)?.nodes else { return nil }
            for node in nodes {
                node.visit { node in
                    switch node {
                    case .block(let block): found.insert(block.name.text)
                    case .partial(let name, _), .parent(let name, _, _): if seen.insert(name.text).inserted { pending.append(name.text) }
                    case .text, .variable, .section: break
                    }
                }
            }
        }
        return found
    }
}

extension TemplateNode {
    /// Calls `body` with this node and all nodes in it.
    func visit(_ body: (TemplateNode) -> Void) {
        body(self)
        switch self {
        case .section(_, _, let content): for node in content { node.visit(body) }
        case .block(let block): for node in block.content { node.visit(body) }
        case .parent(_, _, let blocks): for block in blocks { for node in block.content { node.visit(body) } }
        case .text, .variable, .partial: break
        }
    }
}
