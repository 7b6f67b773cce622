import Podcast
import Storage

/// How a picture is made from another: the words for the tool. A change of them makes all pictures of the sort again.
enum Recipe: Sendable {
    /// A smaller copy, as high as it comes.
    case copy(width: Int, VariantFormat)
    /// A copy that fits into a square, with what can be seen through left so.
    case thumbnail(side: Int)
    /// A drawing as it is, as JPEG.
    case drawing

    /// The name of the file that is made.
    var output: String {
        switch self {
        case .copy(_, let format): "out.\(format.fileExtension)"
        case .thumbnail: "out.png"
        case .drawing: "out.jpg"
        }
    }

    var format: PictureCheck.Format {
        switch self {
        case .copy(_, let format): PictureCheck.Format(format)
        case .thumbnail: .png
        case .drawing: .jpeg
        }
    }

    /// Without what a camera wrote into the picture, such as where it was; turned as it is to be seen; in the colours of the web.
    func arguments(from input: String) -> [String] {
        let turned = ["--size", "down", "--export-profile", "srgb", "--fail-on", "truncated"]
        switch self {
        case .copy(let width, let format):
            return ["thumbnail", input, output + Self.options(of: format), String(width), "--height", "1000000"] + turned
        case .thumbnail(let side):
            return ["thumbnail", input, output + "[strip]", String(side), "--height", String(side)] + turned
        case .drawing:
            // Half as many colours as points would blur small coloured lines.
            return ["copy", input, output + "[Q=88,strip,optimize-coding,subsample-mode=off,background=255]"]
        }
    }

    /// What looks the same in each of them, beside the original.
    private static func options(of format: VariantFormat) -> String {
        switch format {
        case .avif: "[Q=55,effort=3,bitdepth=8,strip]"
        case .webp: "[Q=78,strip]"
        case .jpeg: "[Q=80,optimize-coding,strip,background=255]"
        }
    }

    /// Whether the tool shows text in it: then what it makes depends on the fonts.
    var dependsOnFonts: Bool {
        if case .drawing = self { true } else { false }
    }
}
