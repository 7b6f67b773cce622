"""Shows that are made here, for what the demo show is too short or too English."""

import os
import re
import shutil
import subprocess

SMALL_SHOW = "Tests/Fixtures/small-show"
# What two hours of talk are: cues of a dozen words, four and a half seconds each.
CUES, SECONDS_A_CUE, WORDS_A_CUE = 1600, 4.5, 13
WORDS = """room tone chair window cable voice letter silence answer question river kitchen corner hand distance music morning reader feed
chapter microphone studio cellar train season breath between story archive council rain second first never always quietly again heard""".split()
SPEAKERS = ("Lena Okafor", "Jo Marsh")


def two_hours(folder):
    """A show with one episode of two hours: about 20,000 words in 1,600 cues, eight chapters, two speakers, and silence as its sound."""
    episode = f"{folder}/Content/episodes/two-hours"
    os.makedirs(f"{folder}/Content/people")
    os.makedirs(episode)
    length = int(CUES * SECONDS_A_CUE)
    write(f"{folder}/Content/show.yml", "title: Long Waves\nlanguage: en\nurl: https://long.example\nauthor: Lena Okafor\nhosts: [lena-okafor]\n")
    for name in SPEAKERS:
        write(f"{folder}/Content/people/{name.lower().replace(' ', '-')}.md", f"---\nname: {name}\n---\n")
    chapters = "".join(f"  - {{start: '{clock(number * length // 8)}', title: Part {number + 1} of the night}}\n" for number in range(8))
    write(f"{episode}/episode.md", f"---\ntitle: Two hours\ndate: 2025-01-31\npeople: [lena-okafor, jo-marsh]\naudio: {{file: silence.mp3}}\nchapters:\n{chapters}---\nNotes.\n")
    write(f"{episode}/transcript.vtt", "WEBVTT\n\n" + "\n".join(
        f"{clock(number * SECONDS_A_CUE)}.{number % 2 * 5}00 --> {clock((number + 1) * SECONDS_A_CUE - 0.1)}.400\n<v {SPEAKERS[number // 5 % 2]}>{sentence(number)}\n"
        for number in range(CUES)))
    with open(f"{episode}/silence.mp3", "wb") as file:
        file.write(silence(length))


def sentence(number):
    """What is said in a cue of the two hours. No other cue says the same: it begins with its own number."""
    return " ".join(["Number", str(number)] + [WORDS[(number * 7 + index * (3 + number % 5)) % len(WORDS)] for index in range(WORDS_A_CUE - 2)]) + "."


def silence(seconds):
    """An MP3 of nothing: frames of MPEG-2 Layer III, 16 kHz, one channel, 8 kbit/s, each 576 samples in 36 bytes, of which only the head is not zero."""
    return (bytes([0xFF, 0xF3, 0x18, 0xC0]) + bytes(32)) * round(seconds * 16_000 / 576)


def arabic(folder):
    """The show of the fixtures with its own words, but in Arabic: all that build-site itself says."""
    shutil.copytree(SMALL_SHOW, folder, ignore=shutil.ignore_patterns("Public", ".build-site"))
    with open(f"{folder}/Content/show.yml", encoding="utf-8") as file:
        show = file.read()
    write(f"{folder}/Content/show.yml", re.sub(r"^language: .*", "language: ar", show, flags=re.M))


# Words of a Japanese transcript, those with a reading as pairs.
JAPANESE = [
    ["こんにちは。", ("今日", "きょう"), "は", ("静", "しず"), "かな", ("部屋", "へや"), "の", ("話", "はなし"), "をします。"],
    ["まず、", ("手", "て"), "を", ("叩", "たた"), "いてください。", "ぱん。"],
    [("東", "とう"), ("京", "きょう"), "の", ("録音", "ろくおん"), ("室", "しつ"), "では、", ("壁", "かべ"), "が", ("音", "おと"), "を", ("吸", "す"), "います。"],
    ["だからマイクは、", ("近", "ちか"), "くに", ("置", "お"), "くのがいいです。これはふりがなのない、とてもながい、ひらがなだけのぶんしょうです。"],
]


def japanese(folder):
    """A show with one episode in Japanese, with readings above words: a cue of five seconds each, and silence as its sound."""
    episode = f"{folder}/Content/episodes/kana"
    os.makedirs(episode)
    write(f"{folder}/Content/show.yml", "title: 部屋の音\nlanguage: ja\nurl: https://kana.example\nauthor: Aya\nhtml: true\n")
    write(f"{episode}/episode.md", "---\ntitle: 静かな部屋\ndate: 2025-01-31\naudio: {file: silence.mp3}\n---\nこれは<ruby>漢字<rt>かんじ</rt></ruby>です。\n")
    words = lambda cue: "".join(word if isinstance(word, str) else f"<ruby>{word[0]}<rt>{word[1]}</rt></ruby>" for word in cue)
    write(f"{episode}/transcript.vtt", "WEBVTT\n\n" + "\n".join(
        f"{clock(number * 5)}.000 --> {clock(number * 5 + 4)}.900\n{words(cue)}\n" for number, cue in enumerate(JAPANESE * 6)))
    with open(f"{episode}/silence.mp3", "wb") as file:
        file.write(silence(len(JAPANESE) * 6 * 5))


def built(program, make, folder):
    """Makes a show in a folder that is not there yet, and builds it; returns the site's folder."""
    make(folder)
    done = subprocess.run([program, "build", "--source", folder], capture_output=True, text=True)
    if done.returncode:
        raise AssertionError(done.stdout + done.stderr)
    return os.path.join(folder, "Public")


def clock(time):
    """As WebVTT and front matter have it: `1:02:03` would do for the one, `01:02:03` does for both."""
    whole = int(time)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
