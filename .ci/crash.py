#!/usr/bin/env python3
"""What happens to Public/ when things go wrong: kills, full and read-only disks, two builds at once, folders that are not ours.

    crash.py BUILD_SITE SHOW [--kills N] [--seed S]

SHOW is a folder with Content/; copies of it are edited and built.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import pages

ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": "/nonexistent"}


class Skipped(Exception):
    """A check that this machine cannot make."""


def command(program, folder, output=None, *options):
    return [program, "build", "--source", folder, *(["--output", output] if output else []), *options]


def build(program, folder, output=None, *options, environment=None, prefix=()):
    """Runs a build to its end; gives its exit status and what it said."""
    done = subprocess.run(
        [*prefix, *command(program, folder, output, *options)], capture_output=True, env={**ENVIRONMENT, **(environment or {})})
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def tree(site):
    """All files of a site and what is in them."""
    found = {}
    for path in pages.files(site) if os.path.isdir(site) else []:
        with open(os.path.join(site, path), "rb") as file:
            found[path] = file.read()
    return found


def difference(first, second):
    """A few words on how two trees differ."""
    changed = sorted(path for path in first.keys() & second.keys() if first[path] != second[path])
    return f"missing {sorted(first.keys() - second.keys())[:5]}, extra {sorted(second.keys() - first.keys())[:5]}, other {changed[:5]}"


def expect(holds, what):
    if not holds:
        raise AssertionError(what)


def expect_status(result, status, *words):
    code, said = result
    expect(code == status, f"exit status {code} and not {status}: {said[:1500]}")
    for word in words:
        expect(word in said, f"{word!r} is not in what it says: {said[:1500]}")


def own(folder, user, mode=None):
    """Gives a folder and all in it to a user, with a mode as by chmod -R."""
    for where, _, names in os.walk(folder):
        for path in [where, *(os.path.join(where, name) for name in names)]:
            os.chown(path, user, user)
            if mode is not None:
                os.chmod(path, mode)


class Editor:
    """Changes a show as a podcaster would, at random."""

    def __init__(self, folder, rng):
        self.content = os.path.join(folder, "Content")
        self.folder = folder
        self.rng = rng
        self.count = 0

    def edit(self):
        self.count += 1
        change = self.rng.choice([
            self.edit_transcript, self.edit_title, self.edit_title, self.add_episode, self.add_episode, self.remove_episode, self.rename_episode,
            self.edit_person, self.edit_show, self.override_template, self.drop_template, self.damage_cache, self.remove_cache,
            self.touch_everything,
        ])
        change()
        return change.__name__

    def episodes(self, own=False):
        folder = os.path.join(self.content, "episodes")
        names = sorted(name for name in os.listdir(folder) if os.path.isdir(os.path.join(folder, name)))
        return [os.path.join(folder, name) for name in names if not own or name.startswith("extra-")]

    def rewrite(self, path, change):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(change(text))

    def edit_transcript(self):
        for name in os.listdir(folder := self.rng.choice(self.episodes())):
            if name.endswith((".vtt", ".srt")):
                self.rewrite(os.path.join(folder, name), lambda text: text + f"\n09:{self.count % 60:02}:00.000 --> 09:59:00.000\nMore {self.count}.\n")

    def edit_title(self):
        folder = self.rng.choice(self.episodes())
        self.rewrite(os.path.join(folder, "episode.md"), lambda text: "\n".join(
            f'title: "Title {self.count}"' if line.startswith("title:") else line for line in text.split("\n")))

    def add_episode(self):
        folder = os.path.join(self.content, "episodes", f"extra-{self.count}")
        os.makedirs(folder)
        with open(os.path.join(folder, "episode.md"), "w", encoding="utf-8") as file:
            file.write(f"---\ntitle: Extra {self.count}\ndate: 2023-01-{self.count % 28 + 1:02}\ntags: [tag {self.count % 5}]\n---\n\nNotes {self.count}.\n")
        with open(os.path.join(folder, "transcript.vtt"), "w", encoding="utf-8") as file:
            file.write("WEBVTT\n" + "".join(f"\n00:{cue:02}:00.000 --> 00:{cue:02}:50.000\nSentence {cue} of {self.count}.\n" for cue in range(40)))

    def remove_episode(self):
        if extra := self.episodes(own=True):
            shutil.rmtree(self.rng.choice(extra))

    def rename_episode(self):
        if extra := self.episodes(own=True):
            os.rename(self.rng.choice(extra), os.path.join(self.content, "episodes", f"extra-{self.count}-renamed"))

    def edit_person(self):
        people = os.path.join(self.content, "people")
        self.rewrite(os.path.join(people, self.rng.choice([name for name in sorted(os.listdir(people)) if name.endswith(".md")])),
                     lambda text: text + f"\nMore {self.count}.\n")

    def edit_show(self):
        self.rewrite(os.path.join(self.content, "show.yml"), lambda text: "\n".join(
            f"footer: Footer {self.count}" if line.startswith("footer:") else line for line in text.split("\n")))

    def override_template(self):
        folder = os.path.join(self.folder, "Templates", "partials")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "footer.html"), "w", encoding="utf-8") as file:
            file.write(f"<footer><p>Footer {self.count}</p></footer>\n")

    def drop_template(self):
        shutil.rmtree(os.path.join(self.folder, "Templates"), ignore_errors=True)

    def cache_files(self):
        return [os.path.join(folder, name) for folder, _, names in os.walk(os.path.join(self.folder, ".build-site")) for name in sorted(names)]

    def damage_cache(self):
        files = [path for path in self.cache_files() if os.path.getsize(path)]
        if files:
            with open(self.rng.choice(files), "r+b") as file:
                size = os.fstat(file.fileno()).st_size
                file.seek(self.rng.randrange(size))
                file.write(bytes([self.rng.randrange(256)]))
                if self.rng.random() < 0.3:
                    file.truncate(self.rng.randrange(size))

    def remove_cache(self):
        shutil.rmtree(os.path.join(self.folder, ".build-site"), ignore_errors=True)

    def touch_everything(self):
        for folder, _, names in os.walk(self.content):
            for name in names:
                os.utime(os.path.join(folder, name))


class Checks:
    def __init__(self, program, show, workshop, seed, kills):
        self.program, self.show, self.workshop, self.kills = program, show, workshop, kills
        self.rng = random.Random(seed)
        self.count = 0

    def copy(self, has_cards=False):
        """A copy of the show, in a folder of its own; without images to share, which would take most of the time."""
        self.count += 1
        folder = os.path.join(self.workshop, f"show-{self.count}")
        shutil.copytree(self.show, folder, ignore=shutil.ignore_patterns("Public", ".build-site"))
        if not has_cards:
            with open(os.path.join(folder, "Content", "show.yml"), "a", encoding="utf-8") as file:
                file.write("shareCards: false\n")
        return folder

    def scratch(self, folder):
        """What a build from nothing gives for the show as it is now."""
        output = os.path.join(self.workshop, "scratch")
        clean = os.path.join(self.workshop, "scratch-source")
        for old in (output, clean):
            shutil.rmtree(old, ignore_errors=True)
        shutil.copytree(folder, clean, ignore=shutil.ignore_patterns("Public", ".build-site"))
        expect_status(build(self.program, clean, output), 0)
        return tree(output)

    def check_kills(self):
        """After any edit and any kill Public/ is the old site whole, or the next build completes the new one."""
        folder = self.copy()
        editor = Editor(folder, self.rng)
        for _ in range(25):
            editor.add_episode()
            editor.count += 1
        site = os.path.join(folder, "Public")
        start = time.monotonic()
        expect_status(build(self.program, folder), 0)
        whole_build = time.monotonic() - start
        old = tree(site)
        killed = unfinished = 0
        for number in range(self.kills):
            edits = [editor.edit() for _ in range(self.rng.randint(1, 4))]
            new = self.scratch(folder)
            for _ in range(self.rng.randint(1, 3)):
                process = subprocess.Popen(command(self.program, folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
                time.sleep(self.rng.random() * whole_build * 1.2)
                process.send_signal(signal.SIGKILL)
                killed += process.wait() == -signal.SIGKILL
                now = tree(site)
                if os.path.exists(os.path.join(site, ".build-site", "journal")):
                    unfinished += 1
                else:
                    expect(now in (old, new), f"{number} ({edits}): after a kill Public/ is neither old nor new: {difference(old, now)}")
            expect_status(build(self.program, folder), 0)
            now = tree(site)
            expect(now == new, f"{number} ({edits}): not what a build from nothing gives: {difference(new, now)}")
            old = now
        expect(killed > self.kills / 4, f"only {killed} builds were killed before their end")
        return f"{self.kills} rounds, {killed} builds killed, {unfinished} of them in their commit"

    def add_picture(self, folder):
        """An episode with a cover of which smaller copies are made."""
        os.makedirs(os.path.join(folder, "Content", "episodes", "pictured"))
        with open(os.path.join(folder, "Content", "episodes", "pictured", "episode.md"), "w", encoding="utf-8") as file:
            file.write("---\ntitle: A picture\ndate: 2024-01-01\ncover: ../../feed-cover.png\n---\n")

    def check_kills_at_pictures(self):
        """A build that is killed while a tool makes pictures leaves nothing half made."""
        if shutil.which("vips") is None:
            raise Skipped("vips is not installed")
        folder = self.copy(has_cards=True)
        self.add_picture(folder)
        start = time.monotonic()
        new = self.scratch(folder)
        whole_build = time.monotonic() - start
        expect(any(path.endswith(".avif") for path in new) and any(path.endswith("share-card.jpg") for path in new), "there are no pictures")
        killed = 0
        for _ in range(6):
            for old in ("Public", ".build-site"):
                shutil.rmtree(os.path.join(folder, old), ignore_errors=True)
            for _ in range(2):
                process = subprocess.Popen(command(self.program, folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
                time.sleep(self.rng.random() * whole_build)
                process.send_signal(signal.SIGKILL)
                killed += process.wait() == -signal.SIGKILL
            expect_status(build(self.program, folder), 0)
            now = tree(os.path.join(folder, "Public"))
            expect(now == new, f"not what a build from nothing gives: {difference(new, now)}")
            rooms = os.path.join(folder, ".build-site", "imaging")
            expect(not os.path.isdir(rooms) or not os.listdir(rooms), "files of killed builds are left")
        return f"{killed} builds killed"

    def check_two_machines(self):
        """Folder, time zone, language, order and times of files, number of jobs and clock change nothing; pictures too."""
        first = self.copy(has_cards=True)
        self.add_picture(first)
        expect_status(build(self.program, first, None, "--jobs", "1", environment={"TZ": "UTC", "LANG": "C", "LC_ALL": "C"}), 0)
        second = os.path.join(self.workshop, "an öther folder", "deep", "show")
        files = [os.path.relpath(os.path.join(folder, name), self.show) for folder, _, names in os.walk(self.show) for name in names]
        self.rng.shuffle(files)
        for path in files:
            if path.split(os.sep)[0] in ("Public", ".build-site"):
                continue
            os.makedirs(os.path.dirname(os.path.join(second, path)), exist_ok=True)
            shutil.copyfile(os.path.join(self.show, path), os.path.join(second, path))
            os.utime(os.path.join(second, path), (1, self.rng.randrange(1 << 30)))
        self.add_picture(second)
        has_clock = shutil.which("faketime") is not None
        other = {"TZ": "Pacific/Auckland", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"}
        prefix = ["faketime", "2031-12-31 23:59:59"] if has_clock else []
        expect_status(build(self.program, second, None, "--jobs", "7", environment=other, prefix=prefix), 0)
        sites = [tree(os.path.join(folder, "Public")) for folder in (first, second)]
        expect(sites[0] == sites[1], difference(*sites))
        expect(len(sites[0]) > 10, "there are not ten files")
        return f"{len(sites[0])} files" + ("" if has_clock else "; without another clock (faketime is not installed)")

    def check_full_disk(self):
        """A disk that fills up is status 74, and the old site stays whole."""
        disk = os.path.join(self.workshop, "disk")
        os.makedirs(disk)
        folder = self.copy()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], capture_output=True).returncode:
            raise Skipped("a small disk cannot be mounted here")
        try:
            site = os.path.join(disk, "site")
            expect_status(build(self.program, folder, site), 0)
            old = tree(site)
            editor = Editor(folder, self.rng)
            for _ in range(150):
                editor.add_episode()
                editor.count += 1
            with open(os.path.join(folder, "Content", "show.yml"), "a", encoding="utf-8") as file:
                file.write("\n# so that all pages change\n")
            editor.edit_show()
            for _ in range(2):
                expect_status(build(self.program, folder, site), 74, "error")
                expect(tree(site) == old, f"the old site is not whole: {difference(old, tree(site))}")
            for extra in editor.episodes(own=True):
                shutil.rmtree(extra)
            expect_status(build(self.program, folder, site), 0)
            expect(tree(site) == self.scratch(folder), "the build after it is not as one from nothing")
        finally:
            subprocess.run(["umount", disk], check=True)

    def as_nobody(self):
        """The program where another user can run it, and the words that run a command as that user."""
        if os.geteuid() != 0 or not shutil.which("setpriv"):
            raise Skipped("another user cannot be taken on here")
        program = os.path.join(self.workshop, "build-site")
        shutil.copy2(self.program, program)
        prefix = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        if subprocess.run([*prefix, program, "--help"], capture_output=True, env=ENVIRONMENT).returncode:
            raise Skipped("another user cannot run the program here")
        return program, prefix

    def check_read_only(self):
        """A folder that may not be written is status 74."""
        program, as_nobody = self.as_nobody()
        folder = self.copy()
        own(folder, 65534)
        site = os.path.join(folder, "Public")
        expect_status(build(program, folder, prefix=as_nobody), 0)
        old = tree(site)
        Editor(folder, self.rng).edit_title()
        own(site, 0, mode=0o555)
        expect_status(build(program, folder, prefix=as_nobody), 74, "error")
        expect(tree(site) == old, f"the old site is not whole: {difference(old, tree(site))}")

    def check_partly_read_only(self):
        """Where only some folders of Public/ may be written, nothing is moved at all, and the folder is named."""
        program, as_nobody = self.as_nobody()
        folder = self.copy()
        editor = Editor(folder, self.rng)
        editor.add_episode()
        site = os.path.join(folder, "Public")
        expect_status(build(program, folder), 0)
        old = tree(site)
        episodes = [os.path.join(site, "episodes", name) for name in sorted(os.listdir(os.path.join(site, "episodes")))]
        gone = next(path for path in episodes if os.path.basename(path).startswith("extra-"))
        editor.remove_episode()
        editor.count += 1
        editor.add_episode()
        editor.edit_show()
        # The last mode is that of /tmp: all may add files, and only their owner may replace them.
        for closed, mode in ((site, 0o755), (os.path.join(site, "episodes"), 0o755), (gone, 0o755), (site, 0o1777)):
            own(folder, 0, mode=0o777)
            os.chmod(closed, mode)
            for _ in range(2):
                expect_status(build(program, folder, prefix=as_nobody), 74, f"{closed}: error: this folder cannot be written")
                expect(tree(site) == old, f"{closed}: the old site is not whole: {difference(old, tree(site))}")
                expect(not os.path.exists(os.path.join(site, ".build-site", "journal")), f"{closed}: a journal waits")
        own(folder, 0, mode=0o777)
        expect_status(build(program, folder, prefix=as_nobody), 0)
        expect(tree(site) == self.scratch(folder), "the build after it is not as one from nothing")

    def check_another_build(self):
        """While one build runs, another is status 75 and changes nothing."""
        folder = self.copy()
        editor = Editor(folder, self.rng)
        for _ in range(300):
            editor.add_episode()
            editor.count += 1
        for attempt in range(20):
            shutil.rmtree(os.path.join(folder, "Public"), ignore_errors=True)
            shutil.rmtree(os.path.join(folder, ".build-site"), ignore_errors=True)
            process = subprocess.Popen(command(self.program, folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
            try:
                time.sleep(0.02 + 0.01 * attempt)
                process.send_signal(signal.SIGSTOP)
                result = build(self.program, folder)
            finally:
                process.send_signal(signal.SIGCONT)
                status = process.wait()
            if result[0] == 75:
                expect_status(result, 75, "another build")
                expect(status == 0, f"the build that was there first ended with {status}")
                expect(tree(os.path.join(folder, "Public")) == self.scratch(folder), "its site is not whole")
                return
            expect(result[0] == 0, f"exit status {result[0]}: {result[1][:1500]}")
        raise AssertionError("twenty times the second build did not notice the first one")

    def check_foreign_folder(self):
        """Files that no build wrote are never taken for ours without being asked."""
        folder = self.copy()
        output = os.path.join(self.workshop, "homepage")
        os.makedirs(output)
        with open(os.path.join(output, "photo.txt"), "w", encoding="utf-8") as file:
            file.write("not ours")
        expect_status(build(self.program, folder, output), 1, "--adopt")
        expect(sorted(os.listdir(output)) == ["photo.txt"], f"something was written: {os.listdir(output)}")
        expect_status(build(self.program, folder, output, "--adopt"), 0)
        expect(tree(output).get("photo.txt") == b"not ours", "the file is gone")
        expect(len(tree(output)) > 10, "nothing was built")

    def check_own_folders(self):
        """Content/, Templates/, the site's folder and those above it are no output folders."""
        folder = self.copy()
        os.makedirs(os.path.join(folder, "Templates"))
        os.symlink("Content", os.path.join(folder, "link"))
        before = tree(folder)
        for output in ("Content", "Content/episodes", "Templates", ".", "..", "link", "/"):
            code, said = build(self.program, folder, os.path.normpath(os.path.join(folder, output)))
            expect(code in (1, 64) and "error" in said, f"--output {output}: exit status {code}: {said[:500]}")
            expect(tree(folder) == before, f"--output {output} wrote something")

    def check_mistakes(self):
        """A mistake in the content is status 1, all of them are shown, and the old site stays."""
        folder = self.copy()
        expect_status(build(self.program, folder), 0)
        site = os.path.join(folder, "Public")
        old = tree(site)
        for name, text in (("one", "---\ntitle: a: b\n---\n"), ("two", "---\ntitle: Two\ndate: 2025-13-01\n---\n"), ("three", "no front matter\n")):
            with open(os.path.join(folder, "Content", "episodes", f"{name}.md"), "w", encoding="utf-8") as file:
                file.write(text)
        Editor(folder, self.rng).edit_title()
        expect_status(build(self.program, folder), 1, "Content/episodes/one.md:2:", "Content/episodes/two.md:3:7: error", "Content/episodes/three.md:1:")
        expect(tree(site) == old, f"the old site is not whole: {difference(old, tree(site))}")

    def check_no_show(self):
        """A folder without a show is told what is missing, and gets no Public/."""
        folder = os.path.join(self.workshop, "empty")
        os.makedirs(folder)
        expect_status(build(self.program, folder), 1, "show.yml")
        expect(not os.path.exists(os.path.join(folder, "Public")), "there is a Public/")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("build_site")
    parser.add_argument("show")
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="run only the check of this name")
    arguments = parser.parse_args()
    workshop = tempfile.mkdtemp(prefix="crash-")
    os.chmod(workshop, 0o755)
    checks = Checks(os.path.abspath(arguments.build_site), os.path.abspath(arguments.show), workshop, arguments.seed, arguments.kills)
    failed = 0
    for name in [name for name in dir(Checks) if name.startswith("check_")]:
        if arguments.only and name != f"check_{arguments.only}":
            continue
        title = getattr(Checks, name).__doc__
        start = time.monotonic()
        try:
            said = getattr(checks, name)()
            print(f"ok      {title}{f' ({said})' if said else ''} {time.monotonic() - start:.1f} s", flush=True)
        except Skipped as reason:
            print(f"skipped {title} ({reason})", flush=True)
        except AssertionError as error:
            failed += 1
            print(f"FAILED  {title}\n        {error}", flush=True)
    if failed:
        print(f"kept: {workshop}")
    else:
        shutil.rmtree(workshop)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
