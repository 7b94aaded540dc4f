"""A report of 10,000 items in 200 sections, made here: how long it takes to build, how big it gets, how it searches."""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generator.project.paths import HOME
from generator.project.source import format_fingerprint, load_source
from tests.minimal import MINIMAL, Project

ROOT = HOME
ITEMS, SECTIONS = 10_000, 200
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


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The size of the report."""
    parser.add_argument("--items", type=int, default=ITEMS, help=f"items of the report (default: {ITEMS})")
    parser.add_argument("--sections", type=int, default=SECTIONS, help=f"and its sections (default: {SECTIONS})")


def measure(items: int = ITEMS, sections: int = SECTIONS) -> tuple[str, dict[str, float]]:
    """Seconds of check and build, peak memory of one process, sizes in MB; as a table and as numbers."""
    with tempfile.TemporaryDirectory(prefix="growth-") as folder:
        project = make_report(Path(folder) / "in" / "project", items, sections)
        started = time.monotonic()
        checked = project.check(text=False)
        check = time.monotonic() - started
        assert not checked.problems, str(checked.problems[0])
        out = Path(folder) / "site"
        started = time.monotonic()
        command = [sys.executable, "-m", "generator", "--root", str(project.root), "build", "--out", str(out)]
        subprocess.run(command, cwd=ROOT, env=os.environ, check=True, stdout=subprocess.DEVNULL)
        build = time.monotonic() - started
        files = [file for file in out.rglob("*") if file.is_file()]
        pages = [file for file in files if file.suffix == ".html"]
        numbers = {
            "items": len(checked.loaded.report.items),
            "check_s": round(check, 1),
            "build_s": round(build, 1),
            "memory_mb": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
            "site_mb": round(sum(file.stat().st_size for file in files) / 1e6, 1),
            "pages": len(pages),
            "largest_page_mb": round(max(file.stat().st_size for file in pages) / 1e6, 2),
            "largest_page": max(pages, key=lambda file: file.stat().st_size).relative_to(out).as_posix(),
            "search_index_mb": round((out / "search/index.json").stat().st_size / 1e6, 2),
        }
    return "Growth\n" + "\n".join(f"  {name:16} {value}" for name, value in numbers.items()), numbers
