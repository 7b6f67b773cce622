import Content
import Publishing

extension SourceCache {
    /// What the cache of a publication remembers of source files.
    init(_ publication: Publication) {
        self.init(lookup: publication.sourceRecord, keep: { publication.keep($1, for: $0) })
    }
}
