"""The words of the English reader, from their YAML files, and the patterns made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from generator.numbers.amounts import Comparator
from generator.numbers.units import cached_by_units, english_names

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Words:
    """Everything that ``english_words.yaml`` lists; words in lower case, months as printed."""

    cardinals: dict[str, int]
    ordinals: dict[str, int]
    scales: dict[str, int]
    short_scales: dict[str, int]
    plural_scales: dict[str, int]
    dozen: int
    parts: dict[str, int]
    multiples: dict[str, int]
    halves: list[str]
    spans: dict[str, int]
    pairs: list[str]
    months: dict[str, int]
    before: dict[str, list[str]]
    fillers: list[str]
    after: dict[str, list[str]]
    up: list[str]
    down: list[str]
    unit_adjectives: list[str]
    compounds: dict[str, str]
    year_before: list[str]
    date_before: dict[str, list[str]]


def _load(name: str) -> dict:
    return yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def load_words() -> Words:
    """The words of ``english_words.yaml``."""
    return Words(**_load("english_words.yaml"))


def one_of(words) -> str:
    """A pattern of any of ``words``, the longest first; spaces match any run of spaces up to three."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in sorted(words, key=len, reverse=True))


@cache
def names_pattern() -> re.Pattern[str]:
    """Names (group ``name``) and idioms (group ``idiom``) of ``english_names.yaml``."""
    table = _load("english_names.yaml")
    name, idiom = ("|".join(table[kind]) for kind in ("names", "idioms"))
    return re.compile(rf"\b(?:(?P<name>{name})|(?P<idiom>(?i:{idiom})))\b")


@cache
def before_pattern() -> re.Pattern[str]:
    """A comparator that ends where the number begins; one named group a comparator."""
    words = load_words()
    fillers = rf"(?:(?:{one_of(words.fillers)})\s{{1,3}}){{0,2}}"
    return re.compile(rf"(?<![\w-])(?:{_groups(words.before)})\s{{1,3}}{fillers}$", re.IGNORECASE)


@cache
def after_pattern() -> re.Pattern[str]:
    """A comparator behind number and unit, with at most three words of the noun between."""
    words = load_words()
    numbers = one_of([*words.cardinals, *words.scales, "half"])
    return re.compile(
        rf"(?:[ -]|(?: [A-Za-z][A-Za-z-]{{0,20}}){{1,3}} )(?:{_groups(words.after)})(?![\w-])"
        rf"(?! (?:[\d$€£¥]|US|RMB|than|of|(?:{numbers})\b))|(?P<plus>\+)",
        re.IGNORECASE,
    )


@cache
def date_side_pattern() -> re.Pattern[str]:
    """The comparator of a date, which ends where the date begins."""
    return re.compile(
        rf"(?<![\w-])(?:{_groups(load_words().date_before)})\s{{1,3}}(?:(?:the|around|about|early|late|fiscal|year)\s){{0,2}}$",
        re.IGNORECASE,
    )


def _groups(table: dict[str, list[str]]) -> str:
    return "|".join(f"(?P<{name}>{one_of(phrases)})" for name, phrases in table.items())


@cached_by_units
def unit_names() -> dict[str, str]:
    """Every English name of a unit -> its Chinese name; names of more than three letters in lower case."""
    names = {**english_names(), **load_words().compounds}
    return {name.lower() if len(name) > 3 else name: unit for name, unit in names.items()}


@cached_by_units
def unit_pattern() -> re.Pattern[str]:
    """A unit behind a number; short names and symbols as printed, longer ones in any case."""
    adjectives = one_of(load_words().unit_adjectives)
    short = one_of(name for name in unit_names() if len(name) <= 3)
    long = one_of(name for name in unit_names() if len(name) > 3).replace(r"\s{1,3}", r"(?:\s{1,3}|-)")
    return re.compile(
        rf"\s{{0,2}}-?(?:(?:{adjectives})[ -]){{0,2}}(?P<unit>(?i:{long})|{short})(?![A-Za-z0-9²³])(?! old\b|-old\b)"
    )


def comparator_of(match: re.Match[str] | None) -> Comparator:
    """The comparator whose named group matched; ``EXACTLY`` for none."""
    if not match:
        return Comparator.EXACTLY
    for comparator in Comparator:
        if match.groupdict().get(comparator.value):
            return comparator
    return Comparator.MORE_THAN if match.groupdict().get("plus") else Comparator.EXACTLY
