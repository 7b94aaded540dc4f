"""What a machine must not translate -> marks, and back: placeholders, terms of the base, numbers and dates.

Numbers are found by the one reader and written as figures are; a noun that a number counts is left to the machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from generator.numbers.amounts import Amount, CalendarDate, Comparator, Role
from generator.numbers.chinese import find_amounts
from generator.numbers.numerals import plain
from generator.numbers.units import find_unit
from generator.project.glossary import Glossary
from generator.report.figures import LOCALES, UNITS, Measure, format_day, format_figure
from generator.report.model import Figure
from generator.report.placeholders import PLACEHOLDER

MARK = "Qz{}"
MARKS = re.compile(r"Q\s?z\s?(\d{1,3})(?!\d)", re.IGNORECASE)
"""A mark as it comes back: engines change the case of letters and put spaces between."""
QUARTERS = ("first", "second", "third", "fourth")
BOUNDS = {Comparator.EXACTLY: "", Comparator.AT_MOST: "by ", Comparator.AT_LEAST: "from "}


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
    for amount in find_amounts(text):
        yield from _amount(amount)


def _amount(amount: Amount) -> Iterator[tuple[int, int, str]]:
    """The span of ``amount`` that gets a mark, and its English; none for what is left to the machine."""
    text, start = amount.text, amount.start
    digits = re.search(r"\d", text)
    match amount.role:
        case Role.FIGURE if amount.value is not None and not amount.vague and not re.search("[:：∶]", text):
            yield from _figure(amount)
        case Role.YEAR if digits and amount.value is not None:
            years = "–".join(plain(each) for each in (amount.value, amount.value_max) if each is not None)
            end = re.match(r"\D*\d{4}(?:\D+\d{2,4})?年?", text)
            if end and end[0][:1].isdigit():
                yield start, start + end.end(), years
        case Role.DATE if digits and amount.date and (english := _date(amount)):
            yield start, amount.end, english
        case Role.PART_OF_NAME if text.isascii():
            yield start, amount.end, text


def _figure(amount: Amount) -> Iterator[tuple[int, int, str]]:
    """A measure whole, with its comparator; of what counts things the number, for the noun is the machine's."""
    if amount.value < 0 or 10**9 % amount.value.denominator:
        return
    unit, printed = amount.unit, re.search(r"\d", amount.text)
    counts = UNITS[unit].measure is Measure.COUNT
    if not printed and (counts or not unit or unit == "位" or amount.value.denominator > 1 or amount.value < 10):
        return
    end, comparator = len(amount.text), amount.comparator
    if counts:
        names = (find_unit(unit).zh, *find_unit(unit).also)
        end = max(amount.text.rfind(name) for name in names)
        if end < 0:
            return
        if not amount.text.endswith(names) and comparator is not Comparator.BETWEEN:
            # 300个以上: the words behind the unit stay where they are.
            comparator = Comparator.EXACTLY
    upper = plain(amount.value_max) if amount.value_max is not None else None
    yield (
        amount.start,
        amount.start + end,
        format_figure(Figure(plain(amount.value), unit, comparator, upper), "en"),
    )


def _date(amount: Amount) -> str | None:
    """The date in English: by 30 June 2031, the end of June; None where the words say more than its parts."""
    parts, bound = amount.date, BOUNDS.get(amount.comparator)
    if (
        bound is None
        or parts.years_on is not None
        or amount.value is not None
        or re.search("[内时点:：旬]", amount.text)
    ):
        return None
    name = _period(parts)
    return f"{bound}{name}" if name else None


def _period(parts: CalendarDate) -> str | None:
    year = f" {parts.year}" if parts.year else ""
    if parts.day:
        last = parts.last_day(2000) if parts.month else None
        return last and format_day(last, "en").removesuffix("" if parts.year else " 2000")
    if parts.month and not (parts.end and parts.month == 12 and not parts.year):
        month = format_date(date(2000, parts.month, 1), "MMMM", locale=LOCALES["en"])
        return f"the end of {month}{year}" if parts.end else f"{month}{year}"
    if not parts.year:
        return None
    if parts.quarter or parts.half:
        named = f"{QUARTERS[parts.quarter - 1]} quarter" if parts.quarter else f"{QUARTERS[parts.half - 1]} half"
        return f"the {named} of{year}"
    return f"the end of{year}" if parts.end else year.strip()


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
