"""One number as a Chinese text prints it -> its exact value.

Needs no context: 8.2万, 一万五千亿, 7千3百万, 三分之一. Units, comparators and roles are the reader's work (``chinese``).
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

DIGITS = {char: n for n, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
PLACES = {"十": 10, "百": 100, "千": 1000}
SCALES = {"万": 10**4, "亿": 10**8}

DECIMAL = r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d{1,9})?|\d{1,24}(?:\. ?\d{1,9})?"
"""Arabic digits, with thousands commas or not; a space may stand after the point (63. 6)."""
TOKEN = re.compile(
    rf"(?P<decimal>{DECIMAL})|(?P<digits>[零〇○一二两三四五六七八九]+)|(?P<place>[十百千])|(?P<scale>[万亿])| "
)
NUMERALS = "0-9零〇○一二两三四五六七八九十百千万亿"
MOST = 48
"""Characters of the longest number that is read; a longer run of numerals is no number."""


def read_number(printed: str) -> Fraction:
    """The exact value of ``printed``: 8.2万 -> 82000, 二十万亿 -> 20000000000000, 三分之一 -> 1/3, 一半 -> 1/2.

    A share keeps its value: 百分之五 -> 1/20. Raises ``ValueError`` where ``printed`` is no number in one of these forms.
    """
    if printed in ("一半", "半"):
        return Fraction(1, 2)
    below, share, above = printed.partition("分之")
    if share:
        divisor = read_number(below)
        if not divisor:
            raise ValueError(printed)
        return read_number(above) / divisor
    whole, point, decimals = printed.partition("点")
    if point:
        # 三点六万亿: the scale follows the decimals.
        number = decimals.rstrip("万亿")
        if not number or any(char not in DIGITS for char in number):
            raise ValueError(printed)
        value = read_whole(whole) + Fraction(_digits(number), 10 ** len(number))
        return value * (read_whole("一" + decimals[len(number) :]) if decimals != number else 1)
    return read_whole(printed)


def read_whole(printed: str) -> Fraction:
    """The value of a number without 点 or 分之; scale words may stand bare (亿 -> 100000000) and nest."""
    if not printed or len(printed) > MOST:
        raise ValueError(printed)
    # total: finished scales; section: below the next scale; current: the number that waits for its place.
    total, section, current, last_scale, at = Fraction(0), Fraction(0), None, None, 0
    while at < len(printed):
        match = TOKEN.match(printed, at)
        if not match:
            raise ValueError(printed)
        at = match.end()
        if match["digits"] == "零" and printed[at : at + 1].isdecimal():
            continue  # 2千零30
        if match["decimal"] or match["digits"]:
            if current is not None:
                raise ValueError(printed)
            current = Fraction(re.sub("[, ]", "", match["decimal"])) if match["decimal"] else _digits(match["digits"])
        elif match["place"]:
            section += (1 if current is None else current) * PLACES[match["place"]]
            current = None
        elif match["scale"]:
            scale = SCALES[match["scale"]]
            section += current or 0
            if last_scale and scale >= last_scale:
                total = (total + section) * scale
            else:
                total += (section if section or current == 0 else 1) * scale
            section, current, last_scale = Fraction(0), None, scale
    return total + section + (current or 0)


def _digits(text: str) -> Fraction:
    """Chinese digits by place: 二〇三一 -> 2031; a zero in front only fills a place (零五 -> 5)."""
    return Fraction("".join(str(DIGITS[char]) for char in text))


def plain(value: Fraction) -> str:
    """``value`` in digits alone: exact where nine decimals hold it, else rounded half up to two (33.33)."""
    number = Decimal(value.numerator) / Decimal(value.denominator)
    if number != round(number, 9):
        number = number.quantize(Decimal("0.01"), ROUND_HALF_UP)
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
