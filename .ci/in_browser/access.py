"""Without a script, with the keyboard only, with a screen reader."""

import itertools
import os
import re
import urllib.parse

from .site import EPISODE, PLAYER, audio, check, expect, wait


@check("Without a script the browser's own controls are there, and every link to a moment leads to a place on the page")
def no_script(site):
    with site.context(java_script_enabled=False) as context:
        page = context.new_page()
        pages = {}
        for path in site.episodes() + [path + "embed/" for path in site.episodes() if os.path.exists(f"{site.folder}/{path}embed")]:
            page.goto(site.address + path)
            pages[path] = page.content()
    for path, html in pages.items():
        ids = set(re.findall(r'\sid="([^"]+)"', html))
        links = re.findall(r'href="#([^"]+)"', html)
        expect(all(urllib.parse.unquote(link) in ids for link in links), path, set(links) - ids)
        expect("<audio" not in html or 'controls="" preload="none"' in html, path)


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


@check("What one presses is at least 24 px in each direction on every kind of page, but for links within a text; the player's controls 44")
def targets(site):
    wrong = []
    for place, path in kinds(site):
        with place.context(390) as context:
            page = context.new_page()
            page.goto(place.address + path)
            has_player = page.locator("podcast-player").count() > 0
            if has_player:
                wait(page, PLAYER)
            for width in (390, 1280):
                page.set_viewport_size({"width": width, "height": 900})
                wrong += [f"/{path} at {width}: {name}" for name in page.evaluate(TOO_SMALL, "body")]
                if has_player:
                    page.locator(".more").click()
                    page.get_by_role("dialog").wait_for()
                    wrong += [f"/{path} at {width}, settings: {name}" for name in page.evaluate(TOO_SMALL, "dialog")]
                    page.keyboard.press("Escape")
    expect(not wrong, len(wrong), "are too small, for example", "; ".join(wrong[:6]))


@check("axe finds nothing against WCAG 2.2 AA on any kind of page, in the light and in the dark, with the player's settings open or not")
def axe(site):
    from axe_playwright_python.sync_playwright import Axe

    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    wrong = []
    for place, path in kinds(site):
        with place.context(390, bypass_csp=True, reduced_motion="reduce") as context:
            page = context.new_page()
            page.goto(place.address + path)
            has_settings = path in (EPISODE, EPISODE + "embed/")
            if has_settings:
                wait(page, PLAYER)
            for scheme, width in itertools.product(("light", "dark"), (390, 1280)):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 900})
                for state in ("", "settings, ")[: 2 if has_settings else 1]:
                    if state:
                        page.locator(".more").click()
                        page.get_by_role("dialog").wait_for()
                    found = Axe().run(page, options=options).response["violations"]
                    if found:
                        wrong.append(f"/{path}, {state}{scheme}, {width}: {describe(found)}")
                    page.keyboard.press("Escape")
    expect(not wrong, len(wrong), "times, for example", "\n        ".join(wrong[:4]))


def kinds(site):
    """A page of every kind, of the demo show and of a show in Arabic."""
    here = ["", "episodes/", "people/", "people/dele-adeyemi/", "tags/", "tags/rooms/", "seasons/2/", "getting-started/", "feeds/", "about/", "404.html",
            EPISODE, "episodes/先听房间/", "episodes/数到三/", EPISODE + "embed/", "episodes/先听房间/embed/"]
    # One whose transcript has no times, one that is only notes.
    here += ["episodes/the-recording-is-lost/", "episodes/letters-fifteen-seconds/"]
    arabic = []
    if site.arabic:
        arabic = ["", "people/", "tags/"] + [path for path in site.arabic.episodes() if re.search("[\u0600-\u06ff]|trailer", path)]
    return [(site, path) for path in here] + [(site.arabic, path) for path in arabic]


def describe(violations):
    return "; ".join(f"{v['id']}: {v['nodes'][0]['html'][:200]} {v['nodes'][0].get('failureSummary', '')}" for v in violations)


# What is smaller than WCAG 2.5.8 asks for, which is 24 px or as much room around its middle that no other target reaches into, or in the
# player than 2.5.5 does, which is 44. Links within a text are exempt, and bars of a score, whose width is what they say.
TOO_SMALL = """(within) => {
    const text = (node) => node.nodeType === Node.TEXT_NODE && /[\\p{L}\\p{N}]/u.test(node.data);
    const inText = (e) => e.localName === "a" && getComputedStyle(e).display === "inline" && (e.closest(".prose, .summary, dd, figcaption") || [...e.parentNode.childNodes].some(text));
    const targets = [...document.querySelectorAll(`${within} :is(a[href], button, select, input, summary, textarea)`)]
        .filter((e) => e.checkVisibility() && (within === "dialog" || !e.closest("dialog")) && !e.matches(".skip, .hidden *, svg *") && !inText(e))
        .map((e) => ({e, box: (e.closest("label.switch") ?? e).getBoundingClientRect(), least: e.closest(".bar, dialog") ? 44 : 24}))
        .map((target) => ({...target, x: (target.box.left + target.box.right) / 2, y: (target.box.top + target.box.bottom) / 2,
            isSmall: target.box.width < target.least - 0.5 || target.box.height < target.least - 0.5}));
    const isCrowded = (target) => targets.some((other) => other !== target && Math.hypot(
        ...(other.isSmall ? [target.x - other.x, target.y - other.y].map((d) => d / 2)
            : [Math.max(other.box.left - target.x, 0, target.x - other.box.right), Math.max(other.box.top - target.y, 0, target.y - other.box.bottom)])) < 11.5);
    return targets.filter((target) => target.isSmall && (target.least === 44 || isCrowded(target)))
        .map(({e, box, least}) => `${e.outerHTML.replace(/<svg.*<.svg>/, "").slice(0, 120)} ${Math.round(box.width)}x${Math.round(box.height)}, not ${least}`);
}"""
