import Content
import Diagnostics
import Markup
import Podcast
import Storage

/// Where the links of one text within the site lead: what is in the key of all that shows the text, so that it is made again when, and only
/// when, that changes.
struct InternalLinks: Keyable, Sendable {
    enum Target: Sendable, Equatable {
        /// A page at another address than was written.
        case page(SitePath)
        /// A file, from the site's folder, that is published beside the page.
        case beside(String)
        /// Whatever is there, or nothing.
        case asWritten
        /// A place on the page itself: who makes the page knows whether it is there.
        case ownPage
    }

    enum Mistake: Sendable, Equatable {
        case nowhere(hint: String?)
        case noSuchPlace(hint: String?)
    }

    struct Link: Sendable, Equatable {
        var mention: Mention
        var target: Target
        var mistake: Mistake?
    }

    let links: [Link]

    init(_ links: [Link] = []) {
        self.links = links
    }

    /// The files beside the text that it may show.
    var files: Set<String> {
        Set(links.compactMap { if case .beside(let file) = $0.target { file } else { nil } })
    }

    func store(to writer: inout StorageWriter) {
        writer.write(links)
    }
}

extension InternalLinks.Link: Keyable {
    func store(to writer: inout StorageWriter) {
        writer.write(mention)
        switch target {
        case .page(let path):
            writer.append(0)
            writer.write(path)
        case .beside(let file):
            writer.append(1)
            writer.write(file)
        case .asWritten: writer.append(2)
        case .ownPage: writer.append(3)
        }
        switch mistake {
        case nil: writer.append(0)
        case .nowhere(let hint):
            writer.append(1)
            writer.write(hint)
        case .noSuchPlace(let hint):
            writer.append(2)
            writer.write(hint)
        }
    }
}

extension InternalLinks.Mistake {
    func report(_ address: String, at location: SourceLocation, to diagnostics: inout Diagnostics) {
        switch self {
        case .nowhere(let hint):
            diagnostics.report(.missingTarget, "`\(address)` leads nowhere", at: location, hint: hint)
        case .noSuchPlace(let hint):
            let place = address.drop { $0 != "#" }
            diagnostics.report(.missingAnchor, "the page that this leads to has no place `\(place)`", at: location, hint: hint)
        }
    }
}
