"""Amounts -> the numbers that two languages have to share, and whether two of them are the same.

One range is two points, so that "3—5" and "from 3 to 5" agree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml

from generator.numbers.amounts import Amount, Comparator, Role
from generator.numbers.comparison_multiples import are_multiples, multiples_agree
from generator.numbers.english_words import load_words
from generator.numbers.numerals import NUMERALS, read_number
from generator.numbers.units import COUNT, cached_by_units, find_unit

TABLE = Path(__file__).with_name("comparison.yaml")
SPANS = ("年", "岁", "周年", "个月", "天", "日", "周", "小时", "个季度", "个工作日", "分钟", "秒")
"""Units of time: three years and within three years count as the same."""
COUNTING = re.compile("[“‘]?[两三四五六七八九十]+[个项类种级所条]")
"""A name that counts: 四个不摘, 三级."""
PLAN = re.compile("[“‘]?(十五|十?[一二三四六七八九]|十)五(?![零一二三四五六七八九十百千万届大次中号])")
"""A five-year plan by its number: 九五, 十五 (the tenth), 十五五."""
RATIO = re.compile(r"\d{1,9}(?:\.\d{1,9})? ?[:：∶︰比] ?(\d{1,9}(?:\.\d{1,9})?)")
CLOCK = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d")
"""What may be a time of day as well as a ratio: 3:30."""
PACE = re.compile("[降跌减涨增]幅|增速|增长率|减速|速度")
"""Before a number that tells how a rise or fall itself has changed, which English words either way."""
SMALL = 10
"""Yuan below which a sum beside 每斤 is a price per jin."""
EVEN = Fraction(1, 500)
"""The most that rounding may change a sum in one and the same unit, as a part of it."""
LARGE = 1000
"""The least number that English rounds by saying so."""
SAID = Fraction(1, 100)
"""The most that such rounding may change it, as a part of it."""
REACH = 24
"""Characters in which a list's 分别 or "respectively" is looked for."""
ROUNDING = Fraction(1, 20)
"""The most that rounding may change a converted value, as a part of it."""


class Kind(StrEnum):
    """How firmly a number has to be found in the other language."""

    FIRM = "firm"
    COUNT = "count"
    """Two to four things in words: the other language may name them instead (the two regions)."""
    SOFT = "soft"
    """An ordinal, a part of a name, a vague number: it may answer to one, but need not."""


@dataclass(frozen=True)
class Point:
    """One number of an amount."""

    amount: Amount
    value: Fraction
    unit: str
    comparator: Comparator
    kind: Kind
    ordinal: bool = False
    preceding: str = ""
    """The words just before it, in its own clause."""
    following: str = ""
    """The words just behind it."""
    shared: Comparator | None = None
    """The comparator of the list that it stands in: around 3% and 5% respectively."""


@cache
def load_table() -> dict:
    """The table of ``comparison.yaml``."""
    return yaml.load(TABLE.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def find_points(text: str, amounts: list[Amount], language: str, strict: bool = False) -> list[Point]:
    """The numbers among the ``amounts`` of ``text`` in ``language``, dates and list markers aside.

    ``strict`` holds a slogan that counts (四个不摘) for a count: the caller has taken out those that both languages name.
    """
    points, shared = [], _shared_comparators(text, amounts, language)
    for n, amount in enumerate(amounts):
        number = _value_of(amount, language)
        if number is None or amount.role in (Role.LIST_NUMBER, Role.YEAR) or amount.date is not None:
            continue
        ordinal = _is_ordinal(amount, language)
        kind = _kind(amount, ordinal)
        if strict and amount.role is Role.PART_OF_NAME and COUNTING.match(amount.text):
            kind = Kind.FIRM
        before = re.split("[，。；;.]", text[max(0, amount.start - 12) : amount.start])[-1]
        for value in (number, amount.value_max, _other_part(amount)):
            if value is not None:
                value, unit = _in_yuan(value, amount.unit, text) if language == "zh" else (value, amount.unit)
                points.append(
                    Point(
                        amount,
                        value,
                        unit,
                        amount.comparator,
                        kind,
                        ordinal,
                        before,
                        text[amount.end : amount.end + 8],
                        shared.get(n),
                    )
                )
    return points


def _other_part(amount: Amount) -> Fraction | None:
    """The second number of a ratio: 7 of 3:7, 1 of 1.6比1."""
    ratio = RATIO.fullmatch(amount.text.strip())
    return Fraction(ratio[1]) if ratio and not CLOCK.fullmatch(amount.text.strip()) else None


def _shared_comparators(text: str, amounts: list[Amount], language: str) -> dict[int, Comparator]:
    """Comparators that a list names once, by the number of each amount that goes without: in English before the first
    number (around 3% and 5% respectively), in Chinese behind the last (分别下降4%和3%左右)."""
    marks = load_table()["lists"][language]
    order = range(1, len(amounts)) if language == "en" else range(len(amounts) - 2, -1, -1)
    shared: dict[int, Comparator] = {}
    for n in order:
        other = n - 1 if language == "en" else n + 1
        first, last = amounts[min(n, other)], amounts[max(n, other)]
        bound = shared.get(other, amounts[other].comparator)
        if bound is Comparator.EXACTLY or amounts[n].comparator is not Comparator.EXACTLY or first.unit != last.unit:
            continue
        near = (
            text[last.end : last.end + REACH] if language == "en" else text[max(0, first.start - REACH) : first.start]
        )
        if re.fullmatch(marks["joiner"], text[first.end : last.start]) and re.search(marks["sign"], near):
            shared[n] = bound
    return shared


def _in_yuan(value: Fraction, unit: str, text: str) -> tuple[Fraction, str]:
    small = load_table()["small_money"]
    if unit == "分" and not re.search(load_table()["money_context"], text):
        return value, unit
    return (value * Fraction(small[unit]), "元") if unit in small else (value, unit)


def _is_ordinal(amount: Amount, language: str) -> bool:
    if language == "zh":
        congress = amount.role is Role.PART_OF_NAME and re.match(".{1,4}大$", amount.text)  # 十九大, not 四大
        plan = amount.role is Role.PART_OF_NAME and PLAN.match(amount.text)
        return bool(congress or plan or re.match(r"第|.{0,2}十.五|.{1,4}(?:届|次会议|中全会)", amount.text))
    words = {word.lower() for word in re.findall(r"[A-Za-z]+", amount.text)}
    return amount.unit in ("", "年", "周年") and bool(
        words & load_words().ordinals.keys() or re.search(r"\d(?:st|nd|rd|th)\b", amount.text)
    )


def _value_of(amount: Amount, language: str) -> Fraction | None:
    """The number of an amount; that in a Chinese name (第十一届, 三农, 十二五), which the reader leaves out."""
    if amount.value is not None or language == "en" or amount.role is not Role.PART_OF_NAME:
        return amount.value
    if plan := PLAN.match(amount.text):
        return read_number(plan[1])  # a five-year plan by its number: 九五, 十四五
    if roman := re.match("[\u2160-\u216b]", amount.text):
        return Fraction(ord(roman[0]) - 0x215F)
    numeral = re.search(rf"[{NUMERALS}]+", amount.text)
    try:
        return numeral and read_number(numeral[0])
    except ValueError:
        return None


def _kind(amount: Amount, ordinal: bool) -> Kind:
    plain = is_loose(amount.unit)
    if amount.role in (Role.PART_OF_NAME, Role.IDIOM) or amount.vague:
        return Kind.SOFT
    if ordinal and not (amount.unit in ("位", "年", "周年") and amount.value > 1):
        return Kind.SOFT
    if amount.unit == "倍":
        return Kind.FIRM
    if plain and amount.value_max is None and amount.value in (0, 1):
        return Kind.SOFT
    printed = any(char.isdigit() for char in amount.text)
    if plain and not printed and amount.unit not in SPANS and amount.value <= 4 and amount.value.denominator == 1:
        return Kind.COUNT
    return Kind.FIRM


@cached_by_units
def is_loose(unit: str) -> bool:
    """Whether ``unit`` counts things, or is one that English leaves out or exchanges for a noun."""
    return not unit or unit in load_table()["loose"] or find_unit(unit).dimension == COUNT


@cached_by_units
def units_agree(one: str, other: str) -> bool:
    """Whether two units of one number count as the same: one measure, or both loose."""
    if one == other or find_unit(one).dimension == find_unit(other).dimension:
        return True
    if "/" in one + other and one.partition("/")[0] == other.partition("/")[0]:
        return True  # 每立方米30微克, 30 micrograms per cubic metre
    if is_loose(one) and is_loose(other):
        return not (one in SPANS and other in SPANS) or any(
            one in row and other in row for row in load_table()["alike"]
        )
    return False


def values_agree(zh: Point, en: Point, factors: tuple[Fraction, ...] = (), strict: bool = True) -> bool:
    """Whether both are one number, units converted and rounding allowed; ``factors`` as ``per_units`` gives them.
    Unless ``strict``, English may round a sum in one and the same unit too."""
    if are_multiples(zh, en):
        return multiples_agree(zh, en)
    if zh.value == en.value and not _convertible(zh.unit, en.unit):
        return not (factors and zh.unit == "元" and zh.value < SMALL)
    one, other = find_unit(zh.unit), find_unit(en.unit)
    if one.dimension == other.dimension and one.dimension != COUNT:
        if one.factor == other.factor:
            if _close(zh, en):
                return True
        elif _rounds(zh.value * one.factor / other.factor, en.value):
            return True
    alike = not strict and one.factor == other.factor and units_agree(zh.unit, en.unit)
    if alike and (is_rounded(zh, en) or says_rounded(zh, en)):
        return True
    size = one.factor / other.factor if one.dimension == other.dimension else 1
    return any(_rounds(zh.value * size * factor, en.value) for factor in factors)


def _close(zh: Point, en: Point) -> bool:
    """Shares in words: a third is 33.3 %."""
    if zh.value.denominator % 3 and en.value.denominator % 3:
        return zh.value == en.value
    return abs(zh.value - en.value) < Fraction(1, 2)


def is_rounded(zh: Point, en: Point) -> bool:
    """Whether English rounds a large sum to three figures or more with a decimal: 305160亿元 is RMB 30.5 trillion."""
    printed = re.search(r"(\d+)\.(\d+) ?(?:million|billion|trillion)", en.amount.text)
    if not printed or len((printed[1] + printed[2]).strip("0")) < 3 or not zh.value:
        return False
    return abs(zh.value - en.value) <= zh.value * EVEN and _rounds(zh.value, en.value)


def says_rounded(zh: Point, en: Point) -> bool:
    """Whether English rounds a large number and says so: 904万户 is over nine million."""
    past = zh.value - en.value
    if zh.comparator is not Comparator.EXACTLY or zh.value < LARGE or not 0 < abs(past) <= zh.value * SAID:
        return False
    bounded = en.comparator is Comparator.ABOUT or (en.comparator is Comparator.MORE_THAN and past > 0)
    return bounded and step_of(en.value) > step_of(zh.value)


def _convertible(one: str, other: str) -> bool:
    first, second = find_unit(one), find_unit(other)
    return first.dimension == second.dimension != COUNT and first.factor != second.factor


def _rounds(exact: Fraction, printed: Fraction) -> bool:
    """Whether ``exact`` rounds to ``printed`` at the last place that is printed."""
    if exact == printed:
        return True
    if not printed or abs(exact - printed) > abs(exact) * ROUNDING:
        return False
    return abs(exact - printed) <= step_of(printed) / 2 * Fraction(11, 10)


def step_of(printed: Fraction) -> Fraction:
    """The place of the last digit that is not zero: 6130000 -> 10000, 0.25 -> 0.01."""
    step = Fraction(1)
    if printed.denominator > 1:
        while (printed / step).denominator > 1 and step > Fraction(1, 10**9):
            step /= 10
        return step
    whole = abs(printed.numerator)
    while whole and whole % 10 == 0:
        whole, step = whole // 10, step * 10
    return step


def comparators_agree(zh: Point, en: Point, strict: bool = False) -> bool:
    """Whether both bound the number alike; unless ``strict``, 以上 may be "more than", as translators write it."""
    if not strict and zh.value != en.value and says_rounded(zh, en):
        return True
    if zh.shared or en.shared:
        alone = replace(zh, shared=None, comparator=zh.shared or zh.comparator), replace(en, shared=None)
        alone = alone[0], replace(alone[1], comparator=en.shared or en.comparator)
        if not strict and comparators_agree(*alone):
            return True
    pair = (zh.comparator, en.comparator)
    if not strict and pair[1] is Comparator.EXACTLY and en.preceding.endswith("line of "):
        return pair[0] is not Comparator.AT_MOST  # not fall below the red line of
    if pair[1] is Comparator.ABOUT and not strict and zh.amount.text.endswith("左右"):
        return True  # 低于13%左右, below a target of around 13%
    if pair[0] == pair[1] or Comparator.BETWEEN in pair or zh.amount.vague or en.amount.vague:
        return True
    multiples = zh.unit == en.unit == "倍"
    if (not multiples and Kind.SOFT in (zh.kind, en.kind)) or zh.ordinal or en.ordinal:
        return True
    if not strict and pair == (Comparator.AT_LEAST, Comparator.MORE_THAN):
        return True
    if pair == (Comparator.EXACTLY, Comparator.ABOUT) and "约" in zh.preceding:
        return True  # 约占全国的三分之一: the word stands far before its number
    if zh.unit in SPANS or en.unit in SPANS or en.following.startswith(" of a ce"):
        # "Over three years" is during them, or more than three.
        during = en.amount.text.lower().startswith("over ") and pair[0] is Comparator.EXACTLY
        return during or set(pair) == {Comparator.EXACTLY, Comparator.AT_MOST}
    return False


def directions_agree(zh: Point, en: Point) -> bool:
    """Whether the words of both let the measure move one way; those of one that give no direction agree with either."""
    if PACE.search(zh.preceding):
        return True
    ways = {zh.amount.direction, en.amount.direction}
    return zh.kind is not Kind.FIRM or en.kind is not Kind.FIRM or None in ways or len(ways) == 1


def per_unit_factors(zh: str, en: str) -> tuple[Fraction, ...]:
    """The factors between measures per unit that the two texts use: 每斤 and per kilogram give 2."""
    return tuple(
        Fraction(row["factor"])
        for row in load_table()["per_units"]
        if re.search(row["zh"], zh) and re.search(row["en"], en, re.IGNORECASE)
    )
