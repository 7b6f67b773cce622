import Diagnostics

extension Diagnostic.Kind {
    public static let fragmentMismatch = Diagnostic.Kind(
        "internal-error", .error,
        meaning: "A page's Markdown did not read back as it was written. This is a fault of build-site, not of the content.",
        wayOut: "Report it with the file that is named; leaving out or changing the text that causes it helps until it is mended.")
}

/// The mistakes that this room can find.
public enum SiteGeneratorDiagnostics {
    public static let all: [Diagnostic.Kind] = [.fragmentMismatch]
}
