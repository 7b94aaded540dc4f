"""Running text -> the amounts in it: what parity compares. One record and one table for both languages."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from generator.report.model import Comparator

EXACTLY = Comparator.EXACTLY
PLAIN = "number"
YEAR, MONTH, DAY, HALF = "year", "month", "day", "half-year"
DATES = (YEAR, MONTH, DAY, HALF)

UNITS = {
    "RMB": ("元", "RMB", "yuan"),
    "%": ("%", "％", "per cent", "percent"),
    "percentage points": ("个百分点", "percentage points", "percentage point"),
    "mu": ("亩", "mu"),
    "ha": ("公顷", "ha", "hectares", "hectare"),
    "jin": ("斤", "jin"),
    "tonnes": ("吨", "tonnes", "tonne"),
    "kg": ("公斤", "kg"),
    "m²": ("平方米", "m²"),
    "km²": ("平方公里", "km²"),
    "m³": ("立方米", "m³"),
    "km": ("公里", "km", "kilometres", "kilometre"),
    "minutes": ("分钟", "minutes", "minute"),
}
"""Each measure and its names in both languages; a number with none of them is a plain one."""
MEASURES = {name: measure for measure, names in UNITS.items() for name in names}


@dataclass(frozen=True)
class Amount:
    """A number, or a part of a date, in running text."""

    value: Fraction
    measure: str
    """A key of ``UNITS``, one of ``DATES``, or ``PLAIN``."""
    text: str
    """As it stands there, with unit and comparator."""
    comparator: Comparator = EXACTLY
    soft: bool = False
    """Whether it may answer to a number of the other language but need not (both, 两手, first)."""
