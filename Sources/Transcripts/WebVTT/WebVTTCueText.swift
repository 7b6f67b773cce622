import Markup
import Podcast

/// The text of a WebVTT cue without its tags (https://www.w3.org/TR/webvtt1/#cue-text-parsing-rules).
///
/// - Classes, styles, languages and times inside the text are dropped, and so are tags that nobody knows, as the specification has it.
/// - A reading above a word is put after it, in parentheses (`RubyMarkup`): `<ruby>漢字<rt>かんじ</rt></ruby>` gives 漢字(かんじ).
/// - A voice holds until the next one begins. What follows `</v>` in a cue is almost always still the same person laughing.
/// - A `<` that begins no tag (`I <3 you`, `a < b`) is text (`CueTags`).
struct WebVTTCueText {
    enum Event {
        /// A voice begins; its name is empty where nobody in particular speaks.
        case voice(Bytes)
        /// What is said, up to the next voice or the end.
        case text(Bytes)
    }

    private var text: [UInt8] = []
    private var annotation: [UInt8] = []
    private var markup = RubyMarkup()

    /// The words with readings in all cues so far.
    var ruby: Ruby { markup.ruby }

    mutating func parse(_ cue: Bytes, _ emit: (Event) -> Void) {
        var rest = cue
        // Nearly all cues are plain, or one voice and plain text.
        if rest.hasPrefix("<v "), let end = rest.firstOffset(of: UInt8(ascii: ">")),
            rest.slice(0..<end).firstOffset(of: UInt8(ascii: "&")) == nil
        {
            emit(.voice(rest.slice(3..<end)))
            rest = rest.slice(from: end + 1)
        }
        if rest.firstOffset(of: UInt8(ascii: "<")) == nil, rest.firstOffset(of: UInt8(ascii: "&")) == nil {
            emit(.text(rest))
        } else {
            parseMarkup(rest, emit)
        }
    }

    private mutating func parseMarkup(_ cue: Bytes, _ emit: (Event) -> Void) {
        text.removeAll(keepingCapacity: true)
        var position = 0
        var tags = CueTags(in: cue)
        while position < cue.count {
            let byte = cue[position]
            if byte == UInt8(ascii: "&") {
                position += CharacterReference.decode(cue, at: position, into: &text)
            } else if byte == UInt8(ascii: "<"), let tag = tags.tag(at: position) {
                handle(cue.slice(tag.content), tag.kind, emit)
                position = tag.content.upperBound + 1
            } else {
                text.append(byte)
                position += 1
            }
        }
        flush(emit)
    }

    private mutating func handle(_ tag: Bytes, _ kind: CueTags.Kind, _ emit: (Event) -> Void) {
        let nameEnd = tag.firstIndex { $0.isSpace || $0 == UInt8(ascii: ".") } ?? tag.count
        let name = tag.slice(0..<nameEnd)
        switch kind {
        case .start where name.count == 1 && name[0] == UInt8(ascii: "v"):
            flush(emit)
            decodeAnnotation(of: tag, from: nameEnd)
            annotation.withUnsafeBufferPointer { emit(.voice($0)) }
        case .start where name.count == 4 && name.hasPrefix("ruby"): markup.open(in: &text)
        case .start where name.count == 2 && name.hasPrefix("rt"): markup.openReading(in: &text)
        case .start where name.count == 2 && name.hasPrefix("rb"): markup.openBase(in: &text)
        case .start where name.count == 2 && name.hasPrefix("rp"): markup.openParenthesis(in: &text)
        case .end where name.count == 3 && name.hasPrefix("/rp"): markup.closeParenthesis(in: &text)
        case .end where name.count == 3 && name.hasPrefix("/rt"): markup.closeReading(in: &text)
        case .end where name.count == 5 && name.hasPrefix("/ruby"): markup.close(in: &text)
        default: break
        }
    }

    /// The name in `v.loud.happy Esme`.
    private mutating func decodeAnnotation(of tag: Bytes, from nameEnd: Int) {
        annotation.removeAll(keepingCapacity: true)
        guard let space = tag.slice(from: nameEnd).firstIndex(where: { $0.isSpace }) else { return }
        let raw = tag.slice(from: nameEnd + space)
        var position = 0
        while position < raw.count {
            if raw[position] == UInt8(ascii: "&") {
                position += CharacterReference.decode(raw, at: position, into: &annotation)
            } else {
                annotation.append(raw[position])
                position += 1
            }
        }
    }

    private mutating func flush(_ emit: (Event) -> Void) {
        markup.close(in: &text)
        if !text.isEmpty { text.withUnsafeBufferPointer { emit(.text($0)) } }
        text.removeAll(keepingCapacity: true)
    }
}
