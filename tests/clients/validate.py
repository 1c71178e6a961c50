#!/usr/bin/env python3
"""Hands every output format to a program that others use to read it.

    python3 tests/clients/validate.py --binary target/release/probant --tools FOLDER DOSSIER...

FOLDER holds `node_modules` of tests/clients/package.json; the Python packages are those of tests/clients/requirements.txt;
xmllint (Debian: libxml2-utils) and soffice (libreoffice-calc-nogui) are on the path. Exit code 1 when one client refuses.
"""

import argparse
import csv
import json
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from cases import ROOT, attempt, must, public, run  # noqa: E402 - it lies one folder up

FORMATS = {
    "json": "report.json", "html": "report.html", "markdown": "report.md", "sarif": "report.sarif", "junit": "report.xml",
    "github": "github.txt", "gitlab": "gitlab.json", "xlsx": "report.xlsx", "csv": "report.csv", "ics": "report.ics",
    "oscal": "oscal.json", "hdf": "hdf.json",
}


class Clients:
    """The clients, each a method that fails when its file is refused."""

    def __init__(self, binary: Path, tools: Path, folder: Path):
        self.binary, self.tools, self.folder = binary, tools, folder
        self.report = json.loads((folder / FORMATS["json"]).read_text("utf-8"))
        self.open = [finding for finding in self.report["findings"] if not finding["waived"]]

    def path(self, output: str) -> Path:
        return self.folder / FORMATS[output]

    def loaded(self, output: str):
        return json.loads(self.path(output).read_text("utf-8"))

    def json_by_python(self):
        must("check-jsonschema", "--schemafile", ROOT / "schema/report-v1.json", self.path("json"))

    def json_by_ajv(self):
        script = (
            "const A=require('ajv/dist/2020');const fs=require('fs');const j=p=>JSON.parse(fs.readFileSync(p));"
            "const v=new A({strict:false,validateFormats:false}).compile(j(process.argv[1]));"
            "if(!v(j(process.argv[2]))){console.error(v.errors);process.exit(1)}"
        )
        must("node", "-e", script, ROOT / "schema/report-v1.json", self.path("json"), cwd=self.tools)

    def html_by_html_validate(self):
        must("node_modules/.bin/html-validate", "--config", HERE / "htmlvalidate.json", self.path("html"), cwd=self.tools)

    def sarif_by_multitool(self):
        tool = self.tools / "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
        tool.chmod(0o755)
        verdict = self.folder / "verdict.sarif"
        done = run(tool, "validate", self.path("sarif"), "--rule-kind", "Sarif;Ghas", "--output", verdict, "--log", "ForceOverwrite")
        assert verdict.exists(), done.stdout + done.stderr
        results = json.loads(verdict.read_text("utf-8-sig"))["runs"][0]["results"]
        # The multitool looks up addresses on the network, which is not there.
        refused = [one for one in results if one.get("level", "warning") == "error" and one["ruleId"] != "SARIF2006"]
        assert not refused, json.dumps(refused[:3], indent=1)
        written = self.loaded("sarif")["runs"][0]["results"]
        assert len(written) == len(self.open), (len(written), len(self.open))
        root = self.report["source"]["git"]["prefix"] if self.report["source"]["git"] else ""
        known = {root + document["path"] for document in self.report["documents"]}
        if self.report["profile"]["file"]:
            known.add(root + self.report["profile"]["file"])
        from urllib.parse import unquote
        shown = {unquote(one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) for one in written}
        assert shown <= known, shown - known

    def junit_by_xmllint(self):
        must("xmllint", "--noout", "--schema", HERE / "junit.xsd", self.path("junit"))

    def junit_by_junitparser(self):
        from junitparser import JUnitXml
        suites = JUnitXml.fromfile(str(self.path("junit")))
        assert suites.tests > 0 and len(list(suites)) == len(self.report["packs"])

    def gitlab_by_schema(self):
        must("check-jsonschema", "--schemafile", HERE / "gitlab.schema.json", self.path("gitlab"))
        issues = self.loaded("gitlab")
        assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(self.open)

    def oscal_by_trestle(self):
        place = self.folder / "trestle"
        place.mkdir()
        must("trestle", "init", "--local", cwd=place)
        must("trestle", "import", "-f", self.path("oscal"), "-o", "folder", cwd=place)
        must("trestle", "validate", "-t", "assessment-results", "-n", "folder", cwd=place)
        findings = self.loaded("oscal")["assessment-results"]["results"][0].get("findings", [])
        kept = {(one["target"]["target-id"], prop(one, "status")) for one in findings}
        ours = {(f"{one['pack']}.{one['id']}", one["status"]) for one in self.report["indicators"] if one["applicable"]}
        assert kept == ours, kept ^ ours

    def hdf_by_schema(self):
        must("check-jsonschema", "--schemafile", HERE / "hdf.schema.json", self.path("hdf"))
        controls = [control for profile in self.loaded("hdf")["profiles"] for control in profile["controls"]]
        ours = {f"{one['pack']}.{one['id']}": SEEN[one["status"]] for one in self.report["indicators"]}
        assert {control["id"]: heimdall(control) for control in controls} == ours

    def ics_by_icalendar(self):
        import icalendar
        calendar = icalendar.Calendar.from_ical(self.path("ics").read_bytes())
        events = list(calendar.walk("VEVENT"))
        assert len(events) == len(self.report["calendar"])
        assert sorted(str(event["DTSTART"].dt) for event in events) == sorted(one["date"] for one in self.report["calendar"])
        assert len({event["UID"] for event in events}) == len(events)

    def xlsx_by_openpyxl(self):
        import openpyxl
        book = openpyxl.load_workbook(self.path("xlsx"))
        assert len(book.sheetnames) == 3
        rows = [sheet.max_row - 1 for sheet in book]
        assert rows[0] == len(self.report["findings"]) and rows[2] == len(self.report["documents"]), rows
        kinds = Counter(cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row)
        assert "f" not in kinds, kinds

    def xlsx_filled_in_by_openpyxl(self):
        import openpyxl
        book = openpyxl.load_workbook(self.path("xlsx"))
        sheet = book.worksheets[0]
        row = next(row for row in sheet.iter_rows(min_row=2) if row[4].value)
        wanted = {"artefact": row[4].value, "reason": "Chez le bailleur", "approved_by": "Mme Roux", "expires": date(2027, 1, 31)}
        row[13].value, row[14].value, row[15].value = wanted["approved_by"], wanted["expires"], wanted["reason"]
        book.save(self.folder / "filled.xlsx")
        told = must(self.binary, "waivers", self.folder / "filled.xlsx")
        (waiver,) = yaml.safe_load(told)["waivers"]
        assert wanted.items() <= waiver.items(), waiver

    def xlsx_by_libreoffice(self):
        home = f"-env:UserInstallation=file://{self.folder}/office"
        utf8 = "csv:Text - txt - csv (StarCalc):44,34,76"
        must("soffice", home, "--headless", "--convert-to", utf8, "--outdir", self.folder / "csv", self.path("xlsx"), timeout=180)
        with open(self.folder / "csv/report.csv", encoding="utf-8", newline="") as file:
            assert len(list(csv.reader(file))) == len(self.report["findings"]) + 1

    def csv_by_python(self):
        with open(self.path("csv"), encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=";"))
        assert len(rows) == len(self.report["findings"]) + 1 and len({len(row) for row in rows}) == 1
        assert not any(cell[:1] in "=+-@" for row in rows for cell in row if cell)

    def every_format_again_from_json(self):
        for output, name in FORMATS.items():
            again = self.folder / f"again-{name}"
            must(self.binary, "render", self.path("json"), "-o", f"{output}:{again}", "-q")
            assert again.read_bytes() == self.path(output).read_bytes(), output


def prop(thing: dict, name: str) -> str:
    """The value of one of our properties in OSCAL."""
    return next(one["value"] for one in thing["props"] if one["name"] == name)


# The state that Heimdall must show for each of ours.
SEEN = {
    "found": "passed", "to-review": "not reviewed", "incomplete": "failed", "expired": "failed", "missing": "failed",
    "unreadable": "error", "not-applicable": "not applicable",
}


def heimdall(control: dict) -> str:
    """The state that Heimdall derives: error, impact 0, failed, passed, else not reviewed."""
    states = [result["status"] for result in control["results"]]
    if "error" in states:
        return "error"
    if control["impact"] == 0:
        return "not applicable"
    return next((state for state in ("failed", "passed") if state in states), "not reviewed")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--tools", type=Path, required=True)
    parser.add_argument("--as-of", default="2026-12-01")
    parser.add_argument("dossiers", nargs="+", type=Path)
    args = parser.parse_args()
    failed = 0
    for dossier in args.dossiers:
        with tempfile.TemporaryDirectory() as scratch:
            outputs = [part for output, name in FORMATS.items() for part in ("-o", f"{output}:{scratch}/{name}")]
            must(args.binary, "check", dossier, "--as-of", args.as_of, "-q", "--fail-on", "never", *outputs)
            clients = Clients(args.binary.resolve(), args.tools, Path(scratch))
            failed |= attempt(f"clients, {dossier}", [name for name in public(Clients) if "_by_" in name or name.startswith("every")], lambda _: clients)
    return failed


if __name__ == "__main__":
    sys.exit(main())
