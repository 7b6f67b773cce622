#!/usr/bin/env python3
"""Shows that programs which are not ours read from the feeds what was written into the show.

    feeds.py BUILD_SITE [--namespace DIR] [--real DIR] [--keep]

Builds a show with every key that feeds know, and one with hostile text in them, and reads the feed with feedparser and podcastparser: each field
must come back as it was written. What the namespace's XML schema (DIR/podcast-wrapper.xsd) describes must be valid by it. --real is a folder of
feeds that other hosts made: for each tag and attribute in them is printed whether we write it, and what two of them have and we do not must have a
reason; of each a show is made, and what feedparser reads in its feed must be what it reads in the real one, field by field.
"""

import argparse
import calendar
import collections
import glob
import html
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ET

import feedparser
import jsonschema
import podcastparser

import hostile
import linked_data
import real_feeds
from checking import ATOM, ITUNES, PODCAST, SITE, build, check, failures, front_matter, on_one_line, plain, same, write, yaml

SHOW = {
    "title": "Salt & <Pepper>", "description": "About salt, \"and\" what it's with.", "language": "en", "timezone": "Europe/Berlin", "url": SITE,
    "author": "Jo Marsh", "owner": {"name": "Jo Marsh", "email": "jo@salt.example"}, "copyright": "© 2025 Jo", "categories": ["Arts > Food", "Technology"],
    "cover": "cover.jpg", "hosts": ["jo"], "license": "CC BY-SA 4.0", "explicit": True, "type": "serial", "complete": True, "locked": True,
    "block": {"except": ["apple"]}, "medium": "podcast", "guid": "917393e3-1b1e-5cef-ace4-edaa54e1f810",
    "location": {"name": "Bergen", "geo": "geo:60.3929,5.3242", "osm": "R2041909", "country": "NO", "rel": "creator"},
    "podroll": [{"guid": "9b024349-ccf0-5f69-a609-6b82873eab3c", "feed": "https://podnews.net/rss", "title": "Podnews & more"}],
    "publisher": {"guid": "003af0a0-6a45-55cf-b765-68e3d349551a", "feed": "https://publisher.example/feed.xml"},
    "updateFrequency": {"text": "Fridays", "rule": "FREQ=WEEKLY;BYDAY=FR", "start": "2025-01-03"},
    "value": {"type": "lightning", "method": "keysend", "suggested": "0.00000005000", "recipients": [
        {"name": "Jo", "type": "node", "address": "02d5", "split": "95", "customKey": "1", "customValue": "a"},
        {"name": "App", "type": "node", "address": "03ae", "split": "5", "fee": True}]},
    "txt": {"verify": "S6lpp-7ZCn8", "ai-content": "false"}, "chat": {"server": "irc.example.net", "protocol": "irc", "account": "@jo", "space": "#salt"},
    "socialInteract": {"url": "https://social.example/@jo/1", "account": "@jo", "accountUrl": "https://social.example/@jo", "priority": "1"},
    "funding": {"Buy us a cable": "https://tips.example/salt"}, "seasons": {"2": "Rocks"}, "podping": True,
    "transcriptFormats": ["vtt", "srt", "json", "html", "txt"], "hosting": ["netlify", "github"],
    "feed": {"people": True, "tags": True, "newUrl": "https://new.example/feed.xml", "enclosurePrefix": "https://op3.dev/e"},
}
EPISODE = {
    "title": "Rock ]]> salt & <b>", "subtitle": "A stone", "date": "2025-02-01T18:30", "number": 7, "numberDisplay": "Ch. 7", "season": 2, "type": "bonus",
    "guid": "tag:salt.example,2025:7", "explicit": False, "summary": "What 'rock' salt is.\nAnd \"is not\".", "cover": "rock.png",
    "people": [{"person": "jo", "role": "host"}, {"name": "Ann & Co", "role": "cover art designer"}], "tags": ["stones", "food & drink"],
    "audio": {"url": "https://cdn.example/7.mp3?a=1&b=2", "bytes": 48000000, "duration": "1:02:11", "type": "audio/mpeg"},
    "chapters": [{"start": "0:00", "title": "Hello & welcome"}, {"start": "0:12", "title": "Rocks", "url": "https://rocks.example/?a=1&b=2"}],
    "soundbites": [{"start": "1:13.5", "duration": "60", "title": "Why \"rock\""}],
    "license": "All rights reserved", "location": "Oslo", "funding": {"Salt for me": "https://tips.example/7"},
    "contentLinks": {"Watch it": "https://video.example/7"}, "links": {"Salt": "https://salt.example/?a=1&b=2"},
    "alternateEnclosures": [{"url": "https://cdn.example/7.opus", "type": "audio/opus", "bytes": 9000000, "bitrate": 32000, "title": "Small", "language": "en",
                             "codecs": "opus", "rel": "small", "default": False, "integrity": "sha384-abc",
                             "sources": ["ipfs://QmX33FYehk6ckGQ6g1D9D3FqZPix5JpKstKQKbaS8quUFb"]}],
    "value": {"recipients": [{"type": "node", "address": "04", "split": 1}],
              "timeSplits": [{"start": "1:00", "duration": "3:57", "remotePercentage": 95,
                              "remote": {"guid": "a94f5cc9-8c58-55fc-91fe-a324087a655b", "item": "i", "medium": "music"}}]},
    "txt": "free text", "chat": {"server": "example.com", "protocol": "matrix"}, "socialInteract": "disabled", "block": True, "aliases": ["/2019/rock/", "/old.html"],
}
TYPES = {"vtt": "text/vtt", "srt": "application/x-subrip", "json": "application/json", "html": "text/html", "txt": "text/plain"}
TRANSCRIPT = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Jo>Hello.\n"


def attributes(parent, name):
    return [dict(element.attrib) for element in parent.findall(name)]


def texts(parent, name):
    return [element.text or "" for element in parent.findall(name)]


def every_key(program, folder):
    write(folder, "Content/show.yml", front_matter(SHOW).removeprefix("---\n").rsplit("---\n", 1)[0])
    write(folder, "Content/cover.jpg", b"JPEG")
    write(folder, "Content/people/jo.md", front_matter({"name": "Jo Marsh", "image": "jo.jpg"}, "Bio."))
    write(folder, "Content/people/jo.jpg", b"JPEG")
    write(folder, "Content/episodes/rock/episode.md", front_matter(EPISODE, "See [Pepper](../pepper.md) at 0:12."))
    write(folder, "Content/episodes/rock/rock.png", b"PNG")
    write(folder, "Content/episodes/rock/transcript.vtt", TRANSCRIPT)
    write(folder, "Content/episodes/pepper.md", front_matter(
        {"title": "Pepper", "date": "2025-01-01", "type": "trailer", "season": 3, "audio": {"url": "https://cdn.example/t.mp3", "bytes": 5},
         # What the other episode cannot have at the same time.
         "chapters": [{"start": "0:00", "title": "Corns", "image": "https://img.example/corns.png"}], "socialInteract": SHOW["socialInteract"],
         "value": SHOW["value"], "location": SHOW["location"], "alternateEnclosures": [
             {"url": "https://cdn.example/t.mp4", "type": "video/mp4", "height": 720, "default": True,
              "sources": [{"url": "https://cdn.example/t.torrent", "type": "application/x-bittorrent"}]}]}))
    build(program, folder)
    path = os.path.join(folder, "Public", "feed.xml")
    root = ET.parse(path).getroot()
    channel, item = root.find("channel"), root.find("channel/item")

    # The channel, by a plain parser of XML.
    for name, text in {"title": SHOW["title"], "description": SHOW["description"], "language": "en", "copyright": SHOW["copyright"], "link": SITE + "/",
                       "managingEditor": "jo@salt.example (Jo Marsh)", "lastBuildDate": "Sat, 01 Feb 2025 18:30:00 +0100"}.items():
        same(texts(channel, name), [text], f"channel {name}")
    for name, text in {"author": "Jo Marsh", "explicit": "true", "type": "serial", "complete": "Yes", "block": "Yes",
                       "new-feed-url": "https://new.example/feed.xml"}.items():
        same(texts(channel, ITUNES + name), [text], f"itunes:{name}")
    same([(c.get("text"), [d.get("text") for d in c]) for c in channel.findall(ITUNES + "category")], [("Arts", ["Food"]), ("Technology", [])], "categories")
    same([e.text for e in channel.find(ITUNES + "owner")], ["Jo Marsh", "jo@salt.example"], "owner")
    same(attributes(channel, ITUNES + "image"), [{"href": SITE + "/cover.jpg"}], "itunes:image")
    same(attributes(channel, ATOM + "link"), [{"rel": "self", "href": SITE + "/feed.xml", "type": "application/rss+xml"}], "atom:link")
    for name, text in {"guid": SHOW["guid"], "medium": "podcast", "license": "cc-by-sa-4.0", "locked": "yes", "location": "Bergen", "updateFrequency": "Fridays",
                       "funding": "Buy us a cable", "person": "Jo Marsh", "trailer": "Pepper"}.items():
        same(texts(channel, PODCAST + name), [text], f"podcast:{name}")
    for name, expected in {
        "locked": [{"owner": "jo@salt.example"}], "block": [{}, {"id": "apple"}],
        "location": [{"rel": "creator", "geo": "geo:60.3929,5.3242", "osm": "R2041909", "country": "NO"}],
        "updateFrequency": [{"complete": "true", "dtstart": "2025-01-03", "rrule": "FREQ=WEEKLY;BYDAY=FR"}],
        "chat": [{"server": "irc.example.net", "protocol": "irc", "accountId": "@jo", "space": "#salt"}],
        "socialInteract": [{"priority": "1", "protocol": "activitypub", "uri": "https://social.example/@jo/1", "accountId": "@jo",
                            "accountUrl": "https://social.example/@jo"}],
        "podping": [{"usesPodping": "true"}], "txt": [{"purpose": "verify"}, {"purpose": "ai-content"}],
        "podroll/" + PODCAST + "remoteItem": [{"feedGuid": SHOW["podroll"][0]["guid"], "feedUrl": "https://podnews.net/rss", "title": "Podnews & more"}],
        "publisher/" + PODCAST + "remoteItem": [{"feedGuid": SHOW["publisher"]["guid"], "feedUrl": "https://publisher.example/feed.xml", "medium": "publisher"}],
        "trailer": [{"url": "https://op3.dev/e/cdn.example/t.mp3", "pubdate": "Wed, 01 Jan 2025 00:00:00 +0100", "length": "5", "type": "audio/mpeg", "season": "3"}],
        "person": [{"role": "host", "group": "cast", "img": SITE + "/people/jo/jo.jpg", "href": SITE + "/people/jo/"}],
        "value": [{"type": "lightning", "method": "keysend", "suggested": "0.00000005000"}],
        "value/" + PODCAST + "valueRecipient": [
            {"name": "Jo", "type": "node", "address": "02d5", "split": "95", "customKey": "1", "customValue": "a", "fee": "false"},
            {"name": "App", "type": "node", "address": "03ae", "split": "5", "fee": "true"}],
    }.items():
        same(attributes(channel, PODCAST + name), expected, f"podcast:{name}")

    # The item.
    for name, text in {"season": "2", "episode": "7", "chapters": "", "soundbite": "Why \"rock\"", "license": "All rights reserved", "location": "Oslo",
                       "txt": "free text", "funding": "Salt for me", "contentLink": "Watch it"}.items():
        same(texts(item, PODCAST + name), [text], f"item podcast:{name}")
    page = SITE + "/episodes/rock/"
    for name, expected in {
        "season": [{"name": "Rocks"}], "episode": [{"display": "Ch. 7"}], "chapters": [{"url": page + "chapters.json", "type": "application/json+chapters"}],
        "soundbite": [{"startTime": "73.5", "duration": "60"}], "socialInteract": [{"protocol": "disabled"}],
        "chat": [{"server": "example.com", "protocol": "matrix"}], "contentLink": [{"href": "https://video.example/7"}],
        "person": [{"role": "host", "group": "cast", "img": SITE + "/people/jo/jo.jpg", "href": SITE + "/people/jo/"},
                   {"role": "cover art designer", "group": "visuals"}],
        "alternateEnclosure": [{"type": "audio/opus", "length": "9000000", "bitrate": "32000", "lang": "en", "title": "Small", "rel": "small", "codecs": "opus"}],
        "alternateEnclosure/" + PODCAST + "source": [{"uri": "https://cdn.example/7.opus"}, {"uri": "ipfs://QmX33FYehk6ckGQ6g1D9D3FqZPix5JpKstKQKbaS8quUFb"}],
        "alternateEnclosure/" + PODCAST + "integrity": [{"type": "sri", "value": "sha384-abc"}],
        "value/" + PODCAST + "valueTimeSplit": [{"startTime": "60", "duration": "237", "remotePercentage": "95"}],
        "value/" + PODCAST + "valueTimeSplit/" + PODCAST + "remoteItem": [
            {"feedGuid": "a94f5cc9-8c58-55fc-91fe-a324087a655b", "itemGuid": "i", "medium": "music"}],
    }.items():
        same(attributes(item, PODCAST + name), expected, f"item podcast:{name}")
    same(sorted((t["type"], t["url"], t["language"], t.get("rel")) for t in attributes(item, PODCAST + "transcript")),
         sorted((kind, f"{page}transcript.{name}", "en", "captions" if name in ("vtt", "srt", "json") else None) for name, kind in TYPES.items()),
         "podcast:transcript")
    same(texts(item, ITUNES + "block"), ["Yes"], "item itunes:block")
    for address in [t["url"] for t in attributes(item, PODCAST + "transcript")] + [page + "chapters.json", SITE + "/people/jo/jo.jpg", SITE + "/cover.jpg"]:
        check(os.path.isfile(os.path.join(folder, "Public", address.removeprefix(SITE + "/"))), f"the feed names {address}, which is not there")

    parsed = feedparser.parse(path)
    check(not parsed.bozo, f"feedparser: {parsed.get('bozo_exception')}")
    feed, entry = parsed.feed, parsed.entries[0]
    for name, expected in {"title": SHOW["title"], "subtitle": SHOW["description"], "language": "en", "rights": SHOW["copyright"],
                           "author": "Jo Marsh", "link": SITE + "/"}.items():
        same(feed.get(name), expected, f"feedparser, {name}")
    same(feed.image.href, SITE + "/cover.jpg", "feedparser, image")
    same({tag.term for tag in feed.tags}, {"Arts", "Food", "Technology"}, "feedparser, categories")
    for name, expected in {"title": EPISODE["title"], "id": EPISODE["guid"], "summary": EPISODE["summary"], "link": page, "itunes_duration": "3731",
                           "itunes_episode": "7", "itunes_season": "2", "itunes_episodetype": "bonus"}.items():
        same(entry.get(name), expected, f"feedparser, entry {name}")
    same(calendar.timegm(entry.published_parsed), calendar.timegm((2025, 2, 1, 17, 30, 0)), "feedparser, date")
    same(entry.enclosures, [{"href": "https://op3.dev/e/cdn.example/7.mp3?a=1&b=2", "length": "48000000", "type": "audio/mpeg", "rel": "enclosure"}]
         if "rel" in entry.enclosures[0] else [{"href": "https://op3.dev/e/cdn.example/7.mp3?a=1&b=2", "length": "48000000", "type": "audio/mpeg"}],
         "feedparser, enclosures")
    same([tag.term for tag in entry.tags], EPISODE["tags"], "feedparser, tags")
    same([chapter["title"] for chapter in entry.get("psc_chapters", {}).get("chapters", [])], ["Hello & welcome", "Rocks"], "feedparser, chapters")
    check("(0:12) Rocks" in entry.content[0].value and f'href="{SITE}/episodes/pepper/"' in entry.content[0].value, f"notes: {entry.content[0].value}")

    # It knows the namespace by its first name alone, which stands for the same.
    with open(path, encoding="utf-8") as file:
        text = file.read().replace("https://podcastindex.org/namespace/1.0", "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md")
    podcast = podcastparser.parse(SITE + "/feed.xml", io.BytesIO(text.encode()))
    same((podcast["title"], podcast["link"], podcast["cover_url"], podcast["type"], podcast["explicit"], podcast["new_url"]),
         (SHOW["title"], SITE + "/", SITE + "/cover.jpg", "serial", True, "https://new.example/feed.xml"), "podcastparser, channel")
    episode = next(e for e in podcast["episodes"] if e["guid"] == EPISODE["guid"])
    same((episode["title"], episode["guid"], episode["total_time"], episode["number"], episode["season"], episode["type"], episode["published"], episode["link"]),
         (EPISODE["title"], EPISODE["guid"], 3731, 7, 2, "bonus", calendar.timegm((2025, 2, 1, 17, 30, 0)), page), "podcastparser, episode")
    same([(e["url"], e["file_size"], e["mime_type"]) for e in episode["enclosures"]],
         [("https://op3.dev/e/cdn.example/7.mp3?a=1&b=2", 48000000, "audio/mpeg")], "podcastparser, enclosure")
    same([(c["start"], c["title"]) for c in episode["chapters"]], [(0, "Hello & welcome"), (12, "Rocks")], "podcastparser, chapters")
    same((episode.get("transcript_url") in [t["url"] for t in attributes(item, PODCAST + "transcript")], episode.get("chapters_json_url")),
         (True, page + "chapters.json"), "podcastparser, addresses")
    same([(p["name"], p.get("role"), p.get("group")) for p in episode.get("persons", [])],
         [("Jo Marsh", "host", "cast"), ("Ann & Co", "cover art designer", "visuals")], "podcastparser, persons")
    return path


def other_files(folder):
    """What other programs read of the show with every key."""
    public = os.path.join(folder, "Public")

    def read(path):
        with open(os.path.join(public, path), encoding="utf-8") as file:
            return file.read()

    page = SITE + "/episodes/rock/"
    schema, index = json.loads(read("episodes.schema.json")), json.loads(read("episodes.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for error in jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).iter_errors(index):
        check(False, f"episodes.json is not valid by its schema: {error.message}")
    undeclared = set(index["episodes"][0]) - set(schema["$defs"]["episode"]["properties"])
    check(not undeclared, f"episodes.json has keys that its schema does not tell of: {undeclared}")
    rock = index["episodes"][0]
    same((rock["title"], rock["guid"], rock["url"], rock["duration"], rock["date"], rock["tags"], rock["audio"]),
         (EPISODE["title"], EPISODE["guid"], page, 3731, "2025-02-01T18:30:00+01:00", EPISODE["tags"],
          {"url": "https://cdn.example/7.mp3?a=1&b=2", "type": "audio/mpeg", "bytes": 48000000}), "episodes.json")
    same(len(rock["transcripts"]), 5, "transcripts in episodes.json")

    feed = json.loads(read("feed.json"))
    same((feed["version"], feed["title"], feed["feed_url"], len(feed["items"])),
         ("https://jsonfeed.org/version/1.1", SHOW["title"], SITE + "/feed.json", 2), "feed.json")
    item = feed["items"][0]
    same((item["id"], item["url"], item["title"], item["date_published"], item["tags"], item["attachments"]),
         (EPISODE["guid"], page, EPISODE["title"], "2025-02-01T18:30:00+01:00", EPISODE["tags"],
          [{"url": "https://op3.dev/e/cdn.example/7.mp3?a=1&b=2", "mime_type": "audio/mpeg", "size_in_bytes": 48000000, "duration_in_seconds": 3731}]),
         "feed.json, item")
    by_schema("json-feed", "feed.json", feed, [
        lambda broken: broken.pop("title"),
        lambda broken: broken.update(version="1.1"),
        lambda broken: broken.update(homepage=SITE),
        lambda broken: broken.update(home_page_url="/"),
        lambda broken: broken["items"][0].pop("id"),
        lambda broken: broken["items"][0].update(id=7),
        lambda broken: broken["items"][0].pop("content_html"),
        lambda broken: broken["items"][0].update(date_published="2025-02-01"),
        lambda broken: broken["items"][0].update(authors={"name": "Jo"}),
        lambda broken: broken["items"][0]["attachments"][0].pop("mime_type"),
        lambda broken: broken["items"][0]["attachments"][0].update(size_in_bytes="5"),
    ])
    for path in all_files(public):
        if path.endswith("chapters.json"):
            chapters = json.loads(read(path))
            by_schema("chapters", path, chapters, [
                lambda broken: broken.pop("version"),
                lambda broken: broken.update(chapters=[]),
                lambda broken: broken["chapters"][0].pop("startTime"),
                lambda broken: broken["chapters"][0].update(startTime="0:00"),
                lambda broken: broken["chapters"][0].update(url="../pepper/"),
                lambda broken: broken["chapters"][0].update(image="https://img.example/corns.png"),
            ])
            starts = [chapter["startTime"] for chapter in chapters["chapters"]]
            same(starts, sorted(starts), f"{path}: the order of the chapters")
        elif path.endswith("/feed.json"):
            by_schema("json-feed", path, json.loads(read(path)), [])
        elif path.endswith("oembed.json"):
            by_schema("oembed", path, json.loads(read(path)), [
                lambda broken: broken.pop("version"),
                lambda broken: broken.update(version=1.0),
                lambda broken: broken.update(type="audio"),
                lambda broken: broken.pop("html"),
                lambda broken: broken.update(width="100%"),
                lambda broken: broken.pop("height"),
                lambda broken: broken.update(thumbnail_url=SITE + "/cover.jpg", thumbnail_width=None),
            ])
    same(collections.Counter(os.path.basename(path) for path in validated), {"feed.json": 4, "chapters.json": 2, "oembed.json": 2},
         "the files that were compared with a schema")
    for path, count in {"people/jo/feed.xml": 2, "tags/stones/feed.xml": 1}.items():
        part = ET.fromstring(read(path)).find("channel")
        same(len(part.findall("item")), count, path)
        same((texts(part, ITUNES + "block"), texts(part, PODCAST + "guid")), (["Yes"], []), f"{path} is not for directories")

    pages_there = {path[: -len("index.html")] for path in all_files(public) if path.endswith("index.html") and not path.endswith("embed/index.html") and "http-equiv" not in read(path)}
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
    listed = [urllib.parse.unquote(element.text.removeprefix(SITE + "/")) for element in ET.fromstring(read("sitemap.xml")).iter(name)]
    same(sorted(listed), sorted(pages_there), "the pages in the sitemap")
    check(f"Sitemap: {SITE}/sitemap.xml" in read("robots.txt"), "robots.txt does not lead to the sitemap")
    check(read("llms.txt").startswith("# Salt") and f"{page}index.md" in read("llms.txt"), "llms.txt does not lead to the episode")

    wrong, pages_with_data, _ = linked_data.check_site(public)
    failures.extend(wrong)
    same(pages_with_data, 4, "pages with JSON-LD")
    (series,) = graph(read("index.html"))
    same((series["@type"], series["@id"], series["name"], series["webFeed"], series["inLanguage"], series["license"], series["author"]["name"]),
         ("PodcastSeries", SITE + "/", SHOW["title"], SITE + "/feed.xml", "en", "https://creativecommons.org/licenses/by-sa/4.0/", "Jo Marsh"),
         "JSON-LD of the home page")
    person, crumbs = graph(read("people/jo/index.html"))
    same((person["@type"], person["@id"], person["name"], person["image"]), ("Person", SITE + "/people/jo/", "Jo Marsh", SITE + "/people/jo/jo.jpg"),
         "JSON-LD of a person")
    same([(step["position"], step["item"]) for step in crumbs["itemListElement"]],
         [(1, SITE + "/"), (2, SITE + "/people/"), (3, SITE + "/people/jo/")], "breadcrumbs of a person")
    episode, crumbs = graph(read("episodes/rock/index.html"))
    same((episode["partOfSeries"]["@id"], episode["partOfSeries"]["@type"], episode["actor"]["@id"]), (SITE + "/", "PodcastSeries", SITE + "/people/jo/"),
         "whom and what JSON-LD means")
    same({(media["@type"], media["encodingFormat"], media["contentUrl"]) for media in episode["associatedMedia"]},
         {("AudioObject", "audio/mpeg", EPISODE["audio"]["url"])} | {("MediaObject", kind, f"{page}transcript.{name}") for name, kind in TYPES.items()},
         "JSON-LD, recording and transcripts")
    same(episode["keywords"], ", ".join(EPISODE["tags"]), "JSON-LD, tags")
    same((episode["@type"], episode["name"], episode["url"], episode["timeRequired"], episode["episodeNumber"], episode["partOfSeason"]["name"]),
         ("PodcastEpisode", EPISODE["title"], page, "PT1H2M11S", 7, "Rocks"), "JSON-LD of an episode")
    same([(clip["@type"], clip["startOffset"], clip.get("endOffset")) for clip in episode["hasPart"]], [("Clip", 0, 12), ("Clip", 12, 3731)], "clips")
    same([(person["@type"], person["name"]) for person in (episode["actor"], episode["contributor"])], [("Person", "Jo Marsh"), ("Person", "Ann & Co")],
         "who is heard, and who helps")
    same(len(episode["associatedMedia"]), 6, "associated media")
    same([step["position"] for step in crumbs["itemListElement"]], [1, 2, 3], "breadcrumbs")
    head = read("episodes/rock/index.html")
    for text in ('property="og:type" content="article"', 'property="og:audio" content="https://cdn.example/7.mp3?a=1&amp;b=2"',
                 f'property="og:image" content="{page}rock.png"', f'rel="canonical" href="{page}"'):
        check(text in head, f"the episode's head has no {text}")

    check('content="0; url=../../episodes/rock/"' in read("2019/rock/index.html"), "the page at the old address leads elsewhere")
    check('content="0; url=episodes/rock/"' in read("old.html"), "the page at the old address leads elsewhere")
    same(read("_redirects"), "/pod/2019/rock/ /pod/episodes/rock/ 301!\n/pod/old.html /pod/episodes/rock/ 301!\n", "_redirects")
    headers = read("_headers")
    for text in ("media-src 'self' https:;", "/pod/episodes/*\n  Access-Control-Allow-Origin: *", "/pod/tags/*\n  Access-Control-Allow-Origin: *", "/pod/feed.xml\n"):
        check(text in headers, f"_headers has no {text!r}")
    same(read(".nojekyll"), "", "files of GitHub")
    check(not os.path.exists(os.path.join(public, "CNAME")), "a site below the top of its host has a CNAME")


validated = []


def by_schema(name, path, document, breakages):
    """The document is valid by the schema of its format; and what each of the breakages makes of it is not, or the schema would show nothing."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "schemas", f"{name}.schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for error in validator.iter_errors(document):
        check(False, f"{path} is not valid by the schema of its format: {error.json_path}: {error.message}")
    for number, breakage in enumerate(breakages, 1):
        broken = json.loads(json.dumps(document))
        breakage(broken)
        check(not validator.is_valid(broken), f"the schema {name} finds nothing wrong with {path} after breakage {number}")
    validated.append(path)


def all_files(folder):
    return [os.path.relpath(os.path.join(where, name), folder) for where, _, names in os.walk(folder) for name in names]


def graph(page):
    """What a page says in JSON-LD, to a program that knows it."""
    things = linked_data.simple(linked_data.expanded(page))
    return things if isinstance(things, list) else [things]


def validate(feed, schemas, work):
    """What the schema describes is valid by it. It is older than the specification, which has more attributes and asks for fewer."""
    if not shutil.which("xmllint"):
        return print("skipped: xmllint is not installed, so no feed is compared with the namespace's schema")
    if not schemas or not os.path.isfile(os.path.join(schemas, "podcast-wrapper.xsd")):
        return print("skipped: the namespace's schema is not there")
    known = {"transcript", "locked", "funding", "chapters", "soundbite", "person", "location", "season", "episode", "value"}
    wrapper = ET.Element(PODCAST + "test-wrapper")
    for element in ET.parse(feed).getroot().iter():
        name = element.tag.removeprefix(PODCAST)
        if not element.tag.startswith(PODCAST) or name not in known:
            continue
        if name == "season" and "name" not in element.attrib or name == "locked" and "owner" not in element.attrib:
            continue
        copy = ET.fromstring(ET.tostring(element))
        copy.tail = "\n"
        for attribute in ("rel", "country") if name == "location" else ():
            copy.attrib.pop(attribute, None)
        for split in copy.findall(PODCAST + "valueTimeSplit"):
            copy.remove(split)
        wrapper.append(copy)
    check(len(wrapper) > 10, "nothing to compare with the schema")
    path = os.path.join(work, "wrapped.xml")
    ET.ElementTree(wrapper).write(path, encoding="utf-8", xml_declaration=True)
    # The wrapper's elements have no namespace of their own in the schema's local declarations.
    done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", os.path.join(schemas, "podcast-wrapper.xsd"), path], capture_output=True, text=True)
    errors = [line for line in done.stderr.splitlines() if "error" in line and "Schemas parser" not in line]
    if "Schemas parser error" in done.stderr:
        return print("skipped: xmllint cannot read the namespace's schema:", done.stderr.splitlines()[0])
    check(done.returncode == 0, "not valid by the namespace's schema: " + "; ".join(errors[:5]))
    print(f"valid by the namespace's schema: {len(wrapper)} elements")


def hostile_text(program, folder, seed):
    """Text of every sort in all fields of many episodes."""
    random.seed(seed)
    written = []
    for number in range(60):
        def text():
            return f"q{number} " + "".join(random.choice(hostile.FRAGMENTS) + random.choice(["", " "]) for _ in range(random.randint(1, 8))) + " z"
        one = {"title": text(), "subtitle": text(), "summary": text(), "date": f"2025-01-{number % 28 + 1:02}", "guid": text(), "tags": [text().replace(",", "")],
               "number": number, "numberDisplay": "\"'<&" + str(number), "people": [{"name": text()[:100], "role": "guest"}],
               "audio": {"url": f"https://cdn.example/{number}.mp3?x=<\"'&>", "bytes": number + 1}, "chapters": [{"start": "0:01", "title": text()}],
               "soundbites": [{"start": 1, "duration": 2, "title": text()[:100]}], "txt": text(), "links": [{"title": text(), "url": "https://a.example/"}]}
        written.append(one)
        write(folder, f"Content/episodes/e{number}.md", front_matter(one))
    title = "Salt " + "".join(hostile.FRAGMENTS[:40])
    write(folder, "Content/show.yml", f"title: {yaml(title)}\ndescription: {yaml(title)}\nurl: {SITE}\nfeed: yes\n")
    build(program, folder)
    path = os.path.join(folder, "Public", "feed.xml")
    channel = ET.parse(path).getroot().find("channel")
    same(channel.findtext("title"), on_one_line(title), "hostile title")
    items = {item.findtext(PODCAST + "episode"): item for item in channel.findall("item")}
    same(len(items), len(written), "hostile items")
    for one in written:
        item, number = items[str(one["number"])], one["number"]
        same(item.findtext("title"), on_one_line(one["title"]), f"{number}, title")
        same(item.findtext("guid"), on_one_line(one["guid"]), f"{number}, guid")
        same(item.findtext("description"), plain(one["summary"]).strip(), f"{number}, summary")
        same(item.findtext(ITUNES + "subtitle"), on_one_line(one["subtitle"]), f"{number}, subtitle")
        same(item.findtext(PODCAST + "txt"), plain(one["txt"]).strip(), f"{number}, txt")
        same(item.findtext(PODCAST + "person"), on_one_line(one["people"][0]["name"]), f"{number}, person")
        same(item.findtext(PODCAST + "soundbite"), on_one_line(one["soundbites"][0]["title"]), f"{number}, soundbite")
        same(item.find("{http://podlove.org/simple-chapters}chapters/{http://podlove.org/simple-chapters}chapter").get("title"),
             on_one_line(one["chapters"][0]["title"]), f"{number}, chapter")
        content = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
        check(not re.search(r"<(script|img|svg|style|iframe|form)", content, re.I), f"{number}: markup got into the notes: {content}")
        check(html.escape(plain(one["summary"]).strip()).replace("&#x27;", "&#39;") in content, f"{number}: the summary is not in the notes as text")
    with open(os.path.join(folder, "Public", "feed.json"), encoding="utf-8") as file:
        feed = json.load(file)
    by_schema("json-feed", "the hostile feed.json", feed, [])
    titles = {item["id"]: item["title"] for item in feed["items"]}
    same(titles, {on_one_line(one["guid"]): on_one_line(one["title"]) for one in written}, "hostile titles in feed.json")
    with open(os.path.join(folder, "Public", "episodes.json"), encoding="utf-8") as file:
        same({e["guid"]: e["summary"] for e in json.load(file)["episodes"]},
             {on_one_line(one["guid"]): plain(one["summary"]).strip() for one in written}, "hostile summaries in episodes.json")
    for one in written:
        with open(os.path.join(folder, "Public", "episodes", f"e{one['number']}", "index.html"), encoding="utf-8") as file:
            same(graph(file.read())[0]["name"], on_one_line(one["title"]), f"{one['number']}: title in JSON-LD")
    parsed = feedparser.parse(path)
    check(not parsed.bozo and len(parsed.entries) == len(written), f"feedparser on hostile text: {parsed.get('bozo_exception')}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--namespace", help="the folder of the namespace's XML schema")
    parser.add_argument("--real", help="a folder of feeds")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    work = tempfile.mkdtemp(prefix="feeds-")
    try:
        feed = every_key(options.program, os.path.join(work, "every-key"))
        other_files(os.path.join(work, "every-key"))
        validate(feed, options.namespace, work)
        hostile_text(options.program, os.path.join(work, "hostile"), options.seed)
        trip = real_feeds.RoundTrip(options.program)
        if options.real:
            for line in real_feeds.table(options.real, feed):
                print(line)
            for number, real in enumerate(sorted(glob.glob(os.path.join(options.real, "**", "*"), recursive=True))):
                if os.path.isfile(real):
                    trip.run(real, os.path.join(work, f"real-{number}"))
            trip.finish()
            print("read in both: " + ", ".join(f"{name} {count} times" for name, count in sorted(trip.compared.items())))
        print("checked: a show with every key, its JSON, sitemap, structured data and files for hosts, one of hostile text, "
              f"{trip.shows} real feeds with {trip.items} items")
    finally:
        if options.keep:
            print(work)
        else:
            shutil.rmtree(work, ignore_errors=True)
    for failure in failures[:40]:
        print(failure)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
