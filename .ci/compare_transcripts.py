#!/usr/bin/env python3
"""Compares what is read of real WebVTT and SubRip files with what the libraries webvtt-py and srt read, and of chapters in real feeds with
what podcastparser reads.

    compare_transcripts.py TRANSCRIPT_TOOLS REAL

TRANSCRIPT_TOOLS is the program of that name, REAL the folder of real input. The cues must be as many and their text the same, but for what is
done otherwise on purpose: names of speakers are no text here, and a cue with two speakers is two. Files that the libraries read otherwise are
listed, each with the reason. Of chapters the titles and the starts must be the same, in whole seconds.
"""

import json
import logging
import os
import re
import subprocess
import sys

import podcastparser
import srt
import webvtt

# What a library reads otherwise than we do, by the file's path from REAL.
EXCEPTIONS = {
    "vtt/astisub/go-astisub__testdata_broken-1-in.vtt": "refused by both",
    "vtt/webvtt-py/webvtt-py__subtitles_invalid.vtt": "webvtt-py refuses a file without WEBVTT, we warn",
    "vtt/captioning/invalid_1-non-normative_sample-file-captions.vtt": "webvtt-py refuses the whole file for the times of one cue",
    "vtt/captioning/long-hours.vtt": "webvtt-py refuses hours of more than two digits, which the specification allows",
    "vtt/webvtt-py/webvtt-py__subtitles_invalid_timeframe_in_cue_text.vtt": "webvtt-py loses the cue after a line of broken times",
    "vtt/webvtt-py/webvtt-py__subtitles_youtube_dl.vtt": "webvtt-py takes the first cue for part of the header",
    "srt/captioning/non-utf8-win-eol.srt": "in an encoding that nothing in it tells; we refuse it, too",
    "srt/pysrt/pysrt__static_windows-1252.srt": "in an encoding that nothing in it tells; we refuse it, too",
}


def paths(real, folder, extension):
    found = []
    for where, _, names in os.walk(os.path.join(real, folder)):
        found += [os.path.join(where, name) for name in names if name.endswith(extension)]
    return sorted(found)


def text_of(path):
    with open(path, "rb") as file:
        raw = file.read()
    marks = (
        (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"))
    encoding = next((encoding for mark, encoding in marks if raw.startswith(mark)), "utf-8")
    return raw.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


def by_library(path):
    """The texts of the cues."""
    text = text_of(path)
    if path.endswith(".vtt"):
        return [caption.text for caption in webvtt.from_string(text)]
    return [subtitle.content for subtitle in srt.parse(text, ignore_errors=True)]


def visible(text):
    """Without white space, the tags of subtitles and characters that no text keeps; character references decoded."""
    text = re.sub(r"</?(?:b|i|u|s|font|span|c|v|em|strong)\b[^>]*>|\{\\[^}]*\}", "", text)
    for name, character in (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u00a0"), ("&lrm;", "\u200e"), ("&amp;", "&")):
        text = text.replace(name, character)
    return "".join(c for c in text if not c.isspace() and c != "\ufeff" and not (ord(c) < 32 or 127 <= ord(c) < 160))


def difference(ours, theirs, labels):
    """Where the texts differ, but for labels of speakers in theirs; None where they do not."""
    labels = sorted((re.sub(r"\s", "", label).casefold() for label in labels), key=len, reverse=True)
    a = b = 0
    while b < len(theirs):
        # A label that both have is text, and so are dashes before one.
        length = label_length(theirs, b, labels)
        if length and not ours.startswith(theirs[b:b + length], a):
            b += length
        elif a < len(ours) and ours[a] == theirs[b]:
            a, b = a + 1, b + 1
        else:
            lead = re.compile(r"[>\-\[(]*").match(theirs, b).end()
            length = label_length(theirs, lead, labels)
            if not length:
                return f"at {a}: {ours[max(0, a - 20):a + 20]!r} and {theirs[max(0, b - 20):b + 20]!r}"
            b = lead + length
    return None if a == len(ours) else f"ours goes on: {ours[a:a + 40]!r}"


def label_length(text, start, labels):
    """How long the name of a speaker at `start` is, with what closes it."""
    for label in labels:
        end = start + len(label)
        if text[start:end].casefold() == label:
            tail = re.compile(r"[\])]*[:：]").match(text, end)
            if tail:
                return tail.end() - start
    return 0


def compare_feeds(tool, real):
    """How many episodes' chapters were compared, and what differs."""
    compared, errors = 0, []
    for path in paths(real, "feeds", (".xml", ".rss")):
        try:
            with open(path, "rb") as file:
                episodes = podcastparser.parse("https://feed.example/", file)["episodes"]
        except Exception:  # Whatever the library makes of a broken file, or of another encoding.
            continue
        for episode in episodes:
            if not episode.get("chapters"):
                continue
            compared += 1
            read = subprocess.run([tool, "chapters", "--guid", episode["guid"], path], capture_output=True, check=True).stdout
            ours = [[int(chapter["start"]), chapter["title"]] for chapter in json.loads(read)["chapters"]]
            theirs = [[int(chapter["start"]), " ".join(chapter["title"].split())] for chapter in episode["chapters"]]
            if ours != sorted(theirs, key=lambda chapter: chapter[0]):
                errors.append(f"{os.path.relpath(path, real)}, {episode['guid']}: {ours} and {theirs}")
    return compared, errors


def main():
    tool, real = sys.argv[1:]
    # The libraries tell of every line that they skip.
    logging.disable()
    errors, compared = [], 0
    files = paths(real, "vtt", ".vtt") + paths(real, "srt", ".srt")
    read = subprocess.run([tool, "read", *files], capture_output=True, check=True).stdout.decode("utf-8")
    for line in read.splitlines():
        ours = json.loads(line)
        name = os.path.relpath(ours["path"], real)
        try:
            captions = [text for text in by_library(ours["path"]) if visible(text)]
        except Exception as error:  # Whatever a library makes of a broken file.
            found = f"{type(error).__name__}: {error}"
        else:
            compared += 1
            count, theirs = ours["cues"], "".join(visible(text) for text in captions)
            found = difference(ours["text"], theirs, ours["labels"])
            if not found and (count < len(captions) or count > len(captions) and not ours["labels"]):
                found = f"{count} cues, not {len(captions)}"
        if bool(found) != (name in EXCEPTIONS):
            errors.append(f"{name}: {found or 'is read alike, and listed as an exception'}")
    episodes, differences = compare_feeds(tool, real)
    for error in errors + differences:
        print(error)
    print(f"transcripts: {compared} compared with other readers, {len(EXCEPTIONS)} read otherwise on purpose, {len(errors)} errors")
    print(f"chapters: those of {episodes} episodes in feeds compared with podcastparser, {len(differences)} errors")
    return 1 if errors or differences or compared < 20 or episodes < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
