"""Quotations, corrections, the player on other sites."""

import itertools
import json
import os
import re
import tempfile
import time

from .site import EPISODE, PLAYER, Site, LaxHandler, check, expect, press_play, wait


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


@check("A single Chinese word of two characters can be shared, too")
def short_words(site):
    with site.page("episodes/先听房间/") as page:
        page.locator(".transcript .line .speech").first.evaluate(
            """(speech) => { const walker = document.createTreeWalker(speech, NodeFilter.SHOW_TEXT), text = walker.nextNode(), range = new Range();
            range.setStart(text, 0); range.setEnd(text, 2); getSelection().removeAllRanges(); getSelection().addRange(range); }""")
        page.locator(".quote").wait_for()


@check("The settings open and words can be shared in a language whose tag scripts refuse")
def odd_language(site):
    for tag in ("zh-yue", "de-DE-AT", "en-a", "zh-Hant-TW"):
        with site.page(EPISODE) as page:
            page.evaluate("(tag) => (document.documentElement.lang = tag)", tag)
            page.get_by_role("button", name="Settings").click()
            page.get_by_role("dialog").wait_for()
            page.keyboard.press("Escape")
            page.locator(".transcript .line .speech").first.select_text()
            page.locator(".quote").wait_for()


@check("Above the player the way back to what is said, what can be done with selected words and “Copied.” stand beside each other, within the window")
def offers(site):
    for width in (320, 390, 1280):
        with site.context(width, permissions=["clipboard-read", "clipboard-write"]) as context:
            page = context.new_page()
            page.add_init_script("Navigator.prototype.share ??= () => Promise.resolve()")
            page.goto(site.address + EPISODE)
            wait(page, PLAYER)
            press_play(page)
            wait(page, "document.querySelector('.line.now')")
            page.locator(".transcript .line").last.scroll_into_view_if_needed()
            page.locator(".transcript .line .speech").last.select_text()
            page.get_by_role("button", name="To what is being said").wait_for()
            page.get_by_role("button", name="Copy link", exact=True).click()
            wait(page, "document.querySelector('.done').textContent")
            boxes = page.evaluate(
                """[document.querySelector(".player"), ...document.querySelectorAll(".back, .done, .quote > *")].filter((e) => e.checkVisibility())
                .map((e) => [e.textContent.trim().slice(0, 30), e.getBoundingClientRect()]).map(([name, b]) => [name, b.left, b.top, b.right, b.bottom])""")
            expect(len(boxes) == 7, boxes)
            covered = [(one[0], other[0]) for one, other in itertools.combinations(boxes, 2)
                       if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]]
            expect(not covered, width, "one over the other:", covered)
            edges = page.evaluate("(() => { const b = document.querySelector('.quote').getBoundingClientRect(); return [b.left, innerWidth - b.right]; })()")
            expect(min(edges) >= 12 and all(box[1] >= 0 and box[3] <= width for box in boxes), width, "at the window's edge:", edges, boxes)
            rows = {}
            for name, left, top, *_ in boxes[3:]:
                rows.setdefault(round(top), []).append(left)
            expect(len({round(min(row)) for row in rows.values()}) == 1, width, "the rows do not begin below each other:", boxes)


@check("Where the browser does not let us copy, the text is shown whole and selected, and stays until one selects something else")
def copied_by_hand(site):
    with site.context(390) as context:
        page = context.new_page()
        page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined})")
        page.clock.install()
        page.goto(site.address + EPISODE)
        wait(page, PLAYER)
        page.locator(".transcript .line .speech").nth(5).select_text()
        page.get_by_role("button", name="Copy as quotation").click()
        done = page.locator(".done")
        wait(page, "document.querySelector('.done').textContent.includes('> ')")
        text = done.text_content()
        box, inner = done.bounding_box(), done.evaluate("(e) => [e.scrollWidth, e.clientWidth]")
        expect(box["x"] >= 12 and box["x"] + box["width"] <= 378 and inner[0] <= inner[1], "it is cut off:", box, inner)
        selected = page.evaluate("getSelection().toString()")
        expect(selected.split() == text.split() and selected.count("\n") >= 2, "selected:", selected, "not", text)
        page.clock.fast_forward("00:30")
        expect(done.text_content() == text, "it is gone")
        page.get_by_role("button", name="Settings of the player").click()
        page.get_by_role("button", name="Copy link to this moment").click()
        wait(page, "getSelection().toString().includes('#t=0')", "the link is not selected")
        page.locator(".transcript .line .speech").nth(2).select_text()
        wait(page, "!document.querySelector('.done').textContent", "it stays for ever")


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


@check("Where an episode has no sound words of its transcript are shared, too, by their paragraph; without a script nothing offers that")
def quotes_without_sound(site):
    path = "episodes/the-recording-is-lost/"
    for width in (390, 1280):
        with site.context(width, permissions=["clipboard-read", "clipboard-write"]) as context:
            page = context.new_page()
            page.add_init_script("Navigator.prototype.share ??= () => Promise.resolve()")
            page.goto(site.address + path)
            line = page.locator(".transcript .line").nth(4)
            line.locator(".speech").evaluate("(e) => getSelection().setBaseAndExtent(e.firstChild, 3, e.firstChild, 28)")
            page.get_by_role("button", name="Copy link", exact=True).click()
            wait(page, "document.querySelector('.done').textContent")
            link = page.evaluate("navigator.clipboard.readText()")
            expect(link == f"https://demo.example/{path}#p5:~:text=used%20to%20think%20of%20a%20transcript", link)
            page.get_by_role("button", name="Copy as quotation").click()
            page.wait_for_timeout(200)
            quotation = page.evaluate("navigator.clipboard.readText()")
            expect(quotation == f"> used to think of a transcript\n>\n> [Ingrid Solheim, The recording is lost]({link})", quotation)
            correction = page.locator(".quote").get_by_role("link", name="Suggest a correction")
            expect(re.search(r"transcript\.txt#L\d+$", correction.get_attribute("href")), correction.get_attribute("href"))
            for part in (page.locator(".quote"), page.locator(".done")):
                box = part.bounding_box()
                expect(box["x"] >= 12 and box["x"] + box["width"] <= width - 12 and box["y"] + box["height"] <= page.viewport_size["height"], width, box)
            opened = context.new_page()
            opened.goto(link.replace("https://demo.example/", site.address))
            wait(opened, "scrollY > 0", "the link does not lead there")
            page.evaluate("getSelection().removeAllRanges()")
            wait(page, "!document.querySelector('.quote').checkVisibility()", "it stays")
    with site.page(path, java_script_enabled=False) as page:
        expect(not page.get_by_role("button").count(), "a control that does nothing")


@check("Where there is no file of a transcript to offer, no line stands there for it", needs="mirrored")
def nothing_to_offer(site):
    for place in filter(None, (site, site.mirrored, site.arabic)):
        for path in place.episodes():
            with place.context(java_script_enabled=False) as context:
                page = context.new_page()
                page.goto(place.address + path)
                links = page.locator(".transcript .tools").evaluate_all("(all) => all.map((line) => line.querySelectorAll('a').length)")
                expect(all(links), f"/{path}: a line with nothing in it")


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
