"""What a machine must not translate -> marks, and back: placeholders, terms of the base, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.numbers.numerals import ARABIC, read_number
from generator.project.glossary import Glossary
from generator.report.figures import scale_en
from generator.report.placeholders import PLACEHOLDER

MARK = "Qz{}"
MARKS = re.compile(r"Q\s?z\s?(\d{1,3})(?!\d)", re.IGNORECASE)
"""A mark as it comes back: engines change the case of letters and put spaces between."""
YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
NUMBER = re.compile(rf"{ARABIC}(?:元|%)?")


class DamagedError(Exception):
    """Raised where a translation lost or doubled a mark."""


@dataclass(frozen=True)
class Protected:
    """A text with marks, and the English that each mark replaces."""

    text: str
    words: tuple[str, ...]


def protect(text: str, glossary: Glossary) -> Protected:
    """``text`` with a mark for each placeholder, term and number: Qz0, Qz1 …, in order."""
    words: list[str] = []
    parts, end = [], 0
    for start, stop, english in sorted(_spans(text, glossary), key=lambda span: (span[0], -span[1])):
        if start >= end:
            parts += [text[end:start], MARK.format(len(words))]
            words.append(english)
            end = stop
    return Protected("".join([*parts, text[end:]]), tuple(words))


def _spans(text: str, glossary: Glossary) -> Iterator[tuple[int, int, str]]:
    for match in PLACEHOLDER.finditer(text):
        yield *match.span(), match[0]
    for start, stop, term in glossary.find(text, "zh"):
        yield start, stop, term.en
    for match in YEAR.finditer(text):
        yield *match.span(), match[0]
    for match in NUMBER.finditer(text):
        if not YEAR.match(text, match.start()):
            yield *match.span(), _english(match[0])


def _english(printed: str) -> str:
    number = read_number(printed.rstrip("元%"))
    words = scale_en(Decimal(number.numerator) / Decimal(number.denominator))
    return f"RMB {words}" if printed.endswith("元") else words + ("%" if printed.endswith("%") else "")


def restore(translated: str, protected: Protected) -> str:
    """``translated`` with the English of each mark in its place; raises DamagedError unless each occurs once."""
    found = sorted(int(number) for number in MARKS.findall(translated))
    if found != list(range(len(protected.words))):
        expected = ", ".join(MARK.format(n) for n in range(len(protected.words))) or "no marks"
        there = ", ".join(MARK.format(n) for n in found) or "none"
        raise DamagedError(f"sent {expected}, got back {there}")
    filled = MARKS.sub(lambda match: f" {protected.words[int(match[1])]} ", translated)
    filled = re.sub(r"\s+", " ", filled).strip()
    return re.sub(r" (?=[,.;:?!)])|(?<=\() ", "", filled)
