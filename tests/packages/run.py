#!/usr/bin/env python3
"""Makes the packages of this machine around a program, puts each where its user would, and runs the main job from there.

    python3 tests/packages/run.py --binary target/release/probant --tools FOLDER [CASE…]

FOLDER holds `node_modules` of tests/clients/package.json; pre-commit and maturin are those of tests/clients/requirements.txt.
"""

import hashlib
import json
import os
import shutil
import sys
import tarfile
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from cases import FLAWED, ROOT, SOUND, TARGETS, TRIPLE, VERSION, arguments, attempt, git, must, public, run  # noqa: E402 - one folder up

BESIDE = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


def does_the_main_job(program: Path | str, folder: Path) -> None:
    """The program judges a flawed folder: exit code 1, a report, findings."""
    report = folder / "rapport.json"
    done = run(program, "check", FLAWED, "--as-of", "2026-12-01", "--ocr", "off", "--no-cache", "-o", f"json:{report}", cwd=folder)
    assert done.returncode == 1, (done.returncode, done.stderr)
    assert json.loads(report.read_text("utf-8"))["summary"]["findings"]["error"] > 10


class Cases:
    """Each method is one channel."""

    def __init__(self, binary: Path, tools: Path, folder: Path):
        self.binary, self.tools, self.folder = binary, tools, folder
        self.dist = folder / "dist"

    def the_archive_holds_the_program_and_is_the_same_twice(self):
        archive = self._archive(self.dist)
        assert archive.read_bytes() == self._archive(self.folder / "twice").read_bytes()
        with tarfile.open(archive) as tar:
            assert tar.getnames() == ["probant", "LICENSE-APACHE", "LICENSE-MIT", "LISEZMOI.md"], tar.getnames()
        must("tar", "-xzf", archive, "-C", self.folder)
        does_the_main_job(self.folder / "probant", self.folder)

    def the_debian_package_unpacks_and_runs(self):
        must(sys.executable, ROOT / "packaging/deb.py", TRIPLE, self.binary, self.dist)
        package = next(self.dist.glob("*.deb"))
        must("dpkg", "-x", package, self.folder / "root")
        root = self.folder / "root/usr"
        does_the_main_job(root / "bin/probant", self.folder)
        must("bash", "-n", root / "share/bash-completion/completions/probant")
        assert must("zcat", root / "share/man/man1/probant.1.gz").startswith((".ie", ".TH", ".\\"))
        assert "Package: probant" in must("dpkg-deb", "--info", package)

    def npm_installs_it_and_passes_the_exit_code_on(self):
        self._archive(self.dist)
        packages = self.folder / "packages"
        must(sys.executable, ROOT / "packaging/npm.py", self.dist, packages)
        fresh = self.folder / "fresh"
        fresh.mkdir()
        for package in packages.iterdir():
            must("npm", "pack", package, "--silent", cwd=fresh)
        archives = sorted(path.name for path in fresh.glob("*.tgz"))
        assert len(archives) == 2, archives
        (fresh / "package.json").write_text('{"private": true}', "utf-8")
        # The packages of other machines are on no registry yet: optional, so their absence is none of npm's business.
        must("npm", "install", "--offline", "--no-audit", "--no-fund", *[f"./{name}" for name in archives], cwd=fresh)
        does_the_main_job(fresh / "node_modules/.bin/probant", fresh)

    def pip_installs_the_wheel_in_a_fresh_environment(self):
        wheels = self.folder / "wheels"
        must("maturin", "build", "--release", "--locked", "--quiet", "--compatibility", "linux", "--out", wheels,
            cwd=ROOT / "packaging/pypi", env=BESIDE)
        must(sys.executable, "-m", "venv", self.folder / "venv")
        must(self.folder / "venv/bin/pip", "install", "--quiet", "--no-index", *wheels.glob("*.whl"))
        does_the_main_job(self.folder / "venv/bin/probant", self.folder)

    def pre_commit_stops_a_commit_and_lets_another_pass(self):
        must("pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml", env=BESIDE)
        hooks = self._git_repository("hooks")
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
        self._commit(hooks)
        hook = {"id": "probant-system", "args": ["preuves", "--as-of=2026-12-01", "--ocr=off"]}
        source = {"repo": f"file://{hooks}", "rev": git(hooks, "rev-parse", "HEAD").strip(), "hooks": [hook]}
        place = self._git_repository("commit")
        (place / ".pre-commit-config.yaml").write_text(json.dumps({"repos": [source]}), "utf-8")
        environment = self._environment()
        must("pre-commit", "install", cwd=place, env=environment)
        shutil.copytree(FLAWED, place / "preuves")
        git(place, "add", "-A")
        refused = run("git", "-C", place, "commit", "-qm", "Preuves", env=environment)
        assert refused.returncode == 1 and "exit code: 1" in refused.stdout + refused.stderr, refused
        shutil.rmtree(place / "preuves")
        shutil.copytree(SOUND, place / "preuves")
        self._commit(place, env=environment)

    def the_component_of_gitlab_judges_and_keeps_the_reports(self):
        for folder, code in (("preuves", 1), ("dossier d'été $(touch pwned)", 0)):
            place = self._git_repository(f"gitlab-{code}")
            shutil.copytree(ROOT / "templates", place / "templates")
            shutil.copytree(FLAWED if code else SOUND, place / folder)
            inputs = {"folder": folder, "as_of": "2026-12-01", "ocr": "off"}
            pipeline = {"include": [{"local": "templates/probant.yml", "inputs": inputs}]}
            (place / ".gitlab-ci.yml").write_text(json.dumps(pipeline, ensure_ascii=False), "utf-8")
            git(place, "remote", "add", "origin", "git@gitlab.example:acme/dossier.git")
            self._commit(place)
            program = self.tools / "node_modules/.bin/gitlab-ci-local"
            done = run(program, "--force-shell-executor", "--shell-isolation=false", cwd=place, env=self._environment())
            assert done.returncode == code, done.stdout[-3000:] + done.stderr[-3000:]
            assert (place / "probant-rapports").is_dir(), done.stdout[-3000:] + done.stderr[-3000:]
            kept = {path.name for path in (place / "probant-rapports").iterdir()}
            assert kept == {"report.html", "report.json", "report.xlsx", "report.ics", "gitlab.json", "junit.xml"}, kept
            assert not list(place.rglob("pwned"))

    def the_component_of_gitlab_declares_what_it_uses(self):
        head, body = (ROOT / "templates/probant.yml").read_text("utf-8").split("\n---\n")
        declared = yaml.safe_load(head)["spec"]["inputs"]
        filled = body
        for name, one in declared.items():
            assert f"$[[ inputs.{name} ]]" in body, f"{name} is declared and not used"
            filled = filled.replace(f"$[[ inputs.{name} ]]", one["default"])
        assert "$[[" not in filled, "an input is used and not declared"
        job = self.folder / "job.yml"
        job.write_text(filled, "utf-8")
        for file in (job, ROOT / "action/templates/gitlab.yml"):
            must("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", file, env=BESIDE)

    def the_list_of_what_is_inside_is_complete(self):
        bom = self.folder / "bom.json"
        must(sys.executable, ROOT / "packaging/sbom.py", TRIPLE, bom)
        parts = json.loads(bom.read_text("utf-8"))["components"]
        names = {part["name"] for part in parts}
        assert {"clap", "lopdf", "landlock"} <= names and "insta" not in names
        assert all(part["licenses"] and len(part["hashes"][0]["content"]) == 64 for part in parts)

    def digests_are_written_down_once(self):
        copy = self.folder / "copy"
        for name in ("packaging", "action"):
            shutil.copytree(ROOT / name, copy / name)
        shutil.copy(ROOT / "Cargo.toml", copy)
        archives = self.folder / "archives"
        archives.mkdir()
        for target in TARGETS:
            (archives / target.archive).write_bytes(target.triple.encode())
        script = [sys.executable, copy / "packaging/versions.py", archives]
        must(*script)
        must(*script, "--check")
        versions = copy / "action/versions.json"
        written = json.loads(versions.read_text("utf-8"))["versions"][VERSION]
        digests = {target.triple: hashlib.sha256(target.triple.encode()).hexdigest() for target in TARGETS}
        assert {triple: one["sha256"] for triple, one in written.items()} == digests
        formula = (archives / "probant.rb").read_text("utf-8")
        assert formula.count("sha256 ") == 4 and "@" not in formula
        assert all(digest in formula for triple, digest in digests.items() if "musl" not in triple and "windows" not in triple)
        before = versions.read_bytes()
        (archives / TARGETS[0].archive).write_bytes(b"other")
        for words, said in (([], "is written down already"), (["--check"], "does not say what was built")):
            refused = run(*script, *words)
            assert refused.returncode == 1 and said in refused.stderr, refused
        assert versions.read_bytes() == before

    def _archive(self, place: Path) -> Path:
        must(sys.executable, ROOT / "packaging/archive.py", TRIPLE, self.binary, place)
        return place / f"probant-{TRIPLE}.tar.gz"

    def _git_repository(self, name: str) -> Path:
        place = self.folder / name
        place.mkdir()
        git(place, "init", "-q", "-b", "main")
        for key, value in (("user.name", "Claire"), ("user.email", "claire@example.org")):
            git(place, "config", key, value)
        return place

    @staticmethod
    def _commit(place: Path, **options) -> None:
        git(place, "add", "-A")
        git(place, "commit", "-qm", "Dossier", **options)

    def _environment(self) -> dict:
        """With probant on the path, as when it is installed."""
        tools = self.folder / "installed"
        tools.mkdir(exist_ok=True)
        if not (tools / "probant").exists():
            (tools / "probant").symlink_to(self.binary)
        home = self.folder / "home"
        return {**BESIDE, "PATH": f"{tools}:{BESIDE['PATH']}", "PRE_COMMIT_HOME": str(home / "pre-commit"), "HOME": str(home)}


def main() -> int:
    args = arguments(__doc__, "binary", "tools")
    return attempt("packages", args.cases or public(Cases), lambda folder: Cases(args.binary.resolve(), args.tools, folder))


if __name__ == "__main__":
    sys.exit(main())
