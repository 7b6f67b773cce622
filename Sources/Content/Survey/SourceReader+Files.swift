import Diagnostics
import Podcast
import Storage

extension SourceReader {
    /// Takes the Markdown files at the top of a folder out of the list of all that is in it. Those further down are told of.
    func takeTexts(from files: inout [SiteFile], reporting diagnostics: inout Diagnostics) -> [SiteFile] {
        let texts = files.filter { $0.path.hasSuffix(".md") }
        files.removeAll { $0.path.hasSuffix(".md") }
        for file in files where !file.path.contains("/") { StrayNames.reportText(file.source, to: &diagnostics) }
        for text in texts where text.path.contains("/") {
            diagnostics.report(
                .strayFolder, "nothing reads a text in a folder here", at: SourceLocation(file: text.source),
                hint: "move it up, to \(text.source.dropLast(text.path.count))")
        }
        for file in files where !file.path.contains("/") {
            guard let name = file.misnamedText, holdsFrontMatter(file) else { continue }
            diagnostics.report(
                .strayFolder, "nothing reads this text, for its name does not end in .md", at: SourceLocation(file: file.source),
                hint: "rename it to \(name)")
        }
        return texts.filter { !$0.path.contains("/") }
    }

    private func holdsFrontMatter(_ file: SiteFile) -> Bool {
        var ignored = Diagnostics()
        guard file.stat.size <= Self.longestRead, let bytes = folder.read(file.source, reporting: &ignored) else { return false }
        return bytes.starts(with: "---".utf8)
    }

    /// The same files, with what tells them apart and what is known of pictures and sound.
    func inspected(_ files: [SiteFile], reporting diagnostics: inout Diagnostics) -> [SiteFile] {
        files.map { inspected($0, reporting: &diagnostics) }
    }

    /// A picture as it was written: an address as it is, or the file that it names.
    /// - Parameters:
    ///   - folder: the folder that the name counts from.
    ///   - text: the file in which it was written.
    ///   - withoutIt: what happens where there is no such line.
    /// - Returns: nil, after reporting, where there is no such file. The file is nil for an address.
    func locate(
        _ written: WrittenPicture, from folder: String, in text: String, withoutIt: String? = nil,
        reporting diagnostics: inout Diagnostics
    ) -> (picture: Picture, file: SiteFile?)? {
        if Address(written.file.value).isWeb {
            return (Picture(source: written.file.value, alternative: written.alternative), nil)
        }
        guard let file = locate(written.file, from: folder, in: text, withoutIt: withoutIt, reporting: &diagnostics) else { return nil }
        return (Picture(source: file.source, path: file.path, alternative: written.alternative), file)
    }

    /// The file that a text names.
    /// - Returns: nil, after reporting, where there is none.
    func locate(
        _ written: Written<String>, from folder: String, in text: String, withoutIt: String? = nil,
        reporting diagnostics: inout Diagnostics
    ) -> SiteFile? {
        locate(
            written.value, from: folder, withoutIt: withoutIt, at: { location(of: written.position, in: text) }, reporting: &diagnostics)
    }

    /// - Parameter place: where the name stands; asked for only to show a mistake.
    func locate(
        _ written: String, from folder: String, withoutIt: String? = nil, at place: () -> SourceLocation,
        reporting diagnostics: inout Diagnostics
    ) -> SiteFile? {
        do throws(SiteFolder.LocateFault) {
            let found = try self.folder.locate(written, from: folder)
            let isBelow = found.path.utf8.starts(with: "\(folder)/".utf8)
            let path = isBelow ? Substring(found.path.utf8.dropFirst(folder.utf8.count + 1)) : found.path.split(separator: "/").last
            return SiteFile(source: found.path, path: path.map { String($0) } ?? "", stat: found.stat)
        } catch {
            report(error, written, from: folder, withoutIt: withoutIt, at: place(), to: &diagnostics)
            return nil
        }
    }

    private func report(
        _ fault: SiteFolder.LocateFault, _ written: String, from folder: String, withoutIt: String?, at place: SourceLocation,
        to diagnostics: inout Diagnostics
    ) {
        let name = written.abridged
        switch fault {
        case .leavesSite:
            diagnostics.report(
                .outsideSite, "“\(name)” is not in the site's folder", at: place, hint: "copy the file beside this one")
        case .isFolder:
            diagnostics.report(.missingFile, "“\(name)” is a folder", at: place, hint: "write the name of a file in it")
        case .missing(let meant):
            let parent = written.lastIndex(of: "/").map { written[...$0] } ?? ""
            let otherwise = withoutIt.map { " Without the line, \($0)." } ?? ""
            diagnostics.report(
                .missingFile, "there is no file “\(name)”", at: place,
                hint: elsewhere(written, from: folder).map { "did you mean `\($0)`?\(otherwise)" }
                    ?? meant.map { "did you mean `\(parent)\($0)`?" } ?? "put the file beside this one, or correct the name")
        }
    }

    /// How to write a file of that name that lies in Content/ or at the top of Content/files/.
    private func elsewhere(_ name: String, from folder: String) -> String? {
        guard !name.contains("/") else { return nil }
        if self.folder.stat("Content/files/\(name)") != nil { return "/\(name)" }
        let depth = folder.split(separator: "/").count - 1
        guard depth > 0, self.folder.stat("Content/\(name)") != nil else { return nil }
        return String(repeating: "../", count: depth) + name
    }
}

extension SiteFile {
    /// What a text should be called that was saved under another name, as `about.md.txt` and `about.txt`; nil for all other files.
    var misnamedText: String? {
        let lowercased = path.lowercased()
        guard let ending = [".md.txt", ".txt"].first(where: lowercased.hasSuffix) else { return nil }
        return String(path.dropLast(ending.utf8.count)) + ".md"
    }
}
