"""Figures: each language's way of writing a figure or a date.

A figure keeps what the source prints; everything else about it is derived here, in ``Decimal``. What English converts,
and to what, stands in the table of units: 15 mu (亩) are 1 hectare, 2,000 jin (斤) a tonne.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum, auto
from fractions import Fraction
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date as babel_date
from babel.numbers import format_decimal

from generator.numbers import units
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
    CONVERTED = auto()
    """A Chinese unit that English converts, with the original beside: 亩, 斤."""
    PLAIN = auto()
    RANK = auto()


@dataclass(frozen=True)
class Unit:
    """A Chinese unit as figures use it."""

    zh: str
    measure: Measure
    table: units.Unit
    """Its entry in the table of units."""

    @property
    def en(self) -> str:
        """Written after the number; empty for counting units, which take the figure's own noun."""
        return self.table.written[-1] if self.table.written else ""

    def written(self, values: list[Decimal]) -> str:
        """The same after these numbers, singular where they are one."""
        return self.table.written[0] if self.table.written and values == [1] else self.en


class _Units(Mapping[str, Unit]):
    """The table of units in use, by Chinese name."""

    def __getitem__(self, name: str) -> Unit:
        return _all_units()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_all_units())

    def __len__(self) -> int:
        return len(_all_units())


@units.cached_by_units
def _all_units() -> dict[str, Unit]:
    table = {name: Unit(name, _measure_of(unit), unit) for name, unit in units.load_units().items()}
    return table | {"": Unit("", Measure.PLAIN, units.PLAIN)}


UNITS = _Units()
"""Every unit that a figure may have: ``generator/numbers/units.yaml`` and the project's ``data/units.yaml``."""


def _measure_of(unit: units.Unit) -> Measure:
    if unit.zh == RANK:
        return Measure.RANK
    if unit.before:
        return Measure.MONEY
    if unit.dimension == units.find_unit(SHARE).dimension:
        return Measure.SHARE
    if unit.written_in:
        return Measure.CONVERTED
    return Measure.COUNT if unit.noun else Measure.PLAIN


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
            return f"{unit.table.before[0]} {_range_en(values)}"
        case Measure.SHARE:
            return _share_en(figure, values)
        case Measure.CONVERTED:
            other = UNITS[unit.table.written_in]
            converted = [_convert(v, unit.table.factor / other.table.factor) for v in values]
            return f"{_range_en(converted)} {other.written(converted)} ({_range_en(values)} {unit.table.en[0]})"
        case Measure.PLAIN:
            return f"{_range_en(values)} {unit.written(values)}".rstrip()
        case _:
            return f"{_range_en(values)} {figure.noun or ''}".rstrip()


def _convert(value: Decimal, factor: Fraction) -> Decimal:
    """``value`` times ``factor``; where no decimal holds it, whole, below ten to two places, so that no land becomes 0 ha."""
    exact = Fraction(value) * factor
    if 10**9 % factor.denominator == 0:
        return _decimal(exact)
    return _decimal(exact, 0 if exact >= 10 else 2)


def _share_en(figure: Figure, values: list[Decimal]) -> str:
    words = {Fraction(1, 2): "half", Fraction(1, 3): "one third", Fraction(2, 3): "two thirds"}
    if figure.value.is_share:
        word = words.get(figure.value.exact, f"{figure.value.exact.numerator}/{figure.value.exact.denominator}")
        exact = value_of(figure.value, figure.unit) == figure.value.exact * 100
        return f"{word} ({plain(values[0])}%)" if exact else word
    # 3成 and 4‰ are 30% and 0.4%.
    return f"{_range_en([_convert(value, UNITS[figure.unit].table.factor) for value in values])}%"


def _range_en(values: list[Decimal]) -> str:
    if len(values) == 1:
        return scale_en(values[0])
    low, high = (scale_en(v) for v in values)
    (low_number, *low_word), (_, *high_word) = low.split(), high.split()
    return f"{low_number}–{high}" if low_word == high_word else f"{low}–{high}"


@lru_cache(maxsize=4096)
def scale_en(number: Decimal) -> str:
    """``number`` with thousands grouped, and a short-scale word from a million on: 82000 -> 82,000."""
    for word, size in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        if abs(number) >= size:
            return f"{format_decimal(number / size, '#,##0.#########', locale=LOCALES['en'])} {word}"
    return format_decimal(number, "#,##0.#########", locale=LOCALES["en"])


def format_deadline(day: date, language: str) -> str:
    """``day`` as a deadline: ``2031年6月30日前``, ``by 30 June 2031``."""
    return f"{format_day(day, language)}前" if language == "zh" else f"by {format_day(day, language)}"


@cache
def format_day(day: date, language: str) -> str:
    """``day`` in full: ``2031年6月30日``, ``30 June 2031``."""
    if language == "zh":
        return babel_date(day, "y年M月d日", locale=LOCALES["zh"])
    return babel_date(day, "d MMMM y", locale=LOCALES["en"])
