#!/usr/bin/env python3
"""Tries `build-site serve`: what it serves and to whom, and how open pages follow edits, in Chromium.

    preview.py PROGRAM SHOW [--edits N] [--only WORD]
    preview.py PROGRAM SHOW --measure

SHOW is the demo show's folder; it is copied. --measure says instead how long after a save an open page shows it; its SHOW is of any size,
such as `benchmark make-show FOLDER EPISODES CUES` makes. Needs chromium, and playwright from PyPI.
"""

import argparse
import contextlib
import filecmp
import http.client
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

CHECKS = []
EPISODE = "episodes/one-hand-away"


def check(what):
    def add(function):
        CHECKS.append((what, function))
        return function

    return add


def expect(is_so, *found):
    if not is_so:
        raise AssertionError(" ".join(str(part)[:600] for part in found) or "it is not so")


def wait(condition, what, seconds=10):
    end = time.monotonic() + seconds
    while True:
        with contextlib.suppress(Exception):
            if condition():
                return
        expect(time.monotonic() < end, what)
        time.sleep(0.01)


class Preview:
    """A running preview of a copy of the show."""

    # A command that starts the program.
    prefix = ()

    def __init__(self, program, show, *options):
        self.program = program
        self.folder = tempfile.mkdtemp(prefix="preview-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
        shutil.copytree(os.path.join(show, "Content"), os.path.join(self.folder, "Content"))
        self.start(*options)

    def start(self, *options):
        self.log = open(os.path.join(self.folder, "log"), "w+")
        self.process = subprocess.Popen(
            [*self.prefix, self.program, "serve", "--source", self.folder, "--port", str(random.randrange(20000, 60000)), *options],
            stdout=self.log, stderr=subprocess.STDOUT)
        wait(lambda: re.search(r"http://127.0.0.1:(\d+)/ shows", self.output), "it never listens", 60)
        wait(lambda: re.search(r"\d ms\n|nothing was published", self.output), "it never builds", 60)
        self.port = int(re.search(r"http://127.0.0.1:(\d+)/ shows", self.output)[1])
        self.address = f"http://127.0.0.1:{self.port}"

    @property
    def output(self):
        with open(self.log.name) as log:
            return log.read()

    def get(self, path, method="GET", body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def edit(self, path, old, new):
        """As editors save: a new file under the old name."""
        file = self.path(path)
        with open(file, encoding="utf-8") as source:
            text = source.read()
        expect(old in text, old, "is not in", path)
        with open(file + "~", "w", encoding="utf-8") as source:
            source.write(text.replace(old, new))
        os.rename(file + "~", file)

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(10)
        self.log.close()
        return status

    def __enter__(self):
        return self

    def __exit__(self, *error):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


@check("Nothing outside the site is served, and nobody else's pages can ask")
def safety(new, browser):
    with new() as preview:
        os.symlink(preview.path("Content/show.yml"), preview.path(".build-site/preview/stolen.txt"))
        os.symlink(preview.path("Content"), preview.path(".build-site/preview/all"))
        for path in (
            "/../../Content/show.yml", "/..%2f..%2fContent/show.yml", "/%2e%2e/%2e%2e/Content/show.yml", "/%252e%252e/Content/show.yml",
            "/..%5c..%5cContent%5cshow.yml", "/stolen.txt", "/all/show.yml", "/.build-site/manifest", "/%2Ebuild-site/manifest", "//etc/passwd",
            "/episodes/%00", "/episodes/../../../Content/show.yml", "/%", "/%ff",
        ):
            status, _, body = preview.get(path)
            expect(status == 404 and b"hosts:" not in body and b"root:" not in body, path, status)
        for host in ("evil.example", "evil.example:80", f"127.0.0.1.evil.example:{preview.port}", ""):
            status, _, body = preview.get("/", Host=host)
            expect(status == 421 and b"<html" not in body, host, status)
        expect(preview.get("/", Host=f"localhost:{preview.port}")[0] == 200)
        socket_headers = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13", "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ=="}
        for origin in ("http://evil.example", f"http://127.0.0.1:{preview.port + 1}", f"http://localhost:{preview.port}", "null"):
            expect(preview.get("/.build-site/reload", Origin=origin, **socket_headers)[0] == 403, origin)
        for method in ("POST", "PUT", "DELETE", "OPTIONS"):
            expect(preview.get("/", method)[0] == 405, method)


@check("Files are served as hosts serve them: types, HEAD, ranges, ETag, clean addresses, the site's own error page")
def files(new, browser):
    with new() as preview:
        sound = f"/{EPISODE}/" + next(name for name in os.listdir(preview.path("Content", EPISODE)) if name.endswith(".mp3"))
        status, headers, whole = preview.get(sound)
        expect(status == 200 and headers["Content-Type"] == "audio/mpeg" and headers["Accept-Ranges"] == "bytes", headers)
        status, headers, part = preview.get(sound, Range="bytes=100-199")
        expect(status == 206 and part == whole[100:200] and headers["Content-Range"] == f"bytes 100-199/{len(whole)}", headers)
        expect(preview.get(sound, Range="bytes=-10")[2] == whole[-10:])
        expect(preview.get(sound, Range=f"bytes={len(whole)}-")[0] == 416)
        tag = headers["ETag"]
        expect(preview.get(sound, If_None_Match=tag)[0] == 304)
        expect(preview.get(sound, Range="bytes=0-9", If_Range='"other"')[0] == 200)
        status, headers, body = preview.get(sound, "HEAD")
        expect(status == 200 and body == b"" and int(headers["Content-Length"]) == len(whole), headers)
        status, headers, _ = preview.get(f"/{EPISODE}")
        expect(status == 301 and headers["Location"] == f"/{EPISODE}/", headers)
        status, headers, body = preview.get("/no/such/page/")
        expect(status == 404 and b"Nothing here" in body)
        expect(preview.get("/episodes/%E5%85%88%E5%90%AC%E6%88%BF%E9%97%B4/")[0] == 200)


@check("Many connections at once, slow ones and huge requests do it no harm")
def load(new, browser):
    with new() as preview:
        slow = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(200)]
        for connection in slow:
            connection.sendall(b"GET / HTT")
        expect(preview.get("/")[0] == 200)
        for connection in slow:
            connection.sendall(f"P/1.1\r\nHost: localhost:{preview.port}\r\nConnection: close\r\n\r\n".encode())
        for connection in slow:
            with connection.makefile("rb") as answer:
                expect(answer.readline().split()[1] == b"200")
            connection.close()
        with contextlib.suppress(ConnectionError):
            expect(preview.get("/", "POST", b"x" * 10_000_000)[0] == 405)
        expect(preview.get("/" + "x" * 8_000)[0] == 404)
        expect(preview.get("/")[0] == 200)
        memory = int(re.search(r"VmRSS:\s+(\d+)", open(f"/proc/{preview.process.pid}/status").read())[1]) if os.path.exists("/proc") else 0
        expect(memory < 200_000, memory, "kB")


@check("An edited page reloads and stays where it was, and others do not")
def reloads(new, browser):
    with new() as preview, browser() as context:
        page, other = context.new_page(), context.new_page()
        page.goto(f"{preview.address}/{EPISODE}/")
        other.goto(f"{preview.address}/about/")
        for each in (page, other):
            each.evaluate("window.mark = 1")
        page.evaluate("scrollTo(0, 1500)")
        time.sleep(0.5)
        preview.edit(f"Content/{EPISODE}/episode.md", "Twenty centimetres is a rule of thumb", "Thirty centimetres is a rule of thumb")
        wait(lambda: "Thirty centimetres" in page.text_content("body"), "the page does not show it")
        wait(lambda: page.evaluate("scrollY") == 1500, page.evaluate("scrollY"))
        time.sleep(0.5)
        expect(other.evaluate("window.mark") == 1, "a page that did not change was reloaded")
        os.makedirs(preview.path("Templates/assets"))
        with open(preview.path("Templates/assets/memory.js"), "w") as script:
            script.write("export const root = '/'; export const recall = () => null, remember = () => {}, forget = () => {};\n")
        wait(lambda: other.evaluate("window.mark") is None, "a script that another imports")
        expect(not os.listdir(preview.path("Public")) if os.path.exists(preview.path("Public")) else True, "it wrote to Public/")
        for folder, _, names in os.walk(preview.path(".build-site/preview")):
            for name in names:
                if name.endswith(".html"):
                    expect(b"reload.js" not in open(os.path.join(folder, name), "rb").read(), "the script is in a file")


@check("Where all pages change, the open one is shown before the others are made, and is not loaded twice")
def open_page_first(new, browser):
    with new() as preview, browser() as context:
        page = context.new_page()
        page.goto(f"{preview.address}/{EPISODE}/")
        page.evaluate(
            """(page) => {
              window.news = [];
              new WebSocket(`ws://${location.host}/.build-site/reload?page=${page}&build=9`).onmessage = (event) => {
                const paths = JSON.parse(event.data).paths;
                if (paths.length === 0) return;
                const heard = JSON.parse(sessionStorage.getItem("heard") ?? "[]");
                sessionStorage.setItem("heard", JSON.stringify([...heard, paths]));
              };
              addEventListener("pagehide", () => sessionStorage.setItem("left", 1 + Number(sessionStorage.getItem("left"))));
            }""", f"{EPISODE}/index.html")
        time.sleep(0.3)
        os.makedirs(preview.path("Templates/partials"))
        with open(preview.path("Templates/partials/footer.html"), "w") as footer:
            footer.write("<p>Another foot</p>\n")
        wait(lambda: "Another foot" in page.text_content("body"), "the page does not show it")
        page.evaluate("window.mark = 1")
        wait(lambda: b"Another foot" in preview.get("/")[2], "the site is never published")
        time.sleep(0.5)
        expect(page.evaluate("window.mark") == 1, "the page was loaded a second time")
        heard = page.evaluate("JSON.parse(sessionStorage.getItem('heard'))")
        expect(heard[0] == [f"{EPISODE}/index.html"], heard)


@check("A page with any name reloads, and so does one that shows a picture of it")
def names(new, browser):
    with new() as preview, browser() as context:
        def write(text, picture):
            os.makedirs(preview.path("Content/episodes/q&a"), exist_ok=True)
            with open(preview.path("Content/episodes/q&a/picture.svg"), "w") as file:
                file.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {picture} 1"/>')
            with open(preview.path("Content/episodes/q&a/episode.md"), "w") as file:
                file.write(f"---\ntitle: Questions\ndate: 2025-02-02\naudio: https://audio.example/caf%E9.mp3\n---\n\n{text} ![one](picture.svg)\n")

        write("First.", 1)
        page = context.new_page()
        wait(lambda: page.goto(f"{preview.address}/episodes/q%26a/").ok, "there is no page")
        page.evaluate("window.mark = 1")
        write("Second.", 1)
        wait(lambda: "Second." in page.text_content("body") and page.evaluate("window.mark") is None, "the page does not reload")
        time.sleep(0.5)
        page.evaluate("window.mark = 2")
        write("Third.", 3)
        wait(lambda: "Third." in page.text_content("body"), "the page does not reload")
        wait(lambda: page.evaluate("document.querySelector('.prose img').naturalWidth / document.querySelector('.prose img').naturalHeight") > 2.5,
             "the picture is the old one")


@check("The sound goes on where it was when its page reloads")
def sound(new, browser):
    with new() as preview, browser() as context:
        page = context.new_page()
        page.goto(f"{preview.address}/{EPISODE}/")
        wait(lambda: page.evaluate("Boolean(document.querySelector('podcast-player').play)"), "no player")
        page.get_by_role("button", name="Play", exact=True).click()
        wait(lambda: page.evaluate("document.querySelector('audio').currentTime") > 2, "it does not play")
        page.evaluate("window.mark = 1")
        preview.edit(f"Content/{EPISODE}/episode.md", "Twenty centimetres", "Thirty centimetres")
        wait(lambda: page.evaluate("window.mark") is None, "no reload")
        wait(lambda: page.evaluate("document.querySelector('audio').currentTime") > 0, "the place is lost")
        expect(page.evaluate("document.querySelector('audio').currentTime") > 1.5, "it began anew")
        expect(not page.evaluate("document.querySelector('audio').paused"))


@check("A mistake is shown over the page with its file, line and the line itself; the last good site stays; mended, it goes away")
def overlay(new, browser):
    with new() as preview, browser() as context:
        page = context.new_page()
        page.goto(f"{preview.address}/{EPISODE}/")
        time.sleep(0.4)
        preview.edit(f"Content/{EPISODE}/episode.md", "date: ", "date: 2025-13-01 # ")
        errors = "document.getElementById('build-site-errors')?.shadowRoot.textContent ?? ''"
        wait(lambda: "2025-13-01" in page.evaluate(errors), "no overlay")
        expect(re.search(rf"Content/{EPISODE}/episode.md:\d+:\d+: error: ", page.evaluate(errors)), page.evaluate(errors))
        expect("One hand away" in page.text_content("h1"))
        late = context.new_page()
        late.goto(f"{preview.address}/")
        wait(lambda: "2025-13-01" in late.evaluate(errors), "a page that is opened later does not show it")
        preview.edit(f"Content/{EPISODE}/episode.md", "date: 2025-13-01 # ", "date: ")
        wait(lambda: page.evaluate(errors) == "" and late.evaluate(errors) == "", "the overlay stays")


@check("A show that cannot be built at first is shown as soon as it can")
def broken_first(new, browser):
    with new() as preview, browser() as context:
        preview.stop()
        shutil.rmtree(preview.path(".build-site"))
        preview.edit("Content/show.yml", "title: ", "titel: ")
        preview.start()
        page = context.new_page()
        page.goto(f"{preview.address}/")
        errors = "document.getElementById('build-site-errors')?.shadowRoot.textContent ?? ''"
        wait(lambda: "titel" in page.evaluate(errors), "no overlay")
        preview.edit("Content/show.yml", "titel: ", "title: ")
        wait(lambda: "One Hand Away" in page.text_content("body"), "the site does not appear")


@check("A new colour shows without a reload, and the sound goes on")
def styles(new, browser):
    with new() as preview, browser() as context:
        os.makedirs(preview.path("Templates/assets"))
        with open(preview.path("Templates/assets/custom.css"), "w") as css:
            css.write("h1 { color: rgb(1, 2, 3) }")
        page = context.new_page()
        colour = "getComputedStyle(document.querySelector('h1')).color"
        wait(lambda: page.goto(f"{preview.address}/{EPISODE}/") and page.evaluate(colour) == "rgb(1, 2, 3)", "no custom.css")
        page.get_by_role("button", name="Play", exact=True).click()
        page.evaluate("window.mark = 1")
        time.sleep(0.5)
        preview.edit("Templates/assets/custom.css", "rgb(1, 2, 3)", "rgb(4, 5, 6)")
        wait(lambda: page.evaluate(colour) == "rgb(4, 5, 6)", "the colour does not show")
        expect(page.evaluate("window.mark") == 1, "the page was reloaded")
        expect(not page.evaluate("document.querySelector('audio').paused"))


@check("New folders, files that are moved in and renamed folders are noticed, one burst is one build; polling sees the same")
def folders(new, browser):
    for options in ((), ("--poll",)):
        with new(*options) as preview:
            staged = preview.path("new")
            os.makedirs(staged + "/deep")
            with open(staged + "/episode.md", "w") as file:
                file.write("---\ntitle: New one\ndate: 2025-02-02\n---\n\nHello.\n")
            os.rename(staged, preview.path("Content/episodes/new-one"))
            wait(lambda: b"Hello." in preview.get("/episodes/new-one/")[2], "a folder that is moved in")
            os.rename(preview.path("Content/episodes/new-one"), preview.path("Content/episodes/renamed"))
            wait(lambda: preview.get("/episodes/renamed/")[0] == 200 and preview.get("/episodes/new-one/")[0] == 404, "a renamed folder")
            with open(preview.path("Content/episodes/renamed/transcript.txt"), "w") as file:
                file.write("Ann: Said later.\n")
            wait(lambda: b"Said later." in preview.get("/episodes/renamed/")[2], "a file in a folder that is new")
            builds = preview.output.count(" ms\n")
            for number in range(50):
                with open(preview.path(f"Content/pages/burst-{number}.md"), "w") as file:
                    file.write(f"---\ntitle: Burst {number}\n---\n\nText.\n")
            wait(lambda: preview.get("/burst-49/")[0] == 200, "the last of a burst")
            expect(preview.output.count(" ms\n") - builds <= 3, preview.output.count(" ms\n") - builds, "builds")


@check("Where the system has no watch left for a new folder, that is said, and changes are seen all the same")
def few_watches(new, browser):
    with new() as preview:
        preview.stop()
        watched = sum(len(folders) for _, folders, _ in os.walk(preview.path("Content"))) + 2
        preview.prefix = ["unshare", "--user", "--map-root-user", "sh", "-c", f'echo {watched + 1} >/proc/sys/user/max_inotify_watches && exec "$0" "$@"']
        if subprocess.run([*preview.prefix, "true"], capture_output=True).returncode:
            return print("        skipped: this system lets nobody limit watches")
        preview.start()
        expect("watches no more" not in preview.output, preview.output)
        for number in range(3):
            folder = preview.path(f"Content/episodes/new-{number}")
            os.makedirs(folder)
            with open(folder + "/episode.md", "w") as file:
                file.write("---\ntitle: New one\ndate: 2025-02-02\n---\n\nHello.\n")
            wait(lambda: preview.get(f"/episodes/new-{number}/")[0] == 200, f"folder {number} is not seen")
        expect(preview.output.count("watches no more") == 1, preview.output)
        preview.edit("Content/episodes/new-2/episode.md", "Hello.", "Hello again.")
        wait(lambda: b"Hello again." in preview.get("/episodes/new-2/")[2], "a change in a folder without a watch")


@check("A taken port is said, and the next one taken; Ctrl-C ends it at once and with status 0")
def ports(new, browser):
    with new() as preview:
        second = subprocess.Popen(
            [preview.program, "serve", "--source", preview.folder, "--port", str(preview.port)], stdout=subprocess.PIPE, text=True)
        lines = []
        while not lines or "shows the site" not in lines[-1]:
            lines.append(second.stdout.readline())
            expect(lines[-1], lines)
        expect(f"port {preview.port} is taken\n" in lines and f":{preview.port + 1}/" in lines[-1], lines)
        second.send_signal(signal.SIGINT)
        expect(second.wait(5) == 0)
        start = time.monotonic()
        expect(preview.stop() == 0 and time.monotonic() - start < 2)


@check("After many random edits, wrong ones among them, it serves what a build from nothing gives, and has not grown")
def random_edits(new, browser):
    with new() as preview:
        choice = random.Random(1)
        notes = [os.path.join(folder, name) for folder, _, names in os.walk(preview.path("Content")) for name in names if name.endswith((".md", ".vtt"))]
        memory = lambda: int(re.search(r"VmRSS:\s+(\d+)", open(f"/proc/{preview.process.pid}/status").read())[1])
        originals = {file: open(file, "rb").read() for file in notes}
        first = None
        for number in range(edits):
            file = choice.choice(notes)
            kind = choice.randrange(5)
            if kind == 0:
                os.path.exists(file) and os.remove(file)
            elif kind == 1:
                open(file, "wb").write(originals[file][: choice.randrange(len(originals[file]))])
            elif kind == 2:
                open(file, "wb").write(originals[file] + b"\n\nWord%d\n" % number)
            else:
                open(file, "wb").write(originals[file])
            if number % 10 == 0:
                time.sleep(choice.random() / 20)
            if number == edits // 4:
                first = memory()
        for file, original in originals.items():
            open(file, "wb").write(original)
        open(preview.path("Content/pages/last.md"), "w").write("---\ntitle: Last\n---\n\nThe very last.\n")
        wait(lambda: b"The very last." in preview.get("/last/")[2], "the last edit does not show", 30)
        time.sleep(0.5)
        expect(memory() < 1.5 * first, first, "kB became", memory())
        preview.stop()
        with Preview(preview.program, preview.folder, "--port", str(preview.port)) as other:
            # The address is in the pages, so both have the same port.
            expect(other.port == preview.port)
            compare(preview.path(".build-site/preview"), other.path(".build-site/preview"))


def compare(one, other):
    found = filecmp.dircmp(one, other, ignore=[".build-site"])
    expect(not found.left_only and not found.right_only and not found.diff_files, found.left_only, found.right_only, found.diff_files)
    for name in found.common_dirs:
        compare(os.path.join(one, name), os.path.join(other, name))


def measure(new, browser):
    """How long it takes from the moment in which a transcript is saved until the open page of its episode shows the new text."""
    with new() as preview, browser() as context:
        folders = sorted(os.listdir(preview.path("Content/episodes")))
        slug = folders[len(folders) // 2]
        transcript = preview.path("Content/episodes", slug, "transcript.vtt")
        with open(transcript, encoding="utf-8") as file:
            lines = file.read().split("\n")
        spoken = next(number for number, line in enumerate(lines) if "-->" in line) + 1
        page = context.new_page()
        page.goto(f"{preview.address}/episodes/{slug}/")
        page.wait_for_timeout(1000)
        milliseconds = []
        for number in range(20):
            lines[spoken] = f"Said in edit {number}."
            start = time.monotonic()
            with open(transcript, "w", encoding="utf-8") as file:
                file.write("\n".join(lines))
            wait(lambda: page.evaluate("(text) => document.body?.textContent.includes(text)", lines[spoken]), f"edit {number} does not show")
            milliseconds.append(1000 * (time.monotonic() - start))
            # Until the whole site is built.
            wait(lambda: preview.output.count(" ms\n") > number + 1, "the build does not end", 60)
        milliseconds.sort()
        print(f"{len(folders)} episodes: shown {milliseconds[10]:.0f} ms after the save (median of 20), {milliseconds[18]:.0f} ms at the 95th percentile")


def main():
    global edits
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("program")
    arguments.add_argument("show")
    arguments.add_argument("--edits", type=int, default=200)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--measure", action="store_true")
    arguments = arguments.parse_args()
    edits = arguments.edits
    from playwright.sync_api import sync_playwright

    failed = 0
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--mute-audio"])

        @contextlib.contextmanager
        def browser():
            context = chromium.new_context()
            context.set_default_timeout(10_000)
            yield context
            # Chromium now and then never closes a page that was loaded again in the background.
            for page in context.pages:
                page.bring_to_front()
            context.close()

        def new(*options):
            return Preview(os.path.abspath(arguments.program), arguments.show, *options)

        if arguments.measure:
            return measure(new, browser)
        wanted = [(what, function) for what, function in CHECKS if arguments.only in function.__name__]
        if not wanted:
            sys.exit(f"no check is called {arguments.only}")
        for what, function in wanted:
            start = time.monotonic()
            try:
                function(new, browser)
                print(f"ok      {what} ({time.monotonic() - start:.1f} s)", flush=True)
            except Exception as error:
                failed += 1
                print(f"FAILED  {what}\n        {type(error).__name__}: {str(error)[:800]}", flush=True)
        chromium.close()
    print(f"{failed} of {len(wanted)} checks failed" if failed else f"the preview: {len(wanted)} checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
