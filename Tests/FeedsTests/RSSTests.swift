import Foundation
import Markup
import Podcast
import Testing

@testable import Feeds

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("RSS as a parser that is not ours reads it")
struct RSSTests {
    private let hostile: PlainText = "a ]]> b <b>&amp; \"\u{301}' \u{202E}x\u{202C} 🏮 e\u{301} \t\n end"

    private func document(_ item: FeedItem, _ channel: FeedChannel? = nil) throws -> Elements {
        let channel =
            channel
            ?? FeedChannel(show: Show(title: hostile), title: hostile, page: "https://a.example/", address: "https://a.example/feed.xml")
        return try Elements(RSS.opening(channel) + RSS.item(RSS.frame(of: item), notes: item.notes) + RSS.closing)
    }

    private func item() -> FeedItem {
        FeedItem(title: hostile, address: "https://a.example/1/?x=\"1\"&y='2'", guid: hostile.string, language: .english)
    }

    @Test("Hostile text reads back as the text that it is, in elements and in attributes")
    func hostileText() throws {
        var item = item()
        item.summary = hostile
        item.notes = HTML(text: hostile)
        item.soundbites = [Soundbite(start: .zero, duration: Seconds(milliseconds: 1500), title: hostile)]
        item.numberDisplay = "\"\u{301}<x>"
        item.number = 3
        item.people = [FeedPerson(name: hostile, roles: [.guest], image: "https://a.example/\"'<>&", address: nil)]
        let elements = try document(item)
        #expect(elements.texts("item/title") == [hostile.string])
        #expect(elements.texts("item/description") == [hostile.string])
        #expect(elements.texts("channel/title") == [hostile.string])
        #expect(elements.texts("item/guid") == [hostile.string])
        #expect(elements.texts("item/content:encoded").map { $0.contains("&lt;b&gt;") } == [true])
        #expect(elements.texts("item/podcast:soundbite") == [hostile.string])
        #expect(elements.attributes("item/podcast:episode") == [["display": "\"\u{301}<x>"]])
        #expect(elements.attributes("item/podcast:person") == [["role": "guest", "group": "cast", "img": "https://a.example/\"'<>&"]])
        #expect(elements.texts("item/link") == ["https://a.example/1/?x=\"1\"&y='2'"])
    }

    @Test("An episode without anything has what every item must have, and nothing that it does not know")
    func least() throws {
        let elements = try document(
            FeedItem(title: "One", address: "https://a.example/1/", guid: "https://a.example/1/", language: .english))
        #expect(
            elements.names(below: "item") == [
                "title", "link", "guid", "itunes:title", "itunes:explicit", "itunes:episodeType",
            ])
        #expect(elements.attributes("item/guid") == [["isPermaLink": "true"]])
    }

    @Test("Each role has an element, with the group that the taxonomy has it in")
    func roles() throws {
        var item = item()
        item.people = [FeedPerson(name: "Jo", roles: [.host, Role("editor"), Role("chief whistler")], image: nil, address: nil)]
        #expect(
            try document(item).attributes("item/podcast:person") == [
                ["role": "host", "group": "cast"], ["role": "editor", "group": "audio post-production"], ["role": "chief whistler"],
            ])
    }

    @Test("Categories stand below those that Apple has them in, however they are written")
    func categories() throws {
        var show = Show(title: "Jo")
        show.categories = ["design", "Health and Fitness", "Society & Culture > documentary", "Whistling"]
        let channel = FeedChannel(show: show, title: show.title, page: "https://a.example/", address: "https://a.example/feed.xml")
        let elements = try document(item(), channel)
        #expect(
            elements.attributes("channel/itunes:category").map { $0["text"] } == [
                "Arts", "Health & Fitness", "Society & Culture", "Whistling",
            ])
        #expect(elements.attributes("itunes:category/itunes:category").map { $0["text"] } == ["Design", "Documentary"])
    }

    @Test("Numbers of 0, which Apple refuses, are told only to those who take them")
    func zero() throws {
        var item = item()
        (item.number, item.season) = (0, 0)
        let elements = try document(item)
        #expect(elements.texts("item/podcast:episode") == ["0"] && elements.texts("item/podcast:season") == ["0"])
        #expect(elements.texts("item/itunes:episode") == [] && elements.texts("item/itunes:season") == [])
    }

    @Test("Names are no longer than the namespace allows")
    func long() throws {
        var item = item()
        item.people = [FeedPerson(name: PlainText(String(repeating: "é", count: 200)), roles: [.host], image: nil, address: nil)]
        let name = try #require(try document(item).texts("item/podcast:person").first)
        #expect(name.unicodeScalars.count == 128 && name.hasSuffix("é…"))
    }
}

/// The elements of a document, each with the name of the one that it is in: `item/title`.
private final class Elements: NSObject, XMLParserDelegate {
    private var found: [(path: String, attributes: [String: String], text: String)] = []
    private var open: [Int] = []
    private var names: [String] = []

    init(_ bytes: [UInt8]) throws {
        super.init()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        try #require(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")\n\(String(decoding: bytes, as: UTF8.self))")
    }

    func texts(_ path: String) -> [String] { found.filter { $0.path == path }.map(\.text) }
    func attributes(_ path: String) -> [[String: String]] { found.filter { $0.path == path }.map(\.attributes) }
    func names(below parent: String) -> [String] {
        found.filter { $0.path.hasPrefix("\(parent)/") }.map { String($0.path.dropFirst(parent.count + 1)) }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        found.append(("\(names.last ?? "")/\(name)", attributes, ""))
        open.append(found.count - 1)
        names.append(name)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if let last = open.last { found[last].text += string }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
        names.removeLast()
    }
}
