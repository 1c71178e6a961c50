#!/usr/bin/env python3
"""Measures how well PDF text is read: against known text that LibreOffice and Chromium print, and against pdftotext.

    cargo build --release --example read_one
    python3 benches/pdf_text.py --known                       # words, word pairs, accents of generated documents
    python3 benches/pdf_text.py --real FOLDER [FOLDER...]     # recall and CPU against pdftotext, one process a file

Needs Python 3.11, poppler-utils, libreoffice-writer, hyphen-fr and chromium. Nothing is written but a temporary folder.
Exits with 1 when a target is missed.
"""

import argparse
import collections
import os
import pathlib
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import unicodedata
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parent.parent
READER = ROOT / "target/release/examples/read_one"
CAP = 3000  # words of one file that count
CPU_SECONDS = 30
TARGETS = {"words": 99.5, "pairs": 99.0, "accents": 100.0, "real": 98.0, "cpu": 0.6}

SUBJECTS = ["Le référent handicap", "La responsable qualité", "L’équipe pédagogique", "Un auditeur interne", "Le tuteur",
            "La commission de sécurité", "L’organisme de formation", "Le comité de perfectionnement", "Chaque apprenti"]
VERBS = ["vérifie", "consigne", "transmet", "réexamine", "officialise", "a complété", "n’a pas modifié", "archive"]
OBJECTS = ["le registre de sécurité", "les fiches d’évaluation", "la procédure d’identification des besoins",
           "l’attestation de fin de formation", "le compte-rendu de la visite", "le plan d’amélioration continue",
           "la grille de faisabilité", "les coefficients affectés aux effectifs", "le procès-verbal du conseil",
           "le suivi socio-éducatif des bénéficiaires", "l’efficacité des actions différées"]
PLACES = ["à Nîmes", "en Auvergne-Rhône-Alpes", "à Évry-Courcouronnes", "à L’Haÿ-les-Roses", "en Île-de-France", "au rez-de-chaussée",
          "à Œuilly", "dans l’atelier n°\u00a04", "en Provence-Alpes-Côte d’Azur"]
TIMES = ["le 3\u00a0février 2026", "avant le 1er\u00a0août", "chaque trimestre", "dès l’entrée en formation", "après-demain",
         "pour un coût de 1\u202f250,50\u00a0€", "à 14\u00a0h\u00a030", "sous quinze jours ouvrés", "aujourd’hui même"]
TAILS = ["conformément aux exigences\u202f;", "s’il y a lieu.", "«\u202fsans réserve\u202f».", "selon l’article L.\u00a06353-1.",
         "ÉVALUATION À REFAIRE.", "ÇA VA ÊTRE VÉRIFIÉ\u202f!", "(œuvre collective, naïveté exclue).", "peut-être."]
HEADS = ["Compétence", "Échéance", "Référent", "Observations", "Coût estimé", "Effectif"]
CELLS = ["Sécurité incendie", "Accessibilité", "À définir", "Mme Lefèvre", "12/03/2026", "1\u202f980\u00a0€", "Satisfaisant",
         "Non-conformité mineure", "3 h 30", "Œuvre", "Différé", "Affiché", "Flux financiers"]
FONTS = ["Carlito", "DejaVu Serif", "Liberation Sans"]


def sentences(chance: random.Random, count: int) -> str:
    parts = [SUBJECTS, VERBS, OBJECTS, PLACES, TIMES, TAILS]
    return " ".join(" ".join(chance.choice(part) for part in parts) for _ in range(count))


def content(seed: int) -> dict:
    chance = random.Random(seed)
    paragraphs = [sentences(chance, chance.randint(2, 5)) for _ in range(8)]
    columns = [sentences(chance, chance.randint(3, 6)) for _ in range(4)]
    rows = [HEADS[:4]] + [[chance.choice(CELLS) for _ in range(4)] for _ in range(12)]
    return {"title": f"Procédure d’évaluation n°\u00a0{seed}", "paragraphs": paragraphs, "rows": rows, "columns": columns}


def pieces(text: dict) -> list[str]:
    cells = [cell for row in text["rows"] for cell in row]
    return [text["title"], *text["paragraphs"], *cells, *text["columns"]]


def soft(text: str) -> str:
    """Breaking points in long words, as a hyphenating editor would set them."""
    return re.sub(r"(\w{4}[aeiouéè])(?=[bcdfglmnprstv]\w{3})", "\\1\u00ad", text)


def html(text: dict, font: str) -> str:
    p = lambda t: f"<p>{escape(soft(t))}</p>"
    rows = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in text["rows"])
    return f"""<!doctype html><html lang="fr"><meta charset="utf-8"><style>
    body {{ font: 11pt '{font}'; text-align: justify; hyphens: manual }} td {{ border: 1px solid; padding: 2pt 6pt }}
    .two {{ column-count: 2 }} table {{ border-collapse: collapse }}</style>
    <h1>{escape(text['title'])}</h1>{''.join(map(p, text['paragraphs']))}<table>{rows}</table>
    <div class="two">{''.join(map(p, text['columns']))}</div></html>"""


def fodt(text: dict, font: str) -> str:
    p = lambda t, s="B": f'<text:p text:style-name="{s}">{escape(t)}</text:p>'
    cell = lambda c: f'<table:table-cell table:style-name="C">{p(c)}</table:table-cell>'
    rows = "".join("<table:table-row>" + "".join(map(cell, row)) + "</table:table-row>" for row in text["rows"])
    names = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"' for n, u in {
        "office": "office", "text": "text", "style": "style", "table": "table", "fo": "xsl-fo-compatible", "svg": "svg-compatible"}.items())
    properties = f'style:font-name="F" fo:font-size="11pt" fo:language="fr" fo:country="FR" fo:hyphenate="true"'
    return f"""<?xml version="1.0" encoding="UTF-8"?><office:document {names} office:version="1.3"
    office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls><style:font-face style:name="F"
    svg:font-family="'{font}'"/></office:font-face-decls><office:automatic-styles>
    <style:style style:name="T" style:family="paragraph"><style:text-properties style:font-name="F" fo:font-size="20pt"/></style:style>
    <style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:margin-bottom="6pt"
    fo:hyphenation-ladder-count="no-limit"/><style:text-properties {properties} fo:hyphenation-remain-char-count="2"
    fo:hyphenation-push-char-count="2"/></style:style>
    <style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="2pt"/></style:style>
    <style:style style:name="S" style:family="section"><style:section-properties><style:columns fo:column-count="2"
    fo:column-gap="0.5cm"/></style:section-properties></style:style></office:automatic-styles><office:body><office:text>
    {p(text['title'], 'T')}{''.join(map(p, text['paragraphs']))}<table:table table:name="t"><table:table-column
    table:number-columns-repeated="4"/>{rows}</table:table>{p('')}<text:section text:style-name="S" text:name="s">
    {''.join(map(p, text['columns']))}</text:section></office:text></office:body></office:document>"""


def print_known(folder: pathlib.Path, count: int) -> list[tuple[str, pathlib.Path, dict]]:
    made = []
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "timeout": 300}
    for seed in range(count):
        text, font = content(seed), FONTS[seed % len(FONTS)]
        page, sheet = folder / f"c{seed}.html", folder / f"l{seed}.fodt"
        page.write_text(html(text, font), encoding="utf-8")
        sheet.write_text(fodt(text, font), encoding="utf-8")
        target = folder / f"c{seed}.pdf"
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                        "--no-pdf-header-footer", f"--print-to-pdf={target}", page.as_uri()], **quiet)
        made.append(("chromium", target, text))
        made.append(("libreoffice", folder / f"l{seed}.pdf", text))
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf",
                    "--outdir", str(folder), *map(str, sorted(folder.glob("l*.fodt")))], **quiet)
    return made


def run(command: list[str]) -> tuple[str, float, int]:
    """Output, CPU seconds and exit code of a command that may not take for ever."""
    limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, preexec_fn=limit)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return out.read().decode("utf-8", "replace"), usage.ru_utime + usage.ru_stime, child.returncode


def words(text: str) -> list[str]:
    text = unicodedata.normalize("NFKC", text.replace("\u00ad", ""))
    return re.findall(r"\w+", text)


def recall(expected: collections.Counter, found: collections.Counter) -> tuple[int, int]:
    return sum((expected & found).values()), sum(expected.values())


def accents(text: str) -> collections.Counter:
    text = unicodedata.normalize("NFC", text)
    return collections.Counter(c for c in text if ord(c) > 0x7F and (c.isalpha() or c in "«»’€"))


def pairs(tokens: list[str]) -> list[tuple[str, str]]:
    return list(zip(tokens, tokens[1:]))


def known(arguments) -> bool:
    kept = pathlib.Path(arguments.keep) if arguments.keep else None
    with tempfile.TemporaryDirectory() as scratch:
        folder = kept or pathlib.Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        totals = collections.defaultdict(lambda: [0, 0])
        for program, path, text in print_known(folder, arguments.count):
            if not path.exists():
                print(f"{program} printed nothing for {path.name}")
                return False
            read, _, _ = run([str(arguments.reader), str(path)])
            said = words(read)
            expected = [words(piece) for piece in pieces(text)]
            measures = {
                "words": recall(collections.Counter(w for piece in expected for w in piece), collections.Counter(said)),
                "pairs": recall(collections.Counter(p for piece in expected for p in pairs(piece)), collections.Counter(pairs(said))),
                "accents": recall(accents(" ".join(pieces(text))), accents(read)),
            }
            for name, (hits, all_) in measures.items():
                totals[program, name][0] += hits
                totals[program, name][1] += all_
            if arguments.worst:
                missing = collections.Counter(w for piece in expected for w in piece) - collections.Counter(said)
                print(path.name, dict(missing.most_common(arguments.worst)))
    good = True
    for (program, name), (hits, all_) in sorted(totals.items()):
        share = 100 * hits / all_
        good &= share >= TARGETS[name]
        print(f"{program:12} {name:8} {share:7.2f} %  (target {TARGETS[name]} %)")
    return good


def real(arguments) -> bool:
    files = sorted(path for folder in arguments.real for path in pathlib.Path(folder).rglob("*")
                   if path.suffix.lower() == ".pdf" and path.is_file())
    weights, ratios, results = [], [], []
    for path in files:
        theirs, their_cpu, code = run(["pdftotext", str(path), "-"])
        ours, our_cpu, our_code = run([str(arguments.reader), str(path)])
        if our_code < 0:
            print(f"killed by signal {-our_code}: {path}")
        theirs = re.sub(r"(\w)[-\u00ad\u2010]\n(\w)", r"\1\2", theirs)
        expected = collections.Counter(words(theirs))
        count = sum(expected.values())
        if code or count < 5:
            continue
        hits, _ = recall(expected, collections.Counter(words(ours)))
        weights.append((min(count, CAP), hits / count))
        ratios.append(our_cpu / max(their_cpu, 1e-3))
        results.append((hits / count, count, path))
    if not weights:
        print("no PDF with text")
        return False
    share = 100 * sum(w * r for w, r in weights) / sum(w for w, _ in weights)
    ratio = statistics.median(ratios)
    for found, count, path in sorted(results)[: arguments.worst]:
        print(f"{100 * found:6.2f} % of {count:6} words  {path}")
    print(f"{len(files)} files, {len(weights)} with text")
    print(f"word recall against pdftotext {share:.2f} %  (target {TARGETS['real']} %)")
    print(f"CPU against pdftotext, median {ratio:.2f}  (target {TARGETS['cpu']})")
    return share >= TARGETS["real"] and ratio <= TARGETS["cpu"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--known", action="store_true", help="documents generated from known text")
    parser.add_argument("--count", type=int, default=9, help="generated documents of each program")
    parser.add_argument("--keep", help="folder for the generated documents")
    parser.add_argument("--real", nargs="+", default=[], metavar="FOLDER", help="folders of PDFs")
    parser.add_argument("--reader", default=READER, type=pathlib.Path)
    parser.add_argument("--worst", type=int, default=0, help="how many of the worst to show")
    arguments = parser.parse_args()
    good = True
    if arguments.known:
        good &= known(arguments)
    if arguments.real:
        good &= real(arguments)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
