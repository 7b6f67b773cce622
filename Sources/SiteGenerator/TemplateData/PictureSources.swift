import Markup
import Podcast
import Templates

/// The smaller copies of a picture, as a page names them.
struct PictureSources {
    /// Those in formats that not all browsers know, a list for each format.
    let objects: [Object]
    /// Those that all browsers know.
    let fallback: PlainText?

    init(_ picture: Picture, on page: PageHead, beside owner: SitePath) {
        func set(_ format: VariantFormat) -> PlainText? {
            let variants = picture.variants.filter { $0.format == format }
            if variants.isEmpty { return nil }
            return PlainText(
                variants.compactMap { variant in
                    // A comma would end an address, https://html.spec.whatwg.org/multipage/images.html#srcset-attributes
                    owner.sibling(variant.path).map { "\(page.link(to: $0).replacing(",", with: "%2C")) \(variant.width)w" }
                }.joined(separator: ", "))
        }
        objects = [.avif, .webp].compactMap { format in
            set(format).map { Object(Shapes.pictureSource, ["type": .text(format.mediaType), "srcset": .text($0)]) }
        }
        fallback = set(.jpeg)
    }
}
