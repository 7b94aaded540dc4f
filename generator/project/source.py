"""The source text -> numbered paragraphs and the figures and dates found in each.

The text itself is not part of the project. ``data/source.yaml``, its fingerprint, is: per paragraph a
digest and the bare figures, from which coverage can be checked where the text is not at hand. A figure that says less
without the words around it (3 of 3至5万人) stands there with what was read.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from generator.errors import Problem, ReportError
from generator.files import read_text
from generator.numbers.amounts import Amount, CalendarDate, Comparator, Role
from generator.numbers.chinese import find_amounts
from generator.numbers.units import cached_by_units
from generator.project.paths import FINGERPRINT, SOURCE, SOURCE_VARIABLE
from generator.project.yaml_nodes import parse_yaml
from generator.report.characters import clean
from generator.report.figures import RANK


@dataclass(frozen=True)
class Found:
    """A figure or a date in a paragraph."""

    text: str
    """With unit and comparator: ``60亿元以上``, ``6月底前``."""
    start: int
    end: int
    value: Fraction | None = None
    """The number, or the lower one of a range; None for a date without one (年底前)."""
    value_max: Fraction | None = None
    unit: str = ""
    """Unit after the number, as printed; empty where there is none of the table."""
    comparator: Comparator = Comparator.EXACTLY
    day: CalendarDate | None = None
    """The parts of a date."""
    named: bool = False
    """Whether an item may state it and none has to: part of a name (15分钟生活圈), a vague number (数百), a date on which
    or a period within which something happens (9月25日, 年内)."""

    def deadline(self, year: int) -> date | None:
        """The last day that a date names, in ``year`` where the words name no other."""
        return self.day.last_day(year) if self.day else None

    def is_due(self, year: int) -> bool:
        """Whether it is a date by which something is to be done, in a report of ``year``: 6月底前, not 2030年底."""
        day = None if self.named else self.deadline(year)
        return day is not None and day.year >= year


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: its text if there is one, its digest and figures always."""

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


@cached_by_units
def read_amounts(text: str) -> tuple[Amount, ...]:
    """Every amount in ``text``; of a text that was read before, what was read then."""
    return tuple(find_amounts(text))


@cached_by_units
def find_figures(text: str) -> tuple[Found, ...]:
    """Every figure and date in ``text``, in order; no list numbers, idioms, years alone and numbers that are part of a name."""
    return tuple(found for amount in read_amounts(text) if (found := _read_amount(amount, text)))


HEAD_OF_SENTENCE = 6
"""Characters that may stand before a date at the head of a sentence."""


def head_years(text: str, at: int) -> list[Found]:
    """The year at the head of the whole sentence that holds the character ``at``: 到2030年 holds for all that it lists
    behind semicolons."""
    start = max(text.rfind(mark, 0, at) for mark in "。！!？?") + 1
    found = [each for each in find_figures(text[: at + 1]) if each.day and start <= each.start and each.end <= at]
    head = [each for each in found if each.start - start <= HEAD_OF_SENTENCE and each.day.year and not each.day.month]
    return head[:1]


def _read_amount(amount: Amount, text: str) -> Found | None:
    place = amount.text, amount.start, amount.end
    match amount.role:
        case Role.FIGURE if amount.value is not None:
            # A rank in words has no unit: 第一.
            unit = amount.unit or (RANK if amount.text.startswith("第") else "")
            return Found(*place, amount.value, amount.value_max, unit, amount.comparator, named=amount.vague)
        case Role.PART_OF_NAME:
            return _alone(amount)
        case Role.DATE if amount.date and amount.date != CalendarDate():
            return Found(*place, day=amount.date, named=not _is_deadline(amount))
        case Role.YEAR if amount.value_max is None and text[: amount.start].endswith(("到", "至")):
            # 到2025年 is by its end; a year alone is when something was or is.
            start = amount.start - 1
            return Found(text[start : amount.end], start, amount.end, day=CalendarDate(amount.date.year, end=True))
    return None


def _alone(amount: Amount) -> Found | None:
    """The figure that a part of a name would be by itself: number and unit."""
    match read_amounts(amount.text):
        case [Amount(role=Role.FIGURE, text=amount.text) as each] if each.unit:
            figure = _read_amount(each, amount.text)
            return replace(figure, start=amount.start, end=amount.end, named=True)
    return None


def _is_deadline(amount: Amount) -> bool:
    """Whether a date is the last day of something: 6月底前, 6月底, 上半年; not the day of an event, nor 年内, 全年."""
    if amount.text.endswith("内") or amount.comparator is Comparator.AT_LEAST:
        return False
    return amount.comparator is Comparator.AT_MOST or amount.date.end or bool(amount.date.half or amount.date.quarter)


def find_source(root: Path, given: Path | None = None) -> Source:
    """The source text at ``given``, in ``data/source.txt`` or at the path in REPORT_SOURCE, else its fingerprint.

    A project's own text comes before the variable, which may speak of another project.

    Raises ReportError where a place that was named cannot be read, or where there is neither text nor fingerprint.
    """
    usual = root / SOURCE
    if named := given or (usual if usual.is_file() else None) or os.environ.get(SOURCE_VARIABLE):
        return load_source(Path(named))
    return load_fingerprint(root / FINGERPRINT, FINGERPRINT)


def load_source(path: Path) -> Source:
    """The source text in ``path``: one paragraph a line that holds text once white space is stripped.

    Its figures and phrases are looked for with the usual characters in place of look-alikes; the digest is of the line
    as it stands.
    """
    shown = path.as_posix()
    whole = read_text(path, shown)
    if kind := next((name for start, name in OTHERS.items() if whole.lstrip().lower().startswith(start)), ""):
        raise _no_text(shown, kind)
    lines = (line.strip() for line in re.split("\r\n?|\n", whole))
    texts = [line for line in lines if clean(line).strip()]
    if not texts:
        raise _no_text(shown, "nothing")
    return Source(tuple(_paragraph(n, text) for n, text in enumerate(texts, 1)), "text")


OTHERS = {
    "<!doctype": "a web page",
    "<html": "a web page",
    "<?xml": "XML",
    "{\\rtf": "rich text",
    "%pdf": "a PDF",
    "pk\x03\x04": "an office file",
}
"""How files begin that are no plain text."""


def _no_text(shown: str, found: str) -> ReportError:
    fix = "save its text alone; python -m generator new reads web pages and Word files"
    return ReportError([Problem(shown, 1, "the source text", found, "plain text, one paragraph a line", fix)])


def _paragraph(number: int, printed: str) -> Paragraph:
    # A text out of a PDF or a chat has characters that look like the usual ones, which no phrase may have.
    text = clean(printed)
    return Paragraph(number, digest(printed), find_figures(text), text)


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
        fix = "write it again: python -m generator fingerprint"
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


PARTS = ("year", "month", "day", "quarter", "half", "years_on")
"""The numbers that the fingerprint holds of a date."""
FLAGS = ("end", "named")


def _format_found(found: Found) -> str:
    """``found`` without its place: its text, or a mapping where the text alone would be read otherwise."""
    if find_figures(found.text) == (_moved(found, 0),):
        return _quoted(found.text)
    return f"{{{', '.join(_format_parts(found))}}}"


def _format_parts(found: Found) -> Iterator[str]:
    yield f"text: {_quoted(found.text)}"
    for name in ("value", "value_max", "unit"):
        if value := getattr(found, name):
            yield f'{name}: "{value}"'
    if found.value == 0:
        yield 'value: "0"'
    if found.comparator is not Comparator.EXACTLY:
        yield f"comparator: {found.comparator}"
    for name in PARTS:
        if (part := getattr(found.day, name, None)) is not None:
            yield f"{name}: {part}"
    if found.day and found.day.end:
        yield "end: true"
    if found.named:
        yield "named: true"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _moved(found: Found, start: int) -> Found:
    return replace(found, start=start, end=start + len(found.text))


def _read_found(entry: str | dict[str, str], start: int) -> Found:
    """What ``_format_found`` wrote, laid at ``start``; raises ValueError for anything else."""
    if isinstance(entry, str):
        (found,) = find_figures(entry)
        if found.text != entry:
            raise ValueError(entry)
        return _moved(found, start)
    text, parts = entry["text"], {name: int(entry[name]) for name in PARTS if name in entry}
    known = {"text", "value", "value_max", "unit", "comparator", *PARTS, *FLAGS}
    if not set(entry) <= known or any(entry.get(name, "true") != "true" for name in FLAGS):
        raise ValueError(text)
    day = CalendarDate(**parts, end="end" in entry) if parts or "end" in entry else None
    if ("value" in entry) == (day is not None):
        raise ValueError(text)
    value, upper = (Fraction(entry[name]) if name in entry else None for name in ("value", "value_max"))
    comparator = Comparator(entry.get("comparator", Comparator.EXACTLY))
    return Found(text, start, start + len(text), value, upper, entry.get("unit", ""), comparator, day, "named" in entry)
