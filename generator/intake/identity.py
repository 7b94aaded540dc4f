"""A report's text -> what it says of itself: city, year, title, day; what it does not say, the editor has to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.intake.outline import PAST, PLANNED, years_in
from generator.intake.place_names import END, NAME, lowest_place
from generator.intake.readers import Document
from generator.numbers.numerals import read_whole

TITLES = (
    re.compile(
        rf"(?P<city>{NAME})(?:人民)?(?:政府)?(?P<year>(?:19|20)\d\d)?年?度?(?:[市省县区州])?(?:人民)?政府工作报告"
    ),
    re.compile(rf"(?P<year>(?:19|20)\d\d)年?度?(?P<city>{NAME})?(?:人民)?政府工作报告"),
)
CONGRESS = re.compile(rf"(?P<city>{NAME})第.{{1,5}}届人民代表大会")
HEAD_OF = re.compile(rf"(?P<city>{NAME})(?:人民政府)?(?:代理?|副)?(?:市长|县长|区长|州长|省长|盟长|旗长|主席)")
OF_YEAR = re.compile(rf"^(?P<city>{NAME})(?P<year>(?:19|20)\d\d)年")
GOVERNMENT = re.compile(rf"(?P<city>{NAME})人民政府")
LIST_OF = re.compile(r"^(?P<year>(?:19|20)\d\d)年(?P<city>[\u4e00-\u9fff]{2,4}?)市?(?=将|要|十|\d|重点|民生|为民)")
PATTERNS = (*TITLES, OF_YEAR, CONGRESS, HEAD_OF, GOVERNMENT, LIST_OF)
DIGIT = "[〇○零一二三四五六七八九]"
DAY = re.compile(
    rf"(?<!\d)((?:19|20)\d\d|[一二]{DIGIT}{{3}})年(\d{{1,2}}|[一二三十]{{1,2}})月(\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日"
)
ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
HEAD = 20
"""Paragraphs in which a report says what it is."""
STRAY = re.compile(rf"^(?:的|我|全|本|各|年|代|某|[xX×]|向|请|经|原|(?:{END}))|小区$|社区$|园区$|城区$|灾区$|山区$|届")
SPACED = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
ASIDE = re.compile(r"[（(〔【][^）)〕】]{0,12}[）)〕】]|[—\-－_|｜]+(?:全文|摘要|文字实录).*$|[_|｜].*$")
NO_TITLE = re.compile("通知|印发|决议|解读|审议|听取|征求|《.*》.+")
ELSEWHERE = re.compile("上一[篇条]|下一[篇条]|相关|当前位置|您|首页|版权|主办")
"""Begins lines of a web page that speak of other pages."""
NEXT_FROM = 11
"""A meeting in this month or later plans the next year."""


@dataclass(frozen=True)
class Identity:
    """What a report says of itself; empty or None where it does not."""

    city_zh: str
    """In full: 清江市, 上河县."""
    year: int | None
    title_zh: str
    published: date | None


def read_identity(document: Document, name: str = "") -> Identity:
    """The identity of ``document``, from its title and its first paragraphs, else from ``name``, that of its file."""
    head = [
        _joined(text) for text in (document.title, *document.paragraphs[:HEAD]) if text and not ELSEWHERE.match(text)
    ]
    paragraphs = tuple(map(_joined, document.paragraphs))
    days = [*([document.published] if document.published else []), *_days(head)]
    year = _year([*head, _joined(name)], paragraphs, days) or _year_of_file(name)
    city = _city([*head, _joined(name)], paragraphs)
    near = [day for day in days if year and year - 1 <= day.year <= year + 1]
    return Identity(city, year, _title(head), near[0] if near else None)


def own_place(paragraphs: tuple[str, ...]) -> str:
    """What a place that a text does not name calls itself: 本县 where it speaks of 全县."""
    text = "".join(paragraphs)
    counts = {end: len(re.findall(f"[全我]{end}", text)) for end in "市县区省州盟旗"}
    return f"本{max(counts, key=lambda end: counts[end])}"


def _year_of_file(name: str) -> int | None:
    found = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", name)
    return int(found[0]) if found else None


def _joined(text: str) -> str:
    """``text`` without what stands between characters for looks: 政 府 工 作 报 告; and without asides."""
    return ASIDE.sub("", SPACED.sub("", text)) if len(text) <= 80 else text


def _title(head: list[str]) -> str:
    return next((text for text in head if "工作报告" in text and len(text) <= 30 and not NO_TITLE.search(text)), "")


def _city(head: list[str], paragraphs: tuple[str, ...]) -> str:
    for pattern in PATTERNS:
        for text in head:
            if city := next(_cities(pattern, text), ""):
                return city
    found = Counter(city for text in paragraphs for city in _cities(GOVERNMENT, text))
    return found.most_common(1)[0][0] if found else ""


def _cities(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        name = lowest_place(re.sub(r"^.*(?:[日在]|代表|关于|印发|\s)", "", match["city"] or ""))
        if len(name) > 1 and not STRAY.search(name):
            yield f"{name}市" if pattern is LIST_OF else name


def _days(head: list[str]) -> list[date]:
    days = []
    for text in head:
        compact = text.replace(" ", "") if len(text) <= 80 else text
        for match in (*DAY.finditer(compact), *ISO.finditer(text)):
            try:
                days.append(date(*map(_number, match.groups())))
            except ValueError:
                continue
    return days


def _number(printed: str) -> int:
    if printed.isdigit():
        return int(printed)
    if len(printed) == 4:
        return int("".join(str("〇一二三四五六七八九".index(each)) for each in re.sub("[○零]", "〇", printed)))
    return int(read_whole(printed))


def _year(head: list[str], paragraphs: tuple[str, ...], days: list[date]) -> int | None:
    """The year of the plans: of the title, of headings that plan or look back, of the meeting's day, of the whole text."""
    for text in head:
        for pattern in (*TITLES, OF_YEAR, LIST_OF):
            if (match := pattern.search(text)) and match["year"]:
                return int(match["year"])
    near = {day.year + each for day in days for each in (0, 1)}
    headings = [text for text in paragraphs if len(text) <= 40]
    planned = [
        int(year) for text in headings if PLANNED.search(text) and not PAST.search(text) for year in years_in(text)
    ]
    planned += [int(years[-1]) + 1 for text in headings if "回顾" in text and (years := years_in(text))]
    for years in ([year for year in planned if year in near], [] if near else planned):
        if years:
            return Counter(years).most_common(1)[0][0]
    if days:
        return days[0].year + (days[0].month >= NEXT_FROM)
    every = Counter(int(year) for text in paragraphs for year in years_in(text))
    return every.most_common(1)[0][0] if every else None
