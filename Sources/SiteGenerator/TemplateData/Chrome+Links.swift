import Podcast
import Templates

extension Chrome {
    /// A link that someone wrote for a page.
    func object(_ link: Link, in head: PageHead) -> Object {
        Object(
            Shapes.link,
            [
                "title": .text(link.title.isEmpty ? nil : link.title),
                "language": language(of: link.title, on: head), "href": .text(link.address),
            ])
    }

    /// Of a few words, where their letters say that it is not the page's.
    func language(of words: PlainText, on head: PageHead) -> Value {
        head.language(words.language(on: head.wording.language, of: show.language))
    }

    /// A link of show.yml: a path counts from the site's top.
    func ownObject(_ link: Link, in head: PageHead) -> Object {
        guard AuthorLinks.isPath(link.address) else { return object(link, in: head) }
        let path = link.address.drop { $0 == "/" }
        let address = head.top.map { $0 + path } ?? AuthorLinks.address(fromTop: path, on: head.path)
        return object(Link(title: link.title, address: address), in: head)
    }

    func way(_ link: Link?, in head: PageHead) -> Value {
        link.map { .object(ownObject($0, in: head)) } ?? .absent
    }
}
