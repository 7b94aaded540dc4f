"""Lines that a page's width broke, as they come out of a PDF -> whole paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

LEAST = 40
"""Columns of the narrowest page; a Chinese character takes two."""
TOLERANCE = 5
"""Columns that a full line may lack, where no mark may begin a line."""
SHARE, COUNT = 0.4, 6
"""How many lines have to be full before the text counts as broken by a page's width."""
LEAST_SERIALS = 3
ENDS = re.compile("[。；;！!？?：:]$")
INDENT = re.compile(r"^(?:[\u3000\xa0]|[ \t]{2,})")
MARKER = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、．.](?!\d)|[●◆■▲★◎○•·]|第[一二三四五六七八九十]{1,3}(?:部分|[章篇编节]))"
)
PAGE_NUMBER = re.compile(r"^\s*(?:[-—–－─]+\s*\d{1,4}\s*[-—–－─]+|第\s*\d{1,4}\s*页.{0,12})\s*$")


def without_serials(lines: list[str]) -> list[str]:
    """``lines`` without those that only count what stands below them: 1, 2, 3 on lines of their own, out of a table."""
    bare = [int(line) for line in map(str.strip, lines) if re.fullmatch(r"\d{1,3}", line, re.ASCII)]
    if len(bare) < LEAST_SERIALS or bare != list(range(bare[0], bare[0] + len(bare))):
        return lines
    return [line for line in lines if not re.fullmatch(r"\s*\d{1,3}\s*", line, re.ASCII)]


def join_wrapped(lines: list[str]) -> list[str]:
    """``lines`` as they are, or joined where they are those of a page; page numbers are dropped."""
    lines = [line for line in lines if line.strip() and not PAGE_NUMBER.match(line)]
    full = _page_width(lines)
    if not full:
        return lines
    joined: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and not INDENT.match(line) and not MARKER.match(line):
            joined[-1] += line.strip()
        else:
            joined.append(line)
        goes_on = full - TOLERANCE <= _columns(line.rstrip()) <= full
    return joined


def _page_width(lines: list[str]) -> int:
    """The columns of a full line; 0 where the lines are paragraphs."""
    widths = Counter(_columns(line.rstrip()) for line in lines)
    total = sum(widths.values())

    def full_at(width: int) -> int:
        return sum(count for each, count in widths.items() if width - TOLERANCE <= each <= width)

    width = max((each for each in widths if each >= LEAST), key=lambda each: (full_at(each), -each), default=0)
    if not width or full_at(width) < max(COUNT, SHARE * total):
        return 0
    wider = sum(count for each, count in widths.items() if each > width)
    full = [line.rstrip() for line in lines if width - TOLERANCE <= _columns(line.rstrip()) <= width]
    ended = sum(bool(ENDS.search(line)) for line in full)
    return 0 if wider > 0.1 * total or ended > 0.4 * len(full) else width


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in text)
