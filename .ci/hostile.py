#!/usr/bin/env python3
"""Shows that no text, however hostile, becomes anything but text.

    hostile.py BUILD_SITE [--rounds N] [--seed S] [--keep]

Builds the same show twice: once with harmless words in every field of every file, once with text that looks like HTML, Markdown, YAML,
templates or transcripts. Both sites are read with an HTML5 parser (and their Markdown with cmark): they must have the same trees, and each
harmless word must have become exactly the hostile text. Then it puts hostile Markdown into notes, bios and pages: what comes out must be
CommonMark's own elements, and the rest of the page must not change.
"""

import argparse
import collections
import html
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

import pages

FRAGMENTS = [
    # HTML
    "<script>alert(1)</script>", "</script>", "</title><h1>", "<img src=x onerror=alert(1)>", "</p></main></body>", "<!--", "-->", "<![CDATA[",
    "]]>", "<a href='javascript:alert(1)'>x</a>", "<svg/onload=alert(1)>", "<style>*{display:none}</style>", "</textarea>", "<b", "</", "<",
    ">", "'", '"', "`", "&", "&amp;", "&lt;script&gt;", "&#60;", "&#x3c;b&#x3e;", "&quot;", "&nosuch;", "&#0;", "&#xD800;", "&nbsp;", "&copy",
    "\" onmouseover=\"alert(1)", "' onfocus='alert(1)' x='", "\"\u0301 onmouseover=\"\u0301alert(1)", "<\u0338script>\u0338", "'\u0301",
    "&\u0301lt;", "</bdi>", "<\u200dscript>",
    # Markdown
    "# heading", "## heading", "***bold***", "_em_", "**", "__", "* ", "- item", "+ item", "1. item", "1) item", "> quote", "```", "~~~", "    code",
    "\t", "`code", "``", "[link](http://evil.example)", "[ref]", "[ref]: http://evil.example", "[1]: /x 'y'", "![img](x.png)",
    "<http://evil.example>", "https://evil.example/", "www.evil.example", "evil@evil.example", "\\", "\\*", "\\\\", "===", "---", "***", "| a | b |", "![",
    "](", "[](", "~~gone~~", "  ", "[^1]", "<div>", "</div>", "<?php", "<!DOCTYPE x>", "#", "=", "$x$", ":smile:",
    # Templates, YAML, JSON, CSS
    "{{title}}", "{{{title}}}", "{{>layout}}", "{{#people}}", "{{/people}}", "{{=<% %>=}}", "{{", "}}", "{title}", "{count}", "%s", "${x}", "key: value",
    "- - -", "!!binary", "&anchor", "*alias", "%TAG", "\\u0041", "\\n", '\\"', "null", "~", "expression(alert(1))", "url(x)", ";",
    # Unicode
    "\u2028", "\u2029", "\u202e reversed \u202c", "\u2067", "\u2069", "\u200f", "\u200b", "\u00ad", "\ufffd", "e\u0301", "\u0301", "中文。", "مرحبا",
    "🎙\ufe0f", "👩\u200d🎤", "\U000e0001", "\u00a0", "\u3000", "İ", "ß", "ﬁ", "\ufeff", "\ufffe", "\uffff", "\ufdd0", "\U0001fffe",
    # Controls, which are dropped
    "\0", "\x01", "\x08", "\x0b", "\x0c", "\x1b[31m", "\x7f", "\x80", "\x85", "\x9f",
    # Transcripts
    "NOTE x", "WEBVTT", "00:00:01.000", "[00:00:01]", "(inaudible)", "Name: text", ">> ", "♪",
]
FRAME = re.compile(r'<iframe src="[^"<>]*" title="([^"<>]*)"( width="100%" height="\d+"[-a-z0-9"=; ]*)></iframe>')
LINE_BREAKS = ["\n", "\r\n", "\r", "\n\n", "\n# heading\n", "\n---\n", "\n```\n", "\n    "]
STRAY_BYTES = [b"\xff", b"\xc3", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf0\x9f\x92", b"\x80", b"\xfe"]
STRAY = "\udc00"  # stands for the k-th of them in a text until it is written

HOSTILE_MARKDOWN = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<style>*{display:none}</style>", "<iframe src='http://evil.example'></iframe>",
    "</section></main></body></html>", "<!-- never closed", "<?php", "<![CDATA[ x", "<svg><script>alert(1)</script></svg>", "<form action=x><input>",
    "<b onclick='alert(1)'>b</b>", "text <script>alert(1)</script> text", "<a href=\"javascript:alert(1)\">x</a>", "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))", "[x](java\tscript:alert(1))", "[x](&#106;avascript:alert(1))", "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)", "<javascript:alert(1)>", "[x]( \x01javascript:alert(1))", "[x](file:///etc/passwd)", "[x][bad]\n\n[bad]: javascript:alert(1)",
    "![x](javascript:alert(1))", "[x](https://ok.example \"t\" onclick=\"alert(1)\")", "[x](<https://ok.example/\"onclick=alert(1)>)",
    "![alt\" onerror=\"alert(1)](https://ok.example/p.png)", "```\nnever closed", "~~~ <script>\nnever closed </code></pre><script>alert(1)</script>",
    "``` \" onclick=\"alert(1)\ncode\n```", "    indented <script>", "`<script>` ``", "# heading one", "## Transcript", "Setext\n===", "Setext\n---",
    "> > > deep\n> quote", "- a\n  - b\n    - c\n\n      d", "1. one\n\n   <div>\n\n2. two", "***", "[ref]: https://ok.example 'never closed",
    "[ref]", "[1]: https://ok.example", "**never closed", "_never closed", "[never closed](", "![never closed](", "<never closed", "&lt;b&gt; &#0; &bogus;",
    "\\<b\\>", "{{title}} {{{title}}} {{>layout}} {{#x}}", "]]>", "\u202e reversed", "\"\u0301 <\u0338b>", "line\\\nbreak", "line  \nbreak", "\u2028", "* * *", "\x0b\x0c",
    "[x](#t=5)", "<https://ok.example/\"><script>alert(1)</script>>", "[a](<b)c>", "[a](https://ok.example/{{x}})",
]
COMMON_MARK = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a", "img", "hr", "br",
}
COMMON_MARK_ATTRIBUTES = {
    "a": {"href", "title", "rel"}, "img": {"src", "alt", "title", "loading"}, "ol": {"start"}, "code": {"class"}, "pre": {"tabindex"},
    # On pages of their own, for the table of contents.
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
SENTINEL = "Wombat{}q begins"


# What is published for programs beside an episode's page.
PUBLISHED = re.compile(r"(transcript|chapters)\.[a-z.]+")
# What neither HTML nor XML 1.0 can hold, but for tab and line breaks.
UNHOLDABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


def plain(text):
    """The text as the program must hold it: without controls and what no document can hold."""
    kept = []
    for character in text.replace(STRAY, "\ufffd"):
        code = ord(character)
        if character in "\t\n\r":
            kept.append(" ")
        elif not UNHOLDABLE.match(character):
            kept.append(character)
    return "".join(kept)


def squeezed(text):
    """For comparing: without white space, and stray bytes as one mark however many marks the decoder makes of them."""
    return re.sub("\ufffd+", "\ufffd", re.sub(r"\s", "", text or ""))


def quoted(text, rng):
    """A YAML scalar in double quotes."""
    out = []
    for character in text:
        code = ord(character)
        if character in '"\\':
            out.append("\\" + character)
        elif character == STRAY:
            out.append(character)
        elif code < 0x20 or 0x7F <= code < 0xA0 or code in (0x2028, 0x2029, 0xFEFF) or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
            out.append(f"\\U{code:08x}")
        elif code > 0x7F and rng.random() < 0.3:
            out.append(f"\\U{code:08x}")
        else:
            out.append(character)
    return '"' + "".join(out) + '"'


def cue_text(text):
    """Text in a cue of WebVTT or SubRip."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

# Without times the score is drawn after the length of what is said, which no two texts share: it must be a drawing, and a share a share.
DRAWING = re.compile(r"[Mmhv0-9 ]*")
SHARE = re.compile(r"\d{1,3}\s?[%٪]")


class Words:
    """Gives each field its word. `hostile` is None for the harmless show."""

    def __init__(self, seed, hostile):
        self.rng = random.Random(seed)
        # How a word is quoted is drawn apart: the two shows draw differently often.
        self.quoting = random.Random(seed)
        self.hostile = hostile
        self.texts = {}

    def word(self, breaks=False, stray=False, longest=6):
        """A new word. Both shows ask in the same order, so the n-th word of one stands where the n-th of the other does."""
        number = len(self.texts) + 1
        pieces = [self.rng.choice(FRAGMENTS) for _ in range(self.rng.randint(1, longest))]
        if breaks:
            pieces.append(self.rng.choice(LINE_BREAKS))
        if stray:
            pieces.append(STRAY)
        # A letter and a digit, so that it is never nothing.
        pieces.append(f"w{number}")
        self.rng.shuffle(pieces)
        text = self.rng.choice(["", " "]).join(pieces)
        self.texts[number] = text
        return text if self.hostile else f"Quokka{number}z"

    def named(self, prefix, **options):
        """A word with something before it that keeps sorted lists in their order."""
        return f"{prefix} {self.word(**options)}"

    def yaml(self, **options):
        return quoted(self.word(**options), self.quoting)

    def yaml_named(self, prefix, **options):
        return quoted(self.named(prefix, **options), self.quoting)

    def lines(self):
        """Several words, for text whose own line breaks are kept."""
        return quoted("\n".join(self.word() for _ in range(2)), self.quoting)

    def cue(self, stray=True):
        text = self.word(stray=stray and self.rng.random() < 0.2, longest=4)
        if self.hostile:
            # A transcript with a NUL is no text, and a time in brackets is a time.
            text = self.texts[len(self.texts)] = text.replace("\0", "").replace("[00:00:01]", "[]")
        return text


def write(folder, path, text, stray_bytes):
    whole = os.path.join(folder, path)
    os.makedirs(os.path.dirname(whole), exist_ok=True)
    data = b""
    for index, piece in enumerate(text.split(STRAY)):
        if index:
            data += stray_bytes.choice(STRAY_BYTES)
        data += piece.encode("utf-8")
    with open(whole, "wb") as file:
        file.write(data)


PADDING = "A room has a sound of its own, and whoever records in it records that too. " * 40


class Show:
    """A show that has a word in every field there is."""

    def __init__(self, folder, seed, hostile, markdown=None):
        self.words = Words(seed, hostile)
        self.stray_bytes = random.Random(seed)
        self.folder = folder
        self.markdown = markdown
        self.bodies = 0
        self.make()

    def write(self, path, text):
        write(self.folder, f"Content/{path}", text, self.stray_bytes)

    def body(self):
        """What an author writes in Markdown; the first paragraph is there to find it again."""
        self.bodies += 1
        body = SENTINEL.format(self.bodies) + " here.\n"
        return body + (f"\n{self.markdown(self.bodies)}\n" if self.markdown else "")

    def make(self):
        word = self.words
        self.write("show.yml", "\n".join([
            f"title: {word.yaml(breaks=True)}", f"description: {word.yaml()}", "language: en", f"author: {word.yaml(breaks=True)}",
            "url: https://show.example/pod", f"owner: {{name: {word.yaml(breaks=True)}, email: a@show.example}}",
            f"copyright: {word.yaml(breaks=True)}", f"categories: [{word.yaml(breaks=True)}]",
            f"cover: {{file: cover.svg, alt: {word.yaml(breaks=True)}}}", "hosts: [anna]",
            f"menu: [about, {{title: {word.yaml(breaks=True)}, url: 'https://elsewhere.example'}}]", f"footer: {word.yaml(breaks=True)}",
            f"listen: [{{title: {word.yaml(breaks=True)}, url: 'https://app.example'}}]",
            f"funding: [{{title: {word.yaml(breaks=True)}, url: 'https://fund.example'}}]", f"license: {word.yaml(breaks=True)}",
            "contact: mailto:a@show.example", f"comments: {{title: {word.yaml(breaks=True)}, url: 'https://talk.example'}}",
            "source: https://github.com/a/show",
            "transcriptFormats: [vtt, srt, json, html, txt]", "chapterFormats: [json, psc]", "",
        ]) + f"# {PADDING}\n")
        for name in ("cover.svg", "people/anna.svg", "episodes/vtt/cover.svg", "episodes/vtt/chapter.svg"):
            self.write(name, "<svg xmlns='http://www.w3.org/2000/svg'/>")
        for number, person in enumerate(("anna", "ben")):
            self.write(f"people/{person}.md", "\n".join([
                "---", f"name: {word.yaml_named('K' + str(number), breaks=True)}", f"aliases: [{word.yaml_named('alias' + person)}]",
                *([f"image: {{file: anna.svg, alt: {word.yaml(breaks=True)}}}"] if person == "anna" else []),
                f"links: [{{title: {word.yaml(breaks=True)}, url: 'https://{person}.example'}}]", "---", self.body(), PADDING, "",
            ]))
        self.write("pages/about.md", f"---\ntitle: {word.yaml_named('K')}\n---\n\n{self.body()}\n\n{PADDING}\n")
        self.write("episodes/notes-only.md", f"---\ntitle: {word.yaml()}\ndate: 2024-01-01\n---\n\n{self.body()}\n\n{PADDING}\n")
        for day, make in enumerate((self.vtt, self.srt, self.txt, self.untimed)):
            name = make.__name__
            label, head, transcript, extension = make()
            self.write(f"episodes/{name}/episode.md", "\n".join(self.front_matter(day, label) + head + ["---", "", self.body(), "", PADDING, ""]))
            # Enough sound text that a few stray bytes leave it text.
            self.write(f"episodes/{name}/transcript.{extension}", transcript)
            if extension == "srt":
                # A translation with the same times.
                self.write(f"episodes/{name}/transcript.de.srt", self.srt()[2])

    def front_matter(self, day, label):
        word = self.words
        lines = [
            "---", f"title: {word.yaml(breaks=True)}", f"subtitle: {word.yaml(breaks=True)}", f"summary: {word.yaml()}", f"date: 2024-02-0{day + 1}",
            f"number: {day + 1}", f"guid: {word.yaml()}",
            f"people: [anna, {{person: ben, role: {word.yaml()}}}, {{name: {word.yaml_named('J')}, role: guest}}]",
            f"speakers: {{{quoted(label, word.quoting)}: anna, BEN: ben}}", f"tags: [{word.yaml_named('T' + str(day))}, {word.yaml_named('U' + str(day))}]",
            f"audio: {{url: 'https://audio.example/{day}.mp3', duration: 20:00}}", "topics:",
            f"  - {{speaker: anna, text: {word.yaml()}}}", f"  - {{speaker: ben, start: 1:00, text: {word.lines()}}}", "links:",
            f"  - {{title: {word.yaml(breaks=True)}, url: 'https://link.example'}}", f"  - {{{word.yaml()}: 'https://link.example/2'}}",
            "sponsors:", f"  - {{name: {word.yaml(breaks=True)}, text: {word.yaml()}, url: 'https://sponsor.example'}}",
            f"  - {word.yaml(breaks=True)}", f"season: {1 + day % 2}",
            "soundbites:", f"  - {{start: 0:10, duration: 5, title: {word.yaml(breaks=True)}}}", "chapters:",
        ]
        for chapter in range(3):
            lines += [
                f"  - start: {chapter}:00", f"    title: {word.yaml(breaks=True)}", f"    summary: {word.yaml()}",
                f"    points: [{word.yaml()}, {{text: {word.yaml()}, start: '{chapter}:05'}}]",
            ]
        return lines

    def cues(self):
        """Times in seconds, whether it is the first speaker's, and text. Speakers alternate, so that each cue is a paragraph."""
        for index in range(16):
            yield index * 15, index % 2 == 0, self.words.cue()

    def vtt(self):
        label = self.words.word(stray=False)
        # With the `>` of the tag two hyphens at its end would be the arrow of a line of times.
        spoken = re.sub("-$", "&#45;", cue_text(plain(label)).strip())
        lines = ["WEBVTT", "", "NOTE " + PADDING, ""]
        for start, is_first, text in self.cues():
            lines += [f"00:{start // 60:02}:{start % 60:02}.000 --> 00:{start // 60:02}:{start % 60 + 10:02}.000",
                      f"<v {spoken if is_first else 'BEN'}>{cue_text(text)}", ""]
        extra = [f"cover: {{file: cover.svg, alt: {self.words.yaml(breaks=True)}}}"]
        return label, extra, "\n".join(lines), "vtt"

    def srt(self):
        lines = []
        for index, (start, is_first, text) in enumerate(self.cues()):
            lines += [str(index + 1), f"00:{start // 60:02}:{start % 60:02},000 --> 00:{start // 60:02}:{start % 60 + 10:02},000",
                      f"{'ANNA' if is_first else 'BEN'}: and {cue_text(text)}", ""]
        lines += ["17", "00:30:00,000 --> 00:31:00,000", f"ANNA: {PADDING[:500]}", ""]
        return "ANNA", [], "\n".join(lines), "srt"

    def txt(self):
        lines = [f"[00:{start // 60:02}:{start % 60:02}] {'ANNA' if is_first else 'BEN'}: and {text}" for start, is_first, text in self.cues()]
        lines.append(f"[00:30:00] ANNA: {PADDING[:1500]}")
        return "ANNA", [], "\n".join(lines) + "\n", "txt"

    def untimed(self):
        lines = [f"{'ANNA' if is_first else 'BEN'}: and {text}\n" for _, is_first, text in self.cues()]
        lines.append(f"ANNA: {PADDING[:1500]}")
        return "ANNA", [], "\n".join(lines) + "\n", "txt"


class Comparison:
    """Two sites, of which the second must be the first with other words."""

    def __init__(self, harmless, hostile, texts, prune=False):
        self.sites = (harmless, hostile)
        self.texts = {number: plain(text) for number, text in texts.items()}
        self.prune = prune
        self.differences = []
        self.pairs = collections.OrderedDict({"index.html": "index.html"})

    def expected(self, text):
        return squeezed(re.sub(r"Quokka(\d+)z", lambda match: self.texts[int(match[1])], text or ""))

    def same(self, where, first, second):
        # What other sites put into their pages is HTML within a text: there the title is escaped once more.
        frames = [FRAME.fullmatch(text or "") for text in (first, second)]
        if all(frames) and frames[0][2] == frames[1][2]:
            first, second = (html.unescape(frame[1]) for frame in frames)
        if self.expected(first) != squeezed(second):
            self.differences.append(f"{where}: {self.expected(first)!r} became {squeezed(second)!r}")

    def run(self):
        files = [set(pages.files(site)) for site in self.sites]
        waiting = collections.deque(self.pairs)
        for name in ("404.html",):
            if name in files[0]:
                self.pairs[name] = name
                waiting.append(name)
        while waiting:
            path = waiting.popleft()
            for pair in self.compare_pages(path, self.pairs[path]):
                if pair[0] not in self.pairs:
                    self.pairs[pair[0]] = pair[1]
                    waiting.append(pair[0])
                elif self.pairs[pair[0]] != pair[1]:
                    self.differences.append(f"{path}: what led to {pair[0]} leads to {pair[1]} and to {self.pairs[pair[0]]}")
        for first, second in list(self.pairs.items()):
            beside = [(first.replace(".html", ".md"), second.replace(".html", ".md"))]
            if os.path.basename(first) == "index.html":
                published = (name for name in sorted(files[0]) if os.path.dirname(name) == os.path.dirname(first))
                names = filter(PUBLISHED.fullmatch, map(os.path.basename, published))
                beside += [(os.path.join(os.path.dirname(first), name), os.path.join(os.path.dirname(second), name)) for name in names]
            for pair in beside:
                if pair[0] in files[0] and pair[0] not in self.pairs:
                    self.compare_files(*pair)
                    self.pairs[pair[0]] = pair[1]
        missing = sorted(files[0] - set(self.pairs)), sorted(files[1] - set(self.pairs.values()))
        if missing[0] != missing[1]:
            self.differences.append(f"files: {missing[0]} became {missing[1]}")
        return self.differences

    def read(self, site, path):
        try:
            with open(os.path.join(self.sites[site], path), "rb") as file:
                return file.read()
        except OSError as error:
            self.differences.append(f"{path}: {error}")
            return b""

    def compare_pages(self, first, second):
        """Yields the pairs of pages that links of the two lead to."""
        roots = []
        for site, path in enumerate((first, second)):
            source = self.read(site, path).decode("utf-8")
            if found := UNHOLDABLE.search(source):
                self.differences.append(f"{path}: holds {found[0]!r}")
            root, errors = pages.parse(source)
            roots.append(root)
            # Noncharacters beyond U+FFFF are text like any other, though parsers name them.
            self.differences += [f"{path}: {line}:{column}: {what}" for line, column, what in errors if "codepoint" not in what]
        found = []
        links = [[element for element in root.iter("link") if element.get("rel") == "canonical"] for root in roots]
        self.addresses = [link[0].get("href") if link else "" for link in links]
        self.compare_elements(first, (first, second), roots[0], roots[1], found)
        return found

    def compare_elements(self, where, paths, first, second, found):
        if not isinstance(first.tag, str) or not isinstance(second.tag, str):
            if first.tag != second.tag:
                self.differences.append(f"{where}: a comment became something else")
            return
        where = f"{where} {first.tag}"
        if first.tag != second.tag:
            self.differences.append(f"{where}: became <{second.tag}>")
            return
        if set(first.attrib) != set(second.attrib):
            self.differences.append(f"{where}: attributes {sorted(map(str, first.attrib))} became {sorted(map(str, second.attrib))}")
            return
        for name, value in first.attrib.items():
            if name in ("href", "src") and value != second.get(name):
                pair = [target(path, address) for path, address in zip(paths, (value, second.get(name)))]
                if None in pair:
                    self.differences.append(f"{where}: {name} {value!r} became {second.get(name)!r}")
                else:
                    found.append(pair)
            elif name == "href" and target(paths[0], value):
                found.append([target(path, value) for path in paths])
            if name == "d" and DRAWING.fullmatch(value) and DRAWING.fullmatch(second.get(name)):
                continue
            own = "https://show.example/"
            # A page's whole address, for other sites: the canonical link is the same and is compared as a link.
            if name == "content" and value.startswith(own) and second.get(name).startswith(own):
                continue
            if name not in ("href", "src"):
                self.same(f"{where} {name}", value, second.get(name))
        if first.tag == "script" and (first.text or "").strip():
            self.compare_json(where, first.text, second.text)
            return
        children = list(first), list(second)
        if self.prune and any(child.tag == "p" and re.search(r"Wombat\d+q begins", child.text or "") for child in children[0]):
            self.check_author_text(where, second)
            return
        # On paper a page says its own address.
        is_address = [first.text, second.text] == self.addresses
        if not is_address and not (SHARE.fullmatch(first.text or "") and SHARE.fullmatch(second.text or "")):
            self.same(where, first.text, second.text)
        if len(children[0]) != len(children[1]):
            tags = [[str(child.tag) for child in part] for part in children]
            self.differences.append(f"{where}: {tags[0]} became {tags[1]}")
            return
        for old, new in zip(*children):
            self.compare_elements(where, paths, old, new, found)
            self.same(f"{where} after {old.tag}", old.tail, new.tail)

    def check_author_text(self, where, container):
        """Below the element that holds an author's Markdown are CommonMark's own elements."""
        for element in container.iter():
            if element is container:
                continue
            if element.tag not in COMMON_MARK:
                self.differences.append(f"{where}: an author's Markdown became <{element.tag}>")
                continue
            extra = set(element.attrib) - COMMON_MARK_ATTRIBUTES.get(element.tag, set())
            if extra:
                self.differences.append(f"{where}: an author's Markdown gave <{element.tag}> {sorted(extra)}")
            for name in ("href", "src"):
                scheme = re.match(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.\-\s]*):", element.get(name, ""))
                if scheme and scheme[1].lower() not in ("http", "https", "mailto", "tel"):
                    self.differences.append(f"{where}: an author's Markdown gave {name}={element.get(name)!r}")

    def compare_json(self, where, first, second):
        try:
            self.compare_values(where, json.loads(first), json.loads(second))
        except ValueError as error:
            self.differences.append(f"{where}: not JSON: {error}")

    def compare_values(self, where, first, second):
        if isinstance(first, str) and isinstance(second, str):
            if not first.startswith("https://show.example/"):
                self.same(where, first, second)
        elif isinstance(first, dict) and isinstance(second, dict) and list(first) == list(second):
            for key in first:
                # The file has no ends; they are guessed by the length of the text.
                if key == "endTime" and "/txt/transcript" in where:
                    continue
                self.compare_values(f"{where} {key}", first[key], second[key])
        elif isinstance(first, list) and isinstance(second, list) and len(first) == len(second):
            for old, new in zip(first, second):
                self.compare_values(where, old, new)
        elif first != second:
            self.differences.append(f"{where}: {first!r} became {second!r}")

    def compare_files(self, first, second):
        sources = self.read(0, first), self.read(1, second)
        if first.endswith(".json"):
            self.compare_json(first, *sources)
        elif first.endswith((".vtt", ".srt")):
            self.compare_cues(first, *(source.decode("utf-8") for source in sources))
        elif first.endswith(".html"):
            self.compare_pages(first, second)
        elif first.endswith(".txt"):
            self.same(first, *(source.decode("utf-8") for source in sources))
        elif first.endswith(".xml"):
            self.compare_xml(first, *(xml.etree.ElementTree.fromstring(source) for source in sources))
        elif pages.has_cmark():
            trees = [pages.markdown_tree(source) for source in sources]
            if self.prune:
                self.compare_outlines(first, *trees)
            else:
                self.compare_nodes(first, (first, second), *trees)

    def compare_cues(self, where, first, second):
        old, new = first.split("\n\n"), second.split("\n\n")
        if len(old) != len(new):
            self.differences.append(f"{where}: {len(old)} blocks became {len(new)}")
        if "/txt/" in where:
            # The file has no ends; they are guessed by the length of the text.
            old, new = ([re.sub("--> [0-9:.,]*", "-->", cue) for cue in cues] for cues in (old, new))
        escapes = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&#123;": "{", "&#45;": "-"}
        for one, other in zip(old, new):
            # In a comment of WebVTT nothing is escaped but an arrow.
            if one.startswith("NOTE"):
                self.same(where, one, other.replace("--&gt;", "-->"))
                continue
            self.same(where, one, re.sub("|".join(escapes), lambda match: escapes[match[0]], other))

    def compare_xml(self, where, first, second):
        if first.tag != second.tag or list(first.attrib) != list(second.attrib) or len(first) != len(second):
            self.differences.append(f"{where}: <{first.tag}> became <{second.tag}>, or has other attributes or children")
            return
        for name, value in first.attrib.items():
            self.same(f"{where} {name}", value, second.get(name))
        self.same(where, first.text, second.text)
        for one, other in zip(first, second):
            self.compare_xml(where, one, other)

    def compare_nodes(self, where, paths, first, second):
        """Two nodes of cmark's XML. Text is compared a block at a time: where it is split into nodes depends on its characters."""
        where = f"{where} {first.tag}"
        if first.tag != second.tag:
            self.differences.append(f"{where}: became {second.tag}")
            return
        inlines = {"text", "softbreak", "linebreak"}
        old, new = ([child for child in node if child.tag not in inlines] for node in (first, second))
        self.same(where, *("".join(child.text or "" for child in node if child.tag == "text") for node in (first, second)))
        if first.tag in ("code", "code_block", "html_inline", "html_block"):
            self.same(where, first.text, second.text)
        if [child.tag for child in old] != [child.tag for child in new]:
            self.differences.append(f"{where}: {[child.tag for child in old]} became {[child.tag for child in new]}")
            return
        for one, other in zip(old, new):
            self.compare_nodes(where, paths, one, other)

    def compare_outlines(self, where, first, second):
        """The headings that are ours stand where they stood, and no HTML is among the rest."""
        ours = [[(node.get("level"), squeezed("".join(node.itertext()))) for node in tree if node.tag == "heading" and int(node.get("level")) <= 2]
                for tree in (first, second)]
        # Where a page is all its author's, so are its headings of the second level; ours are among them in their order.
        rest = iter(ours[1])
        is_kept = all(heading in rest for heading in ours[0]) if where.startswith(("people/", "about/")) else ours[0] == ours[1]
        if not is_kept:
            self.differences.append(f"{where}: headings {ours[0]} became {ours[1]}")
        for node in second.iter():
            if node.tag.startswith("html_"):
                self.differences.append(f"{where}: HTML in Markdown: {node.text!r}")
            destination = node.get("destination", "")
            if re.match(r"\s*(javascript|data|vbscript|file):", destination, re.I):
                self.differences.append(f"{where}: a link to {destination!r}")


def target(path, address):
    """The page that an address on the page at `path` leads to; None where it is no page of the site."""
    parts = urllib.parse.urlsplit(urllib.parse.urljoin(f"https://show.example/pod/{urllib.parse.quote(path)}", address))
    if parts.netloc != "show.example" or not parts.path.startswith("/pod/"):
        return None
    inside = urllib.parse.unquote(parts.path[len("/pod/"):])
    if inside == "" or inside.endswith("/"):
        inside += "index.html"
    return inside if inside.endswith(".html") else None


def build(program, folder):
    """Builds the show in `folder`. Returns what the program said if it failed."""
    site = os.path.join(folder, "Public")
    # Without vips: what is drawn of hostile text depends on the fonts of the machine, and would be another file or none.
    done = subprocess.run(
        [program, "build", "--source", folder, "--output", site], capture_output=True, env={**os.environ, "PATH": "/nonexistent"})
    if done.returncode:
        return f"exit {done.returncode}\n" + (done.stdout + done.stderr).decode("utf-8", "replace")[:4000]
    return None


def one_round(program, workshop, seed, markdown):
    """Differences between the two sites of a round."""
    folders = [os.path.join(workshop, f"{seed}-{name}") for name in ("harmless", "hostile")]
    rng = random.Random(seed)

    def hostile_markdown(_):
        return "\n\n".join(rng.choice(HOSTILE_MARKDOWN) for _ in range(rng.randint(1, 5)))

    harmless = Show(folders[0], seed, hostile=False)
    hostile = Show(folders[1], seed, hostile=not markdown, markdown=hostile_markdown if markdown else None)
    assert len(harmless.words.texts) == len(hostile.words.texts)
    for folder in folders:
        said = build(program, folder)
        if said:
            return [f"{folder}: {said}"]
    # The harmless words themselves, where only the Markdown differs.
    texts = {number: f"Quokka{number}z" for number in hostile.words.texts} if markdown else hostile.words.texts
    differences = Comparison(*(os.path.join(folder, "Public") for folder in folders), texts, prune=markdown).run()
    if not differences:
        for folder in folders:
            shutil.rmtree(folder)
    return differences


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("build_site")
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="keep the folders of rounds that failed")
    arguments = parser.parse_args()
    workshop = tempfile.mkdtemp(prefix="hostile-")
    failures = 0
    for number in range(arguments.rounds):
        for markdown in (False, True):
            seed = (arguments.seed + number) * 2 + markdown
            differences = one_round(os.path.abspath(arguments.build_site), workshop, seed, markdown)
            failures += bool(differences)
            for difference in differences[:20]:
                print(f"seed {arguments.seed + number}, {'Markdown' if markdown else 'plain text'}: {difference}")
            if len(differences) > 20:
                print(f"… and {len(differences) - 20} more")
    if failures and arguments.keep:
        print(f"kept: {workshop}")
    else:
        shutil.rmtree(workshop)
    print(f"hostile text: {arguments.rounds * 2} shows built twice, {failures} with differences")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
