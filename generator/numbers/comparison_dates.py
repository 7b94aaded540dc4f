"""The dates of two languages: which of them stands in one only, or bounds the day in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.numbers.amounts import Amount, CalendarDate, Comparator
from generator.numbers.comparison_points import load_table

BOUNDS = (Comparator.AT_MOST, Comparator.AT_LEAST)


def relative_years(text: str, language: str) -> set[int]:
    """How far from the report's own year the words of ``text`` reach: 去年 gives -1."""
    table = load_table()["relative_years"][language]
    return {table[match.lower()] for match in _relative_pattern(language).findall(text)}


@cache
def _relative_pattern(language: str) -> re.Pattern[str]:
    words = sorted(load_table()["relative_years"][language], key=len, reverse=True)
    found = "|".join(re.escape(word) for word in words)
    return re.compile(found if language == "zh" else rf"\b(?:{found})\b", re.IGNORECASE)


def compare_dates(
    zh: list[Amount], en: list[Amount], texts: tuple[str, str], year: int | None
) -> Iterator[tuple[str, Amount | None, Amount | None]]:
    """Each difference: the language at fault, the Chinese date and the English one (None for one that is not there).

    ``texts`` are both texts whole, for words like 去年; ``year`` is the report's own, None where it is not known.
    """
    here, there = ([each for each in amounts if each.date is not None] for amounts in (zh, en))
    implied = tuple(_implied(text, language, year) for text, language in zip(texts, ("zh", "en"), strict=True))
    lone_zh, lone_en = list(here), list(there)
    pairs = []
    for test in (_equal, _agree):
        for one in list(lone_zh):
            other = next((each for each in lone_en if test(one.date, each.date, implied)), None)
            if other:
                lone_zh.remove(one)
                lone_en.remove(other)
                pairs.append((one, other))
    for one, other in pairs:
        if {one.comparator, other.comparator} == set(BOUNDS):
            yield "bound", one, other
    missing_en = [each for each in lone_zh if not _free(each, there, implied[1])]
    missing_zh = [each for each in lone_en if not _free(each, here, implied[0])]
    while missing_en and missing_zh:
        yield "en", missing_en.pop(0), missing_zh.pop(0)
    for each in missing_en:
        yield "en", each, None
    for each in missing_zh:
        yield "zh", None, each


def _implied(text: str, language: str, year: int | None) -> set[int] | None:
    """The years that the words of ``text`` imply; None for any year, where they imply one and ``year`` is not known."""
    offsets = relative_years(text, language)
    if offsets and year is None:
        return None
    return {year + offset for offset in offsets} if offsets else set()


def _equal(one: CalendarDate, other: CalendarDate, implied) -> bool:
    return one == other


def _agree(one: CalendarDate, other: CalendarDate, implied: tuple[set[int] | None, ...]) -> bool:
    """Whether two dates name one period, a year that the other's words imply left out."""
    if one.year and other.year and one.year != other.year:
        return False
    if one.year and not other.year and not _within(one.year, implied[1]) and not _has_parts(other):
        return False
    if other.year and not one.year and not _within(other.year, implied[0]) and not _has_parts(one):
        return False
    if _month(one) != _month(other):
        return False
    return (one.day, one.quarter, one.half) == (other.day, other.quarter, other.half)


def _month(parts: CalendarDate) -> int | None:
    return parts.month or (12 if parts.end and not (parts.quarter or parts.half) and not parts.year else None)


def _has_parts(parts: CalendarDate) -> bool:
    return bool(parts.month or parts.quarter or parts.half or parts.end)


def _within(year: int, implied: set[int] | None) -> bool:
    return implied is None or year in implied


def _free(each: Amount, others: list[Amount], implied: set[int] | None) -> bool:
    """Whether a date may stand in one language only: it says no more than its words, or is said again."""
    parts = each.date
    if parts == CalendarDate():
        return True
    if parts == CalendarDate(parts.year) or parts == CalendarDate(parts.year, end=True):
        if parts.year and (_within(parts.year, implied) or any(o.date.year == parts.year for o in others)):
            return True
    return any(
        (o.date.month, o.date.day, o.date.quarter, o.date.half, o.date.end) == (parts.month, parts.day, parts.quarter, parts.half, parts.end)
        and (not parts.year or not o.date.year or o.date.year == parts.year)
        for o in others
    )
