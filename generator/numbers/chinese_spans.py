"""Spans of time, decades and times of day in a Chinese text -> amounts: 过去五年, 近10年, 上世纪90年代, 上午9时.

五年来 says how far a sentence looks back and is a date; 用四年时间 and 连续18年 measure and are figures. Text comes simplified.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.numbers.amounts import Amount, Comparator, Role
from generator.numbers.chinese_dates import make_amount
from generator.numbers.numerals import read_whole

DECADE = re.compile(
    r"(?:(?:上个?|本|\d{1,2}|二十一?|十九|十八)世纪)?(?:(?<!\d)[1-9]0|(?<!\d)(?:19|20)[1-9]0|[二三四五六七八九]十)年代(?:[初中末]期?|后期)?"
    r"|(?:\d{1,2}|二十一?|十九|十八)世纪(?:[初末]|中叶)?"
)
CLOCK_ALONE = re.compile(
    r"(?:上午|下午|中午|凌晨|早上|晚上|每天|每日|当日|晚|早|夜间|至|到|—|-|~)?(?P<time>(?<![\d:：.])(?:[01]?\d|2[0-4])[:：][0-5]\d(?![\d:：.]))"
    r"|(?:上午|下午|中午|凌晨|早上|晚上|晚间?|早|夜间)[\d一二三四五六七八九十]{1,3}[点时](?:\d{1,2}分|半|整)?"
    r"|(?<![\d.])(?:[01]?\d|2[0-4])时(?:[0-5]?\d分|整|许)?(?!间|隔|候|期|代|速|段|空|限|长|光|差|刻|尚)"
)
SPAN = re.compile(
    r"(?P<lead>过去(?:的)?|未来(?:的)?|今后(?:的)?|最近(?:的)?|近|这|此后|此前|往后|接下来|前|后)?"
    r"(?<![几数好])(?P<number>\d{1,2}|[一二两三四五六七八九十]{1,3})(?P<more>多|余)?年(?P<tail>以来|来|间|里|之后|后(?!续|期|劲|备)|之前|前(?!景|列|沿))?"
)
BEFORE_DURATION = re.compile(
    r"(?:连续|历时|耗时|用时?|持续|长达|达|超过?|不少于|不低于|提前|为期|满|共|已|工期|每|隔|延长|第|至少|有期徒刑|不足|不到|约)$"
)
START_OF_CLAUSE = re.compile(r"(?:^|[，。；、：,;:\s（(—]|全市|全省|全国|我市|我省|我们)$")
NO_SPAN_AFTER = {"后": ("最",), "前": ("目", "以", "之", "提", "空", "学")}
"""After these 后 and 前 belong to another word: 最后一年, 提前三年, 学前三年."""
FIRST_SINCE = re.compile(r"[^，。；]{0,12}(?:首次|新高|新低|最|未有|第一)")
NO_TERM = re.compile(r"[以左至—~-]|时间|一[个贯]|期|规划|计划|[^，。；]{0,6}(?:行动|攻坚|规划|计划)")
TERM = 5
"""Years of a term of government."""


def find_decades(text: str) -> Iterator[Amount]:
    """Every decade and century of ``text``."""
    for match in DECADE.finditer(text):
        yield make_amount(match, Role.DATE)


def find_spans(text: str) -> Iterator[Amount]:
    """Every span of years and every time of day of ``text``."""
    for pattern, read in ((SPAN, _span), (CLOCK_ALONE, _clock)):
        for match in pattern.finditer(text):
            if amount := read(match):
                yield amount


def _clock(match: re.Match[str]) -> Amount | None:
    """A time of day; 3:2 is a ratio."""
    if match["time"]:
        hour, minute = re.split("[:：]", match["time"])
        timely = match.start("time") > match.start() or len(hour) == 2 or minute in ("00", "30")
        near = match.string[max(0, match.start() - 6) : match.start()]
        if not timely or "比" in near:
            return None
        return make_amount(match, Role.DATE, span=match.span("time") if match[0][0] in "至到—-~每" else match.span())
    return make_amount(match, Role.DATE)


def _span(match: re.Match[str]) -> Amount | None:
    number, lead, tail = read_whole(match["number"]), match["lead"], match["tail"]
    before = match.string[max(0, match.start() - 6) : match.start()]
    if number == 1 and before.endswith(("新", "新的")):
        return None
    if number == 0 or before.endswith(NO_SPAN_AFTER.get(lead or "", ("\n\n",))):
        return None
    if lead:
        looks = lead not in ("前", "后", "近") or bool(tail) or not BEFORE_DURATION.search(before)
    else:
        looks = _looks_back(match, number, before)
    bound = Comparator.MORE_THAN if match["more"] else Comparator.EXACTLY
    if looks:
        return make_amount(match, Role.DATE, value=number, unit="年", comparator=bound)
    if tail in ("来", "以来") and not lead:
        return make_amount(match, Role.FIGURE, value=number, unit="年", comparator=bound)
    return None


def _looks_back(match: re.Match[str], number: int, before: str) -> bool:
    """Whether years without 过去 or 近 only place the sentence: 五年来, 三年前; 35年来首次 measures."""
    tail, after = match["tail"], match.string[match.end() : match.end() + 24]
    if not tail:
        # 五年新增: a term of government by itself at the head of a clause.
        return number == TERM and bool(START_OF_CLAUSE.search(before)) and not NO_TERM.match(after)
    if tail in ("前", "之前"):
        return True
    measures = number > 2 * TERM and FIRST_SINCE.match(after)
    return not measures and not BEFORE_DURATION.search(before)
