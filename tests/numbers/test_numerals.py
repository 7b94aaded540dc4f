"""Numbers as the source prints them."""

import re
from fractions import Fraction

import pytest

from generator.numbers.numerals import read_number

NUMBERS = {
    "0": 0,
    "593": 593,
    "007": 7,
    "4.8": Fraction(48, 10),
    "5.20": Fraction(52, 10),
    "1.39万": 13900,
    "8万": 80000,
    "5447.1亿": 544_710_000_000,
    "1.2万亿": 1_200_000_000_000,
    "１０亿": 1_000_000_000,
    "999999999999999999": 999_999_999_999_999_999,
    "0.000000001": Fraction(1, 10**9),
    "一": 1,
    "两": 2,
    "十": 10,
    "十二": 12,
    "二十": 20,
    "九十九": 99,
    "一百零五": 105,
    "三千二百一十": 3210,
    "二〇二二": 2022,
    "一半": Fraction(1, 2),
    "三分之一": Fraction(1, 3),
    "三分之二": Fraction(2, 3),
    "百分之五": Fraction(5, 100),
}


@pytest.mark.parametrize(("printed", "exact"), NUMBERS.items())
def test_reads_number(printed, exact):
    assert read_number(printed) == exact


NOT_NUMBERS = [
    "",
    " 5",
    "5 ",
    "-5",
    "+5",
    "1e3",
    "1,000",
    "5.",
    ".5",
    "1.2.3",
    "5兆",
    "5万万",
    "万",
    "5%",
    "½",
    "零分之一",
    "三分之",
    "1分之2",
    "１０亿元",
    "1" * 19,
    "0." + "1" * 10,
]


@pytest.mark.parametrize("printed", NOT_NUMBERS)
def test_refuses_what_is_no_number(printed):
    with pytest.raises(ValueError, match=f"^{re.escape(printed)}$"):
        read_number(printed)
