"""The record of an amount in running text, which the readers of both languages return.

Nothing here depends on a language. ``unit`` is always a key of ``units.load_units()``, so that amounts of two languages compare.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Comparator(StrEnum):
    """How a figure bounds what it measures."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    ABOUT = "about"
    BETWEEN = "between"


class Role(StrEnum):
    """What a number is in its text; only ``FIGURE`` measures or counts something."""

    FIGURE = "figure"
    YEAR = "year"
    DATE = "date"
    LIST_NUMBER = "list-number"
    PART_OF_NAME = "part-of-name"
    IDIOM = "idiom"


class Direction(StrEnum):
    """Which way the words say that a measure moved (增长, 下降, rose, fell)."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class CalendarDate:
    """The parts of a date that the words name; None for those they leave out."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    """1 to 4."""
    half: int | None = None
    """1 or 2."""
    end: bool = False
    """Whether the words name the end of the period: 年底, 6月底, the end of June."""
    years_on: int | None = None
    """Years from the report's own, for a year named by a word: 0 for 今年 and this year, 1 for 明年 and next year."""

    def last_day(self, year: int | None = None) -> date | None:
        """The last day of the period; ``year``, the report's own, is taken where the words name none. None without a
        year, or for a day that the calendar lacks."""
        year = self.year or (year and year + (self.years_on or 0))
        if not year or not 1 <= year <= 9999:
            return None
        month = self.month or (self.quarter and self.quarter * 3) or (self.half and self.half * 6) or 12
        if not 1 <= month <= 12:
            return None
        last = calendar.monthrange(year, month)[1]
        day = self.day or last
        return date(year, month, day) if day <= last else None


@dataclass(frozen=True)
class Amount:
    """A number or a date in running text."""

    text: str
    """As it stands there, with unit and comparator."""
    start: int
    end: int
    """Characters from the beginning of the text; ``end`` is the first one after it."""
    role: Role = Role.FIGURE
    value: Fraction | None = None
    """The number, scales multiplied out; the lower one of a range; None for a date, a name or an idiom without one."""
    value_max: Fraction | None = None
    """The upper number of a range."""
    unit: str = ""
    """Key of ``units.load_units()``; empty for a plain number."""
    comparator: Comparator = Comparator.EXACTLY
    direction: Direction | None = None
    date: CalendarDate | None = None
    """The parts of a date, for the roles ``YEAR`` and ``DATE``."""
    vague: bool = False
    """Whether the words name no exact number (十几, 数百, dozens of); ``value`` is then the least they can mean."""
