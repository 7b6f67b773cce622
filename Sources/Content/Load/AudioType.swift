/// What sort of sound a file is by its name.
enum AudioType {
    /// The media types that podcast apps know, https://github.com/Podcastindex-org/podcast-namespace and RFC 4337, 5334, 9559, 9639.
    private static let byExtension = [
        "mp3": "audio/mpeg", "m4a": "audio/x-m4a", "m4b": "audio/x-m4b", "aac": "audio/aac", "mp4": "video/mp4", "m4v": "video/x-m4v",
        "ogg": "audio/ogg", "oga": "audio/ogg", "opus": "audio/ogg", "flac": "audio/flac", "wav": "audio/wav", "webm": "audio/webm",
        "weba": "audio/webm",
    ]

    /// MP3, AAC, and MPEG-4 with sound or video: https://podcasters.apple.com/support/829-audio-requirements,
    /// https://podcasters.apple.com/support/830-video-requirements
    private static let takenByApple: Set = [
        "audio/mpeg", "audio/mp3", "audio/x-m4a", "audio/m4a", "audio/mp4", "audio/aac", "audio/x-m4b", "video/mp4", "video/x-m4v",
        "video/quicktime",
    ]

    static func isTakenByApple(_ mediaType: String) -> Bool { takenByApple.contains(mediaType.lowercased()) }

    /// - Parameter source: a path, in which `#` and `?` are letters like any other, or an address.
    /// - Returns: nil where the name does not say it.
    static func mediaType(of source: String) -> String? {
        let path = Address(source).isWeb ? source.prefix { $0 != "?" && $0 != "#" } : source[...]
        guard let dot = path.lastIndex(of: ".") else { return nil }
        return byExtension[path[path.index(after: dot)...].lowercased()]
    }
}
