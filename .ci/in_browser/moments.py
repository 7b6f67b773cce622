"""Links to moments and to words, what the seek bar tells, the browser's own find, and times past an hour."""

import glob
import re
import urllib.parse

from . import shows
from .keeping import go, open_settings
from .site import EPISODE, KEYS, PAINTED, PLAYER, check, expect, press_play, shown_time, time_of, wait


@check("A link to a part of the sound that is followed on the open page leads there, starts nothing, and stops at its end within a tenth of a second, at any speed")
def hash_change(site):
    with site.page(EPISODE) as page:
        for speed, start, end in (("1 ×", 50, 52), ("3 ×", 48, 52)):
            page.get_by_label("Speed").select_option(label=speed)
            page.evaluate(f"location.hash = 't={start},{end}'")
            button = page.get_by_role("button", name=f"Play from 0:{start}")
            button.wait_for()
            expect(shown_time(page) == f"0:{start}" and page.evaluate("document.querySelector('audio').paused"))
            button.click()
            wait(page, f"{time_of} > {start + 1}")
            wait(page, "document.querySelector('audio').paused", "it does not stop")
            expect(end - 0.05 <= page.evaluate(time_of) <= end + 0.1, speed, page.evaluate(time_of))
        press_play(page)
        wait(page, f"{time_of} > 52.5", "what comes after is not played")


@check("Words that are selected, also from the middle of one, make a link that leads to them and opens at their moment, and a quotation of whole words")
def quoted_words(site):
    with site.context(390, permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(site.address + EPISODE)
        wait(page, PLAYER)
        select(page, "icrophone to one si")
        page.get_by_role("button", name="Copy as quotation").click()
        expect(copied(page).startswith("> microphone to one side\n>\n> ["), "halves of words are quoted")
        for words, seconds in (("Do I need a pop filter?", 61), ("first move the microphone", 63), ("icrophone to one si", 63), ("recordings is distance", 24)):
            select(page, words)
            page.get_by_role("button", name="Copy link", exact=True).click()
            link = copied(page)
            expect("#t=" in link and ":~:text=" in link, link)
            opened = context.new_page()
            opened.goto(link.replace("https://demo.example/", site.address))
            wait(opened, PLAYER)
            wait(opened, f"Math.abs({time_of} - {seconds}) < 1.1", f"{link} does not lead to {seconds}")
            # The link's time alone would bring one there, too: without it only the words do.
            opened.goto("about:blank")
            opened.goto(re.sub(r"#t=\d+:", "#:", link).replace("https://demo.example/", site.address))
            wait(opened, "scrollY > 0", f"the browser does not find the words of {link}")
            top, bottom = opened.evaluate(BOX_OF, words)
            expect(0 <= top and bottom <= opened.viewport_size["height"], link, "leads elsewhere:", top, bottom)
            opened.close()
            page.evaluate("getSelection().removeAllRanges()")


@check("Where the system can share, it gets the words, the title and the address; where it cannot, nothing offers that; the link to this moment leads back to it")
def shared(site):
    with site.context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.add_init_script("Navigator.prototype.share = (data) => { self.shared = data; return Promise.resolve(); }")
        page.goto(site.address + EPISODE)
        wait(page, PLAYER)
        select(page, "Do I need a pop filter?")
        page.get_by_role("button", name="Share", exact=True).click()
        wait(page, "self.shared")
        data = page.evaluate("shared")
        expect((data.get("title"), data.get("text")) == ("One hand away", "Do I need a pop filter?"), data)
        expect(data.get("url", "").startswith(f"https://demo.example/{EPISODE}#t=61:~:text=Do%20I%20need"), data)
        page.evaluate("getSelection().removeAllRanges()")
        go(page, "0:47")
        open_settings(page).get_by_role("button", name="Copy link to this moment").click()
        link = copied(page)
        opened = context.new_page()
        opened.goto(link.replace("https://demo.example/", site.address))
        opened.get_by_role("button", name="Play from 0:47").wait_for()
        expect(shown_time(opened) == "0:47" and opened.evaluate("document.querySelector('audio').paused"), link)
    with site.context() as context:
        page = context.new_page()
        page.add_init_script("delete Navigator.prototype.share")
        page.goto(site.address + EPISODE)
        wait(page, PLAYER)
        select(page, "Do I need a pop filter?")
        page.get_by_role("button", name="Copy link", exact=True).wait_for()
        expect(not page.get_by_role("button", name="Share", exact=True).is_visible(), "a button that does nothing")


@check("The browser's own find reaches the last sentence of two hours, and links to the first and to the last chapter land to within two pixels, clicked or opened", needs="hours")
def found_and_landed(site):
    path = site.hours.episodes()[0]
    with site.hours.page(path, 390) as page:
        with open(glob.glob(f"{site.hours.folder}/{path}transcript.vtt")[0], encoding="utf-8") as file:
            last = " ".join(re.sub(r"<[^>]*>", "", file.read().strip().split("\n\n")[-1]).split("\n")[1:])
        expect(page.evaluate("(text) => document.body.textContent.split(text).length", last) == 2, "not there once:", last)
        page.evaluate("getSelection().collapse(document.body, 0)")
        expect(page.evaluate("(text) => find(text, true)", last), "not found:", last)
        wait(page, "scrollY > innerHeight * 10", "it is found, and stays out of view")
        top, bottom = page.evaluate(BOX_OF, last)
        expect(0 <= top and bottom <= 844, "found, but not shown:", top, bottom)
        hashes = page.evaluate("[...document.querySelectorAll('.passage h3 .time')].map((link) => link.hash)")
    for hash in (hashes[0], hashes[-1]):
        landed = []
        for is_clicked in (True, False):
            with site.hours.page(path + ("" if is_clicked else hash), 390) as page:
                if is_clicked:
                    page.locator(f"a[href='{hash}']").first.evaluate("(link) => link.click()")
                page.evaluate(PAINTED)
                found = page.evaluate(LANDED, urllib.parse.unquote(hash[1:]))
                expect(found["isAtEnd"] or abs(found["top"] - found["wanted"]) <= 2, hash, "clicked" if is_clicked else "opened", found)
                landed.append(found["top"])
        expect(abs(landed[0] - landed[1]) <= 2, hash, "clicked and opened:", landed)


@check("Past an hour, too: a time that is typed is where the sound goes, and the paragraph that is said there is marked", needs="hours")
def past_the_hour(site):
    path = site.hours.episodes()[0]
    with site.hours.page(path) as page:
        # Paused, so that what is marked is what was asked for.
        press_play(page)
        wait(page, "document.querySelector('.line.now')")
        page.get_by_role("button", name="Pause").click()
        for typed, time, shown in (("1:01:05", 3665, "1:01:05"), ("119:07", 7147, "1:59:07"), ("3998", 3998, "1:06:38")):
            go(page, typed)
            wait(page, f"Math.abs({time_of} - {time}) < 0.1", f"{typed} is not {time}")
            sentence = shows.sentence(int(time // shows.SECONDS_A_CUE))
            wait(page, "document.querySelector('.line.now')?.textContent.includes(" + repr(sentence) + ")", f"at {typed} the marked paragraph is not that of “{sentence}”")
            page.get_by_label("Where in the episode").focus()
            expect(shown_time(page) == shown, shown_time(page))
            expect(page.get_by_label("Where in the episode").get_attribute("aria-valuetext").startswith(shown))


@check("The seek bar that has the focus, and one that is dragged, shows the chapter, who speaks and the sentence there")
def looking_for_a_place(site):
    with site.page(EPISODE) as page:
        told = "document.querySelector('.saying').textContent"
        go(page, "0:36")
        page.get_by_role("button", name="Play from").or_(page.get_by_role("button", name="Play", exact=True)).focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.get_by_label("Where in the episode").evaluate("(bar) => bar === document.activeElement"))
        page.evaluate(KEYS)
        for key, words in (("", "Two reasons"), ("ArrowRight", "Two reasons|exaggerates|proximity effect"), ("5", "proximity effect")):
            if key:
                page.keyboard.press(key)
            wait(page, rf"/Why not closer\W+Dele Adeyemi: .*({words})/.test({told})", f"the focus shows nothing of {words}")
        bar = page.get_by_label("Where in the episode").bounding_box()
        across = lambda time: bar["x"] + bar["width"] * time / 83
        page.mouse.move(across(41), bar["y"] + bar["height"] / 2)
        page.mouse.down()
        for time, chapter, speaker, words in ((12, "Where your mouth is", "Ingrid Solheim", "And why not forty"), (71, "Past the corner of the mouth", "Dele Adeyemi", "The wind goes straight")):
            page.mouse.move(across(time), bar["y"] + bar["height"] / 2, steps=4)
            wait(page, rf"/{chapter}\W+{speaker}: {words}/.test({told})", f"dragging shows nothing of {words}")
            expect(page.evaluate(time_of) < 45, "the sound goes where one only looks")
        page.mouse.up()
        wait(page, f"Math.abs({time_of} - 71) < 1.5")


def select(page, words):
    """Selects words of the transcript, as with the pointer."""
    found = page.evaluate(
        """(words) => { for (const speech of document.querySelectorAll(".transcript .speech")) {
            const walker = document.createTreeWalker(speech, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const offset = walker.currentNode.data.indexOf(words);
                if (offset >= 0) { getSelection().setBaseAndExtent(walker.currentNode, offset, walker.currentNode, offset + words.length); return true; }
            } } return false; }""", words)
    expect(found, words, "is not in the transcript")


def copied(page):
    wait(page, "document.querySelector('.done').textContent")
    text = page.evaluate("navigator.clipboard.readText()")
    page.evaluate("navigator.clipboard.writeText('')")
    page.evaluate("document.querySelector('.done').textContent = ''")
    return text


# The upper and the lower edge of words of the transcript in the window.
BOX_OF = """(words) => { for (const speech of document.querySelectorAll(".transcript .speech")) {
    const walker = document.createTreeWalker(speech, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const offset = walker.currentNode.data.indexOf(words);
        if (offset < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, offset);
        range.setEnd(walker.currentNode, offset + words.length);
        const box = range.getBoundingClientRect();
        return [box.top, box.bottom];
    } } return [-1, -1]; }"""
# Where a target is, and where its own margin and the page's padding want it to be.
LANDED = """(id) => { const target = document.getElementById(id);
    return {top: target.getBoundingClientRect().top,
            wanted: parseFloat(getComputedStyle(target).scrollMarginTop) + (parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0),
            isAtEnd: scrollY + innerHeight >= document.documentElement.scrollHeight - 1}; }"""
