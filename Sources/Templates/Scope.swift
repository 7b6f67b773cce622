/// What a template's names mean at one place: the shapes on the context stack.
struct Scope: Hashable {
    /// The shapes of the frames on the stack, the innermost last.
    private(set) var frames: [Shape]
    /// What `{{.}}` means, where that is not the innermost frame: a section over a text or a flag adds no names.
    private(set) var item: Item?

    struct Item: Hashable {
        let slot: Slot
        let kind: Shape.Variable.Kind

        static func == (one: Item, other: Item) -> Bool { one.slot == other.slot }
        func hash(into hasher: inout Hasher) { hasher.combine(slot) }
    }

    init(root: Shape) {
        frames = [root]
    }

    static func == (one: Scope, other: Scope) -> Bool {
        one.frames.elementsEqual(other.frames) { $0 === $1 } && one.item == other.item
    }

    func hash(into hasher: inout Hasher) {
        for frame in frames { hasher.combine(ObjectIdentifier(frame)) }
        hasher.combine(item)
    }

    func entering(_ shape: Shape) -> Scope {
        var scope = self
        scope.frames.append(shape)
        scope.item = nil
        return scope
    }

    func entering(_ item: Item) -> Scope {
        var scope = self
        scope.item = item
        return scope
    }

    /// The frames that a partial can see: one whose shape comes again further in is hidden by that whole.
    ///
    /// So there are finitely many contexts, however often a partial includes itself.
    var visibleFrames: [Int] {
        frames.indices.filter { index in !frames[(index + 1)...].contains { $0 === frames[index] } }
    }

    /// The scope of a partial that sees `frames` of these.
    func keeping(_ kept: [Int]) -> Scope {
        var scope = self
        scope.frames = kept.map { frames[$0] }
        if let item, let frame = kept.firstIndex(of: Int(item.slot.frame)) {
            scope.item = Item(slot: Slot(frame: Int32(frame), index: item.slot.index, path: item.slot.path), kind: item.kind)
        }
        return scope
    }
}
