import Foundation

/// What the fuzzer begins with: a small file of each format, and the real ones where there are any.
enum FuzzSeeds {
    private static let small = [
        "WEBVTT\n\nNOTE x\n\nSTYLE\n::cue {}\n\n1\n00:01.000 --> 00:02.000 align:left\n<v Jo>Hi <i>you</i> &amp; <00:00:01.500>me\n\n00:02.000 --> 00:03.000\nyes",
        "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>Jo:</i> Hi\n\n2\n00:00:02,000 --> 00:00:03,000\nyes\n",
        "{\"version\":\"1.0.0\",\"segments\":[{\"speaker\":\"Jo\",\"startTime\":0.5,\"endTime\":0.75,\"body\":\"I\\u00e9\"}]}",
        "{\"text\":\"Hi\",\"segments\":[{\"id\":0,\"seek\":0,\"start\":0.0,\"end\":1.5,\"text\":\" Hi\",\"words\":[{\"word\":\"Hi\",\"start\":0,\"end\":1,\"speaker\":\"A\"},{\"word\":\"you\",\"speaker\":\"B\"}]}]}",
        "{\"transcription\":[{\"timestamps\":{\"from\":\"00:00:00,000\",\"to\":\"00:00:03,960\"},\"offsets\":{\"from\":0,\"to\":3960},\"text\":\" Hi\"}]}",
        "{\"id\":\"1\",\"status\":\"completed\",\"text\":\"Hi you\",\"utterances\":[{\"speaker\":\"A\",\"text\":\"Hi\",\"start\":250,\"end\":650,\"words\":[{\"text\":\"Hi\",\"start\":250,\"end\":650}]}],\"words\":[]}",
        "{\"results\":{\"channels\":[{\"alternatives\":[{\"transcript\":\"hi\",\"words\":[{\"word\":\"hi\",\"start\":0.1,\"end\":0.3,\"speaker\":0,\"punctuated_word\":\"Hi.\"}]}]}]}}",
        "{\"jobName\":\"a\",\"results\":{\"transcripts\":[{\"transcript\":\"Hi.\"}],\"items\":[{\"start_time\":\"0.5\",\"end_time\":\"0.9\",\"alternatives\":[{\"content\":\"Hi\"}]},{\"type\":\"punctuation\",\"alternatives\":[{\"content\":\".\"}]}],\"speaker_labels\":{\"segments\":[{\"items\":[{\"start_time\":\"0.5\",\"speaker_label\":\"spk_0\"}]}]}}}",
        "{\"results\":[{\"alternatives\":[{\"transcript\":\"Hi\",\"words\":[{\"word\":\"Hi\",\"startTime\":{\"seconds\":\"1\"},\"endTime\":\"1.5s\",\"speakerTag\":1}]}]}]}",
        "{\"wireMagic\":\"pb3\",\"events\":[{\"tStartMs\":160,\"dDurationMs\":4000,\"segs\":[{\"utf8\":\"so\"},{\"utf8\":\" what\",\"tOffsetMs\":320}]}]}",
        "[{\"start\":\"00:00:00.005\",\"start_ms\":5,\"end\":\"00:00:09.458\",\"speaker\":\"3\",\"voice\":\"Eric\",\"text\":\"Hallo\"}]",
        "<?xml version=\"1.0\"?><tt xmlns:ttm=\"x\"><head><ttm:agent xml:id=\"a\"><ttm:name>Jo</ttm:name></ttm:agent></head><body><div begin=\"1s\"><p begin=\"1s\" end=\"00:00:02:12\" ttm:agent=\"a\">Hi<br/><span>you</span></p></div></body></tt>",
        "<timedtext format=\"3\"><head><ws id=\"0\"/></head><body><p t=\"160\" d=\"4000\"><s>so</s><s t=\"3\"> what</s></p></body></timedtext>",
        "<Trans><Speakers><Speaker id=\"s\" name=\"Jo\"/></Speakers><Turn startTime=\"1\" endTime=\"2\" speaker=\"s\"><Sync time=\"1\"/>Hi</Turn></Trans>",
        "<!DOCTYPE html><html><body><cite>Jo:</cite><time>0:01</time><p>Hi &amp; <b>you</b></p><p class=\"speaker\">Ann</p><p>yes</p></body></html>",
        "[ti:a]\n[offset:+10]\n[00:01.00][00:05.00]Hi <00:01.20>you\n[00:02.00]\n", "start\tend\ttext\n0\t1500\tHi\n1500\t2000\tyou\n",
        "---\ntitle: a\n---\n# A\n\n**Jo:** \\[00:01\\] Hi *you* [x](y)\n\n**Ann:** yes\n\n**Jo:** no\n",
        "[00:00:01] Jo: Hi\n\nAnn (00:02):\nyes\n\nJo  0:03\nno\n\nTranscribed by https://otter.ai\n", "大卫翁：你好。\n\n张奇：这个统计学。\n\n大卫翁：是。\n",
    ]

    private static let folders = ["vtt", "srt", "json", "html", "text", "markdown", "wpt-webvtt", "vttjs"]

    static func load(_ folder: String?) -> [[UInt8]] {
        var seeds = small.map { Array($0.utf8) }
        guard let folder else { return seeds }
        for name in folders {
            let paths = FileManager.default.enumerator(atPath: "\(folder)/\(name)")?.compactMap { $0 as? String } ?? []
            for path in paths.sorted() {
                if let data = FileManager.default.contents(atPath: "\(folder)/\(name)/\(path)"), !data.isEmpty { seeds.append(Array(data)) }
            }
        }
        return seeds
    }
}
