internal import CCMark
import Podcast

/// Makes the Markdown that authors write part of a page: parsed, rewritten on the tree, and written again by our own writer.
///
/// What comes out says what the author wrote, and
/// - nothing of it reaches into what follows: fences are closed, and links that named a definition elsewhere in the text hold their address;
/// - footnotes, which CommonMark does not know, are the text that they are;
/// - raw HTML is the text that it is, and comments are left out (all of it stays where the show allows HTML, closed where it was not);
/// - headings are moved so that the topmost has the level that it should have, none below 6, and are of one line;
/// - addresses are what the caller makes of them, and what cannot be linked to is text;
/// - a time such as `12:34` is a link to that moment, where the caller knows one;
/// - pictures are described in plain text; emphasis within emphasis of the same sort, side by side with it, or of nothing, is one or none;
/// - quotes and lists are at most 50 levels deep; what is deeper moves up into the last one.
public struct AuthorMarkdown: Sendable {
    /// A link or an image that the author wrote.
    public struct Reference: Sendable, Equatable {
        public var destination: String
        public var isImage: Bool
        /// The line of the file on which it begins, from 1; where it is spread over lines, the first or a later one of them.
        public var line: Int
    }

    /// The level that the topmost heading gets, from 1 to 6.
    public var topHeadingLevel: Int
    public var allowsHTML: Bool

    public init(topHeadingLevel: Int = 1, allowsHTML: Bool = false) {
        self.topHeadingLevel = topHeadingLevel
        self.allowsHTML = allowsHTML
    }

    /// - Parameters:
    ///   - destination: where a link or an image shall lead; nil leaves the link's text, or what the picture shows.
    ///     Addresses that are not safe (see `Destination`) are text in any case.
    ///   - moment: where a time that the text mentions shall lead; nil where it is not one of the audio.
    ///   - noticingHTML: called with all raw HTML but comments, and the line of the file on which it begins.
    ///   - noticingFootnote: called with the lines of the file on which footnotes are defined.
    public func rewrite(
        _ text: AuthorText, destination: (Reference) -> String? = { $0.destination }, moment: (Seconds) -> String? = { _ in nil },
        noticingHTML: (_ html: UnsafeBufferPointer<UInt8>, _ line: Int) -> Void = { _, _ in },
        noticingFootnote: (_ line: Int) -> Void = { _ in }
    ) -> Markdown {
        guard !text.isBlank else { return Markdown() }
        let document = rewrittenDocument(
            of: text, destination: destination, moment: moment, noticingHTML: noticingHTML,
            noticingFootnote: noticingFootnote)
        return withExtendedLifetime(document) { TreeWriter.markdown(of: document.tree) }
    }

    /// The tree that is written.
    func rewrittenDocument(
        of text: AuthorText, destination: (Reference) -> String?, moment: (Seconds) -> String?,
        noticingHTML: (UnsafeBufferPointer<UInt8>, Int) -> Void = { _, _ in }, noticingFootnote: (Int) -> Void = { _ in }
    ) -> Document {
        var markdown = PlainText(text.markdown).string
        if let (escaped, lines) = Footnotes.escaped(in: markdown) {
            markdown = escaped
            for line in lines { noticingFootnote(text.line + line - 1) }
        }
        let document = Document(parsing: markdown)
        withExtendedLifetime(document) {
            let topLevel = document.tree.flatten()
            cmark_consolidate_text_nodes(document.tree)
            Rewriting(headingShift: topHeadingLevel - (topLevel ?? topHeadingLevel), allowsHTML: allowsHTML, firstLine: text.line)
                .rewrite(document.tree, destination: destination, moment: moment, noticingHTML: noticingHTML)
            document.tree.tidy(allowsHTML: allowsHTML)
        }
        return document
    }
}
