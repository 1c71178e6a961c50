#!/usr/bin/env python3
"""Compares the words that are read of text documents and presentations with those that LibreOffice finds.

    cargo build --release --example read_all && python3 benches/office_text.py target/release/examples/read_all FOLDER...

Words are runs of three letters or more, counted as often as they come. LibreOffice writes texts as text and presentations as PDF
(of which `pdftotext` gives the words). Exits with 1 when, over all files of a format, fewer than 98 of 100 of its words are found.
Needs `soffice` (libreoffice-writer, libreoffice-impress) and, for presentations, `pdftotext` (poppler-utils).
"""

import argparse
import collections
import pathlib
import re
import subprocess
import sys
import tempfile

FORMATS = {"docx": "txt:Text (encoded):UTF8", "odt": "txt:Text (encoded):UTF8", "pptx": "pdf"}
NEEDED = 0.98
WORD = re.compile(r"[^\W\d_]{3,}")
SECONDS = 120


def words(text):
    """The words of a text, with how often each comes. Ligatures and soft hyphens of printed pages are undone."""
    for printed, meant in (("\u00ad", ""), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff")):
        text = text.replace(printed, meant)
    return collections.Counter(word.lower() for word in WORD.findall(text))


def converted(path, folder, form):
    """What LibreOffice makes of a file; none when it cannot."""
    profile = pathlib.Path(folder, "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", form, "--outdir", folder, path]
    try:
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return None
    result = pathlib.Path(folder, path.stem + "." + form.split(":")[0])
    if not result.exists():
        return None
    if form == "pdf":
        text = subprocess.run(["pdftotext", result, "-"], capture_output=True, check=False).stdout.decode("utf-8", "replace")
    else:
        text = result.read_text("utf-8", "replace")
    result.unlink()
    return text


def read(binary, path):
    """The text that is read of a file."""
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, path.name).write_bytes(path.read_bytes())
        output = subprocess.run([binary, folder, "--text"], capture_output=True, timeout=SECONDS, check=False).stdout
    lines = output.decode("utf-8", "replace").splitlines()
    # Of each block: place, kind and table come before its text; the line of the file itself does not count.
    return "\n".join(re.sub(r"^  \S.*?(?:None|Some\(\d+\)) ", "", line) for line in lines[2:])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", help="the example `read_all`")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--at-most", type=int, default=60, help="files of a format, spread over all that are found")
    arguments = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for extension, form in FORMATS.items():
            files = sorted(path for root in arguments.folders for path in root.rglob(f"*.{extension}"))
            files = files[:: max(1, len(files) // arguments.at_most)][: arguments.at_most]
            found = expected = compared = 0
            shares = []
            for path in files:
                theirs = converted(path, folder, form)
                if not theirs or not (wanted := words(theirs)):
                    continue
                met = sum((wanted & words(read(arguments.binary, path))).values())
                total = sum(wanted.values())
                compared, found, expected = compared + 1, found + met, expected + total
                shares.append(met / total)
                if met / total < NEEDED:
                    print(f"  {met / total:.3f} of {total:6} words  {path}")
            if compared:
                print(f"{extension}: {compared} files, {found / expected:.4f} of {expected} words, mean {sum(shares) / compared:.4f}")
                failed |= found / expected < NEEDED
    sys.exit(failed)


if __name__ == "__main__":
    main()
