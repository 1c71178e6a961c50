#!/usr/bin/env python3
"""Puts a program into the archive that the action, cargo-binstall and Homebrew fetch. Same program, same bytes, on any system.

    python3 packaging/archive.py TRIPLE BINARY FOLDER
"""

import gzip
import io
import sys
import tarfile
from pathlib import Path

from targets import ROOT, named


def entry(tar: tarfile.TarFile, name: str, content: bytes, mode: int) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), mode
    tar.addfile(info, io.BytesIO(content))


def main() -> int:
    triple, binary, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    target = named(triple)
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / target.archive
    with place.open("wb") as file, gzip.GzipFile("", "wb", mtime=0, fileobj=file) as packed:
        with tarfile.open(mode="w", fileobj=packed, format=tarfile.USTAR_FORMAT) as tar:
            entry(tar, target.program, binary.read_bytes(), 0o755)
            for name in ("LICENSE-APACHE", "LICENSE-MIT", "LISEZMOI.md"):
                entry(tar, name, (ROOT / name).read_bytes(), 0o644)
    print(place)
    return 0


if __name__ == "__main__":
    sys.exit(main())
