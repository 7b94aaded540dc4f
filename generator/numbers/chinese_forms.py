"""Amounts of a form of their own in a Chinese text: multiples, halves, ranks, ratios.

翻两番, 半数以上, 一年半, 第3位, 前十, 1.69:1. Text comes simplified, what others have read is blanked out (``chinese``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from generator.numbers.amounts import Amount, Comparator, Direction, Role
from generator.numbers.chinese_words import LITERAL, load_words
from generator.numbers.numerals import read_number

RATIO = re.compile(
    r"(?<![\d.])(?P<left>\d{1,9}(?:\.\d{1,9})?) ?[:：∶︰比] ?(?P<right>\d{1,9}(?:\.\d{1,9})?)(?![\d.%]|分(?![成账享利])|[万亿元年])(?: ?[:：∶︰] ?\d{1,9}(?:\.\d{1,9})?){0,4}"
)
MULTIPLE = re.compile(
    r"(?P<before>近|超|逾)?翻(?:了)?(?P<inner>近|约|超过|超)?(?P<number>[一两二三四五\d](?:\.\d+)?)?番(?P<after>(?:半)?(?:以上|多))?"
)
HALF = re.compile(
    r"(?:(?P<before>超过|超|近|约占|约|逾|不到|不足)(?:(?:全[国省市县区球世界]{1,2}|世界|总[量数额])的?)?)?(?:一半|半数|(?<=[过超])半(?=[。，；、的数]|以|$)|(?<=近)半(?!年|个|月|世纪|小时|天|日|径|数|[^，。；]{0,1}价))(?P<after>以上|以下|左右|多)?"
)
ONE_IN = re.compile(
    r"每(?P<of>\d{1,3}|[两三四五六七八九十]{1,2})[个名位户人家][^，。；\d]{0,6}?(?:中间?|里)就?有(?P<some>\d{1,2}|[一两二三四五六七八九])[个名位户人家]?"
)
"""A share told by counting: 每5个老人中就有1个."""
HALF_UNIT = re.compile(
    r"(?:(?P<whole>(?<!\d)\d{1,9}|[一两二三四五六七八九十]{1,3})(?P<unit>年|个月|天|小时|倍|公里|斤|亩|番)半|(?<![上下前后大过])半(?P<own>年|个月|天|个?小时|公斤|斤|亩|倍))(?![径导边途程山截壁拉])(?P<after>多|以上|左右|内|以内)?"
)
ORDINAL = re.compile(
    rf"第 ?(?P<number>{LITERAL})(?P<unit>位|名(?!次|录|单)|个|家|座|条|项|台|所|张|艘|架|枚|例|部|批|轮|次|年(?!级)|大(?!街|道)|高)?"
)
TOP = re.compile(rf"(?<![目以之年月日从先生跟眼空])前(?P<number>{LITERAL})(?P<unit>位|名|强|%)?(?![年月天周季届次期])")
BOUNDS = {
    word: bound
    for bound, words in {
        Comparator.ABOUT: "近 约 约占 左右",
        Comparator.MORE_THAN: "超 超过 逾 多",
        Comparator.AT_LEAST: "以上",
        Comparator.AT_MOST: "以下 以内 内 不到 不足",
    }.items()
    for word in words.split()
}
MOVES = re.compile("(?:上升|提升|跃|前移|下降|退|升|移|进)")


def find_multiples(text: str) -> Iterator[Amount]:
    """Multiples and halves in words: 翻两番, 半数以上, 一年半."""
    for match in MULTIPLE.finditer(text):
        times = read_number(match["number"]) if match["number"] else Fraction(1)
        bound = BOUNDS.get(match["before"] or match["inner"] or match["after"] or "", Comparator.EXACTLY)
        if times.denominator == 1 and times < 8:
            yield Amount(
                match[0], *match.span(), value=Fraction(2**times), unit="倍", comparator=bound, direction=Direction.UP
            )
    for match in ONE_IN.finditer(text):
        of, some = (read_number(match[name]) for name in ("of", "some"))
        if 0 < some < of:
            yield Amount(match[0], *match.span(), value=some * 100 / of, unit="%")
    for match in HALF.finditer(text):
        bound = BOUNDS.get(match["before"] or match["after"] or "", Comparator.EXACTLY)
        start = match.start()
        if (match[0].startswith("半") and "半数" not in match[0]) or (
            start and text[start - 1] == "过" and match[0].startswith("半数")
        ):
            start, bound = start - 1, Comparator.MORE_THAN
        yield Amount(text[start : match.end()], start, match.end(), value=Fraction(50), unit="%", comparator=bound)
    for match in HALF_UNIT.finditer(text):
        value = (read_number(match["whole"]) if match["whole"] else 0) + Fraction(1, 2)
        unit = (match["unit"] or match["own"]).replace("个小时", "小时")
        bound = BOUNDS.get(match["after"] or "", Comparator.EXACTLY)
        yield Amount(match[0], *match.span(), value=value, unit=unit, comparator=bound)


RATIO_BOUND = re.compile("以内|以下|以上|左右")


def find_ranks(text: str) -> Iterator[Amount]:
    """Ratios and ranks: 1.69:1, 第3位, 前十."""
    yield from _ranks(text)
    for match in RATIO.finditer(text):
        after = RATIO_BOUND.match(text, match.end())
        bound, end = BOUNDS[after[0]] if after else Comparator.EXACTLY, (after or match).end()
        yield Amount(text[match.start() : end], match.start(), end, value=Fraction(match["left"]), comparator=bound)


def _ranks(text: str) -> Iterator[Amount]:
    for match in TOP.finditer(text):
        unit = {"强": "位", None: ""}.get(match["unit"], match["unit"])
        value = read_number(match["number"])
        if match["unit"] or re.match(r"[，。；、,;行列）)]|\s*$", text[match.end() : match.end() + 1] or "。"):
            yield Amount(match[0], *match.span(), value=value, unit=unit, comparator=Comparator.AT_MOST)
    for match in ORDINAL.finditer(text):
        yield _ordinal(match)


def _ordinal(match: re.Match[str]) -> Amount:
    """第3位 and 居全省第一 rank; 第二个 counts; 第一书记 is a name."""
    value, unit = read_number(match["number"]), match["unit"] or ""
    text, after = match.string, match.string[match.end() : match.end() + 1]
    if unit == "年" and not text.endswith("连续", 0, match.start()):
        return Amount(match[0], *match.span(), Role.PART_OF_NAME, value=value)
    if unit in ("大", "高"):
        return Amount(match[0], *match.span(), value=value)
    if unit:
        return Amount(match[0], *match.span(), value=value, unit=unit)
    ranks = load_words().rank_before.search(text[max(0, match.start() - 6) : match.start()])
    ends = not after or after in "，。；、,;：:）)”’！!的位 \n和与及并～" or MOVES.match(text, match.end())
    if (ranks and (ends or match["number"].isdigit())) or ends:
        return Amount(match[0], *match.span(), value=value)
    return Amount(match[0], *match.span(), Role.PART_OF_NAME, value=value)
