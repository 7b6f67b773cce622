import Markup

/// Runs a program over values.
struct Renderer {
    private let program: Program
    private var output = HTML()
    /// The values of the objects on the context stack. They lie in objects that the closures around keep alive.
    private var frames: [UnsafeBufferPointer<Value>] = []
    /// The first frame that the running procedure sees.
    private var base = 0
    /// What goes before each line of the running procedure.
    private var indentation: [UInt8] = []

    static func render(_ program: Program, _ root: Object, reserving size: Int) -> [UInt8] {
        var renderer = Renderer(program: program)
        renderer.output.reserve(size)
        root.values.withUnsafeBufferPointer { values in
            renderer.frames.append(values)
            renderer.run(0)
        }
        return renderer.output.bytes
    }

    private init(program: Program) {
        self.program = program
    }

    private mutating func run(_ procedure: Int) {
        program.procedures[procedure].withUnsafeBufferPointer { run($0[...]) }
    }

    private mutating func run(_ instructions: Slice<UnsafeBufferPointer<Instruction>>) {
        var next = instructions.startIndex
        while next < instructions.endIndex {
            let instruction = instructions[next]
            next += 1
            switch instruction {
            case .literal(let range, let lineStarts):
                append(literal: range, lineStarts)
            case .text(let slot):
                if case .text(let text) = value(slot) { output.append(text: text) }
            case .html(let slot):
                if case .html(let html) = value(slot) { output.append(html) }
            case .whenPresent(let slot, let count):
                let body = next..<next + Int(count)
                if !value(slot).isEmpty { run(instructions[body]) }
                next = body.upperBound
            case .whenAbsent(let slot, let count):
                let body = next..<next + Int(count)
                if value(slot).isEmpty { run(instructions[body]) }
                next = body.upperBound
            case .withObject(let slot, let count):
                let body = next..<next + Int(count)
                if case .object(let object) = value(slot) { run(instructions[body], in: object) }
                next = body.upperBound
            case .forEach(let slot, let count):
                let body = next..<next + Int(count)
                if case .list(let rows) = value(slot) {
                    for row in rows { run(instructions[body], in: row) }
                }
                next = body.upperBound
            case .call(let procedure, let indentation, let frames):
                call(Int(procedure), Int(indentation), Int(frames))
            }
        }
    }

    private mutating func run(_ body: Slice<UnsafeBufferPointer<Instruction>>, in object: Object) {
        object.values.withUnsafeBufferPointer { values in
            frames.append(values)
            run(body)
            frames.removeLast()
        }
    }

    private mutating func call(_ procedure: Int, _ added: Int, _ frameList: Int) {
        let outer = indentation
        if added < 0 { indentation = [] } else if !program.indentations[added].isEmpty { indentation += program.indentations[added] }
        if frameList < 0 {
            run(procedure)
        } else {
            let (outerBase, count) = (base, frames.count)
            for frame in program.frameLists[frameList] { frames.append(frames[outerBase + Int(frame)]) }
            base = count
            run(procedure)
            frames.removeSubrange(count...)
            base = outerBase
        }
        indentation = outer
    }

    private func value(_ slot: Slot) -> Value {
        var value = frames[base + Int(slot.frame)][Int(slot.index)]
        guard slot.path >= 0 else { return value }
        for step in program.paths[Int(slot.path)] {
            guard case .object(let object) = value else { return .absent }
            value = object.values[Int(step)]
        }
        return value
    }

    private mutating func append(literal range: Range<Int32>, _ lineStarts: Range<Int32>) {
        program.text.withUnsafeBufferPointer { text in
            var start = Int(range.lowerBound)
            if !indentation.isEmpty {
                for line in lineStarts {
                    let lineStart = Int(program.lineStarts[Int(line)])
                    output.append(template: text[start..<lineStart])
                    indentation.withUnsafeBufferPointer { output.append(template: $0[...]) }
                    start = lineStart
                }
            }
            output.append(template: text[start..<Int(range.upperBound)])
        }
    }
}

extension Value {
    /// Whether a section over it is skipped.
    var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .html(let html): html.isEmpty
        case .flag(let flag): !flag
        case .object: false
        case .list(let rows): rows.isEmpty
        case .absent: true
        }
    }
}
