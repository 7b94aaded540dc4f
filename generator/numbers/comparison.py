"""Two texts and the amounts in them -> the differences that an editor who checks numbers asks about.

Each number of one language is paired with one of the other; what remains is a difference, unless the number is one that
a good translation may leave out (an ordinal, a name, two things that are named instead of counted).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from generator.numbers import chinese, english
from generator.numbers.amounts import Amount, Role
from generator.numbers.comparison_dates import compare_dates
from generator.numbers.comparison_matching import counts_others, drop_repeated, is_multiple, match_points, pair_lone
from generator.numbers.comparison_points import (
    Kind,
    Point,
    comparators_agree,
    directions_agree,
    find_points,
    is_loose,
    load_table,
    per_unit_factors,
    units_agree,
    values_agree,
)
from generator.numbers.numerals import read_whole

NOTHING = "no number or date"
JOINT = re.compile(r"、|和|与|及|双|港澳|两岸|, |;|\band\b|\bboth\b|-(?=[A-Z])")
"""What joins the things of a list."""
DANGLING = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Oo]ur|of) (?:st|nd|rd|th)(?=[ -][A-Z])")
"""The ending of an ordinal whose number is lost: the th Five-Year Plan."""
SLOGAN_NUMERAL = re.compile(
    r"(?<![一二两三四五六七八九十\d.])[一二两三四五六七八九十\d](?![一二两三四五六七八九十\d.])"
)
CODE = re.compile(r"(?<![A-Za-z\d.])[1-9]([GK])(?![A-Za-z\d])")
MONEY = 10**8
"""The least sum whose 元 Chinese leaves out."""
UNDERSTOOD = re.compile(" (?:of whi|more th|less th|higher|lower)")
"""What follows a sum whose unit stands with the sum before: 80 billion of which, 400 billion more than last year."""


@dataclass(frozen=True)
class Side:
    """One language's text and the amounts in it."""

    text: str
    amounts: list[Amount]

    @cached_property
    def items(self) -> int:
        """How many things the longest list in the text can name, by its commas and conjunctions."""
        return len(JOINT.findall(self.text)) + 1

    @cached_property
    def slogan_numbers(self) -> set[int]:
        """The numerals of Chinese names that count more than once, and their sums: 三去一降一补 is five tasks."""
        numbers: set[int] = set()
        for amount in self.amounts:
            if amount.role is Role.PART_OF_NAME:
                numerals = [int(read_whole(each)) for each in SLOGAN_NUMERAL.findall(amount.text)]
                if len(numerals) > 1:
                    numbers.update(numerals)
                    if len(numerals) > 2 or "+" in amount.text:
                        numbers.add(sum(numerals))
        return numbers


@dataclass(frozen=True)
class Difference:
    """One thing about numbers that differs between two texts."""

    code: str
    """parity-number, parity-unit, parity-comparator, parity-direction or parity-date."""
    language: str
    """The language whose text is to be corrected."""
    found: str
    """What stands there."""
    expected: str
    """What the other language says."""


def compare_texts(
    zh: str, en: str, year: int | None = None, strict: bool = False, free: frozenset[int] = frozenset()
) -> list[Difference]:
    """The differences between the numbers of two texts; the options as for ``compare_amounts``."""
    sides = Side(zh, chinese.find_amounts(zh)), Side(en, english.find_amounts(en))
    return compare_amounts(*sides, year, strict, free)


def compare_amounts(
    zh: Side, en: Side, year: int | None = None, strict: bool = False, free: frozenset[int] = frozenset()
) -> list[Difference]:
    """The differences between the numbers of two texts, in the order of the Chinese one.

    ``year`` is the report's own, which 今年 and "this year" mean. ``strict`` wants the very same comparators, where
    translators write "more than" for 以上. ``free`` are years that one language may leave to the context.
    """
    return list(dict.fromkeys([*_compare_numbers(zh, en, strict), *_compare_dates(zh, en, year, free, strict)]))


def _compare_dates(zh: Side, en: Side, year: int | None, free: frozenset[int], strict: bool) -> Iterator[Difference]:
    for language, one, other in compare_dates(zh.amounts, en.amounts, (zh.text, en.text), year, free, strict):
        if language == "bound":
            yield Difference(
                "parity-comparator", "en", f"{_text(other)} ({other.comparator})", f"{_text(one)} ({one.comparator})"
            )
        elif language == "en":
            yield Difference("parity-date", "en", _text(other) if other else _dates(en), _text(one))
        else:
            yield Difference("parity-date", "zh", _dates(zh), _text(other))


def _dates(side: Side) -> str:
    return ", ".join(dict.fromkeys(_text(each) for each in side.amounts if each.date is not None)) or NOTHING


def _text(amount: Amount) -> str:
    return amount.text.strip()


def _compare_numbers(zh: Side, en: Side, strict: bool) -> Iterator[Difference]:
    here, there = find_points(zh.text, zh.amounts, "zh", strict), find_points(en.text, en.amounts, "en", strict)
    factors = per_unit_factors(zh.text, en.text)
    pairs, lone_zh, lone_en = match_points(here, there, factors, strict)
    named = frozenset(point.unit for point in there)
    for one, other in pairs:
        yield from _compare_pair(one, other, strict, factors, named)
    lone_zh, lone_en = _drop_years(lone_zh, en), _drop_years(lone_en, zh)
    lone_en = [point for point in lone_en if not _restates(point, pairs)]
    together, lone_zh, lone_en = pair_lone(lone_zh, lone_en)
    lone_zh, lone_en = drop_repeated(lone_zh, here, there), drop_repeated(lone_en, there, here)
    for one, other in together:
        yield Difference("parity-number", "en", _describe(one, other), _text(one.amount))
    yield from _compare_codes(zh, en)
    if dangling := DANGLING.search(en.text):
        yield Difference("parity-number", "en", dangling[0], _numbers(here))
    for point in lone_zh:
        if not _may_stand_alone(point, zh, en, "en"):
            yield Difference("parity-number", "en", _numbers(there), _text(point.amount))
    for point in lone_en:
        if not _may_stand_alone(point, en, zh, "zh"):
            yield Difference("parity-number", "zh", _numbers(here), _text(point.amount))


def _compare_codes(zh: Side, en: Side) -> Iterator[Difference]:
    """Codes that stand in both languages as they are, where one has lost its number: 5G, 8K."""
    for one, other, language in ((zh, en, "en"), (en, zh, "zh")):
        for letter, code in {match[1]: match[0] for match in CODE.finditer(one.text)}.items():
            if re.search(rf"(?<![A-Za-z\d]){letter}(?![A-Za-z\d])", other.text):
                yield Difference("parity-number", language, letter, code)


def _numbers(points: list[Point]) -> str:
    return ", ".join(dict.fromkeys(_text(point.amount) for point in points if point.kind is not Kind.SOFT)) or NOTHING


def _describe(one: Point, other: Point) -> str:
    """The number found, with the factor where it is a power of ten too large or too small."""
    text = _text(other.amount)
    if one.value and other.value and one.unit == other.unit:
        ratio = max(one.value, other.value) / min(one.value, other.value)
        if ratio.denominator == 1 and re.fullmatch("10+", str(ratio)):
            return f"{text}, {ratio} times too {'large' if other.value > one.value else 'small'}"
    return text


def _unit_understood(zh: Point, en: Point, named: frozenset[str]) -> bool:
    """Whether one language may leave the unit of a number to what stands around it: an increase of 2.8 and 5.5 over
    2007; 债券3.2万亿."""
    if not zh.unit:
        return en.unit == "元" and zh.value >= MONEY
    if en.unit:
        return False
    if zh.unit == "摄氏度":
        return en.following.startswith(" degree")
    if zh.unit == "元":
        return UNDERSTOOD.match(en.following) is not None
    return not zh.unit.startswith(("%", "个")) and zh.unit in named


def _compare_pair(
    zh: Point, en: Point, strict: bool, factors: tuple[Fraction, ...], named: frozenset[str]
) -> Iterator[Difference]:
    found, expected = _text(en.amount), _text(zh.amount)
    converted = values_agree(zh, en, factors, strict)
    if (not converted and not counts_others(zh, en)) or not (units_agree(zh.unit, en.unit) or is_multiple(zh, en)):
        understood = _unit_understood(zh, en, named)
        if Kind.SOFT not in (zh.kind, en.kind) and not understood:
            yield Difference("parity-unit", "en", found, expected)
            return
    if not comparators_agree(zh, en, strict):
        yield Difference("parity-comparator", "en", f"{found} ({en.comparator})", f"{expected} ({zh.comparator})")
    if not directions_agree(zh, en):
        ways = en.amount.direction, zh.amount.direction
        yield Difference("parity-direction", "en", f"{found} ({ways[0]})", f"{expected} ({ways[1]})")


def _drop_years(points: list[Point], other: Side) -> list[Point]:
    """``points`` without numbers that the other language reads as a year: 2000 schools."""
    years = {each.date.year for each in other.amounts if each.date is not None}
    return [point for point in points if point.value not in years]


def _restates(point: Point, pairs: list[tuple[Point, Point]]) -> bool:
    """Whether an English number says one that has its pair again, in another unit: 20 ha (300 mu)."""
    return any(
        point.unit != en.unit and values_agree(zh, point) and units_agree(zh.unit, point.unit) for zh, en in pairs
    )


def _may_stand_alone(point: Point, own: Side, other: Side, language: str) -> bool:
    """Whether a good translation into ``language`` may leave the number out; ``other`` is that translation."""
    if point.kind is Kind.SOFT:
        return True
    if point.unit == "%" and point.value in (50, 100):
        words = load_table()["half" if point.value == 50 else "whole"][language]
        if re.search(words, other.text, re.IGNORECASE):
            return True
    if point.value == 50 and "century" in point.amount.text and "世纪" in other.text:
        return True
    before = own.text[max(0, point.amount.start - 8) : point.amount.start].lower()
    if point.value == 2 and before.endswith("今明"):
        return bool(re.search(r"\bnext\b", other.text))
    if language == "zh" and is_loose(point.unit) and point.value in other.slogan_numbers:
        return True
    if point.kind is Kind.FIRM:
        return False
    if language == "zh" and point.value == 2 and re.search(r"\b(?:the|these|those|both|its|their|our|of) $", before):
        return True
    return other.items >= point.value
