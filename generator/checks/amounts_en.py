"""English running text -> its amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from generator.checks.amounts import DAY, EXACTLY, HALF, MEASURES, MONTH, PLAIN, UNITS, YEAR, Amount
from generator.report.model import Comparator

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
WORDS = (
    {word: n for n, word in enumerate(SMALL)}
    | {word: 10 * n for n, word in enumerate(TENS, 2)}
    | {f"{ten}-{one}": 10 * n + m for n, ten in enumerate(TENS, 2) for m, one in enumerate(SMALL[1:10], 1)}
    | {word: n for n, word in enumerate(ORDINALS, 1)}
)
PAIRS = ("both", "twice", "double", "second", "pair", "two-thirds")
"""Words that may stand for 2 or for none."""
PARTS = {
    "half": (1, 2),
    "third": (1, 3),
    "thirds": (1, 3),
    "quarter": (1, 4),
    "quarters": (1, 4),
    "fifth": (1, 5),
    "fifths": (1, 5),
    "tenth": (1, 10),
    "tenths": (1, 10),
}
MONTHS = {
    name: n
    for n, name in enumerate(
        "January February March April May June July August September October November December".split(), 1
    )
}

BEFORE = {
    Comparator.AT_LEAST: "at least|no less than|no fewer than|not less than|a minimum of",
    Comparator.AT_MOST: "no more than|not more than|at most|up to|within|a maximum of|top",
    Comparator.MORE_THAN: "(?<!no )(?<!not )more than|over|above|exceeding|exceeds?|beyond",
    Comparator.ABOUT: "about|around|roughly|nearly|almost|close to|approximately",
}
BEFORE[Comparator.AT_MOST] += "|under|below|less than|fewer than"
BACKWARD = re.compile(r"\b(?:the|these|those|of) two\b", re.IGNORECASE)
"""A two that points back (the two, these two) need not be counted in Chinese."""
AFTER = {
    Comparator.AT_LEAST: "or more|or above|and above|or higher",
    Comparator.AT_MOST: "or less|or fewer|or below|and below|largest|biggest",
}
UNIT = "|".join(
    sorted(
        (re.escape(n) for names in UNITS.values() for n in names if n.isascii() or n[-1] in "²³"), key=len, reverse=True
    )
)
SCALE = "|".join(SCALES)
WORD = "|".join(sorted(WORDS, key=len, reverse=True))
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
MONTH_NAME = "|".join(MONTHS)


def _one_of(table: dict[Comparator, str], name: str) -> str:
    return "|".join(f"(?P<{name}_{comparator}>{words})" for comparator, words in table.items())


NUMBER = re.compile(
    rf"(?:\b(?:{_one_of(BEFORE, 'before')}) )?(?P<money>RMB )?"
    rf"(?:(?P<low>(?<![\w.,-]){DIGITS})(?:st|nd|rd|th)?|\b(?P<word>{WORD})\b|\b(?P<scale_alone>{SCALE})(?=-))"
    rf"(?:[–—-](?P<high>{DIGITS}))?(?:[ -](?P<scale>{SCALE})\b)?[ -]?(?P<unit>{UNIT})?(?![\w.]\w)(?: (?:{_one_of(AFTER, 'after')}))?",
    re.IGNORECASE,
)
PART = "|".join(PARTS)
SHARE = re.compile(
    rf"(?:\b(?:{_one_of(BEFORE, 'before')}) )?\b(?:(?P<count>one|two|three|four)[ -](?P<part>{PART})\b"
    rf"|a (?P<one_part>{PART})(?= of\b| \()|(?P<half>half)\b(?! of the year))",
    re.IGNORECASE,
)
DATE = re.compile(
    rf"(?:(?P<side>[Bb]y|[Bb]efore|[Ff]rom|[Ss]ince|[Aa]fter) )?(?:the end of )?"
    rf"(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{MONTH_NAME})(?: (?P<year>(?:19|20)\d\d))?(?![a-z])|(?P<bare>\b(?:19|20)\d\d)\b(?!,\d)(?! (?:{SCALE}|{UNIT})))"
)
HALVES = re.compile(r"\b(?P<n>first|second) half of (?:the year|20\d\d)", re.IGNORECASE)
YEAR_END = re.compile(r"(?P<side>by )?(?:the end of (?:the|this) year|year-end)", re.IGNORECASE)
SIDES = {
    "by": Comparator.AT_MOST,
    "before": Comparator.AT_MOST,
    "from": Comparator.AT_LEAST,
    "since": Comparator.AT_LEAST,
    "after": Comparator.AT_LEAST,
}
ROMAN = re.compile(r"\bGrade (I{1,3})\b")
CONVERTED = re.compile(
    rf"(?P<comparator>\S*?)(?:{DIGITS})(?:–(?:{DIGITS}))?(?: million| billion)? (?:ha|tonnes?) \((?P<own>[^()]* (?:mu|jin))\)"
)
"""A conversion with the source's own measure in brackets; only the latter is compared."""
FIVE_YEARS = re.compile(r"\bFive-Year Plan")
"""Its name counts years, not plans."""


HINT = re.compile(
    rf"\d|\b(?:{WORD}|{'|'.join([*PAIRS, *PARTS, *MONTHS, *SCALES])}|the end of|year-end|Grade I)", re.IGNORECASE
)
"""What every amount holds: most texts have none, and one search tells."""


def find_amounts(text: str) -> Iterator[Amount]:
    """Every amount in ``text``, dates first."""
    if not HINT.search(text):
        return
    rest = FIVE_YEARS.sub("", CONVERTED.sub(r"\g<comparator>\g<own>", text))
    for pattern, read in ((HALVES, _half), (YEAR_END, _year_end), (DATE, _date), (ROMAN, _roman), (SHARE, _share)):
        for match in pattern.finditer(rest):
            yield from read(match)
        rest = pattern.sub(";", rest)
    for match in NUMBER.finditer(rest):
        yield from _number(match)
    for match in re.finditer(rf"\b(?:{'|'.join(PAIRS)})\b", rest, re.IGNORECASE):
        yield Amount(Fraction(2), PLAIN, match[0], soft=True)


def _half(match: re.Match[str]) -> Iterator[Amount]:
    yield Amount(Fraction(1 if match["n"].lower() == "first" else 2), HALF, match[0])


def _year_end(match: re.Match[str]) -> Iterator[Amount]:
    yield Amount(Fraction(12), MONTH, match[0], Comparator.AT_MOST if match["side"] else EXACTLY)


def _date(match: re.Match[str]) -> Iterator[Amount]:
    comparator = SIDES.get((match["side"] or "").lower(), EXACTLY)
    if match.string.startswith(" to ", match.end()):
        comparator = EXACTLY  # from 2021 to 2025: a span, not a first day
    year = match["year"] or match["bare"]
    if match["month"] == "May" and not (match["side"] or match["day"] or year):
        return
    if year:
        yield Amount(Fraction(year), YEAR, match[0], EXACTLY if match["month"] else comparator)
    if match["month"]:
        yield Amount(Fraction(MONTHS[match["month"]]), MONTH, match[0], EXACTLY if match["day"] else comparator)
    if match["day"]:
        yield Amount(Fraction(match["day"]), DAY, match[0], comparator)


def _roman(match: re.Match[str]) -> Iterator[Amount]:
    yield Amount(Fraction(len(match[1])), PLAIN, match[0])


def _share(match: re.Match[str]) -> Iterator[Amount]:
    if match["half"]:
        yield Amount(Fraction(50), "%", match[0], _comparator(match))
        return
    count = WORDS[match["count"].lower()] if match["count"] else 1
    yield Amount(
        Fraction(*PARTS[(match["part"] or match["one_part"]).lower()]) * count * 100, "%", match[0], _comparator(match)
    )


def _comparator(match: re.Match[str]) -> Comparator:
    """The comparator whose named group matched."""
    named = (name for name, words in match.groupdict().items() if words and name.startswith(("before_", "after_")))
    return next((Comparator(name.split("_", 1)[1]) for name in named), EXACTLY)


def _number(match: re.Match[str]) -> Iterator[Amount]:
    scale = (
        SCALES[(match["scale"] or match["scale_alone"] or "").lower()] if match["scale"] or match["scale_alone"] else 1
    )
    unit = "RMB" if match["money"] else match["unit"] or ""
    measure = next((MEASURES[name] for name in (unit, unit.lower()) if name in MEASURES), PLAIN)
    word = (match["word"] or "").lower()
    value = Fraction(WORDS[word]) if word else Fraction((match["low"] or "1").replace(",", ""))
    if match["high"]:
        yield Amount(value * scale, measure, match[0])
        yield Amount(Fraction(match["high"].replace(",", "")) * scale, measure, match[0])
        return
    pointing = word == "two" and BACKWARD.search(match.string[: match.end("word")][-12:])
    soft = bool(word) and (value < 2 or word in PAIRS or bool(pointing))
    yield Amount(value * scale, measure, match[0].strip(), _comparator(match), soft)
