"""Reports made here, of once, ten and a hundred times the real one's items: what they take to check and build, how big they get."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.cache import CACHE
from generator.project.paths import HOME
from generator.project.source import format_fingerprint, load_source
from tests.minimal import MINIMAL, Project

ROOT = HOME
ITEMS, SECTIONS = 10_000, 200
REAL_ITEMS, REAL_SECTIONS = 456, 9
TIMES = (1, 10, 100)
MEASURED = """import resource, sys
from generator.cli import main
code = main(sys.argv[1:])
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(sum(each.ru_utime + each.ru_stime for each in used), max(each.ru_maxrss for each in used))
sys.exit(code)
"""
"""Runs a command; prints the processor time of all its processes, and the most kilobytes of memory that one of them held."""
ZH = (
    "东西南北上下左右前后",
    "山河湖林田园桥路塔井",
    "青红白金银铜石玉花云",
    "一二三四五六七八九十".translate(str.maketrans("一二三四五六七八九十", "松竹梅兰菊桂荷柳杨槐")),
    "春夏秋冬晨晚昼夜风雨",
)
EN = (
    "eastern western southern northern upper lower left right front rear".split(),
    "hill river lake wood field garden bridge road tower well".split(),
    "green red white gold silver copper stone jade flower cloud".split(),
    "pine bamboo plum orchid daisy laurel lotus willow poplar elm".split(),
    "spring summer autumn winter morning evening noon night wind rain".split(),
)
"""Ten words five times over: 100,000 names without a figure."""


def make_report(root: Path, items: int = ITEMS, sections: int = SECTIONS) -> Project:
    """The smallest project in ``root``, with ``items`` more items in ``sections`` more sections; the same each time.

    It can be built: the pages that the navigation expects are there, as stubs.
    """
    shutil.copytree(MINIMAL, root)
    project = Project(root)
    project.make_buildable()  # before it grows: its pages are rendered for this
    text = project.source.read_text(encoding="utf-8").rstrip("\n").split("\n")
    last = text.pop()
    headings, records = [], []
    paragraph = sum(1 for line in text if line.strip())
    for section in range(sections):
        zh, en = _names(section)
        paragraph += 1
        text += ["", f"{zh}片区"]
        headings.append(
            f'  - id: area-{section}\n    part: work\n    number: "3.{section + 1}"\n    heading: {paragraph}\n'
            f"    name: {{zh: {zh}片区, en: The {en} area}}\n    intro: {{zh: 这里要建公园。, en: Parks will be built here.}}\n"
        )
        for number in range(section, items, sections):
            zh, en = _names(number)
            paragraph += 1
            text += ["", f"建成{zh}公园{number + 2}个。"]
            records.append(
                f"  - id: park-{number}\n    kind: target\n    section: area-{section}\n    topics: [housing]\n"
                f"    paragraph: {paragraph}\n    phrase: 建成{zh}公园{number + 2}个\n"
                f"    name: {{zh: {zh}公园, en: The {en} park}}\n"
                f"    text: {{zh: 今年要建成的公园。, en: A park to be built this year.}}\n"
                f"    figure: {{value: {number + 2}, unit: 个, comparator: exactly, noun: parks}}\n    period: 2022\n    wording: firm\n"
            )
    project.source.write_text("\n".join([*text, "", last, ""]), encoding="utf-8")
    project.change("\ntopics:\n", "\n" + "".join(headings) + "\ntopics:\n")
    project.change("\nexemptions:\n", "\n" + "".join(records) + "\nexemptions:\n")
    project.change('{paragraph: 8, text: "*"', f'{{paragraph: {paragraph + 1}, text: "*"')
    fingerprint = format_fingerprint(load_source(project.source))
    (root / "data/source.yaml").write_text(fingerprint, encoding="utf-8")
    return project


def _names(number: int) -> tuple[str, str]:
    """A name in each language that no other number has."""
    digits = [number // 10**place % 10 for place in range(max(4, len(str(number))))]
    zh = "".join(words[n] for words, n in zip(ZH, digits, strict=False))
    return zh, " ".join(words[n] for words, n in zip(EN, digits, strict=False))


@dataclass(frozen=True)
class Cost:
    """What one command took."""

    cpu: float
    """Seconds of processor time, of all its processes."""
    megabytes: int
    """The most that one of its processes held."""


def run_measured(*arguments: str) -> Cost:
    """Run ``python -m generator`` with ``arguments``; raises RuntimeError with what it says where it fails."""
    command = [sys.executable, "-c", MEASURED, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    cpu, kilobytes = done.stdout.split()[-2:]
    return Cost(float(cpu), int(kilobytes) // 1024)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The sizes of the report."""
    help_text = f"how many times {REAL_ITEMS} items, the real report's (default: {' '.join(map(str, TIMES))})"
    parser.add_argument("--times", type=int, nargs="+", default=TIMES, help=help_text)


def measure(times: Iterable[int] = TIMES) -> tuple[str, list[dict[str, object]]]:
    """Processor time of check and build, in all and an item, most memory of a process, and sizes; a row for each size."""
    rows = [_measure(REAL_ITEMS * each, REAL_SECTIONS * each) for each in times]
    head = [
        "| items | check, s | ms an item | build, s | ms an item | memory, MB | pages | site, MB | largest page, kB |",
        f"|{' ---: |' * 9}",
    ]
    return "\n".join([*head, *map(_row, rows)]), rows


def _measure(items: int, sections: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory(prefix="growth-") as folder:
        project, out = make_report(Path(folder) / "in" / "project", items, sections), Path(folder) / "site"
        check = run_measured("--root", str(project.root), "check")
        shutil.rmtree(project.root / CACHE)
        build = run_measured("--root", str(project.root), "build", "--out", str(out))
        files = [file for file in out.rglob("*") if file.is_file()]
        pages = [file for file in files if file.suffix == ".html"]
        largest = max(pages, key=lambda file: file.stat().st_size)
        return {
            "items": items,
            "check_cpu": round(check.cpu, 2),
            "build_cpu": round(build.cpu, 2),
            "memory_mb": max(check.megabytes, build.megabytes),
            "pages": len(pages),
            "site_mb": round(sum(file.stat().st_size for file in files) / 1e6, 1),
            "largest_page_kb": round(largest.stat().st_size / 1e3),
            "largest_page": largest.relative_to(out).as_posix(),
        }


def _row(row: dict) -> str:
    check, build, items = row["check_cpu"], row["build_cpu"], row["items"]
    return (
        f"| {items:,} | {check:.1f} | {check / items * 1000:.1f} | {build:.1f} | {build / items * 1000:.1f} "
        f"| {row['memory_mb']:,} | {row['pages']:,} | {row['site_mb']:,} | {row['largest_page_kb']:,} |"
    )
