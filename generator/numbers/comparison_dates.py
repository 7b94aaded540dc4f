"""The dates of two languages: which of them stands in one only, or bounds the day in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, zip_longest

from generator.numbers.amounts import Amount, CalendarDate, Comparator
from generator.numbers.comparison_plans import plan_years
from generator.numbers.comparison_points import load_table

MOST = 200
"""Dates of one text that are compared."""
BOUNDS = (Comparator.AT_MOST, Comparator.AT_LEAST)


def _dates(amounts: list[Amount]) -> Iterator[Amount]:
    """The dates among ``amounts``; both years of a span (2011—2015年)."""
    for amount in amounts:
        if amount.date is None:
            continue
        yield amount
        if _first_month(amount):
            yield replace(amount, date=replace(amount.date, month=int(amount.value)))
        for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", amount.text)[:4]:
            if amount.date.year and int(year) != amount.date.year:
                yield replace(amount, date=CalendarDate(int(year)))


def _first_month(amount: Amount) -> bool:
    """Whether a date is a span of months (1—10月), whose first month English may leave out (the first ten months)."""
    return amount.value_max is not None and amount.date.month is not None


@dataclass(frozen=True)
class Implied:
    """The years that one text implies by words, besides those that it names."""

    offsets: frozenset[int | str]
    """From the report's own year (去年: -1), and "before" for the year before one that is named (上年)."""
    years: frozenset[int] | None
    """The years themselves; None for any, where the report's own is not known."""
    undated: bool = False
    """Whether a month may be of any year, because the text names none."""

    def covers(self, year: int) -> bool:
        """Whether the text may mean ``year``."""
        return self.years is None or year in self.years


def find_implied(
    text: str, language: str, dates: list[Amount], year: int | None, free: frozenset[int], strict: bool = False
) -> Implied:
    """What the words of ``text`` imply; ``year`` is the report's own, ``free`` years go without saying; unless
    ``strict``, 年末 may be the end of the year that a report looks back on."""
    table = load_table()["relative_years"][language]
    offsets = {table[word.lower()] for word in _pattern(language, "relative_years").findall(text)}
    offsets |= {each.date.years_on for each in dates if each.date.years_on is not None}
    if not strict and language == "zh" and any(word in text for word in load_table()["either_year"]):
        offsets |= {0, -1}
    named = {each.date.year for each in dates if each.date.year}
    before = bool(_pattern(language, "previous_years").search(text))
    years = None
    if year is not None:
        years = {year + offset for offset in offsets} | ({each - 1 for each in named | {year}} if before else set())
    elif not offsets and not (before and not named):
        years = {each - 1 for each in named if before}
    return Implied(
        frozenset(offsets | ({"before"} if before else set())),
        None if years is None else frozenset(years | free),
        undated=not named and not strict and year is None,
    )


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    words = sorted(load_table()[name][language], key=len, reverse=True)
    found = "|".join(re.escape(word) for word in words)
    return re.compile(found if language == "zh" else rf"\b(?:{found})\b", re.IGNORECASE)


def compare_dates(
    zh: list[Amount],
    en: list[Amount],
    texts: tuple[str, str],
    year: int | None,
    free: frozenset[int] = frozenset(),
    strict: bool = False,
) -> Iterator[tuple[str, Amount | None, Amount | None]]:
    """Each difference: the language at fault, the Chinese date and the English one (None for one that is not there).

    ``texts`` are both texts whole, for words like 去年; ``year`` is the report's own, None where it is not known;
    ``free`` are years that one language may leave to the context; ``strict`` wants by in both languages, and each day
    as often in both languages.
    """
    here, there = (list(islice(_dates(amounts), MOST)) for amounts in (zh, en))
    if not strict:
        free = free | plan_years(texts[0], "zh") | plan_years(texts[1], "en")
    implied = tuple(
        find_implied(text, language, dates, year, free, strict)
        for text, language, dates in zip(texts, ("zh", "en"), (here, there), strict=True)
    )
    if year and not strict and implied[0].years is not None:
        # English names the report's own year as it pleases.
        implied = (replace(implied[0], years=implied[0].years | {year}), implied[1])
    pairs, lone_zh, lone_en = _pair(here, there, implied)
    for one, other in pairs:
        bounds = {one.comparator, other.comparator}
        if bounds == set(BOUNDS) or (strict and len(bounds) == 2 and Comparator.AT_MOST in bounds):
            yield "bound", one, other
    conflicts = list(_find_conflicts(lone_zh, lone_en, implied))
    for one, other in conflicts:
        yield "en", one, other
    if stray := _find_stray_year(there, implied[0]):
        yield "zh", None, stray
    known = {id(each) for pair in conflicts for each in pair}
    missing_en = [
        each
        for each in lone_zh
        if id(each) not in known
        and not (_first_month(each) and each.date.month == each.value)
        and not _free(each, there, implied[1], texts[1], strict)
    ]
    missing_zh = [
        each for each in lone_en if id(each) not in known and not _free(each, here, implied[0], texts[0], strict)
    ]
    for one, other in zip_longest(missing_en, missing_zh):
        yield "en" if one else "zh", one, other


def _pair(
    here: list[Amount], there: list[Amount], implied: tuple[Implied, Implied]
) -> tuple[list[tuple[Amount, Amount]], list[Amount], list[Amount]]:
    """Pairs of dates, those that are equal first, and what remains of both languages."""
    pairs, taken_zh, taken_en = [], set(), set()
    for test in (_equal, _agree):
        for m, one in enumerate(here):
            if m in taken_zh:
                continue
            for n, other in enumerate(there):
                if n not in taken_en and test(one.date, other.date, implied):
                    taken_zh.add(m)
                    taken_en.add(n)
                    pairs.append((one, other))
                    break
    rest = (
        [each for n, each in enumerate(dates) if n not in taken]
        for dates, taken in ((here, taken_zh), (there, taken_en))
    )
    return pairs, *rest


def _find_conflicts(
    zh: list[Amount], en: list[Amount], implied: tuple[Implied, Implied]
) -> Iterator[tuple[Amount, Amount]]:
    """Two different years that no word of the other language accounts for: 去年 in one and "last year" in the other
    account for each other."""
    if implied[0].offsets - implied[1].offsets and implied[1].offsets - implied[0].offsets:
        return
    lone_zh, lone_en = ([each for each in dates if _is_year(each.date)] for dates in (zh, en))
    yield from zip(lone_zh, lone_en, strict=False)


def _find_stray_year(en: list[Amount], implied: Implied) -> Amount | None:
    """The earlier of two years that English names for 今年 and 上年, where they do not follow each other."""
    years = sorted({each.date.year for each in en if each.date.year})
    if not implied.undated or "before" not in implied.offsets or len(years) != 2 or years[1] - years[0] == 1:
        return None
    return next(each for each in en if each.date.year == years[0])


def _equal(one: CalendarDate, other: CalendarDate, implied) -> bool:
    return _parts(one) == _parts(other)


def _parts(date: CalendarDate) -> tuple:
    return date.year, date.month, date.day, date.quarter, date.half, date.end


def _agree(one: CalendarDate, other: CalendarDate, implied: tuple[Implied, Implied]) -> bool:
    """Whether two dates name one period, a year that the other's words imply left out."""
    if one.year and other.year and one.year != other.year:
        return False
    if one.year and not other.year and not implied[1].covers(one.year):
        return False
    undated = implied[0].undated and one.month and one.month == other.month
    if other.year and not one.year and not implied[0].covers(other.year) and not undated:
        return False
    ends = one.end and other.end and {one.month, other.month} == {None, 12}  # 年末, the end of 2016
    if _month(one) != _month(other) and not ends:
        return False
    return (one.day, one.quarter, one.half) == (other.day, other.quarter, other.half)


def _month(parts: CalendarDate) -> int | None:
    return parts.month or (12 if parts.end and not (parts.quarter or parts.half) and not parts.year else None)


def _is_year(parts: CalendarDate) -> bool:
    """Whether a date is a year, or the end of one."""
    return bool(parts.year) and not (parts.month or parts.day or parts.quarter or parts.half)


def _free(each: Amount, others: list[Amount], implied: Implied, other_text: str, strict: bool) -> bool:
    """Whether a date may stand in one language only: it says no more than its words, or is said again."""
    parts = each.date
    if not any(_parts(parts)) or ("年内" in each.text and not parts.year and implied.offsets):
        return True
    if _is_year(parts) and (implied.covers(parts.year) or str(parts.year) in other_text):
        return True
    if strict and parts.day:
        return False
    return any(
        _parts(o.date)[1:] == _parts(parts)[1:]
        and (not parts.year or o.date.year == parts.year or (not o.date.year and implied.covers(parts.year)))
        for o in others
    )
