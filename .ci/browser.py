#!/usr/bin/env python3
"""Tries the pages of a built site in Chromium: the player, reading along, links to moments, keys, sharing, layout, accessibility.

    browser.py SITE [--program PROGRAM] [--long SITE] [--bilingual SITE] [--mirrored SITE] [--shots FOLDER] [--only WORD]

SITE is the demo show's; it is served on loopback under a strict Content-Security-Policy. PROGRAM is build-site, which builds the shows that
are made here. The checks are in in_browser/. Needs chromium, and from PyPI playwright,
axe-playwright-python and pypdf.

BUILD_SITE_REFRESH=1 writes down where the parts of pages stand (boxes.json) in place of comparing it.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
import traceback

from in_browser import shows
from in_browser import access, appearance, arriving, boxes, keeping, layout, moments, pictures, player, printed, reading, ruby, sharing, weight  # noqa: F401 (they add their checks)
from in_browser.site import CHECKS, EPISODE, WIDTHS, Site


def shoot(site, folder):
    """Pictures of the pages, to be looked at."""
    os.makedirs(folder, exist_ok=True)
    shown = {"home": "", "english": EPISODE, "chinese": "episodes/先听房间/", "person": "people/dele-adeyemi/", "documentation": "getting-started/"}
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            with site.context(width, color_scheme=scheme) as context:
                page = context.new_page()
                for name, path in shown.items():
                    page.goto(site.address + path)
                    page.wait_for_timeout(100)
                    page.screenshot(path=f"{folder}/{name}-{width}-{scheme}.png")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("site")
    arguments.add_argument("--program", help="build-site")
    arguments.add_argument("--long", help="a site with one episode of an hour in many cues")
    arguments.add_argument("--bilingual", help="the same with its transcript in a second language")
    arguments.add_argument("--mirrored", help="a site with an episode in Arabic")
    arguments.add_argument("--shots")
    arguments.add_argument("--only", default="", help="a part of the name of a check's function")
    arguments = arguments.parse_args()
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("chromium is not installed")
    wanted = [each for each in CHECKS if arguments.only in each[2].__name__]
    if not wanted:
        sys.exit(f"no check is called {arguments.only}")
    failed = 0
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--mute-audio"])
        site = Site(os.path.abspath(arguments.site), browser)
        for name in ("long", "bilingual", "mirrored"):
            if getattr(arguments, name):
                setattr(site, name, Site(os.path.abspath(getattr(arguments, name)), browser))
        if arguments.program:
            for name, make in (("hours", shows.two_hours), ("arabic", shows.arabic), ("japanese", shows.japanese)):
                setattr(site, name, Site(shows.built(arguments.program, make, os.path.join(folder, name)), browser))
        for what, needed, function in wanted:
            if needed and not getattr(site, needed):
                print(f"skipped {what}: there is no site for it ({needed})", flush=True)
                continue
            start = time.monotonic()
            try:
                function(site)
                print(f"ok      {what} ({time.monotonic() - start:.1f} s)", flush=True)
            except Exception as error:
                failed += 1
                print(f"FAILED  {what}\n        {error}", flush=True)
                print("        " + traceback.format_tb(error.__traceback__)[1].strip().replace("\n", "\n        "), flush=True)
        if arguments.shots:
            shoot(site, arguments.shots)
        browser.close()
    print(f"{failed} of {len(wanted)} checks failed" if failed else f"in the browser: {len(wanted)} checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
