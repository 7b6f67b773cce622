"""Where the parts of pages stand: left edges and widths, which no font changes (what is as wide as its words is left out), compared with what was looked at and found good."""

import json
import os

from .site import EPISODE, WIDTHS, check, expect

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "boxes.json")
# Edges and widths are whole steps of this many pixels; a machine's fonts may move them by one.
STEP = 4
PARTS = {
    "header": ".site-header", "footer": ".site-footer", "main": "main", "masthead": ".masthead", "cover": ".masthead .cover, .latest .cover", "title": "main h1",
    "score": ".score", "player": ".player", "chapter index": ".chapter-index", "parts": ".parts", "chapters": ".chapters",
    "transcript": ".transcript", "heading": ".passage h3", "paragraph": ".transcript .line", "speech": ".line .speech", "notes": ".prose",
    "latest": ".latest", "rows": ".rows", "row": ".rows > li", "person": ".person, .people li",
}


@check("The parts of pages stand where they stood, at every width (BUILD_SITE_REFRESH=1 writes down where)")
def boxes(site):
    pages = {"home": (site, ""), "english": (site, EPISODE), "chinese": (site, "episodes/先听房间/"), "person": (site, "people/dele-adeyemi/")}
    if site.mirrored:
        pages["arabic"] = (site.mirrored, next(path for path in site.mirrored.episodes() if "\u0600" <= path[len("episodes/")] <= "\u06ff"))
    found = {}
    for name, (place, path) in pages.items():
        with place.page(path, WIDTHS[0]) as page:
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                found[f"{name} {width}"] = page.evaluate(
                    """([parts, step]) => Object.fromEntries(Object.entries(parts).map(([name, selector]) => [name, [...document.querySelectorAll(selector)].find((e) => e.checkVisibility() && e.offsetWidth > 1 && getComputedStyle(e).display !== 'inline')])
                    .filter(([, e]) => e).map(([name, e]) => [name, e.getBoundingClientRect()]).map(([name, b]) => [name, [b.left, b.width].map((n) => Math.round(n / step) * step)]))""",
                    [PARTS, STEP])
    if os.environ.get("BUILD_SITE_REFRESH") == "1":
        with open(FILE, "w", encoding="utf-8") as file:
            file.write("{\n" + ",\n".join(f"  {json.dumps(name)}: {json.dumps(parts)}" for name, parts in found.items()) + "\n}\n")
        return
    with open(FILE, encoding="utf-8") as file:
        kept = json.load(file)
    wrong = []
    for name, parts in found.items():
        for part in sorted(parts.keys() | kept.get(name, {}).keys()):
            before, now = kept.get(name, {}).get(part), parts.get(part)
            if before is None or now is None or any(abs(one - other) > STEP for one, other in zip(before, now)):
                wrong.append(f"{name}, {part}: {before} is now {now}")
    expect(not wrong, "; ".join(wrong[:8]))
