#!/usr/bin/env python3
"""What action.yml declares is what it uses and what the guides explain: no input is dead, none is secret, none is undeclared.

    python3 tests/action/contract.py
"""

import re
import sys
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from cases import ROOT, VERSION  # noqa: E402 - one folder up

# Where the contract can be broken without any linter noticing.
EXPRESSION_IN_SCRIPT = re.compile(r"\$\{\{")


def rows(guide: str) -> set[str]:
    """The names in the first column of the tables of the guide of the action."""
    return set(re.findall(r"^\| `([a-z-]+)` \|", guide, re.MULTILINE))


def faults() -> list[str]:
    text = (ROOT / "action.yml").read_text("utf-8")
    action = yaml.safe_load(text)
    inputs, outputs = set(action["inputs"]), set(action["outputs"])
    used = set(re.findall(r"inputs\.([a-z-]+)", text))
    documented = rows((ROOT / "action/README.md").read_text("utf-8"))
    found = [f"input used and not declared: {name}" for name in used - inputs]
    found += [f"input declared and not used: {name}" for name in inputs - used]
    found += [f"declared and not documented in action/README.md: {name}" for name in (inputs | outputs) - documented]
    found += [f"documented in action/README.md and not declared: {name}" for name in documented - inputs - outputs]
    for step in action["runs"]["steps"]:
        found += in_step(step) if "run" in step else []
    return found + loose_pins() + other_versions()


def script_of(step: dict) -> str:
    return (ROOT / re.search(r'"\$ACTION_PATH/([^"]+)"', step["run"])[1]).read_text("utf-8")


def texts() -> dict[str, str]:
    """Every file that people copy from or that runs."""
    shown = ("action.yml", "action/README.md", "README.md", "LISEZMOI.md", "templates/probant.yml")
    files = [*ROOT.glob(".github/workflows/*.yml"), *ROOT.glob("action/templates/*.yml"), *(ROOT / name for name in shown)]
    return {str(file.relative_to(ROOT)): file.read_text("utf-8") for file in files}


def loose_pins() -> list[str]:
    """All of them name the same digest and the same version for the same action of others."""
    found = []
    pins: dict[str, set[str]] = {}
    for file, text in texts().items():
        for used, version in re.findall(r"uses: ([^\s`]+)(?: # (v[\d.]+))?", text):
            name, _, ref = used.partition("@")
            if used == "./" or re.match(r"(https://github\.com/)?probant/probant$", name):
                continue
            pins.setdefault("/".join(name.split("/")[:2]), set()).add(f"{ref} {version}")
            if not re.fullmatch(r"[0-9a-f]{40}", ref) or not version:
                found.append(f"{file}: {used} is not pinned by its digest, with its version beside")
    return found + [f"{name} is pinned several ways: {refs}" for name, refs in pins.items() if len(refs) > 1]


def other_versions() -> list[str]:
    """Examples name the version that is here."""
    pattern = re.compile(r"probant/probant(?:@v?|:v)(\d[\d.]*\d)")
    return [f"{file}: names version {other}, here is {VERSION}" for file, text in texts().items() for other in pattern.findall(text) if other != VERSION]


def in_step(step: dict) -> list[str]:
    """Faults of one script: variables handed over and not read, read and not handed over, expressions, eval."""
    name = step["name"]
    found = [f"{name}: an expression in a script"] if EXPRESSION_IN_SCRIPT.search(step["run"]) else []
    script = script_of(step)
    library = (ROOT / "action/lib.sh").read_text("utf-8")
    if EXPRESSION_IN_SCRIPT.search(script) or re.search(r"\beval\b", script):
        found.append(f"{name}: an expression or eval in its script")
    handed = set(step["env"]) - {"ACTION_PATH"}
    read = set(re.findall(r"\$\{?(INPUT_[A-Z_]+|GH_TOKEN)", script))
    found += [f"{name}: {one} is handed over and not read" for one in handed if f"${one}" not in script and f"${{{one}" not in script and one not in library]
    found += [f"{name}: {one} is read and not handed over" for one in read - handed]
    return found


def main() -> int:
    found = faults()
    for fault in found:
        print(fault)
    print(f"action.yml: {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
