#!/usr/bin/env python3
"""Makes the npm packages: one small package for everybody, and one for each machine whose archive is in FOLDER.

    python3 packaging/npm.py ARCHIVES FOLDER [--all]

With --all, an archive that is missing is an error.
"""

import json
import shutil
import sys
import tarfile
from pathlib import Path

from targets import ROOT, TARGETS, VERSION, Target

COMMON = {
    "version": VERSION,
    "license": "MIT OR Apache-2.0",
    "repository": {"type": "git", "url": "git+https://github.com/probant/probant.git"},
}


def write(folder: Path, description: dict) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text(json.dumps(description, indent=2) + "\n", "utf-8")
    for name in ("LICENSE-APACHE", "LICENSE-MIT"):
        shutil.copy(ROOT / name, folder)


def machine(target: Target, archive: Path, folder: Path) -> None:
    """The package that holds the program of one machine."""
    description = {
        "name": target.npm,
        "description": f"probant for {target.triple}",
        **COMMON,
        "os": [target.npm_os],
        "cpu": [target.npm_cpu],
        **({"libc": [target.npm_libc]} if target.npm_libc else {}),
        "files": [target.program],
        "preferUnplugged": True,
    }
    write(folder, description)
    with tarfile.open(archive) as tar:
        (folder / target.program).write_bytes(tar.extractfile(target.program).read())
    (folder / target.program).chmod(0o755)


def everybody(folder: Path) -> None:
    """The package that people ask for: it finds the one of their machine and runs it."""
    description = {
        "name": "probant",
        "description": "Reads a training provider's evidence folder as an auditor would (Certif'Région, Qualiopi)",
        **COMMON,
        "bin": {"probant": "probant.js"},
        "files": ["probant.js", "LISEZMOI.md"],
        "engines": {"node": ">=18"},
        "optionalDependencies": {target.npm: VERSION for target in TARGETS},
    }
    write(folder, description)
    shutil.copy(ROOT / "packaging/npm/probant.js", folder)
    shutil.copy(ROOT / "LISEZMOI.md", folder)


def main() -> int:
    archives, folder = Path(sys.argv[1]), Path(sys.argv[2])
    everybody(folder / "probant")
    for target in TARGETS:
        archive = archives / target.archive
        if archive.exists():
            machine(target, archive, folder / target.npm.split("/")[1])
        elif "--all" in sys.argv:
            sys.exit(f"{archive} is missing")
    print(*sorted(path.name for path in folder.iterdir()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
