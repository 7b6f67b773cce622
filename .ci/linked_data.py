#!/usr/bin/env python3
"""Reads what pages say to search engines as a program does that knows JSON-LD: expanded, each name a whole address, and nothing fetched.

    linked_data.py SITE

Expands the JSON-LD of all pages of a built site, and holds it against schema.org's own vocabulary: each type and each property is there, the
property is one of its type, and what stands in it is of a kind that it takes.
"""

import functools
import json
import os
import re
import sys

import pages
from pyld import jsonld
from schema_org import registry

VOCABULARY = "https://schema.org/"
# What schema.org's own context, which is not fetched here, says beside: an address in one of these is a thing and not a text.
CONTEXT = {"@vocab": VOCABULARY, "url": {"@type": "@id"}, "image": {"@type": "@id"}, "license": {"@type": "@id"}, "sameAs": {"@type": "@id"},
           "contentUrl": {"@type": "@id"}, "webFeed": {"@type": "@id"}, "item": {"@type": "@id"}}
TEXTS = {"Text", "URL", "CssSelectorType", "PronounceableText", "XPathType"}
NUMBERS = {"Integer", "Number", "Float"}
TIMES = {"Date": r"\d{4}-\d\d-\d\d", "DateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", "Duration": r"PT(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?"}


def refuse(address, options):
    raise jsonld.JsonLdError(f"{address} would be fetched", "jsonld.LoadDocumentError")


def expanded(page):
    """What a page (text) says: its things, each with whole addresses for names; none where it says nothing."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    if not found:
        return []
    data = json.loads(found.group(1))
    if data.pop("@context") != "https://schema.org":
        raise ValueError("another context than schema.org's")
    things = jsonld.expand({"@context": CONTEXT, **data}, {"documentLoader": refuse, "base": "relative:/"})
    if len(things) == 1 and "@graph" in things[0]:
        things = things[0]["@graph"]
    # What a program that knows JSON-LD does not understand it drops without a word.
    written, understood = members(data["@graph"]), members(things)
    if written != understood:
        raise ValueError(f"{written} members are written, and {understood} understood")
    return things


def members(value):
    """How many properties there are in all things of a value."""
    if isinstance(value, list):
        return sum(members(part) for part in value)
    if not isinstance(value, dict) or "@value" in value:
        return 0
    return sum(1 + members(part) for name, part in value.items() if not name.startswith("@"))


@functools.cache
def vocabulary(kind):
    """The properties of a type and what each takes, and the type with those above it; None where there is no such type."""
    try:
        model = registry.get_model(kind)
    except (KeyError, ValueError, AttributeError):
        return None
    return {known.schema_name: set(known.ranges) for known in model.SCHEMA_PROPERTIES}, set(model.SCHEMA_TYPES)


def mistakes(thing, where=""):
    """What schema.org does not know, or knows otherwise."""
    kinds = thing.get("@type", [])
    if len(kinds) != 1 or not kinds[0].startswith(VOCABULARY):
        return [f"{where}: of the types {kinds}"]
    kind = kinds[0].removeprefix(VOCABULARY)
    known = vocabulary(kind)
    if known is None:
        return [f"{where}: there is no type {kind}"]
    found = []
    for name, values in thing.items():
        if name.startswith("@"):
            continue
        ranges = known[0].get(name.removeprefix(VOCABULARY))
        place = f"{where}/{kind}.{name.removeprefix(VOCABULARY)}"
        if ranges is None:
            found.append(f"{place}: {kind} has no such property")
            continue
        for value in values:
            found += wrong_value(value, ranges, place)
    return found


def wrong_value(value, ranges, place):
    if "@value" in value:
        value = value["@value"]
        if isinstance(value, bool):
            fits = "Boolean" in ranges
        elif isinstance(value, (int, float)):
            fits = bool(ranges & NUMBERS) or "Text" in ranges
        else:
            fits = bool(ranges & TEXTS) or any(re.fullmatch(TIMES[kind], value) for kind in ranges & set(TIMES))
        return [] if fits else [f"{place}: {value!r} is none of {sorted(ranges)}"]
    if set(value) == {"@id"}:
        # Of an address alone nobody knows what kind of thing is there.
        whole = re.match(r"https?://", value["@id"])
        return [] if whole else [f"{place}: {value['@id']} is no whole address"]
    kinds = vocabulary(value.get("@type", [""])[0].removeprefix(VOCABULARY))
    if kinds and not kinds[1] & ranges:
        return [f"{place}: {value['@type'][0]} is none of {sorted(ranges)}"]
    return mistakes(value, place)


def simple(thing):
    """A thing as it is written most simply: short names, and a value in place of a list of one."""
    if isinstance(thing, list):
        return simple(thing[0]) if len(thing) == 1 else [simple(part) for part in thing]
    if not isinstance(thing, dict):
        return thing
    if "@value" in thing:
        return thing["@value"]
    if set(thing) == {"@id"}:
        return thing["@id"]
    return {name.removeprefix(VOCABULARY): simple([kind.removeprefix(VOCABULARY) for kind in value] if name == "@type" else value)
            for name, value in thing.items()}


def check_site(site):
    """What is wrong in the pages of a built site, how many say something, and how many things of each type there are."""
    found, count, kinds = [], 0, {}

    def tally(thing):
        if isinstance(thing, list):
            for part in thing:
                tally(part)
        elif isinstance(thing, dict):
            for kind in thing.get("@type", []):
                kinds[kind.removeprefix(VOCABULARY)] = kinds.get(kind.removeprefix(VOCABULARY), 0) + 1
            for part in thing.values():
                tally(part)

    for path in pages.files(site):
        if not path.endswith(".html"):
            continue
        with open(os.path.join(site, path), encoding="utf-8") as file:
            try:
                things = expanded(file.read())
            except (ValueError, jsonld.JsonLdError) as error:
                found.append(f"{path}: {error}")
                continue
        count += bool(things)
        tally(things)
        for thing in things:
            found += [f"{path}: {mistake}" for mistake in mistakes(thing)]
    return found, count, kinds


def main():
    found, count, kinds = check_site(sys.argv[1])
    for mistake in found[:40]:
        print(mistake)
    print(f"structured data of {count} pages: " + ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items())))
    sys.exit(1 if found or not count else 0)


if __name__ == "__main__":
    main()
