#!/usr/bin/env python3
"""Tries the pages of a built site in Chromium: the player, reading along, links to moments, keys, sharing, layout, accessibility.

    browser.py SITE [--long SITE] [--bilingual SITE] [--mirrored SITE] [--shots FOLDER] [--only WORD]

SITE is the demo show's; it is served on loopback under a strict Content-Security-Policy. Needs chromium, and from PyPI playwright,
axe-playwright-python and pypdf.
"""

import argparse
import contextlib
import functools
import glob
import gzip
import http.server
import io
import json
import os
import re
import shutil
import sys
import tempfile
import threading
import time
import traceback
import urllib.parse

# What the documentation recommends.
with open("Content/pages/publishing.md", encoding="utf-8") as page:
    POLICY = re.search(r"^Content-Security-Policy: (.*)", page.read(), re.M)[1].replace("https://audio.example", "https:")
EPISODE = "episodes/one-hand-away/"
WIDTHS = (390, 768, 1280)
CHECKS = []


def check(what):
    """Adds a check; its words are what a user could say of the site."""

    def add(function):
        CHECKS.append((what, function))
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

    def __init__(self, folder, browser, long=None, bilingual=None, mirrored=None, handler=Handler):
        self.folder, self.browser, self.long, self.bilingual, self.mirrored = folder, browser, long, bilingual, mirrored
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
            if options.get("java_script_enabled", True) and path.startswith("episodes/"):
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


@check("Not a byte of the sound is fetched before Play, and then it plays and the sentence is marked")
def plays(site):
    with site.page(EPISODE) as page:
        page.wait_for_timeout(300)
        expect(not [url for url in site.requests if url.endswith(".mp3")], site.requests)
        expect(page.get_by_role("button", name="Play", exact=True).count() == 1)
        page.get_by_role("button", name="Play", exact=True).click()
        wait(page, "document.querySelector('audio').currentTime > 1")
        expect(page.get_by_role("button", name="Pause").count() == 1)
        sentence, paragraph = said(page)
        expect(sentence and sentence in paragraph, said(page))


@check("The time of each paragraph leads to that paragraph: it alone is marked, paused or not, and its own first words are")
def every_paragraph(site):
    with site.page(EPISODE) as page:
        page.get_by_role("button", name="Play", exact=True).click()
        wait(page, "document.querySelector('audio').readyState > 0")
        for number in range(page.locator(".transcript .line .time").count()):
            link = page.locator(".transcript .line .time").nth(number)
            link.click()
            wanted = link.evaluate("link => link.closest('.line').querySelector('.speech').textContent")
            if number % 2:
                page.evaluate("document.querySelector('audio').pause()")
            wait(page, "[...(CSS.highlights.get('now') ?? [])].length", f"no words are marked in {number}")
            page.wait_for_timeout(100)
            sentence, paragraph = said(page)
            expect(paragraph == wanted, f"{number}: wanted “{wanted}”, marked “{paragraph}”")
            expect(sentence.strip() and wanted.strip().startswith(sentence.strip()[:20]), f"{number}: wanted “{wanted}”, said “{sentence}”")
            expect(page.locator(".line.now").count() == 1)


@check("A link to a moment opens the page there, offers to play and does not start; it wins over the remembered place and leaves it alone")
def deep_link(site):
    with site.context() as context:
        page = context.new_page()
        page.goto(site.address + EPISODE + "#t=40")
        wait(page, "document.querySelector('.saying')?.textContent.includes('0:40')", "the offer")
        expect(audio(page, "paused"))
        expect(page.locator("[data-part=position]").input_value() == "0:40")
        page.goto(site.address)
        page.goto(site.address + EPISODE)
        wait(page, PLAYER)
        expect(page.locator("[data-part=position]").input_value() == "0:00", "remembered without listening")
        page.get_by_label("Time, as minutes").fill("0:20")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Play", exact=True).click()
        wait(page, "document.querySelector('audio').currentTime > 21")
        page.get_by_role("button", name="Pause").click()
        page.goto(site.address + EPISODE + "#t=1:05")
        page.reload()
        wait(page, "document.querySelector('[data-part=position]')?.value === '1:05'", "1:05 as minutes")
        page.goto(site.address)
        page.goto(site.address + EPISODE)
        wait(page, PLAYER)
        expect(page.locator("[data-part=position]").input_value() in ("0:21", "0:22"), page.locator("[data-part=position]").input_value())


@check("A link to a part of the sound stops at its end, within a tenth of a second")
def stops(site):
    with site.page(EPISODE + "#t=10,12") as page:
        page.get_by_role("button", name="Play from 0:10").click()
        wait(page, "document.querySelector('audio').currentTime > 11")
        wait(page, "document.querySelector('audio').paused")
        expect(11.95 <= audio(page, "currentTime") <= 12.1, audio(page, "currentTime"))


@check("Times past an hour are read, shown and typed")
def hours(site):
    with site.page(EPISODE) as page:
        for text, value in (("1:02:03", 3723), ("62:03", 3723), ("754", 754), ("0:07", 7)):
            read = page.evaluate(
                f"""import(document.querySelector('script[type=module]').src.replace(/site[^/]*$/, '') +
                {json.dumps(os.path.basename(glob.glob(site.folder + '/assets/moment.*.js')[0]))}).then(m => [m.seconds({json.dumps(text)}), m.clock({value})])""")
            expect(read[0] == value, text, read)
        expect(page.evaluate("document.querySelector('podcast-player').seek.max") == "83")


@check("Keys act in the player only; Space on a link or a button elsewhere is theirs; a switch lets them act everywhere, and is remembered")
def keys(site):
    with site.context() as context:
        page = context.new_page()
        page.goto(site.address + EPISODE)
        wait(page, PLAYER)
        page.locator("h1").click()
        for key in ("k", "l", "5", ">"):
            page.keyboard.press(key)
        expect(audio(page, "paused") and audio(page, "currentTime") == 0 and audio(page, "playbackRate") == 1)
        page.locator(".site-nav a").first.focus()
        page.keyboard.press("Space")
        expect(audio(page, "paused"))
        page.get_by_label("Where in the episode").focus()
        page.evaluate(KEYS)
        page.keyboard.press("5")
        expect(abs(page.evaluate("document.querySelector('podcast-player').time") - 41.5) < 1)
        page.keyboard.press("l")
        page.keyboard.press("j")
        page.keyboard.press("ArrowRight")
        expect(abs(page.evaluate("document.querySelector('podcast-player').time") - 61.5) < 1)
        page.keyboard.press(">")
        expect(audio(page, "playbackRate") == 1.25)
        page.keyboard.press("k")
        wait(page, "!document.querySelector('audio').paused")
        page.keyboard.press("k")
        expect(audio(page, "paused"))
        page.keyboard.press("?")
        page.get_by_role("dialog").wait_for()
        page.get_by_label("Use the keys below everywhere").check()
        page.keyboard.press("Escape")
        page.locator("h1").click()
        page.keyboard.press("k")
        wait(page, "!document.querySelector('audio').paused")
        page.keyboard.press("Space")
        expect(audio(page, "paused"))
        page.locator(".site-nav a").first.focus()
        page.keyboard.press("Space")
        expect(audio(page, "paused"), "Space on a link")
        page.reload()
        wait(page, PLAYER)
        page.evaluate(KEYS)
        page.locator("h1").click()
        page.keyboard.press("k")
        wait(page, "!document.querySelector('audio').paused")
        expect(audio(page, "playbackRate") == 1.25, "the speed is remembered")


@check("The page follows what is said until the reader scrolls away; then only a button leads back, and following goes on")
def follows(site):
    with site.page(EPISODE) as page:
        page.get_by_role("button", name="Play", exact=True).click()
        wait(page, "document.querySelector('audio').currentTime > 0.5")
        expect(page.evaluate("scrollY") == 0, "Play moved the page")
        back = page.locator("[data-part=back]")
        expect(back.is_visible())
        back.click()
        wait(page, "document.querySelector('podcast-player').reader.isInView")
        expect(not back.is_visible())
        page.locator(".transcript .line .time").nth(2).click()
        for number in range(4, 12):
            start = page.locator(".transcript .line .time").nth(number).get_attribute("href").split("=")[1]
            page.evaluate(f"document.querySelector('audio').currentTime = {start}")
            page.wait_for_timeout(120)
            expect(page.evaluate("document.querySelector('podcast-player').reader.isInView"), "not followed to", number)
        page.mouse.move(600, 300)
        page.mouse.wheel(0, -3000)
        page.wait_for_timeout(400)
        place = page.evaluate("scrollY")
        expect(back.is_visible())
        page.evaluate("document.querySelector('audio').currentTime = 70")
        page.wait_for_timeout(400)
        expect(page.evaluate("scrollY") == place, "it moved under the reader")
        back.click()
        page.wait_for_timeout(200)
        expect(page.evaluate("document.querySelector('podcast-player').reader.isInView"))


@check("A word that is clicked is where the sound goes; a click that selects, or hits a link, is not")
def clicked_words(site):
    with site.page(EPISODE) as page:
        speech = page.locator(".transcript .line .speech").nth(9)
        speech.click(position={"x": 30, "y": 8})
        time_wanted = speech.evaluate("speech => Number(speech.closest('.line').querySelector('.time').hash.slice(3))")
        wait(page, f"Math.abs(document.querySelector('podcast-player').time - {time_wanted}) < 1.01", "the click does not seek")
        expect(audio(page, "paused"))
        box = speech.bounding_box()
        page.mouse.move(box["x"] + 10, box["y"] + 8)
        page.mouse.down()
        page.mouse.move(box["x"] + 200, box["y"] + 8, steps=5)
        page.mouse.up()
        before = page.evaluate("document.querySelector('podcast-player').time")
        page.wait_for_timeout(200)
        expect(page.evaluate("document.getSelection().toString()"), "nothing is selected")
        expect(page.evaluate("document.querySelector('podcast-player').time") == before, "selecting seeks")


@check("The seek bar shows what is said where the pointer is, with speaker and chapter, and to screen readers the time and the chapter")
def seek_bar(site):
    with site.page(EPISODE) as page:
        page.get_by_label("Where in the episode").hover()
        wait(page, "/Why not closer\\W+\\w+ \\w+: /.test(document.querySelector('.saying').textContent)", "no sentence in the preview")
        expect(re.match(r"\d+:\d\d, ", page.get_by_label("Where in the episode").get_attribute("aria-valuetext")))
        page.locator(".score .lane svg").first.click()
        expect(page.evaluate("document.querySelector('podcast-player').time") > 30)


@check("The chapter that is heard is marked, and its picture takes the place of the cover")
def chapters(site):
    with site.page(EPISODE) as page:
        page.get_by_role("button", name="Play", exact=True).click()
        wait(page, "document.querySelector('audio').currentTime > 0.3")
        page.evaluate("document.querySelector('audio').currentTime = 40")
        wait(page, "document.querySelector('.chapter-index [aria-current]')?.textContent.includes('Why not closer')")
        expect(page.locator(".masthead .cover").get_attribute("src") == page.locator(".chapters li img").nth(1).evaluate("i => i.src"))
        page.get_by_role("button", name="Settings of the player").click()
        page.locator("dialog select").first.select_option(index=2)
        expect(abs(page.evaluate("document.querySelector('podcast-player').time") - 61) < 1.5)


@check("A small copy of a picture comes in the place of a large one, and nothing moves; the picture of a chapter takes the cover's place")
def pictures(site):
    if not glob.glob(f"{site.folder}/people/lin-ke/*.avif"):
        print("skipped: the site was built without vips")
        return
    for width, scale, name in ((1280, 1, "lin-ke.576.avif"), (1280, 3, "lin-ke.960.avif"), (390, 1, "lin-ke.168.avif")):
        with site.page("people/lin-ke/", width, device_scale_factor=scale) as page:
            shown = page.locator("img.portrait")
            wait(page, "document.querySelector('img.portrait').complete")
            expect(shown.evaluate("i => i.currentSrc").endswith(name), width, scale, shown.evaluate("i => i.currentSrc"))
            box = shown.bounding_box()
            expect(abs(box["width"] - box["height"]) < 1 and shown.evaluate("i => i.decode().then(() => i.naturalWidth)") > 0, box)
            expect(not any("lin-ke.png" in url for url in site.requests), "the original comes, too")
            moved = page.evaluate(
                """() => new Promise((done) => { let sum = 0;
                new PerformanceObserver((list) => list.getEntries().forEach((e) => (sum += e.value))).observe({ type: "layout-shift", buffered: true });
                setTimeout(() => done(sum), 300); })""")
            expect(moved < 0.001, "layout shift", moved)
    with site.page("people/", 390) as page:
        expect(page.locator("picture img").first.evaluate("i => i.currentSrc").endswith(".168.avif"))
    with site.page(EPISODE) as page:
        page.evaluate(
            """() => { const cover = document.querySelector(".masthead .cover"), picture = document.createElement("picture");
            cover.replaceWith(picture);
            picture.innerHTML = '<source type="image/avif" srcset="../../people/lin-ke/lin-ke.168.avif 168w" sizes="90px">';
            picture.append(cover); }""")
        wait(page, "document.querySelector('.masthead .cover').currentSrc.endsWith('.avif')")
        page.get_by_role("button", name="Play", exact=True).click()
        wait(page, "document.querySelector('audio').currentTime > 0.3")
        page.evaluate("document.querySelector('audio').currentTime = 40")
        wait(page, "document.querySelectorAll('.chapters li img')[1].src === document.querySelector('.masthead .cover').currentSrc")


@check("The image to share of each episode can be shown, and is as large as its page says")
def share_cards(site):
    cards = glob.glob(f"{site.folder}/episodes/*/share-card.jpg")
    if not cards:
        print("skipped: the site was built without vips")
        return
    expect(len(cards) > 8, cards)
    with site.page("") as page:
        for card in cards:
            expect(os.path.getsize(card) < 300_000, card, os.path.getsize(card))
            path = urllib.parse.quote(os.path.relpath(card, site.folder))
            size = page.evaluate("(path) => { const image = new Image(); image.src = path; return image.decode().then(() => [image.naturalWidth, image.naturalHeight]); }", path)
            expect(size == [1200, 630], card, size)
            with open(os.path.join(os.path.dirname(card), "index.html"), encoding="utf-8") as file:
                html = file.read()
            for tag in (f'og:image" content="https://demo.example/{path}"', 'og:image:width" content="1200"', 'og:image:height" content="630"', 'summary_large_image'):
                expect(tag in html, card, tag)


@check("Sound that starts in one tab stops in the others, and another page offers to continue")
def tabs(site):
    with site.context() as context:
        pages = []
        for path in (EPISODE, "episodes/minus-nineteen/"):
            page = context.new_page()
            page.goto(site.address + path)
            wait(page, PLAYER)
            page.get_by_role("button", name="Play", exact=True).click()
            wait(page, "document.querySelector('audio').currentTime > 2")
            pages.append(page)
        expect(audio(pages[0], "paused") and not audio(pages[1], "paused"))
        pages[1].get_by_role("button", name="Pause").click()
        page = context.new_page()
        page.goto(site.address)
        resume = page.get_by_role("link", name="Continue")
        resume.wait_for()
        expect("Minus sixteen" in resume.text_content())
        resume.click()
        page.wait_for_url("**/minus-nineteen/")
        wait(page, "document.querySelector('podcast-player')?.time >= 2")


@check("Words that are selected can be copied as a link to the moment and as a quotation with its source")
def quotes(site):
    with site.context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(site.address + EPISODE)
        wait(page, PLAYER)
        page.locator(".transcript .line .speech").nth(5).select_text()
        page.get_by_role("button", name="Copy link", exact=True).click()
        wait(page, "document.querySelector('.done').textContent")
        link = page.evaluate("navigator.clipboard.readText()")
        start = page.locator(".transcript .line .time").nth(5).get_attribute("href")
        expect(re.search(re.escape(start) + r":~:text=\S+$", link), link)
        page.get_by_role("button", name="Copy as quotation").click()
        page.wait_for_timeout(200)
        quotation = page.evaluate("navigator.clipboard.readText()")
        speaker = page.locator(".transcript .line .speaker").nth(5).text_content().strip()
        expect(quotation.startswith("> ") and f"[{speaker}, One hand away, 0:" in quotation and link in quotation, quotation)


@check("A correction can be suggested: of the whole transcript, and of the line on which the selected words stand")
def corrections(site):
    with open(f"Content/{EPISODE}transcript.vtt", encoding="utf-8") as file:
        lines = file.read().split("\n")
    with site.page(EPISODE) as page:
        whole = page.locator(".tools").get_by_role("link", name="Suggest a correction").get_attribute("href")
        expect(whole.endswith(f"/src/branch/main/Content/{EPISODE}transcript.vtt"), whole)
        for word in ("equipment", "barrel", "thump", "misses", "advertises"):
            found = page.evaluate(
                """(word) => { for (const speech of document.querySelectorAll(".transcript .speech")) {
                    const walker = document.createTreeWalker(speech, NodeFilter.SHOW_TEXT);
                    while (walker.nextNode()) {
                        const offset = walker.currentNode.data.indexOf(word);
                        if (offset >= 0) { getSelection().setBaseAndExtent(walker.currentNode, offset, walker.currentNode, offset + word.length); return true; }
                    } } return false; }""", word)
            expect(found, word, "is not in the transcript")
            link = page.locator(".quote").get_by_role("link", name="Suggest a correction")
            link.wait_for()
            wait(page, "document.querySelector('podcast-player').reader?.cues.length")
            page.wait_for_timeout(100)
            line = int(re.search(r"#L(\d+)$", link.get_attribute("href"))[1])
            expect(word in lines[line - 1], word, line, lines[line - 1])


@check("Without a script the browser's own controls are there, and every link to a moment leads to a place on the page")
def no_script(site):
    for path in site.episodes() + [path + "embed/" for path in site.episodes() if os.path.exists(f"{site.folder}/{path}embed")]:
        with site.page(path, java_script_enabled=False) as page:
            html = page.content()
        ids = set(re.findall(r'\sid="([^"]+)"', html))
        links = re.findall(r'href="#([^"]+)"', html)
        expect(all(urllib.parse.unquote(link) in ids for link in links), path, set(links) - ids)
        expect("<audio" not in html or 'controls="" preload="none"' in html, path)


@check("A link to the first and to the last chapter lands where the reader sees it, at every width")
def landing(site):
    for place, path in ((site, EPISODE), *([(site.long, site.long.episodes()[0])] if site.long else [])):
        for width in WIDTHS:
            for index in (0, -1):
                with place.page(path, width) as page:
                    links = page.locator(".passage h3 .time")
                    href = links.nth(index % links.count()).get_attribute("href")
                with place.page(path + href, width) as page:
                    page.wait_for_timeout(400)
                    box = page.locator(f'[id="{href[1:]}"]').bounding_box()
                    bottom = page.evaluate("document.querySelector('podcast-player').getBoundingClientRect().top")
                    expect(0 <= box["y"] and box["y"] + box["height"] <= bottom, path, width, href, box)
                    # The browser's own find, and the last words of all.
                    expect(page.evaluate("find('Dele') || find('the')"), "find finds nothing")


@check("No page is wider than its window, in no language, at no width")
def widths(site):
    for width in (320, *WIDTHS):
        with site.context(width) as context:
            page = context.new_page()
            for path in site.pages():
                page.goto(site.address + path)
                wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                expect(wide <= 0, f"/{path} at {width}: {wide} px too wide")


@check("Everything of the player is within the window, on the smallest telephone, with letters twice as large, in an episode of hours")
def player_fits(site):
    for place, path in ((site, EPISODE), *([(site.long, site.long.pages()[2])] if site.long else [])):
        for width, size in ((320, ""), (360, ""), (390, ""), (390, "225%"), (768, "225%")):
            with place.page(path, width) as page:
                page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
                page.evaluate("document.querySelector('podcast-player').go(5000)")
                outside = page.evaluate(
                    """[...document.querySelectorAll(".player, .player *")].filter((e) => e.checkVisibility() && !e.closest("svg, .hidden"))
                    .map((e) => [e.className || e.dataset.part || e.localName, e.getBoundingClientRect()])
                    .filter(([, b]) => b.left < 0 || b.right > innerWidth || b.bottom > innerHeight).map(([n, b]) => `${n} ${b.left}-${b.right}`)""")
                expect(not outside, path, width, size, outside)
                hidden = page.evaluate(
                    """[...document.querySelectorAll(".bar :is(button, select, [data-part=total])")].filter((e) => e.checkVisibility()).map((e) => [e, e.getBoundingClientRect()])
                    .filter(([e, b], index, all) => all.some(([o, c]) => e !== o && b.left < c.right - 1 && c.left < b.right - 1 && b.top < c.bottom - 1 && c.top < b.bottom - 1)).map(([e]) => e.className)""")
                expect(not hidden, path, width, size, "overlapping:", hidden)


@check("The mark of what is said lies over no name and no time, at any width")
def mark(site):
    for width in WIDTHS:
        with site.page(EPISODE, width) as page:
            page.get_by_role("button", name="Play", exact=True).click()
            wait(page, "document.querySelector('.line.now')")
            page.locator(".line.now").first.scroll_into_view_if_needed()
            covered = page.evaluate(
                """(() => {
                    const line = document.querySelector(".line.now");
                    const marked = [line, line.querySelector(".speech")].find((e) => getComputedStyle(e).backgroundColor !== "rgba(0, 0, 0, 0)");
                    if (!marked) return ["nothing is marked"];
                    const words = (e) => { const range = document.createRange(); range.selectNodeContents(e); return [...range.getClientRects()]; };
                    return [...document.querySelectorAll(".transcript :is(.speaker, .time)")].filter((e) => !marked.contains(e) && words(e).some((w) =>
                        [...marked.getClientRects()].some((m) => m.left - 8 < w.right && w.left < m.right + 8 && m.top - 8 < w.bottom && w.top < m.bottom + 8))).map((e) => e.outerHTML);
                })()""")
            expect(not covered, width, covered)


@check("In a list of chapters or headings that stays beside the text, what one reads is marked, and nothing before one reads; while it plays, what is heard")
def here(site):
    marked = "[...document.querySelectorAll('.contents [aria-current], .chapter-index [aria-current]')].map((e) => e.querySelector('bdi')?.textContent ?? e.textContent).join()"
    with site.page("content-format/") as page:
        page.wait_for_timeout(300)
        expect(page.evaluate(marked) == "", page.evaluate(marked))
        for name in ("Traps of YAML", "Pages", "Times and dates"):
            page.evaluate(f"[...document.querySelectorAll('.prose h2')].find((h) => h.textContent === '{name}').scrollIntoView()")
            wait(page, f"{marked} === '{name}'", f"{name} is not marked")
    with site.page(EPISODE) as page:
        page.wait_for_timeout(300)
        expect(page.evaluate(marked) == "", page.evaluate(marked))
        page.evaluate("document.querySelectorAll('.passage h3')[2].scrollIntoView()")
        wait(page, f"{marked} === 'Past the corner of the mouth'")
        page.get_by_role("button", name="Play", exact=True).click()
        wait(page, f"{marked} === 'Where your mouth is'")


@check("What has the focus in a list beside the text or above it is seen whole")
def focus_rings(site):
    for width in (390, 1280):
        for path in (EPISODE, "content-format/", "episodes/先听房间/"):
            with site.page(path, width) as page:
                cut = page.evaluate(
                    """[...document.querySelectorAll(":is(.contents, .chapter-index, .site-nav) a")].filter((a) => a.checkVisibility()).filter((a) => {
                        a.focus();
                        const style = getComputedStyle(a), out = Math.max(0, parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth));
                        const box = a.getBoundingClientRect();
                        for (let e = a.parentElement; e; e = e.parentElement) {
                            if (!/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflow) || e === document.body || e === document.documentElement) continue;
                            const frame = e.getBoundingClientRect();
                            if (box.left - out < frame.left - 2 || box.top - out < frame.top - 1 || box.right + out > frame.right + 2 || box.bottom + out > frame.bottom + 1) return true;
                        }
                        return false;
                    }).map((a) => a.textContent)""")
                expect(not cut, path, width, cut)


@check("The keyboard comes to Play before the seek bar, and to one link a chapter; the home page leads to Play, which starts nothing by itself")
def tab_order(site):
    with site.page(EPISODE) as page:
        page.locator(".skip-by").first.focus()
        page.keyboard.press("Tab")
        expect(page.evaluate("document.activeElement.dataset.part") == "play")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.evaluate("document.activeElement.dataset.part") == "seek", page.evaluate("document.activeElement.outerHTML"))
        links = page.evaluate("[...document.querySelectorAll('.chapters .title, .chapter-index li')].map((e) => e.querySelectorAll('a').length)")
        expect(links and set(links) == {1}, links)
        speakers = page.evaluate("[...document.querySelectorAll('.transcript .speaker a')].map((e) => e.textContent)")
        expect(len(speakers) == len(set(speakers)) == 2, speakers)
        page.goto(site.address)
        page.get_by_role("link", name=re.compile("^Play")).click()
        page.wait_for_url("**/#player")
        wait(page, "document.activeElement?.dataset.part === 'play'")
        expect(audio(page, "paused"))


@check("Chapters are listed once beside the text, and what they say stands at the top of it")
def chapters_once(site):
    for path in (EPISODE, "episodes/six-rooms/"):
        with site.page(path) as page:
            lists = page.evaluate(
                """[...document.querySelectorAll(".chapter-index, .chapters, .parts")].filter((e) => e.checkVisibility()).map((e) => [e.className, e.getBoundingClientRect()])
                .map(([name, b]) => [name, b.left, b.top, b.right])""")
            index = next(box for box in lists if "chapter-index" in box[0])
            others = [box for box in lists if "chapter-index" not in box[0]]
            expect(all(index[3] < box[1] for box in others), path, lists)
            expect(abs(index[2] - min(box[2] for box in others)) < 2, path, "the list begins where the text does:", lists)


@check("A transcript is about as long before one has scrolled through it as after")
def honest_length(site):
    for place, path in ((site, EPISODE), *([(site.long, site.long.pages()[2])] if site.long else [])):
        for width in (390, 1280):
            with place.page(path, width) as page:
                height = "document.querySelector('.transcript').offsetHeight"
                before = page.evaluate(height)
                page.evaluate("document.querySelectorAll('.passage').forEach((passage) => (passage.style.contentVisibility = 'visible'))")
                after = page.evaluate(height)
                print(f"        /{path} at {width}: {before} px, in truth {after} px")
                expect(0.67 < before / after < 1.5, path, width, before, after)


@check("On paper nothing has a colour, no control is left, and the address says where it is from")
def paper(site):
    with site.page(EPISODE) as page:
        page.locator(".passage h3").nth(1).scroll_into_view_if_needed()
        wait(page, "document.querySelector('main [aria-current]')")
        page.emulate_media(media="print")
        coloured = page.evaluate(
            """[...document.querySelectorAll("main *, .site-footer *, .site-header *")].filter((e) => e.checkVisibility()).flatMap((e) => [e, getComputedStyle(e)]
                && ["color", "stroke", "borderTopColor", "backgroundColor"].map((name) => [e, name, getComputedStyle(e)[name]]))
            .filter(([e, name, value]) => { const parts = /^oklch\\(([^)]*)\\)/.exec(value); return parts && Number(parts[1].split(" ")[1]) > 0; }).map(([e, name, value]) => `${e.className} ${name} ${value}`).slice(0, 5)""")
        expect(not coloured, coloured)
        expect(not page.locator(".tools").is_visible() and not page.locator(".player").is_visible() and not page.locator(".site-nav").is_visible())
        expect(page.locator(".site-footer .address").is_visible())
        expect(page.locator(".site-footer .address").text_content().startswith("https://"))


@check("Printed to a file, an episode has every word of its transcript, margins, and no page with nothing but its address")
def printed(site):
    from pypdf import PdfReader

    for path in (EPISODE, "episodes/先听房间/"):
        with site.page(path) as page:
            said = page.locator(".line .speech").all_text_contents()
            pdf = PdfReader(io.BytesIO(page.pdf(format="A4")))
        texts = [re.sub(r"\s+", "", sheet.extract_text()) for sheet in pdf.pages]
        whole = "".join(texts)
        # Fonts of ideographs say of some of them that they are radicals.
        for text in (said[0], said[-1]) if path == EPISODE else ():
            expect(re.sub(r"\s+", "", text) in whole, path, text)
        expect(len(texts) < 10 and len(texts[-1]) > 100, path, [len(text) for text in texts])
        for sheet in pdf.pages:
            expect(abs(float(sheet.mediabox.width) - 595) < 2, sheet.mediabox)
            edges = []
            sheet.extract_text(visitor_text=lambda text, place, matrix, *_: text.strip() and edges.append(matrix[4] * place[0] + place[4]))
            expect(not edges or min(edges) > 28, path, "text at the very edge", min(edges, default=None))


@check("A drag that returns to its start leaves the seek bar as it was; a sound that failed plays once it is there")
def mishaps(site):
    with site.page(EPISODE) as page:
        box = page.locator(".track input").bounding_box()
        page.mouse.move(box["x"] + 1, box["y"] + 10)
        page.mouse.down()
        page.mouse.move(box["x"] + 200, box["y"] + 10, steps=4)
        page.mouse.move(box["x"] + 1, box["y"] + 10, steps=4)
        page.mouse.up()
        page.get_by_role("button", name="Play", exact=True).click()
        wait(page, "document.querySelector('.track input').value > 0", "the seek bar is stuck")
        page.get_by_role("button", name="Pause").click()
        page.evaluate("document.querySelector('audio').src = 'nothing.mp3'")
        page.get_by_role("button", name="Play", exact=True).click()
        wait(page, "document.querySelector('.note').textContent", "no word of the failure")
        sound = next(name for name in os.listdir(os.path.join(site.folder, EPISODE)) if name.endswith(".mp3"))
        page.evaluate(f"document.querySelector('audio').src = {json.dumps(sound)}")
        page.get_by_role("button", name="Play", exact=True).click()
        wait(page, "document.querySelector('audio').currentTime > 0.3", "it does not play")
        expect(page.locator(".note").text_content() == "", "the note stays")
        site.expected.append("nothing.mp3")


@check("An episode without times, chapters or speakers has a player that does not pretend to have them")
def less(site):
    for path in site.episodes():
        with site.context() as context:
            page = context.new_page()
            page.goto(site.address + path)
            if not page.locator("podcast-player").count():
                continue
            wait(page, PLAYER)
            bars = page.locator(".track .unplayed path").count()
            expect(bars == max(1, page.locator(".score.timed tr").count()), path, bars)
            has_chapters = page.evaluate("document.querySelector('podcast-player').chapters.length > 0")
            page.locator(".more").click()
            page.get_by_role("dialog").wait_for()
            expect(page.locator("[data-part=chapterChoice]").is_visible() == has_chapters, path)
            for row in page.locator(".score tr").all():
                expect(row.locator("th").count() == min(1, page.locator(".score th").count()), path)


@check("The keyboard gets past the transcript, the sound can be downloaded, and what is said of its size is true")
def past_transcript(site):
    with site.page(EPISODE) as page:
        skip = page.get_by_role("link", name="Skip the transcript")
        skip.focus()
        box = skip.bounding_box()
        expect(box["width"] > 50 and box["y"] >= 0, "one cannot see where the focus is", box)
        page.keyboard.press("Enter")
        expect(page.evaluate("document.activeElement.id") == "transcript-end", page.evaluate("document.activeElement.outerHTML"))
        page.keyboard.press("Tab")
        expect(page.evaluate("document.activeElement.closest('.neighbours, .player') !== null"), page.evaluate("document.activeElement.outerHTML"))
        with page.expect_download() as download:
            page.get_by_role("link", name="Download the sound").click()
        size = os.path.getsize(download.value.path())
        said = page.locator(".sound").text_content()
        expect(f"{round(size / 1000)} KB" in said, size, said)


@check("Pages fade into each other, but not for those who want nothing to move")
def transitions(site):
    for motion in ("no-preference", "reduce"):
        with site.context(reduced_motion=motion) as context:
            page = context.new_page()
            page.add_init_script("addEventListener('pagereveal', (event) => (self.fades = Boolean(event.viewTransition)))")
            page.goto(site.address)
            page.locator(".site-nav a").first.click()
            page.wait_for_url("**/episodes/")
            wait(page, "self.fades !== undefined")
            expect(page.evaluate("fades") == (motion == "no-preference"), motion)


@check("What one presses is at least 24 px in each direction, the player's controls 44")
def targets(site):
    with site.page(EPISODE, 390) as page:
        small = page.evaluate(
            """[...document.querySelectorAll(".player :is(button, select)")].filter((e) => e.checkVisibility())
            .map((e) => [e.className, e.getBoundingClientRect()]).filter(([, b]) => b.width < 44 || b.height < 44).map(([n, b]) => `${n} ${b.width}x${b.height}`)""")
        expect(not small, small)


@check("axe finds nothing against WCAG 2.2 AA on any kind of page, in the light and in the dark, with the player's settings open or not")
def axe(site):
    from axe_playwright_python.sync_playwright import Axe

    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    kinds = ["", "episodes/", EPISODE, "episodes/先听房间/", "people/", "people/dele-adeyemi/", "tags/", "getting-started/", "404.html",
             "episodes/数到三/", EPISODE + "embed/", "seasons/2/"]
    for scheme in ("light", "dark"):
        for width in (390, 1280):
            with site.context(width, color_scheme=scheme, bypass_csp=True) as context:
                page = context.new_page()
                for path in kinds:
                    page.goto(site.address + path)
                    if path == EPISODE:
                        wait(page, PLAYER)
                        page.evaluate("document.querySelector('podcast-player').openSettings()")
                        found = Axe().run(page, options=options).response["violations"]
                        expect(not found, f"settings, {scheme}, {width}:", describe(found))
                        page.keyboard.press("Escape")
                    found = Axe().run(page, options=options).response["violations"]
                    expect(not found, f"/{path}, {scheme}, {width}:", describe(found))


@check("A page with two hours of speech is light, does not shift, and keeps the browser busy for no longer than 50 ms at a quarter of the speed")
def weight(site):
    if not site.long:
        print("        skipped: no --long site")
        return
    folder = glob.glob(f"{site.long.folder}/episodes/*/index.html")[0]
    html = open(folder, "rb").read()
    with site.long.page(os.path.relpath(os.path.dirname(folder), site.long.folder) + "/", 390) as page:
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.add_init_script(
            """self.found = {blocking: 0, shift: 0};
            new PerformanceObserver((list) => list.getEntries().forEach((e) => found.blocking += Math.max(0, e.duration - 50))).observe({type: "longtask", buffered: true});
            new PerformanceObserver((list) => list.getEntries().forEach((e) => found.shift += e.value)).observe({type: "layout-shift", buffered: true});""")
        page.reload()
        page.wait_for_timeout(1500)
        found = page.evaluate("found")
        words = page.evaluate("document.querySelector('.transcript').textContent.split(/\\s+/).length")
        elements = page.evaluate("document.querySelectorAll('*').length")
        compressed = len(gzip.compress(html, 9))
        print(f"        {words} words, {compressed} bytes compressed, {elements} elements, {found['blocking']:.0f} ms blocked, shift {found['shift']:.3f}")
        expect(compressed <= 60_000, compressed, "bytes")
        expect(elements <= 3000, elements, "elements")
        expect(found["shift"] < 0.02, found)
        expect(found["blocking"] < 50, found)


@check("The same in two languages is light, too")
def weight_of_two_languages(site):
    if not site.bilingual:
        print("        skipped: no --bilingual site")
        return
    path = site.bilingual.episodes()[0]
    with site.bilingual.page(path, 390) as page:
        words = page.evaluate("[...document.querySelectorAll('.speech')].map((e) => e.textContent).join(' ').split(/\\s+/).length")
        elements = page.evaluate("document.querySelectorAll('*').length")
        translations = page.locator(".translation").count()
        print(f"        {words} words in each of two languages, {elements} elements, {translations} paragraphs translated")
        expect(translations > 100 and elements <= 6000, elements, "elements")
        with page.expect_response("**/*"):
            start = time.monotonic()
            page.locator(".reading select").select_option(index=2)
            page.reload()
        expect(time.monotonic() - start < 3)


@check("A transcript in two languages is read in both, side by side where there is room, or in one; the choice is remembered, and without a script both are there")
def languages(site):
    path = "episodes/数到三/"
    for width in WIDTHS:
        with site.context(width) as context:
            page = context.new_page()
            page.goto(site.address + path)
            wait(page, PLAYER)
            line = page.locator(".transcript .line").nth(1)
            speech, translation = line.locator(".speech"), line.locator(".translation")
            one, other = speech.bounding_box(), translation.bounding_box()
            expect((abs(one["y"] - other["y"]) < 12 and other["x"] > one["x"] + one["width"] - 1) == (width >= 1120), width, one, other)
            expect(width >= 1120 or other["y"] >= one["y"] + one["height"] - 1, width, one, other)
            expect("count to three" in translation.text_content() and translation.get_attribute("lang") == "en")
            choice = page.get_by_label("阅读语言")
            choice.select_option(label="English")
            expect(not speech.is_visible() and translation.is_visible())
            # Reading along goes on in what is seen, and a word that is clicked is where the sound goes.
            page.get_by_role("button", name="播放", exact=True).click()
            page.evaluate("document.querySelector('audio').currentTime = 8")
            wait(page, "document.querySelector('.line.now .translation')?.textContent.includes('count to three')")
            marked = ".line.now" if width < 600 else ".line.now .translation"
            expect(page.evaluate(f"getComputedStyle(document.querySelector('{marked}')).backgroundColor !== 'rgba(0, 0, 0, 0)'"))
            page.locator(".transcript .line").nth(2).locator(".translation").click()
            wait(page, "document.querySelector('podcast-player').time >= 11")
            page.reload()
            wait(page, "document.querySelector('.transcript').classList.contains('single')", "the choice is forgotten")
            expect(not page.locator(".transcript .speech").first.is_visible())
            page.locator(".transcript .translation").nth(1).select_text()
            quote = page.locator(".quote").get_by_role("link", name="提出更正")
            quote.wait_for()
            expect(re.search(r"transcript\.en\.vtt#L7$", quote.get_attribute("href")), quote.get_attribute("href"))
            page.get_by_label("阅读语言").select_option(value="")
            expect(speech.is_visible() and translation.is_visible())
    with site.page(path, java_script_enabled=False) as page:
        expect(page.locator(".speech").first.is_visible() and page.locator(".translation").first.is_visible())
        expect(not page.locator(".reading").is_visible(), "a choice that does nothing")


@check("A page in Arabic is mirrored wholly: its header, columns, score and seek bar; but not the buttons of the player, which are as on the machines themselves")
def right_to_left(site):
    if not site.mirrored:
        print("        skipped: no --mirrored site")
        return
    path = next(path for path in site.mirrored.episodes() if path[len("episodes/")] >= "\u0600" and path[len("episodes/")] <= "\u06ff")
    left = lambda page, selector, number=0: page.locator(selector).nth(number).bounding_box()["x"]
    for width in WIDTHS:
        with site.mirrored.page(path, width) as page:
            expect(page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width)
            expect(left(page, ".site-name") > width / 2, "the show's name stands on the left")
            if width >= 768:
                expect(left(page, ".site-name") > left(page, ".site-nav"))
                expect(left(page, ".line.turn .speaker") > left(page, ".line.turn .time") > left(page, ".line.turn .speech"), "the transcript's columns")
                expect(left(page, ".masthead h1") > left(page, ".masthead .cover"))
            if width >= 1280:
                expect(left(page, ".chapter-index", 0) > left(page, ".parts"), "the chapters stand on the left")
            expect(left(page, ".score th") > left(page, ".score .lane") > left(page, ".score .share"))
            flips = "(e) => getComputedStyle(e).transform.startsWith('matrix(-1')"
            expect(page.locator(".score .lane svg").first.evaluate(flips) and page.locator(".track svg").evaluate(flips), "the score runs the wrong way")
            expect(not any(page.locator(".buttons svg").nth(number).evaluate(flips) for number in range(3)), "a button is mirrored")
            expect(left(page, "[data-by='-15']") < left(page, ".play") < left(page, "[data-by='30']"))
            bar = page.locator(".track input").bounding_box()
            page.mouse.click(bar["x"] + bar["width"] * 0.75, bar["y"] + bar["height"] / 2)
            time_of = "document.querySelector('podcast-player').time"
            expect(abs(page.evaluate(time_of) - 25) < 2, "a quarter from the right is", page.evaluate(time_of))
            page.locator(".track input").focus()
            page.evaluate(KEYS)
            page.keyboard.press("ArrowLeft")
            expect(abs(page.evaluate(time_of) - 30) < 2, "left is on", page.evaluate(time_of))
            page.locator(".skip").first.focus()
            expect(left(page, ".skip") > width / 2, "the way past the header stands on the left")


@check("Long notes are folded, but not from the browser's own search, from links into them, or from those without a script")
def folds(site):
    with open(f"{site.folder}/{EPISODE}index.html", encoding="utf-8") as file:
        html = file.read()
    start = html.index('<div class="prose"')
    end = html.index("</section>", start)
    long = html[:end].removesuffix("</div>\n") + "<p>Needle in the hay.</p>" * 100 + '<h3 id="deep">Deep</h3><p>The last word.</p></div>\n' + html[end:]

    def open_page(context, hash=""):
        page = context.new_page()
        page.route(site.address + EPISODE, lambda route: route.fulfill(response=route.fetch(), body=long))
        page.goto(site.address + EPISODE + hash)
        return page

    with site.context() as context:
        page = open_page(context)
        button = page.get_by_role("button", name="Show all")
        button.wait_for()
        last = page.get_by_text("The last word.")
        visible = "(e) => e.checkVisibility({contentVisibilityAuto: true})"
        expect(not last.evaluate(visible), "it is not folded")
        page.evaluate("location.hash = 'deep'")
        wait(page, "!document.querySelector('.unfold')", "a link into it opens nothing")
        expect(last.evaluate(visible))
        page.reload()
        # With a place in its address the page stays open.
        page.wait_for_timeout(300)
        expect(button.count() == 0)
    with site.context() as context:
        page = open_page(context)
        page.get_by_role("button", name="Show all").press("Enter")
        expect(page.get_by_text("The last word.").evaluate(visible) and page.get_by_role("button", name="Show all").count() == 0)
        expect(page.evaluate("document.activeElement.contains(document.getElementById('deep'))"), "the focus is lost")
    with site.context(java_script_enabled=False) as context:
        page = open_page(context)
        expect(page.get_by_text("The last word.").is_visible() and page.get_by_role("button", name="Show all").count() == 0)
    with site.page(EPISODE) as page:
        expect(page.locator(".unfold").count() == 0, "short notes are folded")


@check("The code to embed is copied, and shows a player that works in a frame on another site, 180 to 360 px high, in any width")
def embed(site):
    with site.context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(site.address + EPISODE)
        wait(page, PLAYER)
        page.locator(".more").click()
        page.get_by_role("button", name="Copy the code to embed").click()
        wait(page, "document.querySelector('.done').textContent")
        code = page.evaluate("navigator.clipboard.readText()")
        described = page.evaluate("document.querySelector('link[type=\"application/json+oembed\"]').href")
    expect(code.startswith(f'<iframe src="https://demo.example/{EPISODE}embed/" title="One hand away"'), code)
    with open(os.path.join(site.folder, described.removeprefix("https://demo.example/")), encoding="utf-8") as file:
        expect(json.load(file)["html"] == code)
    code = code.replace("https://demo.example/", site.address)
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/index.html", "w", encoding="utf-8") as file:
            file.write(f"<!DOCTYPE html><title>A blog</title><body style='margin:0'>{code}")
        other = Site(folder, site.browser, handler=LaxHandler)
        other.framed = site.address
        # Chromium on a desktop shares nothing.
        other.expected.append("web-share")
        for height in (180, 240, 360):
            for width in (320, 640):
                with other.context(width) as context:
                    try_frame(context, other, site, height, width)


def try_frame(context, other, site, height, width):
    page = context.new_page()
    page.goto(other.address)
    page.evaluate(f"document.querySelector('iframe').height = {height}")
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Play", exact=True).wait_for()
    inner = page.frames[1]
    too_large = inner.evaluate("[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]")
    expect(max(too_large) <= 0, width, height, too_large)
    for part in (frame.get_by_role("heading"), frame.get_by_label("Where in the episode"), frame.locator(".speed"), frame.locator(".more")):
        box = part.bounding_box()
        expect(0 <= box["x"] and box["x"] + box["width"] <= width + 1 and 0 <= box["y"] and box["y"] + box["height"] <= height + 1, width, height, box)
    frame.get_by_role("button", name="Play", exact=True).click()
    end = time.monotonic() + 10
    while not inner.evaluate("document.querySelector('audio').currentTime > 0.3"):
        expect(time.monotonic() < end, "it does not play")
        time.sleep(0.05)
    if height == 360:
        frame.get_by_role("link", name="Why not closer").click()
        expect(abs(inner.evaluate("document.querySelector('podcast-player').time") - 32) < 1)
    with context.expect_page() as opened:
        frame.get_by_role("heading").get_by_role("link").click()
    expect(opened.value.url == site.address + EPISODE, opened.value.url)


def describe(violations):
    return "; ".join(f"{v['id']}: {v['nodes'][0]['html'][:200]} {v['nodes'][0].get('failureSummary', '')}" for v in violations)


def shoot(site, folder):
    """Pictures of the pages, to be looked at."""
    os.makedirs(folder, exist_ok=True)
    shown = {"home": "", "english": EPISODE, "chinese": "episodes/先听房间/", "person": "people/dele-adeyemi/", "documentation": "getting-started/"}
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            with site.context(width, color_scheme=scheme) as context:
                page = context.new_page()
                for name, path in shown.items():
                    page.goto(site.address + path)
                    page.wait_for_timeout(100)
                    page.screenshot(path=f"{folder}/{name}-{width}-{scheme}.png")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("site")
    arguments.add_argument("--long", help="a site with one episode of two hours")
    arguments.add_argument("--bilingual", help="the same with its transcript in a second language")
    arguments.add_argument("--mirrored", help="a site with an episode in Arabic")
    arguments.add_argument("--shots")
    arguments.add_argument("--only", default="")
    arguments = arguments.parse_args()
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        sys.exit("chromium is not installed")
    failed = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--mute-audio"])
        long = Site(os.path.abspath(arguments.long), browser) if arguments.long else None
        bilingual = Site(os.path.abspath(arguments.bilingual), browser) if arguments.bilingual else None
        mirrored = Site(os.path.abspath(arguments.mirrored), browser) if arguments.mirrored else None
        site = Site(os.path.abspath(arguments.site), browser, long, bilingual, mirrored)
        wanted = [(what, function) for what, function in CHECKS if arguments.only in function.__name__]
        if not wanted:
            sys.exit(f"no check is called {arguments.only}")
        for what, function in wanted:
            start = time.monotonic()
            try:
                function(site)
                print(f"ok      {what} ({time.monotonic() - start:.1f} s)", flush=True)
            except Exception as error:
                failed += 1
                print(f"FAILED  {what}\n        {error}", flush=True)
                print("        " + traceback.format_tb(error.__traceback__)[1].strip().replace("\n", "\n        "), flush=True)
        if arguments.shots:
            shoot(site, arguments.shots)
        browser.close()
    print(f"{failed} of {len(wanted)} checks failed" if failed else f"in the browser: {len(wanted)} checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
