import Content
import Diagnostics
import Imaging
import Markup
import Podcast
import Storage

/// Draws the images that other sites show with a link to an episode. What it depends on is part of the episode's key.
struct ShareCards: Sendable, Keyable {
    /// A picture and its file.
    struct Cover: Sendable {
        var picture: Picture
        var file: SiteFile
    }

    /// What came of an episode's card.
    struct Made: Sendable {
        /// A JPEG; nil where it could not be made.
        var bytes: [UInt8]?
        /// Whether that would come of another attempt, too.
        var isLasting = true
    }

    /// The file beside the episode's page.
    static let fileName = "share-card.jpg"

    let imaging: Imaging
    let fonts: FontCoverage
    /// The show's, for episodes without one.
    let showCover: Cover?
    /// The site's.
    let folder: String

    /// Nil where none can be drawn.
    init?(_ imaging: Imaging?, for site: Site) {
        guard let imaging, imaging.tool.drawsSVG, let fonts = imaging.fonts else { return nil }
        self.imaging = imaging
        self.fonts = fonts
        showCover = Self.cover(site.show.cover, among: site.showFiles)
        folder = site.folder
    }

    func store(to writer: inout StorageWriter) {
        writer.write(imaging.identity)
        writer.write(showCover?.file)
    }

    static func cover(_ picture: Picture?, among files: [SiteFile]) -> Cover? {
        guard let picture, let file = files.first(where: { $0.source == picture.source }), file.digest != nil,
            file.facts?.picture != nil
        else { return nil }
        return Cover(picture: picture, file: file)
    }

    /// The card of an episode.
    /// - Parameters:
    ///   - source: its file, where mistakes are reported.
    ///   - cover: its own.
    func make(_ content: ShareCard, of slug: Slug, source: String, cover: Cover?, reporting diagnostics: inout Diagnostics) -> Made {
        let missing = fonts.missing(in: content.allText)
        guard missing.isEmpty else {
            for script in MissingScript.all(of: missing) { diagnostics.report(script.diagnostic) }
            return Made()
        }
        let thumbnail = self.thumbnail(cover ?? showCover, reporting: &diagnostics)
        do throws(ImagingFailure) {
            let card = try imaging.drawing(content.svg(cover: thumbnail.picture), keptAs: Self.slot(of: slug))
            return Made(bytes: card, isLasting: thumbnail.isLasting)
        } catch {
            diagnostics.report(
                .unusablePicture, "\(imaging.tool.name) cannot draw an image to share: \(error.message)", at: SourceLocation(file: source),
                hint: "other sites show the cover; `shareCards: false` in show.yml draws none")
            return Made(isLasting: error.isLasting)
        }
    }

    private func thumbnail(
        _ cover: Cover?, reporting diagnostics: inout Diagnostics
    ) -> (picture: ShareCard.Thumbnail?, isLasting: Bool) {
        guard let cover, let facts = cover.file.facts?.picture, let original = Imaging.Original(cover.file, in: folder) else {
            return (nil, true)
        }
        do throws(ImagingFailure) {
            let made = try imaging.thumbnail(of: original, side: ShareCard.coverSide)
            return (ShareCard.Thumbnail(png: made, size: facts.size), true)
        } catch {
            diagnostics.report(
                .unusablePicture, "\(imaging.tool.name) cannot put this picture on an image to share: \(error.message)",
                at: SourceLocation(file: cover.picture.source), hint: "open it in a program for pictures and save it anew")
            return (nil, error.isLasting)
        }
    }

    // MARK: What is kept

    private static func slot(of slug: Slug) -> Digest { Digest(of: Array("share-card/\(slug)".utf8)) }

    /// What the cards of a site, and what is on them, are kept under.
    func kept(for site: Site) -> Set<Digest> {
        var keys = Set(site.episodes.map { Self.slot(of: $0.card.slug) })
        let covers = site.episodes.map { Self.cover($0.card.cover, among: $0.attachments) } + [showCover]
        for case let cover? in covers { keys.insert(imaging.key(ofThumbnail: cover.file.digest!, side: ShareCard.coverSide)) }
        return keys
    }
}
