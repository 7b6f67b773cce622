import Diagnostics

/// Checks a page's template, with all that it includes, against the page's variables, and makes a program of it.
struct TemplateCompiler {
    /// A template, or what fills a block, in a context.
    private struct Key: Hashable {
        let template: String
        /// Where the content stands; -1 for the whole template.
        let position: Int
        /// Whether its first line continues another.
        let isWithinLine: Bool
        let scope: Scope
        let fillings: [String: Filling]
        let context: MarkupContext?
    }

    /// Where instructions are made for.
    private struct Place {
        let template: Template
        let procedure: Int
        let fillings: [String: Filling]
        /// The tag that included the template.
        let includedAt: SourceLocation?
        var scope: Scope
        /// The frames that sections of this procedure have added.
        var pushes: [CallGraph.Push] = []
        /// How many sections and calls lead here.
        var depth = 0

        func location(_ name: TemplateName) -> SourceLocation { template.source.location(ofByte: name.position) }
    }

    private var program = Program()
    private var diagnostics = Diagnostics()
    /// The templates that the page is made of, by their paths.
    private var templates: [String: Template] = [:]
    private var procedures: [Key: Int32] = [:]
    /// Where in the markup each procedure ends.
    private var ends: [Int32: MarkupContext?] = [:]
    private var graph = CallGraph()
    /// The variables that are named, by the shapes that have them.
    private var named: [ObjectIdentifier: Set<String>] = [:]
    /// Whether a partial has mistakes that the library has reported.
    private var includesBroken = false
    private var library: TemplateLibrary

    /// - Parameter library: where partials and parents are found.
    /// - Returns: the program, the templates that it is made of in the order of their paths, and the variables of each shape that they name;
    ///   nil where there was a mistake.
    static func compile(
        _ page: Template, _ shape: Shape, at context: MarkupContext?, library: inout TemplateLibrary, reporting: inout Diagnostics
    ) -> (program: Program, templates: [Template], named: [ObjectIdentifier: Set<String>])? {
        guard let nodes = page.nodes else { return nil }
        var compiler = TemplateCompiler(library: library)
        compiler.templates[page.path] = page
        compiler.compile(
            nodes, as: 0, from: context,
            at: Place(template: page, procedure: 0, fillings: [:], includedAt: nil, scope: Scope(root: shape)))
        for call in compiler.graph.endlessCalls {
            compiler.diagnostics.report(
                .templateEndless, "this includes itself without end", at: call,
                hint: "include it inside a section over a list or an object of the row at hand")
        }
        library = compiler.library
        reporting.append(compiler.diagnostics)
        guard !compiler.diagnostics.hasErrors, !compiler.includesBroken else { return nil }
        let templates = compiler.templates.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        return (compiler.program, templates, compiler.named)
    }

    private init(library: TemplateLibrary) {
        self.library = library
    }

    private mutating func compile(_ nodes: [TemplateNode], as procedure: Int, from context: MarkupContext?, at place: Place) {
        var code = Code(at: context)
        emit(nodes, at: place, into: &code)
        program.procedures[procedure] = code.instructions
        ends[Int32(procedure)] = code.context
    }

    // MARK: Nodes

    private mutating func emit(_ nodes: [TemplateNode], at place: Place, into code: inout Code) {
        for node in nodes {
            switch node {
            case .text(let range, let startsLine):
                code.append(literal: place.template.source.bytes[range], startsLine: startsLine, to: &program)
            case .variable(let name):
                if let variable = resolve(name, at: place) { emit(variable, at: place, into: &code) }
            case .section(let name, let inverted, let content):
                if let variable = resolve(name, at: place) {
                    emitSection(content, over: variable, inverted: inverted, at: place, into: &code)
                }
            case .partial(let name, let indentation):
                guard let template = find(name, at: place) else { continue }
                emitCall(of: template, name, indentation, fillings: place.fillings, at: place, into: &code)
            case .parent(let name, let indentation, let blocks):
                guard let template = find(name, at: place) else { continue }
                checkBlocks(blocks, of: name, at: place)
                // What fills a block from further out wins: a page's content over that of the layout it inherits from.
                var fillings = place.fillings
                for block in blocks where fillings[block.name.text] == nil {
                    fillings[block.name.text] = Filling(template: place.template, block: block)
                }
                emitCall(of: template, name, indentation, fillings: fillings, at: place, into: &code)
            case .block(let block):
                if let filling = place.fillings[block.name.text] {
                    emitCall(of: filling, in: block, at: place, into: &code)
                } else {
                    emit(block.content, at: place, into: &code)
                }
            }
        }
    }

    private mutating func emit(_ variable: Variable, at place: Place, into code: inout Code) {
        switch variable.kind {
        case .text:
            checkContext(of: variable, isMarkup: false, at: place, code)
            code.append(.text(variable.slot))
        case .html:
            checkContext(of: variable, isMarkup: true, at: place, code)
            code.append(.html(variable.slot))
        case .flag, .object, .list:
            let mistake = MisusedName(variable.name.text, withoutText: variable.kind)
            report(.templateValue, mistake.message, at: variable.name, in: place, hint: mistake.hint)
        }
    }

    private mutating func checkContext(of variable: Variable, isMarkup: Bool, at place: Place, _ code: Code) {
        guard let mistake = code.context?.mistake(variable.name.text, isMarkup: isMarkup) else { return }
        report(.templateContext, mistake.message, at: variable.name, in: place, hint: mistake.hint)
    }

    private mutating func emitSection(
        _ content: [TemplateNode], over variable: Variable, inverted: Bool, at place: Place, into code: inout Code
    ) {
        let slot = variable.slot
        var inside = place
        inside.depth += 1
        guard checkDepth(inside, at: variable.name) else { return }
        guard !inverted else {
            return code.section(over: slot, head: { .whenAbsent(slot, count: $0) }) { emit(content, at: inside, into: &$0) }
        }
        switch variable.kind {
        case .text, .html, .flag:
            inside.scope = place.scope.entering(Scope.Item(slot: slot, kind: variable.kind))
            code.section(over: slot, head: { .whenPresent(slot, count: $0) }) { emit(content, at: inside, into: &$0) }
        case .object(let shape):
            enter(shape, from: slot, &inside)
            code.section(over: slot, head: { .withObject(slot, count: $0) }) { emit(content, at: inside, into: &$0) }
        case .list(let shape):
            enter(shape, from: slot, &inside)
            code.section(over: slot, head: { .forEach(slot, count: $0) }) { emit(content, at: inside, into: &$0) }
        }
    }

    private func enter(_ shape: Shape, from slot: Slot, _ place: inout Place) {
        place.pushes.append(Int(slot.frame) == place.scope.frames.count - 1 ? .inwards : .outwards)
        place.scope = place.scope.entering(shape)
    }

    /// Far more than a theme needs, and far less than the stack can take.
    private static let limits = (depth: 200, procedures: 4_000)

    private mutating func checkDepth(_ place: Place, at name: TemplateName) -> Bool {
        guard place.depth > Self.limits.depth || program.procedures.count > Self.limits.procedures else { return true }
        report(
            .templateEndless, "sections and partials go too deep here", at: name, in: place,
            hint: "include partials less deeply; at most \(Self.limits.depth) sections and partials can lie in one another")
        return false
    }

    // MARK: Calls

    private mutating func emitCall(
        of template: Template, _ name: TemplateName, _ indentation: [UInt8]?, fillings: [String: Filling], at place: Place,
        into code: inout Code
    ) {
        guard let nodes = template.nodes else {
            includesBroken = true
            return
        }
        templates[template.path] = template
        emitCall(
            of: nodes, in: template, position: -1, isWithinLine: false, fillings: fillings, indentation: indentation,
            by: name, at: place, into: &code)
    }

    private mutating func emitCall(of filling: Filling, in block: TemplateBlock, at place: Place, into code: inout Code) {
        var nodes = filling.block.content
        if block.indentation == nil {
            // Its first line continues the line that the block stands in.
            if case .text(let range, startsLine: true)? = nodes.first { nodes[0] = .text(range, startsLine: false) }
        } else if !filling.block.startsLine {
            let start = filling.block.name.position
            nodes.insert(.text(start..<start, startsLine: true), at: 0)
        }
        // A block of the same name in the content shows its own default content.
        var fillings = place.fillings
        fillings[block.name.text] = nil
        emitCall(
            of: nodes, in: filling.template, position: filling.block.name.position, isWithinLine: block.indentation == nil,
            fillings: fillings, indentation: block.indentation ?? [], by: block.name, at: place, into: &code)
    }

    private mutating func emitCall(
        of nodes: [TemplateNode], in template: Template, position: Int, isWithinLine: Bool, fillings: [String: Filling],
        indentation: [UInt8]?, by name: TemplateName, at place: Place, into code: inout Code
    ) {
        let includedAt = place.location(name)
        let frames = place.scope.visibleFrames
        let key = Key(
            template: template.path, position: position, isWithinLine: isWithinLine, scope: place.scope.keeping(frames),
            fillings: fillings, context: code.context)
        let procedure: Int32
        if let known = procedures[key] {
            procedure = known
        } else {
            guard checkDepth(place, at: name) else { return }
            procedure = Int32(program.procedures.count)
            procedures[key] = procedure
            program.procedures.append([])
            compile(
                nodes, as: Int(procedure), from: code.context,
                at: Place(
                    template: template, procedure: Int(procedure), fillings: fillings, includedAt: includedAt, scope: key.scope,
                    depth: place.depth + 1))
        }
        if let end = ends[procedure] { code.context = end }
        graph.add(from: place.procedure, to: Int(procedure), pushes: place.pushes, at: includedAt)
        code.append(
            .call(
                procedure: procedure,
                indentation: indentation.map { Self.intern($0, in: &program.indentations) } ?? -1,
                frames: frames.count == place.scope.frames.count ? -1 : Self.intern(frames.map(Int32.init), in: &program.frameLists)))
    }

    private static func intern<Element: Equatable>(_ element: Element, in table: inout [Element]) -> Int32 {
        if let index = table.firstIndex(of: element) { return Int32(index) }
        table.append(element)
        return Int32(table.count - 1)
    }

    private mutating func find(_ name: TemplateName, at place: Place) -> Template? {
        if let template = library.template(name.text) { return template }
        report(
            .templatePartial, "there is no partial `\(name.text)`", at: name, in: place,
            hint: library.suggestion(for: name.text).map { "did you mean `\($0)`?" }
                ?? "add the file Templates/partials/\(name.text).html")
        return nil
    }

    private mutating func checkBlocks(_ blocks: [TemplateBlock], of parent: TemplateName, at place: Place) {
        guard let known = library.blocks(of: parent.text) else { return }
        for block in blocks where !known.contains(block.name.text) {
            report(
                .templateBlock, "`\(parent.text)` has no block `\(block.name.text)`", at: block.name, in: place,
                hint: didYouMean(block.name.text, among: known.sorted()).map { "did you mean `\($0)`?" }
                    ?? "its blocks are \(listedNames(known.sorted()))")
        }
    }

    // MARK: Names

    /// A variable that a name means.
    private struct Variable {
        let slot: Slot
        let kind: Shape.Variable.Kind
        let name: TemplateName
    }

    private mutating func resolve(_ name: TemplateName, at place: Place) -> Variable? {
        do {
            let found = try place.scope.resolve(name.text)
            switch found {
            case .item(let item): return Variable(slot: item.slot, kind: item.kind, name: name)
            case .variable(let frame, let index, let path, let kind):
                note(index, path, in: place.scope.frames[frame])
                let path = path.isEmpty ? -1 : Self.intern(path.map(Int32.init), in: &program.paths)
                return Variable(slot: Slot(frame: Int32(frame), index: Int32(index), path: path), kind: kind, name: name)
            }
        } catch {
            report(error.kind, error.message, at: name, in: place, hint: error.hint)
            return nil
        }
    }

    private mutating func note(_ index: Int, _ path: [Int], in shape: Shape) {
        var (owner, last) = (shape, index)
        for step in path {
            guard case .object(let next) = owner.kind(at: last) else { return }
            (owner, last) = (next, step)
        }
        named[ObjectIdentifier(owner), default: []].insert(owner.names[last])
    }

    private mutating func report(
        _ kind: Diagnostic.Kind, _ message: String, at name: TemplateName, in place: Place, hint: String
    ) {
        let location = place.location(name)
        // A partial is checked in each context in which it is used; once is enough to say it.
        guard !diagnostics.all.contains(where: { $0.location == location && $0.message == message }) else { return }
        let notes = place.includedAt.map { [Diagnostic.Note("as it is included here", at: $0)] } ?? []
        diagnostics.report(kind, message, at: location, hint: hint, notes: notes)
    }
}
