import Diagnostics
import Podcast

/// What only feeds say of an episode.
struct EpisodeFeedKeys: Sendable {
    var extras: FeedExtras
    var alternateEnclosures: [AlternateEnclosure]
    var contentLinks: [Link]
    var funding: [Link]
    var license: License?
    var numberDisplay: PlainText?
    var isBlocked: Bool

    init(_ fields: inout Fields) {
        extras = FeedExtras(&fields)
        alternateEnclosures = fields.read("alternateEnclosures", .list(of: .alternateEnclosure)) ?? []
        contentLinks = (fields.read("contentLinks", .links) ?? []).map(\.value)
        funding = (fields.read("funding", .links) ?? []).map(\.value)
        license = fields.read("license", .license)
        numberDisplay = fields.read("numberDisplay", .line)
        isBlocked = fields.read("block", .flag) ?? false
    }

    func fill(_ episode: inout Episode) {
        episode.extras = extras
        episode.alternateEnclosures = alternateEnclosures
        episode.contentLinks = contentLinks
        episode.funding = funding
        episode.license = license
        episode.numberDisplay = numberDisplay
        episode.isBlocked = isBlocked
    }
}

extension Reading where Value == AlternateEnclosure {
    /// An address, or a mapping with more about what is found there.
    static let alternateEnclosure = Reading { yaml, findings in
        guard case .text(let text) = yaml.content else { return keyed.read(yaml, &findings) }
        guard let address = Reading<String>.webAddress.read(yaml, &findings) else { return nil }
        guard let mediaType = AudioType.mediaType(of: address) else {
            findings.report(
                .unknownAudio, "“\(text.abridged)” does not say what sort of sound it is", at: yaml.start,
                hint: "write `{url: …, type: audio/opus}`")
            return nil
        }
        return AlternateEnclosure(mediaType: mediaType, sources: [.init(address: address)])
    }

    private static let keyed = mapping("another recording such as {url: https://cdn.example/1.opus, bytes: 32400000}") { fields in
        let address = fields.requiredWritten("url", .webAddress, example: "url: https://cdn.example/1.opus")
        let mediaType = fields.read("type", .mediaType) ?? address.flatMap { AudioType.mediaType(of: $0.value) }
        var sources = address.map { [AlternateEnclosure.Source(address: $0.value)] } ?? []
        sources += fields.read("sources", .list(of: .source)) ?? []
        if let address, mediaType == nil {
            fields.report(
                .unknownAudio, "“\(address.value.abridged)” does not say what sort of sound it is", at: address.position,
                hint: "add a `type`, such as `type: audio/opus`")
        }
        var alternate = AlternateEnclosure(mediaType: mediaType ?? "", sources: sources)
        alternate.byteCount = fields.read("bytes", .wholeNumber(from: 0, "bytes: 32400000"))
        alternate.bitrate = fields.read("bitrate", .wholeNumber(from: 1, "bitrate: 96000"))
        alternate.height = fields.read("height", .wholeNumber(from: 1, "height: 1080"))
        alternate.language = fields.read("language", .language)
        alternate.title = fields.read("title", .line)
        alternate.relation = fields.read("rel", .word)
        alternate.codecs = fields.read("codecs", .word)
        alternate.isDefault = fields.read("default", .flag) ?? false
        alternate.integrity = fields.read("integrity", .word)
        return mediaType == nil || address == nil ? nil : alternate
    }
}

extension Reading where Value == AlternateEnclosure.Source {
    /// An address of any kind, `ipfs://…`: it is no link for people.
    fileprivate static let source = scalar(
        Reading<String>.word.map { AlternateEnclosure.Source(address: $0) },
        orMapping: mapping("an address such as {url: https://cdn.example/1.torrent, type: application/x-bittorrent}") { fields in
            let address = fields.required("url", .word, example: "url: https://cdn.example/1.torrent")
            let type = fields.read("type", .mediaType)
            return address.map { AlternateEnclosure.Source(address: $0, contentType: type) }
        })
}
