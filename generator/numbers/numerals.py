"""Numbers as a Chinese text prints them -> exact numbers.

Below the model, so that a record can hold a number and the form in which the source prints it.
"""

from __future__ import annotations

import re
from fractions import Fraction

SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
"""Scale words after an Arabic numeral."""

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
PLACES = {"十": 10, "百": 100, "千": 1000}

ARABIC = r"\d{1,18}(?:\.\d{1,9})?(?:万亿|万|亿)?"
"""A number in Arabic digits, full-width ones too, with its scale: ``5447.1亿``."""
CHINESE = r"[零〇一二两三四五六七八九十百千]+"
"""A whole number below 10,000 in Chinese numerals."""
FRACTION = rf"一半|[一二三四五六七八九两十百千]{CHINESE[:-1]}*分之{CHINESE}"
"""A share in words: ``一半``, ``三分之一``."""


def read_number(printed: str) -> Fraction:
    """The exact value of ``printed``: ``8.2万`` -> 82000, ``三分之一`` -> 1/3, ``八`` -> 8.

    Raises ``ValueError`` where ``printed`` is no number in one of these forms.
    """
    if match := re.fullmatch(r"(\d{1,18}(?:\.\d{1,9})?)(万亿|万|亿)?", printed):
        return Fraction(match[1]) * SCALES[match[2] or ""]
    if printed == "一半":
        return Fraction(1, 2)
    if match := re.fullmatch(rf"({CHINESE})分之({CHINESE})", printed):
        below, above = _read_chinese(match[1]), _read_chinese(match[2])
        if below:
            return Fraction(above, below)
    if re.fullmatch(CHINESE, printed):
        return Fraction(_read_chinese(printed))
    raise ValueError(printed)


def _read_chinese(text: str) -> int:
    if all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total, digit = 0, None
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        else:
            total += (1 if digit is None else digit) * PLACES[char]
            digit = None
    return total + (digit or 0)
