"""Where things stand, at every width, in both directions and on paper."""

from .site import EPISODE, KEYS, WIDTHS, check, expect, wait


@check("No page is wider than its window, in no language, at no width")
def widths(site):
    with site.context() as context:
        page = context.new_page()
        for path in site.pages():
            page.goto(site.address + path)
            for width in (320, *WIDTHS):
                page.set_viewport_size({"width": width, "height": 900})
                wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                expect(wide <= 0, f"/{path} at {width}: {wide} px too wide")


@check("Everything of the player is within the window, on the smallest telephone, with letters twice as large, in an episode of hours")
def player_fits(site):
    for place, path in ((site, EPISODE), *([(site.long, site.long.pages()[2])] if site.long else [])):
        for width, size in ((320, ""), (360, ""), (390, ""), (390, "225%"), (768, "225%")):
            with place.page(path, width) as page:
                page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
                page.evaluate("document.querySelector('podcast-player').go(5000)")
                outside = page.evaluate(
                    """[...document.querySelectorAll(".player, .player *")].filter((e) => e.checkVisibility() && !e.closest("svg, .hidden"))
                    .map((e) => [e.className || e.dataset.part || e.localName, e.getBoundingClientRect()])
                    .filter(([, b]) => b.left < 0 || b.right > innerWidth || b.bottom > innerHeight).map(([n, b]) => `${n} ${b.left}-${b.right}`)""")
                expect(not outside, path, width, size, outside)
                hidden = page.evaluate(
                    """[...document.querySelectorAll(".bar :is(button, select, [data-part=total])")].filter((e) => e.checkVisibility()).map((e) => [e, e.getBoundingClientRect()])
                    .filter(([e, b], index, all) => all.some(([o, c]) => e !== o && b.left < c.right - 1 && c.left < b.right - 1 && b.top < c.bottom - 1 && c.top < b.bottom - 1)).map(([e]) => e.className)""")
                expect(not hidden, path, width, size, "overlapping:", hidden)
                if not size:
                    page.locator(".more").click()
                    page.get_by_role("dialog").wait_for()
                    heights = page.locator(".shortcuts dt").evaluate_all("(all) => all.map((e) => e.offsetHeight)")
                    expect(len(set(heights)) == 1, path, width, "keys stand below each other:", heights)


@check("In a low window the player stays in reach where it is one row, leaves most of the window to what one reads, and never hides what has the focus")
def low_windows(site):
    # A telephone held sideways, a desktop's window at twice its size; one that is narrow, too, and one that is lower than that.
    for width, height, is_in_reach in ((844, 390, True), (640, 450, True), (390, 400, False), (640, 250, False)):
        with site.page(EPISODE, width) as page:
            page.set_viewport_size({"width": width, "height": height})
            page.locator(".transcript .line").nth(8).evaluate("(e) => e.scrollIntoView({ behavior: 'instant' })")
            wait(page, "scrollY > 500")
            top = page.locator(".player").bounding_box()["y"]
            expect(page.locator(".play").evaluate("(e) => { const b = e.getBoundingClientRect(); return b.top > 0 && b.bottom <= innerHeight; }") == is_in_reach, width, height)
            expect(not is_in_reach or top >= 0.65 * height, width, height, "what one reads has", top)
            for number in (1, 5, 9, 12):
                link = page.locator(".transcript .line .time").nth(number)
                link.focus()
                box = link.bounding_box()
                expect(box["y"] >= 0 and box["y"] + box["height"] <= (top if is_in_reach else height), width, height, "the focus is hidden:", box, top)


@check("The list of chapters beside the text ends above the player, however many there are", needs="long")
def chapters_beside(site):
    for place in filter(None, (site.long, site.hours)):
        with place.page(place.episodes()[0]) as page:
            page.set_viewport_size({"width": 1280, "height": 500})
            page.locator(".transcript").evaluate("(e) => e.scrollIntoView({ behavior: 'instant' })")
            wait(page, "scrollY > 500")
            list_, player = (page.locator(name).bounding_box() for name in (".columns > .chapter-index", ".player"))
            expect(list_["height"] > 300, "too few chapters to say anything:", list_)
            expect(list_["y"] >= 0 and list_["y"] + list_["height"] <= player["y"], list_, player)


@check("What has the focus in a list beside the text or above it is seen whole")
def focus_rings(site):
    for width in (390, 1280):
        for path in (EPISODE, "content-format/", "episodes/先听房间/"):
            with site.page(path, width) as page:
                cut = page.evaluate(
                    """[...document.querySelectorAll(":is(.contents, .chapter-index, .site-nav) a")].filter((a) => a.checkVisibility()).filter((a) => {
                        a.focus();
                        const style = getComputedStyle(a), out = Math.max(0, parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth));
                        const box = a.getBoundingClientRect();
                        for (let e = a.parentElement; e; e = e.parentElement) {
                            if (!/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflow) || e === document.body || e === document.documentElement) continue;
                            const frame = e.getBoundingClientRect();
                            if (box.left - out < frame.left - 2 || box.top - out < frame.top - 1 || box.right + out > frame.right + 2 || box.bottom + out > frame.bottom + 1) return true;
                        }
                        return false;
                    }).map((a) => a.textContent)""")
                expect(not cut, path, width, cut)


@check("Chapters are listed once beside the text, and what they say stands at the top of it")
def chapters_once(site):
    for path in (EPISODE, "episodes/six-rooms/"):
        with site.page(path) as page:
            lists = page.evaluate(
                """[...document.querySelectorAll(".chapter-index, .chapters, .parts")].filter((e) => e.checkVisibility()).map((e) => [e.className, e.getBoundingClientRect()])
                .map(([name, b]) => [name, b.left, b.top, b.right])""")
            index = next(box for box in lists if "chapter-index" in box[0])
            others = [box for box in lists if "chapter-index" not in box[0]]
            expect(all(index[3] < box[1] for box in others), path, lists)
            expect(abs(index[2] - min(box[2] for box in others)) < 2, path, "the list begins where the text does:", lists)


@check("On paper nothing has a colour, no control is left, and the address says where it is from")
def paper(site):
    with site.page(EPISODE) as page:
        page.locator(".passage h3").nth(1).scroll_into_view_if_needed()
        wait(page, "document.querySelector('main [aria-current]')")
        page.emulate_media(media="print")
        coloured = page.evaluate(
            """[...document.querySelectorAll("main *, .site-footer *, .site-header *")].filter((e) => e.checkVisibility()).flatMap((e) => [e, getComputedStyle(e)]
                && ["color", "stroke", "borderTopColor", "backgroundColor"].map((name) => [e, name, getComputedStyle(e)[name]]))
            .filter(([e, name, value]) => { const parts = /^oklch\\(([^)]*)\\)/.exec(value); return parts && Number(parts[1].split(" ")[1]) > 0; }).map(([e, name, value]) => `${e.className} ${name} ${value}`).slice(0, 5)""")
        expect(not coloured, coloured)
        expect(not page.locator(".tools").is_visible() and not page.locator(".player").is_visible() and not page.locator(".site-nav").is_visible())
        expect(page.locator(".site-footer .address").is_visible())
        expect(page.locator(".site-footer .address").text_content().startswith("https://"))
    with site.page("episodes/数到三/") as page:
        choice = page.locator(".reading")
        choice.wait_for()
        page.emulate_media(media="print")
        expect(not choice.is_visible(), "the choice of languages is printed")


@check("Pages fade into each other, but not for those who want nothing to move")
def transitions(site):
    for motion in ("no-preference", "reduce"):
        with site.context(reduced_motion=motion) as context:
            page = context.new_page()
            page.add_init_script("addEventListener('pagereveal', (event) => (self.fades = Boolean(event.viewTransition)))")
            page.goto(site.address)
            page.locator(".site-nav a").first.click()
            page.wait_for_url("**/episodes/")
            wait(page, "self.fades !== undefined")
            expect(page.evaluate("fades") == (motion == "no-preference"), motion)


@check("A page in Arabic is mirrored wholly: its header, columns, score, seek bar and the buttons that skip; but not the sign of Play", needs="mirrored")
def right_to_left(site):
    path = next(path for path in site.mirrored.episodes() if path[len("episodes/")] >= "\u0600" and path[len("episodes/")] <= "\u06ff")
    left = lambda page, selector, number=0: page.locator(selector).nth(number).bounding_box()["x"]
    for width in WIDTHS:
        with site.mirrored.page(path, width) as page:
            expect(page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width)
            expect(left(page, ".site-name") > width / 2, "the show's name stands on the left")
            if width >= 768:
                expect(left(page, ".site-name") > left(page, ".site-nav"))
                expect(left(page, ".line.turn .speaker") > left(page, ".line.turn .time") > left(page, ".line.turn .speech"), "the transcript's columns")
                expect(left(page, ".masthead h1") > left(page, ".masthead .cover"))
            if width >= 1280:
                expect(left(page, ".chapter-index", 0) > left(page, ".parts"), "the chapters stand on the left")
            expect(left(page, ".score th") > left(page, ".score .lane") > left(page, ".score .share"))
            flips = "(e) => getComputedStyle(e).transform.startsWith('matrix(-1')"
            expect(page.locator(".score .lane svg").first.evaluate(flips) and page.locator(".track svg").evaluate(flips), "the score runs the wrong way")
            expect([page.locator(".buttons svg").nth(number).evaluate(flips) for number in range(3)] == [True, False, True], "which buttons are mirrored")
            expect(left(page, "[data-by='-15']") > left(page, ".play") > left(page, "[data-by='30']"), "back is on the left, where the bar goes on")
            expect(left(page, "[data-by='-15'] svg") > left(page, "[data-by='-15'] span") and left(page, "[data-by='30'] svg") < left(page, "[data-by='30'] span"))
            bar = page.locator(".track input").bounding_box()
            page.mouse.click(bar["x"] + bar["width"] * 0.75, bar["y"] + bar["height"] / 2)
            time_of = "document.querySelector('podcast-player').time"
            expect(abs(page.evaluate(time_of) - 25) < 2, "a quarter from the right is", page.evaluate(time_of))
            page.locator(".track input").focus()
            page.evaluate(KEYS)
            page.keyboard.press("ArrowLeft")
            expect(abs(page.evaluate(time_of) - 30) < 2, "left is on", page.evaluate(time_of))
            page.locator(".skip").first.focus()
            expect(left(page, ".skip") > width / 2, "the way past the header stands on the left")
