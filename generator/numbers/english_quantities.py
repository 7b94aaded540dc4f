"""A numeral of an English text -> its amount: money sign, unit, range, comparator, direction."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from generator.numbers.amounts import Amount, Comparator, Direction, Role
from generator.numbers.english_numerals import read_numeral
from generator.numbers.english_tokens import DASHES, HYPHENS, Numeral, Token
from generator.numbers.english_words import (
    after_pattern,
    before_pattern,
    comparator_of,
    load_words,
    one_of,
    unit_names,
    unit_pattern,
)
from generator.numbers.units import cached_by_units, find_unit, money_signs

REACH = 80
"""Characters before a number in which its comparator and direction are looked for."""
PHRASAL = re.compile(
    r"\b(?:(?:turn|hand(?!l)|t[ao]k|carr[yi]|br[io]|gave|giv|pass|mov|sign|pa[iy]|roll)\w*"
    r"|power|powers|control|controls|authority|jurisdiction|supervision|oversight|say|rights?|presid\w+|stretch\w*|spread\w*) $"
)
"""Words that take an "over" which bounds nothing: turned over 80 million yuan in taxes, power over 311 items."""
COUNTED = re.compile(r"(?:\d|%|percent|cent|[mb]illion|trillion|yuan|points?|times|people) $")
"""What stands before "more than" where it compares with an earlier time: 20 more than five years ago."""
MINUS = re.compile(r"(?<![\w)%.,])(?:[-−–]|minus )$")
"""A minus sign; a hyphen between words or numbers is none."""
BELOW_ZERO = re.compile(r"(?: degrees?)?(?: (?:Celsius|centigrade))? below (?:zero|freezing)")
PLUS = re.compile(r" plus(?= [a-z])")
"""Behind a number, before what it counts: 5.33 million plus hectares."""
MOVE = re.compile(
    r"(?: (?!(?:and|or|to|but|while|as|then|with) )[a-z-]{1,20})? (?:rise|increase|growth|gain|decrease|decline|drop|reduction|fall|cut)\b",
    re.IGNORECASE,
)
COMPARED = re.compile(r" (?:(?P<up>more|higher|greater|longer)|less|lower|fewer|shorter|smaller)\b")
PASSED = re.compile(r"\b(?:pass(?:ed|es|ing)?|cross(?:ed|es|ing)?|break(?:s|ing)?|broke|broken)\s$")
"""Verbs that bound a large sum, but no small number: passed RMB 4 trillion, passed 12 laws."""
CLAUSE = re.compile(r"[;:!?\0]|\.(?!\d)")
"""Where the words before a number end that can give its direction."""
LEVEL = re.compile(r"\bat (?:or|and) (?:above|below)$")
"""Words that bound a rank, not the number before: 338 cities at and above the prefectural level."""
SPANS = {"年代": 10, "世纪": 100, "千年": 1000}
"""Decades and centuries in years; an ordinal one (the 21st century) is a name."""


@dataclass(frozen=True)
class Measure:
    """A number or range with its unit, before its comparator is known."""

    value: Fraction
    value_max: Fraction | None
    unit: str
    end: int
    """The first character behind number and unit."""


def read_amount(text: str, tokens: list[Token], numeral: Numeral) -> tuple[Amount, int]:
    """The amount around ``numeral``, and the index of the first token behind it."""
    start = tokens[numeral.first].start
    money = _money_pattern().search(text, max(0, start - 8), start)
    start = money.start() if money else start
    measure = _read_measure(text, tokens, numeral, money_signs()[money["money"].strip()] if money else "")
    other = re.match(r" others?\b", text[measure.end : measure.end + 8])
    end = measure.end + other.end() if other else measure.end
    comparator, first, last = _read_comparator(text, start, end, numeral, measure.value_max is not None)
    negative = not money and not numeral.ordinal and _is_negative(text, numeral, start, measure.end)
    amount = Amount(
        text[first:last],
        first,
        last,
        _role(text, tokens, numeral, end),
        -measure.value if negative else measure.value,
        measure.value_max,
        measure.unit,
        comparator,
        _direction(text, start, end),
        vague=numeral.vague,
    )
    following = numeral.after
    while following < len(tokens) and tokens[following].start < measure.end:
        following += 1
    return amount, following


def _is_negative(text: str, numeral: Numeral, start: int, end: int) -> bool:
    """Whether a sign or a word makes the number negative: -5°C, minus five degrees, 5 degrees below zero."""
    if BELOW_ZERO.match(text, end):
        return True
    before = text[max(0, start - 8) : start]
    return bool(MINUS.search(before) if numeral.digits else before.lower().endswith(" minus "))


def _read_measure(text: str, tokens: list[Token], numeral: Numeral, money: str) -> Measure:
    """Number and unit of ``numeral``, and the upper number where a range follows; ``money`` is the unit before it."""
    value, value_max = numeral.value, None
    unit, end = read_unit(text, tokens[numeral.after - 1].end)
    if not unit and (plus := PLUS.match(text, end)):
        unit, end = read_unit(text, plus.end())
        end = end if unit else plus.start()
    if high := _read_range(text, tokens, numeral, end):
        # 3 to 5 million: the scale is shared.
        shares = high.scale > numeral.scale == 1 and value < high.value / high.scale
        value, value_max = value * high.scale if shares else value, high.value
        unit_high, end = read_unit(text, tokens[high.after - 1].end)
        unit = unit_high or unit
    unit = money or unit
    if unit in SPANS:
        if numeral.ordinal:
            unit = ""  # the 21st century
        else:
            value, value_max, unit = value * SPANS[unit], value_max and value_max * SPANS[unit], "年"
    if unit and (half := re.match(r" and a half\b", text[end : end + 12])):
        value, end = value + Fraction(1, 2), end + half.end()
    if numeral.share and (not unit or (find_unit(unit).noun and not numeral.digits)):
        value, unit = value * 100, "%"
    return Measure(value, value_max, unit, end)


def _read_comparator(text: str, start: int, end: int, numeral: Numeral, ranged: bool) -> tuple[Comparator, int, int]:
    """The comparator of the number from ``start`` to ``end``, and where the amount begins and ends with it."""
    context = text[max(0, start - REACH) : start]
    before, behind = before_pattern().search(context), after_pattern().match(text, end)
    if behind and LEVEL.search(text, end, behind.end()):
        behind = None
    if ranged:
        return Comparator.BETWEEN, start, end
    if " plus " in text[start:end]:
        return Comparator.MORE_THAN, start, end
    if behind and not numeral.ordinal:
        begin = start - len(before[0]) if before else start
        return comparator_of(behind), begin, behind.end()
    if not before and PASSED.search(context) and numeral.value * numeral.digits >= 10**6:
        return Comparator.MORE_THAN, start, end
    if not before or _compares(before[0].lower(), context.lower(), text[end : end + 10]):
        return Comparator.EXACTLY, start, end
    comparator = comparator_of(before)
    if numeral.ordinal and comparator is Comparator.ABOUT:
        return Comparator.EXACTLY, start, end
    return comparator, start - len(before[0]), end


def _compares(phrase: str, before: str, behind: str) -> bool:
    """Whether the words bound no number after all: 20 more than five years ago, add up to 30, bring the total up to 30."""
    if phrase.startswith("over") and PHRASAL.search(before[: len(before) - len(phrase)]):
        return True
    compared = phrase.startswith(("more than", "less than", "higher than", "lower than"))
    if compared and re.match(r" (?:ago|earlier)", behind) and COUNTED.search(before[: len(before) - len(phrase)]):
        return True
    return phrase.startswith("up to") and bool(re.search(r"\b(?:add|bring|brought)(?:s|ed|ing)?\b.*up to", before))


@cached_by_units
def _money_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?P<money>{one_of(money_signs())})\s{{0,2}}$")


def read_unit(text: str, end: int) -> tuple[str, int]:
    """The unit behind the number that ends at ``end``, empty for none, and where it ends."""
    match = unit_pattern().match(text, end)
    if not match:
        return "", end
    name = match["unit"]
    if name.lower() in ("point", "points") and text[end : end + 1] in HYPHENS:
        return "", end  # a three-point decision
    if len(name) > 3 and (name := name.lower()) not in unit_names():
        name = re.sub(r"[\s-]+", " ", name)  # a 0.2-percentage-point rise
    return unit_names()[name], match.end()


def _read_range(text: str, tokens: list[Token], numeral: Numeral, after: int) -> Numeral | None:
    """The upper number of a range: 3 to 5, 3–5, between 3 and 5; not of a change (from 3 to 5)."""
    at = numeral.after
    while at < len(tokens) and tokens[at].start < after:
        at += 1
    if at + 1 >= len(tokens) or numeral.ordinal or (numeral.share and not numeral.digits):
        return None
    word = tokens[at].word
    before = text[max(0, tokens[numeral.first].start - 24) : tokens[numeral.first].start].lower()
    either = word == "or" and not numeral.digits and numeral.scale == 1
    joined = (
        either or (word == "to" and "from" not in before) or (word == "and" and before.rstrip().endswith("between"))
    )
    if not joined and not (tokens[at].text in DASHES and tokens[at].end - tokens[at].start == 1):
        return None
    money = money_signs().get(tokens[at + 1].text, "")
    if money and after > tokens[numeral.after - 1].end and read_unit(text, tokens[numeral.after - 1].end)[0] != money:
        return None  # by 4.8% to RMB 540 billion
    high = read_numeral(tokens, at + 1 + bool(money)) if at + 1 + bool(money) < len(tokens) else None
    if not high:
        return None
    low_unit, high_unit = (read_unit(text, tokens[each.after - 1].end)[0] for each in (numeral, high))
    if low_unit and high_unit and low_unit != high_unit:
        return None
    if either and high.value != numeral.value + 1:
        return None  # one or two; not two or ten
    return high if not high.ordinal and not high.vague and high.value > numeral.value else None


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
    if than := COMPARED.match(text, end):
        return Direction.UP if than["up"] else Direction.DOWN
    if behind := MOVE.match(text, end):
        match = _direction_pattern().search(behind[0])
    else:
        clause = CLAUSE.split(text[max(0, start - REACH) : start])[-1]
        match = deque(_direction_pattern().finditer(clause), maxlen=1)
        match = match[0] if match else None
    return match and (Direction.UP if match["up"] else Direction.DOWN)
