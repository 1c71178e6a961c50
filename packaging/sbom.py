#!/usr/bin/env python3
"""Says what a program is made of: CycloneDX 1.5, from Cargo.lock and the licences of the crates, for one machine. Same sources, same bytes.

    python3 packaging/sbom.py TRIPLE FILE
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

from targets import ROOT, VERSION


def metadata(triple: str) -> dict:
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", triple, "--manifest-path", ROOT / "Cargo.toml"]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def linked(data: dict) -> dict[str, list[str]]:
    """The crates that end in the program or its build, and what each needs: those for tests only are not among them."""
    nodes = {node["id"]: node for node in data["resolve"]["nodes"]}
    needs: dict[str, list[str]] = {}
    waiting = [data["resolve"]["root"]]
    while waiting:
        one = waiting.pop()
        if one not in needs:
            kept = [dep["pkg"] for dep in nodes[one]["deps"] if any(kind["kind"] != "dev" for kind in dep["dep_kinds"])]
            needs[one] = sorted(kept)
            waiting += kept
    return needs


def address(package: dict) -> str:
    return f"pkg:cargo/{package['name']}@{package['version']}"


def component(package: dict, checksums: dict) -> dict:
    digest = checksums.get((package["name"], package["version"]))
    return {
        "type": "library",
        "bom-ref": address(package),
        "name": package["name"],
        "version": package["version"],
        "purl": address(package),
        **({"hashes": [{"alg": "SHA-256", "content": digest}]} if digest else {}),
        **({"licenses": [{"expression": package["license"].replace("/", " OR ")}]} if package["license"] else {}),
    }


def main() -> int:
    data = metadata(sys.argv[1])
    packages = {package["id"]: package for package in data["packages"]}
    needs = linked(data)
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text("utf-8"))
    checksums = {(one["name"], one["version"]): one.get("checksum") for one in lock["package"]}
    root = data["resolve"]["root"]
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {**component(packages[root], checksums), "type": "application", "version": VERSION}},
        "components": sorted((component(packages[one], checksums) for one in needs if one != root), key=lambda one: one["bom-ref"]),
        "dependencies": sorted(
            ({"ref": address(packages[one]), "dependsOn": sorted(address(packages[dep]) for dep in deps)} for one, deps in needs.items()),
            key=lambda one: one["ref"],
        ),
    }
    Path(sys.argv[2]).write_text(json.dumps(bom, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"{sys.argv[2]}: {len(bom['components'])} crates")
    return 0


if __name__ == "__main__":
    sys.exit(main())
