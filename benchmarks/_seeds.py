"""Seeds faults into a pair of sentences whose numbers agree: one wrong pair a kind and language, where it applies.

The changes are made by patterns of their own, not by the readers that are measured.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

DIGITS = r"(?<![\w.,-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
ZH_DIGITS = r"(?<![A-Za-z\d.])\d+(?:\.\d+)?"
EN_UNIT = r"(?:\s?%| percentage points?| (?:million|billion|trillion|thousand))*(?: (?:yuan|Yuan|km|kilometers|hectares|tons|kilograms))?"
ZH_UNIT = r"(?:[万亿]*)(?:%|％|个百分点|美元|元|公顷|亩|吨|公里|千瓦|人次|人|户|个|项|套|所|件|名|年|岁)?"
WORDS = "two three four five six seven eight nine ten".split()
ORDINALS = "Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth".split()
NUMERALS = "二三四五六七八九"
MONTHS = "January February March April May June July August September October November December".split()
MARKER = re.compile(r"^\W*(?:\d{1,2}[.)]|[IVX]+\.|(?:[A-Z][a-z]+),)")
ZH_MARKER = re.compile(r"^\W*(?:第?[一二三四五六七八九十]{1,3}(?:、|，|是|要|）)|\d{1,2}[.．、）])")


@dataclass(frozen=True)
class Seed:
    """One wrong pair."""

    kind: str
    """What was done to which language: ``zero dropped (en)``."""
    zh: str
    en: str


Change = Callable[[re.Match[str]], str | None]


def _drop_zero(match: re.Match[str]) -> str | None:
    whole, point, _ = match[0].partition(".")
    plain = whole.replace(",", "")
    if point or not plain.endswith("0") or len(plain) < 2:
        return None
    return _group(plain[:-1], "," in whole)


def _add_zero(match: re.Match[str]) -> str | None:
    whole, point, _ = match[0].partition(".")
    return None if point else _group(whole.replace(",", "") + "0", "," in whole)


def _group(plain: str, grouped: bool) -> str:
    return f"{int(plain):,}" if grouped else plain


def _swap(match: re.Match[str]) -> str | None:
    text = match[0]
    for n in range(len(text) - 1):
        one, two = text[n], text[n + 1]
        if one.isdigit() and two.isdigit() and one != two and not (n == 0 and two == "0"):
            return text[:n] + two + one + text[n + 2 :]
    return None


def _other_digit(match: re.Match[str]) -> str | None:
    text = match[0]
    return text[:-1] + str((int(text[-1]) + 3) % 10 or 1) if text[-1].isdigit() else None


def _next(words: list[str] | str) -> Change:
    def change(match: re.Match[str]) -> str | None:
        at = words.index(match[0])
        return words[at + 1] if at + 1 < len(words) else words[at - 1]

    return change


def _always(text: str) -> Change:
    return lambda match: text


def _mapped(table: dict[str, str]) -> Change:
    return lambda match: table.get(match[0])


def _year(match: re.Match[str]) -> str:
    return str(int(match[0]) - 1)


def _shift(match: re.Match[str]) -> str:
    return str(int(match[0]) % 9 + 1)


EN_NUMBER = DIGITS + r"(?!\d|,\d|(?:st|nd|rd|th)\b)"
ENGLISH: tuple[tuple[str, str, Change], ...] = (
    ("zero dropped", EN_NUMBER, _drop_zero),
    ("zero added", EN_NUMBER, _add_zero),
    ("digits swapped", EN_NUMBER, _swap),
    ("digit changed", EN_NUMBER, _other_digit),
    (
        "scale exchanged",
        r"\b(?:million|billion|trillion)\b",
        _mapped({"million": "billion", "billion": "million", "trillion": "billion"}),
    ),
    ("scale left out", r" (?:million|billion|trillion)\b", _always("")),
    ("number left out", DIGITS + EN_UNIT + r"(?![\d,]*\d)", _always("")),
    (
        "comparator left out",
        r"\b(?:about|around|approximately|nearly|more than|over|at least|no more than|less than|within) (?=(?:US\$ ?|\$)?\d)(?!(?:19|20)\d\d\b)",
        _always(""),
    ),
    (
        "comparator changed",
        r"\b(?:about|around|approximately|nearly|more than|over|at least)(?= (?:US\$ ?|\$)?\d)(?! (?:19|20)\d\d\b)",
        _always("less than"),
    ),
    (
        "comparator added",
        r"(?<!than )(?<!over )(?<!about )(?<!around )(?<!nearly )(?<!close to )(?<=[a-z] )(?=\d+(?:\.\d+)?(?:%| (?:million|billion|trillion)))",
        _always("at least "),
    ),
    ("unit: % as percentage points", r"%", _always(" percentage points")),
    ("unit: percentage points as %", r" percentage points?", _always("%")),
    ("unit: yuan as US dollars", r"\b[Yy]uan\b", _always("US dollars")),
    (
        "unit: US dollars as yuan",
        r"(?:US\$|\$) ?(\d[\d.,]*(?: (?:million|billion|trillion))?)",
        lambda match: f"{match[1]} yuan",
    ),
    ("unit: hectares as mu", r"\bhectares\b", _always("mu")),
    ("unit: km as metres", r"\b(?:kilometers|km)\b", _always("meters")),
    ("unit: tonnes as kilograms", r"\btons\b", _always("kilograms")),
    ("unit left out", r" [Yy]uan\b|(?<=\d)%", _always("")),
    ("year changed", r"(?<![\d,.$])(?:19|20)\d\d(?![\d,])", _year),
    ("month changed", "|".join(MONTHS), _next(MONTHS)),
    ("day changed", r"(?<=[a-z] )\d{1,2}(?=, (?:19|20)\d\d)", _shift),
    ("numeral word changed", rf"\b(?:{'|'.join(WORDS)})\b(?!-way)", _next(WORDS)),
    ("ordinal word changed", rf"\b(?:{'|'.join(ORDINALS)})\b", _next(ORDINALS)),
)
CHINESE: tuple[tuple[str, str, Change], ...] = (
    ("zero dropped", ZH_DIGITS, _drop_zero),
    ("zero added", ZH_DIGITS, _add_zero),
    ("digits swapped", ZH_DIGITS, _swap),
    ("digit changed", ZH_DIGITS, _other_digit),
    ("scale exchanged", "(?<=[\\d多])[万亿](?![万亿])", _mapped({"万": "亿", "亿": "万"})),
    ("scale left out", "(?<=\\d)(?:万亿|万|亿)", _always("")),
    ("number left out", ZH_DIGITS + ZH_UNIT, _always("")),
    ("comparator left out", "左右|以上|以内|(?<=\\d)多(?=[万亿])|超过(?=\\d)|近(?=\\d)|约(?=\\d)", _always("")),
    ("comparator changed", "左右|以上|超过(?=\\d)", _mapped({"左右": "以内", "以上": "以内", "超过": "不超过"})),
    (
        "comparator added",
        "(?<=[长达到加])(?=\\d)(?!(?:19|20)\\d\\d年)(?![\\d.多万亿]+(?:%|元|人|个)?(?:左右|以上|以内))",
        _always("超过"),
    ),
    ("unit: % as percentage points", "[%％]", _always("个百分点")),
    ("unit: percentage points as %", "个百分点", _always("%")),
    ("unit: yuan as US dollars", "(?<![美欧])元(?=[，。；、）]|$)", _always("美元")),
    ("unit: US dollars as yuan", "美元", _always("元")),
    ("unit: mu as hectares", "亩", _always("公顷")),
    ("unit: hectares as mu", "公顷", _always("亩")),
    ("year changed", "(?:19|20)\\d\\d(?=年)", _year),
    ("month changed", "\\d{1,2}(?=月)", _shift),
    ("day changed", "\\d{1,2}(?=日)", _shift),
    ("numeral changed", f"(?<![{NUMERALS}一十百千第、两])[{NUMERALS}](?=[年个项条件方次类种大])", _next(NUMERALS)),
)


def seed_faults(zh: str, en: str) -> Iterator[Seed]:
    """Every wrong pair that can be made of the right one: the last place that each change fits, list markers aside."""
    for kind, pattern, change in ENGLISH:
        if (changed := _change(en, pattern, change, MARKER)) is not None:
            yield Seed(f"{kind} (en)", zh, changed)
    for kind, pattern, change in CHINESE:
        if (changed := _change(zh, pattern, change, ZH_MARKER)) is not None:
            yield Seed(f"{kind} (zh)", changed, en)
    yield Seed("number from nowhere (en)", zh, re.sub(r"[.,;:]?\s*$", " in 37 projects.", en))
    yield Seed("number from nowhere (zh)", re.sub("[。，；：]?\\s*$", "，涉及37个项目。", zh), en)


def _change(text: str, pattern: str, change: Change, marker: re.Pattern[str]) -> str | None:
    opening = marker.match(text)
    for match in reversed(list(re.finditer(pattern, text))):
        if opening and match.start() < opening.end():
            continue
        words = change(match)
        if words is not None and words != match[0]:
            return text[: match.start()] + words + text[match.end() :]
    return None
