"""A report's text -> what it says of itself: city, year, title, day; what it does not say, the editor has to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from generator.intake.readers import Document

NAME = r"[\u4e00-\u9fff]{2,8}?(?:自治州|自治县|自治区|地区|新区|市|省|县|区|州|盟|旗)"
TITLE = re.compile(
    rf"(?P<city>{NAME})?(?:人民)?(?:政府)?(?P<year>(?:19|20)\d\d)?年?(?:市|省|县|区)?(?:人民)?政府工作报告"
)
CONGRESS = re.compile(rf"(?P<city>{NAME})第.{{1,5}}届人民代表大会")
OF_YEAR = re.compile(rf"^(?P<city>{NAME})(?P<year>(?:19|20)\d\d)年")
GOVERNMENT = re.compile(rf"(?P<city>{NAME})人民政府")
DAY = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
YEAR = re.compile(r"((?:19|20)\d\d)年")
ISO = re.compile(r"((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})")
HEAD = 15
"""Paragraphs in which a report says what it is."""
SUFFIX = re.compile(r"(?:市|省|县|区|地区|盟)$")
STRAY = re.compile("^(?:的|我|全|本|各|年|市|省|县|区|$)")


@dataclass(frozen=True)
class Identity:
    """What a report says of itself; empty or None where it does not."""

    city_zh: str
    year: int | None
    title_zh: str
    published: date | None


def read_identity(document: Document) -> Identity:
    """The identity of ``document``, from its title and its first paragraphs."""
    head = [text for text in (document.title, *document.paragraphs[:HEAD]) if text]
    day = document.published or _day(head)
    city = _city(head, document.paragraphs)
    title = next((text for text in head if "工作报告" in text and len(text) <= 40), "")
    return Identity(city, _year(head, document.paragraphs, day), title, day)


def _city(head: list[str], paragraphs: tuple[str, ...]) -> str:
    for pattern in (TITLE, OF_YEAR, CONGRESS, GOVERNMENT):
        for text in head:
            if (match := pattern.search(text)) and (city := _plain(match["city"] or "")):
                return city
    named = (_plain(match["city"]) for text in paragraphs for match in GOVERNMENT.finditer(text))
    found = Counter(city for city in named if city)
    return found.most_common(1)[0][0] if found else ""


def _plain(name: str) -> str:
    """A city as it is called: 嘉兴 for 嘉兴市; a name of one character keeps its suffix; empty for what is no name."""
    name = re.sub(r"^.*[日在]", "", name)
    short = SUFFIX.sub("", name)
    return "" if STRAY.match(name) else short if len(short) > 1 else name


def _day(head: list[str]) -> date | None:
    for text in head:
        for pattern in (DAY, ISO):
            if match := pattern.search(text):
                try:
                    return date(*map(int, match.groups()))
                except ValueError:
                    continue
    return None


def _year(head: list[str], paragraphs: tuple[str, ...], day: date | None) -> int | None:
    """The year of the plans: of the title, of the meeting's day, else the latest year that headings name."""
    for text in head:
        if (match := TITLE.search(text) or OF_YEAR.search(text)) and match["year"]:
            return int(match["year"])
    if day:
        return day.year
    planned = [
        int(year) for text in paragraphs if len(text) <= 60 and "回顾" not in text for year in YEAR.findall(text)
    ]
    if planned:
        return Counter(planned).most_common(1)[0][0]
    every = Counter(int(year) for text in paragraphs for year in YEAR.findall(text))
    return every.most_common(1)[0][0] if every else None
