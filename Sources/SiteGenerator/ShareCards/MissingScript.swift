import Content
import Diagnostics
import Imaging

/// A script that no font of the machine can show, and what to do about it. All that it says is the same for every episode, so that a build says
/// it once.
enum MissingScript: Hashable, CaseIterable {
    case chinese, emoji, other

    /// The scripts of some characters.
    static func all(of scalars: [Unicode.Scalar]) -> [MissingScript] {
        let found = Set(scalars.map(Self.init))
        return allCases.filter(found.contains)
    }

    private init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x1100...0x11FF, 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF,
            0x20000...0x3FFFF:
            self = .chinese
        default: self = scalar.properties.isEmoji ? .emoji : .other
        }
    }

    var diagnostic: Diagnostic {
        let (characters, package, cask) =
            switch self {
            case .chinese: ("Chinese, Japanese or Korean characters", "fonts-noto-cjk", "font-noto-serif-cjk font-noto-sans-cjk")
            case .emoji: ("emoji", "fonts-noto-color-emoji", "font-noto-emoji")
            case .other: ("all letters of some titles and names", "fonts-noto", "font-noto-sans")
            }
        return Diagnostic(
            .missingGlyphs, "no font here can show \(characters), so episodes with them have no image to share",
            at: SourceLocation(file: "Content/show.yml"),
            hint: "install one (`apt install \(package)`, `brew install --cask \(cask)`), or write `shareCards: false`")
    }
}
