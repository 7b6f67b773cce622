"""What the check of structured data finds, and what it lets pass."""

import json
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import linked_data  # noqa: E402
from pyld import jsonld  # noqa: E402


def page(*things, context="https://schema.org"):
    return '<script type="application/ld+json">' + json.dumps({"@context": context, "@graph": things}) + "</script>"


def mistakes(thing):
    return [mistake for found in linked_data.expanded(page(thing)) for mistake in linked_data.mistakes(found)]


class LinkedDataTests(unittest.TestCase):
    def test_what_schema_org_knows_passes(self):
        episode = {
            "@type": "PodcastEpisode", "@id": "https://a.example/1/", "name": "One", "episodeNumber": 1, "datePublished": "2025-01-31",
            "timeRequired": "PT1H2M", "actor": [{"@type": "Person", "name": "Jo"}], "partOfSeries": {"@type": "PodcastSeries", "name": "A"},
            "hasPart": [{"@type": "Clip", "startOffset": 0, "endOffset": 12.5}], "image": "https://a.example/1.png",
        }
        self.assertEqual(mistakes(episode), [])
        simple = linked_data.simple(linked_data.expanded(page(episode)))
        self.assertEqual((simple["@type"], simple["hasPart"]["endOffset"], simple["image"]), ("PodcastEpisode", 12.5, "https://a.example/1.png"))

    def test_what_it_does_not_know_is_found(self):
        for thing, words in [
            ({"@type": "PodcastEpisod", "name": "One"}, "no type PodcastEpisod"),
            ({"name": "One"}, "of the types"),
            ({"@type": "PodcastEpisode", "startOffset": 1}, "no such property"),
            ({"@type": "PodcastEpisode", "actor": "Jo"}, "none of"),
            ({"@type": "PodcastEpisode", "actor": [{"@type": "Clip", "name": "Jo"}]}, "Clip is none of"),
            ({"@type": "PodcastEpisode", "hasPart": [{"@type": "Clip", "start": 1}]}, "no such property"),
            ({"@type": "PodcastEpisode", "timeRequired": "1:02"}, "none of"),
            ({"@type": "PodcastEpisode", "image": "cover.jpg"}, "no whole address"),
        ]:
            found = mistakes(thing)
            self.assertEqual(len(found), 1, thing)
            self.assertIn(words, found[0])

    def test_nothing_is_fetched_or_lost(self):
        with self.assertRaises(ValueError):
            linked_data.expanded(page({"@type": "Person", "name": None}))
        with self.assertRaises(ValueError):
            linked_data.expanded(page({"@type": "Person"}, context="https://other.example"))
        with self.assertRaises(jsonld.JsonLdError):
            linked_data.expanded(page({"@context": "https://other.example/context", "@type": "Person", "name": "Jo"}))

    def test_a_page_that_says_nothing(self):
        self.assertEqual(linked_data.expanded("<p>Nothing</p>"), [])


if __name__ == "__main__":
    unittest.main()
