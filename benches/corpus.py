"""Runs the program over a folder of public documents, with 1 worker and with 8, and holds it to its word: no crash, no hang, every file
accounted for once, and the same report byte for byte. Prints how the reading went, format by format.

    python3 benches/corpus.py FOLDER [--binary PATH] [--timeout SECONDS] [--json TABLE]
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STATES = ("read", "partial", "unreadable")


def run(arguments: argparse.Namespace, jobs: int, out: Path) -> None:
    """One run, whose report goes to `out`. Ends the script when the program does not end as it should."""
    command = [arguments.binary, "check", arguments.folder, "--as-of", "2026-12-01", "--fail-on", "note", "--jobs", str(jobs),
               "-q", "-o", f"json:{out}", *arguments.option]
    started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        ended = subprocess.run(command, timeout=arguments.timeout, stderr=subprocess.PIPE, check=False)
    except subprocess.TimeoutExpired:
        sys.exit(f"FAILED: {jobs} jobs still running after {arguments.timeout} s")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{jobs} jobs: exit code {ended.returncode}, {time.monotonic() - started:.1f} s, {used:.1f} s of processor")
    if ended.returncode not in (0, 1) or not out.is_file():
        sys.exit(f"FAILED: exit code {ended.returncode}\n{ended.stderr.decode('utf-8', 'replace')[-2000:]}")


def walked(folder: str) -> int:
    """Files, links and others below `folder`."""
    count = 0
    for root, folders, files in os.walk(folder):
        count += len(files) + sum(os.path.islink(os.path.join(root, name)) for name in folders)
    return count


def unaccounted(report: dict, folder: str) -> int:
    """How many files are on the disk and not in the report, or the other way round. A folder left out hides what is in it."""
    inside = sum(walked(os.path.join(folder, left["path"])) - 1 for left in report["excluded"] if os.path.isdir(os.path.join(folder, left["path"])))
    return walked(folder) - inside - len(report["documents"]) - len(report["excluded"])


def table(report: dict) -> dict[str, collections.Counter]:
    rows: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
    for document in report["documents"]:
        rows[document["format"]][document["reading"]["state"]] += 1
    return dict(sorted(rows.items()))


def show(rows: dict[str, collections.Counter], excluded: int) -> None:
    print(f"\n| format | {' | '.join(STATES)} | files |\n|---|---|---|---|---|")
    for name, row in rows.items():
        print(f"| {name} | {' | '.join(str(row[state]) for state in STATES)} | {sum(row.values())} |")
    total = sum(rows.values(), collections.Counter())
    print(f"| all | {' | '.join(str(total[state]) for state in STATES)} | {sum(total.values())} |")
    print(f"\n{sum(total.values())} documents, {excluded} left out")


def faults(report: dict) -> list[str]:
    """What the report may not say of any document."""
    told = {finding["document"] for finding in report["findings"]}
    found = [f"{document['path']}: state {document['reading']['state']}" for document in report["documents"]
             if document["reading"]["state"] not in STATES]
    found += [f"{document['path']}: unreadable without a finding" for document in report["documents"]
              if document["reading"]["state"] == "unreadable" and document["path"] not in told]
    paths = collections.Counter(document["path"] for document in report["documents"])
    return found + [f"{path}: told {count} times" for path, count in paths.items() if count > 1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--binary", default="target/release/probant")
    parser.add_argument("--timeout", type=float, default=1200)
    parser.add_argument("--json", type=Path, help="where to write the table")
    parser.add_argument("--option", action="append", default=[], help="one more argument for the program, repeatable")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        outs = [Path(scratch) / f"{jobs}.json" for jobs in (1, 8)]
        for jobs, out in zip((1, 8), outs):
            run(arguments, jobs, out)
        one, eight = (out.read_bytes() for out in outs)
    report = json.loads(one)
    rows = table(report)
    show(rows, len(report["excluded"]))
    wrong = faults(report)
    if one != eight:
        wrong.append("the reports with 1 and with 8 jobs differ")
    if missing := unaccounted(report, arguments.folder):
        wrong.append(f"{missing} files not accounted for")
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    print("\n".join(["", *(f"FAILED: {fault}" for fault in wrong)]) if wrong else "0 crashes, 0 hangs, counts add up, both reports are the same")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
