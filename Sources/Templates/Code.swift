/// The instructions of a procedure while they are made.
struct Code {
    private(set) var instructions: [Instruction] = []
    /// Where in the page's markup the code has come to; nil where the template is not of markup.
    var context: MarkupContext?
    /// What the last section was over and where it began, if nothing came after it.
    private var lastSection: (slot: Slot, context: MarkupContext?)?
    /// Literals before this instruction stay as they are: a section begins or ends here.
    private var sealed = 0

    init(at context: MarkupContext?) {
        self.context = context
    }

    mutating func append(_ instruction: Instruction) {
        instructions.append(instruction)
        lastSection = nil
    }

    /// Text that follows text becomes one literal.
    mutating func append(literal bytes: ArraySlice<UInt8>, startsLine: Bool, to program: inout Program) {
        var range = Int32(program.text.count)..<Int32(program.text.count + bytes.count)
        var lines = Int32(program.lineStarts.count)..<Int32(program.lineStarts.count + (startsLine ? 1 : 0))
        if instructions.count > sealed, case .literal(let before, let linesBefore)? = instructions.last,
            before.upperBound == range.lowerBound, linesBefore.upperBound == lines.lowerBound
        {
            instructions.removeLast()
            range = before.lowerBound..<range.upperBound
            lines = linesBefore.lowerBound..<lines.upperBound
        }
        context?.advance(over: bytes)
        lastSection = nil
        if startsLine { program.lineStarts.append(Int32(program.text.count)) }
        program.text.append(contentsOf: bytes)
        instructions.append(.literal(range, lineStarts: lines))
    }

    /// A section: its head, made when the count of its body's instructions is known, and its body.
    mutating func section(over slot: Slot, head: (Int32) -> Instruction, body: (inout Code) -> Void) {
        // Where one section shows what the one before it does not, both begin at the same place of the markup.
        if let lastSection, lastSection.slot == slot { context = lastSection.context }
        let startContext = context
        let start = instructions.count
        instructions.append(head(0))
        sealed = instructions.count
        body(&self)
        instructions[start] = head(Int32(instructions.count - start - 1))
        sealed = instructions.count
        lastSection = (slot, startContext)
    }
}
