import Templates

/// The variables of an episode's page.
extension Shapes {
    /// A moment in the sound; also where a page has times but no sound. Absent where what it belongs to has no time.
    static let moment = Shape(
        "moment",
        [
            .text("id", "The moment's id, where this is the place it leads to"),
            .text("href", "The moment's address, `#t=754`"),
            .text("clock", "As on a player, “12:34”"),
            .text("label", "“Play from 12:34”"),
        ])

    static let credit = Shape(
        "credit",
        [
            .text("name", "Their name"),
            .text("href", "The address of their page, where they have one"),
            .text("language", "The language of their name and bio, where their file says it and it is not the page's"),
            .text("role", "Their role in the page's language, or their roles"),
            .object("picture", picture, "Their portrait"),
            .html("bio", "The first paragraph of their bio"),
        ])

    static let topic = Shape(
        "topic",
        [
            .text("speaker", "Who argued it"),
            .text("href", "The address of their page, where they have one"),
            .html("text", "What they argued"),
            .object("moment", moment, "When"),
        ])

    static let point = Shape(
        "point",
        [
            .html("text", "The point"),
            .object("moment", moment, "When it is made"),
        ])

    static let chapter = Shape(
        "chapter",
        [
            .html("title", "Its title, or its number where it has none; absent where it is the only one and has none"),
            .text("target", "The address of its beginning on the page, where it has one"),
            .object("moment", moment, "When it starts"),
            .html("summary", "What happens in it"),
            .list("points", point, "Its key points"),
            .flag("hasPoints", "Whether there are any"),
            .object("image", picture, "Its picture"),
            .text("url", "Where it leads, if anywhere"),
        ])

    static let paragraph = Shape(
        "paragraph",
        [
            .text("speaker", "Who speaks, at the start of a turn only"),
            .text("href", "At the speaker's first turn: the address of their page, where they have one"),
            .object(
                "moment", moment,
                "When it is said, where the transcript tells, and it is not that of the paragraph before; its id is the paragraph's"),
            .text("id", "The paragraph's id where it has no moment, `p12`"),
            .list("anchors", anchor, "Ids of moments inside it that the page links to"),
            .html("text", "What is said"),
            .list("translations", translation, "The same in other languages"),
        ])

    static let translation = Shape(
        "translation",
        [
            .text("language", "Its language, for `lang`"),
            .text("direction", "`ltr` or `rtl`, for `dir`"),
            .html("text", "What is said"),
        ])

    static let anchor = Shape("anchor", [.text("id", "An id that a link of the page leads to")])

    /// A part of the transcript: a chapter, what stands before the first one, or where that is long, what follows of it.
    static let passage = Shape(
        "passage",
        [
            .html("title", "The title of the chapter that begins here"),
            .object("moment", moment, "When that chapter starts; its id is the heading's"),
            .flag("isShort", "Whether it is much shorter than a part of a long chapter"),
            .list("paragraphs", paragraph, "What is said in it"),
        ])

    static let correction = Shape(
        "correction",
        [
            .text("href", "The address of the transcript's file in the repository"),
            .text("line", "The address of a line of it; `{line}` stands for its number"),
            .text("lines", "The lines on which the cues of each paragraph begin, as steps from one to the next: `3.4.4 8.4`"),
        ])

    static let edition = Shape(
        "edition",
        [
            .text("name", "What the language is called in itself, “Deutsch”"),
            .text("language", "The language, for `lang`"),
            .text("direction", "`ltr` or `rtl`, for `dir`"),
            .text("vtt", "The address of the transcript as WebVTT"),
            .object("correction", correction, "Where its file can be corrected, where show.yml has a source"),
            .flag("hasFile", "Whether there is one of the two"),
        ])

    static let transcript = Shape(
        "transcript",
        [
            .text("language", "Its language, where it is not the page's"),
            .text("direction", "`ltr` or `rtl`, where it is not the page's"),
            .flag("isTimed", "Whether its paragraphs have times"),
            .flag("hasSpeakers", "Whether it says of any of them who speaks"),
            .flag("hasReadings", "Whether words have readings above them, in it or in a translation"),
            .list("editions", edition, "Its languages, the original first"),
            .flag("hasTranslations", "Whether there is more than one"),
            .list("passages", passage, "The transcript, chapter by chapter"),
        ])

    static let audio = Shape(
        "audio",
        [
            .text("href", "The sound's address"),
            .text("type", "Its media type, `audio/mpeg`"),
            .text("seconds", "The episode's length in seconds, where it is known"),
            .text("playFrom", "“Play from {time}”, for a script to fill in"),
            .text("format", "What sort of file it is, “MP3”"),
            .text("size", "How large it is, “24 MB”, where that is known"),
            .text("host", "Where it lies, `cdn.example`, where that is not this site"),
            .text("cues", "The address of the transcript as WebVTT, on the episode's page"),
            .text("embed", "What another site puts into its page to show the player, where show.yml has a url"),
        ])

    static let sponsor = Shape(
        "sponsor",
        [
            .text("name", "Its name"),
            .text("text", "What it would like said"),
            .text("href", "Where it leads, if anywhere"),
        ])

    static let soundbite = Shape(
        "soundbite",
        [
            .text("title", "What it is called"),
            .object("moment", moment, "When it starts"),
            .text("duration", "Its length, “42 s”"),
            .text("span", "Where it starts and ends in seconds, `12,54`, where the episode has sound"),
        ])

    static let neighbour = Shape(
        "neighbour",
        [
            .text("title", "The other episode's or page's title"),
            .text("href", "Its address"),
            .text("language", "Its language, where it is not the page's"),
            .text("direction", "`ltr` or `rtl`, where it is not the page's"),
        ])

    static let episode: [Shape.Variable] = [
        .html("title", "The episode's title"),
        .text("subtitle", "Its subtitle"),
        .html("summary", "Its summary"),
        .text("number", "“Episode 114”"),
        .text("season", "“Season 2”"),
        .text("seasonHref", "The address of the season's page, where there is more than one season"),
        .text("type", "“Trailer” or “Bonus”; absent for full episodes"),
        .text("date", "Its date in the page's language"),
        .text("isoDate", "Its date for `datetime`"),
        .text("duration", "Its length, “106 min”"),
        .flag("isExplicit", "Whether it is marked explicit"),
        .flag("hasHours", "Whether its times go past an hour"),
        .object("cover", picture, "Its cover, or else the show's"),
        .object("audio", audio, "Its sound"),
        .object("score", score, "Who speaks when; absent without a transcript"),
        .list("contents", contentsEntry, "The page's sections"),
        .flag("hasContents", "Whether there is more than one"),
        .list("people", credit, "Who is in it"),
        .flag("hasPeople", "Whether there are any"),
        .flag("hasSeveralPeople", "Whether there are several"),
        .list("topics", topic, "What each speaker argued"),
        .flag("hasTopics", "Whether there are any"),
        .list("chapters", chapter, "Its chapters"),
        .flag("hasChapters", "Whether there are any"),
        .flag("hasChapterTitles", "Whether the chapters are more than one summary without a title"),
        .flag("hasChapterMoments", "Whether they have titles, and any of them a time"),
        .flag("hasChapterDetails", "Whether a chapter has more than a time and a title"),
        .html("notes", "The show notes"),
        .list("links", link, "Links to what the episode is about"),
        .flag("hasLinks", "Whether there are any"),
        .list("sponsors", sponsor, "Who pays for it"),
        .flag("hasSponsors", "Whether there are any"),
        .list("soundbites", soundbite, "Moments worth sharing"),
        .flag("hasSoundbites", "Whether there are any"),
        .object("transcript", transcript, "What is said in it"),
        .list("tags", link, "Its tags"),
        .flag("hasTags", "Whether there are any"),
        .object("newer", neighbour, "The episode after this one"),
        .object("older", neighbour, "The episode before this one"),
        .flag("hasNeighbours", "Whether there is one before or after this one"),
    ]
}
