import Markup
import Podcast

/// Matroska's chapters as MKVToolNix writes them, https://www.rfc-editor.org/rfc/rfc9559#name-chapters-element, in XML:
/// https://mkvtoolnix.download/doc/mkvmerge.html#mkvmerge.chapters.matroska
public enum MatroskaXML: ChapterFormat {
    public static let name = "matroska"

    public static func isLike(_ text: ChapterText) -> Bool {
        guard text.begins(with: "<") else { return false }
        var reader = XMLReader(text.bytes)
        if case .start(let root)? = try? reader.next() { return root.name == "Chapters" }
        return false
    }

    /// One of the lists of chapters that a film may have.
    private struct Edition {
        var isDefault = false
        /// In the order of their beginnings, those inside others among them.
        var atoms: [Atom] = []
    }

    private struct Atom {
        let offset: Int
        var start: String?
        var end: String?
        /// The first where there are several, each in a language.
        var title: String?
        var isHidden = false
        var isEnabled = true
    }

    public static func read(_ text: ChapterText, into chapters: inout ChapterCollector) {
        var editions: [Edition] = []
        do throws(XMLReader.Fault) { try collect(text, &editions) } catch {
            guard editions.contains(where: { !$0.atoms.isEmpty }) else {
                return chapters.fail(
                    "this is not XML: \(error.message)", at: error.offset, hint: "write the file anew with the tool that made it")
            }
            // What came before the fault is whole.
            chapters.skip(
                "this is not XML any more: \(error.message)", at: error.offset, hint: "write the file anew with the tool that made it")
        }
        guard let edition = editions.first(where: { $0.isDefault && !$0.atoms.isEmpty }) ?? editions.first(where: { !$0.atoms.isEmpty })
        else { return }
        for atom in edition.atoms where atom.isEnabled {
            guard let start = atom.start else {
                chapters.skip(
                    "there is no ChapterTimeStart", at: atom.offset,
                    hint: "write it like <ChapterTimeStart>00:12:34.000</ChapterTimeStart>")
                continue
            }
            chapters.add(start: start, end: atom.end, title: atom.title, isListed: !atom.isHidden, at: atom.offset)
        }
    }

    private static func collect(_ text: ChapterText, _ editions: inout [Edition]) throws(XMLReader.Fault) {
        var reader = XMLReader(text.bytes)
        /// The atoms that are open, by their places in the edition, and how deep each is.
        var open: [(index: Int, depth: Int)] = []
        while let event = try reader.next() {
            switch event {
            case .start(let element):
                if element.name == "EditionEntry" {
                    editions.append(Edition())
                    open = []
                    continue
                }
                guard !editions.isEmpty else { continue }
                let last = editions.count - 1
                if element.name == "EditionFlagDefault" {
                    editions[last].isDefault = try isSet(&reader)
                } else if element.name == "ChapterAtom" {
                    open.append((editions[last].atoms.count, reader.depth))
                    editions[last].atoms.append(Atom(offset: element.offset))
                } else if let atom = open.last?.index {
                    try read(element.name, from: &reader, into: &editions[last].atoms[atom])
                }
            case .end: while let deepest = open.last, reader.depth < deepest.depth { open.removeLast() }
            case .text: continue
            }
        }
    }

    private static func read(_ name: String, from reader: inout XMLReader, into atom: inout Atom) throws(XMLReader.Fault) {
        switch name {
        case "ChapterTimeStart": atom.start = try reader.textOfElement()
        case "ChapterTimeEnd": atom.end = try reader.textOfElement()
        case "ChapterString":
            let title = try reader.textOfElement()
            atom.title = atom.title ?? title
        case "ChapterFlagHidden": atom.isHidden = try isSet(&reader)
        case "ChapterFlagEnabled": atom.isEnabled = try isSet(&reader)
        default: return
        }
    }

    private static func isSet(_ reader: inout XMLReader) throws(XMLReader.Fault) -> Bool { try reader.textOfElement().trimmed == "1" }
}
