#!/usr/bin/env python3
"""Prints the line coverage of each library target.

    coverage.py CODECOV.json        (the path that `swift test --show-codecov-path` prints)
"""

import collections
import json
import os
import sys

# Programs: what they do is in the libraries, and the checks of whole builds run them.
PROGRAMS = {"build-site", "Benchmark", "Fuzz", "TranscriptTools"}


def main():
    sources = os.path.join(os.getcwd(), "Sources", "")
    covered, lines = collections.Counter(), collections.Counter()
    with open(sys.argv[1], encoding="utf-8") as file:
        for entry in json.load(file)["data"][0]["files"]:
            if entry["filename"].startswith(sources):
                room = entry["filename"][len(sources):].split("/")[0]
                covered[room] += entry["summary"]["lines"]["covered"]
                lines[room] += entry["summary"]["lines"]["count"]
    rooms = sorted(room for room in lines if room not in PROGRAMS and lines[room])
    if not rooms:
        sys.exit("no coverage of any library target")
    for room in rooms:
        print(f"{room:16} {covered[room]:6} of {lines[room]:6} lines  {100 * covered[room] / lines[room]:5.1f} %")
    print(f"{'all':16} {sum(covered[room] for room in rooms):6} of {sum(lines[room] for room in rooms):6} lines  "
          f"{100 * sum(covered[room] for room in rooms) / sum(lines[room] for room in rooms):5.1f} %")


if __name__ == "__main__":
    main()
