import Diagnostics
import Podcast

/// The people of the show, by every name under which front matter knows them.
struct People: Sendable {
    enum Fault: Error, Sendable {
        case unknown(didYouMean: String?)
        /// Several names in one text, each of which somebody has.
        case several([String])
        /// The ids of those who have the name.
        case ambiguous([Slug])
    }

    /// Where a name stands, for what can be written there instead.
    enum Place: Sendable {
        case hosts, people
        /// To the right of a label in `speakers:`, or in a topic.
        case speakers
    }

    let all: [Person]
    private var byName: [String: [Int]] = [:]

    /// - Parameter all: by id.
    init(_ all: [Person]) {
        self.all = all
        for (index, person) in all.enumerated() {
            for name in Self.names(of: person) where !byName[Self.folded(name), default: []].contains(index) {
                byName[Self.folded(name), default: []].append(index)
            }
        }
    }

    /// Someone's id, name and aliases.
    static func names(of person: Person) -> [PlainText] {
        [PlainText(person.id.string), person.name] + person.aliases
    }

    /// The person with this id, name or alias. An id wins over a name.
    func find(_ name: PlainText) throws(Fault) -> Person {
        let folded = Self.folded(name)
        let found = byName[folded] ?? []
        if let exact = found.first(where: { Self.folded(PlainText(all[$0].id.string)) == folded }) ?? (found.count == 1 ? found[0] : nil) {
            return all[exact]
        }
        guard found.isEmpty else { throw .ambiguous(found.map { all[$0].id }) }
        let parts = name.string.split { ",，、;&".contains($0) }.map { PlainText($0).trimmed }
        if parts.count > 1, parts.allSatisfy({ byName[Self.folded($0)] != nil }) { throw .several(parts.map(\.string)) }
        throw .unknown(didYouMean: didYouMean(name.string, among: all.flatMap { Self.names(of: $0).map(\.string) }.sorted()))
    }

    /// Reports why nobody was found.
    static func report(
        _ fault: Fault, _ name: PlainText, in place: Place, at location: @autoclosure () -> SourceLocation,
        to diagnostics: inout Diagnostics
    ) {
        switch fault {
        case .unknown(let suggestion):
            diagnostics.report(
                .unknownPerson, "nobody in Content/people/ is called “\(name.string.abridged)”", at: location(),
                hint: suggestion.map { "did you mean `\($0)`?" } ?? wayOut(for: name.string, in: place))
        case .several(let names):
            diagnostics.report(
                .unknownPerson, "nobody in Content/people/ is called “\(name.string.abridged)”", at: location(),
                hint: "several people are a list: write `[\(names.joined(separator: ", ").abridged)]`")
        case .ambiguous(let ids):
            diagnostics.report(
                .ambiguousPerson, "“\(name.string.abridged)” can be \(ids.map(\.string).joined(separator: " or "))", at: location(),
                hint: "write the id: the name of the person's file")
        }
    }

    private static func wayOut(for name: String, in place: Place) -> String {
        // As the message about an unknown speaker shows it.
        if name.hasPrefix("<"), name.hasSuffix(">") { return "write a name in the place of `\(name.abridged)`" }
        let guest = "{name: \(name.abridged), role: guest}"
        let file = "add Content/people/\(Slug(normalizing: name)?.string ?? "name").md"
        return switch place {
        case .hosts: file
        case .people: "\(file), or write \(guest) for someone without a page"
        case .speakers: "add `\(guest)` under `people`, or \(file)"
        }
    }

    /// As names are compared: neither case nor Unicode's two ways of writing an accent matter.
    static func folded(_ name: PlainText) -> String { name.string.composed.caseFolded }
}
