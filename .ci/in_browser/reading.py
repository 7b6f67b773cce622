"""Reading along: what is marked, what is followed, where links lead."""

import os
import re
import urllib.parse

from .site import EPISODE, PAINTED, PLAYER, WIDTHS, audio, check, expect, said, wait


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
        back.press("Enter")
        page.wait_for_timeout(200)
        expect(page.evaluate("document.querySelector('podcast-player').reader.isInView"))
        expect(page.evaluate("document.activeElement.dataset.part") == "play", "the focus is lost:", page.evaluate("document.activeElement.localName"))
        page.keyboard.press("Space")
        wait(page, "document.querySelector('audio').paused")


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


@check("A link to the first and to the last chapter lands where the reader sees it, at every width")
def landing(site):
    for place, path in ((site, EPISODE), *([(site.long, site.long.episodes()[0])] if site.long else [])):
        with place.page(path) as page:
            hrefs = page.locator(".passage h3 .time").evaluate_all("(all) => [all.at(0), all.at(-1)].map((link) => link.hash)")
        for width in WIDTHS:
            with place.context(width) as context:
                for href in hrefs:
                    page = context.new_page()
                    page.goto(place.address + path + href)
                    wait(page, PLAYER)
                    page.evaluate(PAINTED)
                    box = page.locator(f'[id="{urllib.parse.unquote(href[1:])}"]').bounding_box()
                    bottom = page.evaluate("document.querySelector('podcast-player').getBoundingClientRect().top")
                    expect(0 <= box["y"] and box["y"] + box["height"] <= bottom, path, width, href, box)


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


@check("A transcript in two languages is read in both, side by side where there is room, or in one, also on the seek bar; the choice is remembered, and without a script both are there")
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
            bar = page.locator(".track input").bounding_box()
            page.mouse.move(bar["x"] + bar["width"] * 8.5 / float(page.locator(".track input").get_attribute("max")), bar["y"] + bar["height"] / 2)
            wait(page, "document.querySelector('.saying').textContent.includes('count to three')", "the seek bar shows the language that one does not read")
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
