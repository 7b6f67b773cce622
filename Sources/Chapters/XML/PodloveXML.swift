import Markup
import Podcast

/// Podlove Simple Chapters 1.2, alone or in a feed, https://podlove.org/simple-chapters/
public enum PodloveXML: PublishedChapterFormat {
    public static let name = "psc"
    public static let fileName: StaticString = "chapters.psc.xml"
    private static let namespaces = ["http://podlove.org/simple-chapters", "http://podlove.org/simple-chapters/", "psc"]

    public static func isLike(_ text: ChapterText) -> Bool { text.begins(with: "<") }

    /// The chapters of one element `chapters`, and what the item of the feed says of itself in which it stands.
    private struct List {
        var episode = WantedEpisode()
        var found: [(element: XMLReader.Element, offset: Int)] = []
    }

    public static func read(_ text: ChapterText, into chapters: inout ChapterCollector) {
        var lists: [List] = []
        do throws(XMLReader.Fault) { try collect(text, &lists) } catch {
            guard !lists.contains(where: { !$0.found.isEmpty }) else {
                // What came before the fault is whole.
                chapters.skip(
                    "this is not XML any more: \(error.message)", at: error.offset, hint: "write the file anew with the tool that made it")
                return add(lists, of: text, to: &chapters)
            }
            return chapters.fail(
                "this is not XML: \(error.message)", at: error.offset, hint: "write the file anew with the tool that made it")
        }
        add(lists, of: text, to: &chapters)
    }

    private static func collect(_ text: ChapterText, _ lists: inout [List]) throws(XMLReader.Fault) {
        var reader = XMLReader(text.bytes)
        var isInList = false
        /// How deep the list is and the item, while they are open.
        var (listDepth, itemDepth) = (0, 0)
        while let event = try reader.next() {
            switch event {
            case .start(let element):
                if element.name == "item" || element.name == "entry" {
                    itemDepth = reader.depth
                    lists.append(List())
                } else if namespaces.contains(element.namespace) {
                    if element.name == "chapters" {
                        // Only one is allowed in an item, and the first counts.
                        isInList = itemDepth == 0 || lists.last?.found.isEmpty ?? true
                        listDepth = reader.depth
                        if itemDepth == 0, lists.isEmpty { lists.append(List()) }
                    } else if element.name == "chapter", isInList, listDepth > 0 {
                        lists[lists.count - 1].found.append((element, element.offset))
                    }
                } else if itemDepth > 0, reader.depth == itemDepth + 1 {
                    switch element.name {
                    case "title": lists[lists.count - 1].episode.title = PlainText(try reader.textOfElement()).onOneLine
                    case "guid", "id": lists[lists.count - 1].episode.guid = try reader.textOfElement().trimmed
                    case "enclosure": lists[lists.count - 1].episode.recording = element["url"].map(fileName)
                    case "link" where element["rel"] == "enclosure":
                        lists[lists.count - 1].episode.recording = element["href"].map(fileName)
                    default: continue
                    }
                }
            case .end:
                if reader.depth < listDepth { (isInList, listDepth) = (false, 0) }
                if reader.depth < itemDepth { itemDepth = 0 }
            case .text: continue
            }
        }
    }

    private static func fileName(_ address: String) -> String {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        return path.split(separator: "/").last.map(String.init) ?? address
    }

    /// Of a feed the wanted episode's, or the only ones that there are.
    private static func add(_ lists: [List], of text: ChapterText, to chapters: inout ChapterCollector) {
        let full = lists.filter { !$0.found.isEmpty }
        guard let first = full.first else {
            return chapters.fail(
                "there are no chapters in this XML", at: 0,
                hint: "Podlove Simple Chapters have elements <psc:chapter start=\"…\" title=\"…\">")
        }
        let wanted = text.episode
        let own =
            full.first { $0.episode.guid != nil && $0.episode.guid == wanted.guid }
            ?? full.first { $0.episode.recording != nil && $0.episode.recording == wanted.recording }
            ?? full.first { $0.episode.title != nil && $0.episode.title == wanted.title }
        guard let chosen = own ?? (full.count == 1 ? first : nil) else {
            return chapters.fail(
                "this feed has chapters of \(full.count) episodes, and none has this one's guid, recording or title", at: 0,
                hint: "write the guid that the feed has for it into the front matter: `guid: …`")
        }
        for (element, offset) in chosen.found {
            guard let start = element["start"] else {
                chapters.skip("there is no start", at: offset, hint: "write it like start=\"00:12:34.000\"")
                continue
            }
            chapters.add(start: start, title: element["title"], url: element["href"], image: element["image"], at: offset)
        }
    }

    /// Without those that are not to be listed, which the format cannot say. A title must be there, and may be empty.
    public static func write(_ chapters: [Chapter], imageAddress: (Picture) -> String?) -> [UInt8]? {
        elements(of: chapters, imageAddress: imageAddress).map { elements in
            var xml = XML()
            xml.append(elements)
            return xml.bytes
        }
    }

    /// The element `chapters` as it can stand in an item of a feed.
    /// - Parameter whole: makes of a chapter's address one that works there.
    public static func elements(
        of chapters: [Chapter], whole: (String) -> String = { $0 }, imageAddress: (Picture) -> String?
    ) -> XML? {
        let timed = chapters.indicesByStart.filter { chapters[$0].isListed }
        guard !timed.isEmpty else { return nil }
        var xml = XML(part: (), reserving: 128 + 128 * timed.count)
        xml.append(markup: "<psc:chapters version=\"1.2\" xmlns:psc=\"http://podlove.org/simple-chapters\">\n")
        for index in timed {
            xml.append(markup: "<psc:chapter start=\"")
            append(chapters[index].start!, to: &xml)
            xml.append(markup: "\" title=\"")
            if let title = chapters[index].title { xml.append(text: title.onOneLine) }
            if let url = chapters[index].url {
                xml.append(markup: "\" href=\"")
                xml.append(text: PlainText(whole(url)))
            }
            if let image = chapters[index].image.flatMap(imageAddress) {
                xml.append(markup: "\" image=\"")
                xml.append(text: PlainText(image))
            }
            xml.append(markup: "\"/>\n")
        }
        xml.append(markup: "</psc:chapters>\n")
        return xml
    }

    /// RFC 2326, 3.6, with hours of at least two digits: `00:12:34.500`.
    private static func append(_ time: Seconds, to xml: inout XML) {
        let seconds = time.milliseconds / 1000
        xml.append(seconds / 3600, digits: 2)
        xml.append(markup: ":")
        xml.append(seconds / 60 % 60, digits: 2)
        xml.append(markup: ":")
        xml.append(seconds % 60, digits: 2)
        xml.append(markup: ".")
        xml.append(time.milliseconds % 1000, digits: 3)
    }
}
