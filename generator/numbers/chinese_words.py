"""``chinese_words.yaml`` -> the tables and patterns that the Chinese reader's modules share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from generator.numbers.amounts import Comparator
from generator.numbers.numerals import DECIMAL

TABLE = Path(__file__).with_name("chinese_words.yaml")
CHINESE = "零〇一二两三四五六七八九十百千万亿"
"""Characters of a number in Chinese numerals."""
ANY = rf"(?:(?<!\d)\d{{1,9}}|[{CHINESE[:-2]}]{{1,9}})"
"""A whole number in either script, for the patterns of names."""
SCALE = r"百(?![姓货度]|分[点比之])|千(?![瓦伏米克赫帕焦卡安])|[十万亿]"
"""A scale word; 千 of 千瓦 belongs to the unit."""
LITERAL = (
    rf"(?:(?:{DECIMAL})(?: ?(?:{SCALE})(?:\d{{1,4}}(?:\.\d+)?(?=[百千万亿])|(?<=万)\d{{4}}(?![\d,.%年])"
    r"|零\d{1,3}(?![\d,.%年]))?){0,6}"
    rf"|(?:[零〇一二两三四五六七八九]|{SCALE}){{1,20}}(?:点[零〇一二三四五六七八九]{{1,6}}[万亿]{{0,2}})?)"
)
"""A number as printed, without 多 or unit."""
FULL_WIDTH = {ord("０") + n: str(n) for n in range(10)} | {
    ord("．"): ".",
    ord("％"): "%",
    ord("﹪"): "%",
    0xA0: " ",
    0x3000: " ",
}


def alternatives(words) -> str:
    """A pattern for any of ``words``, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@dataclass(frozen=True)
class Words:
    """The file's tables, compiled."""

    before: dict[str, Comparator]
    after: dict[str, Comparator]
    up: re.Pattern[str]
    down: re.Pattern[str]
    speed: re.Pattern[str]
    joiner: re.Pattern[str]
    not_unit: dict[str, str]
    idioms: dict[str, tuple[str, ...]]
    """By their first two characters, the longest first."""
    names: dict[str, tuple[str, ...]]
    name_patterns: re.Pattern[str]
    latin_before_amount: tuple[str, ...]
    verbs_of_work: frozenset[str]
    rank_before: re.Pattern[str]
    simplified: dict[int, str]


@cache
def load_words() -> Words:
    """The file's tables."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=loader)
    sides = {
        side: {word: Comparator(name) for name, words in table["comparators"][side].items() for word in words}
        for side in ("before", "after")
    }
    patterns = [pattern.replace("~N~", ANY) for pattern in table["name_patterns"]]
    return Words(
        before=sides["before"],
        after=sides["after"],
        up=re.compile(alternatives(table["directions"]["up"])),
        down=re.compile(alternatives(table["directions"]["down"])),
        speed=re.compile(alternatives(table["speed"])),
        joiner=re.compile(rf"\s*(?:{alternatives(table['joiners'])})?\s*"),
        not_unit=table["not_a_unit_before"],
        idioms=_by_beginning(table["idioms"].split()),
        names=_by_beginning([*table["names"].split(), *table["places"].split()]),
        name_patterns=re.compile("|".join(f"(?:{pattern})" for pattern in patterns)),
        latin_before_amount=tuple(table["latin_before_amount"]),
        verbs_of_work=frozenset(table["verbs_of_work"]),
        rank_before=re.compile(rf"(?:{alternatives(table['rank_before'])})$"),
        simplified={ord(pair[0]): pair[1] for pair in table["traditional"].split()} | FULL_WIDTH,
    )


def _by_beginning(words: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for word in words:
        found.setdefault(word[:2], set()).add(word)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


def simplify(text: str) -> str:
    """``text`` in simplified characters and half-width digits, character for character: positions stay."""
    return text.translate(load_words().simplified)
