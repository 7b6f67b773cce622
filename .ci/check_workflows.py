#!/usr/bin/env python3
"""Checks what publishes and releases: the workflows, the action, the recipes of the documentation, the Dockerfile, and the scripts.

    check_workflows.py RELEASED WORK

RELEASED is the folder in which .ci/release built, WORK one for what is made here. Files are compared with the schemas of
check-jsonschema and read by hadolint and shellcheck; then their shell steps are run as they stand in clean copies of the repository.
`swift build` alone is not run again: in its place what was built is given out. Where there is debootstrap and this is root, the image of the
Dockerfile is made in a bare folder, and builds the demo show there.
"""

import contextlib
import os
import platform
import re
import shutil
import subprocess
import sys

import ruamel.yaml

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
WORKFLOWS = ".github/workflows"
ACTION = ".github/actions/build-site/action.yml"
RECIPES = "Content/pages/publishing.md"
SCRIPTS = [".ci/run", ".ci/setup", ".ci/release"]
SYSTEM = f"{platform.system().lower()}-{platform.machine()}"
# It stands where `swift` would, and knows the two calls that are made.
SWIFT = """#!/usr/bin/env bash
set -eu
case "$*" in
    *--show-bin-path*) echo "$RELEASED" ;;
    "build -c release --product build-site") mkdir -p .build/release && ln -sf "$RELEASED/build-site" .build/release/build-site ;;
    "build -c release --scratch-path .build-release"|"build -c release --scratch-path .build-release --static-swift-stdlib") ;;
    *) echo "swift is called in another way: $*" >&2; exit 1 ;;
esac
"""
GH = '#!/usr/bin/env bash\nprintf "%s\\n" "$@" >"$GH_CALLED"\n'


class Mistake(Exception):
    pass


def expect(holds, what):
    if not holds:
        raise Mistake(what)


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def parsed(text):
    return ruamel.yaml.YAML(typ="safe", pure=True).load(text)


def write(path, text, mode=0o644):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, mode)


def run(arguments, **options):
    result = subprocess.run(arguments, capture_output=True, text=True, timeout=600, stdin=subprocess.DEVNULL, **options)
    expect(result.returncode == 0, f"{arguments[0]} {arguments[-1][:300]}\n{result.stdout}{result.stderr}")
    return result.stdout


def files(folder):
    """The bytes of each file of a site, but for what the recipes leave out."""
    found = {}
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.relpath(os.path.join(at, name), folder)
            if not path.startswith(".build-site/") and path != ".gitkeep":
                with open(os.path.join(at, name), "rb") as file:
                    found[path] = file.read()
    return found


def same(folder, expected, what):
    found = files(folder)
    expect(len(found) > 20 and "index.html" in found, f"{what}: there is no site")
    different = sorted(path for path in found.keys() | expected.keys() if found.get(path) != expected.get(path))
    expect(not different, f"{what}: not as in a local build: {different[:5]}")


# Recipes

def recipes():
    """The files of the documentation, by host: each is whole, or parts that take the place of those of the workflow for GitHub Pages."""
    text = read(RECIPES)
    blocks = re.findall(r"^## ([^\n]+)\n|^```yaml (\.\S+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    found, section, base = {}, "", ""
    for title, label, block in blocks:
        if title:
            section = title
        elif label.endswith("/publish.yml") and block.startswith("name:"):
            base = found[section] = block
        elif label == ".gitlab-ci.yml":
            found[section] = block
        else:
            expect(base, f"{section}: a part of a workflow stands before the workflow")
            found.setdefault(section, base)
            if block.startswith("  deploy:"):
                # One host after another in one section.
                host = re.search(r"netlify|wrangler", block)[0]
                found[f"{section}, {host}"] = found[section][: found[section].index("  deploy:")] + block
            elif block.startswith("    permissions:"):
                found[section] = found[section].replace("    steps:\n", block + "    steps:\n", 1)
            elif "uses: OWNER/" in block:
                found[section] = re.sub(r"      - uses: OWNER/.*?\n\n", lambda _: block + "\n", found[section], count=1, flags=re.DOTALL)
            else:
                cut = found[section].index("      - uses: actions/upload-pages-artifact"), found[section].index("  deploy:")
                rest = found[section][cut[1]:] if "upload-artifact" in block else ""
                found[section] = found[section][: cut[0]] + block + "\n" + rest
    return found


def all_workflows():
    """Each workflow of GitHub by what it is called here."""
    for name in sorted(os.listdir(os.path.join(ROOT, WORKFLOWS))):
        yield f"{WORKFLOWS}/{name}", read(f"{WORKFLOWS}/{name}")
    for name, text in recipes().items():
        if text.startswith("name:"):
            yield f"{RECIPES}, {name}", text


def steps_of(text):
    content = parsed(text)
    if "runs" in content:
        return content["runs"]["steps"]
    return [step for job in content["jobs"].values() for step in job["steps"]]


# Steps

def value(text, contexts):
    """`text` with each `${{ a || b }}` in it replaced by the first of the contexts' values that is not empty."""
    def one(match):
        for name in match[1].split("||"):
            expect(name.strip() in contexts, f"nothing is known of {name.strip()}")
            if contexts[name.strip()]:
                return contexts[name.strip()]
        return ""
    return re.sub(r"\$\{\{(.*?)\}\}", one, str(text))


class Runner:
    """A clean copy of the repository, with a PATH in which `swift` and `gh` do not go far."""

    def __init__(self, work, released):
        self.copy = os.path.join(work, "copy")
        self.output = os.path.join(work, "github-output")
        self.called = os.path.join(work, "gh-called")
        for path in (self.copy, self.output, self.called):
            shutil.rmtree(path, ignore_errors=True)
            with contextlib.suppress(OSError):
                os.remove(path)
        listed = run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT)
        for path in filter(None, listed.split("\0")):
            if os.path.lexists(os.path.join(ROOT, path)):
                os.makedirs(os.path.dirname(os.path.join(self.copy, path)), exist_ok=True)
                shutil.copy2(os.path.join(ROOT, path), os.path.join(self.copy, path), follow_symlinks=False)
        write(os.path.join(work, "path/swift"), SWIFT, 0o755)
        write(os.path.join(work, "path/gh"), GH, 0o755)
        self.environment = {
            "PATH": f"{work}/path:{os.environ['PATH']}", "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8", "RELEASED": released,
            "GITHUB_OUTPUT": self.output, "GH_CALLED": self.called,
        }

    def step(self, steps, name, contexts=None, fails=False):
        """Runs a step as GitHub's runner does (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#defaultsrunshell)."""
        step = next((step for step in steps if step.get("name") == name), None)
        expect(step, f"there is no step “{name}”")
        environment = {key: value(text, contexts or {}) for key, text in step.get("env", {}).items()}
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail"] if step.get("shell") == "bash" else ["bash", "-e"]
        arguments = [*shell, "-c", step["run"]]
        result = subprocess.run(
            arguments, cwd=self.copy, env={**self.environment, **environment}, capture_output=True, text=True, timeout=600, stdin=subprocess.DEVNULL)
        expect((result.returncode != 0) == fails, f"“{name}” ends with {result.returncode}\n{result.stdout}{result.stderr}")
        return result.stdout + result.stderr


class Checks:
    def __init__(self, released, work):
        self.released, self.work = released, work
        self.program = os.path.join(released, "build-site")
        self.version = run([self.program, "--version"]).strip()
        self.expected = {}

    def tool(self, name):
        beside = os.path.join(os.path.dirname(sys.executable), name)
        return beside if os.path.exists(beside) else name

    def schemas(self):
        """every workflow, recipe and action is what its schema says"""
        def check(schema, name, text):
            path = os.path.join(self.work, "schema", re.sub(r"\W+", "-", name).strip("-") + ".yml")
            write(path, text)
            run([self.tool("check-jsonschema"), "--builtin-schema", f"vendor.{schema}", path])
        for name, text in all_workflows():
            check("github-workflows", name, text)
        check("github-actions", ACTION, read(ACTION))
        gitlab = recipes()["GitLab Pages"]
        check("gitlab-ci", "GitLab Pages", gitlab)
        with contextlib.suppress(Mistake):
            check("github-workflows", "broken", read(f"{WORKFLOWS}/publish.yml").replace("runs-on:", "runs_on:"))
            raise AssertionError("check-jsonschema finds nothing wrong with a job that runs nowhere")

    def shell(self):
        """shellcheck and hadolint find nothing, and no step mixes what others wrote into its script"""
        run([self.tool("hadolint"), os.path.join(ROOT, "Dockerfile")])
        texts = {name: read(name) for name in SCRIPTS}
        for name, text in [*all_workflows(), (ACTION, read(ACTION))]:
            for number, step in enumerate(steps_of(text)):
                if "run" in step:
                    expect("${{" not in step["run"], f"{name}: step {number + 1} has an expression in its script; it belongs into env")
                    texts[f"{name}, step {number + 1}"] = f"#!/usr/bin/env bash\nset -e\n{step['run']}"
        gitlab = parsed(recipes()["GitLab Pages"])["pages"]
        texts["GitLab Pages"] = "#!/bin/sh\nset -e\n" + "\n".join(gitlab["before_script"] + gitlab["script"]) + "\n"
        for name, text in texts.items():
            path = os.path.join(self.work, "shell", re.sub(r"\W+", "-", name).strip("-"))
            write(path, text)
            # The variables of env are not assigned in the script.
            run([self.tool("shellcheck"), "--exclude=SC2154", path])

    def one_voice(self):
        """actions have the same version everywhere, jobs say what they may do, and the recipes name the version that this is"""
        versions = {}
        for name, text in [*all_workflows(), (ACTION, read(ACTION))]:
            for step in steps_of(text):
                if "uses" in step:
                    action, _, version = step["uses"].partition("@")
                    expect(versions.setdefault(action, version) == version, f"{name}: {action} is {version} here and {versions[action]} elsewhere")
            content = parsed(text)
            expect("runs" in content or content.get("permissions") == {"contents": "read"}, f"{name}: every job may do everything")
        expect(versions["OWNER/build-site/.github/actions/build-site"] == f"v{self.version}", f"{RECIPES}: the action is not v{self.version}")
        named = set(re.findall(r"build-site-(\d+\.\d+\.\d+)|download/v(\d+\.\d+\.\d+)", read(RECIPES)))
        expect({a or b for a, b in named} == {self.version}, f"{RECIPES}: a recipe fetches another version than {self.version}: {named}")

    def publish(self):
        """the publish workflow's steps make the bytes of a local build, and the same with what was kept of the run before"""
        runner = Runner(self.work, self.released)
        steps = steps_of(read(f"{WORKFLOWS}/publish.yml"))
        local = os.path.join(self.work, "local")
        shutil.rmtree(local, ignore_errors=True)
        run([self.program, "--output", local], cwd=runner.copy)
        self.expected = files(local)
        shutil.rmtree(os.path.join(runner.copy, ".build-site"))
        for base in ("", "", "https://show.example/pod"):
            contexts = {"steps.pages.outputs.base_url": base}
            runner.step(steps, "Build the program")
            runner.step(steps, "Build the site", contexts)
            if not base:
                same(os.path.join(runner.copy, "site"), self.expected, "publish.yml")
        page = files(os.path.join(runner.copy, "site"))["404.html"].decode()
        expect('href="/pod/' in page, "the address of GitHub Pages is not the site's")

    def release(self):
        """the release workflow packs what runs, tells a wrong tag, and attaches files with the digests that they have"""
        runner = Runner(self.work, self.released)
        steps = steps_of(read(f"{WORKFLOWS}/release.yml"))
        runner.step(steps, "Make the executable", {"github.ref_name": f"v{self.version}"})
        said = runner.step(steps, "Make the executable", {"github.ref_name": "v99.0.0"}, fails=True)
        expect("the tag v99.0.0 is not the version" in said, f"a wrong tag is not told: {said}")
        packed = os.path.join(runner.copy, "release", f"build-site-{self.version}-{SYSTEM}.tar.gz")
        listed = sorted(name.partition("/")[2] for name in run(["tar", "-tzf", packed]).split() if not name.endswith("/"))
        expect(listed == ["build-site", "build-site.1", *(f"completions/build-site.{shell}" for shell in ("bash", "fish", "zsh"))], f"packed: {listed}")
        contexts = {"github.token": "none", "github.repository": "OWNER/build-site", "github.ref_name": f"v{self.version}"}
        runner.step(steps, "Attach the executables", contexts)
        with open(runner.called, encoding="utf-8") as file:
            called = file.read().split()
        name = f"release/build-site-{self.version}-{SYSTEM}.tar.gz"
        expect(called[:3] == ["release", "create", f"v{self.version}"] and called[-2:] == [name, f"{name}.sha256"], f"gh {called}")
        with open(packed, "ab") as file:
            file.write(b"and more")
        runner.step(steps, "Attach the executables", contexts, fails=True)

    def action(self):
        """the action builds a show that has no program of its own, tells what changed, and takes no archive with another digest"""
        server = os.path.join(self.work, "server")
        at = os.path.join(server, "OWNER/build-site/releases/download", f"v{self.version}")
        shutil.rmtree(server, ignore_errors=True)
        runner = Runner(self.work, self.released)
        run([".ci/release", at], cwd=runner.copy, env=runner.environment)
        show = os.path.join(runner.copy, "my show")
        for name in ("Content", "Templates"):
            shutil.move(os.path.join(runner.copy, name), os.path.join(show, name))
        steps = steps_of(read(ACTION))
        contexts = {
            "github.server_url": f"file://{server}", "github.action_repository": "OWNER/build-site", "github.action_ref": f"v{self.version}",
            "runner.temp": os.path.join(self.work, "temp"), "inputs.version": "", "inputs.source": "my show", "inputs.site": "to publish",
            "inputs.base-url": "", "inputs.limits": "cloudflare-pages",
        }
        runner.environment["PATH"] = os.environ["PATH"]
        expect(runner.step(steps, "Fetch the program", contexts).endswith(f"{self.version}\n"), "the program is another version")
        for count in (len(self.expected), 0):
            runner.step(steps, "Build the site", contexts)
            same(os.path.join(runner.copy, "to publish"), self.expected, ACTION)
            with open(runner.output, encoding="utf-8") as file:
                changes = file.read().strip().splitlines()[-1].removeprefix("changes=")
            with open(changes, encoding="utf-8") as file:
                expect(len(file.readlines()) == count, f"the list of changes has not {count} lines")
        with open(os.path.join(at, f"build-site-{self.version}-{SYSTEM}.tar.gz"), "ab") as file:
            file.write(b"and more")
        runner.step(steps, "Fetch the program", contexts, fails=True)

    def image(self):
        """the image of the Dockerfile, with nothing in it but a bare Debian, builds the demo show as nobody to the bytes of a build without vips"""
        runner = Runner(self.work, self.released)
        text = re.sub(r"\\\n\s*", "", read("Dockerfile"))
        made = os.path.join(self.work, "image-build")
        shutil.rmtree(made, ignore_errors=True)
        line = re.search(r"^RUN (.*)$", text, re.MULTILINE)[1].replace("/release", made).replace(f".ci{made}", ".ci/release")
        run(["bash", "-ec", line], cwd=runner.copy, env=runner.environment)
        if os.geteuid() != 0 or not shutil.which("debootstrap"):
            return "the bare folder (needs root and debootstrap)"
        bare = os.path.join(self.work, "bare")
        if not os.path.exists(os.path.join(bare, "made")):
            shutil.rmtree(bare, ignore_errors=True)
            run(["debootstrap", "--variant=minbase", "bookworm", bare])
            write(os.path.join(bare, "made"), "")
        for source, target in re.findall(r"^COPY --from=build (\S+) (\S+)$", text, re.MULTILINE):
            os.makedirs(os.path.dirname(bare + target), exist_ok=True)
            shutil.copy2(source.replace("/release", made), bare + target)
        show = bare + re.findall(r"^WORKDIR (\S+)$", text, re.MULTILINE)[-1]
        shutil.rmtree(show, ignore_errors=True)
        shutil.copytree(os.path.join(runner.copy, "Content"), os.path.join(show, "Content"))
        shutil.copytree(os.path.join(runner.copy, "Templates"), os.path.join(show, "Templates"))
        run(["chown", "-R", "nobody", show])
        entry = parsed(re.search(r"^ENTRYPOINT (.*)$", text, re.MULTILINE)[1])
        user = re.search(r"^USER (.*)$", text, re.MULTILINE)[1]
        # libdispatch does not do without /proc, which every container has. The mount goes with the process.
        run([shutil.which("unshare"), "--mount", "bash", "-ec", """
            mount -t proc proc "$1/proc"
            PATH=/usr/local/bin:/usr/bin:/bin exec "$2" --userspec="$3" "$1" sh -c 'cd "$0" && exec "$@"' "${@:4}" """,
             "image", bare, shutil.which("chroot"), user, show.removeprefix(bare), *entry])
        local = os.path.join(self.work, "local-without-vips")
        shutil.rmtree(local, ignore_errors=True)
        run([self.program, "--output", local], cwd=runner.copy, env={"PATH": "/nonexistent"})
        same(os.path.join(show, "Public"), files(local), "Dockerfile")
        return None


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    released, work = map(os.path.abspath, sys.argv[1:])
    os.makedirs(work, exist_ok=True)
    checks, failed = Checks(released, work), 0
    for name in ("schemas", "shell", "one_voice", "publish", "release", "action", "image"):
        check = getattr(checks, name)
        try:
            skipped = check()
            print(f"holds: {check.__doc__}" + (f"; skipped: {skipped}" if skipped else ""), flush=True)
        except (Mistake, AssertionError) as mistake:
            failed += 1
            print(f"FAILED: {check.__doc__}\n{mistake}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
