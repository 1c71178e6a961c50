#!/usr/bin/env python3
"""What action.yml declares is what it uses and what the guides explain: no input is dead, none is secret, none is undeclared.

    python3 tests/action/contract.py
"""

import re
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
# Where the contract can be broken without any linter noticing.
EXPRESSION_IN_SCRIPT = re.compile(r"\$\{\{")
PINNED = re.compile(r"^[\w.-]+(/[\w.-]+)+@[0-9a-f]{40}$")


def steps(action: dict) -> list[dict]:
    return action["runs"]["steps"]


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
    for step in steps(action):
        found += in_step(step)
    found += loose_pins()
    for name, output in action["outputs"].items():
        found += no_such_output(name, output["value"], steps(action))
    return found


def script_of(step: dict) -> str:
    return (ROOT / re.search(r'"\$ACTION_PATH/([^"]+)"', step["run"])[1]).read_text("utf-8")


def loose_pins() -> list[str]:
    """Every file that people copy or that runs names the same digest for the same action."""
    files = [*ROOT.glob(".github/workflows/*.yml"), *ROOT.glob("action/templates/*.yml"), *(ROOT / name for name in ("action.yml", "action/README.md", "LISEZMOI.md"))]
    digests: dict[str, set[str]] = {}
    found = []
    for file in files:
        for name, ref, version in re.findall(r"uses: ([\w.-]+/[\w./-]+)@(\S+)(?: # (v[\d.]+))?", file.read_text("utf-8")):
            if name.startswith("probant/"):
                continue
            digests.setdefault("/".join(name.split("/")[:2]), set()).add(ref)
            if not re.fullmatch(r"[0-9a-f]{40}", ref) or not version:
                found.append(f"{file.name}: {name}@{ref} is not pinned by its digest, with its version beside")
    return found + [f"{name} is pinned to several digests: {refs}" for name, refs in digests.items() if len(refs) > 1]


def in_step(step: dict) -> list[str]:
    """Faults of one step: variables handed over and not read, read and not handed over, expressions in scripts, loose pins."""
    name = step["name"]
    if "uses" in step:
        return [] if PINNED.match(step["uses"]) else [f"{name}: {step['uses']} is not pinned by its digest"]
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


def no_such_output(name: str, value: str, all_steps: list[dict]) -> list[str]:
    """Faults of one output: its step must exist and write it."""
    match = re.search(r"steps\.([a-z]+)\.outputs\.([a-z-]+)", value)
    step = next((one for one in all_steps if match and one.get("id") == match[1]), None)
    if step is None:
        return [f"output {name}: no such step"]
    if "uses" in step:
        return []
    script = script_of(step)
    return [] if re.search(rf"\b{match[2]}\b", script) else [f"output {name}: {step['name']} does not write it"]


def main() -> int:
    found = faults()
    for fault in found:
        print(fault)
    print(f"action.yml: {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
