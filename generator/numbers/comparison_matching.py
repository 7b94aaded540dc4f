"""Which number of one language answers to which of the other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from fractions import Fraction

from generator.numbers.amounts import Role
from generator.numbers.comparison_multiples import are_multiples
from generator.numbers.comparison_points import (
    LARGE,
    SPANS,
    Kind,
    Point,
    comparators_agree,
    directions_agree,
    units_agree,
    values_agree,
)

PLAN = re.compile(".{0,5}(?:规划|计划|纲要|方案|普法|行动|攻坚|专项)")
"""What follows a number of years that is part of a plan's name."""
SLOGAN = re.compile("[“‘]?[两二三四五六七八九十]+[个大项类种级所条位]|[两双].{0,2}$")
"""A name that counts what it holds: 三个代表, 四个自信."""
MOST = 200
"""Numbers of one text up to which each is held against each of the other's; in a longer text, against equal ones."""
ALIKE = 20
"""Equal numbers that are tried there."""


def match_points(
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
    other_count = counts_others(zh, en)
    if not other_count and not values_agree(zh, en, factors, strict):
        # Units of one dimension that do not convert, but one number: hectares for mu.
        alike = zh.value == en.value and zh.kind is en.kind is Kind.FIRM
        return 8 if alike and not is_multiple(zh, en) else None
    if _names(en) and zh.kind is Kind.FIRM and zh.unit in SPANS and not PLAN.match(zh.following):
        return None
    cost = 0 if units_agree(zh.unit, en.unit) or factors else 4
    cost += 0 if comparators_agree(zh, en, strict) else 2
    cost += 0 if directions_agree(zh, en) else 1
    if en.unit == "倍":
        cost += 0 if are_multiples(zh, en) else 1
    elif (zh.kind is Kind.SOFT) != (en.kind is Kind.SOFT) or other_count:
        cost += 1
    if cost >= 4 and Kind.SOFT in (zh.kind, en.kind) and not is_multiple(zh, en):
        return None if zh.kind is en.kind else cost
    if cost >= 4 and zh.value <= 20 and not _same_place(zh, en):
        return None
    return cost


def is_multiple(zh: Point, en: Point) -> bool:
    return bool({zh.unit, en.unit} & {"倍", "番"})


def _same_place(zh: Point, en: Point) -> bool:
    """Whether a small number may be the same with another unit: not a count that happens to equal a percentage."""
    return bool(zh.unit and en.unit) or any(char.isdigit() for char in en.amount.text)


def counts_others(zh: Point, en: Point) -> bool:
    """尿毒症等8类 is "uraemia and seven other"."""
    return en.value + 1 == zh.value and en.amount.text.rstrip().endswith(("other", "others"))


def drop_repeated(points: list[Point], own: list[Point], others: list[Point]) -> list[Point]:
    """``points``, those of ``own`` that found no pair, without numbers that stand there again and found one: small ones
    only where the other language has them in the same unit."""
    lone = Counter((point.value, point.unit) for point in points)
    counts = Counter((point.value, point.unit) for point in own)
    there = {(point.value, point.unit) for point in others}
    units = {unit for _, unit in there}

    def repeats(point: Point) -> bool:
        if counts[point.value, point.unit] == lone[point.value, point.unit]:
            return False
        same = any((point.value, unit) in there and units_agree(unit, point.unit) for unit in units)
        return same or point.value >= LARGE

    return [point for point in points if not repeats(point)]


def pair_lone(zh: list[Point], en: list[Point]) -> tuple[list[tuple[Point, Point]], list[Point], list[Point]]:
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
    if one.unit == other.unit == "倍":
        return True
    if one.kind is Kind.SOFT and other.kind is Kind.SOFT:
        if _one_code(one, other):
            return True
        slogans = _names(one) and _names(other) and _counts_alike(one, other)
        return 1 not in (one.value, other.value) and one.ordinal == other.ordinal and bool(one.ordinal or slogans)
    if one.kind is Kind.SOFT and other.kind is Kind.COUNT:
        return _names(one) and SLOGAN.match(one.amount.text) is not None  # 两岸 and "the three sides"
    if Kind.SOFT in (one.kind, other.kind):
        return _names(one) and other.unit == "年" and _counts_alike(one, other)
    return units_agree(one.unit, other.unit) or Kind.COUNT not in (one.kind, other.kind)


def _one_code(one: Point, other: Point) -> bool:
    """Whether both are codes that differ in their number alone, 4G and 5G, or both name a group of states."""
    codes = {re.sub(r"\d+", "#", point.amount.text) for point in (one, other)}
    if len(codes) == 1 and re.fullmatch(r"#[A-Za-z]+|[A-Za-z]+-?#", next(iter(codes))):
        return True
    return one.amount.text.endswith("国集团") and re.match(r"G-?\d|Group of", other.amount.text) is not None


def _counts_alike(one: Point, other: Point) -> bool:
    """Whether both names are slogans that count what they hold, or plans of some years."""
    if re.search(r"\d", other.amount.text) or (other.unit == "年" and "年" not in one.amount.text):
        return False
    return bool(SLOGAN.match(one.amount.text)) or (
        "年" in one.amount.text and PLAN.match(one.following) is not None and "year" in other.amount.text.lower()
    )


def _names(point: Point) -> bool:
    return point.amount.role is Role.PART_OF_NAME


def _distance(one: Point, other: Point) -> Fraction:
    high, low = max(abs(one.value), abs(other.value)), min(abs(one.value), abs(other.value))
    return high / low if low else Fraction(10**30)
