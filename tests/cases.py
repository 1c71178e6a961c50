"""What the runners under this folder share: samples, programs run from Python, and cases tried one apart from the other."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "packaging"))
from targets import TARGETS, VERSION  # noqa: E402, F401 - handed on

SOUND = ROOT / "fixtures/dossiers/garrigue/dossier"
FLAWED = ROOT / "fixtures/dossiers/garrigue-flawed/dossier"
TRIPLE = f"{os.uname().machine}-unknown-linux-gnu"


def run(*command, **options) -> subprocess.CompletedProcess:
    """Runs a program and keeps what it says."""
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)


def must(*command, **options) -> str:
    """What a program says that has to succeed."""
    done = run(*command, **options)
    assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
    return done.stdout


def git(folder: Path, *words: str, **options) -> str:
    return must("git", "-C", folder, "-c", "user.name=Claire", "-c", "user.email=claire@example.org", *words, **options)


def arguments(description: str, *paths: str) -> argparse.Namespace:
    """The paths that a runner needs, and the names of the cases to try: none for all."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    for path in paths:
        parser.add_argument(f"--{path}", type=lambda text: Path(text).absolute(), required=True)
    parser.add_argument("cases", nargs="*")
    return parser.parse_args()


def public(kind: type) -> list[str]:
    return [name for name in vars(kind) if not name.startswith("_")]


def attempt(what: str, names: list[str], make: Callable[[Path], object]) -> int:
    """Tries each case on what `make` gives for a folder of its own. The exit code: 1 when one fails, which hides none of the others."""
    failed = 0
    for name in names:
        start = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="probant-case-") as scratch:
            try:
                getattr(make(Path(scratch)), name)()
                print(f"ok   {name}  [{time.monotonic() - start:.1f} s]", flush=True)
            except Exception:  # noqa: BLE001 - whatever breaks a case is a failure of that case
                failed += 1
                print(f"FAIL {name}\n{traceback.format_exc()[-5000:]}", flush=True)
    print(f"{what}: {len(names) - failed} passed, {failed} failed")
    return 1 if failed or not names else 0
