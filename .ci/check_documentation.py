#!/usr/bin/env python3
"""Checks that the documentation is true: every example is built as it stands, every command is run, every link leads somewhere.

    check_documentation.py PROGRAM PAGES

PROGRAM is build-site, PAGES the folder with the pages, Content/pages. What is wrong is printed as `page:line: what`; the exit status is
1 if there is anything, or if nothing was checked.

A fenced block says behind its language what it is:

    ```yaml Content/show.yml        a whole file. The files of one page make one show, which is built at the page's end, and also before
                                    a file of it is replaced by another one of the same path.
    ```yaml episode                 keys of a file: of a `show`, an `episode`, a `person` or a `page`. They stand above those that the
                                    file has in BASE, a small show, and that show is built.
    ```markdown notes               what stands below the keys of BASE's episode.
    ```srt transcript.srt           a file beside BASE's episode; any name without a slash.
    ```sh                           lines that begin with build-site are run in a copy of BASE, one after the other.
    ```text message                 a part of what the program said about the block before it that was built.
    ```json message                 all that it said with --json, but for the time it took.
    ```yaml .gitlab-ci.yml          a file that is no part of a show: only the options of build-site in it are checked.

After that may follow, as `name=value`:

    error=invalid-date              the one thing that the program must say (more than one: with commas); without it there must be
    warning=unknown-key             neither an error nor a warning.
    exit=1                          how the block's last command ends; 0 where it is not said.
    files=hello.mp3,cover.jpg       files that the block takes for granted, from the folder of its own file. All but transcripts are empty.
    speakers=2 turns=3 times=3      of a transcript: how many names its page has, how many times one begins to speak, and how many
                                    paragraphs have a time.
"""

import collections
import functools
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse

SOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Sources")
EPISODE = "Content/episodes/first/"

BASE = {
    "Content/show.yml": "title: Room Tone\nurl: https://example.com\nhosts: [jo]\n",
    "Content/people/jo.md": "---\nname: Jo Marsh\naliases: [Jo]\n---\n",
    "Content/people/ann.md": "---\nname: Ann Lee\naliases: [Ann]\n---\n",
    "Content/pages/about.md": "---\ntitle: About\n---\n",
    EPISODE + "episode.md": "---\ntitle: The first one\ndate: 2025-01-31\npeople: [jo, ann]\naudio: {url: \"https://audio.example/1.mp3\", bytes: 9000000}\n---\n",
    "Content/episodes/letters.md": "---\ntitle: Letters\ndate: 2025-02-28\n---\n",
}
# What the keys of examples may name.
FILES = [
    "Content/cover.jpg", "Content/people/jo.jpg", "Content/files/press/kit.pdf", EPISODE + "cover.jpg", EPISODE + "first.mp3",
    EPISODE + "wave.jpg", EPISODE + "slides.pdf",
]
SPOKEN = {"srt": "1\n00:00:01,000 --> 00:00:04,000\nHello.\n", "vtt": "WEBVTT\n\n00:01.000 --> 00:04.000\nHello.\n", "txt": "Hello.\n"}
FRAGMENTS = {
    "show": "Content/show.yml", "episode": EPISODE + "episode.md", "person": "Content/people/jo.md", "page": "Content/pages/about.md",
    "notes": EPISODE + "episode.md",
}
# These must say what they are. Others may be anything: what a program prints, how a server is configured.
LABELLED = {"yaml", "markdown", "srt", "vtt", "css", "html"}
READINGS = r'fields\.(?:read|written|required|requiredWritten)\("(\w+)"'

Block = collections.namedtuple("Block", "page line language label options text")


def blocks(page, text):
    """The fenced blocks of a page."""
    lines = text.split("\n")
    index = 0
    while index < len(lines):
        opening = re.match(r"( {0,3})(`{3,})\s*(.*)$", lines[index])
        if not opening:
            index += 1
            continue
        first = index + 1
        index = first
        while index < len(lines) and not re.match(r" {0,3}`{%d,}\s*$" % len(opening[2]), lines[index]):
            index += 1
        words = opening[3].split()
        options = dict(word.split("=", 1) for word in words if "=" in word)
        label = [word for word in words[1:] if "=" not in word]
        indentation = len(opening[1])
        content = [line[indentation:] if line[:indentation].isspace() else line for line in lines[first:index]]
        yield Block(page, first, words[0] if words else "", " ".join(label), options, "".join(line + "\n" for line in content))
        index += 1


def merged(keys, base):
    """A file's keys, those of `base` below the new ones where these have not the same."""
    fence, own, body = "", base, ""
    if base.startswith("---\n"):
        fence = "---\n"
        own, body = base[4:].split("---\n", 1)
    new = set(re.findall(r"^(\w+):", keys, re.MULTILINE))
    kept = "".join(line + "\n" for line in own.splitlines() if line.split(":")[0] not in new)
    return fence + keys + kept + fence + body


class Checker:
    def __init__(self, program, folder):
        self.program = os.path.abspath(program)
        self.folder = folder
        self.mistakes = []
        # What the program printed of the show that was built last, with --json.
        self.said = ""
        self.counts = collections.Counter()
        # What the demo show says of itself links to its own episodes, and is checked with its site.
        names = sorted(name for name in os.listdir(folder) if name.endswith(".md") and name not in ("about.md", "关于.md"))
        self.pages = {}
        for name in names:
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                self.pages[name] = file.read()
        self.blocks = {name: list(blocks(name, text)) for name, text in self.pages.items()}
        self.help = self.run(["build", "--help"], os.getcwd()).stdout

    def run(self, arguments, folder):
        # Without vips, which would draw an image to share for each of the hundred shows.
        environment = {key: value for key, value in os.environ.items() if key != "COLUMNS"} | {"PATH": "/nonexistent"}
        return subprocess.run(
            [self.program, *arguments], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120)

    def fail(self, block, what):
        self.mistakes.append(f"{block.page}:{block.line}: {what}")

    # Shows

    def write(self, folder, files):
        for path, content in files.items():
            target = os.path.join(folder, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "w", encoding="utf-8") as file:
                file.write(content)

    def build(self, block, files, read=None):
        """Builds a show and compares what the program says of it with what `block` expects. Returns what it printed for people."""
        with tempfile.TemporaryDirectory() as folder:
            self.write(folder, files)
            printed = self.run(["build", "--json"], folder).stdout
            said, built = [], False
            for line in printed.splitlines():
                entry = json.loads(line)
                if entry["type"] == "diagnostic":
                    said.append(entry)
                elif entry["type"] == "failure":
                    said.append({"name": "failure", "severity": "error", "message": entry["message"]})
                else:
                    built = entry["built"]
            self.counts["shows built"] += 1
            self.said = re.sub(r'"milliseconds":\d+', '"milliseconds":42', printed)
            for severity in ("error", "warning"):
                expected = sorted(block.options.get(severity, "").split(",")) if severity in block.options else []
                found = [entry for entry in said if entry["severity"] == severity]
                if sorted(entry["name"] for entry in found) != expected:
                    what = "; ".join(f"{entry.get('file', '')}:{entry.get('line', '')}: {entry['name']}: {entry['message']}" for entry in found)
                    self.fail(block, f"expected {severity}s {expected}, found {what or 'none'}")
                self.counts["messages that must appear"] += len(expected)
            if built != ("error" not in block.options):
                self.fail(block, "the show was " + ("built" if built else "not built"))
            if read and built:
                read(folder)
            result = self.run(["build"], folder)
            return result.stdout + result.stderr

    def options(self, block, path):
        """The files that the block takes for granted."""
        names = [name for name in block.options.get("files", "").split(",") if name]
        return {os.path.join(os.path.dirname(path), name): SPOKEN.get(name.rpartition(".")[2], "") for name in names}

    def base(self):
        return {**BASE, **{path: "" for path in FILES}}

    def check_transcript(self, block, folder):
        with open(os.path.join(folder, "Public/episodes/first/index.md"), encoding="utf-8") as file:
            page = file.read()
        if "## Transcript\n" not in page:
            self.fail(block, "the page has no transcript")
            return
        paragraphs = [part.strip() for part in page.split("## Transcript\n")[1].split("\n\n") if part.strip()]
        names = [name for part in paragraphs for name in re.findall(r"^(?:\[[^\]]*\]\([^)]*\) )?\*\*(.*?):\*\*", part)]
        found = {
            "speakers": len(set(names)), "turns": len(names), "times": sum(part.startswith("[") for part in paragraphs),
            "paragraphs": len(paragraphs),
        }
        for name, value in found.items():
            if name in block.options and block.options[name] != str(value):
                self.fail(block, f"the transcript has {value} {name}, not {block.options[name]}")
        self.counts["transcripts read back"] += 1

    def check_examples(self, name):
        # A page that tells of no show.yml shows files of the small show.
        own = any(block.label == "Content/show.yml" for block in self.blocks[name])
        show, last, printed = {} if own else self.base(), None, ""
        replaceable = set()
        for block in self.blocks[name]:
            label = block.label
            if label == "message" and block.language == "json":
                if block.text != self.said:
                    self.fail(block, f"with --json the program says\n{self.said}")
                self.counts["messages compared"] += 1
            elif label == "message":
                if not printed or block.text not in printed:
                    self.fail(block, f"the program does not say this; it says\n{printed}")
                self.counts["messages compared"] += 1
            elif label in FRAGMENTS and block.language in ("yaml", "markdown"):
                path = FRAGMENTS[label]
                files = {**self.base(), **self.options(block, path)}
                files[path] = files[path] + block.text if label == "notes" else merged(block.text, files[path])
                printed = self.build(block, files)
                self.counts["fragments"] += 1
            elif label.startswith(("Content/", "Templates/")):
                if "error" in block.options or "warning" in block.options:
                    # It must not spoil the page's show.
                    printed = self.build(block, {**self.base(), **self.options(block, label), label: block.text})
                else:
                    if label in replaceable:
                        self.build(last, show)
                    show.update({**self.options(block, label), label: block.text})
                    replaceable.add(label)
                    last, printed = block, ""
                self.counts["whole files"] += 1
            elif label and "/" not in label and not label.startswith(".") and block.language != "sh":
                path = EPISODE + label
                files = {**self.base(), **self.options(block, path), path: block.text}
                read = functools.partial(self.check_transcript, block) if label.startswith("transcript") else None
                printed = self.build(block, files, read=read)
                self.counts["files beside an episode"] += 1
            elif block.language == "sh":
                self.check_commands(block)
            elif block.language in LABELLED and not label:
                self.fail(block, f"a block of {block.language} does not say what it is")
            else:
                self.counts["blocks only looked at"] += 1
            self.check_options(block)
        if last:
            self.build(last, show)

    # Commands

    def check_commands(self, block):
        syntax = subprocess.run(["bash", "-n"], input=block.text, capture_output=True, text=True)
        if syntax.returncode:
            self.fail(block, f"the shell does not understand this: {syntax.stderr.strip()}")
        commands = [line.strip() for line in block.text.splitlines() if re.match(r"\s*build-site\b", line)]
        with tempfile.TemporaryDirectory() as folder:
            # One level down, for what a command names in the folder above.
            site = os.path.join(folder, "my-show")
            self.write(site, self.base())
            for number, command in enumerate(commands):
                result = None
                arguments = shlex.split(command, comments=True)[1:]
                if any(word in ("|", "&&", ";", ">", "||") for word in arguments):
                    self.fail(block, f"`{command}` does more than to call build-site: write it on two lines")
                    continue
                arguments = [os.path.join(folder, word.lstrip("/")) if word.startswith("/") else word for word in arguments]
                at = folder if "my-show" in arguments else site
                result = self.run(arguments, at)
                expected = int(block.options.get("exit", 0)) if number == len(commands) - 1 else 0
                if result.returncode != expected:
                    self.fail(block, f"`{command}` ends with {result.returncode}, not {expected}: {result.stderr}")
                self.counts["commands run"] += 1

    def known_options(self):
        return set(re.findall(r"--[a-z][a-z-]*", self.help.split("USAGE:")[1]))

    def check_options(self, block):
        """Wherever build-site is called, be it in a recipe for a server far away, it is called with options that it has."""
        for line in block.text.splitlines():
            call = re.search(r"(?:^|[\s/])build-site((?:\s+(?:build|--?[a-z-]+|[^\s|&;>-]\S*))*)", line)
            if not call or "git clone" in line:
                continue
            for option in re.findall(r"(?<!\S)--[a-z-]+", call[1]):
                self.counts["options in examples"] += 1
                # The argument parser's own, which it does not list.
                if option == "--generate-completion-script":
                    continue
                if option not in self.known_options() and "exit" not in block.options:
                    self.fail(block, f"build-site has no option {option}")

    # What has to be named

    def check_keys(self):
        """Every key that front matter may have stands in content-format.md."""
        keys = set()
        folder = os.path.join(SOURCES, "Content", "FrontMatter")
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                keys.update(re.findall(READINGS, file.read()))
        page = self.pages.get("content-format.md", "")
        for key in sorted(keys):
            self.counts["keys of front matter"] += 1
            if f"`{key}`" not in page and f"`{key}: " not in page:
                self.mistakes.append(f"content-format.md: the key `{key}` is not told of")

    def check_command_line(self):
        page = self.pages.get("command-line.md", "")
        for option in sorted(self.known_options()):
            self.counts["options"] += 1
            if f"`{option}" not in page:
                self.mistakes.append(f"command-line.md: the option `{option}` is not told of")
        status = self.help.split("EXIT STATUS")[1].split("EXAMPLES")[0]
        for number in re.findall(r"^\s+(\d+)\s", status, re.MULTILINE):
            self.counts["exit statuses"] += 1
            if f"`{number}`" not in page:
                self.mistakes.append(f"command-line.md: the exit status `{number}` is not told of")

    # Links

    def prose(self, name):
        """A page's lines without code and front matter; their numbers stay the same."""
        lines, fence, text = [], None, self.pages[name]
        end = text.find("\n---\n", 4) + 4 if text.startswith("---\n") else 0
        for number, line in enumerate(text.split("\n")):
            mark = re.match(r"\s{0,3}(`{3,})", line)
            if mark and fence is None:
                fence = mark[1]
            elif mark and len(mark[1]) >= len(fence) and line.strip() == mark[1]:
                fence = None
                line = ""
            lines.append("" if fence or number < text[:end].count("\n") else re.sub(r"`[^`]*`", lambda code: "`" * len(code[0]), line))
        return lines

    def anchors(self, name):
        """The names of a page's headings as code hosts make them."""
        found = set()
        text = self.pages[name].split("\n")
        for number, line in enumerate(self.prose(name)):
            if re.match(r"#{1,6} ", line):
                title = re.sub(r"[`*]", "", text[number].lstrip("#").strip()).lower()
                kept = (c for c in title if c in " -_" or unicodedata.category(c)[0] in "LMN")
                found.add("".join(kept).replace(" ", "-"))
        return found

    def check_links(self):
        for name in self.pages:
            for number, line in enumerate(self.prose(name), 1):
                for target in re.findall(r"\]\(([^)\s]+)\)", line):
                    self.counts["links"] += 1
                    if re.match(r"https?://", target):
                        continue
                    path, _, anchor = target.partition("#")
                    path = path or name
                    if path not in self.pages:
                        self.mistakes.append(f"{name}:{number}: {target} leads nowhere")
                    elif anchor and anchor not in self.anchors(path):
                        self.mistakes.append(f"{name}:{number}: {path} has no heading #{anchor}")

    def check_site(self):
        """The pages are pages of a site too: they are built, and links between them lead somewhere there as well."""
        site = {"Content/show.yml": "title: Documentation\nurl: https://example.com\n"}
        site.update({f"Content/pages/{name}": text for name, text in self.pages.items()})
        everything = Block("the documentation as a site", 0, "", "", {}, "")

        def read(folder):
            html = {}
            for name in self.pages:
                path = os.path.join(folder, "Public", name[:-3], "index.html")
                with open(path, encoding="utf-8") as file:
                    html[name[:-3]] = file.read()
            for name, text in html.items():
                for address in re.findall(r'<a [^>]*?href="([^"]*)"', text.split("<main")[1].split("</main>")[0]):
                    self.counts["links of the site"] += 1
                    target = urllib.parse.urlsplit(address)
                    if target.scheme:
                        continue
                    parts = [part for part in os.path.normpath(os.path.join(name, target.path)).split("/") if part != "."]
                    page = parts[0] if parts else ""
                    if page not in html or (target.fragment and f'id="{target.fragment}"' not in html[page]):
                        self.mistakes.append(f"{name}.md: on the site, {address} leads nowhere")

        self.build(everything, site, read=read)

    def check(self):
        for name in self.pages:
            self.counts["pages"] += 1
            self.check_examples(name)
        self.check_keys()
        self.check_command_line()
        self.check_links()
        self.check_site()
        for mistake in self.mistakes:
            print(mistake)
        print("checked: " + ", ".join(f"{count} {what}" for what, count in self.counts.items()))
        needed = [
            "pages", "fragments", "whole files", "files beside an episode", "commands run", "messages compared", "keys of front matter",
            "options", "exit statuses", "links", "links of the site",
        ]
        missing = [what for what in needed if not self.counts[what]]
        if missing:
            print("nothing was checked of: " + ", ".join(missing))
        return not self.mistakes and not missing


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(0 if Checker(sys.argv[1], sys.argv[2]).check() else 1)
