"""Blanks that print or a scan left within the numbers of a Chinese text: 20 多万人, 3 . 5 亿, 三 分 之 一, 2 0 2 1 年."""

from __future__ import annotations

import re

NUMERAL = "零〇一二两三四五六七八九十百千万亿"
BROKEN = re.compile(
    rf"(?<=[\d{NUMERAL}]) {{1,2}}(?=[多余])"
    r"|(?<=[\d十百千万亿][多余]) {1,2}(?=[十百千万亿])"
    r"|(?<=\d) {1,2}\. {0,2}(?=\d)|(?<=\d) {1,2}, {0,2}(?=\d{3}(?!\d))"
    rf"|[{NUMERAL}] {{0,2}}分 {{0,2}}之 {{0,2}}(?=[{NUMERAL}\d])"
    r"|(?<![\d.])[12] \d \d \d(?= ?年)"
)


def close_blanks(text: str) -> tuple[str, list[int] | None]:
    """``text`` without blanks in its numbers, and where each character, or its end, stood; None where there are none."""
    gone = [at for match in BROKEN.finditer(text) for at in range(*match.span()) if text[at] == " "]
    if not gone:
        return text, None
    dropped = frozenset(gone)
    places = [at for at in range(len(text)) if at not in dropped]
    return "".join(text[at] for at in places), places
