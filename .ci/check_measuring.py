#!/usr/bin/env python3
"""Runs what README.md says about measuring, with shows so small that nothing is measured: the commands and their options exist, and end well.

    check_measuring.py FOLDER

FOLDER holds build-site and benchmark. What fails is printed; the exit status is 1 if anything does, or if the README names nothing to run.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

SMALL = ["--episodes", "8", "--cues", "12", "--rounds", "1"]
# In the README's own words, and what makes them short.
COMMANDS = {"benchmark": SMALL, "benchmark webvtt": ["--megabytes", "1", "--rounds", "1"]}
# Limits hold for shows of the size that is measured.
NEVER_RUN = {"--check"}


def main():
    folder = os.path.abspath(sys.argv[1])
    with open("README.md", encoding="utf-8") as file:
        found = re.search(r"^## Measure\n(.*?)^## ", file.read(), re.M | re.S)
    section = found[1] if found else ""
    wrong, ran = [], 0

    def run(words, output=r"\d", **options):
        nonlocal ran
        done = subprocess.run(words, capture_output=True, text=True, timeout=300, **options)
        ran += 1
        if done.returncode or not re.search(output, done.stdout):
            wrong.append(f"`{' '.join(words)}` ends with {done.returncode}: {(done.stdout + done.stderr)[-600:]}")
        return done.stdout

    # Options that the text names, at their first command that has them.
    options = re.findall(r"`(--[a-z-]+)`", section)
    for name, short in COMMANDS.items():
        if not re.search(rf"[`/]{name}[`\n ]", section):
            wrong.append(f"README.md does not say `{name}` any more: look at what it says, and at {sys.argv[0]}")
            continue
        words = [os.path.join(folder, "benchmark"), *name.split()[1:]]
        run(words + short, r"\d (ms|MB/s|MB)")
        help = run(words + ["--help"])
        for option in [option for option in options if option in help]:
            options.remove(option)
            if option not in NEVER_RUN:
                run(words + short + [option])
    wrong += [f"README.md names {option}, which nothing has" for option in options]

    preview = re.search(r"`python3 (\.ci/preview\.py) PROGRAM SHOW (--[a-z]+)`", section)
    if not preview:
        wrong.append("README.md does not say how to measure the preview")
    elif shutil.which("chromium"):
        with tempfile.TemporaryDirectory() as show:
            run([os.path.join(folder, "benchmark"), "make-show", show, "2", "12"], "")
            run([sys.executable, preview[1], os.path.join(folder, "build-site"), show, preview[2]], r"shown \d+ ms after the save")
    print("\n".join(wrong) or f"what README.md says about measuring: {ran} commands run")
    return 1 if wrong or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
