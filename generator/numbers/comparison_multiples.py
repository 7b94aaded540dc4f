"""How many times the earlier figure a multiple means: 增长2倍 and "tripled" are three times as much, 是…的2倍 and "twice" two.

Chinese counts either what was added (增长2倍) or the whole (为去年的2倍), and the words in front say which. English says
the whole by "tripled", "three times that of" and "to three times", what was added by "a 200% increase". "A threefold
increase" and "up three times" are left open: dictionaries make them three times as much, but official translations
write "a two-fold increase" for 增长2倍. Where words leave it open, either reading agrees.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.numbers.comparison_points import Point

GROWN = re.compile(
    "(?:增长|增加|增|提高|提升|上升|上涨|升高|扩大|高出?|多出?|翻|涨|超出|快|长|大|增幅|涨幅|增速|增长率)(?:了|达到?|为)?[^到至为是的原]{0,4}$"
)
WHOLE = re.compile("(?:[的到至为是]|相当于|达|有)(?:大?约|近|超过?|逾|将近|接近)?$")
RATE = re.compile("(?:增长率?|增加|增幅|涨幅|增速|提高)(?:达到?|为|了)$")
"""After these 为 and 达 still count what was added."""
ADDED_EN = re.compile(r"\b(?:by|up|(?:increase|growth|rise|gain|jump|surge) of)\s$", re.IGNORECASE)
NOUN_EN = re.compile(r"[ -](?:incr|rise|grow|jump|surg|gain)")
TO_EN = re.compile(r"\bto\s$", re.IGNORECASE)
WHOLE_EN = re.compile(r" (?:as|that|those|the|what|its|their|last|of)\b")


def are_multiples(zh: Point, en: Point) -> bool:
    """Whether one of the two is a multiple and the other one, or a percentage."""
    if zh.unit in ("倍", "番"):
        return en.unit in ("倍", "次", "%", "")
    return zh.unit == "%" and en.unit == "倍"


def multiples_agree(zh: Point, en: Point) -> bool:
    """Whether both mean the same number of times; for two points that ``are_multiples``."""
    return bool(_times_in_chinese(zh) & _times_in_english(en))


def _times_in_chinese(point: Point) -> set[Fraction]:
    times = point.value / 100 if point.unit == "%" else point.value
    if "番" in point.amount.text:
        return {times}
    before = point.preceding.rstrip()
    if WHOLE.search(before) and not RATE.search(before):
        return {times}
    return {times + 1} if GROWN.search(before) else {times, times + 1}


def _times_in_english(point: Point) -> set[Fraction]:
    times = point.value / 100 if point.unit == "%" else point.value
    words = point.amount.text.lower()
    named = point.unit == "倍" and not re.search(r"\d|fold|times", words) and " " not in words
    if named or TO_EN.search(point.preceding) or (point.unit in ("倍", "%") and WHOLE_EN.match(point.following)):
        return {times}
    if point.unit == "%" and (ADDED_EN.search(point.preceding) or NOUN_EN.match(point.following)):
        return {times + 1}
    return {times, times + 1}
