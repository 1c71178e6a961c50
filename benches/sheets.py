#!/usr/bin/env python3
"""Compares the CPU time and memory of reading a large workbook with bare calamine streaming, side by side in one run.

    cargo build --release --example sheets && python3 benches/sheets.py target/release/examples/sheets

The workbook (100,000 rows of 20 cells: shared texts, numbers, dates) is made here, always the same. Exits with 1 when reading costs more
than 1.3 times what bare streaming costs, or more than 100 MB.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import zipfile

ROWS, COLUMNS = 100_000, 20
RATIO, MEGABYTES = 1.3, 100
WORDS = "visite rapport audit stagiaire module séance évaluation salle contrat référent".split()
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{RELATIONS}">'
    '<sheets><sheet name="Suivi" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="r3" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
}


def letters(column):
    """Letters of a column counted from 0, below 26."""
    return chr(ord("A") + column)


def cell(rng, row, column):
    """One cell: a third each of shared texts, numbers and dates."""
    place = f"{letters(column)}{row}"
    if column % 3 == 0:
        return f'<c r="{place}" t="s"><v>{rng.randrange(20_000)}</v></c>'
    if column % 3 == 1:
        return f'<c r="{place}"><v>{rng.randrange(100_000) / 100}</v></c>'
    return f'<c r="{place}" s="1"><v>{rng.randrange(43_000, 47_000)}</v></c>'


def make(path):
    """Writes the workbook."""
    rng = random.Random(7)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in PARTS.items():
            archive.writestr(name, text)
        texts = "".join(f"<si><t>{rng.choice(WORDS)} {number}</t></si>" for number in range(20_000))
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="x" uniqueCount="20000">{texts}</sst>')
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(b'<worksheet xmlns="x"><sheetData>')
            for row in range(1, ROWS + 1):
                cells = "".join(cell(rng, row, column) for column in range(COLUMNS))
                sheet.write(f'<row r="{row}">{cells}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")


def run(binary, reader, path):
    """CPU seconds, largest memory in MB and cells of one reading."""
    process = subprocess.Popen([binary, reader, path], stdout=subprocess.PIPE)
    cells = int(process.stdout.read())
    _, code, usage = os.wait4(process.pid, 0)
    process.returncode = code
    if code:
        sys.exit(f"{reader} ended with {code}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, cells


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", help="the example `sheets`, built for release")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "suivi.xlsx")
        make(path)
        taken = {"calamine": [], "probant": []}
        for _ in range(arguments.runs):
            for reader, results in taken.items():
                results.append(run(arguments.binary, reader, path))
        for reader, results in taken.items():
            cpu = statistics.median(result[0] for result in results)
            print(f"{reader:9} {cpu:6.2f} s CPU  {max(result[1] for result in results):6.0f} MB  {results[0][2]} cells")
        ratio = statistics.median(b[0] / a[0] for a, b in zip(taken["calamine"], taken["probant"]))
        memory = max(result[1] for result in taken["probant"])
        print(f"ratio {ratio:.2f} (at most {RATIO}), memory {memory:.0f} MB (at most {MEGABYTES})")
        sys.exit(0 if ratio <= RATIO and memory <= MEGABYTES else 1)


if __name__ == "__main__":
    main()
