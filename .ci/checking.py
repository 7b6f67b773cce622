"""What checks of built shows share: writing a show, building it, and keeping what is wrong with it."""

import json
import os
import re
import subprocess
import sys

import hostile

PODCAST = "{https://podcastindex.org/namespace/1.0}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://salt.example/pod"
failures = []


def check(condition, message):
    if not condition:
        failures.append(message)


def same(found, expected, what):
    check(found == expected, f"{what}: {found!r} and not {expected!r}")


def build(program, folder, *options):
    # Without vips: what is compared here are covers.
    done = subprocess.run(
        [program, "build", "--source", folder, *options], capture_output=True, text=True, env={**os.environ, "PATH": "/nonexistent"})
    if done.returncode != 0:
        sys.exit(f"the show was not built:\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def write(folder, path, data):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode())


def yaml(value):
    """JSON is YAML, but for characters beyond U+FFFF as escapes, and for those that YAML takes only as escapes."""
    text = json.dumps(value, ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", lambda found: f"\\u{ord(found.group()):04x}", text)


def front_matter(keys, body=""):
    lines = [f"{key}: {yaml(value)}" for key, value in keys.items()]
    return "---\n" + "\n".join(lines) + f"\n---\n{body}\n"


def plain(text):
    return hostile.UNHOLDABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def on_one_line(text):
    return " ".join(re.split(r"[\s\x85\u2028\u2029]+", plain(text))).strip()
