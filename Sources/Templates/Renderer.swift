import Markup

/// Runs a program over values.
///
/// Everything that it reads lies in arrays that `render` keeps alive while it runs, so it goes by pointers and counts no references.
struct Renderer {
    private let program: Program
    private let text: UnsafeBufferPointer<UInt8>
    private var output = HTML()
    /// The values of the objects on the context stack.
    private var frames: [UnsafePointer<Value>] = []
    /// The first frame that the running procedure sees.
    private var base = 0
    /// What goes before each line of the running procedure.
    private var indentation: [UInt8] = []

    static func render(_ program: Program, _ root: Object, reserving size: Int) -> [UInt8] {
        program.text.withUnsafeBufferPointer { text in
            var renderer = Renderer(program, text: text)
            renderer.output.reserve(size)
            renderer.run(procedure: 0, in: root)
            return renderer.output.bytes
        }
    }

    private init(_ program: Program, text: UnsafeBufferPointer<UInt8>) {
        self.program = program
        self.text = text
    }

    // MARK: Instructions

    private mutating func run(procedure: Int, in root: Object) {
        withFrame(of: root) { $0.run(procedure) }
    }

    private mutating func run(_ procedure: Int) {
        program.procedures[procedure].withUnsafeBufferPointer { run($0) }
    }

    private mutating func run(_ instructions: UnsafeBufferPointer<Instruction>) {
        var next = 0
        while next < instructions.count {
            let instruction = instructions[next]
            next += 1
            switch instruction {
            case .literal(let range, let lineStarts):
                append(literal: range, lineStarts)
            case .text(let slot):
                if case .text(let text)? = value(slot)?.pointee { output.append(text: text) }
            case .html(let slot):
                if case .html(let html)? = value(slot)?.pointee { output.append(html) }
            case .whenPresent(let slot, let count):
                let end = next + Int(count)
                if value(slot)?.pointee.isEmpty == false { run(instructions[next..<end]) }
                next = end
            case .whenAbsent(let slot, let count):
                let end = next + Int(count)
                if value(slot)?.pointee.isEmpty != false { run(instructions[next..<end]) }
                next = end
            case .withObject(let slot, let count):
                let end = next + Int(count)
                if case .object(let object)? = value(slot)?.pointee { withFrame(of: object) { $0.run(instructions[next..<end]) } }
                next = end
            case .forEach(let slot, let count):
                let end = next + Int(count)
                if case .list(let rows)? = value(slot)?.pointee {
                    for row in rows { withFrame(of: row) { $0.run(instructions[next..<end]) } }
                }
                next = end
            case .call(let procedure, let indentation, let frames):
                call(Int(procedure), Int(indentation), Int(frames))
            }
        }
    }

    private mutating func run(_ body: Slice<UnsafeBufferPointer<Instruction>>) {
        run(UnsafeBufferPointer(rebasing: body))
    }

    private mutating func call(_ procedure: Int, _ added: Int, _ frameList: Int) {
        // Most calls indent nothing more and see all frames.
        guard added != 0 || frameList >= 0 else { return run(procedure) }
        let (outerIndentation, outerBase, count) = (indentation, base, frames.count)
        indentation = added < 0 ? [] : indentation + program.indentations[added]
        if frameList >= 0 {
            for frame in program.frameLists[frameList] { frames.append(frames[outerBase + Int(frame)]) }
            base = count
        }
        run(procedure)
        frames.removeSubrange(count...)
        base = outerBase
        indentation = outerIndentation
    }

    // MARK: Values

    private mutating func withFrame(of object: Object, _ body: (inout Renderer) -> Void) {
        object.values.withUnsafeBufferPointer { values in
            // A shape without variables has no values, and nothing asks for one; but it counts as a frame.
            guard let first = values.baseAddress ?? frames.last else { return body(&self) }
            frames.append(first)
            body(&self)
            frames.removeLast()
        }
    }

    /// - Returns: nil where an object on the path is absent.
    private func value(_ slot: Slot) -> UnsafePointer<Value>? {
        let value = frames[base + Int(slot.frame)] + Int(slot.index)
        return slot.path < 0 ? value : follow(program.paths[Int(slot.path)], from: value)
    }

    private func follow(_ path: [Int32], from start: UnsafePointer<Value>) -> UnsafePointer<Value>? {
        var value = start
        for step in path {
            guard case .object(let object) = value.pointee else { return nil }
            // The object, and so its values, are kept alive by the value that it is in.
            value = object.values.withUnsafeBufferPointer { $0.baseAddress! + Int(step) }
        }
        return value
    }

    // MARK: Literals

    private mutating func append(literal range: Range<Int32>, _ lineStarts: Range<Int32>) {
        var start = Int(range.lowerBound)
        if !indentation.isEmpty {
            for line in lineStarts {
                let lineStart = Int(program.lineStarts[Int(line)])
                append(text[start..<lineStart])
                indentation.withUnsafeBufferPointer { output.append(template: $0) }
                start = lineStart
            }
        }
        append(text[start..<Int(range.upperBound)])
    }

    private mutating func append(_ literal: Slice<UnsafeBufferPointer<UInt8>>) {
        output.append(template: UnsafeBufferPointer(rebasing: literal))
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
