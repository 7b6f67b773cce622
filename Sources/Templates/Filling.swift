/// What fills a block of a parent: content that stands in a template.
struct Filling: Hashable {
    let template: Template
    let block: TemplateBlock

    static func == (one: Filling, other: Filling) -> Bool {
        one.template.path == other.template.path && one.block.name.position == other.block.name.position
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(template.path)
        hasher.combine(block.name.position)
    }
}
