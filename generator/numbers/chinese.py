"""Chinese running text -> its amounts, in order: the one reader of Chinese numbers.

Each kind is looked for in what the kinds before it left: names and idioms, dates, list markers, forms of their own (ranks,
ratios), plain quantities. Every pattern is bounded, so that the time is linear in the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from generator.numbers.amounts import Amount, Direction, Role
from generator.numbers.chinese_blanks import close_blanks
from generator.numbers.chinese_dates import find_dates
from generator.numbers.chinese_figures import find_figures
from generator.numbers.chinese_forms import find_multiples, find_ranks
from generator.numbers.chinese_names import find_list_numbers, find_names, find_words, titles
from generator.numbers.chinese_spans import find_decades, find_spans
from generator.numbers.chinese_words import CHINESE, load_words, simplify
from generator.numbers.numerals import read_number
from generator.numbers.units import COUNT, find_unit

BLANK = "\x00"
HINT = re.compile(rf"[\d{CHINESE}半番年季月双\u2160-\u216b\u2460-\u2473]")
"""What every amount holds: many texts have none, and one search shows it."""
LEFT = re.compile(r"(?<!/)[一二两三四五六七八九十百千万亿〇\d]+")
CLAUSE = re.compile(r"[，。；;：:！!？?\n,（(]")
TIMES = ("年", "个月", "天", "小时", "分钟", "岁")
AIMLESS = re.compile("贡献率|占|高于|低于|快于|慢于|其中|好于|优于")
"""Words after which a number is no rise or fall, though 增长 stands in front: 对GDP增长的贡献率达50%."""


def find_amounts(text: str) -> list[Amount]:
    """Every amount in ``text``, in order of position, without overlaps."""
    if not HINT.search(simplified := simplify(text)):
        return []
    simplified, places = close_blanks(simplified)
    found: list[Amount] = []
    free = simplified
    for finder in (
        find_names,
        find_decades,
        find_dates,
        find_spans,
        find_multiples,
        find_words,
        find_list_numbers,
        find_ranks,
        find_figures,
        _leftovers,
    ):
        taken = _without_overlaps(finder(free), free)
        found += taken
        free = _blank(free, taken)
    found.sort(key=lambda amount: amount.start)
    found = _share_units(found, simplified)
    found = _in_titles(found, simplified)
    found = _with_directions(found, simplified)
    found = (
        [replace(each, start=places[each.start], end=places[each.end - 1] + 1) for each in found] if places else found
    )
    return [replace(amount, text=text[amount.start : amount.end]) for amount in found]


def _without_overlaps(amounts: Iterable[Amount], free: str) -> list[Amount]:
    """The first of those that overlap; those that touch what is blanked out are left out."""
    taken: list[Amount] = []
    used = bytearray(len(free))
    for amount in amounts:
        span = slice(amount.start, amount.end)
        if amount.end > amount.start and BLANK not in free[span] and not any(used[span]):
            used[span] = b"\x01" * (amount.end - amount.start)
            taken.append(amount)
    return taken


def _blank(text: str, amounts: Iterable[Amount]) -> str:
    chars = list(text)
    for amount in amounts:
        chars[amount.start : amount.end] = BLANK * (amount.end - amount.start)
    return "".join(chars)


def _leftovers(text: str) -> Iterable[Amount]:
    """Numerals that nothing has read: parts of words."""
    for match in LEFT.finditer(text):
        role = Role.PART_OF_NAME if match[0].isdigit() else Role.IDIOM
        yield Amount(match[0], *match.span(), role, _value(match[0]))


def _value(numerals: str) -> Fraction | None:
    try:
        return read_number(numerals)
    except ValueError:
        return None


def _share_units(amounts: list[Amount], text: str) -> list[Amount]:
    """With the unit of the last number of a list given to those before it: 高于全国、全省4.3个和2.3个百分点."""
    shared = list(amounts)
    for n in range(len(shared) - 2, -1, -1):
        one, after = shared[n], shared[n + 1]
        if one.role is not Role.FIGURE or after.role is not Role.FIGURE or not after.unit or after.start - one.end > 4:
            continue
        lacks = not one.unit or (one.unit == "个" and after.unit in ("个百分点", "个月", "个工作日"))
        if not lacks or one.value is None or ":" in one.text or "：" in one.text or one.text.startswith("第"):
            continue
        if load_words().joiner.fullmatch(text, one.end, after.start) and one.end < after.start:
            shared[n] = replace(one, unit=after.unit, value=_shared_value(one, after))
    return shared


def _shared_value(one: Amount, after: Amount):
    """With the scale of the next number, where only that has one: 15.3和16.8万元."""
    scale = re.search("[十百千]?[万亿]+", after.text)
    if scale and not re.search("[万亿千百]", one.text) and one.value < 1000 and after.value >= 10**4:
        return one.value * read_number(scale[0])
    return one.value


def _in_titles(amounts: list[Amount], text: str) -> list[Amount]:
    """Figures within 《》 belong to the title."""
    spans = titles(text)
    if not spans:
        return amounts
    return [
        replace(amount, role=Role.PART_OF_NAME)
        if amount.role is Role.FIGURE and any(start < amount.start < end for start, end in spans)
        else amount
        for amount in amounts
    ]


def _with_directions(amounts: list[Amount], text: str) -> list[Amount]:
    """With the direction that the words in front give: 增长15.9%和36.1%, 由第6位上升到第5位."""
    words, done = load_words(), []
    before: Amount | None = None
    for amount in amounts:
        if amount.role is Role.FIGURE and not amount.direction:
            between = text[max(before.end if before else 0, amount.start - 24) : amount.start]
            if (
                before
                and before.direction
                and before.unit == amount.unit
                and words.joiner.fullmatch(text, before.end, amount.start)
            ):
                amount = replace(amount, direction=before.direction)
            else:
                amount = replace(amount, direction=_direction(amount, between, text[amount.end : amount.end + 10]))
        if amount.role is Role.FIGURE:
            before = amount
        done.append(amount)
    return done


def _direction(amount: Amount, before: str, after: str) -> Direction | None:
    words = load_words()
    clause = CLAUSE.split(before)[-1]
    if amount.unit in TIMES:
        return None
    if amount.text.startswith(("第", "前")):
        # A rank moves only where the words say so at once: 上升到第5位, not 增速居全省第一.
        clause = clause[-5:] if clause.endswith(("到", "至", "为")) else ""
    counts = find_unit(amount.unit).dimension == COUNT and bool(amount.unit)
    last: tuple[int, Direction] | None = None
    for direction, pattern in ((Direction.DOWN, words.down), (Direction.UP, words.up)):
        for match in pattern.finditer(clause):
            after_word = clause[match.end() : match.end() + 1]
            if after_word in ("值", "点", "极"):
                continue
            if counts and match[0] in words.verbs_of_work and after_word not in ("到", "至", "为", "了"):
                continue
            if not last or match.end() > last[0]:
                last = (match.end(), direction)
    if last and not AIMLESS.search(clause, last[0]):
        return last[1]
    if words.speed.match(after):
        return Direction.UP if words.up.search(after) else Direction.DOWN if words.down.search(after) else None
    return None
