import Markup
import Podcast

extension HTMLTranscript: PublishedTranscriptFormat {
    public static let mediaType = "text/html"
    public static let needsTimes = false

    /// A page of its own with the transcript's paragraphs: who speaks where that changes, and when where that is known.
    public static func write(_ edition: TranscriptEdition) -> [UInt8]? {
        guard !edition.paragraphs.isEmpty else { return nil }
        let language = edition.transcript.language
        var html = HTML(markup: "<!DOCTYPE html>\n<html lang=\"")
        html.append(escaping: language.tag)
        if language.isRightToLeft { html.append(markup: "\" dir=\"rtl") }
        html.append(markup: "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n")
        html.append(markup: "<meta name=\"robots\" content=\"noindex\">\n<title>")
        html.append(text: edition.title)
        html.append(markup: "</title>\n</head>\n<body>\n<main>\n<h1>")
        html.append(text: edition.title)
        html.append(markup: "</h1>\n")
        for paragraph in edition.paragraphs {
            if paragraph.opensTurn, let name = edition.name(of: paragraph.speaker) {
                html.append(markup: "<cite>")
                html.append(text: name)
                html.append(markup: ":</cite>\n")
            }
            if let start = paragraph.start {
                html.append(markup: "<time datetime=\"PT")
                html.append(escaping: start.decimal)
                html.append(markup: "S\">")
                html.append(escaping: start.clock)
                html.append(markup: "</time>\n")
            }
            html.append(markup: "<p>")
            html.append(text: paragraph.text, ruby: edition.transcript.ruby)
            html.append(markup: "</p>\n")
        }
        html.append(markup: "</main>\n</body>\n</html>\n")
        return html.bytes
    }
}
