"""Chinese running text -> its amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from generator.checks.amounts import DAY, EXACTLY, HALF, MEASURES, MONTH, PLAIN, UNITS, YEAR, Amount
from generator.numbers.numerals import ARABIC, CHINESE, FRACTION, read_number
from generator.report.model import Comparator

UNIT = "|".join(
    sorted(
        (re.escape(n) for names in UNITS.values() for n in names if ord(n[0]) > 127 or n == "%"), key=len, reverse=True
    )
)
BEFORE = {
    Comparator.AT_LEAST: "不低于|不少于|不小于|至少|最少|起码|上(?=[十百千]?[万亿])",
    Comparator.AT_MOST: "不超过|不高于|不多于|至多|最多|(?<![目年月日])前",
    Comparator.MORE_THAN: "超过|突破|多于|高于|大于|(?<!不)超",
    Comparator.ABOUT: "大约|约|将近|接近|近",
}
AFTER = {
    Comparator.AT_LEAST: "及?以上|起(?![来步用])",
    Comparator.AT_MOST: "以内|以下|之内|的?范围[里内]",
    Comparator.MORE_THAN: "多(?=[个家人户所项条座年天])|余",
    Comparator.ABOUT: "左右|上下",
}
COUNTED = "年亩斤吨降甲个家所座条项类种级届期大次场人位名处件支户县区城成层环纵横馆园块段组套台辆分板孩方代甲节会论医美不保轮号批不天"
"""What a Chinese numeral must stand before to be a number; without it, it is part of a word (三农, 统一)."""
FIRM_PAIR = "个项条种类位段座家所次"
"""What 两 must stand before to be a count; else it is a manner of speaking (两手, 两样)."""
BARE = r"(?<![\d零一二两三四五六七八九十百千万亿])[一二两三四五六七八九十百千]*[万亿](?=元|吨|级|亩|斤|人次|户)"
"""A scale word that is a number by itself or after a Chinese numeral: 亿元, 百万吨."""


def _one_of(table: dict[Comparator, str], name: str) -> str:
    return "|".join(f"(?P<{name}_{comparator}>{words})" for comparator, words in table.items())


NUMBER = re.compile(
    rf"(?:{_one_of(BEFORE, 'before')})?第?"
    rf"(?:(?P<low>{FRACTION}|{ARABIC}|{BARE})|(?P<word>{CHINESE})(?=[{COUNTED}]|五[”规]|大[”以]))"
    rf"(?P<low_unit>{UNIT})?(?:[—–~至到-]+(?P<high>{ARABIC}))?"
    rf"(?P<unit>{UNIT})?[倍台套辆间批个家所座条项类种位名处件支户人次天]{{0,2}}(?:{_one_of(AFTER, 'after')})?"
)
DATE = re.compile(
    r"(?P<year>(?:19|20)\d{2})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?(?P<side>底?前|之前|起|以来)?"
    r"|(?P<month2>\d{1,2})月(?:(?P<day2>\d{1,2})日)?(?P<side2>底?前|之前|起|以来)?"
    r"|(?P<half>[上下])半年|(?P<end>年底前?|年末)"
)
SIDES = {"前": Comparator.AT_MOST, "起": Comparator.AT_LEAST, "来": Comparator.AT_LEAST}
HALF_OF = re.compile("半(?=公斤|数)")
FIVE_YEARS = re.compile(r"十([三四五六七])五")
"""A five-year plan by its number: 十四五 is the 14th, which English counts with the word Five."""
IDIOMS = re.compile(
    "千家万户|到一半|零的突破|零售|零散|十字|十分|十足|第一|(?<![零二三四五六七八九十百千万亿])一[^半百千万亿分\\d]|千[家方]|万众|百姓|百度|百货|二里头|九洲|二广|双方|[两三]者|[两三]用|二是|两手"
)
"""Words with a numeral in them that count nothing."""


HINT = re.compile("[0-9零二两三四五六七八九十百千万亿]|一半|年底|年末|半年|半公斤|半数")
"""What every amount holds that is not soft: many texts have none, and one search tells."""


def find_amounts(text: str) -> Iterator[Amount]:
    """Every amount in ``text``, dates first."""
    if not HINT.search(text):
        return
    for match in DATE.finditer(text):
        yield from _date(match)
    rest = DATE.sub("，", text)
    for match in FIVE_YEARS.finditer(rest):
        yield Amount(Fraction(read_number(f"十{match[1]}")), PLAIN, match[0])
    for match in HALF_OF.finditer(rest):
        yield Amount(Fraction(50), "%", match[0])
    rest = IDIOMS.sub("，", FIVE_YEARS.sub("，", rest))
    for match in NUMBER.finditer(rest):
        yield from _number(match)


def _date(match: re.Match[str]) -> Iterator[Amount]:
    side = match["side"] or match["side2"] or ("前" if (match["end"] or "").endswith("前") else "")
    comparator = SIDES.get(side[-1:], EXACTLY)
    if match["half"]:
        yield Amount(Fraction(1 if match["half"] == "上" else 2), HALF, match[0])
    if match["end"]:
        yield Amount(Fraction(12), MONTH, match[0], comparator)
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    if match["year"]:
        yield Amount(Fraction(match["year"]), YEAR, match[0], EXACTLY if month else comparator)
    if month:
        yield Amount(Fraction(month), MONTH, match[0], EXACTLY if day else comparator)
    if day:
        yield Amount(Fraction(day), DAY, match[0], comparator)


def _number(match: re.Match[str]) -> Iterator[Amount]:
    named = (name for name, words in match.groupdict().items() if words and name.startswith(("before_", "after_")))
    comparator = next((Comparator(name.split("_", 1)[1]) for name in named), EXACTLY)
    unit = match["unit"] or match["low_unit"] or ""
    printed = match["low"] or match["word"]
    # 百亿级 sizes a company, always by money.
    measure = (
        "RMB" if match.string[match.end("low") :][:1] == "级" and printed[-1] == "亿" else MEASURES.get(unit, PLAIN)
    )
    if match["low"] and re.fullmatch(FRACTION, printed):
        yield Amount(read_number(printed) * 100, "%", match[0], comparator)
        return
    value = _value(printed)
    soft = value < 2 or (
        match["word"] == "两" and match.string[match.end("word") : match.end("word") + 1] not in FIRM_PAIR
    )
    if match["high"]:
        yield Amount(value, measure, match[0])
        yield Amount(_value(match["high"]), measure, match[0])
    else:
        yield Amount(value, measure, match[0], comparator, soft)


def _value(printed: str) -> Fraction:
    if printed[-1] in "万亿" and not printed[0].isdigit():
        return read_number(printed[:-1] or "一") * read_number(f"1{printed[-1]}")
    return read_number(printed)
