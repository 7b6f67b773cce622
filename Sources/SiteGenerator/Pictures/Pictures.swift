import Content
import Imaging
import Media
import Podcast
import Publishing
import Storage

/// What a build does with pictures: smaller copies of them, and images to share.
struct Pictures: Sendable {
    /// Nil where nothing is to be made, or the machine has no tool for it.
    let imaging: Imaging?
    private let wantsCopies: Bool
    private let wantsCards: Bool
    private let options: BuildOptions
    private let wantedFormats: [VariantFormat]

    init(of site: Site, options: BuildOptions) {
        self.options = options
        wantedFormats = site.show.pictureFormats
        let isOn = options.imagingSearch != nil
        wantsCopies = isOn && PictureCopies.areWanted(in: site)
        // They are named by whole addresses only.
        wantsCards = isOn && site.show.hasShareCards && !site.episodes.isEmpty && (options.baseURL ?? site.show.url) != nil
        imaging = wantsCopies || wantsCards ? options.imagingSearch?.imaging(rememberedIn: options.cache) : nil
    }

    /// What images to share are drawn with; nil where there are none.
    var cardMaker: Imaging? { wantsCards ? imaging : nil }

    /// - Returns: what all of them are kept under.
    func makeCopies(for site: inout Site, _ publication: Publication) async throws(PublishingError) -> Set<Digest> {
        guard wantsCopies, let imaging else { return [] }
        return try await PictureCopies(imaging: imaging, publication: publication, options: options).make(for: &site)
    }

    /// What is told of it; nil where nothing is to be made.
    var use: ImagingUse? {
        guard wantsCopies || wantsCards else { return nil }
        return ImagingUse(
            tool: imaging?.tool.name, made: imaging?.made ?? 0, wantsCopies: wantsCopies,
            missingFormats: imaging.map { imaging in wantsCopies ? wantedFormats.filter { !imaging.tool.formats.contains($0) } : [] } ?? [],
            wantsCards: wantsCards,
            drawsCards: imaging.map { $0.tool.drawsSVG && $0.fonts != nil } ?? false)
    }
}

extension Imaging.Original {
    /// A file of the site.
    /// - Returns: nil where it is no picture, or has not been read.
    init?(_ file: SiteFile, in folder: String) {
        guard let digest = file.digest, let picture = file.facts?.picture else { return nil }
        self.init(path: "\(folder)/\(file.source)", digest: digest, format: picture.format)
    }
}

/// With what a build has made pictures.
public struct ImagingUse: Sendable, Equatable {
    /// `vips 8.14.1`; nil where the machine has no tool.
    public let tool: String?
    /// How many were made, and not taken from earlier builds.
    public let made: Int
    /// Whether there are pictures of which smaller copies could be made.
    public let wantsCopies: Bool
    /// Formats of them that the tool cannot write.
    public let missingFormats: [VariantFormat]
    /// Whether there are episodes for which images to share could be drawn.
    public let wantsCards: Bool
    /// Whether the tool draws, and there is something that tells which fonts there are.
    public let drawsCards: Bool
}
