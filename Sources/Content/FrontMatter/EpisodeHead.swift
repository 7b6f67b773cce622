import Podcast
import Storage

/// What survey keeps of an episode's front matter: a function of its file alone. People and files are as they were written, so that
/// they can be looked up each time, for what they mean depends on other files.
struct EpisodeHead: Sendable, Equatable, Storable {
    var title: PlainText
    var subtitle: PlainText?
    var summary: PlainText?
    var date: WrittenDate?
    var number: Int?
    var season: Int?
    var type: EpisodeType = .full
    var slug: Written<Slug>?
    var language: Language?
    /// The episode that this one is a translation of.
    var original: Written<Slug>?
    /// Nil where nothing was written: then the show's hosts are meant.
    var people: [WrittenCredit]?
    var speakers: [WrittenSpeaker] = []
    /// Each name that topics have, once.
    var topicSpeakers: [Written<PlainText>] = []
    var tags: [PlainText] = []
    var cover: WrittenPicture?
    var duration: Seconds?
    var guid: String?
    var isDraft = false
    var isExplicit: Bool?
    var transcript: WrittenTranscript?
    var translations: [WrittenTranslation] = []
    /// Corrections of the transcript.
    var glossary: [Correction] = []
    /// What script the transcript is brought into.
    var script: ChineseScript?
    /// Whether the chapters are written in the front matter; then no others are looked for.
    var hasChapters = false
    /// Where else they are written.
    var chapterFile: WrittenChapterFile?
    var hasAudio = false
    /// The sound, where it is a file.
    var audio: Written<String>?
    /// The sound's path or address.
    var recording: String?
    /// The chapters' pictures, where they are files.
    var pictures: [Written<String>] = []
    /// Where its links may lead within the site.
    var mentions: [Mention] = []

    init(title: PlainText) {
        self.title = title
    }

    func store(to writer: inout StorageWriter) {
        writer.write(title)
        writer.write(subtitle)
        writer.write(summary)
        writer.write(date)
        writer.write(number)
        writer.write(season)
        writer.write(type)
        writer.write(slug)
        writer.write(language)
        writer.write(original)
        writer.write(people != nil)
        writer.write(people ?? [])
        writer.write(speakers)
        writer.write(topicSpeakers)
        writer.write(tags)
        writer.write(cover)
        writer.write(duration)
        writer.write(guid)
        writer.write(isDraft)
        writer.write(isExplicit)
        writer.write(transcript)
        writer.write(translations)
        writer.write(glossary)
        writer.write(script)
        writer.write(hasChapters)
        writer.write(chapterFile)
        writer.write(hasAudio)
        writer.write(audio)
        writer.write(recording)
        writer.write(pictures)
        writer.write(mentions)
    }

    init(from reader: inout StorageReader) throws(Damaged) {
        title = try reader.read()
        subtitle = try reader.readOptional()
        summary = try reader.readOptional()
        date = try reader.readOptional()
        number = try reader.readOptional()
        season = try reader.readOptional()
        type = try reader.read()
        slug = try reader.readOptional()
        language = try reader.readOptional()
        original = try reader.readOptional()
        let hasPeople = try reader.read(Bool.self)
        let people = try reader.readArray(of: WrittenCredit.self)
        self.people = hasPeople ? people : nil
        speakers = try reader.readArray()
        topicSpeakers = try reader.readArray()
        tags = try reader.readArray()
        cover = try reader.readOptional()
        duration = try reader.readOptional()
        guid = try reader.readOptional()
        isDraft = try reader.read()
        isExplicit = try reader.readOptional()
        transcript = try reader.readOptional()
        translations = try reader.readArray()
        glossary = try reader.readArray()
        script = try reader.readOptional()
        hasChapters = try reader.read()
        chapterFile = try reader.readOptional()
        hasAudio = try reader.read()
        audio = try reader.readOptional()
        recording = try reader.readOptional()
        pictures = try reader.readArray()
        mentions = try reader.readArray()
    }
}
