#!/usr/bin/env python3
"""Measures recognition of characters: how many of the words of a page come back from its picture.

    python3 benches/ocr.py [--reader target/release/examples/read_all] [--keep FOLDER]

Pages are set from known French text (a register, a contract, minutes, a notice in columns, a letter), printed at 600 dots an
inch, turned by one degree, blurred, greyed unevenly, and brought to 150 dots an inch with noise: what a scanner of an office gives.
Each page is read twice, as a PNG and as the picture of a PDF page. Needs Pillow, numpy, tesseract with `fra`, and the reader
built by `cargo build --release --example read_all`. Exits with 1 when less than 96 % of the words come back.
"""

import argparse
import collections
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

PRINTED, SCANNED = 600, 150
SKEW, NOISE, BLUR = 1.0, 9.0, 0.45
TARGET = 0.96
FONTS = Path("/usr/share/fonts/truetype")
SERIF = FONTS / "liberation/LiberationSerif-Regular.ttf"
SANS = FONTS / "liberation/LiberationSans-Regular.ttf"
BOLD = FONTS / "liberation/LiberationSans-Bold.ttf"
DEJAVU = FONTS / "dejavu/DejaVuSans.ttf"

# Each page: name, font of the text, size in points, blocks. A block is a title, a paragraph or a table (a list of rows).
PAGES = [
    (
        "registre",
        SANS,
        10,
        [
            "# REGISTRE DE SÉCURITÉ INCENDIE",
            "Établissement : Centre de formation des Tilleuls, 14 rue du Moulin, 34500 Béziers. Type R, 5e catégorie, effectif "
            "maximal du public accueilli : 87 personnes. Responsable de l'établissement : Mme Hélène Vauquelin.",
            [
                ["Date", "Nature du contrôle", "Organisme", "Observations", "Visa"],
                ["12/01/2026", "Vérification annuelle des extincteurs", "Protec Sud", "Deux appareils remplacés", "HV"],
                ["03/02/2026", "Installation électrique", "Contrôle Midi", "Aucune réserve", "HV"],
                ["17/03/2026", "Éclairage de sécurité", "Protec Sud", "Bloc n° 4 hors service, remplacé", "HV"],
                ["09/04/2026", "Exercice d'évacuation", "Interne", "Évacuation en 3 minutes 40", "HV"],
                ["22/06/2026", "Alarme de type 4", "Protec Sud", "Essai satisfaisant", "PL"],
                ["14/09/2026", "Désenfumage de l'escalier", "Ventil'Oc", "Trappe graissée, câble retendu", "PL"],
            ],
            "Les consignes de sécurité sont affichées à chaque étage. Le personnel désigné a reçu une instruction à la manœuvre "
            "des extincteurs et à la conduite à tenir pour aider les personnes en situation de handicap à quitter les lieux.",
            "Travaux de l'année : remplacement de la porte coupe-feu du local d'archives (devis n° 2026-118 accepté le 5 mai 2026), "
            "réfection de la peinture de l'escalier B, dépose d'un faux plafond dans la salle Cévennes.",
        ],
    ),
    (
        "contrat",
        SERIF,
        11,
        [
            "# CONTRAT DE LOCATION DE SALLES",
            "Entre la commune de Saint-Hilaire-des-Monts, représentée par son maire, ci-après « le bailleur », et l'association "
            "Savoirs en Lozère, déclarée sous le numéro 76 48 00123 48, ci-après « le preneur », il est convenu ce qui suit.",
            "# Article 1 – Objet",
            "Le bailleur met à la disposition du preneur la salle polyvalente du rez-de-chaussée (62 m²) et deux bureaux attenants, "
            "équipés de tables, de chaises, d'un vidéoprojecteur et d'un accès à Internet, pour y tenir des sessions de formation.",
            "# Article 2 – Durée et loyer",
            "Le présent contrat prend effet le 1er septembre 2026 et s'achève le 31 août 2027. Il se renouvelle par tacite "
            "reconduction, sauf congé donné par lettre recommandée trois mois avant le terme. Le loyer est fixé à 420 euros par "
            "mois, charges comprises, payable d'avance le 5 de chaque mois.",
            "# Article 3 – Sécurité et accessibilité",
            "Le bailleur certifie que les locaux sont conformes aux règles applicables aux établissements recevant du public, que "
            "les vérifications périodiques obligatoires ont été effectuées et que leurs comptes rendus sont tenus à la disposition "
            "du preneur. Une rampe d'accès et des sanitaires adaptés permettent l'accueil de personnes à mobilité réduite.",
            "# Article 4 – Assurances",
            "Le preneur justifie d'une assurance couvrant sa responsabilité civile ainsi que les risques locatifs. Il en remet "
            "l'attestation au bailleur avant la première occupation, puis chaque année à la date anniversaire.",
            "Fait à Saint-Hilaire-des-Monts, le 18 juillet 2026, en deux exemplaires originaux.",
        ],
    ),
    (
        "compte-rendu",
        DEJAVU,
        10,
        [
            "# Compte rendu du groupe de travail accessibilité",
            "Réunion du jeudi 11 juin 2026, de 14 h à 16 h 30, salle Garrigue. Présents : Aurélie Castagné (référente handicap), "
            "Noël Forgeot (direction), Béatrice Ducœur (formatrice), François L'Héritier (stagiaire délégué). Excusée : Zoé Brün.",
            "# 1. Suivi des actions décidées en mars",
            "La boucle magnétique commandée pour l'accueil a été livrée le 28 avril ; sa mise en service est prévue avant l'été. "
            "Le guide d'accueil en facile à lire et à comprendre a été relu par deux stagiaires, qui demandent des pictogrammes "
            "plus grands. Le fléchage du parking reste à refaire.",
            "# 2. Besoins exprimés par les stagiaires",
            "Trois demandes d'aménagement ont été reçues au cours du trimestre : temps majoré pour une évaluation, supports remis "
            "la veille en format modifiable, poste de travail réglable en hauteur. Les deux premières ont été satisfaites sous "
            "huit jours ; la troisième fait l'objet d'une demande de financement auprès de l'Agefiph.",
            "# 3. Décisions",
            "Une visite conjointe avec le correspondant de la Ressource Handicap Formation aura lieu le 24 septembre 2026. Chaque "
            "formateur complétera la grille d'autodiagnostic avant cette date. Le plan d'actions sera mis à jour par Aurélie "
            "Castagné et présenté au prochain comité de pilotage.",
            "Prochaine réunion : mardi 6 octobre 2026 à 9 h 30.",
        ],
    ),
    (
        "attestation",
        SERIF,
        12,
        [
            "# ATTESTATION DE FIN DE FORMATION",
            "Je soussignée, Geneviève Aubépin, directrice de l'organisme Horizon Métiers, atteste que Monsieur Gaël Tréhorenteuc "
            "a suivi l'action de formation intitulée « Maçonnerie du bâti ancien », du 2 février au 30 avril 2026, pour une durée "
            "totale de 315 heures, dont 70 heures en entreprise.",
            "Les acquis ont été évalués par une mise en situation professionnelle et par un questionnaire. Le stagiaire sait "
            "préparer un mortier de chaux, bâtir un mur en pierre sèche, rejointoyer une façade, lire un plan d'exécution et "
            "organiser son poste de travail dans le respect des règles de sécurité.",
            "Objectifs atteints : préparation des mortiers, acquis ; montage de murs, acquis ; lecture de plans, en cours "
            "d'acquisition ; sécurité du chantier, acquis.",
            "Attestation établie pour servir et valoir ce que de droit, à Florac, le 4 mai 2026.",
            "Cachet et signature de la directrice",
        ],
    ),
    (
        "courrier",
        SANS,
        11,
        [
            "Horizon Métiers – 6 place de l'Église – 48400 Florac",
            "À l'attention de la commission de sécurité",
            "Objet : transmission du rapport de vérification des installations électriques",
            "Madame, Monsieur,",
            "Vous trouverez ci-joint le rapport n° EL-2026-0457 établi le 19 mars 2026 par le bureau de contrôle, à la suite de sa "
            "visite des 16 et 17 mars. Il relève quatre observations, dont une déjà signalée l'an passé : absence de repérage de "
            "deux disjoncteurs dans le tableau du premier étage.",
            "Les travaux correspondants ont été confiés à l'entreprise Volt'Aigoual, qui interviendra du 7 au 9 avril. Nous vous "
            "adresserons le procès-verbal de levée des réserves dès sa réception. D'ici là, l'atelier de soudure restera fermé au "
            "public et l'affichage des consignes a été renforcé près des issues de secours.",
            "Je vous prie d'agréer, Madame, Monsieur, l'expression de mes salutations distinguées.",
            "Le responsable technique, Loïc Peyrelevade",
        ],
    ),
]


def px(points: float) -> int:
    """Points to pixels of the printed page."""
    return round(points * PRINTED / 72)


def wrap(text: str, font, width: int) -> list[str]:
    """Lines of `text` that fit."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > width:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line]


def table(draw, rows, font, box) -> int:
    """Draws a ruled table from the top of `box`; gives where it ends."""
    left, top, width = box
    columns = len(rows[0])
    needs = [max(len(row[c]) for row in rows) ** 0.75 for c in range(columns)]
    widths = [int(width * need / sum(needs)) for need in needs]
    for row in rows:
        cells = [wrap(text, font, w - px(6)) for text, w in zip(row, widths)]
        height = max(map(len, cells)) * px(13) + px(6)
        x = left
        for lines, w in zip(cells, widths):
            draw.rectangle((x, top, x + w, top + height), outline=0, width=px(0.5))
            for n, line in enumerate(lines):
                draw.text((x + px(3), top + px(3) + n * px(13)), line, font=font, fill=15)
            x += w
        top += height
    return top + px(10)


def printed(face: Path, size: int, blocks) -> Image.Image:
    """The page as a printer would give it."""
    page = Image.new("L", (px(595), px(842)), 255)
    draw = ImageDraw.Draw(page)
    font, bold = ImageFont.truetype(face, px(size)), ImageFont.truetype(BOLD, px(size + 3))
    left, top, width = px(56), px(64), px(483)
    for block in blocks:
        if isinstance(block, list):
            top = table(draw, block, ImageFont.truetype(face, px(size - 1)), (left, top, width))
            continue
        heading = block.startswith("# ")
        face_here = bold if heading else font
        for line in wrap(block.removeprefix("# "), face_here, width):
            draw.text((left, top), line, font=face_here, fill=15)
            top += px((size + 3 if heading else size) * 1.35)
        top += px(7)
    return page


def scanned(page: Image.Image, seed: int) -> Image.Image:
    """The page as a scanner would give it."""
    turned = page.rotate(SKEW, resample=Image.BICUBIC, fillcolor=255)
    ratio = SCANNED / PRINTED
    small = turned.resize((round(page.width * ratio), round(page.height * ratio)), Image.BOX)
    grey = numpy.asarray(small.filter(ImageFilter.GaussianBlur(BLUR)), dtype=float)
    shade = numpy.linspace(0.98, 0.86, grey.shape[1])[None, :]
    noise = numpy.random.default_rng(seed).normal(0, NOISE, grey.shape)
    return Image.fromarray(numpy.clip(grey * shade + noise, 0, 255).astype("uint8"))


def words(text: str) -> collections.Counter:
    """Words as compared: letters and digits, case and accents kept."""
    return collections.Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text)))


def truth(blocks) -> str:
    """The words of a page."""
    flat = [" ".join(" ".join(row) for row in block) if isinstance(block, list) else block for block in blocks]
    return " ".join(flat)


def make(folder: Path):
    """Writes every page as PNG and as PDF."""
    for seed, (name, face, size, blocks) in enumerate(PAGES):
        scan = scanned(printed(face, size, blocks), seed)
        scan.save(folder / f"{name}.png", dpi=(SCANNED, SCANNED))
        scan.save(folder / f"{name}.pdf", resolution=SCANNED, quality=85)


def read(reader: str, folder: Path) -> dict[str, str]:
    """The text that probant reads in each file."""
    done = subprocess.run([reader, folder, "--ocr", "--text"], check=True, capture_output=True, text=True)
    texts, current = collections.defaultdict(str), None
    for line in done.stdout.splitlines():
        block = re.match(r"  Page\(\d+\) \w+ \w+ (.*)", line)
        if block:
            texts[current] += block[1] + "\n"
        elif "\t" in line:
            current = line.split("\t")[0]
    return texts


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reader", default="target/release/examples/read_all")
    parser.add_argument("--keep", type=Path, help="write the pages there and leave them")
    arguments = parser.parse_args()
    scratch = tempfile.TemporaryDirectory()
    folder = arguments.keep or Path(scratch.name)
    folder.mkdir(parents=True, exist_ok=True)
    make(folder)
    texts = read(arguments.reader, folder)
    totals = collections.Counter()
    for name, _, _, blocks in PAGES:
        known = words(truth(blocks))
        row = []
        for kind in ("png", "pdf"):
            met = (known & words(texts[f"{name}.{kind}"])).total()
            totals[kind] += met
            row.append(f"{kind} {met / known.total():7.2%}")
        totals["all"] += known.total()
        print(f"{name:14} {known.total():4} words   {'   '.join(row)}")
    recalls = {kind: totals[kind] / totals["all"] for kind in ("png", "pdf")}
    print(f"{'all':14} {totals['all']:4} words   " + "   ".join(f"{kind} {recall:7.2%}" for kind, recall in recalls.items()))
    sys.exit(0 if min(recalls.values()) >= TARGET else 1)


if __name__ == "__main__":
    main()
