"""Calendar dates and years in a Chinese text -> amounts: 2031年6月30日前, 2031—2035年, 上半年, 年底前.

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
    r"(?:(?P<side>或?之前|或?以前|前(?![列沿景提后三四五六十\d世身来])|[起后](?!来|步|草|点|续|备|勤|方|期|劲|果|发|退|顾|代|者)|"
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
    r"|第?(?P<quarter>[一二三四1-4](?=季度)|首(?=季))季度?|前(?P<quarters>[二两三2-3])个?季度|(?P<half>[上下])半年"
    r"|年?(?P<point>[初底末](?!步|衷|心|级|端|梢|日|学|中|高)|中(?=[，。；召时]))"
    r"|(?P<within>年?内(?![部在外需地陆蒙涵容]))|(?P<month_end>月底)|(?<!提)前(?P<months>\d{1,2}|[一二两三四五六七八九十]{1,2})个月)"
)
HEAD = rf"(?:(?P<year>{YEAR}) ?年度?|(?P<near>[今明去本当后次上前])年(?!年|前))"
FULL = re.compile(rf"(?=[\d零〇一二三四五六七八九十前上下今明去本当后次年第月首]){HEAD}? ?的?{MIDDLE}{SIDE}")
YEAR_ONLY = re.compile(rf"{HEAD}{SIDE}")
BARE_END = re.compile(
    r"(?<![今明去本当后次上前一二三四五六七八九十百千两几多每半全\d历同近成])年(?P<point>[底末](?!端)|内(?![部在外需地陆蒙涵容]))(?P<side>之前|以前|前(?![列沿景提后三四五六十\d世身来]))?"
)
FISCAL = re.compile(rf"(?P<low>{YEAR})(?P<mark>[/–—-])(?P<high>\d\d)(?![\d/.月–—-])(?P<tail>(?:财政)?年度|学年|财年)?")
ERAS = {
    "民国": 1911, "宣统": 1908, "光绪": 1874, "同治": 1861, "咸丰": 1850, "道光": 1820, "嘉庆": 1795, "乾隆": 1735,
    "雍正": 1722, "康熙": 1661, "顺治": 1643, "崇祯": 1627, "万历": 1572, "嘉靖": 1521, "永乐": 1402, "洪武": 1367,
}  # fmt: skip
"""Reign -> the year before its first."""
ERA = re.compile(rf"(?P<era>{'|'.join(ERAS)})(?P<number>元|[一二三四五六七八九十]{{1,3}}|\d{{1,2}})年(?!间)")
MONTH_SPAN = re.compile(rf"(?:(?P<year>{YEAR})年)?(?P<low>{SMALL})月?(?:份)?{DASH}(?P<high>{SMALL})月(?:份(?!额))?")
ISO = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>[012]?\d|3[01])(?![\d.%万亿])"
)
DAYS = re.compile(rf"(?P<lead>{JOIN})(?:(?P<month>\d{{1,2}})月)?(?P<day>\d{{1,2}})[日号](?![内游间均])")
LONE_DAY = re.compile(r"(?<![\d.])(?P<day>\d{1,2})日(?![内游间均常照用产处子])(?P<side>之前|以前|前|起)?")
PARTS = ("month", "tail", "day", "quarter", "quarters", "half", "point", "within", "month_end", "months")


def find_dates(text: str) -> Iterator[Amount]:
    """Every date and year of ``text``; where two overlap, the first one is meant."""
    for pattern, read in READERS:
        for match in pattern.finditer(text):
            amount = read(match)
            if amount:
                yield amount


def make_amount(match: re.Match[str], role: Role, date: CalendarDate | None = None, **more) -> Amount:
    """The amount at the place of ``match``, or of ``span`` in its text, without white space around it."""
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
    return make_amount(
        match, Role.YEAR, CalendarDate(high), value=Fraction(low), value_max=Fraction(high), unit="年",
        comparator=_bound(match["side"]),
    )  # fmt: skip


def _fiscal(match: re.Match[str]) -> Amount | None:
    """A year that begins in one calendar year and ends in the next: 2019/20年度."""
    low, high = int(match["low"]), int(match["high"])
    if (low + 1) % 100 != high or (match["mark"] != "/" and not match["tail"]):
        return None
    return make_amount(
        match, Role.YEAR, CalendarDate(low + 1), value=Fraction(low), value_max=Fraction(low + 1), unit="年"
    )


def _era(match: re.Match[str]) -> Amount:
    """A year of a reign or of the Republic: 民国三十一年 is 1942."""
    year = ERAS[match["era"]] + (1 if match["number"] == "元" else _number(match["number"]))
    return make_amount(match, Role.YEAR, CalendarDate(year), value=Fraction(year), unit="年")


def _full(match: re.Match[str]) -> Amount | None:
    """A date with any of its parts; a year alone is read by ``_year``."""
    parts = dict.fromkeys(PARTS) | match.groupdict()
    year, near = _number(parts["year"]), parts["near"]
    named = any(parts[name] for name in PARTS if name not in ("tail", "day"))
    if not _names_a_date(match, parts, named):
        return None
    bound = Comparator.AT_MOST if parts["within"] else _bound(parts["side"])
    if year and not named and (not parts["side"] or bound is Comparator.AT_LEAST):
        return _year(match, year, bound, match.end() - len(parts["side"] or ""))
    date = _date(parts, year, RELATIVE[near] if near else None)
    return make_amount(match, Role.DATE, date, comparator=bound) if date else None


def _names_a_date(match: re.Match[str], parts: dict[str, str | None], named: bool) -> bool:
    """Whether the words name a date by themselves: 6月底前 and 明年 do, a bare 底 or 去年 does not."""
    if parts["year"]:
        return True
    if parts["near"]:
        before = match.string[max(0, match.start() - 1) : match.start()]
        return named or (parts["near"] == "明" and before not in tuple("去过往之个今以"))
    # 年底 and 年内 are BARE_END's.
    loose = parts["point"] or parts["within"] or (parts["month_end"] and not parts["side"])
    return named and not (loose and not parts["months"])


def _date(parts: dict[str, str | None], year: int | None, years_on: int | None) -> CalendarDate | None:
    """The parts as numbers; None for a month or a day that the calendar lacks."""
    month, day = _number(parts["month"] or parts["months"]), _number(parts["day"])
    if not 1 <= (month or 1) <= 12 or not 1 <= (day or 1) <= 31:
        return None
    quarter = 1 if parts["quarter"] == "首" else _number(parts["quarter"] or parts["quarters"])
    half = {"上": 1, "下": 2}.get(parts["half"] or "")
    at_end = bool({parts["point"], parts["tail"]} & {"底", "末"}) or bool(parts["month_end"] or parts["within"])
    return CalendarDate(year, month, day, quarter, half, at_end, years_on)


def _year(match: re.Match[str], year: int, bound: Comparator, end: int) -> Amount | None:
    rest = match.string[match.end("year") : match.end("year") + 8].lstrip()
    if re.match(r"年(?:历史|的历史|文明|以上|左右|文化|建城|建都)", rest):
        return None
    return make_amount(
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
    return make_amount(match, Role.YEAR, CalendarDate(year), value=Fraction(year), unit="年")


def _bare_end(match: re.Match[str]) -> Amount:
    within = match["point"] == "内"
    date = CalendarDate(month=12, end=True)
    return make_amount(match, Role.DATE, date, comparator=Comparator.AT_MOST if within else _bound(match["side"]))


def _month_span(match: re.Match[str]) -> Amount | None:
    low, high = _number(match["low"]), _number(match["high"])
    if not 1 <= low <= 12 or not 1 <= high <= 12 or match["low"].startswith("第"):
        return None
    return make_amount(
        match, Role.DATE, CalendarDate(_number(match["year"]), high), value=Fraction(low), value_max=Fraction(high)
    )


def _iso(match: re.Match[str]) -> Amount:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    return make_amount(match, Role.DATE, CalendarDate(year, month, day))


def _days(match: re.Match[str]) -> Amount | None:
    if match.start() == 0 or match.string[match.start() - 1] not in "日号":
        return None
    day = _number(match["day"])
    if not 1 <= day <= 31:
        return None
    return make_amount(
        match, Role.DATE, CalendarDate(month=_number(match["month"]), day=day), span=(match.end("lead"), match.end())
    )


def _lone_day(match: re.Match[str]) -> Amount | None:
    day = _number(match["day"])
    if not 1 <= day <= 31:
        return None
    return make_amount(match, Role.DATE, CalendarDate(day=day), comparator=_bound(match["side"]))


READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Amount | None]], ...] = (
    (ISO, _iso),
    (FISCAL, _fiscal),
    (ERA, _era),
    (RANGE, _range),
    (MONTH_SPAN, _month_span),
    (ACADEMIC, _academic),
    (FULL, _full),
    (YEAR_ONLY, _full),
    (BARE_END, _bare_end),
    (DAYS, _days),
    (LONE_DAY, _lone_day),
)
"""Each pattern and its reader, in order of precedence."""
