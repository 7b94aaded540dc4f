"""Dates and years in a Chinese text -> amounts: 2022年6月30日前, 2021—2025年, 上半年, 年底前, 过去五年.

Text comes simplified (``chinese_words.simplify``); what a pattern finds is read by the function beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from generator.numbers.amounts import Amount, CalendarDate, Comparator, Role
from generator.numbers.numerals import read_whole

ZH_DIGIT = "零〇一二三四五六七八九"
YEAR = rf"(?:(?<![\d.])(?<!\d,)(?:1[4-9]|20|21)\d\d|[一二][{ZH_DIGIT}]{{3}})(?!\d)"
SMALL = rf"(?:(?<![\d.])\d{{1,2}}|[{ZH_DIGIT}十]{{1,3}})"
DASH = r" ?(?:[—–―－~～-]{1,2}|至|到) ?"
JOIN = r"[、—–―－~～至到和及与-]{1,2}"
RELATIVE = {"今": 0, "本": 0, "当": 0, "明": 1, "次": 1, "后": 2, "去": -1, "上": -1, "前": -2}
SIDE = (
    r"(?:(?P<side>之前|以前|前(?![列沿景提后三四五六十\d世身来])|[起后](?!来|步|草|点|续|备|勤|方|期|劲|果|发|退|顾|代|者)|"
    r"以后|之后|以来|之后|开始|前后|之内|内))?"
)
BOUNDS = {"前": Comparator.AT_MOST, "内": Comparator.AT_MOST, "起": Comparator.AT_LEAST, "来": Comparator.AT_LEAST}
BOUNDS |= {"后": Comparator.AT_LEAST, "始": Comparator.AT_LEAST}
CLOCK = r"(?: ?(?:上午|下午|中午|凌晨|清晨|早上|晚上|晚|早|深夜|傍晚|夜间)(?:\d{1,2}[时点](?:\d{1,2}分|半|整)?|\d{1,2}[:：]\d\d)?| ?\d{1,2}时(?:\d{1,2}分)?)?"

RANGE = re.compile(
    rf"(?P<low>{YEAR})年?{DASH}(?P<high>{YEAR}|\d\d(?=年))(?P<unit>年度|学年|财年|年)?(?P<more>[初底末])?{SIDE}"
)
ACADEMIC = re.compile(rf"(?P<year>{YEAR})(?P<unit>学年)?(?:年?度)")
MIDDLE = (
    rf"(?:(?P<month>{SMALL}) ?月(?:份(?!额))?(?: ?(?P<tail>[上中下]旬|初|中旬?|底|末)| ?(?P<day>{SMALL}) ?[日号])?{CLOCK}"
    r"|第?(?P<quarter>[一二三四1-4])季度|前(?P<quarters>[二两三2-3])个?季度|(?P<half>[上下])半年"
    r"|年?(?P<point>[初底末](?!步|衷|心|级|端|梢|日|学|中|高)|中(?=[，。；召时]))"
    r"|(?P<within>年?内(?![部在外需地陆蒙涵容]))|(?P<month_end>月底)|(?<!提)前(?P<months>\d{1,2}|[一二三四五六七八九十]{1,2})个月)"
)
HEAD = rf"(?:(?P<year>{YEAR}) ?年度?|(?P<near>[今明去本当后次上前])年(?!年|前))"
FULL = re.compile(rf"(?=[\d零〇一二三四五六七八九十前上下今明去本当后次年第月]){HEAD}? ?的?{MIDDLE}{SIDE}")
YEAR_ONLY = re.compile(rf"{HEAD}{SIDE}")
BARE_END = re.compile(
    r"(?<![今明去本当后次上前一二三四五六七八九十百千两几多每半全\d历同近成])年(?P<point>[底末](?!端)|内(?![部在外需地陆蒙涵容]))(?P<side>之前|以前|前(?![列沿景提后三四五六十\d世身来]))?"
)
MONTH_SPAN = re.compile(rf"(?:(?P<year>{YEAR})年)?(?P<low>{SMALL})月?(?:份)?{DASH}(?P<high>{SMALL})月(?:份(?!额))?")
ISO = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>[012]?\d|3[01])(?![\d.%万亿])"
)
DAYS = re.compile(rf"(?P<lead>{JOIN})(?:(?P<month>\d{{1,2}})月)?(?P<day>\d{{1,2}})[日号](?![内游间均])")
LONE_DAY = re.compile(r"(?<![\d.])(?P<day>\d{1,2})日(?![内游间均常照用产处子])(?P<side>之前|以前|前|起)?")
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
    r"(?P<number>\d{1,2}|[一二两三四五六七八九十]{1,3})(?P<more>多|余)?年(?P<tail>以来|来|间|里|之后|后(?!续|期|劲|备)|之前|前(?!景|列|沿))?"
)
BEFORE_DURATION = re.compile(
    r"(?:连续|历时|耗时|用时?|持续|长达|达|超过?|不少于|不低于|提前|为期|满|共|已|工期|每|隔|延长|第|至少|有期徒刑|不足|不到|约)$"
)
START_OF_CLAUSE = re.compile(r"(?:^|[，。；、：,;:\s（(—]|全市|全省|全国|我市|我省|我们)$")


PARTS = ("month", "tail", "day", "quarter", "quarters", "half", "point", "within", "month_end", "months")


def find_dates(text: str) -> Iterator[Amount]:
    """Every date and year of ``text``; some overlap, the first one is meant."""
    for pattern, read in READERS:
        for match in pattern.finditer(text):
            amount = read(match)
            if amount:
                yield amount


def _amount(match: re.Match[str], role: Role, date: CalendarDate | None = None, **more) -> Amount:
    start, end = more.pop("span", match.span())
    found = match.string[start:end]
    start, end = start + len(found) - len(found.lstrip()), end - len(found) + len(found.rstrip())
    return Amount(match.string[start:end], start, end, role, date=date, **more)


def _number(text: str | None) -> int | None:
    return int(read_whole(text)) if text else None


def _bound(side: str | None) -> Comparator:
    if side == "前后":
        return Comparator.ABOUT
    return BOUNDS.get((side or "")[-1:], Comparator.EXACTLY)


def _range(match: re.Match[str]) -> Amount | None:
    low, high = _number(match["low"]), _number(match["high"])
    if high < 100:
        high += low // 100 * 100
    if not match["unit"] and not (1900 <= low < high < 2100):
        return None
    if high <= low or high - low > 300:
        return None
    return _amount(
        match, Role.YEAR, CalendarDate(high), value=Fraction(low), value_max=Fraction(high), unit="年",
        comparator=_bound(match["side"]),
    )  # fmt: skip


def _full(match: re.Match[str]) -> Amount | None:
    parts = dict.fromkeys(PARTS) | match.groupdict()
    year, near = _number(parts["year"]), parts["near"]
    named = any(
        parts[name] for name in ("month", "quarter", "quarters", "half", "point", "within", "month_end", "months")
    )
    if not year and not named and near not in ("明", "后"):
        return None
    # A bare 底 or 内 is no date; 年底 and 年内 are BARE_END's. 月底前 and 前5个月 are dates.
    loose = parts["point"] or parts["within"] or (parts["month_end"] and not parts["side"])
    if not year and not near and loose and not parts["months"]:
        return None
    if near and not named and match.start() and match.string[match.start() - 1] in "去过往之个今以":
        return None
    if near in ("上", "前", "后", "当", "次", "本") and not named:
        return None
    month, day = _number(parts["month"]), _number(parts["day"])
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    bound = Comparator.AT_MOST if parts["within"] else _bound(parts["side"])
    if (year and not named and not parts["side"]) or (year and not named and bound is Comparator.AT_LEAST):
        end = match.end("side") - len(parts["side"]) if parts["side"] else match.end()
        return _year(match, year, bound, end)
    quarter = "一二三四".find(parts["quarter"] or " ") + 1 or (parts["quarter"] and _number(parts["quarter"])) or None
    if parts["quarters"]:
        quarter = _number(parts["quarters"])
    half = parts["half"] and (1 if parts["half"] == "上" else 2)
    end_of = (
        parts["point"] in ("底", "末") or parts["tail"] in ("底", "末") or bool(parts["month_end"] or parts["within"])
    )
    if parts["months"]:
        month = _number(parts["months"])
    start_of = parts["point"] in ("初", "中") or parts["tail"] in ("初", "中", "上旬", "中旬", "下旬")
    date = CalendarDate(year, month, day, quarter or None, half or None, end_of and not start_of)
    if near:
        date = CalendarDate(year, month, day, quarter or None, half or None, date.end, RELATIVE[near])
    start = match.start()
    return _amount(match, Role.DATE, date, comparator=bound, span=(start, match.end()))


def _year(match: re.Match[str], year: int, bound: Comparator, end: int) -> Amount | None:
    rest = match.string[match.end("year") : match.end("year") + 8].lstrip()
    if re.match(r"年(?:历史|的历史|文明|以上|左右|文化|建城|建都)", rest):
        return None
    return _amount(
        match,
        Role.YEAR,
        CalendarDate(year),
        value=Fraction(year),
        unit="年",
        comparator=bound,
        span=(match.start(), end),
    )


def _academic(match: re.Match[str]) -> Amount:
    year = _number(match["year"])
    return _amount(match, Role.YEAR, CalendarDate(year), value=Fraction(year), unit="年")


def _bare_end(match: re.Match[str]) -> Amount:
    within = match["point"] == "内"
    date = CalendarDate(month=12, end=True)
    return _amount(match, Role.DATE, date, comparator=Comparator.AT_MOST if within else _bound(match["side"]))


def _month_span(match: re.Match[str]) -> Amount | None:
    low, high = _number(match["low"]), _number(match["high"])
    if not 1 <= low <= 12 or not 1 <= high <= 12 or match["low"].startswith("第"):
        return None
    return _amount(
        match, Role.DATE, CalendarDate(_number(match["year"]), high), value=Fraction(low), value_max=Fraction(high)
    )


def _iso(match: re.Match[str]) -> Amount:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    return _amount(match, Role.DATE, CalendarDate(year, month, day))


def _days(match: re.Match[str]) -> Amount | None:
    if match.start() == 0 or match.string[match.start() - 1] not in "日号":
        return None
    day = _number(match["day"])
    if not 1 <= day <= 31:
        return None
    return _amount(
        match, Role.DATE, CalendarDate(month=_number(match["month"]), day=day), span=(match.end("lead"), match.end())
    )


def _lone_day(match: re.Match[str]) -> Amount | None:
    day = _number(match["day"])
    if not 1 <= day <= 31:
        return None
    return _amount(match, Role.DATE, CalendarDate(day=day), comparator=_bound(match["side"]))


def _plain_date(match: re.Match[str]) -> Amount:
    return _amount(match, Role.DATE)


def _clock(match: re.Match[str]) -> Amount | None:
    if match["time"]:
        hour, minute = re.split("[:：]", match["time"])
        timely = match.start("time") > match.start() or len(hour) == 2 or minute in ("00", "30")
        near = match.string[max(0, match.start() - 6) : match.start()]
        if not timely or "比" in near:
            return None
        return _amount(match, Role.DATE, span=match.span("time") if match[0][0] in "至到—-~每" else match.span())
    return _amount(match, Role.DATE)


def _span(match: re.Match[str]) -> Amount | None:
    """五年来, 过去三年, 近10年: how far the words look, no measure. 用四年时间 and 连续18年 measure."""
    number = read_whole(match["number"])
    before = match.string[max(0, match.start() - 6) : match.start()]
    if match["lead"] and match["lead"] != "第":
        looks = match["lead"] not in ("前", "后", "近") or bool(match["tail"]) or not BEFORE_DURATION.search(before)
        if match["lead"] == "后" and before.endswith("最"):
            return None
        if match["lead"] == "前" and before.endswith(("目", "以", "之", "提", "空", "学")):
            return None
    else:
        tail, rest = match["tail"] or "", match.string[match.end() : match.end() + 24]
        first = re.match(r"[^，。；]{0,12}(?:首次|新高|新低|最|未有|第一)", rest) and number > 10
        looks = tail in ("来", "以来", "间", "里", "后", "之后") and not first and not BEFORE_DURATION.search(before)
        if not tail:
            # 五年新增: a term of government by itself at the head of a clause.
            looks = (
                number == 5
                and bool(START_OF_CLAUSE.search(before))
                and not re.match("[以左至—~-]|时间|一[个贯]|期|规划|计划|[^，。；]{0,6}(?:行动|攻坚|规划|计划)", rest)
            )
        if tail in ("前", "之前"):
            looks = True
    if number == 0:
        return None
    end = match.end()
    if not looks and match["tail"] in ("来", "以来") and not match["lead"]:
        return _amount(match, Role.FIGURE, value=number, unit="年", span=(match.start(), end))
    if not looks:
        return None
    return _amount(
        match,
        Role.DATE,
        value=number,
        unit="年",
        span=(match.start(), end),
        comparator=Comparator.MORE_THAN if match["more"] else Comparator.EXACTLY,
    )


READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Amount | None]], ...] = (
    (ISO, _iso),
    (DECADE, _plain_date),
    (RANGE, _range),
    (MONTH_SPAN, _month_span),
    (ACADEMIC, _academic),
    (FULL, _full),
    (YEAR_ONLY, _full),
    (BARE_END, _bare_end),
    (DAYS, _days),
    (LONE_DAY, _lone_day),
    (SPAN, _span),
    (CLOCK_ALONE, _clock),
)
"""Each pattern and its reader, in order of precedence."""
