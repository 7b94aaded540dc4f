"""China's five-year plans by their number: 十三五 and "the 13th Five-Year Plan" mean 2016 to 2020 without saying so."""

from __future__ import annotations

import re
from functools import cache

from generator.numbers.english_words import load_words, one_of
from generator.numbers.numerals import read_whole

CHINESE = re.compile(
    r"(?<![零一二三四五六七八九十百])(?P<short>十?[一二三四五六七八九])五(?![零一二三四五六七八九十百千万亿年])"
    r"|第(?P<long>十?[一二三四五六七八九]|十|\d{1,2})个五年"
)
BEFORE_FIRST = 1951
"""The n-th plan begins five times n years after it, from the third plan (1966) on."""
NUMBERED = range(3, 31)


@cache
def _english() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<digits>\d{{1,2}})(?:st|nd|rd|th)|\b(?P<word>{one_of(load_words().ordinals)})) five[- ]year",
        re.IGNORECASE,
    )


def plan_years(text: str, language: str) -> frozenset[int]:
    """The first and the last year of each numbered plan that ``text`` names."""
    if language == "zh":
        numbers = [read_whole(match["short"] or match["long"]) for match in CHINESE.finditer(text)]
    else:
        numbers = [
            int(match["digits"] or load_words().ordinals[match["word"].lower()]) for match in _english().finditer(text)
        ]
    firsts = [BEFORE_FIRST + 5 * number for number in numbers if number in NUMBERED]
    return frozenset(year for first in firsts for year in (first, first + 4))
