"""Readings above words."""

import re

from .shows import JAPANESE
from .site import PLAYER, WIDTHS, check, expect, said, wait

PATH = "episodes/kana/"
# What each cue says, with its readings in parentheses.
FLAT = ["".join(word if isinstance(word, str) else "{0}({1})".format(*word) for word in cue) for cue in JAPANESE]
# Where the words of an element stand, those above others not among them: for each line its bottom.
LINES = """(element) => {
    const bottoms = new Set();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        if (walker.currentNode.parentElement.closest("rt, rp")) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        for (const box of range.getClientRects()) bottoms.add(Math.round(box.bottom * 5) / 5);
    }
    return [...bottoms].sort((one, other) => one - other);
}"""


@check("Readings stand above their words, large enough to read, and lines are as far from each other with them as without, on paper too", needs="japanese")
def above(site):
    for media in ("screen", "print"):
        for width in WIDTHS:
            with site.japanese.page(PATH, width) as page:
                page.emulate_media(media=media)
                for boxes in page.locator(".speech ruby, .prose ruby").evaluate_all(
                    """(all) => all.map((ruby) => {
                        const [range, reading] = [document.createRange(), ruby.querySelector("rt")];
                        range.selectNodeContents(ruby.firstChild);
                        const [base, box] = [range.getBoundingClientRect(), reading.getBoundingClientRect()];
                        const size = (e) => parseFloat(getComputedStyle(e).fontSize);
                        return { isAbove: box.bottom < base.bottom - size(ruby) * .7, isOver: box.left < base.right && base.left < box.right, size: size(reading),
                            isShown: [...ruby.querySelectorAll("rp")].some((e) => e.checkVisibility()) };
                    })"""):
                    expect(boxes["isAbove"] and boxes["isOver"] and not boxes["isShown"], media, width, boxes)
                    expect(boxes["size"] >= (10 if media == "screen" else 8), media, width, boxes)
                lines = page.locator(".speech").first.evaluate(LINES)
                gaps = [after - before for before, after in zip(lines, lines[1:])]
                expect(gaps and max(gaps) - min(gaps) < 0.5, media, width, gaps)
                expect(page.evaluate("document.documentElement.scrollWidth <= innerWidth"), media, width)


@check("One reads along over words with readings: the words of a cue are marked, they and their readings lead to it, and the page has the text of its Markdown", needs="japanese")
def along(site):
    with site.japanese.page(PATH) as page:
        texts = page.locator(".speech").all_text_contents()
        expect("".join(texts) == "".join(FLAT * 6), texts)
        with open(f"{site.japanese.folder}/{PATH}index.md", encoding="utf-8") as file:
            markdown = file.read()
        expect(all(text in markdown for text in texts), markdown)
        page.get_by_role("button", name="Play", exact=True).click()
        wait(page, "document.querySelector('podcast-player').reader?.cues.length", "the cues are not those of the page")
        page.evaluate("document.querySelector('audio').pause()")
        for number in (0, 2, 6, 23):
            page.evaluate(f"document.querySelector('audio').currentTime = {number * 5 + 1}")
            wanted = FLAT[number % len(FLAT)]
            wait(page, f"[...(CSS.highlights.get('now') ?? [])].join('') === {wanted!r}", f"{number}: not {wanted}, but {said(page)}")
        for part in ("rt", "ruby"):
            # The first of the third cue.
            word = page.locator(".speech").first.locator("ruby", has_text="とう").first
            box = (word.locator("rt") if part == "rt" else word).bounding_box()
            page.evaluate("document.querySelector('audio').currentTime = 60")
            page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] - 3)
            wait(page, "document.querySelector('podcast-player').time === 10", f"{part} leads to another moment")


@check("Who copies words copies the words without their readings, and a link to them leads to them", needs="japanese")
def copied(site):
    select = """([first, last]) => {
        const words = [...document.querySelectorAll(".speech ruby")];
        const ends = [words.find((e) => e.textContent.startsWith(first)).firstChild, words.find((e) => e.textContent.startsWith(last)).firstChild];
        getSelection().setBaseAndExtent(ends[0], 0, ends[1], ends[1].data.length);
    }"""
    with site.japanese.context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(site.japanese.address + PATH)
        wait(page, PLAYER)
        pasted = "navigator.clipboard.readText()"
        # From a word to another far from it, to one near it, and a word that is too short to be quoted.
        for first, last, wanted in (("今日", "録音", "今日は静かな部屋の話をします。まず、手を叩いてください。ぱん。東京の録音"), ("東", "録音", "東京の録音"), ("部屋", "部屋", "部屋")):
            page.evaluate(select, [first, last])
            page.keyboard.press("Control+c")
            page.wait_for_timeout(100)
            expect(page.evaluate(pasted) == wanted, page.evaluate(pasted))
            if len(wanted) < 3:
                continue
            page.get_by_role("button", name="Copy as quotation").click()
            page.wait_for_timeout(200)
            quotation = page.evaluate(pasted)
            expect(quotation.startswith(f"> {wanted}\n>"), quotation)
            link = re.search(r"\((http\S+)\)$", quotation)[1]
            # Only its words, on a page on which they are far below.
            words = re.sub(r"^.*:~:", site.japanese.address + PATH + "#:~:", link)
            other = context.new_page()
            other.route("**/*.css", lambda route: route.fulfill(response=route.fetch(), body=route.fetch().text() + "main { padding-block-start: 3000px }"))
            other.goto(words)
            wait(other, "scrollY > 1000", f"the browser finds nothing for {words}")
            other.close()
