import Diagnostics

extension Diagnostic.Kind {
    public static let unusablePicture = Diagnostic.Kind(
        "unusable-picture", .warning,
        meaning: "The tool that makes smaller copies of pictures, or images to share, cannot do so with this one. Pages show it as it is.",
        wayOut: "Open the picture in a program for pictures and save it anew; it may be damaged, or of a sort that the tool does not know.")
    public static let missingGlyphs = Diagnostic.Kind(
        "missing-glyphs", .warning,
        meaning: "No font of this machine can show some characters, so some episodes have no image to share; other sites show their cover.",
        wayOut: "Install a font for the script, or write `shareCards: false` in show.yml.")
}

/// The mistakes that this room can find.
public enum ImagingDiagnostics {
    public static let all: [Diagnostic.Kind] = [.unusablePicture, .missingGlyphs]
}
