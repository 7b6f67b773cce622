import Storage

/// What others may do with the show or an episode: its name as the podcaster wrote it, and where it can be read, if that is known.
public struct License: Sendable, Hashable, Storable {
    public let name: PlainText
    public let address: String?
    /// As the list of SPDX has it where it is one of those, as the podcast namespace wants it: `cc-by-sa-4.0`; else the name.
    public let identifier: PlainText

    /// - Parameters:
    ///   - written: `CC BY-SA 4.0`, `CC-BY-SA-4.0` as SPDX has it (https://spdx.org/licenses/), an address, or the podcaster's own words.
    ///   - address: where it can be read, where the name does not say it.
    public init(_ written: PlainText, at address: String? = nil) {
        name = written
        let known = Self.creativeCommons(written.string)
        identifier = known.map { PlainText($0.identifier) } ?? written
        let isAddress = ["https://", "http://"].contains { written.string.utf8.starts(with: $0.utf8) }
        self.address = address ?? known?.address ?? (isAddress ? written.string : nil)
    }

    private static func creativeCommons(_ text: String) -> (identifier: String, address: String)? {
        let words = text.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }.map(String.init)
        if words == ["cc0"] || words == ["cc0", "1.0"] {
            return ("cc0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
        }
        guard words.count >= 3, words[0] == "cc", let version = words.last else { return nil }
        let terms = words[1..<(words.count - 1)].joined(separator: "-")
        // https://creativecommons.org/licenses/list.en
        guard ["by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"].contains(terms),
            ["1.0", "2.0", "2.5", "3.0", "4.0"].contains(version)
        else { return nil }
        return ("cc-\(terms)-\(version)", "https://creativecommons.org/licenses/\(terms)/\(version)/")
    }

    public func store(to writer: inout StorageWriter) {
        writer.write(name)
        writer.write(address)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        self.init(try reader.read(), at: try reader.readOptional())
    }
}
