"""The check of a site finds what it is there to find: each mistake is made in a sound site and must be named."""

import os
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
import check_site  # noqa: E402
import pages  # noqa: E402

EPISODE = """<!DOCTYPE html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>Tape hiss</title>
<link rel="stylesheet" href="../../assets/site.css"><link rel="canonical" href="https://show.example/pod/episodes/tape-hiss/">
<script type="module" src="../../assets/site.js"></script>
<script type="application/ld+json">{"name": "Tape hiss"}</script>
</head><body><main>
<h1>Tape hiss</h1>
<img src="cover.svg" alt="" srcset="cover.svg 1x, cover.svg 2x">
<audio controls preload="none" src="https://audio.example/1.mp3"></audio>
<p><a id="t=12" href="#t=12">0:12</a> Hello. <a href="../../">Home</a> <a href="../../people/%C3%A9va/#bio">Éva</a></p>
<p aria-labelledby="t=12"><a href="https://elsewhere.example/">elsewhere</a> <a href="mailto:a@b.example">mail</a></p>
<p><a href="transcript.vtt">as WebVTT</a></p>
</main></body></html>
"""

# The player alone has no Markdown beside it.
EMBED = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Tape hiss</title><meta name="robots" content="noindex">
<link rel="canonical" href="https://show.example/pod/episodes/tape-hiss/"></head><body><main><h1><a href="../">Tape hiss</a></h1></main></body></html>
"""

PERSON = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Éva</title></head>
<body><main><h1 id="bio">Éva</h1><p><a href="../../episodes/tape-hiss/#t=12">what she said</a></p></main></body></html>
"""

HOME = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Show</title><link rel="canonical" href="https://show.example/pod/"></head>
<body><main><h1>Show</h1><p><a href="episodes/tape-hiss/">Tape hiss</a> <a href="https://show.example/pod/people/%C3%A9va/">Éva</a></p></main></body></html>
"""

SOUND_SITE = {
    "index.html": HOME,
    "index.md": "# Show\n\n[Tape hiss](episodes/tape-hiss/)\n",
    "episodes/tape-hiss/index.html": EPISODE,
    "episodes/tape-hiss/index.md": "# Tape hiss\n\n[0:12](#t=12) [Éva](../../people/éva/#bio)\n",
    "episodes/tape-hiss/embed/index.html": EMBED,
    "episodes/tape-hiss/cover.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "episodes/tape-hiss/transcript.vtt": "WEBVTT\n\n00:00:12.000 --> 00:00:13.000\nHello.\n",
    "people/éva/index.html": PERSON,
    "people/éva/index.md": "# Éva\n",
    "404.html": HOME.replace("<h1>Show", "<h1>Nothing here").replace('"episodes/tape-hiss/"', '"/pod/episodes/tape-hiss/"'),
    "assets/site.css": "body { background: url('paper.svg') } /* url(gone.png) */ @media print { a { color: #000 } }",
    "assets/paper.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "assets/site.js": "",
    "sitemap.xml": "<urlset/>",
    "chapters.json": "{}",
    ".build-site/manifest": "not part of the site",
}

EPISODE_FILE = "episodes/tape-hiss/index.html"

# What is done to the episode's page (text, replacement), and what must be said of it.
MISTAKES_IN_A_PAGE = [
    ("<p><a href=\"transcript.vtt\">", "<p><p/><a href=\"transcript.vtt\">", "Trailing solidus"),
    ("</main>", "</div></main>", "seen too early"),
    ("Hello.", "Hello.\0", "invalid codepoint"),
    ("Hello.", "Hello. & <b", "expected"),
    ('lang="en" ', "", "no lang"),
    ("<h1>Tape hiss</h1>", "<p>Tape hiss</p>", "0 <h1>"),
    ("</h1>", "</h1><h1>Again</h1>", "2 <h1>"),
    ("main>", "div>", "0 <main>"),
    ("<title>Tape hiss", "<title> ", "<title> is empty"),
    ('alt=""', "", "<img> has no alt"),
    ("<h1>", '<h1 style="color: red">', "has a style attribute"),
    ("</head>", "<style>a { color: red }</style></head>", "style sheet inside"),
    ("<h1>", '<h1 onclick="alert(1)">', "script in onclick"),
    ("</head>", "<script>alert(1)</script></head>", "script inside the page"),
    ("</head>", '<script type="module">alert(1)</script></head>', "script inside the page"),
    ('{"name": "Tape hiss"}', '{"name": "Tape hiss}', "is not JSON"),
    ("</head>", '<base href="/"></head>', "changes where all links lead"),
    ("</head>", '<meta http-equiv="refresh" content="1; url=x"></head>', "leads away by itself"),
    ('preload="none"', 'preload="auto"', "loaded before"),
    ("<h1>", '<h1 id="t=12">', "'t=12' is there twice"),
    ("<h1>", '<h1 id="">', "id that is empty"),
    ("<h1>", '<h1 id="a b">', "white space"),
    ('aria-labelledby="t=12"', 'aria-labelledby="t=13"', "refers by aria-labelledby to 't=13'"),
    ('href="../../"', 'href="../../gone/"', "leads nowhere"),
    ('href="../../"', 'href="../../people/%C3%A9va"', "folder without a slash"),
    ('href="../../"', 'href="../../../"', "leads out of the site"),
    ('href="../../"', 'href="/episodes/tape-hiss/"', "begins with a slash"),
    ('href="../../"', 'href="https://show.example/pod/gone/"', "leads nowhere"),
    ('href="#t=12"', 'href="#t=13"', "leads to the id 't=13'"),
    ("#bio", "#gone", "leads to the id 'gone'"),
    ('href="https://elsewhere.example/"', 'href="javascript:alert(1)"', "may not have"),
    ('href="https://elsewhere.example/"', 'href="data:text/html,x"', "may not have"),
    ('href="https://elsewhere.example/"', 'href="https://[elsewhere/"', "is no address"),
    ('src="cover.svg"', 'src="gone.svg"', "leads nowhere"),
    ('src="cover.svg"', 'src="https://elsewhere.example/cover.svg"', "asks another origin"),
    ('src="cover.svg"', 'src="//elsewhere.example/cover.svg"', "asks another origin"),
    ("cover.svg 2x", "gone.svg 2x", "leads nowhere"),
    ('src="../../assets/site.js"', 'src="../../assets/gone.js"', "leads nowhere"),
    ('src="../../assets/site.js"', 'src="https://elsewhere.example/site.js"', "asks another origin"),
    ('href="../../assets/site.css"', 'href="../../assets/gone.css"', "leads nowhere"),
    ('href="../../assets/site.css"', 'href="https://fonts.example/site.css"', "asks another origin"),
    ("https://audio.example/1.mp3", "gone.mp3", "leads nowhere"),
    ('preload="none" src="https://audio.example/1.mp3">', 'preload="none"><source src="gone.mp3">', "leads nowhere"),
    ('href="transcript.vtt"', 'href="transcript.srt"', "leads nowhere"),
]

# Another file, what it then holds (None: it is gone), and what must be said.
MISTAKES_IN_OTHER_FILES = [
    ("index.md", None, "has no index.md"),
    ("episodes/tape-hiss/transcript.vtt", "1\n00:00 --> 00:01\nHello.\n", "does not begin with WEBVTT"),
    ("assets/site.css", "body { background: url(gone.svg) }", "leads nowhere"),
    ("assets/site.css", "@import 'https://fonts.example/a.css';", "asks another origin"),
    ("sitemap.xml", "<urlset>", "cannot be read"),
    ("chapters.json", "{]", "cannot be read"),
    ("people/éva/index.html", PERSON.encode("latin-1"), "not UTF-8"),
    ("404.html", SOUND_SITE["404.html"].replace("/pod/episodes/tape-hiss/", "/pod/gone/"), "leads nowhere"),
]

MISTAKES_IN_MARKDOWN = [
    ("[gone](gone/)", "leads nowhere"),
    ("[gone](#t=13)", "leads to the id 't=13'"),
    ("![gone](gone.svg)", "leads nowhere"),
    ("[bad](<javascript:alert(1)>)", "may not have"),
]


class CheckSite(unittest.TestCase):
    def errors(self, changes, **options):
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        for path, content in {**SOUND_SITE, **changes}.items():
            if content is None:
                continue
            whole = os.path.join(folder, path)
            os.makedirs(os.path.dirname(whole), exist_ok=True)
            with open(whole, "wb") as file:
                file.write(content if isinstance(content, bytes) else content.encode("utf-8"))
        return [f"{path}: {what}" for path, what in check_site.Site(folder, **options).check()]

    def test_nothing_is_said_of_a_sound_site(self):
        self.assertEqual(self.errors({}), [])

    def test_a_page_at_an_old_address_leads_to_the_new_one(self):
        moved = EPISODE.replace("</head>", '<meta http-equiv="refresh" content="0; url=../tape-hiss/"></head>')
        self.assertEqual(self.errors({"episodes/old/index.html": moved.replace("transcript.vtt", "../tape-hiss/transcript.vtt")
                                      .replace("cover.svg", "../tape-hiss/cover.svg")}), [])
        elsewhere = EPISODE.replace("</head>", '<meta http-equiv="refresh" content="0; url=https://a.example/"></head>')
        self.assertTrue([error for error in self.errors({EPISODE_FILE: elsewhere}) if "leads away" in error])

    def test_mistakes_in_a_page_are_named_with_the_page(self):
        for old, new, expected in MISTAKES_IN_A_PAGE:
            with self.subTest(new):
                self.assertIn(old, EPISODE)
                errors = self.errors({EPISODE_FILE: EPISODE.replace(old, new)})
                found = [error for error in errors if error.startswith(EPISODE_FILE) and expected.lower() in error.lower()]
                self.assertTrue(found, f"{expected!r} is not among {errors}")

    def test_mistakes_in_other_files_are_named(self):
        for path, content, expected in MISTAKES_IN_OTHER_FILES:
            with self.subTest(f"{path}: {expected}"):
                errors = self.errors({path: content})
                self.assertTrue([error for error in errors if expected in error], errors)

    @unittest.skipUnless(pages.has_cmark(), "cmark is not installed")
    def test_links_in_markdown_lead_somewhere(self):
        for markdown, expected in MISTAKES_IN_MARKDOWN:
            with self.subTest(markdown):
                errors = self.errors({"episodes/tape-hiss/index.md": f"# Tape hiss\n\n{markdown}\n"})
                self.assertTrue([error for error in errors if "index.md" in error and expected in error], errors)

    def test_pictures_of_other_origins_are_allowed_only_where_asked_for(self):
        page = EPISODE.replace('src="cover.svg"', 'src="https://elsewhere.example/cover.jpg"')
        self.assertEqual(self.errors({EPISODE_FILE: page}, remote_pictures=True), [])

    def test_a_folder_without_pages_is_no_site(self):
        self.assertEqual(self.errors({path: None for path in SOUND_SITE}), [".: no pages"])


if __name__ == "__main__":
    unittest.main()
