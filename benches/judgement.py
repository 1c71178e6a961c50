#!/usr/bin/env python3
"""Scores probant on labelled folders: recognition, planted defects, false alarms.

    python3 benches/judgement.py [--binary target/release/probant] [--ocr off] [--errors] FOLDER...

A labelled folder holds `dossier/` and `truth.yaml` (fixtures/README.md says what its keys mean).
Recognition is scored by pairs (document, artefact); labels that allow either answer count for nothing.
"""

import argparse
import json
import re
import subprocess
import tempfile
from pathlib import Path

import yaml


def report_of(binary: str, folder: Path, as_of: str, ocr: str) -> dict:
    """The JSON report of one folder."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "report.json"
        subprocess.run(
            [binary, "check", folder / "dossier", "--as-of", as_of, "--quiet", "--fail-on", "never", "--ocr", ocr, "-o", f"json:{path}"],
            check=True,
        )
        return json.loads(path.read_text(encoding="utf-8"))


def is_national(artefact: str | None) -> bool:
    """True for an artefact of the national referential, which labels name by its number."""
    return bool(artefact) and artefact[0].isdigit()


class Score:
    """What one folder scores."""

    def __init__(self, truth: dict, report: dict):
        self.truth, self.report, self.errors = truth, report, []
        self.judged_national = any(pack["id"].startswith("rnq") for pack in report["packs"])
        self.recognition()
        self.distractors()
        self.dates()
        self.defects()
        self.alarms()

    def recognition(self):
        """Pairs (document, artefact) against the labels."""
        wanted, allowed = set(), set()
        for document in self.truth["documents"]:
            wanted |= {(document["path"], artefact) for artefact in document["artefacts"]}
            allowed |= {(document["path"], artefact) for artefact in document.get("also_acceptable", [])}
        self.scans = {document["path"] for document in self.truth["documents"] if document.get("scan") == "image"}
        told = {
            (document["path"], artefact)
            for document in self.report["documents"]
            for artefact in document["serves"]
            if not is_national(artefact)
        } - (allowed - wanted)
        self.right, self.wrong, self.lost = wanted & told, told - wanted, wanted - told
        self.lost_text = {pair for pair in self.lost if pair[0] not in self.scans}
        self.errors += [f"reconnu à tort   {artefact:36} {path}" for path, artefact in sorted(self.wrong)]
        self.errors += [f"non reconnu      {artefact:36} {path}" for path, artefact in sorted(self.lost)]

    def distractors(self):
        """Documents that serve nothing and were taken as evidence all the same."""
        evidence = {
            (evidence["document"], artefact["id"])
            for indicator in self.report["indicators"]
            for artefact in indicator["artefacts"]
            for evidence in artefact["evidence"]
            if evidence["status"] == "found"
        }
        counted = {path for path, _ in evidence} & set(self.truth["distractors"])
        forbidden = evidence & {(entry["path"], entry["artefact"]) for entry in self.truth.get("must_not_count", [])}
        self.fooled = len(counted) + len(forbidden)
        self.errors += [f"leurre compté    {path}" for path in sorted(counted)]
        self.errors += [f"compté à tort    {artefact:36} {path}" for path, artefact in sorted(forbidden)]

    def dates(self):
        """Key dates chosen against the labels, where the document is evidence."""
        chosen = {}
        for indicator in self.report["indicators"]:
            for artefact in indicator["artefacts"]:
                for evidence in artefact["evidence"]:
                    if evidence.get("keyDate"):
                        chosen.setdefault(evidence["document"], set()).add(evidence["keyDate"]["value"])
        self.dated = self.dated_right = 0
        for document in self.truth["documents"]:
            key = document.get("key_date")
            if not key or document["path"] not in chosen:
                continue
            self.dated += 1
            right = str(key["date"]) in chosen[document["path"]]
            self.dated_right += right
            if not right:
                found = ", ".join(sorted(chosen[document["path"]]))
                self.errors.append(f"date clé         attendu {key['date']} ({key['role']}), trouvé {found}  {document['path']}")

    def defects(self):
        """Planted defects found, by code and place."""
        self.planted, self.found, self.explained = [], [], set()
        for defect in self.truth["findings"]:
            hits = [finding["id"] for finding in self.report["findings"] if self.matches(defect, finding)]
            self.explained |= set(hits)
            if is_national(defect.get("artefact")) and not self.judged_national:
                continue
            self.planted.append(defect)
            if hits:
                self.found.append(defect)
            else:
                place = defect.get("path") or defect.get("artefact")
                self.errors.append(f"défaut manqué    {defect['code']:20} {place}  [{defect.get('artefact')}] {defect['why']}")

    @staticmethod
    def matches(defect: dict, finding: dict) -> bool:
        """True when a finding says the planted defect."""
        if finding["code"] not in {defect["code"], *defect.get("also_accept", [])}:
            return False
        if defect.get("path"):
            if finding.get("document"):
                return finding["document"] == defect["path"]
            return bool(defect.get("artefact")) and finding.get("artefact") == defect["artefact"]
        same_site = not defect.get("site") or finding.get("site") in (None, defect["site"])
        return finding.get("artefact") == defect.get("artefact") and same_site

    def alarms(self):
        """Warnings and errors that no label expects or tolerates."""
        self.false = []
        for finding in self.report["findings"]:
            if finding["level"] == "note" or finding["waived"] or finding["id"] in self.explained:
                continue
            if is_national(finding.get("artefact")) and finding["code"] == "missing":
                continue
            if not any(self.tolerates(note, finding) for note in self.truth.get("tolerated", [])):
                self.false.append(finding)
                place = finding.get("document") or ""
                self.errors.append(f"fausse alarme    {finding['code']:20} {finding.get('artefact')}  {place}  {finding['found']}")

    @staticmethod
    def tolerates(note: dict, finding: dict) -> bool:
        """True when the labels allow this finding to be said."""
        if note["code"] != finding["code"]:
            return False
        same_path = note.get("path") is None or note["path"] == finding.get("document")
        same_artefact = note.get("artefact") is None or note["artefact"] == finding.get("artefact")
        return same_path and (same_artefact or note.get("path") is not None)

    def rates(self) -> dict:
        """The figures of the folder."""
        readable = len(self.right) + len(self.lost_text)
        return {
            "documents": len(self.report["documents"]),
            "précision": ratio(len(self.right), len(self.right) + len(self.wrong)),
            "rappel": ratio(len(self.right), len(self.right) + len(self.lost)),
            "rappel hors images": ratio(len(self.right), readable),
            "dates clés": ratio(self.dated_right, self.dated),
            "défauts trouvés": ratio(len(self.found), len(self.planted)),
            "fausses alarmes / 100": round(100 * len(self.false) / max(1, len(self.report["documents"])), 1),
            "leurres comptés": self.fooled,
        }


def ratio(part: int, whole: int) -> float:
    """A share to three decimals; one when there is nothing to share."""
    return round(part / whole, 3) if whole else 1.0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--binary", default="target/release/probant")
    parser.add_argument("--ocr", default="auto", choices=["auto", "off", "force"], help="recognition of characters")
    parser.add_argument("--errors", action="store_true", help="list every error")
    parser.add_argument("--only", help="errors that match this regular expression")
    args = parser.parse_args()
    for folder in args.folders:
        truth = yaml.safe_load((folder / "truth.yaml").read_text(encoding="utf-8"))
        score = Score(truth, report_of(args.binary, folder, truth["as_of"], args.ocr))
        print(f"{folder.name}: " + " · ".join(f"{name} {value}" for name, value in score.rates().items()))
        for error in score.errors if args.errors else []:
            if not args.only or re.search(args.only, error):
                print("   ", error)


if __name__ == "__main__":
    main()
