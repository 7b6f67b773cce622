import Diagnostics
import Podcast
import Testing

@testable import Transcripts

@Suite("Transcripts in JSON")
struct JSONTranscriptTests {
    private func said(_ reading: TranscriptReading) -> [String] {
        reading.diagnostics.all.map { "\($0.location.text): \($0.severity): \($0.message) [\($0.name)]" }
    }

    private func expect(
        _ text: String, _ format: String, _ cues: [Cue], sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let reading = read(text, "transcript.json")
        #expect(reading.format == format, sourceLocation: sourceLocation)
        #expect(reading.cues == cues, sourceLocation: sourceLocation)
        #expect(said(reading) == [], sourceLocation: sourceLocation)
    }

    @Test("of the podcast namespace: an end is optional, and so is a speaker")
    func podcastNamespace() {
        expect(
            """
            {"version": "1.0.0", "segments": [
              {"speaker": "Darth Vader", "startTime": 2.25, "endTime": 2.5, "body": "father.\\n"},
              {"speaker": "Luke", "startTime": 2.75, "body": "N\\u00f3\\ud83d\\ude31"},
              {"startTime": "3", "endTime": 4, "body": ""}
            ]}
            """, "json",
            [
                Cue(start: at(2.25), end: at(2.5), speaker: "Darth Vader", text: "father."),
                Cue(start: at(2.75), speaker: "Luke", text: "Nó😱"),
            ])
    }

    @Test("of Whisper: segments, with NaN as Python writes it")
    func whisper() {
        expect(
            """
            {"text": " Hello. And you?", "segments": [
              {"id": 0, "seek": 0, "start": 0.0, "end": 6.28, "text": " Hello.", "tokens": [1], "avg_logprob": NaN},
              {"id": 1, "seek": 0, "start": 6.28, "end": 7.5, "text": " And you?", "tokens": [], "avg_logprob": -Infinity}], "language": "en"}
            """, "whisper",
            [Cue(start: at(0), end: at(6.28), text: "Hello."), Cue(start: at(6.28), end: at(7.5), text: "And you?")])
    }

    @Test("of WhisperX: a segment is cut where one of its words is somebody else's; a word without times is kept")
    func whisperX() {
        expect(
            """
            {"segments": [
              {"start": 1, "end": 3, "text": " Since 2014? Yes.", "speaker": "SPEAKER_00", "words": [
                {"word": "Since", "start": 1, "end": 1.2, "score": 0.9, "speaker": "SPEAKER_00"}, {"word": "2014?"},
                {"word": "Yes.", "start": 2, "end": 3, "speaker": "SPEAKER_01"}]},
              {"start": 4, "end": 5, "text": " Good.", "speaker": "SPEAKER_00", "words": [{"word": "Good.", "speaker": "SPEAKER_00"}]}],
             "word_segments": []}
            """, "whisper",
            [
                Cue(start: at(1), end: at(1.2), speaker: "SPEAKER_00", text: "Since 2014?"),
                Cue(start: at(2), end: at(3), speaker: "SPEAKER_01", text: "Yes."),
                Cue(start: at(4), end: at(5), speaker: "SPEAKER_00", text: "Good."),
            ])
    }

    @Test("of whisper.cpp: milliseconds, and what it hears in silence is nothing")
    func whisperCpp() {
        expect(
            """
            {"result": {"language": "en"}, "transcription": [
              {"timestamps": {"from": "00:00:00,000", "to": "00:00:03,960"}, "offsets": {"from": 0, "to": 3960}, "text": " Um, you know."},
              {"timestamps": {"from": "00:00:04,000", "to": "00:00:05,000"}, "offsets": {"from": 4000, "to": 5000}, "text": " [BLANK_AUDIO]"},
              {"timestamps": {"from": "01:00:05,000", "to": "01:00:06,000"}, "text": " Right."}]}
            """, "whisper.cpp",
            [
                Cue(start: at(0), end: at(3.96), text: "Um, you know."), Cue(start: at(3605), end: at(3606), text: "Right."),
            ])
    }

    @Test("of AssemblyAI: cues of an utterance's words end with a sentence")
    func assemblyAI() {
        expect(
            """
            {"id": "5", "status": "completed", "audio_url": "https://cdn.example/a.mp3", "text": "So the ceiling is near. Is it?",
             "words": [{"text": "So", "start": 250, "end": 650, "speaker": "A"}],
             "utterances": [
              {"speaker": "A", "start": 250, "end": 4000, "text": "…", "words": [
                {"text": "So", "start": 250, "end": 650}, {"text": "the", "start": 700, "end": 800}, {"text": "ceiling", "start": 810, "end": 900},
                {"text": "is", "start": 910, "end": 920}, {"text": "very", "start": 930, "end": 940}, {"text": "near.", "start": 950, "end": 990},
                {"text": "Well.", "start": 1000, "end": 1100}]},
              {"speaker": "B", "start": 5000, "end": 6000, "text": "Is it?"}]}
            """, "assemblyai",
            [
                Cue(start: at(0.25), end: at(0.99), speaker: "Speaker A", text: "So the ceiling is very near."),
                Cue(start: at(1), end: at(1.1), speaker: "Speaker A", text: "Well."),
                Cue(start: at(5), end: at(6), speaker: "Speaker B", text: "Is it?"),
            ])
    }

    @Test("of Deepgram: words with their punctuation; a pause of a second begins a cue")
    func deepgram() {
        expect(
            """
            {"metadata": {"channels": 1}, "results": {"channels": [{"alternatives": [{"transcript": "hello there bye", "words": [
              {"word": "hello", "start": 0.08, "end": 0.32, "confidence": 0.9, "speaker": 0, "punctuated_word": "Hello"},
              {"word": "there", "start": 0.32, "end": 0.6, "speaker": 0, "punctuated_word": "there,"},
              {"word": "jo", "start": 1.7, "end": 1.9, "speaker": 0, "punctuated_word": "Jo."},
              {"word": "bye", "start": 2, "end": 2.5, "speaker": 1, "punctuated_word": "Bye."}]}]}]}}
            """, "deepgram",
            [
                Cue(start: at(0.08), end: at(0.6), speaker: "Speaker 0", text: "Hello there,"),
                Cue(start: at(1.7), end: at(1.9), speaker: "Speaker 0", text: "Jo."),
                Cue(start: at(2), end: at(2.5), speaker: "Speaker 1", text: "Bye."),
            ])
    }

    @Test("of autoEdit: each paragraph is a cue at least, and nobody is called Unnamed Speaker")
    func autoEdit() {
        expect(
            """
            {"languageModel": "British English", "transcriptionStatus": true, "text": [
              {"id": 0, "speaker": "Unnamed Speaker", "paragraph": [{"line": [
                {"id": 0, "text": "There", "startTime": 13.05, "endTime": 13.21}, {"id": 1, "text": "is.", "startTime": 13.21, "endTime": 13.38}]}]},
              {"id": 1, "speaker": "Kate", "paragraph": [
                {"line": [{"id": 2, "text": "A", "startTime": 13.38, "endTime": 13.44}]},
                {"line": [{"id": 3, "text": "day.", "startTime": 13.44, "endTime": 13.86}]}]}]}
            """, "autoedit",
            [
                Cue(start: at(13.05), end: at(13.38), text: "There is."),
                Cue(start: at(13.38), end: at(13.44), speaker: "Kate", text: "A"),
                Cue(start: at(13.44), end: at(13.86), speaker: "Kate", text: "day."),
            ])
    }

    @Test("of Amazon Transcribe: punctuation joins the word before it; speakers come from their own list")
    func amazon() {
        expect(
            """
            {"jobName": "e1", "results": {"transcripts": [{"transcript": "Hi. Yes"}],
             "speaker_labels": {"segments": [{"speaker_label": "spk_0", "items": [{"start_time": "0.5", "speaker_label": "spk_0"}]},
                                             {"speaker_label": "spk_1", "items": [{"start_time": "1.25"}]}]},
             "items": [{"type": "pronunciation", "start_time": "0.5", "end_time": "0.9", "alternatives": [{"content": "Hi"}]},
                       {"type": "punctuation", "alternatives": [{"content": "."}]},
                       {"type": "pronunciation", "start_time": "1.25", "end_time": "1.5", "alternatives": [{"content": "Yes"}]}]}}
            """, "amazon",
            [
                Cue(start: at(0.5), end: at(0.9), speaker: "spk_0", text: "Hi."),
                Cue(start: at(1.25), end: at(1.5), speaker: "spk_1", text: "Yes"),
            ])
    }

    @Test("of Google: times as protocol buffers have them; where speakers are told, the last result has all words")
    func google() {
        expect(
            """
            {"results": [
              {"alternatives": [{"transcript": "Hi you", "words": [{"word": "Hi", "startTime": {}, "endTime": {"nanos": 900000000}}]}]},
              {"alternatives": [{"words": [
                 {"word": "Hi", "startTime": {}, "endTime": {"nanos": 900000000}, "speakerTag": 1},
                 {"word": "you", "startTime": {"seconds": "12", "nanos": 500000000}, "endTime": "13.250s", "speakerTag": 2}]}]}]}
            """, "google",
            [
                Cue(start: at(0), end: at(0.9), speaker: "Speaker 1", text: "Hi"),
                Cue(start: at(12.5), end: at(13.25), speaker: "Speaker 2", text: "you"),
            ])
    }

    @Test("of YouTube: a line ends where the next one begins, and line breaks are no lines")
    func youTube() {
        expect(
            """
            {"wireMagic": "pb3", "events": [{"tStartMs": 0, "dDurationMs": 99000, "id": 1, "wpWinPosId": 1},
              {"tStartMs": 160, "dDurationMs": 4000, "segs": [{"utf8": "so"}, {"utf8": " what", "tOffsetMs": 320}]},
              {"tStartMs": 2000, "dDurationMs": 2160, "aAppend": 1, "segs": [{"utf8": "\\n"}]},
              {"tStartMs": 2010, "dDurationMs": 1000, "segs": [{"utf8": "is it"}]}]}
            """, "json3",
            [Cue(start: at(0.16), end: at(2.01), text: "so what"), Cue(start: at(2.01), end: at(3.01), text: "is it")])
    }

    @Test("of other tools: Podlove's voices, names told once, milliseconds that nothing calls so")
    func segments() {
        expect(
            #"[{"start": "00:00:00.005", "start_ms": 5, "end": "00:00:09.458", "end_ms": 9458, "speaker": "3", "voice": "Eric", "text": "Hallo."}]"#,
            "segments", [Cue(start: at(0.005), end: at(9.458), speaker: "Eric", text: "Hallo.")])
        expect(
            #"{"speakers": {"spk_0": "Luciano"}, "segments": [{"speakerLabel": "spk_0", "start": 0, "end": 11.66, "text": " Hello"}]}"#,
            "segments", [Cue(start: at(0), end: at(11.66), speaker: "Luciano", text: "Hello")])
        expect(
            #"{"segments": [{"speaker": "ちーず", "text": "お願いします。", "timestamp": "00:00:00", "start": 220, "end": 3900}]}"#,
            "segments", [Cue(start: at(0.22), end: at(3.9), speaker: "ちーず", text: "お願いします。")])
    }

    @Test("a damaged file is an error with the place; unknown JSON is told from it")
    func mistakes() {
        #expect(
            said(read("{\"version\": \"1.0.0\",\n \"segments\": [{\"body\": \"Hi\"", "transcript.json"))
                == ["transcript.json:2:28: error: the file ends in the middle of the JSON [broken-transcript]"])
        #expect(
            said(read("{\"segments\":\n [{\"body\": Hi}]}", "transcript.json"))
                == ["transcript.json:2:12: error: there should be a value here [broken-transcript]"])
        #expect(
            said(read("{\"segmens\": [{\"start\": 1, \"text\": \"Hi\"}]}", "transcript.json"))
                == ["transcript.json:1: error: there is no cue in this file that can be read as json [no-cues]"])
        #expect(
            said(read("Hello", "transcript.json")) == [
                "transcript.json:1:1: error: there should be a { or [ here [broken-transcript]"
            ])
        #expect(
            said(read("{\"segments\": []}", "transcript.json")) == [
                "transcript.json:1: error: there is no cue in this file that can be read as json [no-cues]"
            ])
    }

    @Test("a cue with a time that is none is left out with a warning, and its neighbours stay")
    func badTime() {
        let reading = read(
            "{\"segments\": [{\"startTime\": 1, \"body\": \"one\"},\n{\"startTime\": \"soon\", \"body\": \"two\"},\n{\"startTime\": 3, \"body\": \"three\"}]}",
            "transcript.json")
        #expect(reading.cues.map(\.text) == ["one", "three"])
        #expect(
            said(reading) == [
                "transcript.json:2: warning: these are not the times of a cue, so the cue is left out [skipped-cue]"
            ])
        #expect(reading.diagnostics.all.first?.location.sourceLine == "two")
    }

    @Test("a hundred thousand open brackets are no reason to crash")
    func depth() {
        let reading = read("[{\"a\":" + String(repeating: "[", count: 100_000), "transcript.json")
        #expect(said(reading) == ["transcript.json:1:100007: error: the file ends in the middle of the JSON [broken-transcript]"])
    }
}
