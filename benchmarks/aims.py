"""What the project aims at, beside what the other benchmarks last measured (build/bench.json)."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable

from generator.project.paths import HOME

STORED = HOME / "build/bench.json"
OURS, BARE = "ours, empty cache", "MkDocs and Material, bare"
AIMS: tuple[tuple[str, str, Callable[[dict], str]], ...] = (
    ("cold build, processor time, beside bare MkDocs with Material", "at most 1.0 ×", lambda n: _beside(n, "cpu")),
    ("cold build, wall, beside the same", "at most 1.0 ×", lambda n: _beside(n, "wall")),
    ("from saving an edit of the data to the open tab", "1.5 s, median; 3 s, always", lambda n: _preview(n, "data")),
    ("from saving an edit of a page to the open tab", "1.5 s, median; 3 s, always", lambda n: _preview(n, "page")),
    ("`make test`, packages and browser installed", "6 min", lambda n: f"{n['suite']['seconds'] / 60:.1f} min"),
    ("memory of a build", "1,000 MB at 45,600 items", lambda n: _memory(n["growth"])),
)
"""What is measured, the aim, and how the stored numbers say it."""


def measure() -> tuple[str, dict[str, str]]:
    """The table; a dash stands where nothing is stored."""
    stored = json.loads(STORED.read_text(encoding="utf-8")) if STORED.is_file() else {}
    found = {}
    for what, _, say in AIMS:
        try:
            found[what] = say(stored)
        except (KeyError, IndexError):
            found[what] = "–"
    rows = [f"| {what} | {aim} | {found[what]} |" for what, aim, _ in AIMS]
    return "\n".join(["| measured | aim | last |", "| --- | ---: | ---: |", *rows]), found


def _beside(numbers: dict, cost: str) -> str:
    ours, bare = (statistics.median(run[cost] for run in numbers["build"]["builds"][name]) for name in (OURS, BARE))
    return f"{ours / bare:.2f} × ({ours:.1f} s, {bare:.1f} s)"


def _preview(numbers: dict, edit: str) -> str:
    seconds = numbers["preview"][edit]
    return f"{statistics.median(seconds):.2f} s; {max(seconds):.2f} s"


def _memory(numbers: dict) -> str:
    return f"{numbers['memory_mb']:,} MB at {numbers['items']:,} items"
