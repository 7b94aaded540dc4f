"""Figures in a Chinese text: quantities with comparators, ranges, ratios, ranks, multiples and shares in words.

Text comes simplified; ``free`` is the text with dates, names and idioms blanked out (``chinese``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache

from generator.numbers.amounts import Amount, Comparator, Direction, Role
from generator.numbers.chinese_quantities import START, Quantity, read_quantity
from generator.numbers.chinese_words import LITERAL, alternatives, load_words
from generator.numbers.numerals import read_number

DASH = re.compile(r" ?(?:[—–―－~～-]{1,2}|至|到) ?")
RATIO = re.compile(
    r"(?<![\d.])(?P<left>\d{1,9}(?:\.\d{1,9})?) ?[:：∶比] ?(?P<right>\d{1,9}(?:\.\d{1,9})?)(?![\d.%]|分|[万亿元年])(?: ?[:：∶] ?\d{1,9}(?:\.\d{1,9})?){0,4}"
)
MULTIPLE = re.compile(
    r"(?P<before>近|超|逾)?翻(?:了)?(?P<inner>近|约|超过|超)?(?P<number>[一两二三四五\d](?:\.\d+)?)?番(?P<after>(?:半)?(?:以上|多))?"
)
HALF = re.compile(
    r"(?P<before>超过|超|近|约|逾|不到|不足)?(?:一半|半数|(?<=[过超])半(?=[。，；、的数]|以|$))(?P<after>以上|以下|左右|多)?"
)
HALF_UNIT = re.compile(
    r"(?:(?P<whole>(?<!\d)\d{1,9}|[一两二三四五六七八九十]{1,3})(?P<unit>年|个月|天|小时|倍|公里|斤|亩|番)半|(?<![上下前后大过])半(?P<own>年|个月|天|个?小时|公斤|斤|亩|倍))(?![径导边途程山截壁拉])(?P<after>多|以上|左右|内|以内)?"
)
ORDINAL = re.compile(
    rf"第 ?(?P<number>{LITERAL})(?P<unit>位|名(?!次|录|单)|个|家|座|条|项|台|所|张|艘|架|枚|例|部|批|轮|次|年(?!级)|大(?!街|道)|高)?"
)
TOP = re.compile(rf"(?<![目以之年月日从先生跟眼空])前(?P<number>{LITERAL})(?P<unit>位|名|强|%)?(?![年月天周季届次期])")
BOUNDS = {"近": Comparator.ABOUT, "约": Comparator.ABOUT, "超": Comparator.MORE_THAN, "超过": Comparator.MORE_THAN}
BOUNDS |= {
    "逾": Comparator.MORE_THAN,
    "多": Comparator.MORE_THAN,
    "以上": Comparator.AT_LEAST,
    "左右": Comparator.ABOUT,
}
BOUNDS |= {
    "以下": Comparator.AT_MOST,
    "内": Comparator.AT_MOST,
    "以内": Comparator.AT_MOST,
    "不到": Comparator.AT_MOST,
    "不足": Comparator.AT_MOST,
}
RAN_AHEAD = {"近": "邻附靠最亲逼就临", "超": "赶反", "约": "签合契履违节公条集预特邀相"}
"""Before these characters 近 and 超 are no comparators: 就近3家, 赶超5家."""
BROKEN_THROUGH = re.compile(r"[项种类条]|个[^，。；、]{0,8}(?:技术|瓶颈|难题|堵点|卡脖子)")
"""What is broken through, so that 突破 is no comparator: 突破100项关键技术."""
FLOOR = re.compile(r"(?<![跃迈登站踏跨走再升之以攀])上$")
MEASURING_ONE = re.compile(r"[%倍亩吨元米分秒]|个百分点|公里|公顷|个月|小时|天|位")
PRODUCT_BASE = re.compile("GDP|生产总值|地区生产|工业增加值|产值|增加值")
TIME_UNITS = ("年", "个月", "天", "小时", "分钟", "周", "个工作日", "秒")
WITHIN = re.compile("内(?![部容外需地陆存])")
OFFICES = re.compile("部门|部委")
YEAR_ALONE = re.compile(r"(?:19[5-9]|20[0-6])\d$")
VERB_BEFORE = re.compile(r"[为达成到至第共有约近超增长额计总的是均于数]$")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(load_words().before)}) ?$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf" ?级?(?P<word>{alternatives(load_words().after)})")


def find_multiples(text: str) -> Iterator[Amount]:
    """Multiples and halves in words: 翻两番, 半数以上, 一年半."""
    for match in MULTIPLE.finditer(text):
        times = read_number(match["number"]) if match["number"] else Fraction(1)
        bound = BOUNDS.get(match["before"] or match["inner"] or match["after"] or "", Comparator.EXACTLY)
        if times.denominator == 1 and times < 8:
            yield Amount(
                match[0], *match.span(), value=Fraction(2**times), unit="倍", comparator=bound, direction=Direction.UP
            )
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


def find_ranks(text: str) -> Iterator[Amount]:
    """Ratios and ranks: 1.69:1, 第3位, 前十."""
    yield from _ranks(text)
    for match in RATIO.finditer(text):
        yield Amount(match[0], *match.span(), value=Fraction(match["left"]))


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
    ends = (
        not after
        or after in "，。；、,;：:）)”’！!的位 \n和与及并～"
        or re.match("(?:上升|提升|跃|前移|下降|退|升|移|进)", text[match.end() : match.end() + 2])
    )
    if (ranks and (ends or match["number"].isdigit())) or ends:
        return Amount(match[0], *match.span(), value=value)
    return Amount(match[0], *match.span(), Role.PART_OF_NAME, value=value)


def find_figures(text: str) -> Iterator[Amount]:
    """Every plain quantity of ``text``, in order, without overlaps; ``text`` has all else blanked out."""
    at = 0
    while match := START.search(text, at):
        found = _read(text, match.start())
        if found:
            yield found
        at = max(found.end if found else 0, SKIP.match(text, match.start()).end())


SKIP = re.compile(r"\d[\d,.]*|.", re.DOTALL)


def _read(text: str, at: int) -> Amount | None:
    quantity = read_quantity(text, at)
    if not quantity:
        return None
    low, high, end = _range(text, quantity)
    bound, start = _bound_before(text, at, low)
    negative = (
        at > 0
        and text[at - 1] in "-－−"
        and text[at].isdigit()
        and not re.match(r"[\dA-Za-z%)）]", text[at - 2 : at - 1] or " ")
    )
    if negative:
        start = at - 1
    past = re.compile(r"[多余](?!年来|样|元|种|层|彩)").match(text, end) if low.unit and not high else None
    end = past.end() if past else end
    after = _after().match(text, end)
    unit_of_time = low.unit in TIME_UNITS
    if after and not (after["word"] in ("多", "余", "以下") and text.startswith(("简称", "同", "统称"), after.end())):
        end, bound_after = after.end(), load_words().after[after["word"]]
    elif unit_of_time and (within := WITHIN.match(text, end)):
        end, bound_after = within.end(), Comparator.AT_MOST
    else:
        bound_after = None
    if high is not None:
        value_max, comparator = high.value_max or high.value, Comparator.BETWEEN
    elif low.value_max:
        value_max, comparator = low.value_max, Comparator.BETWEEN
    else:
        comparator = bound or (Comparator.MORE_THAN if low.more or past else None) or bound_after or Comparator.EXACTLY
        value_max = None
    value = -low.value if negative else low.value
    unit = low.unit
    if low.bare and unit == "级":
        # 百亿级 sizes a company, always by money.
        unit = "元" if low.whole.endswith("亿") else ""
    bounded = bound is not None or bound_after is not None or low.more or bool(past)
    role = _role(text, low, bounded, end, start)
    if role is None:
        return None
    return Amount(text[start:end], start, end, role, value, value_max, unit, comparator, vague=low.vague)


def _range(text: str, low: Quantity) -> tuple[Quantity, Quantity | None, int]:
    """Both ends of the range that begins with ``low``, which takes the upper one's unit and scale: 3—5万人."""
    dash = DASH.match(text, low.end)
    if not dash or not START.match(text, dash.end()):
        return low, None, low.end
    if dash[0].strip() in ("到", "至") and re.search("[从由自]$", text[max(0, low.start - 1) : low.start]):
        return low, None, low.end
    high = read_quantity(text, dash.end())
    if not high or (low.unit and high.unit != low.unit) or (high.chinese and not high.unit):
        return low, None, low.end
    if low.chinese and not low.unit and not high.unit:
        return low, None, low.end
    shared = low
    if not low.unit:
        value = low.value * high.scale if low.scale == 1 and low.printed < high.printed else low.value
        shared = replace(
            low,
            value=value * (10 if high.unit == "%" and high.whole and high.printed * 10 == high.value else 1),
            unit=high.unit,
        )
    if shared.value >= high.value:
        return low, None, low.end
    return shared, high, high.end


def _bound_before(text: str, at: int, quantity: Quantity) -> tuple[Comparator | None, int]:
    """The comparator in front, and where the amount begins with it."""
    window = max(0, at - 8)
    if quantity.bare and (floor := FLOOR.search(text[window:at])):
        return Comparator.AT_LEAST, window + floor.start()
    match = _before().search(text[window:at])
    if not match:
        return None, at
    word = match[0].strip()
    ahead = text[window + match.start() - 1 : window + match.start()]
    if ahead and ahead in RAN_AHEAD.get(word, ""):
        return None, at
    if word in ("破", "过") and (quantity.value < 10**4 or ahead in "经通度历来走"):
        return None, at
    if (
        word.startswith("突破")
        and BROKEN_THROUGH.match(text[quantity.end - len(quantity.unit) : quantity.end + 12])
        and quantity.value < 10**4
    ):
        return None, at
    return load_words().before[word], window + match.start()


def _role(text: str, quantity: Quantity, bounded: bool, end: int, start: int) -> Role | None:
    """What the quantity is; None for a numeral that counts nothing."""
    if quantity.bare and not bounded:
        if quantity.unit and not quantity.unit_counts and text[quantity.end : quantity.end + 1] != "级":
            return (
                Role.PART_OF_NAME if quantity.whole == "万" and PRODUCT_BASE.match(text[end : end + 6]) else Role.FIGURE
            )
        return Role.PART_OF_NAME
    if quantity.chinese and not quantity.unit and not quantity.share:
        if OFFICES.match(text, quantity.end) and quantity.value > 1:
            return Role.FIGURE
        return Role.FIGURE if quantity.value >= 10**4 or (bounded and quantity.value > 9) else None
    if quantity.chinese and quantity.value == 1 and not bounded and not MEASURING_ONE.match(quantity.unit):
        return Role.IDIOM
    if (
        not quantity.unit
        and YEAR_ALONE.match(quantity.whole)
        and not bounded
        and not VERB_BEFORE.search(text[max(0, start - 1) : start])
    ):
        return Role.YEAR
    return Role.FIGURE
