import Diagnostics
import Podcast

/// Content/glossary.yml, where there is one.
enum GlossaryFile {
    static let path = "Content/glossary.yml"

    static func read(_ reader: SourceReader, reporting diagnostics: inout Diagnostics) -> [Correction] {
        guard !reader.folder.isAbsent(path), !reader.folder.reportIfOutside(path, to: &diagnostics),
            let bytes = reader.folder.read(path, reporting: &diagnostics), let source = reader.text(path, bytes, reporting: &diagnostics)
        else { return [] }
        return ContentFile(allYAML: source).read(.glossary, reporting: &diagnostics) ?? []
    }
}
