import Diagnostics
import Podcast
import Transcripts

/// Finds the transcripts of an episode: what `transcript:` names, `transcript.<ext>` and `transcript.<language>.<ext>`.
struct TranscriptSearch {
    /// Of the episode.
    let language: Language
    /// What `transcript:` says of the one in the episode's language, and `translations:` of others.
    private let written: [Language: WrittenTranscript]
    private let script: (Language) -> ChineseScript?
    private var chosen: Set<Language> = []
    private(set) var found: [(file: SiteFile, transcript: SurveyedEpisode.TranscriptSource)] = []

    /// - Parameter script: what a transcript in a language is brought into.
    init(
        language: Language, written: WrittenTranscript?, translations: [WrittenTranslation] = [],
        script: @escaping (Language) -> ChineseScript?
    ) {
        self.language = language
        var all = Dictionary(translations.map { ($0.language, $0.transcript) }) { first, _ in first }
        if let written { all[language] = written }
        self.written = all
        self.script = script
    }

    /// The file that front matter names for a language is the one, whatever else there is.
    mutating func choose(_ file: SiteFile, _ language: Language) {
        guard chosen.insert(language).inserted else { return }
        append(file, language)
    }

    private mutating func append(_ file: SiteFile, _ language: Language) {
        var transcript = SurveyedEpisode.TranscriptSource(path: file.source, language: language)
        transcript.script = script(language)
        if let written = written[language] {
            (transcript.format, transcript.encoding, transcript.offset) = (written.format, written.encoding, written.offset)
        }
        found.append((file, transcript))
    }

    /// Looks for transcripts among the files of the episode's folder.
    mutating func look(in files: [SiteFile], reporting diagnostics: inout Diagnostics) {
        for file in files {
            guard let language = language(of: file.path), !chosen.contains(language),
                !found.contains(where: { $0.file.source == file.source })
            else { continue }
            if let other = found.first(where: { $0.transcript.language == language }) {
                diagnostics.report(
                    .severalTranscripts, "there is a second transcript in the same language", at: SourceLocation(file: file.source),
                    hint: "add `transcript: \(file.path)` to the front matter if this is the one that counts, or remove one",
                    notes: [.init("the other is here", at: SourceLocation(file: other.file.source))])
            } else {
                append(file, language)
            }
        }
        // The one that the page shows first.
        found = found.filter { $0.transcript.language == language } + found.filter { $0.transcript.language != language }
        reportUnread(files, to: &diagnostics)
    }

    /// Tells of files that are meant to be transcripts, and that no reader will see.
    private func reportUnread(_ files: [SiteFile], to diagnostics: inout Diagnostics) {
        func report(_ file: SiteFile, _ message: String, hint: String) {
            diagnostics.report(.unreadTranscript, message, at: SourceLocation(file: file.source), hint: hint)
        }
        let names = TranscriptFormats.all.flatMap { $0.fileExtensions }
        let top = files.filter { file in !file.path.contains("/") && !found.contains { $0.file.source == file.source } }
        for file in top where file.path.lowercased().hasPrefix("transcript.") && language(of: file.path) == nil {
            let parts = file.path.lowercased().split(separator: ".")
            let isKnown = parts.last.map { names.contains(String($0)) } ?? false
            report(
                file, "this is not read as a transcript",
                hint: isKnown
                    ? "call it transcript.\(parts.last ?? "vtt"), or transcript.de.\(parts.last ?? "vtt") with the code of its language"
                    : "transcripts are read from files that end with .\(names.joined(separator: ", ."))")
        }
        let others = top.filter { $0.path.hasSuffix(".vtt") || $0.path.hasSuffix(".srt") }
        if found.isEmpty, others.count == 1 {
            report(
                others[0], "this is not read as a transcript", hint: "add `transcript: \(others[0].path)` to the front matter if it is one")
        }
    }

    /// The language of a transcript by its file's name; nil for files that are no transcripts.
    private func language(of path: String) -> Language? {
        let parts = path.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts[0] == "transcript", let last = parts.last,
            TranscriptFormats.withExtension(String(last)) != nil
        else { return nil }
        return parts.count == 2 ? language : Language(String(parts[1]))
    }
}
