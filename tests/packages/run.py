#!/usr/bin/env python3
"""Makes the packages of this machine around a program, puts each where its user would, and runs the main job from there.

    python3 tests/packages/run.py --binary target/release/probant --tools FOLDER [CASE…]

FOLDER holds `node_modules` of tests/clients/package.json; pre-commit and maturin are those of tests/clients/requirements.txt.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
FLAWED = ROOT / "fixtures/dossiers/garrigue-flawed/dossier"
SOUND = ROOT / "fixtures/dossiers/garrigue/dossier"
TRIPLE = f"{os.uname().machine}-unknown-linux-gnu"
BESIDE = str(Path(sys.executable).parent)


def run(*command, **options) -> str:
    options.setdefault("env", {**os.environ, "PATH": f"{BESIDE}:{os.environ['PATH']}"})
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
    return done.stdout


def does_the_main_job(program: Path | str, folder: Path) -> None:
    """The program judges a flawed folder: exit code 1, a report, findings."""
    report = folder / "rapport.json"
    command = [str(program), "check", FLAWED, "--as-of", "2026-12-01", "--ocr", "off", "--no-cache", "-o", f"json:{report}"]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, cwd=folder)
    assert done.returncode == 1, (done.returncode, done.stderr)
    assert json.loads(report.read_text("utf-8"))["summary"]["findings"]["error"] > 10


class Cases:
    """Each method is one channel."""

    def __init__(self, binary: Path, tools: Path, folder: Path):
        self.binary, self.tools, self.folder = binary, tools, folder
        self.dist = folder / "dist"

    def the_archive_holds_the_program_and_is_the_same_twice(self):
        archive = self.archive(self.dist)
        assert archive.read_bytes() == self.archive(self.folder / "twice").read_bytes()
        run("tar", "-xzf", archive, "-C", self.folder)
        does_the_main_job(self.folder / "probant", self.folder)

    def the_debian_package_unpacks_and_runs(self):
        run(sys.executable, ROOT / "packaging/deb.py", TRIPLE, self.binary, self.dist)
        package = next(self.dist.glob("*.deb"))
        run("dpkg", "-x", package, self.folder / "root")
        root = self.folder / "root/usr"
        does_the_main_job(root / "bin/probant", self.folder)
        run("bash", "-n", root / "share/bash-completion/completions/probant")
        assert run("zcat", root / "share/man/man1/probant.1.gz").startswith((".ie", ".TH", ".\\"))
        assert "Package: probant" in run("dpkg-deb", "--info", package)

    def npm_installs_it_and_passes_the_exit_code_on(self):
        self.archive(self.dist)
        packages = self.folder / "packages"
        run(sys.executable, ROOT / "packaging/npm.py", self.dist, packages)
        fresh = self.folder / "fresh"
        fresh.mkdir()
        for package in packages.iterdir():
            run("npm", "pack", package, "--silent", cwd=fresh)
        archives = sorted(path.name for path in fresh.glob("*.tgz"))
        assert len(archives) == 2, archives
        (fresh / "package.json").write_text('{"private": true}', "utf-8")
        # The packages of other machines are on no registry yet: optional, so their absence is none of npm's business.
        run("npm", "install", "--offline", "--no-audit", "--no-fund", *[f"./{name}" for name in archives], cwd=fresh)
        does_the_main_job(fresh / "node_modules/.bin/probant", fresh)

    def pip_installs_the_wheel_in_a_fresh_environment(self):
        wheels = self.folder / "wheels"
        run("maturin", "build", "--release", "--locked", "--quiet", "--compatibility", "linux", "--out", wheels,
            cwd=ROOT / "packaging/pypi")
        run(sys.executable, "-m", "venv", self.folder / "venv")
        run(self.folder / "venv/bin/pip", "install", "--quiet", "--no-index", *wheels.glob("*.whl"))
        does_the_main_job(self.folder / "venv/bin/probant", self.folder)

    def pre_commit_stops_a_commit_and_lets_another_pass(self):
        run("pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml")
        hooks = self.git_repository("hooks")
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
        self.commit(hooks)
        revision = run("git", "-C", hooks, "rev-parse", "HEAD").strip()
        place = self.git_repository("commit")
        hook = {"id": "probant-system", "args": ["preuves", "--as-of=2026-12-01", "--ocr=off"]}
        (place / ".pre-commit-config.yaml").write_text(
            json.dumps({"repos": [{"repo": f"file://{hooks}", "rev": revision, "hooks": [hook]}]}), "utf-8")
        environment = self.environment()
        run("pre-commit", "install", cwd=place, env=environment)
        shutil.copytree(FLAWED, place / "preuves")
        run("git", "-C", place, "add", "-A")
        refused = subprocess.run(["git", "-C", place, "commit", "-qm", "Preuves"], capture_output=True, text=True, check=False, env=environment)
        assert refused.returncode == 1 and "exit code: 1" in refused.stdout + refused.stderr, refused
        shutil.rmtree(place / "preuves")
        shutil.copytree(SOUND, place / "preuves")
        run("git", "-C", place, "add", "-A")
        run("git", "-C", place, "commit", "-qm", "Preuves", env=environment)

    def the_component_of_gitlab_judges_and_keeps_the_reports(self):
        for folder, code in (("preuves", 1), ("dossier d'été $(touch pwned)", 0)):
            place = self.git_repository(f"gitlab-{code}")
            shutil.copytree(ROOT / "templates", place / "templates")
            shutil.copytree(FLAWED if code else SOUND, place / folder)
            inputs = {"folder": folder, "as_of": "2026-12-01", "ocr": "off"}
            pipeline = {"include": [{"local": "templates/probant.yml", "inputs": inputs}]}
            (place / ".gitlab-ci.yml").write_text(json.dumps(pipeline, ensure_ascii=False), "utf-8")
            run("git", "-C", place, "remote", "add", "origin", "git@gitlab.example:acme/dossier.git")
            self.commit(place)
            command = [self.tools / "node_modules/.bin/gitlab-ci-local", "--force-shell-executor", "--shell-isolation=false"]
            done = subprocess.run([str(part) for part in command], cwd=place, capture_output=True, text=True, check=False, env=self.environment())
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
            run("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", file)

    def the_list_of_what_is_inside_is_complete(self):
        bom = self.folder / "bom.json"
        run(sys.executable, ROOT / "packaging/sbom.py", TRIPLE, bom)
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
        triples = [line.split('"')[1] for line in (ROOT / "packaging/targets.py").read_text("utf-8").splitlines() if "    Target(" in line]
        for triple in triples:
            (archives / f"probant-{triple}.tar.gz").write_bytes(triple.encode())
        script = [sys.executable, copy / "packaging/versions.py", archives]
        run(*script)
        run(*script, "--check")
        formula = (archives / "probant.rb").read_text("utf-8")
        assert formula.count("sha256 ") == 4 and "@" not in formula.replace("probant/probant@", "")
        (archives / f"probant-{triples[0]}.tar.gz").write_bytes(b"other")
        for words in ([], ["--check"]):
            assert subprocess.run([*script, *words], capture_output=True, check=False).returncode == 1

    def archive(self, place: Path) -> Path:
        run(sys.executable, ROOT / "packaging/archive.py", TRIPLE, self.binary, place)
        return place / f"probant-{TRIPLE}.tar.gz"

    def git_repository(self, name: str) -> Path:
        place = self.folder / name
        place.mkdir()
        run("git", "init", "-q", "-b", "main", place)
        for key, value in (("user.name", "Claire"), ("user.email", "claire@example.org")):
            run("git", "-C", place, "config", key, value)
        return place

    @staticmethod
    def commit(place: Path) -> None:
        run("git", "-C", place, "add", "-A")
        run("git", "-C", place, "commit", "-qm", "Dossier")

    def environment(self) -> dict:
        """With probant on the path, as when it is installed."""
        tools = self.folder / "installed"
        tools.mkdir(exist_ok=True)
        if not (tools / "probant").exists():
            (tools / "probant").symlink_to(self.binary)
        home = self.folder / "home"
        return {**os.environ, "PATH": f"{tools}:{BESIDE}:{os.environ['PATH']}", "PRE_COMMIT_HOME": str(home / "pre-commit"), "HOME": str(home)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("cases", nargs="*")
    args = parser.parse_args()
    helpers = ("__init__", "archive", "git_repository", "commit", "environment")
    names = args.cases or [name for name in vars(Cases) if "_" in name and name not in helpers and not name.startswith("__")]
    failed = 0
    for name in names:
        start = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="probant-package-") as scratch:
            try:
                getattr(Cases(args.binary.resolve(), args.tools.resolve(), Path(scratch)), name)()
                print(f"ok   {name}  [{time.monotonic() - start:.1f} s]", flush=True)
            except Exception:  # noqa: BLE001 - one channel that breaks must not hide the others
                failed += 1
                print(f"FAIL {name}\n{traceback.format_exc()[-4000:]}", flush=True)
    print(f"packages: {len(names) - failed} channels passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
