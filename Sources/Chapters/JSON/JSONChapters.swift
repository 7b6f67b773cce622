import Markup
import Podcast

/// What the formats in JSON have in common: a list of chapters, alone or as `chapters` of an object.
enum JSONChapters {
    /// The first chapter of a text; nil where it is not JSON or has none.
    static func first(in text: ChapterText) -> JSONValue? {
        guard text.begins(with: "{") || text.begins(with: "["), let root = try? JSONValue(parsing: text.bytes) else { return nil }
        return list(in: root)?.elements.first
    }

    /// Whether a text begins with `[{`: a time in brackets does not.
    static func isListOfObjects(_ text: ChapterText) -> Bool {
        let start = text.bytes.lazy.filter { $0 != 0x20 && !(0x09...0x0D).contains($0) }.prefix(2)
        return start.elementsEqual("[{".utf8)
    }

    /// Hands out each chapter of a text.
    static func each(in text: ChapterText, _ chapters: inout ChapterCollector, _ body: (JSONValue, inout ChapterCollector) -> Void) {
        do throws(JSONValue.Fault) {
            let root = try JSONValue(parsing: text.bytes)
            guard let list = list(in: root) else {
                return chapters.fail(
                    "there is no list of chapters in this JSON", at: root.offset, hint: "it is a list, or an object with a list `chapters`")
            }
            for item in list.elements {
                if item.kind == .object {
                    body(item, &chapters)
                } else {
                    chapters.skip(
                        "“\(item.source.abridged)” is no object", at: item.offset,
                        hint: "write it like {\"startTime\": 754, \"title\": \"…\"}")
                }
            }
        } catch {
            chapters.fail("this is not JSON: \(error.message)", at: error.offset, hint: "write the file anew with the tool that made it")
        }
    }

    private static func list(in root: JSONValue) -> JSONValue? {
        let list = root.kind == .array ? root : root["chapters"]
        return list?.kind == .array ? list : nil
    }

    /// Seconds as a number, or a time as text.
    static func time(_ value: JSONValue) -> Seconds? {
        value.number.flatMap { Seconds($0) } ?? value.string.flatMap { Seconds(parsing: $0.trimmed) }
    }

    /// Text that says something.
    static func word(_ value: JSONValue?) -> String? { value?.string.flatMap(ChapterCollector.line)?.string }
}
