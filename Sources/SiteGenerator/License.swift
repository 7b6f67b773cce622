import Podcast

/// What others may do with the show: its name as the podcaster wrote it, and where it can be read, if that is known.
struct License: Sendable, Equatable {
    var name: PlainText
    var address: String?
    /// As the list of SPDX has it where it is one of those, as the podcast namespace wants it: `cc-by-sa-4.0`; else the name.
    private(set) var identifier: PlainText

    /// - Parameter written: `CC BY-SA 4.0`, `CC-BY-SA-4.0` as SPDX has it (https://spdx.org/licenses/), an address, or the podcaster's own words.
    init(_ written: PlainText) {
        name = written
        identifier = written
        let text = written.string
        if ["https://", "http://"].contains(where: { text.utf8.starts(with: $0.utf8) }) {
            address = text
            return
        }
        let words = text.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }.map(String.init)
        if words == ["cc0"] || words == ["cc0", "1.0"] {
            address = "https://creativecommons.org/publicdomain/zero/1.0/"
            identifier = "cc0-1.0"
            return
        }
        guard words.count >= 3, words[0] == "cc", let version = words.last else { return }
        let terms = words[1..<(words.count - 1)].joined(separator: "-")
        // https://creativecommons.org/licenses/list.en
        guard ["by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"].contains(terms),
            ["1.0", "2.0", "2.5", "3.0", "4.0"].contains(version)
        else { return }
        address = "https://creativecommons.org/licenses/\(terms)/\(version)/"
        identifier = PlainText("cc-\(terms)-\(version)")
    }
}
