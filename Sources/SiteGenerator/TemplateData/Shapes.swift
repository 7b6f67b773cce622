import Templates

/// The variables of what pages are made of.
enum Shapes {
    static let link = Shape(
        "link",
        [
            .text("title", "What it says"),
            .text("language", "Its language, where that is known and not the page's"),
            .text("href", "Where it leads"),
            .flag("isCurrent", "Whether it leads to this page or to one above it"),
            .flag("isHere", "Whether it leads to this page"),
        ])

    static let pictureSource = Shape(
        "picture source",
        [
            .text("type", "The media type of its copies, `image/avif`"),
            .text("srcset", "Their addresses and widths, for `srcset`"),
        ])

    static let picture = Shape(
        "picture",
        [
            .text("href", "Its address"),
            .text("alternative", "What it shows, for those who do not see it; empty for decoration"),
            .text("width", "Its width in pixels, where it is known"),
            .text("height", "Its height in pixels; there is one where there is a width"),
            .flag("hasSources", "Whether there are any of the next"),
            .list("sources", pictureSource, "Its smaller copies, a list for each format; empty where none are made"),
            .text("srcset", "Those of its smaller copies that every browser shows, for `srcset` of `<img>`; absent where there are none"),
        ])

    static let icon = Shape(
        "icon",
        [
            .text("href", "Its address"),
            .text("relation", "What it is to the page, for `rel`"),
            .text("type", "Its media type"),
            .text("sizes", "Its size, where that decides which icon a browser takes"),
        ])

    static let site = Shape(
        "site",
        [
            .text("title", "The show's title"),
            .text("language", "The show's language, where it is not the page's"),
            .text("direction", "`ltr` or `rtl`, where the show's is not the page's"),
            .text("description", "What the show is about"),
            .text("author", "Who makes it"),
            .object("cover", picture, "The show's cover"),
            .text("home", "The address of the home page"),
            .list("menu", link, "The menu: episodes, people and tags where there are any, and what show.yml adds"),
            .list("listen", link, "Apps to listen in"),
            .flag("hasListen", "Whether there are any"),
            .list("funding", link, "Ways to support the show"),
            .flag("hasFunding", "Whether there are any"),
            .object("contact", link, "Where to write to; its title is absent where the theme's word is meant"),
            .object("comments", link, "Where listeners talk, likewise"),
            .object("newsletter", link, "Where to be written to, likewise"),
            .flag("hasAnswers", "Whether there is one of these three, or a way to support the show"),
            .text("footer", "The footer's text"),
            .text("copyright", "The show's copyright line"),
            .object("license", link, "What others may do with the show; its `href` is there where it is known"),
            .text("source", "The address of the files that the site is made of"),
            .text("stylesheet", "The address of site.css"),
            .text("customStylesheet", "The address of custom.css, where the site has one"),
            .text("script", "The address of site.js"),
            .text("feed", "The address of the show's feed, where there is one"),
            .text("jsonFeed", "The address of the same feed as JSON, where the site makes it itself"),
            .list("icons", icon, "The icons for browsers' tabs and home screens that Content/files has"),
        ])

    static let sharedAudio = Shape(
        "shared audio",
        [
            .text("href", "Its absolute address"),
            .text("type", "Its media type"),
        ])

    static let pageEdition = Shape(
        "page edition",
        [
            .text("language", "Its language, for `lang` and `hreflang`"),
            .text("direction", "`ltr` or `rtl`, where it is not the page's"),
            .text("name", "What its speakers call its language, “Deutsch”"),
            .text("href", "Its address"),
            .text("address", "Its absolute address, where show.yml has a url"),
            .flag("isHere", "Whether it is this page"),
        ])

    static let page = Shape(
        "page",
        [
            .text("language", "The page's language, for `lang`"),
            .text("direction", "`ltr` or `rtl`, for `dir`"),
            .text("title", "The page's title, as in the browser's tab"),
            .text("description", "A sentence about the page"),
            .text("canonical", "The page's absolute address, where show.yml has a url"),
            .text("markdown", "The address of the page as Markdown"),
            .text("oembed", "Where other sites learn how to show the episode (oEmbed), where show.yml has a url"),
            .text("kind", "`website`, `article` or `profile`, as Open Graph has it"),
            .object(
                "image", picture,
                "What other sites show of it, with an absolute address: its picture or the show's, where that is a JPEG or PNG"),
            .flag("hasShareCard", "Whether that picture was drawn for other sites, to be shown large"),
            .object("audio", sharedAudio, "An episode's sound, with an absolute address"),
            .html("structuredData", "What it is about, for search engines: a script element with JSON-LD"),
            .list(
                "editions", pageEdition, "The same in all languages in which it is there, itself among them, where there is more than one"),
            .flag("hasEditions", "Whether there is more than one"),
            .text("feed", "The address of the feed of a person or tag, where show.yml asks for it"),
            .text("jsonFeed", "The address of the same feed as JSON"),
            .text("root", "The address of the site's top, `../../`"),
        ])

    static let pagination = Shape(
        "pagination",
        [
            .text("label", "“Page 2 of 5”"),
            .text("newer", "The address of the page with newer episodes"),
            .text("older", "The address of the page with older episodes"),
        ])

    static let rowTopic = Shape(
        "row topic",
        [
            .text("text", "What they argued"),
            .text("href", "The address of the moment in the episode, where it has one"),
            .text("clock", "When, “12:34”"),
            .text("label", "“Play from 12:34”"),
        ])

    static let companion = Shape(
        "companion",
        [
            .text("name", "Their name"),
            .text("href", "The address of their page"),
            .text("language", "The language of their name, where their file says it and it is not the page's"),
            .text("count", "In how many episodes both are, “3 episodes”"),
        ])

    /// An episode as other pages list it.
    static let row = Shape(
        "row",
        [
            .text("title", "Its title"),
            .text("href", "Its address"),
            .text("language", "Its language, where it is not the page's"),
            .text("direction", "`ltr` or `rtl`, where it is not the page's"),
            .text("subtitle", "Its subtitle"),
            .text("summary", "Its summary"),
            .text("number", "Its number, “114”"),
            .text("episodeNumber", "“Episode 114”"),
            .text("season", "“Season 2”"),
            .text("type", "“Trailer” or “Bonus”; absent for full episodes"),
            .text("date", "Its date in the page's language"),
            .text("isoDate", "Its date for `datetime`"),
            .text("duration", "Its length, “106 min”"),
            .flag("hasAudio", "Whether it can be played: at `#player` of its address"),
            .text("guests", "“with Zhang Qi and Li Wei”: its guests, but for the person whose page it is on"),
            .text("role", "On a person's page: their role in it"),
            .text("talkTime", "On a person's page: how long they speak in it, “speaks for 12 min”"),
            .text("talkHref", "The address of the moment at which they begin to"),
            .list("topics", rowTopic, "On a person's page: what they argued in it"),
            .object("cover", picture, "Its cover, or else the show's"),
            .object("score", rowScore, "Who speaks when; absent without a transcript"),
        ])

    static let year = Shape(
        "year",
        [
            .text("year", "The year"),
            .list("episodes", row, "Its episodes, the newest first"),
        ])

    static let personRow = Shape(
        "person row",
        [
            .text("name", "Their name"),
            .text("href", "The address of their page"),
            .text("language", "The language of their name and bio, where their file says it and it is not the page's"),
            .object("picture", picture, "Their portrait"),
            .html("bio", "The first paragraph of their bio"),
            .text("count", "In how many episodes they are, “3 episodes”"),
        ])

    static let tagRow = Shape(
        "tag row",
        [
            .text("name", "The tag"),
            .text("language", "Its language, where that is known and not the page's"),
            .text("href", "The address of its page"),
            .text("count", "“3 episodes”"),
        ])

    static let contentsEntry = Shape(
        "contents entry",
        [
            .text("href", "The heading's address on the page, `#notes`"),
            .html("title", "The heading"),
            .flag("isDeeper", "Whether it is below the page's first level of headings"),
        ])
}
