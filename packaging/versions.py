#!/usr/bin/env python3
"""Writes down the digests of a release: in action/versions.json, which fixes what the action installs, and in the formula of Homebrew.

    python3 packaging/versions.py ARCHIVES            adds this version
    python3 packaging/versions.py ARCHIVES --check    fails when what is written down is not what ARCHIVES holds
"""

import hashlib
import json
import sys
from pathlib import Path

from targets import RELEASES, ROOT, TARGETS, VERSION

VERSIONS = ROOT / "action/versions.json"
FORMULA = ROOT / "packaging/homebrew/probant.rb.in"


def digests(archives: Path) -> dict:
    found = {}
    for target in TARGETS:
        digest = hashlib.sha256((archives / target.archive).read_bytes()).hexdigest()
        found[target.triple] = {"url": f"{RELEASES}/v{VERSION}/{target.archive}", "sha256": digest}
    return found


def formula(found: dict) -> str:
    text = FORMULA.read_text("utf-8").replace("@VERSION@", VERSION)
    for triple, one in found.items():
        text = text.replace(f"@URL {triple}@", one["url"]).replace(f"@SHA256 {triple}@", one["sha256"])
    assert "@SHA256" not in text and "@URL" not in text
    return text


def main() -> int:
    archives = Path(sys.argv[1])
    found = digests(archives)
    written = json.loads(VERSIONS.read_text("utf-8"))
    if "--check" in sys.argv:
        if written["versions"].get(VERSION) != found:
            sys.exit(f"action/versions.json does not say what was built for {VERSION}")
    else:
        if written["versions"].get(VERSION, found) != found:
            sys.exit(f"{VERSION} is written down already, with other digests: a released version never changes")
        written["versions"][VERSION] = found
        VERSIONS.write_text(json.dumps(written, indent=2) + "\n", "utf-8")
    (archives / "probant.rb").write_text(formula(found), "utf-8")
    print(f"{VERSION}: {len(found)} archives")
    return 0


if __name__ == "__main__":
    sys.exit(main())
