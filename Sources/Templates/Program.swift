/// A page's template and all that it includes, resolved against the page's variables: nothing is looked up by name any more.
struct Program: Sendable {
    /// The instructions of the page's template, and of each partial or block in each context in which it is used. The first is the
    /// page's.
    var procedures: [[Instruction]] = [[]]
    /// The text of all literals.
    var text: [UInt8] = []
    /// Where in `text` lines begin, each of which a partial's indentation goes before.
    var lineStarts: [Int32] = []
    /// The further steps of dotted names.
    var paths: [[Int32]] = []
    /// The first is none.
    var indentations: [[UInt8]] = [[]]
    /// For calls from a context with frames that the callee cannot see: the frames that it gets.
    var frameLists: [[Int32]] = []
}

/// Where a value is: the frame (an object on the context stack, counted from its bottom), the variable in it, and a path from there.
struct Slot: Sendable, Hashable {
    var frame: Int32
    let index: Int32
    /// In `Program.paths`; -1 for none.
    let path: Int32
}

/// One step of a program. The body of a section follows its head: the next `count` instructions.
enum Instruction: Sendable {
    /// Ranges of `Program.text` and `Program.lineStarts`.
    case literal(Range<Int32>, lineStarts: Range<Int32>)
    case text(Slot)
    case html(Slot)
    /// The body runs if there is something.
    case whenPresent(Slot, count: Int32)
    case whenAbsent(Slot, count: Int32)
    /// The body runs with the object, or with each row, as a further frame.
    case withObject(Slot, count: Int32)
    case forEach(Slot, count: Int32)
    /// The callee's lines are indented by what this procedure's are, and by one of `Program.indentations`; -1 for a call within a
    /// line, which indents nothing. `frames` is one of `Program.frameLists`; -1 for all.
    case call(procedure: Int32, indentation: Int32, frames: Int32)
}
