import Diagnostics
import Markup
import SiteGenerator

extension BuildReport {
    /// The summary as an object of a line of JSON.
    func json(milliseconds: Int) -> [UInt8] {
        let errors = diagnostics.count { $0.severity == .error }
        var json = JSONText()
        json.object { json in
            json.key("type")
            json.string("summary")
            json.key("built")
            json.bool(summary != nil)
            json.key("exitStatus")
            json.number(Int(exitStatus))
            json.key("errors")
            json.number(errors)
            json.key("warnings")
            json.number(diagnostics.count - errors)
            if let summary {
                json.key("pages")
                json.number(summary.pages)
                json.key("files")
                json.number(summary.files)
                json.key("bytes")
                json.number(Int(summary.bytes))
                json.key("added")
                json.number(summary.added.count)
                json.key("changed")
                json.number(summary.changed.count)
                json.key("removed")
                json.number(summary.removed.count)
                json.key("drafts")
                json.number(draftCount)
                json.key("future")
                json.number(futureCount)
                json.key("corrections")
                json.number(correctionCount)
                if let imaging {
                    json.key("imaging")
                    json.string(imaging.tool ?? "")
                    json.key("picturesMade")
                    json.number(imaging.made)
                }
            }
            json.key("milliseconds")
            json.number(milliseconds)
        }
        return json.bytes
    }
}
