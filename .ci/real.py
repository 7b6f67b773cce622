#!/usr/bin/env python3
"""Builds shows out of real input and checks them.

    real.py BUILD_SITE REAL WORK

REAL is a folder of files that podcasters and their tools made: qizhulou/ (a whole show), vtt/, srt/, text/, json/, html/ and markdown/ (transcripts). Copies are built
below WORK: the show as it stands, and for each sort of transcript a show with one episode a file. Files that are no transcripts are refused,
with an error that names them; which ones may be is listed here.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys

import check_site
import pages

SORTS = {"vtt": ".vtt", "srt": ".srt", "text": ".txt", "json": ".json", "html": (".html", ".trs"), "markdown": ".md"}
# Files that must be refused, with the name of the error: those in an encoding that nothing in them tells, and those without a single cue
# (among the JSON, a list of who speaks without what, a misspelt one, and that of a program that nobody can get any more).
REFUSED = {
    "go-astisub__testdata_broken-1-in.vtt": "no-cues", "non-utf8-win-eol.srt": "not-text", "pysrt__static_windows-1252.srt": "not-text",
    "webvtt-py__subtitles_invalid_format1.srt": "no-cues", "webvtt-py__subtitles_invalid_format3.srt": "no-cues",
    "webvtt-py__subtitles_invalid_format4.srt": "no-cues",
    "whisperX-FastAPI__test_files_diarazition.json": "no-cues", "whisperX-FastAPI__test_files_transcript-wrong.json": "no-cues",
}


def build(program, folder):
    done = subprocess.run([program, "build", "--source", folder], capture_output=True)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def transcripts(folder, extensions):
    found = []
    for where, _, names in os.walk(folder):
        found += [os.path.join(where, name) for name in names if name.endswith(extensions)]
    return sorted(found)


def make_show(real, sort, extensions, folder):
    """A show with one episode a transcript. Returns the names of the files."""
    episodes = os.path.join(folder, "Content", "episodes")
    os.makedirs(episodes)
    with open(os.path.join(folder, "Content", "show.yml"), "w", encoding="utf-8") as file:
        file.write(f"title: Real {sort}\nurl: https://real.example/{sort}\n")
    files = transcripts(os.path.join(real, sort), extensions)
    for number, path in enumerate(files):
        episode = os.path.join(episodes, f"{number:03}")
        os.makedirs(episode)
        title = os.path.relpath(path, real).replace('"', "'")
        with open(os.path.join(episode, "episode.md"), "w", encoding="utf-8") as file:
            file.write(f'---\ntitle: "{title}"\ndate: {2000 + number // 300}-{number // 25 % 12 + 1:02}-{number % 25 + 1:02}\n')
            file.write(f"audio: https://audio.example/{number}.mp3\n---\n")
        shutil.copyfile(path, os.path.join(episode, "transcript" + os.path.splitext(path)[1]))
    return [os.path.basename(path) for path in files]


def build_without_refused(program, folder, names):
    """Builds, takes out the episodes whose files are refused, and builds again. Returns what went wrong."""
    code, said = build(program, folder)
    errors = []
    refused = {}
    if code == 1:
        for number, error in re.findall(r"^Content/episodes/(\d+)/[^:\n]*(?::\d+)*: error: .*\[([a-z-]+)\]$", said, re.M):
            refused[names[int(number)]] = error
            shutil.rmtree(os.path.join(folder, "Content", "episodes", number), ignore_errors=True)
        code, said = build(program, folder)
    if code:
        errors.append(f"exit status {code}: {said[:3000]}")
    expected = {name: error for name, error in REFUSED.items() if name in names}
    if refused != expected:
        errors.append(f"refused are {refused} and not {expected}")
    return errors


def text_of(element):
    return "".join(element.itertext())


def without_space(text):
    return re.sub(r"\s", "", text)


def check_transcript_is_whole(site, source):
    """Every character of the transcript is on the page and in its Markdown, in paragraphs that can be read."""
    with open(source, encoding="utf-8-sig") as file:
        spoken = without_space(file.read())
    [path] = [path for path in pages.files(site) if re.fullmatch(r"episodes/[^/]+/index\.html", path)]
    with open(os.path.join(site, path), "rb") as file:
        root, _ = pages.parse(file.read())
    section = next(element for element in pages.elements(root) if element.get("id") == "transcript")
    paragraphs = [text_of(element) for element in section.iter("p")]
    on_page = without_space("".join(paragraphs))
    errors = []
    if spoken not in on_page:
        errors.append(f"{path}: the transcript is not whole: {common_start(spoken, on_page)}")
    longest = max(len(paragraph) for paragraph in paragraphs)
    if longest >= 600:
        errors.append(f"{path}: a paragraph of the transcript has {longest} characters")
    if pages.has_cmark():
        with open(os.path.join(site, path[: -len("html")] + "md"), "rb") as file:
            markdown = without_space("".join(node.text or "" for node in pages.markdown_tree(file.read()).iter("text")))
        if spoken not in markdown:
            errors.append(f"{path[:-4]}md: the transcript is not whole: {common_start(spoken, markdown)}")
    return errors


def common_start(spoken, text):
    """Where the text stops to be what was spoken."""
    start = text.find(spoken[:20])
    length = next((index for index in range(len(spoken)) if text[start + index: start + index + 1] != spoken[index]), len(spoken))
    return f"after {length} characters, {spoken[max(0, length - 20):length + 20]!r}" if start >= 0 else "its start is not there"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("build_site", "real", "work"):
        parser.add_argument(name)
    arguments = parser.parse_args()
    shutil.rmtree(arguments.work, ignore_errors=True)
    errors = 0

    def report(name, found):
        nonlocal errors
        errors += len(found)
        for what in found[:40]:
            print(f"{name}: {what}")

    folder = os.path.join(arguments.work, "qizhulou")
    shutil.copytree(os.path.join(arguments.real, "qizhulou", "Content"), os.path.join(folder, "Content"), copy_function=shutil.copyfile)
    # The copies must be changeable, whatever the originals are.
    for where, _, _ in os.walk(folder):
        os.chmod(where, 0o755)
    code, said = build(arguments.build_site, folder)
    if code:
        report("qizhulou", [f"exit status {code}: {said[:3000]}"])
    else:
        [source] = transcripts(os.path.join(folder, "Content", "episodes"), "transcript.txt")
        report("qizhulou", check_transcript_is_whole(os.path.join(folder, "Public"), source))
    for sort, extensions in SORTS.items():
        if not os.path.isdir(os.path.join(arguments.real, sort)):
            continue
        folder = os.path.join(arguments.work, sort)
        names = make_show(arguments.real, sort, extensions, folder)
        report(sort, build_without_refused(arguments.build_site, folder, names))
    for name in sorted(os.listdir(arguments.work)):
        folder = os.path.join(arguments.work, name, "Public")
        if os.path.isdir(folder):
            site = check_site.Site(folder)
            report(name, [f"{path}: {what}" for path, what in site.check()])
            print(f"{name}: {len(site.pages)} pages, {site.links} links")
    print(f"real input: {errors} errors")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
