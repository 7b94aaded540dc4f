"""The one table of units, ``units.yaml`` and the project's own: what each measures, and its names in both languages.

A process works on one project: ``use_units`` lays the project's own units over the table for all readers and formats.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, wraps
from pathlib import Path

import yaml

TABLE = Path(__file__).with_name("units.yaml")
COUNT = "count"
"""Dimension of the units that count things, and of a plain number."""


@dataclass(frozen=True)
class Unit:
    """A Chinese unit and its place in both languages; ``units.yaml`` says what each field holds."""

    zh: str
    dimension: str
    """Units of one dimension convert into each other."""
    factor: Fraction = Fraction(1)
    """Size in the dimension's base unit."""
    also: tuple[str, ...] = ()
    """Other Chinese spellings."""
    en: tuple[str, ...] = ()
    """English names, the usual one first; empty for a counting unit."""
    before: tuple[str, ...] = ()
    """Codes and signs before an English number, the one that we write first; money alone has them."""
    written: tuple[str, ...] = ()
    """How our English writes it after a number: singular and plural, or one form for both."""
    written_in: str = ""
    """The unit that our English converts it to."""
    noun: bool = False
    """Whether English names the thing instead, so that a figure needs its noun: 人, 户, and all that count."""
    in_words: bool = True
    """Whether Chinese numerals count it: 三所 is an amount, 三级 a name."""


PLAIN = Unit("", COUNT)
"""What a number without a unit has."""


def make_unit(name: str, entry: Mapping[str, object], digits_only: frozenset[str] = frozenset()) -> Unit:
    """The unit ``name`` that ``entry`` of a table's ``measures`` describes."""
    en = tuple(entry.get("en") or ())
    return Unit(
        name,
        dimension=entry.get("dimension") or name,
        factor=Fraction(str(entry.get("factor") or 1)),
        also=tuple(entry.get("also") or ()),
        en=en,
        before=tuple(entry.get("before") or ()),
        written=_forms(entry.get("written")) or _names(en),
        written_in=entry.get("written_in") or "",
        noun=bool(entry.get("noun")),
        in_words=name not in digits_only,
    )


def make_counting(name: str, digits_only: frozenset[str] = frozenset()) -> Unit:
    """The unit ``name`` that counts things."""
    return Unit(name, COUNT, noun=True, in_words=name not in digits_only)


def _forms(given: object) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given or ())


def _names(en: tuple[str, ...]) -> tuple[str, ...]:
    """Singular and plural where the second name is the first one's plural, else the first alone."""
    plural = en[1:2] if len(en) > 1 and en[1].endswith("s") and en[1][:3] == en[0][:3] else ()
    return (*en[:1], *plural)


@cache
def built_in_units() -> dict[str, Unit]:
    """Every unit of ``units.yaml`` by its Chinese name."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=loader)
    digits_only = frozenset(table["digits_only"].split())
    units = {name: make_unit(name, entry, digits_only) for name, entry in table["measures"].items()}
    counting = (name for name in table["counting"].split() if name not in units)
    return units | {name: make_counting(name, digits_only) for name in counting}


_own: tuple[Unit, ...] = ()


def use_units(own: tuple[Unit, ...] = ()) -> None:
    """Lay ``own``, the units of the project at hand, over the table from now on; none for the table alone."""
    global _own
    _own = own


def own_units() -> tuple[Unit, ...]:
    """The units in use besides the table's."""
    return _own


def cached_by_units(function: Callable) -> Callable:
    """``function`` with its answers stored as long as the same units are in use."""
    stored: dict[tuple[Unit, ...], dict] = {}

    @wraps(function)
    def answer(*arguments):
        answers = stored.get(_own)
        if answers is None:
            answers = stored[_own] = {}
        if arguments not in answers:
            answers[arguments] = function(*arguments)
        return answers[arguments]

    return answer


@cached_by_units
def load_units() -> dict[str, Unit]:
    """Every unit by its Chinese name: those of the table, then the project's own."""
    return built_in_units() | {unit.zh: unit for unit in _own}


def find_unit(name: str) -> Unit:
    """The unit of that Chinese name; a plain number's for an empty name or a unit outside the table."""
    return load_units().get(name, PLAIN)


@cached_by_units
def chinese_names() -> dict[str, str]:
    """Every Chinese spelling of a unit -> the unit's name."""
    return {spelling: unit.zh for unit in load_units().values() for spelling in (unit.zh, *unit.also)}


@cached_by_units
def english_names() -> dict[str, str]:
    """Every English name of a unit -> the unit's Chinese name; names of letters alone also in lower case."""
    names = {}
    for unit in load_units().values():
        for name in unit.en:
            names.setdefault(name, unit.zh)
            if len(name) > 3:
                names.setdefault(name.lower(), unit.zh)
    return names


@cached_by_units
def money_signs() -> dict[str, str]:
    """Every code or sign before an English number -> the unit's Chinese name: ``RMB``, ``US$``."""
    return {sign: unit.zh for unit in load_units().values() for sign in unit.before}
