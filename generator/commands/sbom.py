"""The locks -> what the site is built with: a CycloneDX bill of materials, and the licence of each package.

The bill is read from the locks alone; licences are what the installed packages say of themselves.
"""

from __future__ import annotations

import argparse
import json
import re
from importlib import metadata
from pathlib import Path

from generator.errors import Problem, ReportError

LOCKS = ("requirements.txt", "requirements-test.txt")
"""What a build needs, and what tests need besides."""
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)([^\\\n]*)((?:\s*\\\n\s*--hash=sha256:[0-9a-f]{64})+)", re.M)
DIGEST = re.compile(r"sha256:([0-9a-f]{64})")
BILL, LICENCES = "sbom.cdx.json", "licences.md"


def add_command(add) -> None:
    """Add the command; ``add(name, run, summary)`` gives its parser."""
    parser = add("sbom", run, "write what the site is built with: a CycloneDX bill of materials, and licences")
    parser.add_argument("--out", type=Path, help="folder for both files (default: build)")


def run(options: argparse.Namespace) -> int:
    """Write both files; 0."""
    for file in write_sbom(options.root, options.out or options.root / "build"):
        print(file)
    return 0


def write_sbom(root: Path, out: Path) -> tuple[Path, Path]:
    """Write both files into ``out``; returns their paths. Raises ReportError where a lock cannot be read."""
    components = list_components(root)
    out.mkdir(parents=True, exist_ok=True)
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "work-report", "bom-ref": "work-report"}},
        "components": components,
    }
    (out / BILL).write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    rows = [f"| {each['name']} | {each['version']} | {_licence(each)} | {each['scope']} |" for each in components]
    table = ["| package | version | licence | needed |", "| --- | --- | --- | --- |", *rows]
    (out / LICENCES).write_text("\n".join(table) + "\n", encoding="utf-8", newline="\n")
    return out / BILL, out / LICENCES


def list_components(root: Path) -> list[dict[str, object]]:
    """Every locked package as a CycloneDX component, by kind and name; ``optional`` is what only tests need."""
    found: dict[str, dict[str, object]] = {}
    for lock in LOCKS:
        for name, version, _, hashes in PINNED.findall(_read(root / lock)):
            key = f"pkg:pypi/{name}@{version}"
            found.setdefault(key, _component(key, name, version, lock == LOCKS[0], sorted(DIGEST.findall(hashes))))
    for path, package in json.loads(_read(root / "package-lock.json"))["packages"].items():
        if path and "version" in package:
            name, version = path.rpartition("node_modules/")[2], package["version"]
            key = f"pkg:npm/{name.replace('@', '%40')}@{version}"
            found[key] = _component(key, name, version, not package.get("dev"), [])
            if licence := package.get("license"):
                found[key]["licenses"] = [{"license": {"name": licence}}]
    return [found[key] for key in sorted(found)]


def _component(key: str, name: str, version: str, needed: bool, digests: list[str]) -> dict[str, object]:
    component = {"type": "library", "bom-ref": key, "name": name, "version": version, "purl": key}
    component["scope"] = "required" if needed else "optional"
    if digests:
        # One of each wheel and sdist; CycloneDX has room for several only as references to what is distributed.
        component["externalReferences"] = [
            {"type": "distribution", "url": key, "hashes": [{"alg": "SHA-256", "content": digest}]}
            for digest in digests
        ]
    return component


def _licence(component: dict[str, object]) -> str:
    if licenses := component.get("licenses"):
        return licenses[0]["license"]["name"]
    try:
        package = metadata.metadata(component["name"])
    except metadata.PackageNotFoundError:
        return "(not installed on this system)"
    classified = [
        each.rsplit(" :: ", 1)[-1] for each in package.get_all("Classifier", []) if each.startswith("License ::")
    ]
    text = (
        package.get("License-Expression") or "; ".join(sorted(classified)) or package.get("License") or "(none given)"
    )
    return " ".join(text.split())[:80].replace("|", "/")


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        found = error.strerror or str(error)
        raise ReportError([Problem(file.name, 0, "the lock", found, "a lock", "run make lock")]) from None
