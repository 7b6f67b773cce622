import Content
import Diagnostics
import Imaging
import Markup
import Media
import Podcast
import Publishing
import Storage
import Synchronization

/// Smaller copies of the show's cover, of episodes' covers and of portraits, beside the page that each belongs to.
///
/// They are made before all pages, each picture in a group of its own, so that pages name what is there, and nothing else.
struct PictureCopies: Sendable {
    let imaging: Imaging
    let publication: Publication
    let options: BuildOptions

    /// A picture on the site, and whose it is.
    struct Wanted: Sendable {
        enum Owner: Sendable {
            case show
            case person(Int)
            case episode(Int)
        }

        var owner: Owner
        var picture: Picture
        var file: SiteFile
        /// Where the original lies.
        var path: SitePath
        /// Copies that are not in the way of the podcaster's own files.
        var variants: [PictureVariant]
    }

    /// Makes the copies that are not there yet, and says of each picture of the site which it has.
    /// - Returns: what all of them are kept under.
    func make(for site: inout Site) async throws(PublishingError) -> Set<Digest> {
        let wanted = Self.wanted(in: site, formats: imaging.tool.formats)
        // The same picture may be the cover of many episodes: what the first makes, the others find.
        let equals = Dictionary(grouping: wanted.indices) { wanted[$0].file.digest! }.values.sorted { $0[0] < $1[0] }
        let done = Tally()
        let folder = site.folder
        let made = try await inParallel(equals.count, jobs: options.jobs) { number throws(PublishingError) in
            var made: [(Int, [PictureVariant])] = []
            for index in equals[number] {
                let group = group(wanted[index], in: folder)
                _ = try publication.produce(group)
                let memo = (try? publication.memo(of: group.name)) ?? []
                made.append((index, (try? Memo(stored: memo).variants) ?? []))
                options.pictureProgress(done.next(), wanted.count)
            }
            return made
        }
        for (index, variants) in made.joined() {
            switch wanted[index].owner {
            case .show: site.show.cover?.variants = variants
            case .person(let number): site.people[number].picture?.variants = variants
            case .episode(let number): site.episodes[number].setCoverVariants(variants)
            }
        }
        return Set(
            wanted.flatMap { picture in
                picture.variants.map { imaging.key(ofCopy: picture.file.digest!, width: $0.width, as: $0.format) }
            })
    }

    /// What a group keeps: which copies there are.
    private struct Memo: Storable {
        var variants: [PictureVariant]

        init(variants: [PictureVariant]) { self.variants = variants }
        func store(to writer: inout StorageWriter) { writer.write(variants) }
        init(from reader: inout StorageReader) throws(Damaged) { variants = try reader.readArray() }
    }

    /// A picture's copies: another text beside it makes none of them again.
    private func group(_ wanted: Wanted, in folder: String) -> FileGroup {
        var key = StorageWriter()
        key.write(imaging.copyIdentity)
        key.write(wanted.file.digest)
        key.write(wanted.path)
        key.write(wanted.variants)
        let imaging = imaging
        return FileGroup(name: "copies/\(wanted.path)", source: wanted.picture.source, key: Fingerprint(of: key)) { diagnostics in
            let original = Imaging.Original(wanted.file, in: folder)!
            do throws(ImagingFailure) {
                var outputs: [Output] = []
                for variant in wanted.variants {
                    let copy = try imaging.copy(of: original, width: variant.width, as: variant.format)
                    outputs.append(Output(wanted.path.sibling(variant.name)!, copy))
                }
                return Product(outputs: outputs, memo: Memo(variants: wanted.variants).stored)
            } catch {
                diagnostics.report(
                    .unusablePicture, "\(imaging.tool.name) cannot make smaller copies of this picture: \(error.message)",
                    at: SourceLocation(file: wanted.picture.source),
                    hint: "pages show it as it is; open it in a program for pictures and save it anew")
                return Product(outputs: [], memo: Memo(variants: []).stored, isLasting: error.isLasting)
            }
        }
    }
}

extension PictureVariant {
    /// Its file's name, without the folders above it.
    fileprivate var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// How many are done.
private final class Tally: Sendable {
    private let state = Mutex(0)

    func next() -> Int {
        state.withLock { done in
            done += 1
            return done
        }
    }
}

extension PictureCopies {
    /// Whether there is anything to make.
    static func areWanted(in site: Site) -> Bool { !wanted(in: site, formats: VariantFormat.allCases, atMost: 1).isEmpty }

    /// - Parameters:
    ///   - formats: those that can be made.
    ///   - most: no more pictures are looked for.
    static func wanted(in site: Site, formats: [VariantFormat], atMost most: Int = .max) -> [Wanted] {
        let formats = site.show.pictureFormats.filter(formats.contains)
        guard !formats.isEmpty else { return [] }
        var wanted: [Wanted] = []
        func add(_ picture: Picture?, of owner: Wanted.Owner, on page: SitePath, among files: [SiteFile], beside: [SiteFile]) {
            guard wanted.count < most, let picture, !picture.isRemote, let file = files.first(where: { $0.source == picture.source }),
                file.digest != nil,
                let facts = file.facts?.picture, facts.canBeCopied, let path = page.sibling(picture.path)
            else { return }
            let variants = variants(of: picture, facts, in: formats).filter { variant in
                page.sibling(variant.path) != nil && !beside.contains { $0.path == variant.path }
            }
            if !variants.isEmpty { wanted.append(Wanted(owner: owner, picture: picture, file: file, path: path, variants: variants)) }
        }
        add(site.show.cover, of: .show, on: Places.home, among: site.showFiles, beside: site.files)
        for (number, person) in site.people.enumerated() {
            add(
                person.picture, of: .person(number), on: Places.person(person.id), among: site.peopleFiles, beside: site.peopleFiles)
        }
        for (number, episode) in site.episodes.enumerated() {
            add(
                episode.card.cover, of: .episode(number), on: Places.episode(episode.card.slug), among: episode.attachments,
                beside: episode.attachments)
        }
        return wanted
    }

    /// How wide copies are, in pixels. The theme shows pictures at 32 to 81 pixels in lines and lists, at up to 288 on pages of episodes and
    /// people, and at up to 396 on the home page; screens have two or three points a pixel.
    static let widths = [168, 576, 1152]

    /// - Returns: the widths of a picture's copies: none larger than it is, and none that is nearly as large as another.
    static func widths(of original: Int) -> [Int] {
        guard original > widths[0] else { return [] }
        let largest = min(original, widths.last!)
        return widths.filter { $0 * 5 <= largest * 4 } + [largest]
    }

    private static func variants(of picture: Picture, _ facts: PictureFacts, in formats: [VariantFormat]) -> [PictureVariant] {
        let slash = picture.path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let dot = picture.path.utf8.lastIndex(of: UInt8(ascii: "."))
        let end = dot.flatMap { dot in slash.map { $0 < dot } ?? true ? dot : nil } ?? picture.path.endIndex
        let name = picture.path[..<end]
        return formats.flatMap { format in
            widths(of: facts.size.width).map { width in
                PictureVariant(path: "\(name).\(width).\(format.fileExtension)", width: width, format: format)
            }
        }
    }
}

extension PictureFacts {
    /// More points than any camera has: such a picture is there to fill the memory.
    private static let mostPoints = 120_000_000

    /// Whether smaller copies show the same: not of what moves, and what is drawn is small and sharp at any size.
    fileprivate var canBeCopied: Bool {
        format != .svg && !isAnimated && size.width * size.height <= Self.mostPoints
    }
}
