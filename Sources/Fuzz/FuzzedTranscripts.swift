import Podcast
import Transcripts

extension FuzzedReader {
    /// The readers of every format of transcripts.
    static let transcripts = TranscriptFormats.all.map { format in
        let name = format.name
        return FuzzedReader(
            name: "transcript-\(name)",
            seeds: { small.map { Array($0.utf8) } + files(in: folders, of: $0) },
            tokens: transcriptTokens,
            fault: { fault(of: $0, as: name, isNamed: $0.count % 4 != 0) })
    }

    /// - Parameter isNamed: whether the reader is told what it reads.
    private static func fault(of bytes: [UInt8], as format: String, isNamed: Bool) -> String? {
        let reading = TranscriptReader.read(bytes, path: "transcript.\(format)", format: isNamed ? format : nil, knownNames: ["Jo", "大卫翁"])
        let transcript = Transcript(cues: reading.cues, language: .english, ruby: reading.ruby)
        let paragraphs = Paragraphs.make(from: transcript)
        let spoken = reading.cues.reduce(0) { $0 + $1.text.utf8.count }
        if spoken > bytes.count * 40 + 4096 { return "\(bytes.count) bytes became \(spoken)" }
        if reading.diagnostics.all.count > 30 { return "\(reading.diagnostics.all.count) diagnostics" }
        if reading.cues.isEmpty, !reading.diagnostics.hasErrors, !reading.diagnostics.all.contains(where: { $0.name == "empty-transcript" })
        {
            return "nothing was read, and nothing said"
        }
        for cue in reading.cues where (cue.start ?? .zero) < .zero || cue.text.isEmpty { return "a cue is \(cue)" }
        if visible(paragraphs.map(\.text)) != visible(reading.cues.map(\.text)) { return "the paragraphs have another text" }
        if words(in: paragraphs.map(\.text), reading.ruby) < words(in: reading.cues.map(\.text), reading.ruby) {
            return "a paragraph begins between a word and its reading"
        }
        let edition = TranscriptEdition(transcript, paragraphs: paragraphs)
        for format in TranscriptFormats.published {
            guard let written = format.write(edition), ["vtt", "json", "html"].contains(format.name) else { continue }
            let again = TranscriptReader.read(written, path: "transcript.\(format.name)")
            if format.name == "vtt", !scrolls(written), visible(again.cues.map(\.text)) != visible(reading.cues.map(\.text)) {
                return "what was written as vtt has another text"
            }
            if again.format != format.name || again.diagnostics.all.contains(where: { $0.name != "empty-transcript" }) {
                return "what was written as \(format.name) is read with \(again.diagnostics.all.map(\.message))"
            }
        }
        return nil
    }

    /// How many characters there are but white space: in any order, since cues are put in order.
    private static func visible(_ texts: [PlainText]) -> Int {
        texts.reduce(0) { $0 + $1.string.unicodeScalars.count { !$0.properties.isWhitespace } }
    }

    /// Whether a cue begins with the line that the one before ends with, as in captions that scroll, of which it is left out.
    private static func scrolls(_ vtt: [UInt8]) -> Bool {
        let blocks = String(decoding: vtt, as: UTF8.self).components(separatedBy: "\n\n").map { $0.split(separator: "\n") }
        return zip(blocks, blocks.dropFirst()).contains { before, block in block.count > 1 && block[1] == before.last }
    }

    /// How many words there are with a reading behind them.
    private static func words(in texts: [PlainText], _ ruby: Ruby) -> Int {
        texts.reduce(0) { count, text in
            var string = text.string
            return count + string.withUTF8 { ruby.places(in: $0).count }
        }
    }

    /// What means something in some format.
    private static let transcriptTokens: [[UInt8]] =
        [
            "-->", "<v ", "<v.a B>", "</v>", "<", ">", "&", "&#x110000;", "&amp;", "&nbsp", "<c>", "<00:00:01.000>", "<ruby><rt>",
            "<ruby>字<rt>じ</rt></ruby>", "<rt>", "</rt>", "</ruby>", "<rp>", "</rp>", "<rt>a<rt>a",
            " tts:ruby=\"container\"", " tts:ruby=\"text\"", "(", ")", "\u{FFF9}字\u{FFFA}じ\u{FFFB}",
            "{\\an8}", "{", "}",
            "[", "]", "[[[[[[[[", "\"", "\\", "\\u", "\\ud83d", "\\ude31", ":", ",", "null", "NaN", "1e999", "-1", "99999999999999999999",
            "\n", "\n\n", "\r",
            "\r\n", "\t", " ", "WEBVTT", "NOTE", "STYLE", "REGION", "00:00:01.000 --> 00:00:02.000\n", "00:00:01,000 --> 00:00:02,000\n",
            "99:99:99.999",
            "[00:01.00]", "[ti:", "[offset:+999999999]", "start\tend\ttext\n", "Name: ", "**Name:** ", "```", "# ", "> ", "<!--", "-->",
            "<![CDATA[", "]]>",
            "<!DOCTYPE a [", "<?", "?>", "<p begin=\"1s\">", "<p t=\"1\" d=\"2\">", "<cite>", "<time>", "<script>", "</script", "<br/>",
            "='", "=\"",
            "\u{FEFF}", "\u{2028}", "\u{301}", "\u{200C}", "大卫翁：", "。", "»", "{\"segments\":[{\"text\":\"", "\"words\":[", "\"start\":",
        ].map { Array($0.utf8) } + [[0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80]]

    private static let folders = ["vtt", "srt", "json", "html", "text", "markdown", "wpt-webvtt", "vttjs"]

    /// A small file of each format.
    private static let small = [
        "WEBVTT\n\nNOTE x\n\nSTYLE\n::cue {}\n\n1\n00:01.000 --> 00:02.000 align:left\n<v Jo>Hi <i>you</i> &amp; <00:00:01.500>me <ruby>字<rt>じ</rt></ruby>\n\n00:02.000 --> 00:03.000\nyes",
        "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>Jo:</i> Hi\n\n2\n00:00:02,000 --> 00:00:03,000\nyes\n",
        "{\"version\":\"1.0.0\",\"segments\":[{\"speaker\":\"Jo\",\"startTime\":0.5,\"endTime\":0.75,\"body\":\"I\\u00e9\"}]}",
        "{\"text\":\"Hi\",\"segments\":[{\"id\":0,\"seek\":0,\"start\":0.0,\"end\":1.5,\"text\":\" Hi\",\"words\":[{\"word\":\"Hi\",\"start\":0,\"end\":1,\"speaker\":\"A\"},{\"word\":\"you\",\"speaker\":\"B\"}]}]}",
        "{\"transcription\":[{\"timestamps\":{\"from\":\"00:00:00,000\",\"to\":\"00:00:03,960\"},\"offsets\":{\"from\":0,\"to\":3960},\"text\":\" Hi\"}]}",
        "{\"id\":\"1\",\"status\":\"completed\",\"text\":\"Hi you\",\"utterances\":[{\"speaker\":\"A\",\"text\":\"Hi\",\"start\":250,\"end\":650,\"words\":[{\"text\":\"Hi\",\"start\":250,\"end\":650}]}],\"words\":[]}",
        "{\"results\":{\"channels\":[{\"alternatives\":[{\"transcript\":\"hi\",\"words\":[{\"word\":\"hi\",\"start\":0.1,\"end\":0.3,\"speaker\":0,\"punctuated_word\":\"Hi.\"}]}]}]}}",
        "{\"jobName\":\"a\",\"results\":{\"transcripts\":[{\"transcript\":\"Hi.\"}],\"items\":[{\"start_time\":\"0.5\",\"end_time\":\"0.9\",\"alternatives\":[{\"content\":\"Hi\"}]},{\"type\":\"punctuation\",\"alternatives\":[{\"content\":\".\"}]}],\"speaker_labels\":{\"segments\":[{\"items\":[{\"start_time\":\"0.5\",\"speaker_label\":\"spk_0\"}]}]}}}",
        "{\"results\":[{\"alternatives\":[{\"transcript\":\"Hi\",\"words\":[{\"word\":\"Hi\",\"startTime\":{\"seconds\":\"1\"},\"endTime\":\"1.5s\",\"speakerTag\":1}]}]}]}",
        "{\"wireMagic\":\"pb3\",\"events\":[{\"tStartMs\":160,\"dDurationMs\":4000,\"segs\":[{\"utf8\":\"so\"},{\"utf8\":\" what\",\"tOffsetMs\":320}]}]}",
        "{\"text\":[{\"id\":0,\"speaker\":\"Jo\",\"paragraph\":[{\"line\":[{\"id\":0,\"text\":\"Hi\",\"startTime\":1.5,\"endTime\":2}]}]}]}",
        "[{\"start\":\"00:00:00.005\",\"start_ms\":5,\"end\":\"00:00:09.458\",\"speaker\":\"3\",\"voice\":\"Eric\",\"text\":\"Hallo\"}]",
        "<?xml version=\"1.0\"?><tt xmlns:ttm=\"x\"><head><ttm:agent xml:id=\"a\"><ttm:name>Jo</ttm:name></ttm:agent></head><body><div begin=\"1s\"><p begin=\"1s\" end=\"00:00:02:12\" ttm:agent=\"a\">Hi<br/><span>you</span><span tts:ruby=\"container\">字<span tts:ruby=\"text\">じ</span></span></p></div></body></tt>",
        "<timedtext format=\"3\"><head><ws id=\"0\"/></head><body><p t=\"160\" d=\"4000\"><s>so</s><s t=\"3\"> what</s></p></body></timedtext>",
        "<Trans><Speakers><Speaker id=\"s\" name=\"Jo\"/></Speakers><Turn startTime=\"1\" endTime=\"2\" speaker=\"s\"><Sync time=\"1\"/>Hi</Turn></Trans>",
        "<!DOCTYPE html><html><body><cite>Jo:</cite><time>0:01</time><p>Hi &amp; <b>you</b> <ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby></p><p class=\"speaker\">Ann</p><p>yes</p></body></html>",
        "[ti:a]\n[offset:+10]\n[00:01.00][00:05.00]Hi <00:01.20>you\n[00:02.00]\n", "start\tend\ttext\n0\t1500\tHi\n1500\t2000\tyou\n",
        "---\ntitle: a\n---\n# A\n\n**Jo:** \\[00:01\\] Hi *you* [x](y)\n\n**Ann:** yes\n\n**Jo:** no\n",
        "[00:00:01] Jo: Hi\n\nAnn (00:02):\nyes\n\nJo  0:03\nno\n\nTranscribed by https://otter.ai\n", "大卫翁：你好。\n\n张奇：这个统计学。\n\n大卫翁：是。\n",
    ]
}
