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
    /// - Parameter needsPage: whether nobody can stand there who has no page.
    static func report(
        _ fault: Fault, _ name: PlainText, at location: @autoclosure () -> SourceLocation, needsPage: Bool = false,
        to diagnostics: inout Diagnostics
    ) {
        switch fault {
        case .unknown(let suggestion):
            diagnostics.report(
                .unknownPerson, "nobody in Content/people/ is called “\(name.string.abridged)”", at: location(),
                hint: suggestion.map { "did you mean `\($0)`?" }
                    ?? "add Content/people/\(Slug(normalizing: name.string)?.string ?? "name").md"
                    + (needsPage ? "" : ", or write {name: \(name.string.abridged), role: guest} for someone without a page"))
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

    /// As names are compared: neither case nor Unicode's two ways of writing an accent matter.
    static func folded(_ name: PlainText) -> String { name.string.composed.caseFolded }
}
