"""What check_documentation.py makes of a page, without the program."""

import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

import check_documentation


class Blocks(unittest.TestCase):
    def read(self, text):
        return list(check_documentation.blocks("page.md", text))

    def test_info_string(self):
        (block,) = self.read("Text\n\n```yaml Content/show.yml error=invalid-date files=a.mp3,b.mp3\ntitle: T\n```\n")
        self.assertEqual((block.line, block.language, block.label), (3, "yaml", "Content/show.yml"))
        self.assertEqual(block.options, {"error": "invalid-date", "files": "a.mp3,b.mp3"})
        self.assertEqual(block.text, "title: T\n")

    def test_block_in_a_list_and_fence_in_a_fence(self):
        first, second = self.read("- item\n\n  ```sh\n  build-site\n  ```\n\n````markdown notes\n```\ncode\n```\n````\n")
        self.assertEqual(first.text, "build-site\n")
        self.assertEqual((second.label, second.text), ("notes", "```\ncode\n```\n"))


class Merging(unittest.TestCase):
    def test_new_keys_stand_on_top_and_replace_old_ones(self):
        merged = check_documentation.merged("title: B\ntags: [a]\n", "---\ntitle: A\ndate: 2025-01-31\n---\nNotes\n")
        self.assertEqual(merged, "---\ntitle: B\ntags: [a]\ndate: 2025-01-31\n---\nNotes\n")

    def test_a_file_that_is_all_yaml(self):
        self.assertEqual(check_documentation.merged("a: 1\n", "title: A\n"), "a: 1\ntitle: A\n")


if __name__ == "__main__":
    unittest.main()
