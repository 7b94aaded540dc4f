"""Dates in an English text: 5 March 2012, March 5, 2012, the end of June, the first half of 2012, year-end, 2011-2015."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.numbers.amounts import Amount, CalendarDate, Comparator, Role
from generator.numbers.english_words import comparator_of, date_side_pattern, load_words, one_of

YEAR = r"(?:19|20)\d\d"
REACH = 40
"""Characters before a date in which its comparator is looked for."""
PERIODS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "two": 2, "three": 3}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The patterns of dates, the most specific first; each shares the names of its groups with the others."""
    words = load_words()
    month = rf"(?P<month>{one_of(words.months)})(?![a-z])\.?"
    day = r"(?P<day>(?:0?[1-9]|[12]\d|3[01]))(?:st|nd|rd|th)?(?![\d%])"
    year = rf"(?P<year>{YEAR})(?!\d)"
    end = r"(?P<end>(?:the )?(?:end|close) of (?:the )?)?"
    of_year = rf"(?: of (?:the|this|next|last|that) year|(?: of (?:fiscal )?|,? ){year})"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?<![\d/-]){year}[-/.](?P<month_number>1[0-2]|0?[1-9])[-/.]{day}(?![/-])",
            rf"(?<![\d.,]){day}(?: day)?(?: of)? {month}(?:,? {year})?",
            rf"{end}(?<![A-Za-z]){month} {day}(?!,\d{{3}}| ?(?:million|billion|thousand|per cent|percent))(?:,? {year})?",
            rf"{end}(?<![A-Za-z])(?:mid-|early |late )?{month},? (?:of )?{year}",
            rf"{end}(?<![A-Za-z])(?:mid-|early |late )?{month}",
            rf"(?i:\b(?P<half_word>first|second) half){of_year}",
            rf"(?i:\b(?P<quarter_word>first|second|third|fourth) quarter){of_year}?",
            rf"(?i:\bfirst (?P<months>\d{{1,2}}|{one_of(words.cardinals)}) months)(?:{of_year})?",
            rf"(?i:\bfirst (?P<quarter_word>two|three) quarters)(?:{of_year})?",
            rf"(?<![A-Za-z])(?:Q(?P<quarter>[1-4])|H(?P<half>[12])) ?(?:of )?(?:{year})?(?![A-Za-z\d])",
            rf"(?i:(?P<end>(?:the )?(?:end|close) of )){year}",
            rf"(?i:(?P<end>\byear[- ]end\b|(?:the )?end of (?:the |this |next |last |that )?(?:current |following |previous |preceding )?year\b))(?:(?: of)? {year})?",
            rf"(?<![\d.,$€£¥A-Za-z-])(?P<year>{YEAR})(?P<dash> ?[-–—/] ?)(?P<to>{YEAR}|\d\d)(?![\d,.]?\d|[A-Za-z%])",
            rf"(?:(?<![\d.,$€£¥A-Za-z])|(?<=\bin))(?P<year>{YEAR})(?![\d,.]\d|[A-Za-z%\d]|-\d)",
        )
    )


def find_dates(text: str) -> Iterator[Amount]:
    """The dates in ``text``, pattern by pattern; none overlaps another."""
    taken = text
    for pattern in _patterns():
        spans = []
        for match in pattern.finditer(taken):
            if amounts := tuple(_read(match, text)):
                spans.append(match.span())
                yield from amounts
        taken = mask(taken, spans)


def mask(text: str, spans: list[tuple[int, int]]) -> str:
    """``text`` with each of ``spans``, which are in order, made unreadable at its length."""
    parts, end = [], 0
    for start, stop in spans:
        parts += [text[end:start], "\0" * (stop - start)]
        end = stop
    return "".join([*parts, text[end:]])


def _read(match: re.Match[str], text: str) -> Iterator[Amount]:
    groups = match.groupdict()
    if groups.get("dash"):
        yield from _read_years(match, text)
        return
    month = groups.get("month")
    if month and not _is_month(match, text):
        return
    if not (groups.get("month") or groups.get("end")) and set(_named(groups)) == {"year"} and not _is_year(match, text):
        return
    number = load_words().months.get(month) if month else None
    if printed := groups.get("month_number") or groups.get("months"):
        number = int(printed) if printed.isdigit() else load_words().cardinals[printed.lower()]
    quarter = groups.get("quarter") or PERIODS.get((groups.get("quarter_word") or "").lower())
    half = groups.get("half") or PERIODS.get((groups.get("half_word") or "").lower())
    parts = CalendarDate(
        *(int(part) if part else None for part in (groups.get("year"), number, groups.get("day"), quarter, half)),
        end=bool(groups.get("end")),
    )
    yield _amount(match.start(), match.end(), parts, text)


def _named(groups: dict[str, str | None]) -> list[str]:
    return [name for name, words in groups.items() if words]


def _read_years(match: re.Match[str], text: str) -> Iterator[Amount]:
    """Both years of a span: 2011-2015, 2011–15."""
    first, last = match["year"], match["to"]
    last = last if len(last) == 4 else first[:2] + last
    if int(last) <= int(first):
        return
    for start, stop, year in ((*match.span("year"), first), (*match.span("to"), last)):
        yield Amount(text[start:stop], start, stop, Role.YEAR, date=CalendarDate(int(year)))


def _amount(start: int, stop: int, parts: CalendarDate, text: str) -> Amount:
    side = date_side_pattern().search(text[max(0, start - REACH) : start])
    comparator = comparator_of(side)
    if comparator is Comparator.AT_LEAST and re.match(r" to |-| until | through ", text[stop : stop + 9]):
        comparator = Comparator.EXACTLY  # from 2031 to 2035: a span, not a first day
    begin = start - len(side[0]) if side else start
    alone = parts == CalendarDate(parts.year)
    return Amount(text[begin:stop], begin, stop, Role.YEAR if alone else Role.DATE, comparator=comparator, date=parts)


def _is_month(match: re.Match[str], text: str) -> bool:
    """Whether May or March is the month: with a day or a year, or behind a preposition."""
    groups = match.groupdict()
    if match["month"] not in (
        "May",
        "March",
        "Mar",
        "Dec",
        "Jan",
        "Jun",
        "Sep",
        "Nov",
        "Oct",
        "Apr",
        "Jul",
        "Aug",
        "Feb",
    ):
        return True
    if groups.get("day") or groups.get("year") or groups.get("end"):
        return True
    before = text[max(0, match.start() - 12) : match.start()]
    return bool(
        re.search(r"\b(?:in|by|of|since|from|until|this|last|next|to|and|before|after|during|late|early) $", before)
    )


def _is_year(match: re.Match[str], text: str) -> bool:
    """Whether four digits are a year, by the words around them."""
    before, after = text[max(0, match.start() - 14) : match.start()], text[match.end() : match.end() + 14]
    if re.match(
        r"[ -](?:million|billion|trillion|yuan|RMB|per ?cent|percentage|km|kilo|hectare|mu\b|ton|metre|meter|square|cubic)",
        after,
    ):
        return False
    if re.search(r"\b(?:total of|than|least|up to|to over) $", before) and re.match(r" [a-z]{2,20}s\b", after):
        return False
    if _before_year().search(before):
        return True
    noun = re.match(r" (?!(?:was|is|has|marks|sees|does)\b)[a-z]{2,20}s\b", after)
    return not noun and bool(re.match(r"$|[,.;:)\"”—–'’?!\s]", after))


@cache
def _before_year() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{one_of(load_words().year_before)})[ -]$|\b[Tt]he $|\byear $|'s $|\bin$")
