"""Fills `fuzz/corpus/TARGET/` from the fixtures: whole files, and the parts inside packages as the targets take them.

    python3 fuzz/seed.py [OUT]

The first byte of a seed says, for packages and compound files, as what the rest is to be read (see `src/lib.rs`). Seeds are named by their
content, so that a second run adds nothing.
"""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LARGEST = 64 << 10
WHOLE = {"pdf": ["pdf"], "rtf": ["rtf"], "eml": ["eml"], "html": ["html"], "csv": ["csv"], "zip": ["gate"]}
PACKAGES = {"docx": "DOCX", "odt": "ODF", "ods": "ODF", "odp": "ODF", "xlsx": "XLSX", "xlsm": "XLSX", "pptx": "PPTX"}
COMPOUND = {"xls": "xls", "msg": "msg"}
BADGES = {"png": 0, "svg": 1, "json": 2}


def parts_of(kind: str) -> list[str]:
    """Names of the parts of a kind of package, in the order of `src/lib.rs`."""
    source = (HERE / "src/lib.rs").read_text("utf-8")
    block = re.search(rf"pub const {kind}: Package.*?\n}};", source, re.S)
    return re.findall(r'\("([^"]+)",', block.group(0))


class Corpus:
    def __init__(self, out: Path):
        self.out, self.count = out, 0

    def add(self, target: str, content: bytes) -> None:
        if not 0 < len(content) <= LARGEST:
            return
        folder = self.out / target
        folder.mkdir(parents=True, exist_ok=True)
        seed = folder / hashlib.sha256(content).hexdigest()[:16]
        if not seed.exists():
            seed.write_bytes(content)
            self.count += 1

    def add_file(self, path: Path) -> None:
        extension, content = path.suffix[1:].lower(), path.read_bytes()
        self.add("sniff", path.name.encode("utf-8", "replace") + b"\n" + content[:4096])
        for target in WHOLE.get(extension, []):
            self.add(target, content)
        if extension in PACKAGES:
            self.add_package(PACKAGES[extension], content)
        if extension in COMPOUND:
            self.add(COMPOUND[extension], b"\0" + content)
        if extension in BADGES:
            self.add("badge", bytes([BADGES[extension]]) + content)

    def add_package(self, kind: str, content: bytes) -> None:
        self.add(kind.lower(), b"\0" + content)
        self.add("gate", content)
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                for at, name in enumerate(parts_of(kind), 1):
                    if name in package.namelist() and package.getinfo(name).file_size < LARGEST:
                        self.add(kind.lower(), bytes([at]) + package.read(name))
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
            return


def seed_rules(corpus: Corpus, root: Path) -> None:
    for profile in root.glob("fixtures/**/probant.yaml"):
        corpus.add("profile", profile.read_bytes())
    for pack in root.glob("rules/*/pack.yaml"):
        for indicator in sorted(pack.parent.glob("*.yaml")):
            if indicator.name not in ("pack.yaml", "kinds.yaml"):
                corpus.add("pack", pack.read_bytes() + b"\n===\n" + indicator.read_bytes())


def seed_signatures(corpus: Corpus, root: Path) -> None:
    """The signatures inside the PDF fixtures, and the beginning of one."""
    corpus.add("signature", bytes.fromhex("308006092a864886f70d010702a0803080020101310f300d06096086480165030402010500"))
    for path in root.glob("fixtures/**/*.pdf"):
        for found in re.finditer(rb"/Contents\s*<([0-9A-Fa-f]{64,})>", path.read_bytes()):
            corpus.add("signature", bytes.fromhex(found.group(1).decode()[:-1 if len(found.group(1)) % 2 else None]).rstrip(b"\0"))


def main() -> int:
    root = HERE.parent
    corpus = Corpus(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "corpus")
    with tempfile.TemporaryDirectory() as scratch:
        generator = root / "fixtures/generate/hostile.py"
        groups = ["sheets", "documents", "texts", "archives", "pdf"]
        subprocess.run([sys.executable, str(generator), scratch, *groups], check=True, stdout=subprocess.DEVNULL)
        for folder in (root / "fixtures", Path(scratch) / "cases"):
            for path in sorted(folder.rglob("*")):
                if path.is_file() and not path.is_symlink() and path.stat().st_size <= LARGEST:
                    corpus.add_file(path)
    seed_rules(corpus, root)
    seed_signatures(corpus, root)
    print(f"{corpus.count} new seeds in {corpus.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
