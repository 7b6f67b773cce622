import Markup
import Podcast

/// What a page is about, for search engines: schema.org as JSON-LD, https://schema.org/PodcastEpisode
///
/// In a script element of a type that is no script: a data block, which a Content-Security-Policy lets be
/// (https://html.spec.whatwg.org/multipage/scripting.html#data-block). `JSONText` writes what could end it as escapes.
enum StructuredData {
    /// - Parameter things: each an object's members.
    static func script(_ things: [(inout JSONText) -> Void]) -> HTML {
        var json = JSONText()
        json.object { json in
            json.member("@context", "https://schema.org")
            json.key("@graph")
            json.array { json in for thing in things { json.object(thing) } }
        }
        var html = HTML(markup: "<script type=\"application/ld+json\">")
        json.bytes.withUnsafeBufferPointer { html.append(template: $0) }
        html.append(markup: "</script>\n")
        return html
    }

    static func series(_ chrome: Chrome, _ site: WholeAddresses) -> (inout JSONText) -> Void {
        let show = chrome.show
        return { json in
            json.member("@type", "PodcastSeries")
            json.member("@id", site.of(Places.home))
            json.member("url", site.of(Places.home))
            json.member("name", show.title.string)
            json.member("description", show.description?.string)
            json.member("inLanguage", show.language.tag)
            json.member("webFeed", chrome.hasFeed ? show.feed.url ?? site.of(Places.feed) : show.feed.url)
            json.member("image", show.cover.flatMap { site.of($0, beside: Places.home) })
            json.member("license", show.license?.address)
            if let author = show.author { json.thing("author", "Person", author.string) }
        }
    }

    /// Where a page stands, from the home page downwards.
    static func breadcrumbs(_ steps: [(name: PlainText, path: SitePath)], _ site: WholeAddresses) -> (inout JSONText) -> Void {
        { json in
            json.member("@type", "BreadcrumbList")
            json.key("itemListElement")
            json.array { json in
                for (index, step) in steps.enumerated() {
                    json.object { json in
                        json.member("@type", "ListItem")
                        json.member("position", index + 1)
                        json.member("name", step.name.string)
                        json.member("item", site.of(step.path))
                    }
                }
            }
        }
    }

    static func person(_ person: Person, links: [Link], _ site: WholeAddresses) -> (inout JSONText) -> Void {
        let page = Places.person(person.id)
        return { json in
            json.member("@type", "Person")
            json.member("@id", site.of(page))
            json.member("url", site.of(page))
            json.member("name", person.name.string)
            json.member("image", person.picture.flatMap { site.of($0, beside: page) })
            var elsewhere = person.url.map { [$0] } ?? []
            for address in links.map(\.address) where AuthorLinks.isOnOtherSite(address) && !elsewhere.contains(address) {
                elsewhere.append(address)
            }
            guard !elsewhere.isEmpty else { return }
            json.key("sameAs")
            json.array { json in for address in elsewhere { json.string(address) } }
        }
    }
}

extension JSONText {
    /// A member that is a thing with a name.
    /// - Parameter url: of its page, which says more of it under the same `@id`.
    mutating func thing(_ key: StaticString, _ type: String, _ name: String, url: String? = nil) {
        self.key(key)
        object { json in
            json.member("@type", type)
            json.member("@id", url)
            json.member("name", name)
            json.member("url", url)
        }
    }
}

extension Seconds {
    /// ISO 8601: `PT1H2M11S`.
    var iso: String {
        let all = max(0, whole)
        let parts = [(all / 3600, "H"), (all / 60 % 60, "M"), (all % 60, "S")].filter { $0.0 > 0 }
        return "PT" + (parts.isEmpty ? "0S" : parts.map { "\($0.0)\($0.1)" }.joined())
    }
}
