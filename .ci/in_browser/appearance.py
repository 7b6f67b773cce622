"""What can be told apart, by those who see no colours, choose their own, or have a browser that cannot mark words."""

from .keeping import go, open_settings
from .site import EPISODE, PLAYER, check, expect, press_play, wait


@check("In a browser that cannot mark words the paragraph that is said is marked, and it alone")
def without_highlights(site):
    with site.context() as context:
        page = context.new_page()
        page.add_init_script("delete CSS.highlights; delete self.Highlight")
        page.goto(site.address + EPISODE)
        wait(page, PLAYER)
        expect(page.evaluate("!('highlights' in CSS)"))
        go(page, "0:40")
        press_play(page)
        wait(page, f"{MARKED}.length", "no paragraph is marked")
        for moment, words in ((40, "Two reasons"), (64, "It helps"), (1, "Before we say a word")):
            page.evaluate(f"document.querySelector('audio').currentTime = {moment}")
            wait(page, f"{MARKED}.length === 1 && {MARKED}[0].textContent.includes('{words}')", f"at {moment} not marked: {words}")


@check("What is said can be told from the rest where one has chosen one's own colours or more contrast, and nothing else has a box around it")
def chosen_colours(site):
    for scheme in ("light", "dark"):
        with site.context(color_scheme=scheme, reduced_motion="reduce") as context:
            page = context.new_page()
            page.goto(site.address + EPISODE)
            wait(page, PLAYER)
            press_play(page)
            go(page, "0:10")
            page.get_by_role("button", name="Pause").click()
            page.mouse.move(0, 0)
            lines = page.locator(".transcript .line")
            said = (("0:33", "Then why not four"), ("0:47", "And the second reason"))
            for media in ({"forced_colors": "active"}, {"forced_colors": "none", "contrast": "more"}, {"contrast": "no-preference"}):
                page.emulate_media(**media)
                lines.filter(has_text="And the second reason").scroll_into_view_if_needed()
                place = page.evaluate("scrollY")
                pictures = []
                for moment, words in said:
                    go(page, moment)
                    wait(page, f"document.querySelector('.line.now')?.textContent.includes('{words}')", f"not marked: {words}")
                    page.evaluate("document.activeElement.blur()")
                    page.evaluate(f"scrollTo(0, {place})")
                    pictures.append([page.screenshot(clip=lines.filter(has_text=words).locator(".speech").bounding_box()) for _, words in said])
                expect(pictures[0][0] != pictures[1][0] and pictures[0][1] != pictures[1][1], scheme, media, "what is said looks like the rest")
                boxed = page.evaluate(BOXED)
                expect(not boxed, scheme, media, "boxes around what nobody says:", boxed[:2])


@check("Where one has chosen one's own colours, Play is a circle, the seek bar and the volume show where they stand, and the chapter that is heard is marked")
def controls_in_chosen_colours(site):
    for scheme in ("light", "dark"):
        with site.context(color_scheme=scheme, forced_colors="active", reduced_motion="reduce") as context:
            page = context.new_page()
            page.goto(site.address + EPISODE)
            wait(page, PLAYER)
            grounds = page.evaluate("['.play', 'body'].map((name) => getComputedStyle(document.querySelector(name)).backgroundColor)")
            expect(grounds[0] != grounds[1], scheme, "Play has no circle:", grounds)
            expect(differs(page, ".track", "document.querySelector('.track input').style.visibility = 'hidden'"), scheme, "the seek bar shows no place")
            press_play(page)
            go(page, "0:40")
            wait(page, "document.querySelector('.chapter-index [aria-current]')?.textContent.includes('Why not closer')")
            looks = page.evaluate(LOOKS, ".chapter-index a")
            expect(looks[0] == looks[2] and looks[1] != looks[0], scheme, looks)
            volume = open_settings(page).get_by_label("Volume")
            expect(differs(page, "[data-part=volume]", "document.querySelector('[data-part=volume]').value = 0.2"), scheme, "the volume shows no place")
            volume.fill("0")
            expect(differs(page, "[data-part=volume]", "document.querySelector('[data-part=volume]').style.visibility = 'hidden'", right_half=True), scheme, "the volume has no line")


@check("Nothing is told by its colour alone: links among words are underlined, and the chapter that is heard or read has more than another colour")
def more_than_colour(site):
    with site.context(reduced_motion="reduce") as context:
        page = context.new_page()
        for path in ("", EPISODE, "episodes/先听房间/", "people/dele-adeyemi/", "getting-started/", "about/", "tags/rooms/", "episodes/the-recording-is-lost/", "404.html"):
            page.goto(site.address + path)
            plain = page.evaluate(PLAIN_LINKS)
            expect(not plain, f"/{path}: links that only their colour tells:", plain[:3])
        page.goto(site.address + EPISODE)
        wait(page, PLAYER)
        page.locator(".passage h3").nth(1).evaluate("(e) => e.scrollIntoView({ behavior: 'instant' })")
        wait(page, "document.querySelector('.chapter-index [aria-current]')?.textContent.includes('Why not closer')")
        looks = page.evaluate(LOOKS, ".chapter-index a")
        expect(len(looks) == 3 and looks[0] == looks[2] and looks[1] != looks[0], "the chapter that one reads:", looks)
        press_play(page)
        go(page, "0:40")
        wait(page, "document.querySelector('.chapter-index [aria-current]')?.textContent.includes('Why not closer')")
        looks = page.evaluate(LOOKS, ".chapter-index a")
        expect(len(looks) == 3 and looks[0] == looks[2] and looks[1] != looks[0], looks)


def differs(page, selector, change, right_half=False):
    """Whether a part of the page looks otherwise after a change of it."""
    box = page.locator(selector).bounding_box()
    if right_half:
        box = {**box, "x": box["x"] + box["width"] / 2, "width": box["width"] / 2}
    before = page.screenshot(clip=box)
    page.evaluate(change)
    return page.screenshot(clip=box) != before


# The paragraphs that stand on another ground than the page's.
MARKED = """[...document.querySelectorAll(".transcript .line")].filter((line) =>
    [line, line.querySelector(".speech")].some((e) => getComputedStyle(e).backgroundColor !== "rgba(0, 0, 0, 0)"))"""
BOXED = """[...document.querySelectorAll(".transcript .line:not(.now), .transcript .line:not(.now) *")].filter((e) => {
    const style = getComputedStyle(e);
    const seen = (colour) => !/(, |\\/ )0\\)$/.test(colour);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && (seen(style.outlineColor) || matchMedia("(forced-colors: active)").matches))
        || ["Top", "Bottom", "Left", "Right"].every((side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none");
}).map((e) => e.outerHTML.slice(0, 100))"""
# Links among words that are not links, that have neither a line nor another weight or slant.
PLAIN_LINKS = """(() => {
    const shown = (text) => text.data.trim() && !text.parentElement.closest("a, button, [hidden], .hidden, svg, script, style, template");
    return [...document.querySelectorAll("main a[href]")].filter((a) => a.checkVisibility({contentVisibilityAuto: false}) && a.textContent.trim()).filter((a) => {
        const block = a.closest("p, li, dd, dt, td, th, h1, h2, h3, h4, figcaption");
        if (!block || getComputedStyle(a).display !== "inline") return false;
        const isAmongWords = [...a.parentNode.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\\p{L}/u.test(node.data));
        const own = getComputedStyle(a), around = getComputedStyle(a.parentNode);
        const lined = [a, ...a.querySelectorAll("*")].some((e) => { const s = getComputedStyle(e); return s.textDecorationLine.includes("underline") || parseFloat(s.borderBottomWidth) > 0 && s.borderBottomStyle !== "none"; });
        return isAmongWords && !lined && own.fontWeight === around.fontWeight && own.fontStyle === around.fontStyle;
    }).map((a) => a.outerHTML.slice(0, 200));
})()"""
# How links look, but for their colour.
LOOKS = """(selector) => [...document.querySelectorAll(selector)].map((a) => [a, ...a.querySelectorAll("*")].flatMap((e) => [null, "::before", "::after"].map((part) => {
    const s = getComputedStyle(e, part);
    return [s.fontWeight, s.fontStyle, s.textDecorationLine, s.textDecorationThickness, s.borderInlineStartWidth, s.borderBottomWidth, s.outlineStyle, s.boxShadow, s.content.replace(/\\d/g, ""),
            /^0/.test(s.backgroundSize) ? "none" : s.backgroundImage, s.listStyleType, part && s.content !== "none" ? s.width : ""].join("|");
})).join(" "))"""
