import Diagnostics
import Podcast
import Storage

/// A picture as it was written: a file beside the text, or an address.
struct WrittenPicture: Sendable, Equatable, Storable {
    var file: Written<String>
    var alternative: PlainText

    func store(to writer: inout StorageWriter) {
        writer.write(file)
        writer.write(alternative)
    }

    init(file: Written<String>, alternative: PlainText) {
        self.file = file
        self.alternative = alternative
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        file = try reader.read()
        alternative = try reader.read()
    }
}

/// The sound of an episode as it was written.
struct WrittenAudio: Sendable, Equatable {
    /// A path or an address.
    var source: Written<String>
    var byteCount: Int?
    var duration: Written<Seconds>?
    var mediaType: String?
}

/// What `transcript:` says of the transcript, and which file it is if it names one.
struct WrittenTranscript: Sendable, Equatable, Storable {
    /// Nil where the transcript is the one that is found by its name.
    var file: Written<String>?
    var format: String?
    var encoding: String?
    /// What to add to all of its times.
    var offset: Seconds?

    init(file: Written<String>? = nil, format: String? = nil, encoding: String? = nil, offset: Seconds? = nil) {
        self.file = file
        self.format = format
        self.encoding = encoding
        self.offset = offset
    }

    func store(to writer: inout StorageWriter) {
        writer.write(file)
        writer.write(format)
        writer.write(encoding)
        writer.write(offset)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        file = try reader.readOptional()
        format = try reader.readOptional()
        encoding = try reader.readOptional()
        offset = try reader.readOptional()
    }
}

extension Reading where Value == String {
    /// A file's path from the folder of the text that names it, or a web address.
    static let fileOrAddress = scalar("the name of a file, or an address") { text, position, findings in
        guard let name = fileName(text, at: position, &findings) else { return nil }
        let address = Address(name)
        // No folder of a podcaster is called so.
        if address.fault == .noScheme, name.utf8.contains(UInt8(ascii: "/")) {
            findings.report(
                .invalidAddress, "“\(name.abridged)” is no address, for it has no https:// at its start", at: position,
                hint: "did you mean https://\(name.abridged)?")
            return nil
        }
        if address.isWeb || address.isRelative && !name.contains("\n") { return address.canonical }
        findings.report(
            .invalidAddress, "“\(name.abridged)” is neither the name of a file nor an address", at: position,
            hint: "write the name of a file beside this one, or an address that begins with https://")
        return nil
    }

    /// A file's path from the folder of the text that names it.
    static let file = scalar("the name of a file") { text, position, findings in fileName(text, at: position, &findings) }

    private static func fileName(_ text: String, at position: Int, _ findings: inout Findings) -> String? {
        guard let name = PlainText(text).trimmed.nonEmpty?.string else { return nil }
        guard name.utf8.contains(UInt8(ascii: "\\")) else { return name }
        findings.report(
            .invalidAddress, "“\(name.abridged)” has a backslash in it", at: position,
            hint: "write paths with slashes: \(name.replacing("\\", with: "/").abridged)")
        return nil
    }
}

extension Reading where Value == WrittenPicture {
    /// `cover.jpg`, or `{file: cover.jpg, alt: The two hosts}`.
    static let picture = scalar(
        file.map { WrittenPicture(file: $0, alternative: "") },
        orMapping: mapping("a picture such as {file: cover.jpg, alt: The two hosts}") { fields in
            let file = fields.required("file", file, example: "file: cover.jpg")
            let alternative = fields.read("alt", .line)
            return file.map { WrittenPicture(file: $0, alternative: alternative ?? "") }
        })

    private static let file = Reading<Written<String>> { yaml, findings in
        let file = Reading<String>.fileOrAddress.written.read(yaml, &findings)
        if let file, Address(file.value).isWeb {
            findings.report(
                .remotePicture, "each visitor's browser would fetch this picture from another site", at: file.position,
                hint: "put the picture beside this file, and write its name here")
        }
        return file
    }
}

extension Reading where Value == WrittenAudio {
    /// `episode.mp3`, an address, or a mapping with more about it.
    static let audio = scalar(
        Reading<String>.fileOrAddress.written.map { WrittenAudio(source: $0) },
        orMapping: mapping("audio such as {file: episode.mp3, duration: 1:02:11}") { fields in
            let file = fields.written("file", .fileOrAddress)
            let url = fields.written("url", .webAddress)
            if file == nil, url == nil, !fields.has("file"), !fields.has("url") {
                fields.report(.missingKey, "`file` or `url` is missing", at: fields.start, hint: "add a line like `file: episode.mp3`")
            }
            let byteCount = fields.read("bytes", .wholeNumber(from: 1, "bytes: 48000000"))
            let duration = fields.written("duration", .time)
            let mediaType = fields.read("type", .mediaType)
            return (file ?? url).map { WrittenAudio(source: $0, byteCount: byteCount, duration: duration, mediaType: mediaType) }
        })
}

extension Reading where Value == String {
    static let mediaType = scalar("a media type such as audio/mpeg") { text, position, findings in
        let parts = text.lowercased().split(separator: "/", omittingEmptySubsequences: false)
        let isToken = { (part: Substring) in
            !part.isEmpty && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }
        }
        if parts.count == 2, parts.allSatisfy(isToken) { return text.lowercased() }
        findings.report(.invalidWord, "“\(text.abridged)” is not a media type", at: position, hint: "write one like audio/mpeg")
        return nil
    }
}

extension Reading where Value == WrittenTranscript {
    /// `talk.vtt`, or `{file: talk.txt, format: txt, encoding: windows-1252, offset: 12.5}`.
    static let transcript = scalar(
        Reading<String>.file.written.map { WrittenTranscript(file: $0) },
        orMapping: mapping("a transcript such as {file: talk.txt, encoding: windows-1252}") { fields in
            WrittenTranscript(
                file: fields.written("file", .file), format: fields.read("format", .word), encoding: fields.read("encoding", .word),
                offset: fields.read("offset", .offset))
        })
}

/// A transcript in another language that front matter names.
struct WrittenTranslation: Sendable, Equatable, Storable {
    var language: Language
    var transcript: WrittenTranscript

    init(language: Language, transcript: WrittenTranscript) {
        self.language = language
        self.transcript = transcript
    }

    func store(to writer: inout StorageWriter) {
        writer.write(language)
        writer.write(transcript)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        language = try reader.read()
        transcript = try reader.read()
    }
}

extension Reading where Value == [WrittenTranslation] {
    /// `{en: talk-en.srt, ja: {file: talk-ja.txt, encoding: shift_jis}}`.
    static let translations = Reading { yaml, findings in
        guard case .mapping(let pairs) = yaml.content else {
            findings.report(
                .wrongType, "this is \(yaml.describedShape), where languages and files are expected", at: yaml.start,
                hint: "write a line for each, like `en: talk-en.vtt`")
            return nil
        }
        return Fields.withoutDuplicates(pairs, &findings).compactMap { pair in
            let name = YAML(.text(pair.key.name), start: pair.key.start)
            guard let language = Reading<Language>.language.read(name, &findings),
                let transcript = Reading<WrittenTranscript>.transcript.read(pair.value, &findings)
            else { return nil }
            return WrittenTranslation(language: language, transcript: transcript)
        }
    }
}

extension Reading where Value == Seconds {
    /// A length of time that may be negative: `12.5`, `-1:02`.
    static let offset = scalar("a time such as 12.5 or -3") { text, position, findings in
        let text = String(text.trimmingSpaces)
        let isNegative = text.hasPrefix("-")
        if let time = Seconds(parsing: isNegative || text.hasPrefix("+") ? String(text.dropFirst()) : text) {
            return isNegative ? .zero - time : time
        }
        findings.report(
            .invalidTime, "“\(text.abridged)” is not a time", at: position,
            hint: "write seconds, 12.5, or minutes and seconds, 1:02; with a minus where the transcript is late")
        return nil
    }
}
