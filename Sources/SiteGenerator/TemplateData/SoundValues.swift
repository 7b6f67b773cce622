import Podcast
import Templates

/// What an episode's page says of its sound and of those who pay for it.
extension EpisodePage {
    var sound: Value {
        guard let audio = episode.audio else { return .absent }
        return .object(
            Object(
                Shapes.audio,
                [
                    "href": .text(audio.address(on: path)), "type": .text(audio.mediaType),
                    "seconds": .text(episode.card.duration.map { PlainText($0.decimal) }),
                    "playFrom": .text(head.wording.playFrom("{time}")),
                    "format": .text(audio.format),
                    "size": .text(audio.byteCount.map { head.wording.fileSize($0) }),
                    "host": .text(audio.isRemote ? PlainText(Link.host(of: audio.source)) : nil),
                ]))
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
