"""English running text -> the amounts in it.

List markers, names and dates are taken out first, in this order; what numerals remain are read token by token.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from generator.numbers.amounts import Amount, Comparator, Direction, Role
from generator.numbers.english_dates import find_dates, mask
from generator.numbers.english_numerals import DASHES, HYPHENS, Numeral, Token, adjacent, read_numeral, tokenize
from generator.numbers.english_words import (
    after_pattern,
    before_pattern,
    comparator_of,
    load_words,
    names_pattern,
    one_of,
    unit_names,
    unit_pattern,
)

WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20, 0x202F: 0x20, 0x2009: 0x20}
"""Full-width signs and odd spaces -> plain ones, one for one."""
REACH = 80
"""Characters before a number in which its comparator and direction are looked for."""
HINT = re.compile(
    r"\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+teenth|twent|thirt|fort|fift|sixt|sevent|"
    r"eight|ninet|hundred|thousand|million|billion|trillion|first|second|third|\w+th\b|half|halv|quarter|dozen|tens|scores|"
    r"percentage point|doubl|tripl|trebl|quadrupl|twice|\w+fold|decade|centur|both|pair|couple|twin|year|end of|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|^[IVX]+\.",
    re.IGNORECASE,
)
"""What every amount holds: most texts have none, and one search shows it."""
PHRASAL = re.compile(r"\b(?:turn|hand|t[ao]k|carr[yi]|br[io]|gave|giv|pass|mov|sign|pa[iy]|roll)\w* $")
"""Verbs that take an "over" which bounds nothing: turned over 80 million yuan in taxes."""
SPANS = {"年代": 10, "世纪": 100}
"""Decades and centuries in years; an ordinal one (the 21st century) is a name."""
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
    found += _find_numbers(plain)
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
    for match in names_pattern().finditer(text):
        role = Role.PART_OF_NAME if match["name"] else Role.IDIOM
        first = re.match(r"[A-Za-z]+", match[0]) if match["name"] else None
        value = load_words().cardinals.get(first[0].lower()) if first else None
        yield Amount(match[0], *match.span(), role, None if value is None else Fraction(value))


def _find_numbers(text: str) -> list[Amount]:
    """The amounts that are no date, list number or known name; units shared where a list names one only once."""
    tokens, found, at = tokenize(text), [], 0
    while at < len(tokens):
        amount, at = _read_at(text, tokens, at)
        if amount:
            found.append(amount)
    return _share_units(text, found)


def _read_at(text: str, tokens: list[Token], at: int) -> tuple[Amount | None, int]:
    """The amount at token ``at``, if one begins there, and the index of the token to go on with."""
    word = tokens[at]
    if adjacent(tokens, at) and word.text[0].isdigit() and (name := _read_name(text, tokens, at)):
        return name, at + 1
    numeral = read_numeral(tokens, at)
    if not numeral:
        return _read_word(word), at + 1
    end = tokens[numeral.after - 1].end
    unit = unit_pattern().match(text, end)
    if numeral.digits and not unit and not numeral.ordinal and (name := _read_code(text, tokens, numeral)):
        return name, numeral.after + 1
    return _read_amount(text, tokens, numeral)


def _read_name(text: str, tokens: list[Token], at: int) -> Amount | None:
    """Digits at the end of a name: G20, H1N1, COVID-19, Shenzhou-10."""
    first = at - 1
    hyphen = tokens[first].text in HYPHENS and adjacent(tokens, first)
    if hyphen:
        first -= 1
    begin = re.search(r"[A-Za-z]*(?:['’][A-Za-z]+)?$", text[max(0, tokens[first].end - 30) : tokens[first].end])[0]
    if not (begin and (begin[0].isupper() or not hyphen)) or begin in load_words().money:
        return None
    value = Fraction(tokens[at].text.replace(",", "")[:18].rstrip("."))
    return Amount("", tokens[first].end - len(begin), tokens[at].end, Role.PART_OF_NAME, value)


def _read_code(text: str, tokens: list[Token], numeral: Numeral) -> Amount | None:
    """Digits at the beginning of a name: 4G, 3D, 1990s."""
    if not (adjacent(tokens, numeral.after) and tokens[numeral.after].text.isalpha()):
        return None
    last = tokens[numeral.after]
    value = None if last.text == "s" else numeral.value
    return Amount("", tokens[numeral.first].start, last.end, Role.PART_OF_NAME, value)


def _read_word(token: Token) -> Amount | None:
    """A word that means a number but may stand for none: both, decade, doubled."""
    words, word = load_words(), token.word
    soft = {"start": token.start, "end": token.end, "role": Role.IDIOM}
    if word in words.multiples:
        return Amount("", value=Fraction(words.multiples[word]), unit="倍", direction=Direction.UP, **soft)
    if word in words.halves:
        return Amount("", value=Fraction(50), unit="%", direction=Direction.DOWN, **soft)
    if word in words.spans:
        return Amount("", value=Fraction(words.spans[word]), unit="年", **soft)
    if word in words.pairs:
        return Amount("", value=Fraction(2), **soft)
    return None


def _read_amount(text: str, tokens: list[Token], numeral: Numeral) -> tuple[Amount, int]:
    """The amount around ``numeral``, and the index of the token behind its number."""
    start, end = tokens[numeral.first].start, tokens[numeral.after - 1].end
    money = _money_pattern().search(text, max(0, start - 8), start)
    start = money.start() if money else start
    unit, after = _read_unit(text, end)
    value, value_max, following = numeral.value, None, numeral.after
    if high := _read_range(text, tokens, numeral, after):
        top, following = high, high.after
        value = value * top.scale if top.scale > numeral.scale == 1 and value < top.value / top.scale else value
        value_max, end = top.value, tokens[top.after - 1].end
        unit_high, after = _read_unit(text, end)
        unit = unit_high or unit
    unit = load_words().money[money["money"].strip()] if money else unit
    if unit in SPANS and numeral.ordinal:
        unit = ""  # the 21st century
    if unit in SPANS:
        value, unit = value * SPANS[unit], "年"
        value_max = value_max and value_max * SPANS["年代"]
    if unit and (half := re.match(r" and a half\b", text[after : after + 12])):
        value, after = value + Fraction(1, 2), after + half.end()
    if numeral.share and not unit:
        value, unit = value * 100, "%"
    before = before_pattern().search(text[max(0, start - REACH) : start])
    if before and _compares(before[0].lower(), text[max(0, start - REACH) : start].lower(), text[after : after + 10]):
        before = None
    unit_end = after
    if other := re.match(r" others?\b", text[after : after + 8]):
        after += other.end()
    behind = after_pattern().match(text, after)
    comparator = _choose(before, behind, value_max, numeral, unit)
    amount = Amount(
        "",
        start - len(before[0]) if before and comparator is not Comparator.EXACTLY else start,
        behind.end() if behind and comparator is comparator_of(behind) else after,
        _role(text, tokens, numeral, after),
        value,
        value_max,
        unit,
        comparator,
        _direction(text, start, after),
        vague=numeral.vague,
    )
    while following < len(tokens) and tokens[following].start < unit_end:
        following += 1
    return amount, following


def _compares(phrase: str, before: str, behind: str) -> bool:
    """Whether the words bound no number after all: 20 more than five years ago, add up to 30, bring the total up to 30."""
    if phrase.startswith("over") and PHRASAL.search(before[: len(before) - len(phrase)]):
        return True
    if phrase.startswith(("more than", "less than", "higher than", "lower than")) and re.match(
        r" (?:ago|earlier)", behind
    ):
        return True
    return phrase.startswith("up to") and bool(
        re.search(r"\b(?:add|bring|brought)(?:s|ed|ing)?\b.*up to", before)
    )


def _choose(
    before: re.Match[str] | None, behind: re.Match[str] | None, high: Fraction | None, numeral: Numeral, unit: str
) -> Comparator:
    """The comparator of an amount; the one behind it says more (nearly 300 or more is nobody's English)."""
    if high is not None:
        return Comparator.BETWEEN
    if behind:
        return comparator_of(behind)
    comparator = comparator_of(before)
    if numeral.ordinal and comparator is Comparator.ABOUT:
        return Comparator.EXACTLY
    return comparator


@cache
def _money_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?P<money>{one_of(load_words().money)})\s{{0,2}}$")


def _read_unit(text: str, end: int) -> tuple[str, int]:
    """The unit behind the number that ends at ``end``, empty for none, and where it ends."""
    match = unit_pattern().match(text, end)
    if not match:
        return "", end
    name = match["unit"]
    if name.lower() in ("point", "points") and text[end : end + 1] in HYPHENS:
        return "", end  # a three-point decision
    return unit_names()[name.lower() if len(name) > 3 else name], match.end()


def _read_range(text: str, tokens: list[Token], numeral: Numeral, after: int) -> Numeral | None:
    """The upper number of a range: 3 to 5, 3–5, between 3 and 5; not of a change (from 3 to 5)."""
    at = numeral.after
    while at < len(tokens) and tokens[at].start < after:
        at += 1
    if at + 1 >= len(tokens) or numeral.ordinal or numeral.share and not numeral.digits:
        return None
    word = tokens[at].word
    before = text[max(0, tokens[numeral.first].start - 24) : tokens[numeral.first].start].lower()
    joined = word == "to" and "from" not in before or word == "and" and before.rstrip().endswith("between")
    if not joined and not (tokens[at].text in DASHES and tokens[at].end - tokens[at].start == 1):
        return None
    money = tokens[at + 1].text in load_words().money
    high = read_numeral(tokens, at + 1 + money) if at + 1 + money < len(tokens) else None
    if not high or high.ordinal or high.value * (1 if high.scale == 1 else 1) <= numeral.value or high.vague:
        return None
    return high


def _role(text: str, tokens: list[Token], numeral: Numeral, after: int) -> Role:
    """Whether a capitalised numeral before a capitalised word belongs to a name: the Eleventh Congress."""
    following = re.match(r"[ -]([A-Z][a-z]+)", text[after : after + 30])
    first = tokens[numeral.first].text
    if following and not numeral.digits and first[0].isupper() and numeral.scale == 1:
        opens = re.search(r"(?:^|[.!?:;]\s+|[\"“]\s?)$", text[: tokens[numeral.first].start][-4:])
        return Role.FIGURE if opens else Role.PART_OF_NAME
    return Role.PART_OF_NAME if following and numeral.ordinal else Role.FIGURE


@cache
def _direction_pattern() -> re.Pattern[str]:
    words = load_words()
    return re.compile(rf"\b(?:(?P<up>{one_of(words.up)})|(?P<down>{one_of(words.down)}))\b", re.IGNORECASE)


def _direction(text: str, start: int, end: int) -> Direction | None:
    """The direction that the nearest word gives: the noun just behind the number, else the last verb of its clause before."""
    behind = re.match(
        r"(?: [a-z-]+)? (?:rise|increase|growth|gain|decrease|decline|drop|reduction|fall|cut)\b", text[end : end + 40]
    )
    if behind:
        match = _direction_pattern().search(behind[0])
    else:
        clause = re.split(r"[.;:!?\0]", text[max(0, start - REACH) : start])[-1]
        match = None
        for match in _direction_pattern().finditer(clause):
            pass
    return match and (Direction.UP if match["up"] else Direction.DOWN)


def _share_units(text: str, amounts: list[Amount]) -> list[Amount]:
    """``amounts``, each that lacks a unit with the one of the next in its list: 4.3 and 2.3 percentage points."""
    for n in range(len(amounts) - 2, -1, -1):
        one, other = amounts[n], amounts[n + 1]
        if one.unit or not other.unit or other.role is not Role.FIGURE or one.role is not Role.FIGURE:
            continue
        if re.fullmatch(r",? ?(?:and|or|to|,|/|&) ?", text[one.end : other.start]):
            amounts[n] = dataclasses.replace(one, unit=other.unit)
    return amounts
