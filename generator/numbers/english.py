"""English running text -> the amounts in it: the one reader of English numbers.

List markers, names and dates are taken out first, in this order; what numerals remain are read token by token.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from generator.numbers.amounts import Amount, Role
from generator.numbers.english_dates import find_dates, mask
from generator.numbers.english_figures import find_numbers
from generator.numbers.english_words import load_words, names_pattern, one_of

WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20, 0x202F: 0x20, 0x2009: 0x20}
"""Full-width signs and odd spaces -> plain ones, one for one."""
HINT = re.compile(
    r"\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+teenth|twent|thirt|fort|fift|sixt|sevent|"
    r"eight|ninet|hundred|thousand|million|billion|trillion|first|second|third|\w+th\b|half|halv|quarter|dozen|tens|scores|"
    r"percentage point|doubl|tripl|trebl|quadrupl|twice|\w+fold|decade|centur|centen|millenni|both|pair|couple|twin|year|end of|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|^[IVX]+\.|\b[IVX]+\b",
    re.IGNORECASE,
)
"""What every amount holds: most texts have none, and one search shows it."""
GRADE = re.compile(r"\b(?:Grade|Class|Level|Category|Tier|Phase|Stage|Part|Chapter|Type) ([IVX]{1,5})\b")
"""A rank in Roman numerals."""
NUMBERED = re.compile(
    r"\b(?:Lines|Routes|Phases|Terminals|Units|Articles|Chapters|Sections|Highways|Nos\.?) \d{1,3}"
    r"(?:(?:, and |, | and | to |-|–)\d{1,3}(?![\d.,]*\d|%)){1,12}"
)
"""Things in a row that are called by a number: Lines 7, 9 and 11."""
ROMAN = {"I": 1, "V": 5, "X": 10}


def find_amounts(text: str) -> list[Amount]:
    """Every amount in ``text``, in order of place; positions count characters of ``text``."""
    if not HINT.search(text):
        return []
    plain = text.translate(WIDE)
    found: list[Amount] = []
    for find in (_find_list_numbers, _find_names, find_dates):
        amounts = sorted(find(plain), key=lambda amount: amount.start)
        found += amounts
        plain = mask(plain, [(amount.start, amount.end) for amount in amounts])
    found += find_numbers(plain)
    found.sort(key=lambda amount: amount.start)
    return [dataclasses.replace(each, text=text[each.start : each.end]) for each in found]


@cache
def _list_pattern() -> re.Pattern[str]:
    words = load_words()
    ordinals, cardinals = (one_of(word.capitalize() for word in table) for table in (words.ordinals, words.cardinals))
    return re.compile(
        r"(?:^|(?<=[.;:!?] )|(?<=\n))[\s\"“(–—-]{0,6}"
        rf"(?:(?P<ordinal>{ordinals})(?:ly)?(?=,)|(?P<cardinal>{cardinals})(?=,)|(?P<digits>\d{{1,2}})[.)](?=\s|$)"
        r"|\((?P<digits2>\d{1,2})\)|(?P<roman>[IVX]{1,5})\.(?=\s|$))"
    )


def _find_list_numbers(text: str) -> Iterator[Amount]:
    words = load_words()
    for match in _list_pattern().finditer(text):
        kind = match.lastgroup
        printed = match[kind]
        if kind == "roman":
            value = _read_roman(printed)
        elif kind in ("ordinal", "cardinal"):
            value = (words.ordinals | words.cardinals)[printed.lower()]
        else:
            value = int(printed)
        yield Amount(match[0], match.start(kind), match.end(), Role.LIST_NUMBER, Fraction(value))


def _read_roman(printed: str) -> int:
    values = [ROMAN[char] for char in printed]
    return sum(-value if value < max(values[n:]) else value for n, value in enumerate(values))


def _find_names(text: str) -> Iterator[Amount]:
    for match in NUMBERED.finditer(text):
        for number in re.finditer(r"\d{1,3}", match[0]):
            start, end = match.start() + number.start(), match.start() + number.end()
            yield Amount(number[0], start, end, Role.PART_OF_NAME, Fraction(number[0]))
    for match in GRADE.finditer(text):
        yield Amount(match[0], *match.span(), Role.FIGURE, Fraction(_read_roman(match[1])))
    for match in names_pattern().finditer(text):
        role = Role.PART_OF_NAME if match["name"] else Role.IDIOM
        first = re.match(r"[A-Za-z]+", match[0]) if match["name"] else None
        value = load_words().cardinals.get(first[0].lower()) if first else None
        yield Amount(match[0], *match.span(), role, None if value is None else Fraction(value))
