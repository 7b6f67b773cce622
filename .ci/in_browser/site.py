"""A site that is served, a browser to look at it, and what all checks need."""

import contextlib
import functools
import glob
import http.server
import os
import re
import threading
import time

# What the documentation recommends.
with open("Content/pages/publishing.md", encoding="utf-8") as page:
    POLICY = re.search(r"^Content-Security-Policy: (.*)", page.read(), re.M)[1].replace("https://audio.example", "https:")
EPISODE = "episodes/one-hand-away/"
WIDTHS = (390, 768, 1280)
CHECKS = []


def check(what, needs=""):
    """Adds a check; its words are what a user could say of the site. Without the other site that it needs it is left out."""

    def add(function):
        CHECKS.append((what, needs, function))
        return function

    return add


def expect(is_so, *found):
    if not is_so:
        raise AssertionError(" ".join(str(part) for part in found) or "it is not so")


class Handler(http.server.SimpleHTTPRequestHandler):
    """Static files with byte ranges, as hosts serve them."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def handle(self):
        # A browser that has heard enough hangs up.
        with contextlib.suppress(ConnectionError):
            super().handle()

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def do_GET(self):
        path = self.translate_path(self.path)
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if not wanted or not os.path.isfile(path):
            return super().do_GET()
        size = os.path.getsize(path)
        start, end = int(wanted[1]), int(wanted[2] or size - 1)
        with open(path, "rb") as file:
            file.seek(start)
            body = file.read(end - start + 1)
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Range", f"bytes {start}-{end}/{size}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            self.wfile.write(body)


class LaxHandler(Handler):
    """Another site, which has no policy."""

    def end_headers(self):
        http.server.SimpleHTTPRequestHandler.end_headers(self)


class Site:
    """A site that is served, and a browser to look at it."""

    # Other sites that are looked at, where they are there: one with an episode of an hour, the same in two languages, one with an episode
    # in Arabic; two hours with sound, a show that is in Arabic altogether, and one in Japanese with readings above words.
    long = bilingual = mirrored = hours = arabic = japanese = None

    def __init__(self, folder, browser, handler=Handler):
        self.folder, self.browser = folder, browser
        # What a check asks for although it is not there.
        self.expected = []
        # The site that this one shows in a frame.
        self.framed = "data:"
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=folder))
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{server.server_port}/"

    @contextlib.contextmanager
    def context(self, width=1280, **options):
        """A listener's browser. Fails at the end if a page said that something is wrong, or asked another server for anything."""
        context = self.browser.new_context(viewport={"width": width, "height": 844 if width < 600 else 900}, **options)
        context.set_default_timeout(10_000)
        complaints = []
        self.requests = []

        def look(page):
            page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
            page.on("pageerror", lambda error: complaints.append(str(error)))

        context.on("page", look)
        context.on("response", lambda response: complaints.append(f"{response.status} {response.url}") if response.status >= 400 else None)
        context.on("request", lambda request: self.requests.append(request.url))
        try:
            yield context
        finally:
            context.close()
        foreign = [url for url in self.requests if not url.startswith((self.address, self.framed, "data:", "blob:"))]
        expect(not foreign, "asked elsewhere:", foreign)
        complaints = [text for text in complaints if not any(name in text for name in self.expected) if "favicon.ico" not in text and "Failed to load resource" not in text]
        expect(not complaints, "the page says:", complaints)

    @contextlib.contextmanager
    def page(self, path, width=1280, **options):
        with self.context(width, **options) as context:
            page = context.new_page()
            page.goto(self.address + path)
            if options.get("java_script_enabled", True) and re.match("episodes/.", path):
                wait(page, PLAYER)
            yield page

    def pages(self):
        """The paths of all pages but those that lead on to another."""
        files = [file for file in glob.glob(f"{self.folder}/**/index.html", recursive=True) if 'http-equiv="refresh"' not in open(file, encoding="utf-8").read()]
        found = [os.path.relpath(os.path.dirname(file), self.folder) for file in files]
        return sorted(("" if path == "." else path + "/") for path in found)

    def episodes(self):
        return [path for path in self.pages() if re.fullmatch("episodes/[^/]+/", path)]


def audio(page, what):
    return page.evaluate(f"document.querySelector('audio').{what}")


def said(page):
    """The marked words, and the marked paragraph."""
    return page.evaluate(
        """[[...(CSS.highlights.get("now") ?? [])].map((range) => range.toString()).join(""),
            document.querySelector(".line.now .speech")?.textContent ?? ""]""")


def wait(page, condition, what=None):
    """Until it is so. (What Playwright has for this evaluates a text in the page, which the policy forbids.)"""
    end = time.monotonic() + 10
    while not page.evaluate(f"Boolean({condition})"):
        expect(time.monotonic() < end, what or condition)
        time.sleep(0.03)


PLAYER = "document.querySelector('podcast-player')?.play"
# Its keys come with the first focus; a promise.
KEYS = "document.querySelector('podcast-player').keys"



# A promise of the next picture of the page.
PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
# What a listener's player says and does, to be evaluated in the page.
time_of = "document.querySelector('podcast-player').time"


def press_play(page):
    page.get_by_role("button", name="Play", exact=True).click()
    wait(page, "!document.querySelector('audio').paused", "it does not play")


def shown_time(page):
    return page.get_by_label("Time, as minutes").input_value()
