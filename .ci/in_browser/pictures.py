"""Smaller copies of pictures, and the image to share of each episode. Both are there where vips made them."""

import glob
import os
import urllib.parse

from .site import EPISODE, check, expect, wait


@check("A small copy of a picture comes in the place of a large one, and nothing moves; the picture of a chapter takes the cover's place")
def pictures(site):
    if not glob.glob(f"{site.folder}/people/lin-ke/*.avif"):
        print("        skipped: the site was built without vips")
        return
    for width, scale, name in ((1280, 1, "lin-ke.576.avif"), (1280, 3, "lin-ke.960.avif"), (390, 1, "lin-ke.168.avif")):
        with site.page("people/lin-ke/", width, device_scale_factor=scale) as page:
            shown = page.locator("img.portrait")
            wait(page, "document.querySelector('img.portrait').complete && document.querySelector('img.portrait').currentSrc")
            expect(shown.evaluate("i => i.currentSrc").endswith(name), width, scale, shown.evaluate("i => i.currentSrc"))
            box = shown.bounding_box()
            expect(abs(box["width"] - box["height"]) < 1 and shown.evaluate("i => i.decode().then(() => i.naturalWidth)") > 0, box)
            expect(not any("lin-ke.png" in url for url in site.requests), "the original comes, too")
            moved = page.evaluate(
                """() => new Promise((done) => { let sum = 0;
                new PerformanceObserver((list) => list.getEntries().forEach((e) => (sum += e.value))).observe({ type: "layout-shift", buffered: true });
                setTimeout(() => done(sum), 300); })""")
            expect(moved < 0.001, "layout shift", moved)
    with site.page("people/", 390) as page:
        wait(page, "document.querySelector('picture img').currentSrc.endsWith('.168.avif')")
    with site.page(EPISODE) as page:
        page.evaluate(
            """() => { const cover = document.querySelector(".masthead .cover"), picture = document.createElement("picture");
            cover.replaceWith(picture);
            picture.innerHTML = '<source type="image/avif" srcset="../../people/lin-ke/lin-ke.168.avif 168w" sizes="90px">';
            picture.append(cover); }""")
        wait(page, "document.querySelector('.masthead .cover').currentSrc.endsWith('.avif')")
        page.get_by_role("button", name="Play", exact=True).click()
        wait(page, "document.querySelector('audio').currentTime > 0.3")
        page.evaluate("document.querySelector('audio').currentTime = 40")
        wait(page, "document.querySelectorAll('.chapters li img')[1].src === document.querySelector('.masthead .cover').currentSrc")


@check("The image to share of each episode can be shown, and is as large as its page says")
def share_cards(site):
    cards = glob.glob(f"{site.folder}/episodes/*/share-card.jpg")
    if not cards:
        print("        skipped: the site was built without vips")
        return
    expect(len(cards) > 8, cards)
    with site.page("") as page:
        for card in cards:
            expect(os.path.getsize(card) < 300_000, card, os.path.getsize(card))
            path = urllib.parse.quote(os.path.relpath(card, site.folder))
            size = page.evaluate("(path) => { const image = new Image(); image.src = path; return image.decode().then(() => [image.naturalWidth, image.naturalHeight]); }", path)
            expect(size == [1200, 630], card, size)
            with open(os.path.join(os.path.dirname(card), "index.html"), encoding="utf-8") as file:
                html = file.read()
            for tag in (f'og:image" content="https://demo.example/{path}"', 'og:image:width" content="1200"', 'og:image:height" content="630"', 'summary_large_image'):
                expect(tag in html, card, tag)
