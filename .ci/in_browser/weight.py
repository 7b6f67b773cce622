"""How heavy and how busy pages are."""

import glob
import gzip
import os
import statistics
import time

from .site import EPISODE, PLAYER, check, expect, time_of, wait


@check("A page with two hours of speech is light, does not shift, and keeps the browser busy for no longer than 50 ms at a quarter of the speed", needs="hours")
def weight(site):
    for place in filter(None, (site.hours, site.long)):
        path = place.episodes()[0]
        with open(f"{place.folder}/{path}index.html", "rb") as file:
            compressed = len(gzip.compress(file.read(), 9))
        for width in (390, 1280):
            with place.page(path, width) as page:
                slow(page)
                page.add_init_script(OBSERVED)
                # Whatever else the machine does only adds to it: the best of three counts.
                for _ in range(3):
                    page.reload()
                    wait(page, PLAYER)
                    # What is laid out late belongs to it, too.
                    page.wait_for_timeout(600)
                    found = page.evaluate("found")
                    if found["blocking"] < 50:
                        break
                words = page.evaluate("document.querySelector('.transcript').textContent.split(/\\s+/).length")
                elements = page.evaluate("document.querySelectorAll('*').length")
                print(f"        {words} words at {width}: {compressed} bytes compressed, {elements} elements, {found['blocking']:.0f} ms blocked, shift {found['shift']:.3f}")
                expect(compressed <= 60_000, compressed, "bytes")
                expect(elements <= 3000, elements, "elements")
                expect(found["shift"] < 0.01, found)
                expect(found["blocking"] < 50, found)


@check("While two hours are read along with, at a quarter of the speed, nothing keeps the browser busy for 50 ms, and a step takes less than 4 ms", needs="hours")
def following(site):
    for width in (390, 1280):
        # Whatever else the machine does only adds to it: the best of three counts.
        expect(any(not too_busy(site, width) for _ in range(3)), f"at {width} it was too busy each time")


def too_busy(site, width):
    """Whether reading along for a while keeps the browser busy for too long."""
    with site.hours.context(width) as context:
        page = context.new_page()
        page.add_init_script(OBSERVED + TIMED)
        page.goto(site.hours.address + site.hours.episodes()[0])
        wait(page, PLAYER)
        slow(page)
        page.get_by_label("Speed").select_option(label="3 ×")
        page.locator(".transcript .line .time", has_text="14:5").first.click()
        wait(page, f"{time_of} > 898")
        # The first second of Play is over. From sentence to sentence, and into the next chapter.
        page.evaluate("found.long = []; found.steps = []")
        wait(page, f"{time_of} > 913")
        found = page.evaluate("found")
    steps = sorted(found["steps"])
    print(f"        at {width}: {len(steps)} steps, median {statistics.median(steps):.1f} ms, longest {steps[-1]:.1f} ms, tasks over 50 ms: {[round(task) for task in found['long']]}")
    expect(len(steps) >= 15, "too few steps to say anything:", len(steps))
    return statistics.median(steps) >= 4 or bool(found["long"])


@check("A page is painted before any script of it is there")
def first_paint(site):
    for path in ("", EPISODE, EPISODE + "embed/", "people/dele-adeyemi/"):
        with site.context() as context:
            page = context.new_page()
            held = []
            page.route("**/*.js", lambda route: held.append(route))
            page.goto(site.address + path, wait_until="commit")
            wait(page, "performance.getEntriesByName('first-contentful-paint').length", f"/{path} waits for its scripts")
            expect(held, "no script was held back")
            for route in held:
                route.continue_()
            page.unroute("**/*.js")


@check("The scripts that come with an episode's page are at most 8 KiB compressed, all scripts together 20 KiB")
def scripts(site):
    bodies = {os.path.basename(file): open(file, "rb").read() for file in glob.glob(f"{site.folder}/assets/*.js")}
    sizes = {name: len(gzip.compress(body, 9)) for name, body in bodies.items()}
    with site.page(EPISODE) as page:
        page.wait_for_load_state("networkidle")
        loaded = sorted({os.path.basename(url) for url in site.requests if url.endswith(".js")})
    core, everything = sum(sizes[name] for name in loaded), sum(sizes.values())
    print(f"        with the page: {', '.join(name.split('.')[0] for name in loaded)}: {core} bytes; all: {everything} bytes")
    expect(loaded and core <= 8 * 1024, core, "bytes with the page:", {name: sizes[name] for name in loaded})
    expect(everything <= 20 * 1024, everything, "bytes in all:", sizes)


def slow(page):
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})


# Notes what keeps the browser busy, and what moves by itself.
OBSERVED = """self.found = {blocking: 0, shift: 0, long: [], steps: []};
    new PerformanceObserver((list) => list.getEntries().forEach((e) => { found.blocking += Math.max(0, e.duration - 50); found.long.push(e.duration); })).observe({type: "longtask", buffered: true});
    new PerformanceObserver((list) => list.getEntries().forEach((e) => { if (!e.hadRecentInput) found.shift += e.value; })).observe({type: "layout-shift", buffered: true});"""
# Notes how long the page takes for each report of the sound's time.
TIMED = """const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (name, listener, options) {
        if (name !== "timeupdate" || typeof listener !== "function") return add.call(this, name, listener, options);
        return add.call(this, name, function (event) {
            const start = performance.now();
            try { return listener.call(this, event); } finally { found.steps.push(performance.now() - start); }
        }, options);
    };"""


@check("The same in two languages is light, too", needs="bilingual")
def weight_of_two_languages(site):
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
