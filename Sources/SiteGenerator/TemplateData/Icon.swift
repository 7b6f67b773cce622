import Markup
import Podcast
import Templates

extension Chrome {
    /// A picture that browsers show for the site, which is published where they look for it.
    struct Icon: Sendable {
        var file: SitePath
        var relation: String
        var type: String?
        var sizes: String?

        /// https://html.spec.whatwg.org/multipage/links.html#rel-icon. With sizes Chrome takes the drawing and leaves the bitmap to old browsers.
        static let all = [
            Icon(file: SitePath(literal: "favicon.ico"), relation: "icon", sizes: "32x32"),
            Icon(file: SitePath(literal: "favicon.png"), relation: "icon", type: "image/png"),
            Icon(file: SitePath(literal: "favicon.svg"), relation: "icon", type: "image/svg+xml"),
            Icon(file: SitePath(literal: "apple-touch-icon.png"), relation: "apple-touch-icon"),
        ]

        func object(link: (SitePath) -> Value) -> Object {
            Object(
                Shapes.icon,
                [
                    "href": link(file), "relation": .text(relation), "type": .text(type.map { PlainText($0) }),
                    "sizes": .text(sizes.map { PlainText($0) }),
                ])
        }
    }
}
