"""Two texts and the amounts in them -> the differences that an editor who checks numbers asks about.

Each number of one language is paired with one of the other; what remains is a difference, unless the number is one that
a good translation may leave out (an ordinal, a name, two things that are named instead of counted).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from generator.numbers.amounts import Amount, Role
from generator.numbers.comparison_dates import compare_dates
from generator.numbers.comparison_points import (
    SPANS,
    Kind,
    Point,
    comparators_agree,
    find_points,
    load_table,
    per_unit_factors,
    units_agree,
    values_agree,
)
from generator.numbers.units import find_unit

NOTHING = "no number or date"
PLAN = re.compile(".{0,5}(?:规划|计划|纲要|方案|普法)")
"""What follows a number of years that is part of a plan's name."""
SLOGAN = re.compile("[“‘]?[二三四五六七八九十]+[个大项类种]")
"""A name that counts what it holds: 三个代表, 四个自信."""
MOST = 200
"""Numbers of one text up to which each is held against each of the other's; in a longer text, against equal ones."""
ALIKE = 20
"""Equal numbers that are tried there."""


@dataclass(frozen=True)
class Side:
    """One language's text and the amounts in it."""

    text: str
    amounts: list[Amount]


@dataclass(frozen=True)
class Difference:
    """One thing about numbers that differs between two texts."""

    code: str
    """parity-number, parity-unit, parity-comparator or parity-date."""
    language: str
    """The language whose text is to be corrected."""
    found: str
    """What stands there."""
    expected: str
    """What the other language says."""


def compare_amounts(zh: Side, en: Side, year: int | None = None, strict: bool = False) -> list[Difference]:
    """The differences between the numbers of two texts, in the order of the Chinese one.

    ``year`` is the report's own, which 今年 and "this year" mean. ``strict`` wants the very same comparators, where
    translators write "more than" for 以上.
    """
    return list(dict.fromkeys([*_compare_numbers(zh, en, strict), *_compare_dates(zh, en, year)]))


def _compare_dates(zh: Side, en: Side, year: int | None) -> Iterator[Difference]:
    for language, one, other in compare_dates(zh.amounts, en.amounts, (zh.text, en.text), year):
        if language == "bound":
            yield Difference("parity-comparator", "en", _text(other), f"{_text(one)} ({one.comparator})")
        elif language == "en":
            yield Difference("parity-date", "en", _text(other) if other else _dates(en), _text(one))
        else:
            yield Difference("parity-date", "zh", _dates(zh), _text(other))


def _dates(side: Side) -> str:
    return ", ".join(dict.fromkeys(_text(each) for each in side.amounts if each.date is not None)) or NOTHING


def _text(amount: Amount) -> str:
    return amount.text.strip()


def _compare_numbers(zh: Side, en: Side, strict: bool) -> Iterator[Difference]:
    here, there = find_points(zh.text, zh.amounts, "zh"), find_points(en.text, en.amounts, "en")
    factors = per_unit_factors(zh.text, en.text)
    pairs, lone_zh, lone_en = _match(here, there, factors, strict)
    for one, other in pairs:
        yield from _compare_pair(one, other, strict, factors)
    lone_zh, lone_en = _drop_repeated(lone_zh, here, there), _drop_repeated(lone_en, there, here)
    lone_zh, lone_en = _drop_years(lone_zh, en), _drop_years(lone_en, zh)
    together, lone_zh, lone_en = _pair_lone(lone_zh, lone_en)
    for one, other in together:
        yield Difference("parity-number", "en", _describe(one, other), _text(one.amount))
    for point in lone_zh:
        if not _may_stand_alone(point, zh, en, "en"):
            yield Difference("parity-number", "en", _numbers(there), _text(point.amount))
    for point in lone_en:
        if not _may_stand_alone(point, en, zh, "zh"):
            yield Difference("parity-number", "zh", _numbers(here), _text(point.amount))


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


def _match(
    zh: list[Point], en: list[Point], factors: tuple[Fraction, ...], strict: bool
) -> tuple[list[tuple[Point, Point]], list[Point], list[Point]]:
    """Pairs of one number each, the best first, and what remains of both languages."""
    buckets = defaultdict(list)
    for n, point in enumerate(en):
        buckets[point.value].append(n)
    costs = []
    for m, one in enumerate(zh):
        near = buckets[one.value][:ALIKE] if len(en) > MOST else range(len(en))
        for n in near:
            cost = _cost(one, en[n], factors, strict)
            if cost is not None:
                costs.append((cost, abs(m - n), m, n))
    taken_zh, taken_en, pairs = set(), set(), []
    for _, _, m, n in sorted(costs):
        if m not in taken_zh and n not in taken_en:
            taken_zh.add(m)
            taken_en.add(n)
            pairs.append((zh[m], en[n]))
    pairs.sort(key=lambda pair: pair[0].amount.start)
    lone = [
        [point for n, point in enumerate(points) if n not in taken]
        for points, taken in ((zh, taken_zh), (en, taken_en))
    ]
    return pairs, lone[0], lone[1]


def _cost(zh: Point, en: Point, factors: tuple[Fraction, ...], strict: bool) -> int | None:
    """How ill two numbers fit: 0 for the same in every respect; None for two that differ."""
    other_count = _and_other(zh, en)
    if not other_count and not values_agree(zh, en, factors):
        # Units of one dimension that do not convert, but one number: hectares for mu.
        return 8 if zh.value == en.value and zh.kind is en.kind is Kind.FIRM else None
    if _names(en) and zh.kind is Kind.FIRM and zh.unit in SPANS and not PLAN.match(zh.following):
        return None
    cost = 0 if units_agree(zh.unit, en.unit) or factors else 4
    cost += 0 if comparators_agree(zh, en, strict) else 2
    cost += 1 if (zh.kind is Kind.SOFT) != (en.kind is Kind.SOFT) or other_count else 0
    if cost >= 4 and Kind.SOFT in (zh.kind, en.kind) and not _multiple(zh, en):
        return None if zh.kind is en.kind else cost
    if cost >= 4 and zh.value <= 20 and not _same_place(zh, en):
        return None
    return cost


def _multiple(zh: Point, en: Point) -> bool:
    return bool({zh.unit, en.unit} & {"倍", "番"})


def _same_place(zh: Point, en: Point) -> bool:
    """Whether a small number may be the same with another unit: not a count that happens to equal a percentage."""
    return bool(zh.unit and en.unit) or any(char.isdigit() for char in en.amount.text)


def _and_other(zh: Point, en: Point) -> bool:
    """尿毒症等8类 is "uraemia and seven other"."""
    return en.value + 1 == zh.value and en.amount.text.rstrip().endswith(("other", "others"))


def _compare_pair(zh: Point, en: Point, strict: bool, factors: tuple[Fraction, ...]) -> Iterator[Difference]:
    found, expected = _text(en.amount), _text(zh.amount)
    converted = values_agree(zh, en, factors)
    if not converted and not _and_other(zh, en) or not (units_agree(zh.unit, en.unit) or _multiple(zh, en)):
        understood = zh.unit == "元" and not en.unit and en.following.startswith(" of whi")  # 80 billion of which
        if Kind.SOFT not in (zh.kind, en.kind) and not understood:
            yield Difference("parity-unit", "en", found, expected)
            return
    if not comparators_agree(zh, en, strict):
        yield Difference("parity-comparator", "en", f"{found} ({en.comparator})", f"{expected} ({zh.comparator})")


def _drop_repeated(points: list[Point], own: list[Point], others: list[Point]) -> list[Point]:
    """``points`` without numbers that stand twice in their own text and once in the other: repetitions."""
    counts = Counter((point.value, point.unit) for point in own)
    there = {(point.value, point.unit) for point in others}
    units = {unit for _, unit in there}
    return [
        point
        for point in points
        if counts[point.value, point.unit] < 2
        or not any((point.value, unit) in there and units_agree(unit, point.unit) for unit in units)
    ]


def _drop_years(points: list[Point], other: Side) -> list[Point]:
    """``points`` without numbers that the other language reads as a year: 2000 schools."""
    years = {each.date.year for each in other.amounts if each.date is not None}
    return [point for point in points if point.value not in years]


def _pair_lone(zh: list[Point], en: list[Point]) -> tuple[list[tuple[Point, Point]], list[Point], list[Point]]:
    """Numbers of both languages that answer to each other but differ, the nearest in kind and size first."""
    zh, en, pairs = zh[:MOST], en[:MOST], []
    ranked = sorted(
        (
            (not units_agree(one.unit, other.unit), one.kind is not other.kind, _distance(one, other), m, n)
            for m, one in enumerate(zh)
            for n, other in enumerate(en)
            if _answer(one, other)
        )
    )
    taken_zh, taken_en = set(), set()
    for *_, m, n in ranked:
        if m not in taken_zh and n not in taken_en:
            taken_zh.add(m)
            taken_en.add(n)
            pairs.append((zh[m], en[n]))
    rest = [
        [point for n, point in enumerate(points) if n not in taken]
        for points, taken in ((zh, taken_zh), (en, taken_en))
    ]
    return pairs, rest[0], rest[1]


def _answer(one: Point, other: Point) -> bool:
    """Whether two numbers that differ can be meant for each other."""
    if one.kind is Kind.SOFT and other.kind is Kind.SOFT:
        slogans = _names(one) and _names(other) and _counts_alike(one, other)
        return 1 not in (one.value, other.value) and one.ordinal == other.ordinal and bool(one.ordinal or slogans)
    if one.kind is Kind.SOFT and other.kind is Kind.COUNT:
        return _names(one) and bool(re.match("[两双].{0,2}$", one.amount.text))  # 两岸 and "the three sides"
    if Kind.SOFT in (one.kind, other.kind):
        return _names(one) and other.unit == "年" and _counts_alike(one, other)
    return units_agree(one.unit, other.unit) or Kind.COUNT not in (one.kind, other.kind)


def _counts_alike(one: Point, other: Point) -> bool:
    """Whether both names are slogans that count what they hold, or plans of some years."""
    if re.search(r"\d", other.amount.text) or other.unit == "年" and "年" not in one.amount.text:
        return False
    return bool(SLOGAN.match(one.amount.text)) or (
        "年" in one.amount.text and PLAN.match(one.following) is not None and "year" in other.amount.text.lower()
    )


def _names(point: Point) -> bool:
    return point.amount.role is Role.PART_OF_NAME


def _distance(one: Point, other: Point) -> Fraction:
    high, low = max(abs(one.value), abs(other.value)), min(abs(one.value), abs(other.value))
    return high / low if low else Fraction(10**30)


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
    if point.kind is Kind.FIRM:
        return False
    if language == "zh" and point.value == 2 and re.search(r"\b(?:the|these|those|both|its|their|our) $", before):
        return True
    return _items(other.text) >= point.value


def _items(text: str) -> int:
    """How many things the longest list in ``text`` can name, by its commas and conjunctions."""
    joints = re.findall(r"、|和|与|及|双|港澳|两岸|, |;|\band\b|\bboth\b|-(?=[A-Z])", text)
    return len(joints) + 1
