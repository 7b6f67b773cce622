"""What one sees of a page while it arrives, which on a slow line takes its time."""

from .site import EPISODE, WIDTHS, check, expect


@check("While a page arrives, tag by tag, what one sees of it already stays where it is")
def arriving(site):
    pages = [(site, path) for path in ("", "episodes/", "people/", "people/dele-adeyemi/", EPISODE, "episodes/先听房间/", "getting-started/")]
    pages += [(place, place.episodes()[0]) for place in (site.long, site.hours) if place]
    for place, path in pages:
        for width in WIDTHS:
            with place.page(path, width) as page:
                tags, moves = page.evaluate(ARRIVING)
                expect(tags > 100, f"/{path}: too little of it to say anything:", tags)
                # A menu that ends where the line ends moves a little with each of its words.
                expect(not [move for move in moves if move[0] >= 0.01], f"/{path} at {width}:", *sorted(moves)[-3:])


# Writes the page once more, a tag at a time, and looks after each at what was there before: how many tags, and what moved by how much (as the
# browser's layout shift has it: the share of the window that it covers, times how far it goes) after which tag. Scripts are left out,
# and what comes after the first 700 tags: by then no window has room for more.
ARRIVING = """async () => {
    const html = await (await fetch(location.href)).text();
    const tags = html.replace(/<script[^>]* src=[^>]*><\\/script>/g, "").split(/(?=<)/);
    const body = tags.findIndex((tag) => tag.startsWith("<body"));
    // In a window that knows no player.
    const frame = document.createElement("iframe");
    frame.style = "position: fixed; inset: 0; inline-size: 100%; block-size: 100%; border: 0";
    document.body.append(frame);
    const arriving = frame.contentDocument;
    arriving.open();
    arriving.write(tags.slice(0, body).join(""));
    await new Promise((go) => arriving.querySelector("[rel=stylesheet]").addEventListener("load", go));
    const seen = new Map(), moves = [];
    const shown = ({ left, right, top, bottom }) =>
        Math.max(0, Math.min(innerWidth, right) - Math.max(0, left)) * Math.max(0, Math.min(innerHeight, bottom) - Math.max(0, top));
    for (const tag of tags.slice(body, 700)) {
        arriving.write(tag);
        for (const [element, was] of seen) {
            const is = element.getBoundingClientRect();
            seen.set(element, is);
            const far = Math.max(Math.abs(is.x - was.x), Math.abs(is.y - was.y)) / Math.max(innerWidth, innerHeight);
            const move = (far * Math.max(shown(was), shown(is))) / (innerWidth * innerHeight);
            if (move > 0.001) moves.push([move, `${element.localName}.${element.className} after ${tag.slice(0, 60)}`]);
        }
        for (const element of arriving.body.querySelectorAll("*")) {
            if (seen.size < 400 && !seen.has(element) && shown(element.getBoundingClientRect()) > 0) seen.set(element, element.getBoundingClientRect());
        }
    }
    return [tags.length, moves];
}"""
