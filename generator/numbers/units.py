"""The one table of units, from ``units.yaml``: what each measures, and its names in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml

TABLE = Path(__file__).with_name("units.yaml")
COUNT = "count"
"""Dimension of the units that count things, and of a plain number."""


@dataclass(frozen=True)
class Unit:
    """A Chinese unit and its place in both languages."""

    zh: str
    dimension: str
    """Units of one dimension convert into each other."""
    factor: Fraction = Fraction(1)
    """Size in the dimension's base unit."""
    also: tuple[str, ...] = ()
    """Other Chinese spellings."""
    en: tuple[str, ...] = ()
    """English names, the usual one first; empty for a counting unit."""


PLAIN = Unit("", COUNT)
"""What a number without a unit has."""


@cache
def load_units() -> dict[str, Unit]:
    """Every unit by its Chinese name."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=loader)
    units = {name: Unit(name, COUNT) for name in table["counting"].split()}
    for name, entry in table["measures"].items():
        factor = Fraction(str(entry.get("factor", 1)))
        also, en = tuple(entry.get("also", ())), tuple(entry.get("en", ()))
        units[name] = Unit(name, entry.get("dimension", name), factor, also, en)
    return units


def find_unit(name: str) -> Unit:
    """The unit of that Chinese name; a plain number's for an empty name or a unit outside the table."""
    return load_units().get(name, PLAIN)


@cache
def chinese_names() -> dict[str, str]:
    """Every Chinese spelling of a unit -> the unit's name."""
    return {spelling: unit.zh for unit in load_units().values() for spelling in (unit.zh, *unit.also)}


@cache
def english_names() -> dict[str, str]:
    """Every English name of a unit -> the unit's Chinese name; names of letters alone also in lower case."""
    names = {}
    for unit in load_units().values():
        for name in unit.en:
            names.setdefault(name, unit.zh)
            if len(name) > 3:
                names.setdefault(name.lower(), unit.zh)
    return names


def to_base(value: Fraction, name: str) -> tuple[Fraction, str]:
    """``value`` in the base unit of its dimension, and the dimension: 15 亩 -> (10000, "square metres")."""
    unit = find_unit(name)
    return value * unit.factor, unit.dimension
