"""The source text -> numbered paragraphs and the figures and dates found in each.

The text itself is not part of the project. ``data/source.yaml``, its fingerprint, is: per paragraph a
digest and the bare figures, from which coverage can be checked where the text is not at hand.
"""

from __future__ import annotations

import calendar
import hashlib
import os
import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from generator.errors import Problem, ReportError
from generator.files import read_text
from generator.numbers.numerals import ARABIC, CHINESE, FRACTION, read_number
from generator.project.paths import FINGERPRINT, SOURCE, SOURCE_VARIABLE
from generator.project.yaml_nodes import parse_yaml
from generator.report.figures import SPOKEN, UNITS
from generator.report.model import Comparator


@dataclass(frozen=True)
class Found:
    """A figure or a date that stands in a paragraph."""

    text: str
    """With unit and comparator: ``60亿元以上``, ``6月底前``."""
    start: int
    end: int
    value: Fraction | None = None
    """The number, or the lower one of a range; None for a date without one (年底前)."""
    value_max: Fraction | None = None
    unit: str = ""
    """Unit after the number, as printed; empty where none of the table's stands there."""
    comparator: Comparator = Comparator.EXACTLY
    day: tuple[int, int] | None = None
    """Month and day of a date; the day is 0 for the month's last one."""

    def deadline(self, year: int) -> date | None:
        """The last day that a date names, in ``year``."""
        if not self.day:
            return None
        month, day = self.day
        return date(year, month, day or calendar.monthrange(year, month)[1])


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: text where it is at hand, digest and figures always."""

    number: int
    digest: str
    found: tuple[Found, ...]
    text: str | None = None


@dataclass(frozen=True)
class Source:
    """All paragraphs, in order, numbered from 1."""

    paragraphs: tuple[Paragraph, ...]
    origin: str
    """``text`` or ``fingerprint``."""

    def get(self, number: int) -> Paragraph | None:
        """The paragraph of that number, or None."""
        return self.paragraphs[number - 1] if 0 < number <= len(self.paragraphs) else None


UNIT = "|".join(sorted(map(re.escape, [*UNITS, *SPOKEN]), key=len, reverse=True))
# 2031年底前 holds a date, not a number of years; 前45位 is a rank, 目前45位 is not.
UNIT = UNIT.replace("|年|", "|年(?!底前)|")
BEFORE = rf"突破|超过|超|不低于|不少于|不超过|(?<!目)前(?={ARABIC}位)"
AFTER = r"以上|以内|左右|以下"
DATE = r"(?P<month>1[0-2]|[1-9])月底前|(?P<half>[上下])半年|年底前"
QUOTED = re.compile(r"“[^”]*”")
COUNTING = re.compile(rf"(?<![第分之一二三四五六七八九十百千万亿])(?P<number>{CHINESE})(?P<unit>大|类|项|家|所|座|条)")
NUMBER = re.compile(
    rf"(?P<date>{DATE})"
    rf"|(?P<before>{BEFORE})?(?P<low>{FRACTION}|{ARABIC})(?P<low_unit>{UNIT})?"
    rf"(?:[—–~至]+(?P<high>{ARABIC})(?P<high_unit>{UNIT})?)?(?P<after>{AFTER})?"
)
COMPARATORS = {
    "突破": Comparator.MORE_THAN,
    "超过": Comparator.MORE_THAN,
    "超": Comparator.MORE_THAN,
    "不低于": Comparator.AT_LEAST,
    "不少于": Comparator.AT_LEAST,
    "以上": Comparator.AT_LEAST,
    "前": Comparator.AT_MOST,
    "不超过": Comparator.AT_MOST,
    "以内": Comparator.AT_MOST,
    "以下": Comparator.AT_MOST,
    "左右": Comparator.ABOUT,
}


def find_figures(text: str) -> tuple[Found, ...]:
    """Every number and deadline in ``text``, in order: Arabic numerals wherever they stand, Chinese
    ones where they count something (八大工程, 三分之一) outside a name in quotation marks.

    A number that is part of a name (PM2.5, 5G) is found too; the data must exempt it with a reason.
    """
    found = [_read_match(match) for match in NUMBER.finditer(text)]
    quoted = [match.span() for match in QUOTED.finditer(text)]
    for match in COUNTING.finditer(text):
        in_name = any(start <= match.start() < end for start, end in quoted)
        if not in_name and not any(f.start <= match.start() < f.end for f in found):
            found.append(
                Found(
                    match[0], *match.span(), read_number(match["number"]), unit=SPOKEN.get(match["unit"], match["unit"])
                )
            )
    return tuple(sorted(found, key=lambda each: each.start))


def _read_match(match: re.Match[str]) -> Found:
    if match["date"]:
        return Found(match[0], *match.span(), day=_read_day(match))
    unit = match["high_unit"] or match["low_unit"] or ""
    low, high = read_number(match["low"]), match["high"] and read_number(match["high"])
    if not unit and re.fullmatch(FRACTION, match["low"]):
        low, unit = low * 100, "%"
    comparator = COMPARATORS.get(match["before"] or match["after"] or "", Comparator.EXACTLY)
    if high:
        comparator = Comparator.BETWEEN
    return Found(match[0], *match.span(), low, high or None, SPOKEN.get(unit, unit), comparator)


def _read_day(match: re.Match[str]) -> tuple[int, int]:
    """Month and day that a deadline names: 3月底前 is 31 March, 上半年 30 June (contract.md)."""
    if match["month"]:
        return int(match["month"]), 0
    return (6, 30) if match["half"] == "上" else (12, 31)


def find_source(root: Path, given: Path | None = None) -> Source:
    """The source text at ``given``, at the path in REPORT_SOURCE or in ``data/source.txt``, else its fingerprint.

    Raises ReportError where a place that was named cannot be read, or where there is neither text nor fingerprint.
    """
    if named := given or (Path(value) if (value := os.environ.get(SOURCE_VARIABLE)) else None):
        return load_source(named)
    usual = root / SOURCE
    return load_source(usual) if usual.is_file() else load_fingerprint(root / FINGERPRINT, FINGERPRINT)


def load_source(path: Path) -> Source:
    """The source text in ``path``: one paragraph a line that holds text once white space is stripped."""
    lines = (line.strip() for line in read_text(path, path.as_posix()).split("\n"))
    texts = [line for line in lines if line]
    return Source(tuple(_paragraph(n, text) for n, text in enumerate(texts, 1)), "text")


def _paragraph(number: int, text: str) -> Paragraph:
    return Paragraph(number, digest(text), find_figures(text), text)


def digest(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of ``text``."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def format_fingerprint(source: Source) -> str:
    """``data/source.yaml`` for ``source``: one line a paragraph."""
    lines = [
        "# Fingerprint of the source: per paragraph its number, a digest of its text and the figures in it.",
        "# Written by `python -m generator fingerprint`; do not edit.",
        "paragraphs:",
    ]
    for paragraph in source.paragraphs:
        figures = ", ".join(f'"{each.text}"' for each in paragraph.found)
        lines.append(f"  - {{number: {paragraph.number}, digest: {paragraph.digest}, figures: [{figures}]}}")
    return "\n".join(lines) + "\n"


def load_fingerprint(path: Path, shown: str | None = None) -> Source:
    """The source as far as its fingerprint in ``path`` knows it; raises ReportError where that is damaged."""
    file = shown or path.as_posix()
    nodes = parse_yaml(read_text(path, file), file)
    if nodes.problems:
        raise ReportError(nodes.problems)
    try:
        paragraphs = tuple(_fingerprinted(n, each) for n, each in enumerate(nodes.data["paragraphs"], 1))
    except (KeyError, TypeError, ValueError, AttributeError):
        fix = "make it anew: python -m generator fingerprint"
        raise ReportError([Problem(file, 1, "the fingerprint", "damaged", "one entry a paragraph", fix)]) from None
    return Source(paragraphs, "fingerprint")


def _fingerprinted(number: int, entry: dict) -> Paragraph:
    if int(entry["number"]) != number or not re.fullmatch("[0-9a-f]{16}", entry["digest"]):
        raise ValueError(number)
    found, end = [], 0
    for text in entry["figures"]:
        (figure,) = find_figures(text)
        # Laid end to end, a gap apart: two figures of a paragraph never overlap.
        found.append(
            Found(
                text, end, end + len(text), figure.value, figure.value_max, figure.unit, figure.comparator, figure.day
            )
        )
        end += len(text) + 1
    return Paragraph(number, entry["digest"], tuple(found))
