#!/usr/bin/env python3
"""Checks that a built site holds together: every page, link, anchor and asset.

    check_site.py SITE [--remote-pictures]

Each page is read with an HTML5 parser. What it finds is printed as `file: what`; the exit status is 1 if there is anything.
--remote-pictures allows pictures of other origins, which authors may show in their notes.
"""

import argparse
import collections
import json
import multiprocessing
import os
import re
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree

import pages

# What a browser asks for by itself, as element and attribute. Links that wait for a click are not in here.
REQUESTS = {
    ("img", "src"), ("img", "srcset"), ("source", "src"), ("source", "srcset"), ("script", "src"), ("audio", "src"), ("video", "src"),
    ("video", "poster"), ("track", "src"), ("iframe", "src"), ("embed", "src"), ("object", "data"), ("input", "src"), ("image", "href"),
    ("use", "href"), ("frame", "src"),
}
LINKS = {("a", "href"), ("area", "href"), ("blockquote", "cite"), ("q", "cite"), ("form", "action")}
# The relations of <link> for which a browser asks at once.
REQUESTING_RELATIONS = {
    "stylesheet", "icon", "apple-touch-icon", "mask-icon", "preload", "modulepreload", "prefetch", "manifest", "preconnect", "dns-prefetch",
}
REFERENCES = {"for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "aria-owns", "headers", "list"}
SCHEMES = {"http", "https", "mailto", "tel"}
# What a page at an old address says: at once, and to another page of this site. The link in its body is the same, and is checked as all are.
MOVED = re.compile(r"0; url=(?!//)[^:?#]*")
DATA_SCRIPTS = {"application/ld+json", "application/json"}

Reference = collections.namedtuple("Reference", "element attribute address is_request is_sound")
Page = collections.namedtuple("Page", "path ids references canonical errors")


def read_page(task):
    """All that one page says, for other pages to be checked against."""
    site, path = task
    errors, ids, references, canonical = [], set(), [], None
    with open(os.path.join(site, path), "rb") as file:
        source = file.read()
    try:
        html = source.decode("utf-8")
    except UnicodeDecodeError as error:
        return Page(path, ids, references, None, [f"not UTF-8: {error}"])
    root, mistakes = pages.parse(html)
    errors += [f"{line}:{column}: {what}" for line, column, what in mistakes]

    parents = {child: parent for parent in root.iter() for child in parent}
    tags = collections.Counter()
    for element in pages.elements(root):
        tags[element.tag] += 1
        where = f"<{element.tag}>"
        for name, value in element.attrib.items():
            name = name if isinstance(name, str) else name[-1]
            name = name.rsplit("}", 1)[-1]
            if name == "style":
                errors.append(f"{where} has a style attribute")
            elif name.startswith("on"):
                errors.append(f"{where} has a script in {name}")
            elif name == "id":
                if not value or re.search(r"\s", value):
                    errors.append(f"{where} has an id that is empty or has white space: {value!r}")
                elif value in ids:
                    errors.append(f"the id {value!r} is there twice")
                ids.add(value)
            is_request = (element.tag, name) in REQUESTS
            if element.tag == "link" and name == "href":
                relations = set(element.get("rel", "").lower().split())
                is_request = bool(relations & REQUESTING_RELATIONS)
                if "canonical" in relations:
                    canonical = value
            elif not is_request and (element.tag, name) not in LINKS:
                continue
            parent = parents.get(element)
            is_sound = element.tag == "audio" or (element.tag == "source" and parent is not None and parent.tag == "audio")
            addresses = [part.split()[0] for part in value.split(",") if part.strip()] if name == "srcset" else [value]
            references += [Reference(element.tag, name, address, is_request, is_sound) for address in addresses]
        errors += [f"{where} {what}" for what in complaints(element)]

    for element in pages.elements(root):
        for name in REFERENCES & set(element.attrib):
            for target in element.get(name).split():
                if target not in ids:
                    errors.append(f"<{element.tag}> refers by {name} to {target!r}, which is not on the page")

    html_element = root if root.tag == "html" else root.find("html")
    if html_element is None or not html_element.get("lang"):
        errors.append("<html> has no lang")
    if tags["h1"] != 1:
        errors.append(f"{tags['h1']} <h1>, and not one")
    if tags["main"] != 1:
        errors.append(f"{tags['main']} <main>, and not one")
    return Page(path, ids, references, canonical, errors)


def complaints(element):
    """What is wrong with an element by itself."""
    if element.tag == "img" and element.get("alt") is None:
        yield "has no alt"
    if element.tag == "title" and not "".join(element.itertext()).strip():
        yield "is empty"
    if element.tag == "base":
        yield "changes where all links lead"
    if element.tag == "style":
        yield "is a style sheet inside the page"
    if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh" and not MOVED.fullmatch(element.get("content", "")):
        yield "leads away by itself"
    if element.tag == "audio" and element.get("preload") != "none":
        yield "is loaded before anyone plays it"
    if element.tag == "script" and element.get("src") is None:
        if element.get("type", "").lower() not in DATA_SCRIPTS:
            yield "is a script inside the page"
        else:
            try:
                json.loads("".join(element.itertext()))
            except ValueError as error:
                yield f"is not JSON: {error}"


class Site:
    def __init__(self, folder, remote_pictures=False):
        self.folder = folder
        self.remote_pictures = remote_pictures
        self.files = pages.files(folder)
        self.known = set(self.files)
        self.folders = {"/".join(path.split("/")[:depth]) for path in self.files for depth in range(path.count("/") + 1)}
        self.pages = {}
        self.address = None
        self.links = 0
        self.errors = []

    def check(self):
        """All that is wrong, as (file, what)."""
        tasks = [(self.folder, path) for path in self.files if path.endswith(".html")]
        if not tasks:
            return [(".", "no pages")]
        if len(tasks) < 10:
            read = [read_page(task) for task in tasks]
        else:
            with multiprocessing.Pool() as pool:
                read = pool.map(read_page, tasks, chunksize=4)
        self.pages = {page.path: page for page in read}
        home = self.pages.get("index.html")
        self.address = home.canonical if home else None
        for page in read:
            self.errors += [(page.path, what) for what in page.errors]
            for reference in page.references:
                self.check_reference(page.path, reference)
        for path in self.files:
            self.check_file(path)
        return self.errors

    def check_reference(self, path, reference):
        self.links += 1
        what = f"<{reference.element} {reference.attribute}={reference.address!r}>"
        problem = self.problem_of(path, reference)
        if problem:
            self.errors.append((path, f"{what} {problem}"))

    def problem_of(self, path, reference):
        """What is wrong with a reference of the file at `path`; None if it leads somewhere."""
        address = self.made_internal(path, reference.address.strip())
        try:
            parts = urllib.parse.urlsplit(address)
        except ValueError as error:
            return f"is no address: {error}"
        if parts.scheme or parts.netloc:
            if (parts.scheme or "https") not in SCHEMES:
                return "is an address that the site may not have"
            is_allowed = reference.is_sound or (reference.element == "img" and self.remote_pictures)
            return "asks another origin" if reference.is_request and not is_allowed else None
        if parts.path.startswith("/"):
            return "begins with a slash, so it breaks where the site is below a path"
        target = self.target(path, parts.path)
        if target is None:
            return "leads out of the site"
        if target not in self.known:
            return "leads to a folder without a slash at its end" if target in self.folders else "leads nowhere"
        fragment = urllib.parse.unquote(parts.fragment)
        if fragment and target in self.pages and fragment not in self.pages[target].ids:
            return f"leads to the id {fragment!r}, which is not there"
        return None

    def made_internal(self, path, address):
        """An address of the site's own origin as one relative to the page; others as they are."""
        if not self.address:
            return address
        base = self.address.rstrip("/") + "/"
        above = "../" * path.count("/")
        if address.startswith(base):
            return (above + address[len(base):]) or "./"
        # A page for "not found" is shown at any address, so its links cannot be relative.
        base_path = urllib.parse.urlsplit(base).path
        if path == "404.html" and address.startswith(base_path) and not address.startswith("//"):
            return address[len(base_path):] or "./"
        return address

    def target(self, path, relative):
        """The file of the site that a relative path leads to from the file at `path`; None where it leaves the site."""
        if not relative:
            return path
        parts = path.split("/")[:-1]
        for part in urllib.parse.unquote(relative, errors="strict").split("/"):
            if part == "..":
                if not parts:
                    return None
                parts.pop()
            elif part not in (".", ""):
                parts.append(part)
        if relative.endswith("/") or relative.split("/")[-1] in (".", ".."):
            parts.append("index.html")
        return "/".join(parts)

    def check_file(self, path):
        whole = os.path.join(self.folder, path)
        is_page = path.endswith("index.html") and not path.endswith("/embed/index.html")
        if is_page and path[: -len("html")] + "md" not in self.known and not self.is_moved(whole):
            self.errors.append((path, "has no index.md beside it"))
        if not path.endswith((".md", ".css", ".json", ".xml", ".vtt", ".srt", ".txt")):
            return
        with open(whole, "rb") as file:
            source = file.read()
        try:
            text = source.decode("utf-8")
            if path.endswith(".json"):
                json.loads(text)
            elif path.endswith(".xml"):
                ElementTree.fromstring(source)
        except (ValueError, ElementTree.ParseError) as error:
            self.errors.append((path, f"cannot be read: {error}"))
            return
        if path.endswith(".vtt") and not re.match(r"WEBVTT(\s|$)", text):
            self.errors.append((path, "does not begin with WEBVTT"))
        elif path.endswith(".css"):
            for address in re.findall(r"""(?:url\(|@import)\s*["']?([^"')\s;]+)""", re.sub(r"/\*.*?\*/", "", text, flags=re.S)):
                if not address.startswith("data:"):
                    self.check_reference(path, Reference("css", "url", address, True, False))
        elif path.endswith("index.md") and pages.has_cmark():
            self.check_markdown(path, source)

    def is_moved(self, whole):
        """Whether it is a page at an old address, which only leads to the new one."""
        with open(whole, encoding="utf-8", errors="replace") as file:
            root, _ = pages.parse(file.read())
        return any(MOVED.fullmatch(element.get("content", "")) for element in pages.elements(root) if element.tag == "meta")

    def check_markdown(self, path, source):
        """The links of a page in Markdown are those of the page in HTML, anchors too."""
        page = path[: -len("md")] + "html"
        for node in pages.markdown_tree(source).iter():
            if node.tag in ("link", "image"):
                self.links += 1
                address = node.get("destination", "")
                problem = self.problem_of(page, Reference(node.tag, "", address, False, False))
                if problem:
                    self.errors.append((path, f"{address!r} {problem}"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("site")
    parser.add_argument("--remote-pictures", action="store_true")
    arguments = parser.parse_args()
    site = Site(arguments.site, arguments.remote_pictures)
    errors = site.check()
    for path, what in errors[:200]:
        print(f"{path}: {what}")
    if len(errors) > 200:
        print(f"… and {len(errors) - 200} more")
    print(f"{arguments.site}: {len(site.pages)} pages, {len(site.files)} files, {site.links} links: {len(errors)} errors")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
