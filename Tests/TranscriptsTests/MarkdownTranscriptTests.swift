import Podcast
import Testing

@testable import Transcripts

@Suite("Transcripts in Markdown")
struct MarkdownTranscriptTests {
    @Test("names in bold, times in brackets that Markdown escapes, and nothing that is only there for the look")
    func changelog() {
        let reading = read(
            """
            ---
            title: An episode
            ---
            # The Changelog

            **Jerod Santo:** \\[03:58\\] So it's *Thursday*, and `a_b` is 3 * 4. \\[laughter\\]

            **Adam Stacoviak:** See [the notes](https://example.com/(x) "t"), or <https://example.com>.<br>

            ![a picture](x.png)

            ***

            \\[08:14\\] Still Adam\\
            here.
            """, "transcript.md")
        #expect(reading.format == "md")
        #expect(
            reading.cues == [
                Cue(start: at(238), speaker: "Jerod Santo", text: "So it's Thursday, and a_b is 3 * 4. [laughter]"),
                Cue(speaker: "Adam Stacoviak", text: "See the notes \"t\"), or https://example.com."),
                Cue(start: at(494), speaker: "Adam Stacoviak", text: "Still Adam\nhere."),
            ])
        #expect(reading.labels == [LabelOccurrence(label: "Jerod Santo", line: 6), LabelOccurrence(label: "Adam Stacoviak", line: 8)])
    }

    @Test(
        "the styles of other tools",
        arguments: [
            "**Jo**: Hello.\n\n**Ann**: Hi.\n\n**Jo**: Yes.", "**[00:02] Jo:** Hello.\n\n**[00:03] Ann:** Hi.\n\n**[00:04] Jo:** Yes.",
            "Jo: 00:00:02\n\nHello.\n\nAnn: 00:00:03\n\nHi.\n\nJo: 00:00:04\n\nYes.",
            "> **Jo:** Hello.\n\n> **Ann:** Hi.\n\n> **Jo:** Yes.",
            "- **Jo:** Hello.\n- **Ann:** Hi.\n- **Jo:** Yes.", "<p><b>Jo:</b> Hello.</p>\n<p><b>Ann:</b> Hi.</p><p><b>Jo:</b> Yes.</p>",
        ])
    func styles(text: String) {
        let cues = read(text, "transcript.md").cues
        #expect(cues.map(\.speaker) == ["Jo", "Ann", "Jo"])
        #expect(cues.map(\.text) == ["Hello.", "Hi.", "Yes."])
        #expect(cues.map(\.start) == (text.contains("00:0") ? [at(2), at(3), at(4)] : [nil, nil, nil]))
    }

    @Test("titles after a comma are part of a name; a short answer on its own line is none, and neither is a key with an address")
    func names() {
        let reading = read(
            "Podcast: https://example.com\n\nMireille Reece, PsyD: Hi.\n\nExactly.\nRight.\n\nJo: Yes.\n\nExactly.\nRight.\n\nJo: No.\n\nMireille Reece, PsyD: Why?",
            "transcript.md")
        #expect(reading.labels.map(\.label) == ["Mireille Reece, PsyD", "Jo"])
    }

    @Test("a text file with names in bold is Markdown, one with a single star is none")
    func recognised() {
        #expect(read("**Jo:** a\n\n**Ann:** b\n\n**Jo:** c", "transcript.txt").format == "md")
        #expect(read("Jo: 3 * 4\n\n**Ann:** b", "transcript.txt").format == "txt")
    }
}
