"""Figures in a Chinese text: quantities with the comparators around them, and ranges.

Text comes simplified, what others have read is blanked out (``chinese``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from generator.numbers.amounts import Amount, Comparator, Role
from generator.numbers.chinese_quantities import START, Quantity, read_quantity
from generator.numbers.chinese_words import alternatives, load_words

DASH = re.compile(r" ?(?:[—–―－~～-]{1,2}|至|到) ?")
RAN_AHEAD = {"近": "邻附靠最亲逼就临", "超": "赶反", "约": "签合契履违节公条集预特邀相"}
"""Before these characters 近 and 超 are no comparators: 就近3家, 赶超5家."""
BROKEN_THROUGH = re.compile(r"[项种类条]|个[^，。；、]{0,8}(?:技术|瓶颈|难题|堵点|卡脖子)")
"""What is broken through, so that 突破 is no comparator: 突破100项关键技术."""
APART = re.compile(r"(?P<word>至少|起码|至多|最高(?=[提升增给补奖]))[\u4e00-\u9fff]{1,8}$")
"""A comparator before the verb, not the number: 每县至少建成1所."""
OF_ALL = re.compile(r"(?P<word>超过|超|逾|约占|约|近)(?:全[国省市县区球世界]{1,2}|世界|总[量数额]|其)的?$")
"""A comparator before the whole of which a share is taken."""
OF_OTHER = re.compile(
    r"(?P<word>不到|不足(?=全|总|世)|不低于|不少于|不高于|不超过|超过|低于|高于)[\u4e00-\u9fff]{1,8}的$"
)
"""A comparator before the measure that is multiplied: 不低于低保标准的1.3倍."""
FLOOR = re.compile(r"(?<![跃迈登站踏跨走再升之以攀])上$")
MEASURING_ONE = re.compile(r"[%倍亩吨元米分秒]|个百分点|公里|公顷|个月|小时|天|位")
PRODUCT_BASE = re.compile("GDP|(?:国内)?生产总值|地区生产|工业增加值|产值|增加值|水耗|用水")
SIZED = re.compile("级?(?:项目|企业|楼|村|镇|乡|县|园区|区|集群|产业|俱乐部|投资|GDP)")
"""What a bare sum sizes rather than measures: 亿元楼, 百亿元集群."""
MINUS = re.compile(r"(?<![\dA-Za-z%)）])[-－−]$")
BELOW_ZERO = re.compile("零下(?:[约近超])?$")
WARMTH = re.compile("(?:零下|气温|温度|水温|体温|室温|地温|高温|低温|摄氏|升温|降温|恒温)[^，。；]{0,8}$")
"""Before a number of 度 that is a temperature; else it is electric power."""
PAST = re.compile(r"[多余](?!年来|样|元|种|层|彩|数)")
STRONG = re.compile("强(?=[,，。；;、）)]|$)")
"""Behind a share: 41%强 is a little more."""
SKIP = re.compile(r"\d[\d,.]*|.", re.DOTALL)
"""What to go on after where a numeral is no figure."""
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


def find_figures(text: str) -> Iterator[Amount]:
    """Every plain quantity of ``text``, in order, without overlaps; ``text`` has all else blanked out."""
    at = 0
    while match := START.search(text, at):
        found = _read(text, match.start())
        if found:
            yield found
        at = max(found.end if found else 0, SKIP.match(text, match.start()).end())


def _read(text: str, at: int) -> Amount | None:
    quantity = read_quantity(text, at)
    if not quantity:
        return None
    low, high, end = _range(text, quantity)
    bound, start = _bound_before(text, at, low)
    negative = text[at].isdigit() and bool(MINUS.search(text[max(0, at - 2) : at]))
    start = at - 1 if negative else start
    bound_after, end = _bound_after(text, end, low, high is not None)
    bound = bound or (Comparator.MORE_THAN if low.more else None) or bound_after
    role = _role(text, low, bound is not None, start, end)
    if role is None:
        return None
    value_max = (high.value_max or high.value) if high else low.value_max
    comparator = Comparator.BETWEEN if value_max is not None else bound or Comparator.EXACTLY
    unit = _unit(low)
    if unit in ("千瓦时", "摄氏度") and (below := BELOW_ZERO.search(text[max(0, start - 4) : start])):
        start, negative = start - len(below[0]), True
    if unit == "千瓦时" and text[low.end - 1] == "度" and WARMTH.search(text[max(0, at - 16) : at]):
        unit = "摄氏度"
    value = -low.value if negative else low.value
    return Amount(text[start:end], start, end, role, value, value_max, unit, comparator, vague=low.vague)


def _unit(quantity: Quantity) -> str:
    """The unit; 百亿级 sizes a company, always by money."""
    if quantity.unit == "级" and (quantity.bare or quantity.whole.endswith("亿")):
        return "元" if quantity.whole.endswith("亿") else ""
    return quantity.unit


def _bound_after(text: str, end: int, quantity: Quantity, is_range: bool) -> tuple[Comparator | None, int]:
    """The comparator behind, and where the amount ends with it: 5万元以上, 一倍多, 7日内."""
    if quantity.unit == "%" and not is_range and (past := STRONG.match(text, end)):
        return Comparator.MORE_THAN, past.end()
    if quantity.unit and not is_range and (past := PAST.match(text, end)):
        return Comparator.MORE_THAN, past.end()
    after = _after().match(text, end)
    if after and not (
        after["word"] in ("多", "余", "以下") and text.startswith(("简称", "同", "统称", "数"), after.end())
    ):
        return load_words().after[after["word"]], after.end()
    if quantity.unit in TIME_UNITS and (within := WITHIN.match(text, end)):
        return Comparator.AT_MOST, within.end()
    return None, end


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
        return _bound_apart(text, at, quantity)
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


def _bound_apart(text: str, at: int, quantity: Quantity) -> tuple[Comparator | None, int]:
    """The comparator that stands before the verb or the whole: 至少降低30%, 超过全球三分之一."""
    before = text[max(0, at - 12) : at]
    match = APART.search(before) or (quantity.share and OF_ALL.search(before))
    if not match and quantity.unit in ("倍", "%"):
        match = OF_OTHER.search(before)
    return (load_words().before[match["word"]], at) if match else (None, at)


def _role(text: str, quantity: Quantity, bounded: bool, start: int, end: int) -> Role | None:
    """What the quantity is; None for a numeral that counts nothing."""
    if quantity.bare and not bounded:
        measures = quantity.unit and not quantity.unit_counts and text[quantity.end : quantity.end + 1] != "级"
        base = (quantity.whole == "万" and PRODUCT_BASE.match(text, end)) or SIZED.match(text, end)
        return Role.FIGURE if measures and not base else Role.PART_OF_NAME
    if quantity.chinese and not quantity.unit and not quantity.share:
        if OFFICES.match(text, quantity.end) and quantity.value > 1:
            return Role.FIGURE
        return Role.FIGURE if quantity.value >= 10**4 or (bounded and quantity.value > 9) else None
    if quantity.chinese and quantity.value == 1 and not bounded and not MEASURING_ONE.match(quantity.unit):
        return Role.IDIOM
    year = not quantity.unit and not bounded and YEAR_ALONE.match(quantity.whole)
    return Role.YEAR if year and not VERB_BEFORE.search(text[max(0, start - 1) : start]) else Role.FIGURE
