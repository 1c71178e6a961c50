#!/usr/bin/env python3
"""Runs the action for real, with `act` on this machine, and looks at all that it does.

    python3 tests/action/run.py --binary target/release/probant --act act [CASE…]

The binary is served as a released version would be, over TLS, with its checksum; `uses: ./` builds from the sources. The actions of
others are replaced by those of `stubs/`. Exit code 1 when one case fails.
"""

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import textwrap
import time
import traceback
from pathlib import Path

import yaml

from world import HERE, ROOT, Server, World, git, release

SOUND = ROOT / "fixtures/dossiers/garrigue/dossier"
FLAWED = ROOT / "fixtures/dossiers/garrigue-flawed/dossier"
DAY = {"as-of": "2026-12-01", "ocr": "off"}
HOSTILE = "'; touch pwned; echo \"$(touch pwned)`touch pwned` ::error::pris\n::set-output name=exit-code::0"


class Cases:
    """Each method is one case."""

    def __init__(self, world: World, action: Path):
        self.world, self.action = world, action

    def run(self, repository: Path, inputs: dict, **more):
        return self.world.go(repository, {**DAY, **inputs}, action=self.action, **more)

    def a_sound_folder_passes_and_everything_is_handed_over(self):
        repository = self.world.repository("sound", SOUND)
        run = self.run(repository, {"folder": "preuves", "fail-on": "error"})
        assert run.code == 0, run.log[-3000:]
        assert run.outputs["exit-code"] == "0" and run.outputs["status"] == "passed", run.outputs
        names = {path.name for path in (run.kept / "artifacts/probant").iterdir()}
        assert names == {"report.json", "report.md", "report.html", "report.xlsx", "report.ics"}, names
        report = run.report()
        assert {key: run.outputs[key] for key in report["summary"]["indicators"]} == {
            key: str(value) for key, value in report["summary"]["indicators"].items()
        }
        bytes_ = (run.kept / "artifacts/probant/report.json").read_bytes()
        assert run.outputs["report-digest"] == hashlib.sha256(bytes_).hexdigest()
        assert run.outputs["artifact-url"].startswith("https://")
        assert "Garrigue" in run.summary and len(list((run.kept / "caches").iterdir())) == 1
        assert not (run.kept / "uploaded.sarif").exists() and "comments" not in "".join(self.world.server.asked)

    def a_flawed_folder_fails_after_the_reports_are_kept(self):
        repository = self.world.repository("flawed", FLAWED)
        run = self.run(repository, {"folder": "preuves", "sarif": "true", "outputs": "html\njunit\r\n  csv  \n\n"})
        assert run.code == 1 and run.outputs["exit-code"] == "1" and run.outputs["status"] == "failed", run.log[-3000:]
        names = {path.name for path in (run.kept / "artifacts/probant").iterdir()}
        assert names == {"report.json", "report.md", "report.html", "junit.xml", "report.csv", "report.sarif"}, names
        found = run.report()["summary"]["findings"]
        assert run.outputs["errors"] == str(found["error"]) and found["error"] > 10, found
        errors = [one for one in run.annotations("error") if one["kvPairs"].get("file")]
        assert len(errors) == 9, len(errors)
        for one in errors:
            assert (repository / one["kvPairs"]["file"]).is_file(), one["kvPairs"]
        assert (run.kept / "uploaded.sarif").exists()
        assert "À faire" in run.summary

    def the_gate_is_what_fail_on_says(self):
        repository = self.world.repository("gate", FLAWED)
        run = self.run(repository, {"folder": "preuves", "fail-on": "never", "artifact": "false"})
        assert run.code == 0 and run.outputs["errors"] != "0" and not (run.kept / "artifacts").exists(), run.outputs

    def without_a_profile_it_still_judges(self):
        repository = self.world.repository("bare", SOUND)
        (repository / "preuves/probant.yaml").unlink()
        git(repository, "commit", "-qam", "Sans profil")
        run = self.run(repository, {"folder": "preuves", "fail-on": "never"})
        assert run.code == 0 and run.report()["profile"]["assumed"] is True

    def a_bad_profile_is_said_where_people_look(self):
        repository = self.world.repository("bad", SOUND)
        (repository / "preuves/probant.yaml").write_text("provider: {name: <b>X</b>}\ncategorie: [OF]\n", "utf-8")
        git(repository, "commit", "-qam", "Faute")
        run = self.run(repository, {"folder": "preuves", "comment": "false"})
        assert run.code == 1 and run.outputs["exit-code"] == "2" and run.outputs["status"] == "invalid", run.outputs
        assert "categorie" in run.summary and "<b>X" not in run.summary
        assert any("categorie" in one["arg"] for one in run.annotations("error"))

    def an_empty_folder_is_said_to_be_empty(self):
        repository = self.world.repository("empty", None)
        (repository / "preuves").mkdir()
        (repository / "preuves/.gitkeep").touch()
        run = self.run(repository, {"folder": "preuves"})
        assert run.code == 1 and run.outputs["status"] == "empty" and run.outputs["exit-code"] == "3", run.outputs

    def a_second_run_reads_nothing_again_and_a_changed_file_only(self):
        repository = self.world.repository("again", SOUND)
        kept = self.world.folder / "kept-again"
        first = self.run(repository, {"folder": "preuves"}, kept=kept)
        again = self.run(repository, {"folder": "preuves"}, kept=kept)
        assert "Cache : 0 reprises," in first.log and "reprises, 0 lectures nouvelles" in again.log, again.log[-2000:]
        assert first.outputs["report-digest"] == again.outputs["report-digest"]
        assert len(list((kept / "caches").iterdir())) == 1, "the second run had nothing new to keep"
        (repository / "preuves/note.txt").write_text("Compte rendu de la réunion du 12 mai 2026\n\nRien à signaler.\n", "utf-8")
        git(repository, "add", "-A")
        git(repository, "commit", "-qm", "Note")
        third = self.run(repository, {"folder": "preuves"}, kept=kept)
        assert "reprises, 1 lectures nouvelles" in third.log or "reprises, 1 lecture nouvelle" in third.log, third.log[-2000:]
        assert len(list((kept / "caches").iterdir())) == 2
        fresh = self.run(repository, {"folder": "preuves", "cache": "false"}, kept=kept)
        assert "0 lectures nouvelles" not in fresh.log and len(list((kept / "caches").iterdir())) == 2

    def names_with_spaces_accents_and_tricks_harm_nothing(self):
        repository = self.world.repository("tricks", FLAWED, under="Dossier qualité d'été")
        folder = repository / "Dossier qualité d'été"
        tricks = ["$(touch pwned).txt", "`touch pwned`.txt", "a\n::error file=x,line=1::pris.txt", "-rf.txt", "%0A::notice::x.txt",
                  "<img src=x onerror=1>.txt", "|a|b|.txt", "@acme/équipe.txt".replace("/", "_"), "'; touch pwned; '.txt"]
        for name in tricks:
            (folder / name).write_text(f"Numéro de sécurité sociale : 1 84 12 76 451 089 46\n{name}\n", "utf-8")
        git(repository, "add", "-A")
        git(repository, "commit", "-qm", "Noms")
        git(repository, "checkout", "-qb", "été/$(touch${IFS}pwned);`touch${IFS}pwned`")
        run = self.run(repository, {"folder": "Dossier qualité d'été", "fail-on": "never", "outputs": ""})
        assert run.code == 0 and run.outputs["exit-code"] == "0", run.log[-3000:]
        walked = {document["path"] for document in run.report()["documents"]}
        assert set(tricks) <= walked, set(tricks) - walked
        assert "touch" in run.report()["source"]["git"]["branch"]
        self.nothing_was_done(repository, run)

    def inputs_are_data(self):
        repository = self.world.repository("inputs", SOUND)
        for name in ("as-of", "profile", "packs", "fail-on", "ocr", "baseline", "redact"):
            run = self.run(repository, {"folder": "preuves", name: HOSTILE, "outputs": ""})
            assert run.code == 1 and run.outputs["exit-code"] == "2", (name, run.outputs, run.log[-2000:])
            self.nothing_was_done(repository, run)
        run = self.run(repository, {"folder": "preuves", "outputs": "html:/etc/passwd\n" + HOSTILE})
        assert run.code == 1 and run.outputs["exit-code"] == "2"
        self.nothing_was_done(repository, run)
        run = self.run(repository, {"folder": HOSTILE})
        assert run.code == 1 and run.outputs["exit-code"] in ("2", "3"), run.outputs
        self.nothing_was_done(repository, run)
        run = self.run(repository, {"folder": "--help"})
        assert run.code == 1 and run.outputs["exit-code"] in ("2", "3"), run.outputs
        for name in ("version", "cache", "comment", "sarif", "artifact"):
            run = self.run(repository, {"folder": "preuves", name: HOSTILE})
            assert run.code == 1 and not run.outputs.get("exit-code"), (name, run.outputs)
            self.nothing_was_done(repository, run)

    def nothing_was_done(self, repository: Path, run) -> None:
        assert not list(self.world.folder.rglob("pwned")) and not (repository / "pwned").exists()
        assert not [one for one in run.said if one.get("command") == "set-output" and "raw" in one]
        assert not [one for one in run.said if one.get("arg") in ("pris", "x", "pris.txt") or one.get("kvPairs", {}).get("file") == "x"]

    def a_comment_is_written_once_then_updated(self):
        server = self.world.server
        server.comments[:] = [{"id": 1, "user": {"type": "User"}, "body": "<!-- probant-x --> d'une personne"}]
        repository = self.world.repository("request", FLAWED)
        branch = "x'; touch pwned; $(touch pwned)"
        payload = {"pull_request": {"number": 7, "head": {"ref": branch}, "base": {"ref": "main"}, "title": HOSTILE}}
        request = {"event": "pull_request", "payload": payload}
        inputs = {"folder": "preuves", "comment": "true", "fail-on": "never"}
        first = self.run(repository, inputs, **request)
        assert first.code == 0 and len(server.comments) == 2, (first.log[-2000:], server.asked)
        assert "À faire" in server.comments[1]["body"] and len(server.comments[1]["body"]) < 65_000
        self.nothing_was_done(repository, first)
        again = self.run(repository, {**inputs, "as-of": "2026-12-02"}, **request)
        assert again.code == 0 and len(server.comments) == 2 and "02/12/2026" in server.comments[1]["body"]
        server.refuse = True
        refused = self.run(repository, inputs, **request)
        server.refuse = False
        assert refused.code == 0 and any("pull-requests: write" in one["arg"] for one in refused.annotations("notice"))

    def code_scanning_that_refuses_is_a_notice(self):
        repository = self.world.repository("refused", SOUND)
        run = self.run(repository, {"folder": "preuves", "sarif": "true"}, env={"STUB_REFUSE": "1"})
        assert run.code == 0 and any("security-events: write" in one["arg"] for one in run.annotations("notice")), run.log[-2000:]

    def bytes_that_are_not_the_released_ones_never_run(self):
        repository = self.world.repository("forged", SOUND)
        run = self.run(repository, {"folder": "preuves", "version": "0.0.9"})
        assert run.code == 1 and not run.outputs.get("exit-code")
        assert any("Empreinte inattendue" in one["arg"] for one in run.annotations("error")), run.log[-2000:]
        for version, words in (("0.0.8", "n'existe pas pour cette machine"), ("9.9.9", "inconnue")):
            run = self.run(repository, {"folder": "preuves", "version": version})
            assert run.code == 1 and any(words in one["arg"] for one in run.annotations("error")), run.log[-2000:]

    def provenance_is_asked_of_gh_and_a_refusal_stops(self):
        repository = self.world.repository("provenance", SOUND)
        for answer in ("0", "1"):
            tools = self.world.folder / f"gh-{answer}"
            tools.mkdir()
            said = tools / "said.txt"
            program = tools / "gh"
            program.write_text(f'#!/bin/sh\necho "$@" >>{said}\n[ "$2" = --help ] || exit {answer}\n', "utf-8")
            program.chmod(0o755)
            run = self.run(repository, {"folder": "preuves"}, env={"PATH": f"{tools}:{os.environ['PATH']}"})
            asked = said.read_text("utf-8")
            assert "--repo probant/probant --signer-workflow probant/probant/.github/workflows/release.yml" in asked, asked
            assert (run.code == 0) == (answer == "0"), run.log[-2000:]
            if answer == "1":
                assert any("provenance" in one["arg"] for one in run.annotations("error"))

    def large_files_left_behind_and_short_history_are_told(self):
        repository = self.world.repository("large", SOUND)
        pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "a" * 64 + "\nsize 12345\n"
        (repository / "preuves/registre.pdf").write_text(pointer, "utf-8")
        git(repository, "add", "-A")
        git(repository, "commit", "-qm", "LFS")
        shallow = self.world.folder / "shallow"
        subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{repository}", shallow], check=True, capture_output=True)
        run = self.run(shallow, {"folder": "preuves", "fail-on": "never"})
        assert run.code == 0 and any("lfs: true" in one["arg"] for one in run.annotations("warning")), run.log[-2000:]
        assert "fetch-depth: 1" in run.log

    def a_summary_never_outgrows_what_github_takes(self):
        long = self.world.folder / "long.md"
        long.write_text("<details>\n" + "| ligne à rallonge |\n" * 100_000, "utf-8")
        script = f'source "{ROOT}/action/lib.sh"; within 921600 "{long}" "… suite"'
        out = subprocess.run(["bash", "-c", script], check=True, capture_output=True).stdout
        assert 900_000 < len(out) < 1_000_000 and out.decode("utf-8").endswith("</details>\n\n… suite\n")

    def the_lines_of_the_guide_run_as_they_are_pasted(self):
        guide = (ROOT / "LISEZMOI.md").read_text("utf-8")
        pasted = re.search(r"   ```yaml\n(   name: Preuves\n.*?)   ```", guide, re.DOTALL)[1]
        workflow = yaml.safe_load(textwrap.dedent(pasted))
        workflow["on"] = workflow.pop(True)
        run = self.world.go(self.world.repository("guide", FLAWED), {}, action=self.action, workflow=workflow)
        assert run.code == 1 and "À faire" in run.summary and len(run.annotations("error")) == 10, run.log[-3000:]

    def from_its_own_sources_it_builds_itself(self):
        repository = self.world.own_repository()
        for name, code, status in (("garrigue", 0, "passed"), ("garrigue-flawed", 1, "failed")):
            run = self.world.go(repository, {**DAY, "folder": f"fixtures/dossiers/{name}/dossier"})
            assert run.code == code and run.outputs.get("status") == status, run.log[-3000:]
            assert "à partir des sources" in run.log and "probant.tar.gz" not in run.log


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--act", type=Path, required=True)
    parser.add_argument("cases", nargs="*")
    args = parser.parse_args()
    names = args.cases or [name for name in vars(Cases) if callable(getattr(Cases, name)) and "_" in name and name not in ("__init__", "nothing_was_done")]
    failed = 0
    with tempfile.TemporaryDirectory(prefix="probant-action-") as scratch:
        server = Server(Path(scratch))
        action = release(Path(scratch), args.binary.resolve(), server)
        for name in names:
            start = time.monotonic()
            try:
                getattr(Cases(World(Path(tempfile.mkdtemp(dir=scratch)), args.act.absolute(), server), action), name)()
                print(f"ok   {name}  [{time.monotonic() - start:.1f} s]", flush=True)
            except Exception:  # noqa: BLE001 - one case that breaks must not hide the others
                failed += 1
                print(f"FAIL {name}\n{traceback.format_exc()[-5000:]}", flush=True)
    print(f"action: {len(names) - failed} cases passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
