#!/usr/bin/env python3
"""Runs the action for real, with `act` on this machine, and looks at all that it does.

    python3 tests/action/run.py --binary target/release/probant --act act [CASE…]

The binary is served as a released version would be, over TLS, with its checksum; `uses: ./` builds from the sources. The actions of
others are replaced by those of `stubs/`. Exit code 1 when one case fails.
"""

import copy
import hashlib
import os
import re
import sys
import tempfile
import textwrap
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from cases import FLAWED, ROOT, SOUND, VERSION, arguments, attempt, git, must, public  # noqa: E402 - one folder up
from world import Server, World, release  # noqa: E402 - needs the line above

DAY = {"as-of": "2026-12-01", "ocr": "off"}
# Runs whether a script evaluates it bare, in double or in single quotes; then looks like commands to the runner.
HOSTILE = "$(touch pwned)`touch pwned`'; touch pwned; ' ::error::pris\n::set-output name=exit-code::0"


class Cases:
    """Each method is one case."""

    def __init__(self, world: World, action: Path):
        self.world, self.action = world, action

    def _run(self, repository: Path, inputs: dict, **more):
        return self.world.go(repository, {**DAY, **inputs}, action=self.action, **more)

    def _nothing_was_done(self, run) -> None:
        assert (run.kept / "pwned.txt").read_text("utf-8") == "" and not list(self.world.folder.rglob("pwned"))
        assert not [one for one in run.said if one.get("command") == "set-output" and "raw" in one]
        assert not [one for one in run.said if one.get("arg") in ("pris", "x", "pris.txt") or one.get("kvPairs", {}).get("file") == "x"]

    def a_sound_folder_passes_and_everything_is_handed_over(self):
        repository = self.world.repository("sound", SOUND)
        run = self._run(repository, {"folder": "preuves", "fail-on": "error"})
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
        assert not (run.kept / "uploaded.sarif").exists()
        declared = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["outputs"]
        assert set(run.outputs) == set(declared) and all(run.outputs.values()), run.outputs
        assert "provenance non vérifiée" in run.log and "lfs: true" not in run.log and "fetch-depth" not in run.log

    def a_flawed_folder_fails_after_the_reports_are_kept(self):
        repository = self.world.repository("flawed", FLAWED)
        run = self._run(repository, {"folder": "preuves", "sarif": "true", "outputs": "html\njunit\r\n  csv  \n\n"})
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
        run = self._run(repository, {"folder": "preuves", "fail-on": "never", "artifact": "false"})
        assert run.code == 0 and run.outputs["errors"] != "0" and not (run.kept / "artifacts").exists(), run.outputs

    def without_a_profile_it_still_judges(self):
        repository = self.world.repository("bare", SOUND)
        (repository / "preuves/probant.yaml").unlink()
        git(repository, "commit", "-qam", "Sans profil")
        run = self._run(repository, {"folder": "preuves", "fail-on": "never"})
        assert run.code == 0 and run.report()["profile"]["assumed"] is True

    def a_bad_profile_is_said_where_people_look(self):
        repository = self.world.repository("bad", SOUND)
        (repository / "preuves/probant.yaml").write_text("provider: {name: <b>X</b>}\ncategorie: [OF]\n", "utf-8")
        git(repository, "commit", "-qam", "Faute")
        run = self._run(repository, {"folder": "preuves", "comment": "false"})
        assert run.code == 1 and run.outputs["exit-code"] == "2" and run.outputs["status"] == "invalid", run.outputs
        assert "categorie" in run.summary and "<b>X" not in run.summary
        assert any("categorie" in one["arg"] for one in run.annotations("error"))

    def an_empty_folder_is_said_to_be_empty(self):
        repository = self.world.repository("empty", None)
        (repository / "preuves").mkdir()
        (repository / "preuves/.gitkeep").touch()
        run = self._run(repository, {"folder": "preuves"})
        assert run.code == 1 and run.outputs["status"] == "empty" and run.outputs["exit-code"] == "3", run.outputs
        assert "(code 3)" in run.summary and run.annotations("error"), run.log[-2000:]

    def a_second_run_reads_nothing_again_and_a_changed_file_only(self):
        repository = self.world.repository("again", SOUND)
        kept = self.world.folder / "kept-again"
        first = self._run(repository, {"folder": "preuves"}, kept=kept)
        again = self._run(repository, {"folder": "preuves"}, kept=kept)
        assert "Cache : 0 reprises," in first.log and "reprises, 0 lectures nouvelles" in again.log, again.log[-2000:]
        assert first.outputs["report-digest"] == again.outputs["report-digest"]
        assert len(list((kept / "caches").iterdir())) == 1, "the second run had nothing new to keep"
        (repository / "preuves/note.txt").write_text("Compte rendu de la réunion du 12 mai 2026\n\nRien à signaler.\n", "utf-8")
        git(repository, "add", "-A")
        git(repository, "commit", "-qm", "Note")
        third = self._run(repository, {"folder": "preuves"}, kept=kept)
        assert "reprises, 1 lectures nouvelles" in third.log or "reprises, 1 lecture nouvelle" in third.log, third.log[-2000:]
        assert len(list((kept / "caches").iterdir())) == 2
        fresh = self._run(repository, {"folder": "preuves", "cache": "false"}, kept=kept)
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
        run = self._run(repository, {"folder": "Dossier qualité d'été", "fail-on": "never", "outputs": ""})
        assert run.code == 0 and run.outputs["exit-code"] == "0", run.log[-3000:]
        walked = {document["path"] for document in run.report()["documents"]}
        assert set(tricks) <= walked, set(tricks) - walked
        assert "touch" in run.report()["source"]["git"]["branch"]
        self._nothing_was_done(run)

    def inputs_are_data(self):
        repository = self.world.repository("inputs", SOUND)
        for name in ("as-of", "profile", "packs", "fail-on", "ocr", "baseline", "redact"):
            run = self._run(repository, {"folder": "preuves", name: HOSTILE, "outputs": ""})
            assert run.code == 1 and run.outputs["exit-code"] == "2", (name, run.outputs, run.log[-2000:])
            self._nothing_was_done(run)
        run = self._run(repository, {"folder": "preuves", "outputs": "html:/etc/passwd\n" + HOSTILE})
        assert run.code == 1 and run.outputs["exit-code"] == "2"
        self._nothing_was_done(run)
        run = self._run(repository, {"folder": HOSTILE})
        assert run.code == 1 and run.outputs["exit-code"] in ("2", "3"), run.outputs
        self._nothing_was_done(run)
        run = self._run(repository, {"folder": "--help"})
        assert run.code == 1 and run.outputs["exit-code"] in ("2", "3"), run.outputs
        for name in ("version", "cache", "comment", "sarif", "artifact"):
            run = self._run(repository, {"folder": "preuves", name: HOSTILE})
            assert run.code == 1 and not run.outputs.get("exit-code"), (name, run.outputs)
            self._nothing_was_done(run)

    def a_comment_is_written_once_then_updated(self):
        server = self.world.server
        mark = f"<!-- probant-{hashlib.sha256(b'preuves').hexdigest()[:12]} -->"
        foreign = [("User", f"{mark} d'une personne"), ("Bot", f"Cité : {mark}"), *[("User", "Bonjour")] * 99]
        server.comments[:] = [{"id": at + 1, "user": {"type": kind}, "body": body} for at, (kind, body) in enumerate(foreign)]
        others = copy.deepcopy(server.comments)
        repository = self.world.repository("request", FLAWED)
        branch = "x'; touch pwned; $(touch pwned)"
        payload = {"pull_request": {"number": 7, "head": {"ref": branch}, "base": {"ref": "main"}, "title": HOSTILE}}
        request = {"event": "pull_request", "payload": payload}
        inputs = {"folder": "preuves", "comment": "true", "fail-on": "never"}
        asked = len(server.asked)
        silent = self._run(repository, {**inputs, "comment": "false"}, **request)
        assert silent.code == 0 and not [one for one in server.asked[asked:] if "comments" in one], server.asked[asked:]
        first = self._run(repository, inputs, **request)
        assert first.code == 0 and len(server.comments) == len(others) + 1, (first.log[-2000:], server.asked)
        ours = server.comments[-1]
        assert ours["body"].startswith(mark) and "À faire" in ours["body"]
        self._nothing_was_done(first)
        again = self._run(repository, {**inputs, "as-of": "2026-12-02"}, **request)
        assert again.code == 0 and len(server.comments) == len(others) + 1 and "02/12/2026" in ours["body"]
        assert server.comments[:-1] == others
        server.refuse = True
        refused = self._run(repository, inputs, **request)
        server.refuse = False
        assert refused.code == 0 and any("pull-requests: write" in one["arg"] for one in refused.annotations("notice"))

    def code_scanning_that_refuses_is_a_notice(self):
        repository = self.world.repository("refused", SOUND)
        run = self._run(repository, {"folder": "preuves", "sarif": "true"}, env={"STUB_REFUSE": "1"})
        assert run.code == 0 and any("security-events: write" in one["arg"] for one in run.annotations("notice")), run.log[-2000:]

    def bytes_that_are_not_the_released_ones_never_run(self):
        repository = self.world.repository("forged", SOUND)
        run = self._run(repository, {"folder": "preuves", "version": "0.0.9"})
        assert run.code == 1 and not run.outputs.get("exit-code") and f"probant {VERSION}" not in run.log
        assert any("Empreinte inattendue" in one["arg"] for one in run.annotations("error")), run.log[-2000:]
        for version, words in (("0.0.8", "n'existe pas pour cette machine"), ("9.9.9", "inconnue")):
            run = self._run(repository, {"folder": "preuves", "version": version})
            assert run.code == 1 and any(words in one["arg"] for one in run.annotations("error")), run.log[-2000:]

    def provenance_is_asked_of_gh_and_a_refusal_stops(self):
        repository = self.world.repository("provenance", SOUND)
        for answer in ("0", "1"):
            said = self.world.folder / f"said-{answer}.txt"
            gh = f'echo "$@" >>{said}\n[ "$2" = --help ] || exit {answer}'
            run = self._run(repository, {"folder": "preuves"}, gh=gh)
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
        must("git", "clone", "-q", "--depth", "1", f"file://{repository}", shallow)
        run = self._run(shallow, {"folder": "preuves", "fail-on": "never"})
        assert run.code == 0 and any("lfs: true" in one["arg"] for one in run.annotations("warning")), run.log[-2000:]
        assert "fetch-depth: 1" in run.log

    def a_summary_and_a_comment_never_outgrow_what_github_takes(self):
        work, server = self.world.folder, self.world.server
        (work / "report.md").write_text("<details>\n" + "| ligne à rallonge |\n" * 100_000, "utf-8")
        summary, server.comments[:] = work / "summary.md", []
        given = {"REPORTS": work, "WORK": work, "EXIT_CODE": 0, "GITHUB_STEP_SUMMARY": summary, "MARKER": "probant-x", "EVENT_NAME": "pull_request",
                 "PULL_REQUEST": 7, "GH_TOKEN": "a-token", "GITHUB_REPOSITORY": "acme/dossier", "GITHUB_API_URL": server.url,
                 "CURL_CA_BUNDLE": server.certificate}
        for script in ("show.sh", "comment.sh"):
            must("bash", ROOT / "action" / script, env={**os.environ, **{name: str(value) for name, value in given.items()}})
        for text, least, most in ((summary.read_text("utf-8"), 900_000, 1_000_000), (server.comments[0]["body"], 59_000, 65_000)):
            assert least < len(text.encode()) < most and re.search(r"</details>\n\n… La suite est dans .*\.\n$", text), text[-200:]

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
    args = arguments(__doc__, "binary", "act")
    with tempfile.TemporaryDirectory(prefix="probant-action-") as scratch:
        server = Server(Path(scratch))
        action = release(Path(scratch), args.binary, server)
        return attempt("action", args.cases or public(Cases), lambda folder: Cases(World(folder, args.act, server), action))


if __name__ == "__main__":
    sys.exit(main())
