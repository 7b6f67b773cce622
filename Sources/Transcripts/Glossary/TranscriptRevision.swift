import Podcast

/// What is done to the words of a transcript after it was read: one script, then corrections.
public struct TranscriptRevision: Sendable {
    private let script: ChineseScript?
    private let glossary: Glossary

    public init(script: ChineseScript?, corrections: [Correction]) {
        self.script = script
        glossary = Glossary(script?.normalised(corrections) ?? corrections)
    }

    /// - Returns: how often each correction was made, by its place in the list.
    @discardableResult
    public func revise(_ cues: inout [Cue]) -> [Int] {
        script?.normalise(&cues)
        return glossary.correct(&cues)
    }

    /// Adds the words as they are when the text around them was revised: script and corrections of a word may depend on its neighbours, so
    /// that those of before count as well.
    public func revise(_ ruby: inout Ruby) {
        guard !ruby.isEmpty else { return }
        var words = ruby.texts.map { Cue(text: $0) }
        revise(&words)
        for word in words { ruby.insert(word.text) }
    }
}
