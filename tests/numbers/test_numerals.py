"""Numbers as the source prints them."""

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
    "半": Fraction(1, 2),
    "三点六万亿": 3_600_000_000_000,
    "1,000": 1000,
    "63. 6": Fraction(636, 10),
    "万": 10_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "5万万": 500_000_000,
    "一万五千亿": 1_500_000_000_000,
    "7千3百万": 73_000_000,
    "二十万亿": 20_000_000_000_000,
    "1" * 24: int("1" * 24),
}


@pytest.mark.parametrize(("printed", "exact"), NUMBERS.items())
def test_reads_number(printed, exact):
    assert read_number(printed) == exact


NOT_NUMBERS = [
    "",
    "-5",
    "+5",
    "1e3",
    "1,00",
    "5.",
    ".5",
    "1.2.3",
    "5兆",
    "5%",
    "½",
    "零分之一",
    "三分之",
    "三分之一分之",
    "１０亿元",
    "1" * 49,
    "0." + "1" * 48,
]


@pytest.mark.parametrize("printed", NOT_NUMBERS)
def test_refuses_what_is_no_number(printed):
    with pytest.raises(ValueError):  # noqa: PT011
        read_number(printed)
