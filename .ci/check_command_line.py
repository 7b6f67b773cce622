#!/usr/bin/env python3
"""The command line as its users see it: what each option does, what is said where, and how the program ends.

    check_command_line.py BUILD_SITE SHOW

SHOW is a folder with Content/, the small show of the fixtures; copies of it are edited and built.
"""

import fcntl
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = SHOW = ""
# Without vips: drawing images to share takes a hundred times as long as all else.
ENVIRONMENT = {"PATH": "/nonexistent", "HOME": "/nonexistent", "TERM": "xterm", "LANG": "C.UTF-8"}

# What is said, as regular expressions.
NOTHING = ""
ANYTHING = r"(?s:.*)"
WARNINGS = r"(?:\S+: warning: .+ \[[a-z-]+\]\n(?:  .*\n)*)+"  # the small show has some
USAGE = r"Usage: build-site build \[--source <dir>\] (?s:.*)"
NO_TOOL = r"no images to share: vips is not here \(install libvips: apt install libvips-tools, brew install vips\)\n"
UNTOUCHED = "nothing was published, the old site is as it was\n"


def summary(changes, left_out=r"1 draft is left out \(--drafts shows it\)\n"):
    """The end of what a build prints. The small show has a draft."""
    return left_out + NO_TOOL + rf"\d+ pages, \d+ files, \d+ kB \({changes}\) in \d+ ms\n"


def failure(counts, outcome=UNTOUCHED):
    return f"{counts}; {outcome}"


def usage(message):
    """The message of a wrong use: that line, perhaps the option's help, and the usage."""
    return rf"Error: {re.escape(message)}\n(?:Help:  .*\n(?: .*\n)*)?{USAGE}"


def wrong_address(address, reason):
    return f"a base that is {address!r}", ["--base-url", address], 64, NOTHING, usage(
        f"The value '{address}' is invalid for '--base-url <url>': {reason}")


NEW = summary(r"\d+ added")
SAME = summary("nothing changed")
VERSION = r"\d+\.\d+\.\d+"
OPTIONS = ["--source", "--output", "--base-url", "--drafts", "--future", "--jobs", "--changes", "--limits", "--adopt", "--verbose", "--json"]

# Each in a copy of the show that was never built: a title, the arguments, the exit status, standard output, standard error.
TABLE = [
    ("no arguments", [], 0, NEW, WARNINGS),
    ("the name of the command", ["build"], 0, NEW, WARNINGS),
    ("--source", ["--source", "."], 0, NEW, WARNINGS),
    ("--source with a slash", ["--source", "./"], 0, NEW, WARNINGS),
    ("--output", ["--output", "site/below"], 0, NEW, WARNINGS),
    ("--base-url", ["--base-url", "https://other.example/pod"], 0, NEW, WARNINGS),
    ("--drafts", ["--drafts"], 0, summary(r"\d+ added", left_out=""), WARNINGS),
    ("--future", ["--future"], 0, NEW, WARNINGS),
    ("--jobs 1", ["--jobs", "1"], 0, NEW, WARNINGS),
    ("--jobs 64", ["--jobs=64"], 0, NEW, WARNINGS),
    ("--changes", ["--changes", "changed.txt"], 0, NEW, WARNINGS),
    ("--limits", ["--limits", "cloudflare-pages"], 0, NEW, WARNINGS),
    ("a host that is not known", ["--limits", "geocities"], 64, NOTHING, ANYTHING + USAGE),
    ("--adopt", ["--adopt"], 0, NEW, WARNINGS),
    ("--verbose", ["--verbose"], 0,
     r"(\d+) of \1 parts were made, the others are as they were\n" + NEW, WARNINGS),
    ("--json", ["--json"], 0, r'(?:\{"type":"diagnostic",.*\}\n)+\{"type":"summary","built":true,"exitStatus":0,.*\}\n', NOTHING),

    ("--help", ["--help"], 0, r"(?s)OVERVIEW: .*USAGE: build-site <subcommand>.*  build \(default\)  .*", NOTHING),
    ("help of the command", ["build", "--help"], 0,
     r"(?s)OVERVIEW: .*EXIT STATUS\n  0 .*\n  1 .*\n  64 .*\n  74 .*\n  75 .*" + ".*".join(f"\n  {option} " for option in OPTIONS) + ".*", NOTHING),
    ("--version", ["--version"], 0, VERSION + r"\n", NOTHING),
    ("--version of a command", ["build", "--version"], 0, VERSION + r"\n", NOTHING),
    ("an option that is not known", ["--draft"], 64, NOTHING, usage("Unknown option '--draft'. Did you mean '--drafts'?")),
    ("a command that is not known", ["biuld"], 64, NOTHING, usage("Unexpected argument 'biuld'")),
    ("an option without its value", ["--output"], 64, NOTHING, usage("Missing value for '--output <dir>'")),
    ("no jobs", ["--jobs", "0"], 64, NOTHING, usage("--jobs must be at least 1")),
    ("fewer than no jobs", ["--jobs=-3"], 64, NOTHING, usage("--jobs must be at least 1")),
    ("jobs that are no number", ["--jobs", "all"], 64, NOTHING, usage("The value 'all' is invalid for '--jobs <n>'")),
    ("a list of changes in the output folder", ["--changes", "Public/changed.txt"], 64, NOTHING,
     usage("--changes must not be in the output folder, where it would be published")),
    wrong_address("", "it must begin with https:// or http://, such as https://example.com"),
    wrong_address("example.com", "it must begin with https:// or http://, such as https://example.com"),
    wrong_address("ftp://example.com", "it must begin with https:// or http://, such as https://example.com"),
    wrong_address("https://", "there is no host in it, such as example.com"),
    wrong_address("https:///show", "there is no host in it, such as example.com"),
    wrong_address("https://:8080", "there is no host in it, such as example.com"),
    wrong_address("https://example.com:http", "“http” is not the number of a port"),
    wrong_address("https://example.com:65536", "“65536” is not the number of a port"),
    wrong_address("https://example..com", "“example..com” is not the name of a host"),
    wrong_address("https://exa%6Dple.com", "“exa%6Dple.com” is not the name of a host"),
    wrong_address("https://example.com/?show=1", "pages are found below it, so it cannot have a part that begins with ?"),
    wrong_address("https://example.com/#show", "pages are found below it, so it cannot have a part that begins with #"),
    wrong_address("https://lena:secret@example.com", "a name and a password would be published on every page"),
    wrong_address("https://example.com/my show", "an address has no white space in it"),
    wrong_address("https://example.com\n", "an address has no white space in it"),
    wrong_address("https://example.com/\x1b", "an address has no control characters in it"),
    wrong_address('https://example.com/"show"', 'an address has no " in it'),
    wrong_address("https://example.com/<show>", "an address has no < in it"),
    wrong_address("https://example.com\\show", "an address has no \\ in it"),

    ("a list of changes in a folder that is not there", ["--changes", "no/changed.txt"], 74, NOTHING,
     r"no/changed.txt: error: this cannot be written: No such file or directory \[disk-failure\]\n"
     + failure("1 error", "the site is the old one, or the next build completes the new one\n")),
    ("a list of changes that is a folder, as JSON", ["--changes", "Content", "--json"], 74,
     r'\{"type":"diagnostic","name":"disk-failure","severity":"error","message":"this cannot be written: Is a directory","file":"Content"\}\n'
     r'\{"type":"summary","built":false,"exitStatus":74,"errors":1,"warnings":0,"milliseconds":\d+\}\n', NOTHING),
    ("an output folder that is a file", ["--output", "notes.txt"], 74, NOTHING,
     r"/.*/notes.txt: error: this is a file, not a folder \[disk-failure\]\n1 error; .*\n"),
    ("an output folder below a file", ["--output", "notes.txt/site/below"], 74, NOTHING,
     r"/.*/notes.txt: error: this is a file, not a folder \[disk-failure\]\n1 error; .*\n"),
    ("an output folder of the podcaster's", ["--output", "Content/site"], 1, NOTHING,
     r"/.*/Content/site: error: this cannot be the output folder, .* \[output-protected\]\n  hint: .*\n" + failure("1 error")),
    ("the folder above as the output folder", ["--output", ".."], 1, NOTHING,
     r"/.*: error: this cannot be the output folder, .* \[output-protected\]\n  hint: .*\n" + failure("1 error")),
    ("a source that is not there", ["--source", "nowhere"], 1, NOTHING,
     r"/\S+/nowhere: error: there is no such folder \[missing-show\]\n  hint: name the folder that holds Content/ with --source\n"
     + failure("1 error")),
]


class Skipped(Exception):
    """A case that this machine cannot make."""


def expect(holds, what):
    if not holds:
        raise AssertionError(what)


def expect_match(pattern, said, where):
    expect(re.fullmatch(pattern, said), f"{where} is\n{said}\nand does not match\n{pattern}")


class Show:
    """A copy of the show in a folder of its own, which is the current folder of what runs."""

    def __init__(self, workshop):
        self.folder = tempfile.mkdtemp(dir=workshop)
        shutil.copytree(SHOW, self.folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("Public", ".build-site"))
        self.write("notes.txt", "not for the site\n")

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def replace(self, name, old, new):
        text = self.read(name)
        expect(old in text, f"{name} has no {old!r}")
        self.write(name, text.replace(old, new))

    def has(self, name):
        return os.path.lexists(self.path(name))

    def site(self, output="Public"):
        """All published files and what is in them."""
        found = {}
        for folder, folders, names in os.walk(self.path(output)):
            if ".build-site" in folders:
                folders.remove(".build-site")
            for name in names:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    found[os.path.relpath(path, self.path(output))] = file.read()
        return found

    def start(self, *arguments, environment=None, **streams):
        return subprocess.Popen([PROGRAM, *arguments], cwd=self.folder, env={**ENVIRONMENT, **(environment or {})}, **streams)

    def run(self, *arguments, status=0, out=ANYTHING, err=ANYTHING, environment=None, **streams):
        """Runs the program to its end and compares how it ends and what it says."""
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
        process = self.start(*arguments, environment=environment, **streams)
        said = [(text or b"").decode("utf-8") for text in process.communicate(timeout=60)]
        expect(process.returncode == status, f"exit status {process.returncode} and not {status}: {''.join(said)[:2000]}")
        expect_match(out, said[0], "standard output")
        expect_match(err, said[1], "standard error")
        return said

    def json(self, *arguments, status=0):
        """Runs with --json: each line is an object that has its fields, and the counts agree."""
        out, _ = self.run(*arguments, "--json", status=status, err=NOTHING)
        lines = [json.loads(line) for line in out.splitlines()]
        *diagnostics, last = lines
        for line in diagnostics:
            expect(line["type"] == "diagnostic" and line["severity"] in ("warning", "error"), f"not a diagnostic: {line}")
            expect(all(isinstance(line[key], str) and line[key] for key in ("name", "message", "file")), f"fields are missing: {line}")
            expect(all(isinstance(line.get(key, 1), int) for key in ("line", "column")), f"not a number: {line}")
        expect(last["type"] == "summary" and last["exitStatus"] == status, f"not the summary: {last}")
        for severity in ("error", "warning"):
            expect(last[severity + "s"] == sum(line["severity"] == severity for line in diagnostics), f"the {severity}s are not {last}")
        expect(isinstance(last["milliseconds"], int), f"no duration: {last}")
        return diagnostics, last

    def on_terminal(self, *arguments, environment=None, stop_after=None):
        """Runs with a terminal for standard error; gives standard output and what the terminal was sent."""
        terminal, stream = pty.openpty()
        process = self.start(*arguments, environment=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=stream)
        os.close(stream)
        if stop_after:
            hold(process, stop_after)
        sent = b""
        while True:
            try:
                part = os.read(terminal, 65536)
            except OSError:  # on Linux, when the last process has closed it
                break
            if not part:
                break
            sent += part
        os.close(terminal)
        out = process.communicate(timeout=60)[0].decode("utf-8")
        expect(process.returncode == 0, f"exit status {process.returncode}: {sent}")
        return out, sent.decode("utf-8").replace("\r\n", "\n")


def hold(process, after):
    """Stops a build for a while, so that it lasts."""
    time.sleep(after)
    process.send_signal(signal.SIGSTOP)
    time.sleep(0.6)
    process.send_signal(signal.SIGCONT)


def lines(word, paths):
    return "".join(f"{word}\t{path}\n" for path in sorted(paths, key=lambda path: path.encode()))


class Scenarios:
    """What takes more than one command, or another place for what is said."""

    def outputs(self, show):
        """--output: the site is there, and not in Public/"""
        show.run("--output", "elsewhere", out=NEW)
        elsewhere = show.site("elsewhere")
        expect(not show.has("Public"), "there is a Public/")
        show.run(out=NEW)
        expect(show.site() == elsewhere, "the two sites differ")

    def sources(self, show):
        """--source: the site is written beside that Content/, wherever the program runs"""
        os.mkdir(show.path("elsewhere"))
        subprocess.run([PROGRAM, "--source", show.folder], cwd=show.path("elsewhere"), env=ENVIRONMENT, check=True, capture_output=True)
        expect(os.listdir(show.path("elsewhere")) == [], "something was written into the current folder")
        expect(show.has("Public/index.html"), "there is no site")

    def nothing_changed(self, show):
        """a second build changes nothing, and says the same warnings"""
        _, first = show.run(out=NEW)
        site = show.site()
        _, second = show.run("--verbose", out=rf"\d of \d+ parts were made, .*\n{SAME}")
        expect(first == second, f"the warnings were\n{first}\nand are\n{second}")
        expect(site == show.site(), "the site is another")

    def jobs(self, show):
        """--jobs changes nothing in the site"""
        show.run("--jobs", "1", out=NEW)
        one = show.site()
        show.run("--jobs", "9", "--output", "nine", out=NEW)
        expect(show.site("nine") == one, "the sites differ")

    def drafts(self, show):
        """--drafts: a draft is there with it, and gone without"""
        page = "Public/episodes/next-time/index.html"
        show.run("--drafts")
        expect("Not ready yet" in show.read(page), "it is not the draft's page")
        show.run(out=summary(r"\d+ changed, \d+ removed"))
        expect(not show.has(page), "the draft was published")

    def future(self, show):
        """--future: an episode dated in the future is there with it, and gone without"""
        show.write("Content/episodes/tomorrow.md", "---\ntitle: Tomorrow\ndate: 2999-01-01\n---\n\nNot today.\n")
        page = "Public/episodes/tomorrow/index.html"
        draft, future = r"1 draft is left out \(--drafts shows it\)\n", r"1 episode dated 2999-01-01 is left out until then \(--future shows it\)\n"
        show.run(out=summary(r"\d+ added", left_out=draft + future))
        show.write("Content/episodes/later.md", "---\ntitle: Later\ndate: 2999-02-01\n---\n\nNot soon.\n")
        both = r"2 episodes are left out until their dates, the first until 2999-01-01 \(--future shows them\)\n"
        show.run(out=summary("nothing changed", left_out=draft + both))
        expect(not show.has(page), "it was published")
        show.run("--future")
        expect("Not today." in show.read(page), "it is not the episode's page")

    def base_url(self, show):
        """--base-url: canonical links begin with it, and the links of the page for lost readers with its path"""
        show.run()
        expect('<link rel="canonical" href="https://roomtone.example/show/">' in show.read("Public/index.html"), "show.yml's url is not used")
        expect('href="/show/"' in show.read("Public/404.html"), "404.html does not lead to the path of show.yml's url")
        for address, canonical, path in [
            ("https://other.example/deep/pod//", "https://other.example/deep/pod/", "/deep/pod/"),
            ("http://localhost:8080", "http://localhost:8080/", "/"),
            ("HTTPS://[::1]:8080/x", "https://[::1]:8080/x/", "/x/"),
            ("https://bücher.example", "https://bücher.example/", "/"),
        ]:
            show.run("--base-url", address)
            for page in ("", "episodes/letters/"):
                expect(f'<link rel="canonical" href="{canonical}{page}">' in show.read(f"Public/{page}index.html"), f"{address}: {page} has another")
            lost = show.read("Public/404.html")
            expect(f'href="{path}"' in lost and f'href="{path}assets/' in lost, f"{address}: 404.html leads elsewhere")
        expect("roomtone.example/show" not in show.read("Public/index.html"), "the old address is still there")

    def changes(self, show):
        """--changes: the paths of a first build, of none, of an edit and of a removal"""
        show.run("--changes", "changed.txt")
        first = show.site()
        expect(show.read("changed.txt") == lines("added", first), "not what a first build makes")
        show.run("--changes", "changed.txt", out=SAME)
        expect(show.read("changed.txt") == "", "something changed")

        show.replace("Content/episodes/letters.md", "Three more things you asked", "Four more things you asked")
        show.write("Content/files/press/new.txt", "new\n")
        show.run("--changes", "changed.txt", out=summary(r"1 added, \d+ changed"))
        second = show.site()
        edited = [path for path in first if first[path] != second[path]]
        expect("episodes/letters/index.html" in edited and len(edited) < 10, f"the edit changed {edited}")
        expect(show.read("changed.txt") == lines("added", ["press/new.txt"]) + lines("changed", edited), "not what the edit made")

        os.remove(show.path("Content/episodes/letters.md"))
        show.replace("Content/episodes/the-first-minute/episode.md", "title: The first minute", "title: The second minute")
        show.run("--changes", "changed.txt")
        third = show.site()
        gone = second.keys() - third.keys()
        expect({"episodes/letters/index.html", "episodes/letters/index.md"} <= gone, f"only {gone} went")
        expected = lines("added", third.keys() - second.keys()) + lines(
            "changed", [path for path in third if path in second and second[path] != third[path]]) + lines("removed", gone)
        expect(show.read("changed.txt") == expected, f"not what the removal made:\n{show.read('changed.txt')}\n{expected}")

    def changes_of_failure(self, show):
        """--changes: a build that fails leaves the list empty"""
        show.run("--changes", "changed.txt")
        show.write("Content/episodes/broken.md", "---\ndate: 2025-13-01\n---\n")
        show.run("--changes", "changed.txt", status=1)
        expect(show.read("changed.txt") == "", "something is in it")

    def changes_before_build(self, show):
        """--changes: nothing is built where the list cannot be written, so the next list has it all"""
        show.run("--changes", "no/changed.txt", status=74)
        expect(not show.has("Public") and not show.has(".build-site"), "something was built")
        show.run("--changes", "changed.txt")
        expect(show.read("changed.txt") == lines("added", show.site()), "the list is not whole")

    def changes_through_links(self, show):
        """--changes: a list that a symbolic link leads into the output folder would be published"""
        show.run()
        site = show.site()
        os.symlink("Public", show.path("published"))
        os.symlink("Public/changed.txt", show.path("changed.txt"))
        os.symlink(show.path("elsewhere"), show.path("site"))
        os.mkdir(show.path("elsewhere"))
        message = "--changes must not be in the output folder, where it would be published"
        for path in ["published/changed.txt", "changed.txt", "./published/../published/new.txt"]:
            show.run("--changes", path, status=64, err=usage(message))
        show.run("--output", "site", "--changes", "elsewhere/changed.txt", status=64, err=usage(message))
        expect(show.site() == site and os.listdir(show.path("elsewhere")) == [], "something was written")

    def changes_to_full_disk(self, show):
        """--changes: a list that is lost on a full disk is status 74, and the site is published"""
        if not os.path.exists("/dev/full"):
            raise Skipped("this machine has no /dev/full")
        show.run("--changes", "/dev/full", status=74, out=NEW,
                 err=r"/dev/full: error: this cannot be written: No space left on device \[disk-failure\]\n" + WARNINGS)
        os.remove(show.path("Public/index.html"))
        _, last = show.json("--changes", "/dev/full", status=74)
        expect(last["built"] and last["errors"] == 1, f"not what happened: {last}")

    def mistakes(self, show):
        """all mistakes are shown at their places with the warnings, then the summary; the old site stays"""
        show.run()
        site = show.site()
        show.write("Content/episodes/one.md", "---\ntitle: One\ndate: 2025-13-01\n---\n")
        show.write("Content/episodes/two.md", "---\ntitle: Two\ndate: 2025-01-01\npeople: [nobody]\n---\n")
        _, said = show.run(status=1, out=NOTHING, err=ANYTHING + r"\n2 errors, \d+ warnings?; " + UNTOUCHED)
        for place in ("Content/episodes/one.md:3:", "Content/episodes/two.md:4:", "Content/episodes/bonus-room-tone/episode.md:"):
            expect(re.search(rf"^{place}\d+: (error|warning): .+ \[[a-z-]+\]$", said, re.MULTILINE), f"{place} is not in\n{said}")
        expect(site == show.site(), "the site is another")

    def mistakes_as_json(self, show):
        """--json: the same diagnostics as in the text, an object each"""
        for status in (0, 1):
            if status:
                show.write("Content/episodes/one.md", "---\ntitle: One\ndate: 2025-13-01\nslug: letters\n---\n")
            _, text = show.run("--output", f"text-{status}", status=status)
            diagnostics, last = show.json("--output", f"json-{status}", status=status)
            expect(last["built"] == (status == 0), f"not how it ended: {last}")
            for line in diagnostics:
                place = ":".join(str(line[key]) for key in ("file", "line", "column") if key in line)
                first = f"{place}: {line['severity']}: {line['message']} [{line['name']}]\n"
                expect(first in text, f"{first} is not in\n{text}")
            expect(len(re.findall(r"^\S.* \[[a-z-]+\]$", text, re.MULTILINE)) == len(diagnostics), "there are more in the text")

    def counts_as_json(self, show):
        """--json: the counts of the summary are those of the site"""
        show.write("Content/episodes/tomorrow.md", "---\ntitle: Tomorrow\ndate: 2999-01-01\n---\n")
        _, last = show.json()
        site = show.site()
        expect(last["files"] == last["added"] == len(site), f"files: {last}")
        expect(last["pages"] == sum(path.endswith(".html") for path in site), f"pages: {last}")
        expect(last["bytes"] == sum(map(len, site.values())), f"bytes: {last}")
        expect((last["drafts"], last["future"]) == (1, 1), f"left out: {last}")
        _, last = show.json()
        expect((last["added"], last["changed"], last["removed"]) == (0, 0, 0), f"nothing changed: {last}")
        os.remove(show.path("Content/files/press/kit.txt"))
        _, last = show.json()
        expect((last["added"], last["removed"]) == (0, 1), f"one went: {last}")

    def collision(self, show):
        """two outputs on one path do not hide the warnings in the content"""
        show.write("Content/files/episodes/letters/index.html", "mine\n")
        show.run(status=1, out=NOTHING, err=WARNINGS + r"Content/episodes/letters.md: error: episodes/letters/index.html is made twice "
                 r"\[output-collision\]\n  .*: note: it is made from this too\n" + WARNINGS + r"1 error, \d+ warnings?; " + UNTOUCHED)
        diagnostics, last = show.json(status=1)
        expect({line["name"] for line in diagnostics} >= {"output-collision", "raw-html"} and not last["built"], f"not all: {diagnostics}")

    def foreign_folder(self, show):
        """an output folder that is not ours is left alone without --adopt; its files are kept, and counted with --verbose"""
        show.write("mine/photo.txt", "mine\n")
        show.run("--output", "mine", status=1, out=NOTHING, err=r"/.*/mine: error: this folder has files that no build wrote \[output-not-ours\]\n"
                 r"  hint: choose an empty --output or pass --adopt\n" + failure("1 error"))
        expect(os.listdir(show.path("mine")) == ["photo.txt"], "something was written")
        diagnostics, _ = show.json("--output", "mine", status=1)
        expect([line["name"] for line in diagnostics] == ["output-not-ours"], f"another reason: {diagnostics}")
        show.run("--output", "mine", "--adopt", "--verbose",
                 out=r"(?s:.*)\n1 file in the output folder is not ours and was left alone\n(?s:.*)" + NEW)
        expect(show.read("mine/photo.txt") == "mine\n", "the file is another")
        show.write("mine/press/notes.txt", "mine too\n")
        show.run("--output", "mine", "--verbose", out=r"(?s:.*)\n2 files in the output folder are not ours and were left alone\n(?s:.*)" + SAME)

    def in_the_way(self, show):
        """a file in the way is named, and replaced with --adopt"""
        show.run()
        show.write("Content/files/new.txt", "the site's\n")
        show.write("Public/new.txt", "mine\n")
        show.run(status=1, out=NOTHING, err=r"/.*/Public/new.txt: error: no build wrote this, .* \[output-in-the-way\]\n  hint: .*\n"
                 + WARNINGS + r"1 error, \d+ warnings?; " + UNTOUCHED)
        expect(show.read("Public/new.txt") == "mine\n", "it was replaced")
        show.run("--adopt")
        expect(show.read("Public/new.txt") == "the site's\n", "it was not replaced")

    def another_build(self, show):
        """while another build holds the output folder, it is status 75"""
        show.run()
        folder = os.open(show.path("Public"), os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            show.run(status=75, out=NOTHING, err=r"/.*/Public: error: another build is writing to this folder \[output-busy\]\n"
                     + failure("1 error", "this build published nothing\n"))
            diagnostics, last = show.json(status=75)
            expect(len(diagnostics) == 1 and not last["built"], f"not what happened: {last}")
        finally:
            os.close(folder)

    def no_content(self, show):
        """a folder without Content/ is told so, and nothing is made in it"""
        shutil.rmtree(show.path("Content"))
        said = r"Content/show.yml: error: there is no Content/show.yml \[missing-show\]\n  hint: .*\n" + failure("1 error")
        show.run(status=1, out=NOTHING, err=said)
        expect(os.listdir(show.folder) == ["notes.txt"], f"something was made: {os.listdir(show.folder)}")
        diagnostics, _ = show.json(status=1)
        expect([line["name"] for line in diagnostics] == ["missing-show"], f"another reason: {diagnostics}")

    def colour(self, show):
        """colour on a terminal only, and never with NO_COLOR"""
        out, sent = show.on_terminal()
        expect("\x1b[1;35mwarning\x1b[0m: " in sent, f"no colour: {sent!r}")
        expect_match(NEW, out, "standard output")
        for environment, has_colour in (({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True)):
            _, sent = show.on_terminal(environment=environment)
            expect(("\x1b[1" in sent) == has_colour, f"{environment}: {sent!r}")
            expect(has_colour or "\x1b" not in sent, f"{environment}: {sent!r}")
        _, said = show.run(err=WARNINGS)
        expect("\x1b" not in said, f"colour in a file: {said!r}")
        out, sent = show.on_terminal("--json")
        expect(sent == "" and "\x1b" not in out, f"--json on a terminal: {sent!r}")

    def progress(self, show):
        """progress of a build that lasts, on a terminal only, which it leaves empty"""
        for number in range(800):
            show.write(f"Content/episodes/more-{number}.md", f"---\ntitle: More {number}\ndate: 2023-01-01\n---\n\nNotes {number}.\n")
        for attempt in range(20):
            # It is held before it is through with the episodes, or it is over before there is anything to show.
            delay = 0.05 + 0.02 * attempt
            for folder in ("Public", ".build-site"):
                shutil.rmtree(show.path(folder), ignore_errors=True)
            _, sent = show.on_terminal("--jobs", "1", stop_after=delay, environment={"NO_COLOR": "1"})
            if "\r" in sent:
                break
        expect_match(r"(?:\r\d+ of 80\d episodes\x1b\[K)+\r\x1b\[K" + WARNINGS, sent, "the terminal")
        for arguments in ([], ["--json"]):
            for folder in ("Public", ".build-site"):
                shutil.rmtree(show.path(folder), ignore_errors=True)
            process = show.start("--jobs", "1", *arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            hold(process, delay)
            out, said = process.communicate(timeout=60)
            expect(process.returncode == 0 and b"\r" not in out + said and b"\x1b" not in out + said, f"progress in a file: {said!r}")

    def full_output(self, show):
        """a standard output that is full is status 74, after everything else is done"""
        if not os.path.exists("/dev/full"):
            raise Skipped("this machine has no /dev/full")
        lost = r"standard output: error: this cannot be written: No space left on device \[disk-failure\]\n"
        with open("/dev/full", "w", encoding="utf-8") as full:
            show.run("--help", status=74, stdout=full, err=lost)
            show.run("build", "--help", status=74, stdout=full, err=lost)
            show.run("--changes", "changed.txt", status=74, stdout=full, err=WARNINGS + lost)
            site = show.site()
            expect(show.read("changed.txt") == lines("added", site) and "index.html" in site, "not everything is done")
            show.run("--json", status=74, stdout=full, err=lost)
            show.write("Content/episodes/broken.md", "---\ndate: 2025-13-01\n---\n")
            show.run("--json", status=74, stdout=full, err=lost)
            # There is nothing to write to it.
            show.run(status=1, stdout=full)
            # What nobody can be told is not a failure of the build.
            os.remove(show.path("Content/episodes/broken.md"))
            show.run(stderr=full, out=SAME)

    def closed_output(self, show):
        """streams that are closed do not get into the site's files"""
        show.run("--output", "usual")
        lost = r"standard output: error: this cannot be written: Bad file descriptor \[disk-failure\]\n"
        for name, closed, status, err in (
            ("one", [1], 74, WARNINGS + lost), ("two", [1, 2], 74, NOTHING), ("all", [0, 1, 2], 74, NOTHING), ("errors", [2], 0, NOTHING)
        ):
            shutil.rmtree(show.path(".build-site"))
            show.run("--output", name, "--changes", "changed.txt", status=status, err=err,
                     preexec_fn=lambda: [os.close(number) for number in closed])
            expect(show.site(name) == show.site("usual"), f"{name}: the site is another")
            expect(show.read("changed.txt") == lines("added", show.site(name)), f"{name}: the list is another")
        show.run("--help", status=74, err=lost, preexec_fn=lambda: os.close(1))

    def manual(self, show):
        """manual: man shows a page with every command, option, exit status and the version, and finds nothing wrong with it"""
        text, _ = show.run("manual", err=NOTHING)
        helps = {command: show.run(*command, "--help")[0] for command in ((), ("build",), ("serve",), ("manual",))}
        version = show.run("--version")[0].strip()
        expect(f"This is build-site {version}." in helps[()], "--help does not tell the version")
        if not shutil.which("man") or not shutil.which("groff"):
            raise Skipped("man is not installed")
        show.write("build-site.1", text)
        result = subprocess.run(["man", "--warnings", "-l", show.path("build-site.1")], capture_output=True, text=True, timeout=60,
                                env={**ENVIRONMENT, "PATH": os.environ["PATH"], "MANWIDTH": "200", "MAN_KEEP_FORMATTING": ""})
        expect(result.returncode == 0 and result.stderr == "", f"man says {result.stderr}")
        page = re.sub(r".\x08|\x1b\[[0-9;]*m", "", result.stdout)
        for title in ("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXIT STATUS", "EXAMPLES"):
            expect(page.count(f"\n{title}\n") == 1, f"the section {title} is not there once")
        expect(page.rstrip().splitlines()[-1].startswith(f"build-site {version} "), "the version is not in the footer")
        for command, said in helps.items():
            for option in re.findall(r"--[a-z-]+", said.split("OPTIONS:")[1].split("SUBCOMMANDS:")[0]):
                expect(re.search(rf"^ +(?:\S.*, )?{option}\b", page, re.MULTILINE), f"{option} of {command} is not in the page")
        status = helps[("build",)].split("EXIT STATUS\n")[1].split("EXAMPLES")[0]
        for line in filter(None, map(str.strip, status.splitlines())):
            expect(line in page, f"“{line}” is not in the page")

    def completions(self, show):
        """--generate-completion-script: each shell reads its script, and bash completes commands, options and folders with it"""
        for shell in ("bash", "zsh", "fish"):
            show.write(f"completion.{shell}", show.run("--generate-completion-script", shell, err=NOTHING)[0])
            if shell == "bash" or shutil.which(shell):
                result = subprocess.run([shell, "-n", show.path(f"completion.{shell}")], capture_output=True, text=True, timeout=60)
                expect(result.returncode == 0 and result.stderr == "", f"{shell} says {result.stderr}")
        for words, expected in (
            (["se"], {"serve"}), (["build", "--fu"], {"--future"}), (["serve", "--no-d"], {"--no-drafts"}),
            (["build", "--source", "Cont"], {"Content"}),
        ):
            line = " ".join(["build-site", *words])
            script = f"""source completion.bash
                COMP_WORDS=({line}); COMP_CWORD={len(words)}; COMP_LINE='{line}'; COMP_POINT={len(line)}; COMP_TYPE=9
                $(complete -p build-site | sed 's/.*-F \\([^ ]*\\).*/\\1/') build-site '{words[-1]}' '{(["build-site"] + words)[-2]}'
                printf '%s\\n' "${{COMPREPLY[@]}}" """
            result = subprocess.run(["bash", "-c", script], cwd=show.folder, capture_output=True, text=True, timeout=60)
            found = {word.strip().rstrip("/") for word in result.stdout.split("\n")} - {""}
            expect(found == expected, f"{line} is completed to {found}: {result.stderr}")

    def reader_gone(self, show):
        """a reader that has gone away is no failure"""
        for name, resets in (("default", True), ("ignored", False)):
            for arguments in (["--verbose"], ["--json"]):
                reader, writer = os.pipe()
                os.close(reader)
                # Python ignores SIGPIPE itself.
                show.run(*arguments, "--output", name, stdout=writer, restore_signals=resets)
                os.close(writer)
                expect(show.has(f"{name}/index.html"), "there is no site")
        reader, writer = os.pipe()
        os.close(reader)
        show.run(stderr=writer, out=NEW)
        os.close(writer)


def cases(workshop):
    """Each case by its title, and what to call."""
    def row(arguments, status, out, err):
        show = Show(workshop)
        show.run(*arguments, status=status, out=out, err=err)
        if status:
            expect(not show.has("Public"), "there is a Public/")

    for title, arguments, status, out, err in TABLE:
        yield title, lambda: row(arguments, status, out, err)
    for name, scenario in vars(Scenarios).items():
        if not name.startswith("_"):
            yield scenario.__doc__, lambda: scenario(None, Show(workshop))


def main():
    global PROGRAM, SHOW
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    PROGRAM, SHOW = map(os.path.abspath, sys.argv[1:])
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="command-line-") as workshop:
        for title, case in cases(workshop):
            try:
                case()
                passed += 1
            except Skipped as reason:
                print(f"skipped {title} ({reason})", flush=True)
            except (AssertionError, subprocess.SubprocessError, OSError, ValueError, KeyError) as error:
                failed += 1
                print(f"FAILED  {title}\n        " + str(error).replace("\n", "\n        "), flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
