import Diagnostics

extension Diagnostic.Kind {
    public static let invalidYAML = Diagnostic.Kind(
        "invalid-yaml", .error, meaning: "The YAML of show.yml or of a front matter cannot be read.",
        wayOut: "Most often a value needs quotes around it: `title: \"Models: what they are\"`.")
    public static let missingFrontMatter = Diagnostic.Kind(
        "missing-front-matter", .error, meaning: "A file in Content/ does not begin with front matter.",
        wayOut: "Begin it with a line of `---`, then `title: …` and other keys, then another line of `---`.")
    public static let unclosedFrontMatter = Diagnostic.Kind(
        "unclosed-front-matter", .error, meaning: "The front matter begins with `---` but has no second line of `---`.",
        wayOut: "Put a line of `---` after the last key.")
    public static let unknownKey = Diagnostic.Kind(
        "unknown-key", .warning, meaning: "A key is not one that is known at this place, so it does nothing.",
        wayOut: "Correct its spelling, or remove it.")
    public static let cutByComment = Diagnostic.Kind(
        "cut-by-comment", .warning,
        meaning: "A text without quotes has a # behind a space, so that YAML takes the rest of it for a comment and drops it.",
        wayOut: "Put the whole text in quotes; or, if it is a comment, two spaces before the # and one after it.")
    public static let duplicateKey = Diagnostic.Kind(
        "duplicate-key", .error, meaning: "A key is written twice in the same mapping.", wayOut: "Keep one of the two.")
    public static let missingKey = Diagnostic.Kind(
        "missing-key", .error, meaning: "A key that has to be there is missing or empty.", wayOut: "Add it.")
    public static let missingDate = Diagnostic.Kind(
        "missing-date", .error, meaning: "An episode that is not a draft has no date.",
        wayOut: "Add `date: 2025-01-31`, or `draft: true` while you are working on it.")
    public static let wrongType = Diagnostic.Kind(
        "wrong-type", .error, meaning: "A value has the wrong shape: a list instead of a text, a text instead of a mapping.",
        wayOut: "Write it as the message shows. A text with a colon and a space in it needs quotes.")
    public static let invalidWord = Diagnostic.Kind(
        "invalid-word", .error, meaning: "A value is not one of the words that are allowed at this place.",
        wayOut: "Use one of the words in the message.")
    public static let invalidNumber = Diagnostic.Kind(
        "invalid-number", .error, meaning: "A value is not a number, or not one that makes sense.", wayOut: "Write a whole number.")
    public static let invalidDate = Diagnostic.Kind(
        "invalid-date", .error, meaning: "A date does not exist or cannot be read.",
        wayOut: "Write dates like 2025-01-31, 2025/1/31 or 2025-01-31T18:00+01:00.")
    public static let repeatedCorrection = Diagnostic.Kind(
        "repeated-correction", .warning,
        meaning: "A glossary says two things of what was said where the same was heard.",
        wayOut: "Keep one of the two.")
    public static let invalidTime = Diagnostic.Kind(
        "invalid-time", .error, meaning: "A time in the sound cannot be read.",
        wayOut: "Write times like 12:34, 1:02:03.5, 1h2m3s or 3723.5.")
    public static let invalidLanguage = Diagnostic.Kind(
        "invalid-language", .error, meaning: "A language is not a BCP 47 tag.", wayOut: "Write languages like en, pt-BR or zh-Hans.")
    public static let invalidTimeZone = Diagnostic.Kind(
        "invalid-time-zone", .error, meaning: "A time zone is not a name of the IANA database.", wayOut: "Write it like Europe/Berlin.")
    public static let invalidAddress = Diagnostic.Kind(
        "invalid-address", .error, meaning: "An address does not lead anywhere that a page may lead to.",
        wayOut: "Use https, http, mailto, tel, or a relative address.")
    public static let invalidColour = Diagnostic.Kind(
        "invalid-colour", .error,
        meaning: "A value is not a colour, or not in one of the ways of CSS that are known here: #, rgb, hsl and oklch.",
        wayOut: "Write it like #a33b20 or oklch(48% .14 35).")
    public static let invalidSlug = Diagnostic.Kind(
        "invalid-slug", .error, meaning: "The name of a page cannot stand in an address or be the name of a folder everywhere.",
        wayOut: "Rename the file or folder, or write another `slug:`.")
    public static let sameSlug = Diagnostic.Kind(
        "same-slug", .error,
        meaning:
            "Two episodes, people or pages would have the same address. Upper and lower case are the same, for on some disks they are.",
        wayOut: "Rename one of them, or give it another `slug:`.")
    public static let reservedName = Diagnostic.Kind(
        "reserved-name", .error, meaning: "A page has a name that the site needs for its own pages.", wayOut: "Rename the file.")
    public static let unknownParent = Diagnostic.Kind(
        "unknown-parent", .error, meaning: "A page belongs to a page that is not there, or to itself.",
        wayOut: "Write the name of another page: that of its file in Content/pages/ without `.md`, or its `slug:`.")
    public static let unknownOriginal = Diagnostic.Kind(
        "unknown-original", .warning,
        meaning: "`translationOf:` of an episode or a page names none that is there, or one in the same language.",
        wayOut: "Write the name that the original has in its address, and the language of the translation, as in `language: fr`.")
    public static let unknownPerson = Diagnostic.Kind(
        "unknown-person", .error, meaning: "A name belongs to nobody in Content/people/.",
        wayOut: "Correct its spelling, add a file for the person, or write `{name: …, role: guest}` for someone without a page.")
    public static let ambiguousPerson = Diagnostic.Kind(
        "ambiguous-person", .error, meaning: "A name or alias belongs to several people.",
        wayOut: "Write the id: the name of the person's file.")
    public static let repeatedPerson = Diagnostic.Kind(
        "repeated-person", .warning, meaning: "Someone is listed twice with the same role.", wayOut: "Remove one of the two.")
    public static let chaptersOutOfOrder = Diagnostic.Kind(
        "chapters-out-of-order", .error, meaning: "A chapter starts before the one that is listed above it.",
        wayOut: "Put the chapters in the order in which they are heard, or correct the time.")
    public static let endsBeforeStart = Diagnostic.Kind(
        "ends-before-start", .error, meaning: "A chapter ends before it starts.", wayOut: "Correct one of the two times.")
    public static let chapterAfterEnd = Diagnostic.Kind(
        "chapter-after-end", .warning, meaning: "A chapter starts after the end of the sound, or after the last words of the transcript.",
        wayOut: "Correct the time, or the `duration` of `audio`; 12:34 is minutes and seconds. Or the chapter belongs to another episode.")
    public static let missingFile = Diagnostic.Kind(
        "missing-file", .error, meaning: "A cover, sound, picture or transcript that is named is not there.",
        wayOut: "Correct the name, or put the file there.")
    public static let outsideSite = Diagnostic.Kind(
        "outside-site", .error, meaning: "A path or a symbolic link leads out of the site's folder.",
        wayOut: "Copy the file into the site's folder.")
    public static let tangledLinks = Diagnostic.Kind(
        "tangled-links", .error,
        meaning: "Symbolic links lead to folders with further symbolic links, and so on, so that each file is found in very many places.",
        wayOut: "Remove links until no folder is reached in many ways, or copy what they lead to.")
    public static let unreadableFile = Diagnostic.Kind(
        "unreadable-file", .error, meaning: "A file or folder cannot be read.",
        wayOut: "Check its permissions, and whether it is still there.")
    public static let changedMeanwhile = Diagnostic.Kind(
        "changed-meanwhile", .error, meaning: "A file was written to while the site was built from it.", wayOut: "Build again.")
    public static let unknownAudio = Diagnostic.Kind(
        "unknown-audio", .error, meaning: "The name of the sound does not say what sort of sound it is.",
        wayOut: "Write `audio: {file: …, type: audio/mpeg}`.")
    public static let remotePicture = Diagnostic.Kind(
        "remote-picture", .warning,
        meaning: "A picture lies on another site, which then learns of every visitor, and may change or lose it.",
        wayOut: "Put the picture beside the text, and write its name instead of the address.")
    public static let durationDiffers = Diagnostic.Kind(
        "duration-differs", .warning, meaning: "The `duration` that is written is not the length of the recording.",
        wayOut: "Leave it out: the length is read from the recording.")
    public static let noSeekTable = Diagnostic.Kind(
        "no-seek-table", .warning,
        meaning: "A recording is an MP3 of variable bit rate without a table of where its moments lie, so players miss them by seconds.",
        wayOut: "Encode it with a constant bit rate, or write the missing table with `ffmpeg -i old.mp3 -c copy new.mp3`.")
    public static let severalTranscripts = Diagnostic.Kind(
        "several-transcripts", .error, meaning: "An episode has two transcripts in one language.",
        wayOut: "Say which one counts with `transcript: transcript.vtt`, or remove one.")
    public static let severalChapters = Diagnostic.Kind(
        "several-chapters", .error, meaning: "An episode has two files with chapters.",
        wayOut: "Say which one counts with `chapters: talk.chapters.txt`, or remove one.")
    public static let unreadChapters = Diagnostic.Kind(
        "unread-chapters", .warning, meaning: "There is a file with chapters, but the front matter says others.",
        wayOut: "Remove the file, or `chapters:` in the front matter.")
    public static let missingShow = Diagnostic.Kind(
        "missing-show", .error, meaning: "There is no Content/show.yml.", wayOut: "Write one; it needs nothing but a `title:`.")
    public static let missingAddress = Diagnostic.Kind(
        "missing-url", .warning,
        meaning: "show.yml has no `url:`, so there are no canonical links and no feed, and the links of 404.html may lead nowhere.",
        wayOut: "Add `url: https://…`, the address at which the site will stand.")
    public static let missingEpisodeFile = Diagnostic.Kind(
        "missing-episode-file", .error,
        meaning: "A folder in Content/episodes/ holds a text, a transcript or sound, but no episode.md, so it is no episode.",
        wayOut: "Add an episode.md, or rename the Markdown file that is there.")
    public static let unreadTranscript = Diagnostic.Kind(
        "unread-transcript", .warning, meaning: "A file looks like a transcript, but is not read or not shown.",
        wayOut: "Call it transcript.vtt, transcript.srt or transcript.txt, or name it with `transcript:` in the front matter.")
    public static let unevenTranslation = Diagnostic.Kind(
        "uneven-translation", .warning,
        meaning: "A translation without times has another number of paragraphs than the transcript, so nobody knows which belong together.",
        wayOut: "Give both files the same paragraphs, with an empty line between them, or use files with times.")
    public static let strayFolder = Diagnostic.Kind(
        "stray-folder", .warning, meaning: "Nothing reads a file or folder at this place; often its name is nearly right.",
        wayOut: "Correct its name, or move it to where the message says.")
    public static let incompleteFeed = Diagnostic.Kind(
        "incomplete-feed", .warning,
        meaning:
            "The show has a feed with episodes that can be played, and lacks something that Apple Podcasts or Spotify ask of every show.",
        wayOut: "Add what is missing; or write `feed: no` into show.yml if podcast apps get the show from another address.")
    public static let unusableCover = Diagnostic.Kind(
        "unusable-cover", .warning,
        meaning: "The show's cover is not what directories take: a square JPEG or PNG of 1400 to 3000 pixels.",
        wayOut: "Write a cover for the feed beside the pages' one: `feed: {cover: cover.jpg}`.")
    public static let unknownCategory = Diagnostic.Kind(
        "unknown-category", .warning, meaning: "A category is none of those that Apple Podcasts has.",
        wayOut: "Use one of https://podcasters.apple.com/support/1691-apple-podcasts-categories; `Arts > Design` is a part of another.")
    public static let missingAudioSize = Diagnostic.Kind(
        "missing-audio-size", .warning,
        meaning: "A recording lies on another host, and the front matter does not say how long it is in bytes, which feeds must tell.",
        wayOut: "Write `audio: {url: …, bytes: 48000000}`.")
    public static let unservedAlias = Diagnostic.Kind(
        "unserved-alias", .warning,
        meaning:
            "One of an episode's `aliases` has a `?` or a `#` in it, as in `/?p=123` or `/old/?lang=en`: servers of files look only at what is before that, so nothing leads on, or all of `/old/` does.",
        wayOut: "Write the path alone where there was one. If apps know the episode by the whole address, write that as its `guid`.")
    public static let unusualAudio = Diagnostic.Kind(
        "unusual-audio", .warning,
        meaning:
            "The show is meant for directories, and the sound of an episode is in a format that Apple Podcasts does not take, such as Opus or FLAC.",
        wayOut: "Give the episode an MP3 or an M4A (AAC), and name the other recording under `alternateEnclosures`.")
    public static let missingNumber = Diagnostic.Kind(
        "missing-number", .warning,
        meaning: "The feed says that the show is serial, to be heard from the first episode on, and an episode has no number.",
        wayOut: "Add a `number` from 1 upwards; or, in show.yml, `type: episodic`.")
    public static let unstableGUID = Diagnostic.Kind(
        "unstable-guid", .warning,
        meaning:
            "An episode had another address once and has no `guid`, so that apps know it by the address that is first among its `aliases`.",
        wayOut: "Write that address as `guid:`, as the message shows. Then nothing that you change can make apps download it again.")
    public static let sameGUID = Diagnostic.Kind(
        "same-guid", .warning, meaning: "Two episodes have the same `guid`, so apps take them for one.",
        wayOut: "Give the newer one another `guid`, or none.")
}

public enum ContentDiagnostics {
    public static let all: [Diagnostic.Kind] = [
        .invalidYAML, .missingFrontMatter, .unclosedFrontMatter, .unknownKey, .cutByComment, .duplicateKey, .missingKey, .missingDate,
        .wrongType,
        .invalidWord, .invalidNumber, .invalidDate, .invalidTime, .repeatedCorrection, .invalidLanguage, .invalidTimeZone, .invalidAddress,
        .invalidColour,
        .invalidSlug, .sameSlug, .reservedName, .unknownParent, .unknownOriginal, .unknownPerson, .ambiguousPerson, .repeatedPerson,
        .chaptersOutOfOrder,
        .endsBeforeStart,
        .chapterAfterEnd, .missingFile, .outsideSite, .tangledLinks, .unreadableFile, .changedMeanwhile, .unknownAudio, .durationDiffers,
        .noSeekTable,
        .remotePicture, .severalTranscripts, .severalChapters, .unreadChapters, .missingShow, .missingAddress,
        .missingEpisodeFile, .unreadTranscript, .unevenTranslation, .strayFolder, .incompleteFeed, .unusableCover, .unknownCategory,
        .missingAudioSize, .unusualAudio, .missingNumber, .unstableGUID, .sameGUID, .unservedAlias,
    ]
}
