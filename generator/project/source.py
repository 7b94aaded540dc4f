"""The source text -> numbered paragraphs and the figures and dates found in each.

The text itself is not part of the project. ``data/source.yaml``, its fingerprint, is: per paragraph a
digest and the bare figures, from which coverage can be checked where the text is not at hand.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from generator.errors import Problem, ReportError
from generator.files import read_text
from generator.numbers.amounts import Amount, CalendarDate, Role
from generator.numbers.amounts import Comparator as AmountComparator
from generator.numbers.chinese import find_amounts
from generator.project.paths import FINGERPRINT, SOURCE, SOURCE_VARIABLE
from generator.project.yaml_nodes import parse_yaml
from generator.report.figures import RANK
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
    day: CalendarDate | None = None
    """The parts of a deadline: the last day that may be meant."""
    named: bool = False
    """Whether it is part of a name (15分钟生活圈): an item may state it, and none has to."""

    def deadline(self, year: int) -> date | None:
        """The last day that a date names, in ``year`` where the words name no other."""
        return self.day.last_day(year) if self.day else None


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


@lru_cache(maxsize=65_536)
def read_amounts(text: str) -> tuple[Amount, ...]:
    """Every amount in ``text``; of a text that was read before, what was read then."""
    return tuple(find_amounts(text))


@lru_cache(maxsize=65_536)
def find_figures(text: str) -> tuple[Found, ...]:
    """Every figure and deadline in ``text``, in order; no years, list numbers, idioms and numbers that are part of a name."""
    return tuple(found for amount in read_amounts(text) if (found := _read_amount(amount)))


def _read_amount(amount: Amount) -> Found | None:
    """``amount`` where it is a figure, or a date by which something is due."""
    if amount.role is Role.FIGURE and amount.value is not None:
        # A rank in words has no unit: 第一.
        unit = amount.unit or (RANK if amount.text.startswith("第") else "")
        comparator = Comparator(amount.comparator.value)
        return Found(amount.text, amount.start, amount.end, amount.value, amount.value_max, unit, comparator)
    if amount.role is Role.PART_OF_NAME and (found := _alone(amount)):
        return found
    if amount.role is Role.DATE and amount.date and _is_deadline(amount):
        given = amount.date
        month = given.month or (given.quarter and given.quarter * 3) or (given.half and given.half * 6) or 12
        day = CalendarDate(year=given.year, month=month, day=given.day, years_on=given.years_on)
        return Found(amount.text, amount.start, amount.end, day=day)
    return None


def _alone(amount: Amount) -> Found | None:
    """The figure that a part of a name would be by itself: number and unit."""
    match read_amounts(amount.text):
        case [each] if each.role is Role.FIGURE and each.unit and each.text == amount.text:
            return replace(_read_amount(each), start=amount.start, end=amount.end, named=True)
    return None


def _is_deadline(amount: Amount) -> bool:
    """Whether a date is the last day of something: 6月底前, 上半年; not a day on which it happened, nor 年内, 全年."""
    return bool(amount.date.half) or (amount.comparator is AmountComparator.AT_MOST and not amount.text.endswith("内"))


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
        figures = ", ".join(map(_format_found, paragraph.found))
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
    for each in entry["figures"]:
        # Laid end to end, a gap apart: two figures of a paragraph never overlap.
        found.append(_read_found(each, end))
        end = found[-1].end + 1
    return Paragraph(number, entry["digest"], tuple(found))


PARTS = ("year", "month", "day", "years_on")
"""What the fingerprint holds of a date."""


def _format_found(found: Found) -> str:
    """``found`` without its place, as a mapping in one line of YAML."""
    if found.day:
        values = {part: getattr(found.day, part) for part in PARTS}
    else:
        comparator = None if found.comparator is Comparator.EXACTLY else found.comparator.value
        values = {"value": found.value, "value_max": found.value_max, "unit": found.unit, "comparator": comparator}
        values["named"] = "true" if found.named else None
    shown = [f'{key}: "{value}"' for key, value in {"text": found.text, **values}.items() if value not in (None, "")]
    return f"{{{', '.join(shown)}}}"


def _read_found(entry: dict[str, str], start: int) -> Found:
    text = entry["text"]
    end = start + len(text)
    if "value" not in entry:
        given = {part: int(entry[part]) for part in PARTS if part in entry}
        if set(entry) - {"text", *given} or not 1 <= given["month"] <= 12:
            raise ValueError(text)
        return Found(text, start, end, day=CalendarDate(**given))
    if set(entry) - {"text", "value", "value_max", "unit", "comparator", "named"}:
        raise ValueError(text)
    upper = Fraction(entry["value_max"]) if "value_max" in entry else None
    comparator = Comparator(entry.get("comparator", Comparator.EXACTLY.value))
    value, unit, named = Fraction(entry["value"]), entry.get("unit", ""), "named" in entry
    return Found(text, start, end, value, upper, unit, comparator, named=named)
