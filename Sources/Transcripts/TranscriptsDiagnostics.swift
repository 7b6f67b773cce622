import Diagnostics

extension Diagnostic.Kind {
    public static let notText = Diagnostic.Kind(
        "not-text", .error,
        meaning: "A file that should be text holds NUL bytes, or more than 1 % of it is not in the encoding it should be in.",
        wayOut: "Save it as UTF-8, or name its encoding: `transcript: {file: talk.txt, encoding: windows-1252}`.")
    public static let strayBytes = Diagnostic.Kind(
        "stray-bytes", .warning,
        meaning: "A few bytes of a text file are not in its encoding; each is shown as \u{FFFD}.",
        wayOut: "Save the file as UTF-8, or name its encoding: `transcript: {file: talk.txt, encoding: windows-1252}`.")
    public static let unknownEncoding = Diagnostic.Kind(
        "unknown-encoding", .error,
        meaning: "No encoding of that name is known to this system.",
        wayOut: "Use a name that iconv knows, such as UTF-16LE, windows-1252 or GB18030.")
    public static let unknownTranscriptFormat = Diagnostic.Kind(
        "unknown-transcript-format", .error,
        meaning: "There is no transcript format of that name.",
        wayOut: "Use one of the names in the hint, or leave it out: the format is recognised by the content.")
    public static let noCues = Diagnostic.Kind(
        "no-cues", .error,
        meaning: "A transcript holds nothing that anybody says in the format it should be in.",
        wayOut: "Check that the file is the one you meant and is whole; remove it where the episode has no transcript.")
    public static let brokenTranscript = Diagnostic.Kind(
        "broken-transcript", .error,
        meaning: "A transcript in JSON or XML is damaged: it was cut off, or changed by hand so that programs cannot read it any more.",
        wayOut: "Export it again from the tool that made it, or repair the place that is shown.")
    public static let emptyTranscript = Diagnostic.Kind(
        "empty-transcript", .warning,
        meaning: "A transcript file is well-formed but nobody says anything in it.",
        wayOut: "Write the transcript, or remove the file.")
    public static let skippedCue = Diagnostic.Kind(
        "skipped-cue", .warning,
        meaning: "Part of a transcript could not be read and is left out; everything around it is kept.",
        wayOut: "Correct the line that is shown.")
    public static let missingSignature = Diagnostic.Kind(
        "missing-webvtt-signature", .warning,
        meaning: "A WebVTT file does not begin with the line WEBVTT; browsers and podcast apps refuse such files.",
        wayOut: "Make WEBVTT, and an empty line after it, the beginning of the file.")
    public static let unknownSpeaker = Diagnostic.Kind(
        "unknown-speaker", .warning,
        meaning: "A transcript names a speaker who is not among the episode's people.",
        wayOut: "Say who it is under speakers: in the episode's front matter.")
}

public enum TranscriptsDiagnostics {
    public static let all: [Diagnostic.Kind] = [
        .notText, .strayBytes, .unknownEncoding, .unknownTranscriptFormat, .noCues, .brokenTranscript, .emptyTranscript, .skippedCue,
        .missingSignature,
        .unknownSpeaker,
    ]
}
