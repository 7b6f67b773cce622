import Markup
import Podcast

@testable import Templates

/// A small page with a bit of everything.
enum EpisodeData {
    static let picture = Shape("picture", [.text("href", "Its address"), .text("alternative", "What it shows")])
    static let person = Shape(
        "person",
        [
            .text("name", "Their name"), .text("role", "Their role"), .object("portrait", picture, "Their portrait"),
            .list("links", picture, "Where else to find them"),
        ])
    static let tag = Shape("tag", [.text(".", "The tag"), .flag("isLast", "Whether no other comes after it")])
    static let neighbour = Shape("neighbour", [.text("title", "Its title"), .text("href", "Its address")])
    static let page = Shape(
        "episode",
        [
            .text("title", "The episode's title"), .text("subtitle", "Its subtitle"), .html("notes", "The show notes"),
            .flag("isExplicit", "Whether it is explicit"), .object("cover", picture, "Its cover"),
            .object("older", neighbour, "The episode before"), .object("newer", neighbour, "The episode after"),
            .list("people", person, "Who is in it"), .list("tags", tag, "Its tags"),
        ])

    static let episode = Object(
        page,
        [
            "title": .text("What a model is: AI & <us>"),
            "notes": .html(HTML(markup: "<p>See <em>this</em>.</p>")),
            "isExplicit": .flag(true),
            "cover": .object(Object(picture, ["href": .text("cover.jpg"), "alternative": .text("A red \"tower\"")])),
            "older": .object(Object(neighbour, ["title": .text("The one before"), "href": .text("../113/")])),
            "people": .list([
                Object(
                    person,
                    [
                        "name": .text("Zhang Qi"), "role": .text("guest"),
                        "portrait": .object(Object(picture, ["href": .text("zhang.jpg"), "alternative": .text("Zhang Qi")])),
                    ]),
                Object(person, ["name": .text("Da Wei")]),
            ]),
            "tags": .list([
                Object(tag, [".": .text("AI")]), Object(tag, [".": .text("history")]),
                Object(tag, [".": .text("R&D"), "isLast": .flag(true)]),
            ]),
        ])

    /// The episode with another title.
    static func titled(_ title: PlainText) -> Object {
        Object(page, ["title": .text(title), "tags": .list([Object(tag, [".": .text(title)])])])
    }
}
