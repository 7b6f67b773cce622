"""Reading a built site: its files, its HTML pages as trees, its Markdown as cmark sees it."""

import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import html5lib


def files(site):
    """The paths of all files of a site, relative to it and sorted. Top names that begin with a dot are not the site's."""
    found = []
    for folder, folders, names in os.walk(site):
        top = os.path.relpath(folder, site)
        if top == ".":
            folders[:] = [name for name in folders if not name.startswith(".") or name == ".well-known"]
            names = [name for name in names if not name.startswith(".")]
        found += [os.path.normpath(os.path.join(top, name)) for name in names]
    return sorted(found)


def parse(html):
    """HTML as an HTML5 parser reads it.

    Returns the tree's root, whose tags are strings in lower case, and what the standard calls parse errors as (line, column, text).
    """
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    root = parser.parse(html)
    errors = []
    for (line, column), code, details in parser.errors:
        try:
            text = html5lib.constants.E[code] % details
        except (KeyError, TypeError):
            text = code
        errors.append((line, column, text))
    return root, errors


def elements(root):
    """All elements in the order of the document, without comments and the document type."""
    return [element for element in root.iter() if isinstance(element.tag, str) and not element.tag.startswith("<")]


def has_cmark():
    return shutil.which("cmark") is not None


def markdown_tree(markdown):
    """Markdown (bytes) as cmark reads it: the root of its XML, tags without their namespace."""
    xml = subprocess.run(["cmark", "-t", "xml"], input=markdown, capture_output=True, check=True).stdout
    return ElementTree.fromstring(re.sub(rb' xmlns="[^"]*"', b"", xml, count=1))
