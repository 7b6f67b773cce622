import Podcast
import Templates

/// What an episode's page says of its sound and of those who pay for it.
extension EpisodePage {
    /// - Parameters:
    ///   - head: of the page that has the sound.
    ///   - isEmbedded: whether that is the page with the player alone.
    func sound(on head: PageHead, isEmbedded: Bool) -> Value {
        guard let audio = episode.audio else { return .absent }
        return .object(
            Object(
                Shapes.audio,
                [
                    "href": .text(audio.address(on: head.path, of: path)), "type": .text(audio.mediaType),
                    "seconds": .text(episode.card.duration.map { PlainText($0.decimal) }),
                    "playFrom": .text(head.wording.playFrom("{time}")),
                    "format": .text(audio.format),
                    "size": .text(audio.byteCount.map { head.wording.fileSize($0) }),
                    "cues": .text(isEmbedded ? nil : cues),
                    "embed": .text(isEmbedded ? nil : embedCode),
                    "host": .text(audio.isRemote ? PlainText(Link.host(of: audio.source)) : nil),
                ]))
    }

    private var embedCode: PlainText? {
        context.surroundings.chrome.baseURL.map { base in
            let frame = Embed(of: episode.card.slug).frame(title: episode.card.title, base: base)
            return PlainText(String(decoding: frame.bytes, as: UTF8.self))
        }
    }

    private var cues: PlainText? {
        guard show.transcriptFormats.contains("vtt"), episode.transcript?.isTimed == true else { return nil }
        return Self.transcriptFile("vtt", of: nil, beside: path).map { PlainText(head.link(to: $0)) }
    }

    var sponsors: [Object] {
        episode.sponsors.map { sponsor in
            Object(
                Shapes.sponsor,
                [
                    "name": .text(sponsor.name), "text": .text(sponsor.text),
                    "href": .text(sponsor.address.map { PlainText($0) }),
                ])
        }
    }
}

extension Audio {
    private static let formats = [
        "audio/mpeg": "MP3", "audio/x-m4a": "M4A", "audio/mp4": "M4A", "audio/x-m4b": "M4B", "audio/aac": "AAC", "audio/ogg": "Ogg",
        "audio/opus": "Opus", "audio/flac": "FLAC", "audio/wav": "WAV", "audio/x-wav": "WAV", "audio/webm": "WebM", "video/mp4": "MP4",
        "video/x-m4v": "M4V", "video/webm": "WebM",
    ]

    /// What listeners call this sort of file; the media type where that has no such name.
    fileprivate var format: PlainText {
        PlainText(Self.formats[mediaType] ?? mediaType)
    }
}
