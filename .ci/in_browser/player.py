"""The player: sound, moments, keys, chapters, what it remembers."""

import glob
import json
import os
import re

from .site import EPISODE, KEYS, PLAYER, audio, check, expect, said, wait


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


@check("A time that is typed is taken with Enter, put back with Escape, and the clock goes on; keys then are for the player")
def typed_time(site):
    with site.page(EPISODE) as page:
        clock = page.get_by_label("Time, as minutes")
        clock.focus()
        page.evaluate(KEYS)
        page.get_by_role("button", name="Play", exact=True).click()
        wait(page, "!document.querySelector('audio').paused")
        for key, typed, least, most in (("Enter", "0:20", 20, 25), ("Escape", "1:10", 20, 30), ("Enter", "nonsense", 20, 35)):
            clock.fill(typed)
            clock.press(key)
            expect(page.evaluate("document.activeElement.dataset.part") == "play", key, "the focus stays")
            before = clock.input_value()
            expect(re.fullmatch(r"0:\d\d", before) and least <= int(before[2:]) <= most, key, before)
            expect(not audio(page, "paused"), "it stops")
            wait(page, f"document.querySelector('[data-part=position]').value !== '{before}'", "the clock stands still")
        clock.fill("0:50")
        page.get_by_label("Speed").focus()
        wait(page, "document.querySelector('podcast-player').time >= 50")
        expect(page.evaluate("document.activeElement.dataset.part") == "speed", "the focus is taken away")
        clock.fill("0:40")
        clock.press("Enter")
        page.keyboard.press("k")
        expect(audio(page, "paused") and clock.input_value() == "0:40", "the key is written:", clock.input_value())


@check("A link to a moment that the sound does not reach offers nothing, and leaves alone where one was")
def beyond_the_end(site):
    with site.page(EPISODE + "#t=1:02:03") as page:
        page.wait_for_timeout(200)
        expect(page.get_by_role("button", name="Play", exact=True).count() == 1, page.locator(".play").get_attribute("aria-label"))
        expect(page.locator("[data-part=position]").input_value() == "0:00")
        page.evaluate("location.hash = 't=20'")
        page.get_by_role("button", name="Play from 0:20").wait_for()
        page.evaluate("location.hash = 't=754,790'")
        page.wait_for_timeout(200)
        expect(page.locator("[data-part=position]").input_value() == "0:20")
        page.get_by_role("button", name="Play from 0:20").click()
        wait(page, "document.querySelector('podcast-player').time > 21")


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
        shown = "document.querySelector('.masthead .cover').src === document.querySelectorAll('.chapters li img')[{}].src"
        expect(page.evaluate(shown.format(0)), "the cover stays in the chapter in which one starts")
        page.evaluate("document.querySelector('audio').currentTime = 40")
        wait(page, "document.querySelector('.chapter-index [aria-current]')?.textContent.includes('Why not closer')")
        expect(page.evaluate(shown.format(1)))
        page.reload()
        wait(page, PLAYER)
        expect(not page.evaluate(shown.format(1)), "it changes before one listens")
        page.get_by_role("button", name="Play", exact=True).click()
        wait(page, shown.format(1), "the cover stays when one goes on")
        page.get_by_role("button", name="Settings of the player").click()
        page.locator("dialog select").first.select_option(index=2)
        expect(abs(page.evaluate("document.querySelector('podcast-player').time") - 61) < 1.5)


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


@check("An episode without times, chapters or speakers has a player that does not pretend to have them; each lane of its seek bar is a line from end to end")
def less(site):
    for path in site.episodes():
        with site.context() as context:
            page = context.new_page()
            page.goto(site.address + path)
            if not page.locator("podcast-player").count():
                continue
            wait(page, PLAYER)
            lanes = page.locator(".score.timed tr").count()
            for group in (".unplayed", ".past"):
                drawn = page.locator(f".track {group} path").count()
                expect(drawn == max(1, 2 * lanes), path, group, drawn)
                lines = page.locator(f".track {group} .thin").evaluate_all("(all) => all.map((e) => [e.getBoundingClientRect().width, e.closest('svg').clientWidth])")
                expect(len(lines) == max(1, lanes) and all(line >= bar for line, bar in lines), path, "where nothing is said there is no line:", lines)
            has_chapters = page.evaluate("document.querySelector('podcast-player').chapters.length > 0")
            page.locator(".more").click()
            page.get_by_role("dialog").wait_for()
            expect(page.locator("[data-part=chapterChoice]").is_visible() == has_chapters, path)
            for row in page.locator(".score tr").all():
                expect(row.locator("th").count() == min(1, page.locator(".score th").count()), path)
