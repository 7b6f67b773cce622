/// A file that a script names by its place beside it: `import { clock } from "./moment.js"`, `import("../share.js")`,
/// `new URL("./worker.js", import.meta.url)`.
///
/// https://tc39.es/ecma262/#sec-imports. Found by what stands before the quotation mark: a comment that says the same is taken for an import.
struct ScriptImport {
    /// `./moment.js`
    var name: String
    /// Where the name stands in the script.
    var range: Range<Int>
    /// Of the quotation mark, from 1; columns are counted in bytes.
    var line: Int
    var column: Int

    static func all(in script: [UInt8]) -> [ScriptImport] {
        var imports: [ScriptImport] = []
        var line = 1
        var lineStart = 0
        var index = 0
        while index < script.count {
            let byte = script[index]
            if byte == UInt8(ascii: "\n") {
                line += 1
                lineStart = index + 1
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), isRelative(script[(index + 1)...]),
                isAfterImport(script, index),
                let end = script[(index + 1)...].prefix(while: { $0 != UInt8(ascii: "\n") }).firstIndex(of: byte)
            {
                let range = (index + 1)..<end
                imports.append(
                    ScriptImport(
                        name: String(decoding: script[range], as: UTF8.self), range: range, line: line, column: index - lineStart + 1))
                index = end
            }
            index += 1
        }
        return imports
    }

    private static func isRelative(_ name: ArraySlice<UInt8>) -> Bool {
        name.starts(with: "./".utf8) || name.starts(with: "../".utf8)
    }

    private static func isAfterImport(_ script: [UInt8], _ quote: Int) -> Bool {
        var end = quote
        while end > 0, " \t\r\n".utf8.contains(script[end - 1]) { end -= 1 }
        return ["from", "import(", "import", "URL("].contains { word in script[..<end].suffix(word.utf8.count).elementsEqual(word.utf8) }
    }
}
