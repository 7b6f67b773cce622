import Templates

/// The variables of every page kind. Templates are checked against them, and the reference of the documentation is made from them.
///
/// They are values and not constants because `strings` has a variable for each string of the theme, and `assets` one for each asset.
public struct PageShapes: Sendable {
    let assets: Shape
    public let home: Shape
    public let episode: Shape
    public let embed: Shape
    public let episodes: Shape
    public let people: Shape
    public let person: Shape
    public let season: Shape
    public let tags: Shape
    public let tag: Shape
    public let page: Shape
    public let notFound: Shape

    /// - Parameters:
    ///   - strings: a variable for each of the theme's strings.
    ///   - assets: a variable for each of its assets.
    public init(strings: Shape, assets: Shape) {
        self.assets = assets
        func kind(_ name: String, _ own: [Shape.Variable]) -> Shape {
            Shape(
                name,
                [
                    .object("site", Shapes.site, "What all pages share"),
                    .object("page", Shapes.page, "This page's language, title and addresses"),
                    .object("strings", strings, "The theme's words in the page's language"),
                    .object("assets", assets, "The addresses of the files in Templates/assets/"),
                ] + own)
        }
        home = kind(
            "home",
            [
                .object("latest", Shapes.row, "The newest episode, on the first page only"),
                .list("episodes", Shapes.row, "The page's other episodes, the newest first"),
                .flag("hasEpisodes", "Whether there are any"),
                .object("pagination", Shapes.pagination, "Where there is more than one page"),
            ])
        episode = kind("episode", Shapes.episode)
        embed = kind("embed", Shapes.embed)
        episodes = kind(
            "episodes",
            [
                .list("years", Shapes.year, "All episodes by year, the newest first"),
                .text("count", "How many, “12 episodes”"),
                .list("seasons", Shapes.link, "The seasons, where there is more than one"),
                .flag("hasSeasons", "Whether there is more than one"),
            ])
        people = kind(
            "people",
            [
                .list("people", Shapes.personRow, "Everyone with a page: the hosts, then all others by name"),
                .flag("hasSeveralPeople", "Whether there are several"),
            ])
        person = kind(
            "person",
            [
                .text("name", "Their name"),
                .text("language", "The language of their name and bio, where their file says it and it is not the page's"),
                .html("bio", "What their file says about them"),
                .object("picture", Shapes.picture, "Their portrait"),
                .list("links", Shapes.link, "Where else to find them"),
                .flag("hasLinks", "Whether there are any"),
                .text("count", "In how many episodes they are, “3 episodes”"),
                .list("episodes", Shapes.row, "Every episode they are in, the newest first, with their role"),
                .flag("hasEpisodes", "Whether there are any"),
                .text("talkTime", "How long they speak in all of them, “speaks for 42 min”"),
                .list("companions", Shapes.companion, "With whom they are often in an episode"),
                .flag("hasCompanions", "Whether there is anyone"),
            ])
        season = kind(
            "season",
            [
                .text("name", "“Season 2”"),
                .text("count", "How many episodes, “3 episodes”"),
                .list("episodes", Shapes.row, "The season's episodes, the newest first"),
                .list("seasons", Shapes.link, "All seasons, or of more than 50 those around this one"),
            ])
        tags = kind("tags", [.list("tags", Shapes.tagRow, "All tags by name")])
        tag = kind(
            "tag",
            [
                .text("name", "The tag"),
                .text("language", "Its language, where that is known and not the page's"),
                .text("count", "How many episodes, “3 episodes”"),
                .list("episodes", Shapes.row, "The episodes with this tag, the newest first"),
            ])
        page = kind(
            "page",
            [
                .html("title", "The page's title"),
                .html("body", "The page's text"),
                .list("contents", Shapes.contentsEntry, "Its headings, where there are more than two"),
                .flag("hasContents", "Whether there are any"),
                .list("parents", Shapes.neighbour, "The pages that it belongs to, from the topmost to the nearest"),
                .flag("hasParents", "Whether there are any"),
                .object("previous", Shapes.neighbour, "The page before it that belongs to the same"),
                .object("next", Shapes.neighbour, "The page after it that belongs to the same"),
                .flag("hasNeighbours", "Whether there is one before or after it"),
            ])
        notFound = kind(
            "not-found",
            [
                .list("episodes", Shapes.row, "The latest episodes"),
                .flag("hasEpisodes", "Whether there are any"),
            ])
    }

    /// Each kind's template file and its variables.
    public var all: [(file: String, shape: Shape)] {
        [
            ("home.html", home), ("episode.html", episode), ("embed.html", embed), ("episodes.html", episodes), ("people.html", people),
            ("person.html", person), ("season.html", season),
            ("tags.html", tags), ("tag.html", tag), ("page.html", page), ("not-found.html", notFound),
        ]
    }
}
