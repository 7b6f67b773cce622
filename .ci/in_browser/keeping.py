"""What the player keeps and tells: lock screens, the timer to sleep by, what is remembered and what is forgotten, sound that is not what it was."""

import functools
import re

from .site import EPISODE, PLAYER, audio, check, expect, press_play, shown_time, time_of, wait

TITLE = "One hand away"
CHAPTERS = ("Where your mouth is", "Why not closer", "Past the corner of the mouth")


@check("Lock screens show the episode, its chapter and the chapter's picture, and the keys of headsets play, pause and seek")
def media_session(site):
    with site.context() as context:
        page = context.new_page()
        page.add_init_script("self.keys = {}; navigator.mediaSession.setActionHandler = (name, act) => { keys[name] = act; }")
        page.goto(site.address + EPISODE)
        wait(page, PLAYER)
        pictures = page.locator(".chapters li img").evaluate_all("(all) => all.map((image) => image.src)")
        press_play(page)
        wait(page, "self.keys.seekto && navigator.mediaSession.metadata")
        for start, title, picture in zip((1, 40, 65), CHAPTERS, pictures, strict=True):
            page.evaluate(f"document.querySelector('audio').currentTime = {start}")
            wait(page, f"navigator.mediaSession.metadata?.title.includes('{title}')", f"{title} is not shown")
            shown = page.evaluate("(({title, artist, artwork}) => ({title, artist, artwork: artwork.map(({src}) => src)}))(navigator.mediaSession.metadata)")
            expect(TITLE in shown["title"] and shown["artist"] == "One Hand Away" and shown["artwork"] == [picture], shown, picture)
        page.evaluate("keys.seekto({action: 'seekto', seekTime: 40})")
        expect(40 <= page.evaluate(time_of) < 41, page.evaluate(time_of))
        page.evaluate("keys.pause({action: 'pause'})")
        wait(page, "document.querySelector('audio').paused")
        at = page.evaluate(time_of)
        for key, wanted in (("seekbackward", at - 15), ("seekforward", at + 15), ("previoustrack", 0), ("nexttrack", 32), ("nexttrack", 61)):
            page.evaluate(f"keys.{key}({{action: '{key}'}})")
            wait(page, f"Math.abs({time_of} - {wanted}) < 0.2", f"{key} should lead to {wanted}")
        page.evaluate("keys.play({action: 'play'})")
        wait(page, "!document.querySelector('audio').paused")


@check("The sound stops when the minutes that one has chosen are over, or at the end of the chapter; the settings show what is left of them")
def sleep(site):
    with site.context() as context:
        page = context.new_page()
        page.clock.install()
        page.goto(site.address + EPISODE)
        wait(page, PLAYER)
        open_settings(page).get_by_label("Sleep timer").select_option(label="15 minutes")
        page.keyboard.press("Escape")
        press_play(page)
        expect(chosen_timer(page) == "15 minutes", chosen_timer(page))
        page.clock.fast_forward("08:20")
        expect(chosen_timer(page) == "7 minutes", "what is left is not shown:", chosen_timer(page))
        page.clock.fast_forward("06:30")
        # The clock is the page's, the sound's own goes on as ever.
        wait(page, f"{time_of} > 0.5")
        expect(not audio(page, "paused"), "it stops too early")
        page.clock.fast_forward("00:11")
        wait(page, "document.querySelector('audio').paused", "it plays on")
        expect(chosen_timer(page) == "Off", "the timer stays on")
    with site.page(EPISODE) as page:
        open_settings(page).get_by_label("Sleep timer").select_option(label="End of this chapter")
        page.keyboard.press("Escape")
        go(page, "0:31")
        press_play(page)
        wait(page, f"{time_of} > 31.5")
        wait(page, "document.querySelector('audio').paused", "it plays on")
        expect(32 <= page.evaluate(time_of) < 32.6, page.evaluate(time_of))
        expect(chosen_timer(page) == "Off", "the timer stays on")
        press_play(page)
        wait(page, f"{time_of} > 32.7", "the chapter that begins is not played")


@check("Loudness and position are remembered, and the position is forgotten when one asks for that")
def remembered(site):
    with site.context() as context:
        page = context.new_page()
        page.goto(site.address + EPISODE)
        wait(page, PLAYER)
        open_settings(page).get_by_label("Volume").fill("0.4")
        expect(audio(page, "volume") == 0.4)
        page.keyboard.press("Escape")
        go(page, "0:20")
        press_play(page)
        wait(page, f"{time_of} > 20.2")
        page.get_by_role("button", name="Pause").click()
        page.reload()
        wait(page, PLAYER)
        expect(shown_time(page) in ("0:20", "0:21") and audio(page, "volume") == 0.4, shown_time(page), audio(page, "volume"))
        settings = open_settings(page)
        expect(settings.get_by_label("Volume").input_value() == "0.4")
        settings.get_by_role("button", name="Forget where I stopped").click()
        expect(not settings.is_visible() and shown_time(page) == "0:00", "nothing tells that it is done")
        page.reload()
        wait(page, PLAYER)
        expect(shown_time(page) == "0:00", "it is remembered:", shown_time(page))
        page.goto(site.address)
        wait(page, "document.readyState === 'complete'")
        expect(not page.get_by_role("link", name="Continue").count() or not page.get_by_role("link", name="Continue").is_visible(), "the home page remembers")


@check("A visit by a link to a moment replaces the remembered position when one has listened for 30 seconds, and not before")
def visits(site):
    with site.context() as context:
        page, other = context.new_page(), context.new_page()

        def remembered():
            other.goto(site.address + EPISODE)
            wait(other, PLAYER)
            return shown_time(other)

        page.goto(site.address + EPISODE)
        wait(page, PLAYER)
        go(page, "0:20")
        press_play(page)
        wait(page, f"{time_of} > 20.2")
        page.get_by_role("button", name="Pause").click()
        first = remembered()
        expect(first in ("0:20", "0:21"), first)
        page.goto(site.address)
        page.goto(site.address + EPISODE + "#t=30")
        wait(page, PLAYER)
        # Listening is measured in the sound's own seconds.
        page.evaluate("document.querySelector('audio').playbackRate = 4")
        page.get_by_role("button", name="Play from 0:30").click()
        wait(page, f"{time_of} > 51")
        page.get_by_role("button", name="Pause").click()
        expect(page.evaluate(time_of) < 59.5, "the sound ran on, so this check says nothing")
        expect(remembered() == first, "overwritten after half a minute less:", remembered())
        page.get_by_role("button", name="Play", exact=True).click()
        wait(page, f"{time_of} > 62")
        page.get_by_role("button", name="Pause").click()
        expect(re.fullmatch(r"1:0[2-9]", remembered()), "still", remembered())


@check("Where the sound is more than two seconds longer or shorter than the page says, it says that times may be off; else not")
def off(site):
    with open(f"{site.folder}/{EPISODE}index.html", encoding="utf-8") as file:
        html = file.read()
    with site.context() as context:
        page = context.new_page()
        page.goto(site.address + EPISODE)
        wait(page, PLAYER)
        press_play(page)
        wait(page, "document.querySelector('audio').duration > 0")
        length = audio(page, "duration")
        said = page.get_by_text("Times may be off")
        for difference, is_off in ((0, False), (3, True), (-3, True), (1.5, False), (-1.5, False)):
            body = re.sub(r'(<podcast-player [^>]*data-seconds=")[\d.]+', lambda found: f"{found[1]}{length + difference:.3f}", html)
            page.route(site.address + EPISODE, functools.partial(answer, body))
            page.goto(site.address + EPISODE)
            wait(page, PLAYER)
            expect(not said.count(), "said before one knows")
            press_play(page)
            wait(page, f"{time_of} > 0.1")
            expect(said.is_visible() if is_off else said.count() == 0, f"{difference} s off:", page.locator(".player").inner_text())
            page.unroute(site.address + EPISODE)


def answer(body, route):
    route.fulfill(response=route.fetch(), body=body)


def chosen_timer(page):
    chosen = open_settings(page).get_by_label("Sleep timer").locator("option:checked").text_content()
    page.keyboard.press("Escape")
    return chosen


def open_settings(page):
    page.get_by_role("button", name="Settings of the player").click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    return dialog


def go(page, moment):
    """Types a time, as a listener does."""
    page.get_by_label("Time, as minutes").fill(moment)
    page.keyboard.press("Enter")
