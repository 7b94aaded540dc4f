"""How much of a report that nobody here has read ``new`` turns into right draft items: ``python -m benchmarks intake --corpus DIR``.

``figures.tsv`` lists every figure of the reports in ``reports/`` of the corpus. Time and memory are those of one run over a
text of 500 paragraphs, made of theirs.
"""

from __future__ import annotations

import argparse
import csv
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import yaml

from generator.numbers.numerals import read_number
from generator.project.paths import HOME, TARGETS
from generator.report.figures import RANK

PARAGRAPHS = 500


ON_REQUEST = True
"""It needs a text that the project does not have."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the corpus is."""
    parser.add_argument("--corpus", type=Path, required=True, metavar="DIR", help="the folder of labelled text")


def measure(corpus: Path) -> tuple[str, dict]:
    """A table with one row a report and the whole, and its numbers."""
    with (corpus / "figures.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["role"] == "figure"]
    lines, numbers, whole = (
        ["| report | figures | right drafts | drafts that are none |", "| --- | --- | --- | --- |"],
        {},
        Counter(),
    )
    texts = []
    for name in dict.fromkeys(row["file"] for row in rows):
        body = (corpus / "reports" / name).read_text(encoding="utf-8").split("\n", 1)[1]
        texts += [line for line in body.split("\n") if line.strip()]
        expected = Counter(_expected(row) for row in rows if row["file"] == name)
        drafted = Counter(_make(body))
        right = sum((expected & drafted).values())
        counts = {"figures": expected.total(), "right": right, "none": sum((drafted - expected).values())}
        whole.update(counts)
        numbers[name] = counts
        lines.append(f"| {name} | {counts['figures']} | {right} | {counts['none']} |")
    share = whole["right"] / whole["figures"]
    lines.append(f"| all | {whole['figures']} | {whole['right']} ({share:.1%}) | {whole['none']} |")
    figures, seconds, processor, megabytes = _cost(texts)
    lines.append(
        f"\n{PARAGRAPHS} paragraphs, {figures} figures: {seconds:.1f} s ({processor:.1f} s of processor time), {megabytes:.0f} MB"
    )
    return "\n".join(lines), {
        **numbers,
        "all": dict(whole),
        "seconds": seconds,
        "processor": processor,
        "megabytes": megabytes,
    }


def _expected(row: dict[str, str]) -> tuple:
    upper = Fraction(Decimal(row["value_max"])) if row["value_max"] else None
    return Fraction(Decimal(row["value"])), upper, row["unit"], row["comparator"] or "exactly"


def _make(body: str) -> list[tuple]:
    """The figures of the draft items that ``new`` makes of a text."""
    with tempfile.TemporaryDirectory() as folder:
        root = _run(Path(folder), body)
        items = yaml.safe_load((root / TARGETS).read_text(encoding="utf-8"))["items"]
    return [_figure(item["figure"]) for item in items if "figure" in item]


def _run(folder: Path, text: str) -> Path:
    (folder / "source.txt").write_text(text, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "generator",
        "new",
        str(folder / "project"),
        "--source",
        str(folder / "source.txt"),
    ]
    subprocess.run(
        [*command, "--city-zh", "某市", "--city-en", "Somewhere", "--year", "2031"],
        cwd=HOME,
        check=True,
        capture_output=True,
    )
    return folder / "project"


def _figure(figure: dict[str, str]) -> tuple:
    scale = 100 if "分之" in figure["value"] or figure["value"] == "一半" else 1
    upper = figure.get("value_max")
    value = (read_number(figure["value"]) * scale, read_number(upper) if upper else None)
    # The corpus lists a rank in words (第一) without a unit, the project with that of ranks.
    unit = "" if figure["unit"] == RANK and figure["value"] in "一二三四五六七八九十" else figure["unit"]
    return *_rounded(value), unit, figure["comparator"]


def _rounded(values: tuple[Fraction, Fraction | None]) -> tuple[Fraction, Fraction | None]:
    return tuple(
        value and (value if value.denominator <= 10**6 and 10**6 % value.denominator == 0 else round(value, 2))
        for value in values
    )


def _processor() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _cost(texts: list[str]) -> tuple[int, float, float, float]:
    """Figures, seconds, seconds of processor time and megabytes of one run over a text of so many paragraphs."""
    many = [f"{number}年前，{texts[number % len(texts)]}" for number in range(PARAGRAPHS)]
    start, used = time.perf_counter(), _processor()
    with tempfile.TemporaryDirectory() as folder:
        root = _run(Path(folder), "\n".join(many))
        seconds, processor = time.perf_counter() - start, _processor() - used
        items = yaml.safe_load((root / TARGETS).read_text(encoding="utf-8"))["items"]
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return sum("figure" in item for item in items), seconds, processor, megabytes
