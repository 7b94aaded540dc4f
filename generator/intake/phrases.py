"""A paragraph -> the shortest phrase that carries each of its figures and dates."""

from __future__ import annotations

import re
from bisect import bisect_right

from generator.numbers.amounts import Comparator, Role
from generator.project.source import Found, find_figures, read_amounts
from generator.report.figures import UNITS, Measure

CLAUSE = "，。；！？：,;!?:、"
SENTENCE = "。；！？;!?"
SIZES = frozenset({"千伏", "千瓦", "兆瓦", "岁", "级"})
"""Units that say of what size a thing is: 110千伏变电站5座."""
WHOLE_YEAR = "全年"
"""Ends what a date ahead of it governs."""
NEAR = 40
"""Figures on either side that may touch a phrase."""
LONGEST = 300
"""Characters of a phrase."""
BULLETS = "●◆■▲★◎○•·—–─-"
JOINT = re.compile("以及|[和及与并](?![谐平解睦行网])")
"""What joins two things that have figures."""


def find_phrases(text: str) -> list[tuple[Found, tuple[int, int]]]:
    """Each figure, and each deadline that stands alone, with the span of the shortest phrase that carries it."""
    every = [each for each in find_figures(text) if not each.named]
    markers = sorted(each.end for each in read_amounts(text) if each.role is Role.LIST_NUMBER)
    chosen: list[tuple[Found, tuple[int, int]]] = []
    taken: set[tuple[int, int]] = set()
    for index, each in enumerate(every):
        near = every[max(0, index - NEAR) : index + NEAR]
        if each.day and any(other.value is not None and _governs(text, each, other, near) for other in near):
            # It says by when the figures of its sentence are due.
            continue
        span = _balanced(text, _phrase(text, each, near), each, near)
        # 1. is no word of what it numbers.
        marker = bisect_right(markers, each.start)
        span = _trim(text, max(span[0], markers[marker - 1] if marker else 0), span[1], each)
        span = _unique(text, span, near, taken)
        if span:
            taken.add(span)
            chosen.append((each, span))
    return chosen


def _governs(text: str, day: Found, figure: Found, every: list[Found]) -> bool:
    """Whether the date is that of the figure: no other date stands between, and it stands before the figure in the same
    sentence, or in one clause with it."""
    low, high = sorted((day, figure), key=lambda each: each.start)
    between = text[low.end : high.start]
    ends = ahead(text, figure.end, CLAUSE)
    nearer = any(each.day and day.start < each.start and each.end <= ends for each in every) if low is day else False
    whole = low is day and WHOLE_YEAR in between
    return not (nearer or whole) and not any(mark in between for mark in (SENTENCE if low is day else CLAUSE))


def _balanced(text: str, span: tuple[int, int], found: Found, every: list[Found]) -> tuple[int, int]:
    """``span`` with its brackets whole: 每个县（市、区）3家, and 285亿元 of 285亿元（预计，下同）."""
    start, stop = span
    if (opened := max(text.rfind(mark, start, stop) for mark in "（(")) >= found.end and not re.search(
        "[）)]", text[opened:stop]
    ):
        stop = opened
    closed = re.search("[）)]", text[start : found.start])
    if closed and not re.search("[（(]", text[start : start + closed.start()]):
        opened = max(text.rfind(mark, 0, start) for mark in "（(")
        if opened >= 0:
            start = max([back(text, opened, CLAUSE), *(each.end for each in every if each.end <= opened)])
    return _trim(text, start, stop, found)


def _phrase(text: str, found: Found, every: list[Found]) -> tuple[int, int]:
    """The clause of ``found``, without the figures beside it."""
    start, stop = _bounds(text, found, every)
    # A date in the clause belongs to it: 6月底前开工300个.
    for each in every:
        if each.day and each.end <= start and not any(mark in text[each.end : found.start] for mark in CLAUSE):
            start = min(start, each.start)
        if each.day and each.start >= stop and _belongs(text, found, each, every):
            stop = max(stop, each.end)
    if stop - found.end > 24 and text[start : found.start].strip():
        stop = found.end
    return _trim(text, start, stop, found)


def _belongs(text: str, found: Found, day: Found, every: list[Found]) -> bool:
    """Whether a date behind ``found`` in its clause is its own, not that of a figure behind the date: 到2030年的500亿元."""
    ends = ahead(text, day.end, CLAUSE)
    between = text[found.end : day.start]
    return not any(mark in between for mark in CLAUSE) and not any(day.end <= each.start < ends for each in every)


def _bounds(text: str, found: Found, every: list[Found]) -> tuple[int, int]:
    """Where the words of ``found`` begin and end: at the figures beside it, at what joins it to them, or with its clause."""
    low, high = back(text, found.start, CLAUSE), ahead(text, found.end, CLAUSE)
    before = [each for each in every if low <= each.start and each.end <= found.start]
    after = [each.start for each in every if found.end <= each.start < high]
    start = max([low, *(each.end for each in before)])
    if before and _is_threshold(text, before[-1], found):
        # 亿元以上项目50个 counts what the threshold chooses.
        start = max([low, *(each.end for each in before[:-1])])
    elif before and (joints := list(JOINT.finditer(text, start, found.start))):
        start = joints[-1].end()
    if after[:1] == [found.end] and found.unit not in SIZES:
        # 6个330千伏变电站: what it counts begins with a figure.
        after = after[1:]
    stop = min([high, *after])
    if after and (joints := list(JOINT.finditer(text, found.end, stop))):
        stop = joints[-1].start()
    return start, stop


def _is_threshold(text: str, size: Found, count: Found) -> bool:
    """Whether ``size`` says which things ``count`` counts: 10亿元以上项目10个."""
    between = text[size.end : count.start]
    chooses = size.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST) and between
    return bool(
        (chooses or size.unit in SIZES)
        and len(between) <= 12
        and count.unit in UNITS
        and UNITS[count.unit].measure is Measure.COUNT
        and not JOINT.search(between)
    )


def _trim(text: str, start: int, stop: int, found: Found) -> tuple[int, int]:
    """Without the marks at both ends; those of the figure itself stay: -0.3%."""
    while start < found.start and text[start] in " \t的" + BULLETS + CLAUSE:
        start += 1
    while stop > found.end and text[stop - 1] in " \t" + CLAUSE:
        stop -= 1
    return start, stop


def _unique(
    text: str, span: tuple[int, int], every: list[Found], taken: set[tuple[int, int]]
) -> tuple[int, int] | None:
    """``span``, made longer until its words stand once in ``text`` and no other phrase has them; figures stay whole."""
    start, stop = span
    while stop - start <= LONGEST and (text.count(text[start:stop]) > 1 or (start, stop) in taken or stop - start < 2):
        if start > 0:
            start = back(text, start - 1, CLAUSE)
            start = min([start, *(each.start for each in every if each.start < start < each.end)])
        elif stop < len(text):
            stop = ahead(text, stop + 1, CLAUSE)
            stop = max([stop, *(each.end for each in every if each.start < stop < each.end)])
        else:
            return None
    return (start, stop) if stop - start <= LONGEST else None


def back(text: str, at: int, marks: str) -> int:
    """Where the clause or sentence begins that holds the character before ``at``; a comma in a number divides nothing."""
    while at > 0 and (text[at - 1] not in marks or _in_number(text, at - 1)):
        at -= 1
    return at


def ahead(text: str, at: int, marks: str) -> int:
    while at < len(text) and (text[at] not in marks or _in_number(text, at)):
        at += 1
    return at


def _in_number(text: str, at: int) -> bool:
    return text[at] in ",:：" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
