"""The dates of two languages: which of them stands in one only, or bounds the day in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from generator.numbers.amounts import Amount, CalendarDate, Comparator
from generator.numbers.comparison_points import load_table

BOUNDS = (Comparator.AT_MOST, Comparator.AT_LEAST)


def _dates(amounts: list[Amount]) -> Iterator[Amount]:
    """The dates among ``amounts``; both years of a span (2011—2015年)."""
    for amount in amounts:
        if amount.date is None:
            continue
        yield amount
        for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", amount.text)[:4]:
            if amount.date.year and int(year) != amount.date.year:
                yield replace(amount, date=CalendarDate(int(year)))


def implied_years(text: str, language: str, dates: list[Amount], year: int | None) -> set[int] | None:
    """The years that the words of ``text`` imply (去年, this year), besides the ones it names; None for any year.

    ``year`` is the report's own; where it is not known, 去年 may be any year. 上年 is the year before one that is named.
    """
    table = load_table()
    offsets = {
        table["relative_years"][language][word.lower()] for word in _pattern(language, "relative_years").findall(text)
    }
    named = {each.date.year for each in dates if each.date.year}
    offsets |= {each.date.years_on for each in dates if each.date.years_on is not None}
    before = bool(_pattern(language, "previous_years").search(text))
    if year is None:
        return None if offsets or (before and not named) else {each - 1 for each in named if before}
    return {year + offset for offset in offsets} | ({each - 1 for each in named | {year}} if before else set())


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    words = sorted(load_table()[name][language], key=len, reverse=True)
    found = "|".join(re.escape(word) for word in words)
    return re.compile(found if language == "zh" else rf"\b(?:{found})\b", re.IGNORECASE)


def compare_dates(
    zh: list[Amount], en: list[Amount], texts: tuple[str, str], year: int | None, free: frozenset[int] = frozenset()
) -> Iterator[tuple[str, Amount | None, Amount | None]]:
    """Each difference: the language at fault, the Chinese date and the English one (None for one that is not there).

    ``texts`` are both texts whole, for words like 去年; ``year`` is the report's own, None where it is not known;
    ``free`` are years that one language may leave to the context.
    """
    here, there = (list(_dates(amounts)) for amounts in (zh, en))
    implied = tuple(
        None if (years := implied_years(text, language, dates, year)) is None else years | free
        for text, language, dates in ((texts[0], "zh", here), (texts[1], "en", there))
    )
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
    missing_en = [each for each in lone_zh if not _free(each, there, implied[1], texts[1])]
    missing_zh = [each for each in lone_en if not _free(each, here, implied[0], texts[0])]
    while missing_en and missing_zh:
        yield "en", missing_en.pop(0), missing_zh.pop(0)
    for each in missing_en:
        yield "en", each, None
    for each in missing_zh:
        yield "zh", None, each


def _equal(one: CalendarDate, other: CalendarDate, implied) -> bool:
    return _parts(one) == _parts(other)


def _parts(date: CalendarDate) -> tuple:
    return date.year, date.month, date.day, date.quarter, date.half, date.end


def _agree(one: CalendarDate, other: CalendarDate, implied: tuple[set[int] | None, ...]) -> bool:
    """Whether two dates name one period, a year that the other's words imply left out."""
    if one.year and other.year and one.year != other.year:
        return False
    if one.year and not other.year and not _within(one.year, implied[1]):
        return False
    if other.year and not one.year and not _within(other.year, implied[0]):
        return False
    if _month(one) != _month(other):
        return False
    return (one.day, one.quarter, one.half) == (other.day, other.quarter, other.half)


def _month(parts: CalendarDate) -> int | None:
    return parts.month or (12 if parts.end and not (parts.quarter or parts.half) and not parts.year else None)


def _within(year: int, implied: set[int] | None) -> bool:
    return implied is None or year in implied


def _free(each: Amount, others: list[Amount], implied: set[int] | None, other_text: str) -> bool:
    """Whether a date may stand in one language only: it says no more than its words, or is said again."""
    parts = each.date
    if not any(_parts(parts)) or ("年内" in each.text and not parts.year and implied != set()):
        return True
    whole = parts.year and not (parts.month or parts.day or parts.quarter or parts.half)
    if whole and (_within(parts.year, implied) or str(parts.year) in other_text):
        return True
    return any(
        _parts(o.date)[1:] == _parts(parts)[1:]
        and (not parts.year or o.date.year == parts.year or (not o.date.year and _within(parts.year, implied)))
        for o in others
    )
