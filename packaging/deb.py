#!/usr/bin/env python3
"""Makes the Debian package around a program: manual, completions, licence. Needs dpkg-deb, and a system that can run the program.

    python3 packaging/deb.py TRIPLE BINARY FOLDER
"""

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from targets import ROOT, VERSION, named

CONTROL = """Package: probant
Version: {version}
Architecture: {architecture}
Maintainer: The Probant project <probant@users.noreply.github.com>
Installed-Size: {size}
Depends: libc6 (>= 2.17)
Recommends: tesseract-ocr, tesseract-ocr-fra
Section: utils
Priority: optional
Homepage: https://github.com/probant/probant
Description: reads a training provider's evidence folder as an auditor would
 For every indicator of the label Certif'Region and of Qualiopi, probant says
 what is proven and by which page, what is missing, expired or unsigned.
 It works on this machine alone: nothing is sent anywhere.
"""
COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: probant
Source: https://github.com/probant/probant

Files: *
Copyright: The Probant project
License: Apache-2.0 or Expat
 The full texts are in /usr/share/doc/probant/LICENSE-APACHE.gz and
 /usr/share/doc/probant/LICENSE-MIT.
"""


def said(binary: Path, *words: str) -> bytes:
    return subprocess.run([binary, *words], check=True, capture_output=True).stdout


def put(path: Path, content: bytes, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(mode)


def fill(tree: Path, binary: Path) -> None:
    share = tree / "usr/share"
    put(tree / "usr/bin/probant", binary.read_bytes(), 0o755)
    put(share / "man/man1/probant.1.gz", gzip.compress(said(binary, "man"), 9, mtime=0))
    put(share / "bash-completion/completions/probant", said(binary, "completions", "bash"))
    put(share / "zsh/vendor-completions/_probant", said(binary, "completions", "zsh"))
    put(share / "fish/vendor_completions.d/probant.fish", said(binary, "completions", "fish"))
    doc = share / "doc/probant"
    put(doc / "copyright", COPYRIGHT.encode())
    put(doc / "LICENSE-MIT", (ROOT / "LICENSE-MIT").read_bytes())
    for name in ("LICENSE-APACHE", "LISEZMOI.md"):
        put(doc / f"{name}.gz", gzip.compress((ROOT / name).read_bytes(), 9, mtime=0))
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    put(doc / "changelog.gz", gzip.compress(changes, 9, mtime=0))


def main() -> int:
    target, binary, folder = named(sys.argv[1]), Path(sys.argv[2]).resolve(), Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"probant_{VERSION}_{target.debian}.deb"
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch)
        tree.chmod(0o755)
        fill(tree, binary)
        size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
        put(tree / "DEBIAN/control", CONTROL.format(version=VERSION, architecture=target.debian, size=size).encode())
        for path in tree.rglob("*"):
            if path.is_dir():
                path.chmod(0o755)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "0"}
        command = ["dpkg-deb", "--build", "--root-owner-group", "-Zxz", "-z4", tree, place]
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    print(place)
    return 0


if __name__ == "__main__":
    if shutil.which("dpkg-deb") is None:
        sys.exit("dpkg-deb is needed")
    sys.exit(main())
