import Diagnostics
import Markup

extension Diagnostic {
    /// The diagnostic as an object of a line of JSON.
    var json: [UInt8] {
        var json = JSONText()
        json.object { json in
            json.key("type")
            json.string("diagnostic")
            json.key("name")
            json.string(name)
            json.key("severity")
            json.string(severity == .error ? "error" : "warning")
            json.key("message")
            json.string(message)
            location.write(to: &json)
            if let hint {
                json.key("hint")
                json.string(hint)
            }
            guard !notes.isEmpty else { return }
            json.key("notes")
            json.array { json in
                for note in notes {
                    json.object { json in
                        json.key("message")
                        json.string(note.message)
                        note.location.write(to: &json)
                    }
                }
            }
        }
        return json.bytes
    }
}

extension SourceLocation {
    fileprivate func write(to json: inout JSONText) {
        json.key("file")
        json.string(file)
        if let line {
            json.key("line")
            json.number(line)
        }
        if let column {
            json.key("column")
            json.number(column)
        }
    }
}
