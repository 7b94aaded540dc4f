"""Figures: the table of units, and each language's way of writing a figure or a date.

A figure keeps what the source prints; everything else about it is derived here, in ``Decimal``.
English conversions: 15 mu (亩) are 1 hectare, 1 jin (斤) is 0.5 kg.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum, auto
from fractions import Fraction

from babel import Locale
from babel.dates import format_date as babel_date
from babel.numbers import format_decimal

from generator.numbers.units import COUNT, load_units
from generator.report.model import Comparator, Figure, Quantity

LOCALES = {"zh": Locale("zh", "CN", script="Hans"), "en": Locale("en", "GB")}
"""Parsed once: from its name, Babel looks for a locale among a thousand at every call."""
SHARE = "%"
RANK = "位"


class Measure(Enum):
    """What a unit measures; decides how English writes it."""

    MONEY = auto()
    SHARE = auto()
    COUNT = auto()
    AREA_OF_LAND = auto()
    GRAIN = auto()
    PLAIN = auto()
    RANK = auto()


@dataclass(frozen=True)
class Unit:
    """A Chinese unit and its place in English."""

    zh: str
    measure: Measure
    en: str = ""
    """Written after the number; empty for counting units, which take the figure's own noun."""
    one: str = ""
    """The same after the number one, where it is another word."""


def _table(*units: Unit) -> dict[str, Unit]:
    return {unit.zh: unit for unit in units}


COUNTING = (
    "人 人次 人年 名 个 户 家 项 条 所 座 处 台 套 辆 件 支 类 种 场 次 届 张 艘 架 栋 幢 间 床 株 只 头 例 批 对 组 吨 千瓦"
).split()

OWN_UNITS = _table(
    Unit("元", Measure.MONEY),
    Unit(SHARE, Measure.SHARE, "%"),
    Unit("个百分点", Measure.PLAIN, "percentage points"),
    Unit("亩", Measure.AREA_OF_LAND, "ha"),
    Unit("斤", Measure.GRAIN, "tonnes"),
    Unit("平方米", Measure.PLAIN, "m²"),
    Unit("平方公里", Measure.PLAIN, "km²"),
    Unit("立方米", Measure.PLAIN, "m³"),
    Unit("公里", Measure.PLAIN, "km"),
    Unit("分钟", Measure.PLAIN, "minutes"),
    Unit("年", Measure.PLAIN, "years"),
    Unit("倍", Measure.PLAIN, "times"),
    Unit(RANK, Measure.RANK),
    *(Unit(zh, Measure.COUNT) for zh in COUNTING),
)
"""The units that English writes in a way of its own."""


def _from_table(zh: str) -> Unit:
    """The unit ``zh`` of ``numbers/units.yaml``, written after the number; one that counts takes a noun."""
    unit = load_units()[zh]
    if unit.dimension == COUNT or not unit.en:
        return Unit(zh, Measure.COUNT)
    return Unit(zh, Measure.PLAIN, unit.en[1] if len(unit.en) > 1 else unit.en[0], one=unit.en[0])


UNITS = OWN_UNITS | {zh: _from_table(zh) for zh in load_units() if zh not in OWN_UNITS} | {"": Unit("", Measure.PLAIN)}
"""Every unit that a figure may have, by its Chinese name; empty for a plain number. A new one is added to that table."""


def value_of(quantity: Quantity, unit: str) -> Decimal:
    """``quantity`` as a plain number of ``unit``s, 万 and 亿 multiplied out.

    A fraction in words counts as a percentage where the unit is %: 一半 is 50. What no decimal holds
    exactly (三分之一) is rounded half up to two places.
    """
    exact = quantity.exact
    if quantity.is_share:
        exact *= 100
    return _decimal(exact)


def _decimal(exact: Fraction, places: int | None = None) -> Decimal:
    number = Decimal(exact.numerator) / Decimal(exact.denominator)
    if places is None and number.as_tuple().exponent >= -9:
        return number.normalize() + 0 if number == number.to_integral() else number
    return number.quantize(Decimal(1).scaleb(-(2 if places is None else places)), ROUND_HALF_UP)


def plain(number: Decimal) -> str:
    """``number`` in digits alone, no exponent and no trailing zeros: the form of the exports."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def format_figure(figure: Figure, language: str) -> str:
    """The figure whole, with comparator and unit, as a reader of ``language`` writes it."""
    return _format_zh(figure) if language == "zh" else _format_en(figure)


ZH_PATTERNS = {
    Comparator.EXACTLY: "{}",
    Comparator.BETWEEN: "{}",
    Comparator.AT_LEAST: "{}以上",
    Comparator.MORE_THAN: "超过{}",
    Comparator.AT_MOST: "{}以内",
    Comparator.ABOUT: "{}左右",
}
EN_PATTERNS = {
    Comparator.EXACTLY: "{}",
    Comparator.BETWEEN: "{}",
    Comparator.AT_LEAST: "at least {}",
    Comparator.MORE_THAN: "more than {}",
    Comparator.AT_MOST: "no more than {}",
    Comparator.ABOUT: "about {}",
}


def _format_zh(figure: Figure) -> str:
    value = value_of(figure.value, figure.unit)
    if figure.unit == RANK:
        return f"前{plain(value)}位" if figure.comparator is Comparator.AT_MOST else f"第{plain(value)}位"
    text = f"{scale_zh(value)}{figure.unit}"
    if figure.value.is_share:
        text = figure.value.printed + (f"（{text}）" if value == figure.value.exact * 100 else "")
    if figure.value_max:
        text = f"{scale_zh(value)}—{scale_zh(value_of(figure.value_max, figure.unit))}{figure.unit}"
    return ZH_PATTERNS[figure.comparator].format(text)


def scale_zh(number: Decimal) -> str:
    """``number`` with 万 or 亿 from ten thousand on: 82000 -> 8.2万."""
    for word, size in (("亿", 10**8), ("万", 10**4)):
        if abs(number) >= size:
            return plain(number / size) + word
    return plain(number)


def _format_en(figure: Figure) -> str:
    value = value_of(figure.value, figure.unit)
    if figure.unit == RANK:
        return f"top {plain(value)}" if figure.comparator is Comparator.AT_MOST else f"no. {plain(value)}"
    values = [value, *([value_of(figure.value_max, figure.unit)] if figure.value_max else [])]
    return EN_PATTERNS[figure.comparator].format(_quantity_en(values, figure))


def _quantity_en(values: list[Decimal], figure: Figure) -> str:
    unit = UNITS[figure.unit]
    match unit.measure:
        case Measure.MONEY:
            return "RMB " + _range_en(values)
        case Measure.SHARE:
            return _share_en(figure, values)
        case Measure.AREA_OF_LAND:
            hectares = [_hectares(v) for v in values]
            return f"{_range_en(hectares)} ha ({_range_en(values)} mu)"
        case Measure.GRAIN:
            tonnes = [v / 2000 for v in values]
            return f"{_range_en(tonnes)} {_singular('tonnes', tonnes)} ({_range_en(values)} jin)"
        case Measure.PLAIN:
            return f"{_range_en(values)} {_singular(unit.en, values, unit.one)}".rstrip()
        case _:
            return f"{_range_en(values)} {figure.noun or ''}".rstrip()


def _hectares(mu: Decimal) -> Decimal:
    """``mu`` in whole hectares; below ten hectares to two places, so that no land becomes 0 ha."""
    return (mu / 15).quantize(Decimal(1) if mu >= 150 else Decimal("0.01"), ROUND_HALF_UP)


def _share_en(figure: Figure, values: list[Decimal]) -> str:
    words = {Fraction(1, 2): "half", Fraction(1, 3): "one third", Fraction(2, 3): "two thirds"}
    if figure.value.is_share:
        word = words.get(figure.value.exact, f"{figure.value.exact.numerator}/{figure.value.exact.denominator}")
        exact = value_of(figure.value, figure.unit) == figure.value.exact * 100
        return f"{word} ({plain(values[0])}%)" if exact else word
    return f"{_range_en(values)}%"


def _singular(noun: str, values: list[Decimal], singular: str = "") -> str:
    one = len(values) == 1 and values[0] == 1
    if one and singular:
        return singular
    return (
        noun.removesuffix("s") if one and noun in ("percentage points", "minutes", "years", "times", "tonnes") else noun
    )


def _range_en(values: list[Decimal]) -> str:
    if len(values) == 1:
        return scale_en(values[0])
    low, high = (scale_en(v) for v in values)
    (low_number, *low_word), (_, *high_word) = low.split(), high.split()
    return f"{low_number}–{high}" if low_word == high_word else f"{low}–{high}"


def scale_en(number: Decimal) -> str:
    """``number`` with thousands grouped, and a short-scale word from a million on: 82000 -> 82,000."""
    for word, size in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        if abs(number) >= size:
            return f"{format_decimal(number / size, '#,##0.#########', locale=LOCALES['en'])} {word}"
    return format_decimal(number, "#,##0.#########", locale=LOCALES["en"])


def format_deadline(day: date, language: str) -> str:
    """``day`` as a deadline: ``2031年6月30日前``, ``by 30 June 2031``."""
    return f"{format_day(day, language)}前" if language == "zh" else f"by {format_day(day, language)}"


def format_day(day: date, language: str) -> str:
    """``day`` in full: ``2031年6月30日``, ``30 June 2031``."""
    if language == "zh":
        return babel_date(day, "y年M月d日", locale=LOCALES["zh"])
    return babel_date(day, "d MMMM y", locale=LOCALES["en"])
