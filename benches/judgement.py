#!/usr/bin/env python3
"""Scores probant on labelled folders: recognition, dates, planted defects, false alarms.

    python3 benches/judgement.py [--binary target/release/probant] [--ocr off] [--pack PATH] [--errors] [--json FILE] FOLDER...
    python3 benches/judgement.py --real DIR

A labelled folder holds `dossier/` and `truth.yaml` (fixtures/README.md says what its keys mean).
Recognition is scored by pairs (document, artefact); labels that allow either answer count for nothing.
The last line but one is the mean of the folders, the last one pools all documents. `--real` scores a folder of published
documents that `labels.tsv` describes: which distractors were accepted, which chosen dates are right.
Nothing here tunes anything: rotation (tune on all folders but one, measure on that one) is the work of people.
"""

import argparse
import csv
import json
import re
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

import yaml

# What a label may say of a document; another key would be passed over without a word.
LABELS = {"path", "artefacts", "also_acceptable", "rnq", "rnq_also", "key_date", "site", "scan", "note", "parts"}
REAL_AS_OF = "2026-11-30"  # one day for all published documents, so that figures can be compared


def report_of(args: argparse.Namespace, evidence: Path, as_of: str) -> dict:
    """The JSON report of one folder of documents."""
    packs = [word for pack in args.pack for word in ("--pack", pack)]
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "report.json"
        subprocess.run(
            [args.binary, "check", evidence, "--as-of", as_of, "--quiet", "--fail-on", "never", "--ocr", args.ocr]
            + packs
            + ["-o", f"json:{path}"],
            check=True,
        )
        return json.loads(path.read_text(encoding="utf-8"))


def is_national(artefact: str | None) -> bool:
    """True for an artefact of the national referential, which labels name by its number."""
    return bool(artefact) and artefact[0].isdigit()


def pairs(path: str, numbers) -> set[tuple[str, str]]:
    """A document with each of the indicators that it serves, artefacts told by their number alone."""
    return {(path, str(number).split(".")[0]) for number in numbers or []}


def served(report: dict) -> set[tuple[str, str]]:
    """Every document with the indicators of the national referential that it is told to serve, of those that apply.

    An audit that asks for none of them (a complementary one) says nothing of what applies: then all count.
    """
    applies = {indicator["id"] for indicator in report["indicators"] if indicator["status"] != "not-applicable"}
    asked = set(filter(is_national, applies))
    told = set().union(*(pairs(one["path"], filter(is_national, one["serves"])) for one in report["documents"]))
    return {(path, number) for path, number in told if not asked or number in asked}


class Score:
    """What one folder scores."""

    def __init__(self, truth: dict, report: dict):
        self.truth, self.report, self.errors = truth, report, []
        self.judged_national = any(pack["id"].startswith("rnq") for pack in report["packs"])
        self.recognition()
        self.indicators()
        self.distractors()
        self.dates()
        self.defects()
        self.alarms()

    def recognition(self):
        """Pairs (document, artefact) against the labels; what does not apply counts where it is labelled."""
        wanted, allowed = set(), set()
        for document in self.truth["documents"]:
            wanted |= {(document["path"], artefact) for artefact in document["artefacts"]}
            allowed |= {(document["path"], artefact) for artefact in document.get("also_acceptable", [])}
        self.scans = {document["path"] for document in self.truth["documents"] if document.get("scan") == "image"}
        asked = {indicator["id"] for indicator in self.report["indicators"] if indicator["status"] != "not-applicable"}
        told = {
            (document["path"], artefact)
            for document in self.report["documents"]
            for artefact in document["serves"]
            if not is_national(artefact) and (artefact.split(".")[0] in asked or (document["path"], artefact) in wanted)
        } - (allowed - wanted)
        self.right, self.wrong, self.lost = wanted & told, told - wanted, wanted - told
        self.lost_text = {pair for pair in self.lost if pair[0] not in self.scans}
        self.errors += [f"reconnu à tort   {artefact:36} {path}" for path, artefact in sorted(self.wrong)]
        self.errors += [f"non reconnu      {artefact:36} {path}" for path, artefact in sorted(self.lost)]

    def indicators(self):
        """Pairs (document, indicator of the national referential) against the labels, where that referential judged."""
        wanted, allowed, told = set(), set(), served(self.report)
        for document in self.truth["documents"]:
            wanted |= pairs(document["path"], document.get("rnq"))
            allowed |= pairs(document["path"], document.get("rnq_also"))
            allowed |= pairs(document["path"], filter(is_national, document.get("also_acceptable", [])))
        told -= allowed - wanted
        if not self.judged_national:
            wanted = told = set()
        self.national = Counter({"right": len(wanted & told), "wrong": len(told - wanted), "lost": len(wanted - told)})
        self.errors += [f"indicateur à tort {number:3} {path}" for path, number in sorted(told - wanted)]
        self.errors += [f"indicateur perdu  {number:3} {path}" for path, number in sorted(wanted - told)]

    def distractors(self):
        """Documents taken as evidence that serve nothing, or not that artefact; each counts once."""
        evidence = {
            (evidence["document"], artefact["id"])
            for indicator in self.report["indicators"]
            for artefact in indicator["artefacts"]
            for evidence in artefact["evidence"]
            if evidence["status"] == "found"
        }
        counted = {path for path, _ in evidence} & set(self.truth["distractors"])
        forbidden = evidence & {(entry["path"], entry["artefact"]) for entry in self.truth.get("must_not_count", [])}
        self.fooled = len(counted | {path for path, _ in forbidden})
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
                other_place = finding["code"] == "inconsistent" and defect["path"] in finding["expected"]
                return finding["document"] == defect["path"] or other_place
            return bool(defect.get("artefact")) and finding.get("artefact") == defect["artefact"]
        same_site = not defect.get("site") or finding.get("site") in (None, defect["site"])
        artefact, told = defect.get("artefact"), finding.get("artefact")
        by_number = is_national(artefact) and "." not in artefact and bool(told) and told.split(".")[0] == artefact
        return (told == artefact or by_number) and same_site

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

    def counts(self) -> Counter:
        """The figures of the folder that can be added to those of another."""
        return Counter({
            "documents": len(self.report["documents"]),
            "right": len(self.right),
            "wrong": len(self.wrong),
            "lost": len(self.lost),
            "lost_text": len(self.lost_text),
            "dated": self.dated,
            "dated_right": self.dated_right,
            "planted": len(self.planted),
            "planted_found": len(self.found),
            "false_alarms": len(self.false),
            "distractors_counted": self.fooled,
        }) + Counter({f"national_{name}": count for name, count in self.national.items()})


COLUMNS = {  # name in JSON: heading
    "documents": "documents",
    "precision": "précision",
    "recall": "rappel",
    "recall_text": "rappel hors images",
    "dates_right": "dates clés",
    "defects_found": "défauts trouvés",
    "false_alarms_per_100": "fausses alarmes / 100",
    "distractors_counted": "leurres comptés",
    "national_precision": "RNQ précision",
    "national_recall": "RNQ rappel",
}


def rates(counts: Counter) -> dict:
    """Shares from counts, of one folder or of several pooled."""
    return {
        "documents": counts["documents"],
        "precision": ratio(counts["right"], counts["right"] + counts["wrong"]),
        "recall": ratio(counts["right"], counts["right"] + counts["lost"]),
        "recall_text": ratio(counts["right"], counts["right"] + counts["lost_text"]),
        "dates_right": ratio(counts["dated_right"], counts["dated"]),
        "defects_found": ratio(counts["planted_found"], counts["planted"]),
        "false_alarms_per_100": round(100 * counts["false_alarms"] / max(1, counts["documents"]), 1),
        "distractors_counted": counts["distractors_counted"],
        "national_precision": ratio(counts["national_right"], counts["national_right"] + counts["national_wrong"]),
        "national_recall": ratio(counts["national_right"], counts["national_right"] + counts["national_lost"]),
    }


def mean(rows: list[dict]) -> dict:
    """The mean of the folders, each counting as much as the others."""
    return {name: round(sum(row[name] for row in rows) / len(rows), 3) for name in COLUMNS}


def ratio(part: int, whole: int) -> float:
    """A share to three decimals; one when there is nothing to share."""
    return round(part / whole, 3) if whole else 1.0


def table(rows: dict[str, dict], columns: dict[str, str]) -> str:
    """All folders, one a line, under one heading."""
    width = max(len(name) for name in rows)
    lines = [" " * width + "  " + "  ".join(columns.values())]
    for name, row in rows.items():
        cells = (f"{row[key]:>{len(heading)}}" for key, heading in columns.items())
        lines.append(f"{name:{width}}  " + "  ".join(cells))
    return "\n".join(lines)


class RealScore:
    """What published documents score: they have labels of their own, and no planted defect."""

    def __init__(self, folder: Path, args: argparse.Namespace):
        self.counts, self.errors = Counter(), []
        with (folder / "labels.tsv").open(encoding="utf-8", newline="") as labels:
            documents = list(csv.DictReader(labels, delimiter="\t"))
        for repository in sorted({document["repo"] for document in documents}):
            own = [document for document in documents if document["repo"] == repository]
            self.repository(folder / repository.replace("/", "__"), own, args)

    def repository(self, folder: Path, documents: list[dict], args: argparse.Namespace):
        """Score the documents of one publisher, judged as one folder without a profile."""
        accepted, chosen = Counter(), {}
        report = report_of(args, folder, REAL_AS_OF)
        told = served(report)
        for indicator in report["indicators"]:
            for artefact in indicator["artefacts"]:
                for evidence in artefact["evidence"]:
                    accepted[evidence["document"]] += evidence["status"] == "found"
                    if evidence.get("keyDate"):
                        chosen.setdefault(evidence["document"], set()).add(evidence["keyDate"]["value"])
        for document in report["documents"]:
            if not document["serves"] and document["dates"]:
                chosen.setdefault(document["path"], {document["dates"][0]["value"]})
        for document in documents:
            self.document(document, accepted[document["path"]], chosen.get(document["path"], set()))
            self.indicators(document, {pair for pair in told if pair[0] == document["path"]})

    def indicators(self, document: dict, told: set[tuple[str, str]]):
        """Score one document by the indicators of the national referential."""
        wanted = pairs(document["path"], [number for number in document["rnq_indicators"].split(",") if number != "-"])
        self.counts += Counter(right=len(wanted & told), wrong=len(told - wanted), lost=len(wanted - told))
        self.errors += [f"indicateur à tort {number:3} {path}" for path, number in sorted(told - wanted)]
        self.errors += [f"indicateur perdu  {number:3} {path}" for path, number in sorted(wanted - told)]

    def document(self, document: dict, accepted: int, chosen: set[str]):
        """Score one document: a distractor must not be accepted, a chosen date must be one of its own.

        A document that serves nothing (a certificate) is dated by the first of its dates, which the report calls most telling.
        """
        self.counts["documents"] += 1
        name = f"{document['repo']}/{document['path']}"
        if document["doc_type"] == "distractor":
            self.counts["distractors"] += 1
            if accepted:
                self.counts["distractors_accepted"] += 1
                self.errors.append(f"leurre compté    {name}")
        labelled = [document[kind] for kind in ("issue_date", "expiry_date") if document[kind] not in ("-", "")]
        if not labelled or document["doc_type"] == "distractor":
            return
        self.counts["dated"] += 1
        if not chosen:
            self.counts["dated_not_chosen"] += 1
            self.errors.append(f"date clé         attendu {' ou '.join(labelled)}, aucune choisie  {name}")
        elif any(value.startswith(label) for value in chosen for label in labelled):
            self.counts["dated_right"] += 1
        else:
            self.errors.append(f"date clé         attendu {' ou '.join(labelled)}, trouvé {', '.join(sorted(chosen))}  {name}")

    def rates(self) -> dict:
        """The figures, by name."""
        counts = self.counts
        return {
            "documents": counts["documents"],
            "distractors": counts["distractors"],
            "distractors_accepted": counts["distractors_accepted"],
            "dated": counts["dated"],
            "dated_not_chosen": counts["dated_not_chosen"],
            "dates_right_where_chosen": ratio(counts["dated_right"], counts["dated"] - counts["dated_not_chosen"]),
            "dates_right": ratio(counts["dated_right"], counts["dated"]),
            "national_precision": ratio(counts["right"], counts["right"] + counts["wrong"]),
            "national_recall": ratio(counts["right"], counts["right"] + counts["lost"]),
        }


def score_folders(args) -> dict:
    """Score the labelled folders, print the table and, if asked, the errors."""
    scores = {}
    for folder in args.folders:
        truth = yaml.safe_load((folder / "truth.yaml").read_text(encoding="utf-8"))
        strange = {key for document in truth["documents"] for key in document} - LABELS
        if strange:
            raise SystemExit(f"{folder}/truth.yaml : étiquettes inconnues {sorted(strange)}, attendu {sorted(LABELS)}")
        scores[folder.name] = Score(truth, report_of(args, folder / "dossier", truth["as_of"]))
    rows = {name: rates(score.counts()) for name, score in scores.items()}
    pooled = rates(sum((score.counts() for score in scores.values()), Counter()))
    total = {"moyenne": mean(list(rows.values())), "ensemble": pooled}
    judged = any(score.judged_national for score in scores.values())
    columns = {key: heading for key, heading in COLUMNS.items() if judged or not key.startswith("national_")}
    print(table({**rows, **total}, columns))
    for name, score in scores.items():
        print_errors(name, score.errors, args)
    return {"folders": rows, "mean": total["moyenne"], "pooled": pooled}


def score_real(args) -> dict:
    """Score the published documents, print the figures and, if asked, the errors."""
    score = RealScore(args.real, args)
    print("documents publiés : " + " · ".join(f"{name} {value}" for name, value in score.rates().items()))
    print_errors(args.real.name, score.errors, args)
    return {"real": score.rates()}


def print_errors(name: str, errors: list[str], args):
    """The errors of one folder that the caller wants to see."""
    wanted = [error for error in errors if args.errors and (not args.only or re.search(args.only, error))]
    if wanted:
        print(f"\n{name}")
    for error in wanted:
        print("   ", error)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--real", type=Path, help="a folder of published documents with labels.tsv")
    parser.add_argument("--binary", default="target/release/probant")
    parser.add_argument("--ocr", default="auto", choices=["auto", "off", "force"])
    parser.add_argument("--pack", action="append", default=[], help="judge by these rules, ids or folders, instead of those of the profile")
    parser.add_argument("--json", type=Path, help="write the figures there")
    parser.add_argument("--errors", action="store_true", help="list every error")
    parser.add_argument("--only", help="errors that match this regular expression")
    args = parser.parse_args()
    if not args.folders and not args.real:
        parser.error("name a labelled folder, or --real")
    figures = {}
    if args.folders:
        figures |= score_folders(args)
    if args.real:
        figures |= score_real(args)
    if args.json:
        args.json.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
