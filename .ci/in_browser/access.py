"""Without a script, with the keyboard only, with a screen reader."""

import os
import re
import urllib.parse

from .site import EPISODE, PLAYER, audio, check, expect, wait


@check("Without a script the browser's own controls are there, and every link to a moment leads to a place on the page")
def no_script(site):
    for path in site.episodes() + [path + "embed/" for path in site.episodes() if os.path.exists(f"{site.folder}/{path}embed")]:
        with site.page(path, java_script_enabled=False) as page:
            html = page.content()
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
                        page.evaluate("document.querySelector('podcast-player').settings.showModal()")
                        found = Axe().run(page, options=options).response["violations"]
                        expect(not found, f"settings, {scheme}, {width}:", describe(found))
                        page.keyboard.press("Escape")
                    found = Axe().run(page, options=options).response["violations"]
                    expect(not found, f"/{path}, {scheme}, {width}:", describe(found))


def describe(violations):
    return "; ".join(f"{v['id']}: {v['nodes'][0]['html'][:200]} {v['nodes'][0].get('failureSummary', '')}" for v in violations)
