"""What the project aims at, beside what the other benchmarks last measured (build/bench.json)."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable

from generator.project.paths import HOME

STORED = HOME / "build/bench.json"
OURS, BARE = "ours, empty cache", "MkDocs and Material, bare"
TAB = "1.5 s, median; 3 s, always"
NEVER = "never (F5 after 5.5 s)"
AIMS: tuple[tuple[str, str, str, Callable[[dict], str]], ...] = (
    ("cold build, processor time, beside bare MkDocs", "1.86 to 2.03 ×", "at most 1.0 ×", lambda n: _beside(n, "cpu")),
    ("cold build, wall, beside the same", "2.3 ×", "at most 1.0 ×", lambda n: _beside(n, "wall")),
    ("from saving an edit of the data to the open tab", NEVER, TAB, lambda n: _preview(n, "data")),
    ("from saving an edit of a page to the open tab", NEVER, TAB, lambda n: _preview(n, "page")),
    ("`make test`, all installed", "10 to 14 min", "6 min", lambda n: f"{n['suite']['seconds'] / 60:.1f} min"),
    ("memory, a hundred times the items", "2,639 MB", "under 1,000 MB", lambda n: _memory(n["growth"])),
    ("an item, ten times and a hundred times", "3.9 and 3.8 ms", "within 20 %", lambda n: _per_item(n["growth"])),
)
"""What is measured, how it was before this work (25 and 28 November 2026), the aim, and how the stored numbers say it."""


def measure() -> tuple[str, dict[str, str]]:
    """The table; a dash stands where nothing is stored."""
    stored = json.loads(STORED.read_text(encoding="utf-8")) if STORED.is_file() else {}
    found = {}
    for what, _, _, say in AIMS:
        try:
            found[what] = say(stored)
        except (KeyError, IndexError):
            found[what] = "–"
    rows = [f"| {what} | {before} | {aim} | {found[what]} |" for what, before, aim, _ in AIMS]
    return "\n".join(["| measured | before | aim | last |", "| --- | ---: | ---: | ---: |", *rows]), found


def _beside(numbers: dict, cost: str) -> str:
    ours, bare = (statistics.median(run[cost] for run in numbers["build"]["builds"][name]) for name in (OURS, BARE))
    return f"{ours / bare:.2f} × ({ours:.1f} s, {bare:.1f} s)"


def _preview(numbers: dict, edit: str) -> str:
    seconds = numbers["preview"][edit]
    return f"{statistics.median(seconds):.2f} s; {max(seconds):.2f} s"


def _memory(rows: list[dict]) -> str:
    return f"{rows[-1]['memory_mb']:,} MB at {rows[-1]['items']:,} items"


def _per_item(rows: list[dict]) -> str:
    """Of check and build; a report of the real one's size is left out, for what all reports cost alike is most of its."""
    costs = [(row["check_cpu"] + row["build_cpu"]) / row["items"] * 1000 for row in rows[1:]]
    return " and ".join(f"{cost:.1f} ms" for cost in costs)
