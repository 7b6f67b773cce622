/// A page's template and all that it includes, resolved against the page's variables: nothing is looked up by name any more.
struct Program: Sendable {
    /// The instructions of the page's template and of each partial or block in each context in which it is used. The first is the page's.
    var procedures: [[Instruction]] = []
    /// The text of all literals.
    var text: [UInt8] = []
    /// Where in `text` lines begin, each of which a partial's indentation goes before.
    var lineStarts: [Int32] = []
    /// The further steps of dotted names.
    var paths: [[Int32]] = []
    var indentations: [[UInt8]] = []
    /// For calls from a context with frames that the callee cannot see: the frames that it gets.
    var frameLists: [[Int32]] = []
}

/// Where a value is: the frame (an object on the context stack, counted from its bottom), the variable in it, and a path from there.
struct Slot: Sendable, Hashable {
    let frame: Int32
    let index: Int32
    /// In `Program.paths`; -1 for none.
    let path: Int32
}

/// Jumps lead to an instruction of the same procedure, behind the body of a section.
enum Instruction: Sendable {
    /// `lineStarts` is a range of `Program.lineStarts`.
    case literal(Range<Int32>, lineStarts: Range<Int32>)
    case text(Slot)
    case html(Slot)
    /// The body follows; it runs if there is something.
    case whenPresent(Slot, end: Int32)
    case whenAbsent(Slot, end: Int32)
    /// The body runs with the object, or with each row, as a further frame.
    case withObject(Slot, end: Int32)
    case forEach(Slot, end: Int32)
    case call(Int32, indentation: CallIndentation, frames: Int32)
}

/// What a partial's or block's lines are indented by.
enum CallIndentation: Sendable {
    /// Nothing: it begins within a line.
    case none
    /// What lines around it are indented by, and one of `Program.indentations`.
    case more(Int32)
}
