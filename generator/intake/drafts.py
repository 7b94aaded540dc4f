"""Paragraphs and outline -> one draft item for each figure or deadline, and what else the source check has to know."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from generator.checks.source import ASPIRING
from generator.intake.outline import Outline
from generator.intake.topics import choose_topics
from generator.numbers.amounts import Amount, Role
from generator.numbers.numerals import plain, read_number
from generator.project.source import Found, find_figures, head_years, read_amounts
from generator.report.figures import UNITS, Measure
from generator.report.model import Comparator

CLAUSE = "，。；！？：,;!?:、"
SENTENCE = "。；！？;!?"
NUMERAL = re.compile(
    r"[零〇一二两三四五六七八九十百千万亿\d]+分之[零〇一二两三四五六七八九十百千万亿\d]+|一半|[\d０-９][\d０-９,，.．]* ?[十百千万亿]*|[〇零一二两三四五六七八九十百千万亿]+"
)
LEFT = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}(?:是|要|、)|其中|[的了并和与及再将把要为使\s])+|^(?:力争|争取|确保|预计|预期|同比|分别|全年|我市|全市|实现|完成)+"
)
RIGHT = re.compile(
    r"(?:(?:降|升|增|提高|增加|上升|下降|缩小|扩大)[到至]|从|由|由?\d{4}年的?|由?年初的?|跃升|跃升[到至]|预计|以内|分别|同比|均|已|都|累计|达到?|至|到|为|是|完成|实现|约|近|超过?|突破|不低于|不超过|控制在|共|计|增至|各|有|个|（|\(|“|\s)+$"
)
CHANGE = re.compile("(?:年均|同比|平均|累计|比上年)?(?:增长|下降|提高|降低|增加|减少|上升|增速|增幅|降幅|回落)")
JOINT = re.compile("以及|[和及与并](?![谐平解睦行网])")
"""What joins two things that have figures."""
LONGEST_NAME = 28
NOUNS = {"人": "people", "人次": "visits", "户": "households", "吨": "tonnes", "千瓦": "kilowatts"}
"""English of units that count always the same; what others count, an editor has to say."""
REASONS = {
    Role.YEAR: "a year",
    Role.LIST_NUMBER: "a number in a list",
    Role.PART_OF_NAME: "part of a name",
}
"""Why a numeral is no figure."""


@dataclass(frozen=True)
class DraftItem:
    """One item before an editor has seen it."""

    id: str
    kind: str
    section: str
    topics: tuple[str, ...]
    paragraph: int
    phrase: str
    name: str
    figure: dict[str, str] | None
    deadline: date | None
    period: int
    aspirational: bool
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drafts:
    """All that the reader made of a report."""

    items: tuple[DraftItem, ...]
    exempt: tuple[tuple[str, str], ...]
    """Numerals that are no figures, and why."""
    uncovered: tuple[int, ...]
    """Paragraphs that no draft covers."""


def draft_items(
    texts: tuple[str, ...], outline: Outline, sections: dict[int, tuple[str, str, bool]], year: int
) -> Drafts:
    """The drafts of a report of ``year``.

    ``sections`` gives, for the number of each paragraph in one, the section's id, its name, and whether it looks back.
    """
    items: list[DraftItem] = []
    exempt: dict[str, str] = {}
    names: dict[str, int] = defaultdict(int)
    covered: set[int] = set()
    for number, text in enumerate(texts, 1):
        amounts = read_amounts(text)
        for each in amounts:
            if reason := REASONS.get(each.role):
                exempt.setdefault(each.text, reason)
        if number not in sections:
            continue
        section, heading, past = sections[number]
        for count, (found, span) in enumerate(_phrases(text), 1):
            item = _draft(text, number, count, found, span, amounts, (section, heading, past), year)
            names[item.name] += 1
            if names[item.name] > 1:
                item = _renamed(item, f"{item.name}（{names[item.name]}）")
            items.append(item)
            covered.add(number)
    headings = {each.heading for part in outline.parts for each in (part, *part.sections)}
    uncovered = tuple(n for n in sections if n not in covered and n not in headings)
    return Drafts(tuple(items), tuple(exempt.items()), uncovered)


def _renamed(item: DraftItem, name: str) -> DraftItem:
    return DraftItem(**{**vars(item), "name": name})


def _draft(
    text: str,
    number: int,
    count: int,
    found: Found,
    span: tuple[int, int],
    amounts: tuple[Amount, ...],
    place: tuple[str, str, bool],
    year: int,
) -> DraftItem:
    section, heading, past = place
    phrase, begin = text[slice(*span)], _back(text, span[0], SENTENCE)
    sentence = text[begin : _ahead(text, span[1], SENTENCE)]
    deadline = None if past else _deadline(text, begin, span, year)
    return DraftItem(
        id=f"p{number}-{count}",
        kind="result" if past else "target",
        section=section,
        topics=choose_topics(phrase, sentence, heading),
        paragraph=number,
        phrase=phrase,
        name=_name(text, span, found),
        figure=_figure(found) if found.value is not None else None,
        deadline=deadline,
        period=_period(amounts, begin, found, past, year, deadline),
        aspirational=not past and bool(ASPIRING.search(text[begin : span[1]])),
    )


def _phrases(text: str) -> list[tuple[Found, tuple[int, int]]]:
    """Each figure, and each deadline that stands alone, with the span of the shortest phrase that carries it."""
    every = [each for each in find_figures(text) if not each.named]
    chosen: list[tuple[Found, tuple[int, int]]] = []
    taken: set[tuple[int, int]] = set()
    for each in every:
        if each.day and any(other.value is not None and _same_sentence(text, each, other) for other in every):
            # It says by when the figures of its sentence are due.
            continue
        span = _unique(text, _phrase(text, each, every), every, taken)
        if span:
            taken.add(span)
            chosen.append((each, span))
    return chosen


def _same_sentence(text: str, day: Found, figure: Found) -> bool:
    """Whether a figure stands after the date in the same sentence, or with it in one clause."""
    low, high = sorted((day, figure), key=lambda each: each.start)
    between = text[low.end : high.start]
    return not any(mark in between for mark in (SENTENCE if low is day else CLAUSE))


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
    return _trim(text, start, stop)


def _belongs(text: str, found: Found, day: Found, every: list[Found]) -> bool:
    """Whether a date behind ``found`` in its clause is its own, not that of a figure behind the date: 到2030年的500亿元."""
    ends = _ahead(text, day.end, CLAUSE)
    between = text[found.end : day.start]
    return not any(mark in between for mark in CLAUSE) and not any(day.end <= each.start < ends for each in every)


def _bounds(text: str, found: Found, every: list[Found]) -> tuple[int, int]:
    """Where the words of ``found`` begin and end: at the figures beside it, at what joins it to them, or with its clause."""
    low, high = _back(text, found.start, CLAUSE), _ahead(text, found.end, CLAUSE)
    before = [each for each in every if low <= each.start and each.end <= found.start]
    after = [each.start for each in every if found.end <= each.start < high]
    start = max([low, *(each.end for each in before)])
    if before and _is_threshold(text, before[-1], found):
        # 亿元以上项目50个 counts what the threshold chooses.
        start = max([low, *(each.end for each in before[:-1])])
    elif before and (joints := list(JOINT.finditer(text, start, found.start))):
        start = joints[-1].end()
    if after[:1] == [found.end]:
        # 6个330千伏变电站: what it counts begins with a figure.
        after = after[1:]
    stop = min([high, *after])
    if after and (joints := list(JOINT.finditer(text, found.end + 1, stop))):
        stop = joints[-1].start()
    return start, stop


def _is_threshold(text: str, size: Found, count: Found) -> bool:
    """Whether ``size`` says which things ``count`` counts: 10亿元以上项目10个."""
    between = text[size.end : count.start]
    return bool(
        size.text.endswith(("以上", "以下", "级"))
        and 0 < len(between) <= 12
        and count.unit in UNITS
        and UNITS[count.unit].measure is Measure.COUNT
        and not JOINT.search(between)
    )


def _trim(text: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and text[start] in " \t" + CLAUSE:
        start += 1
    while stop > start and text[stop - 1] in " \t" + CLAUSE:
        stop -= 1
    return start, stop


def _unique(
    text: str, span: tuple[int, int], every: list[Found], taken: set[tuple[int, int]]
) -> tuple[int, int] | None:
    """``span``, made longer until its words stand once in ``text`` and no other phrase has them; figures stay whole."""
    start, stop = span
    while text.count(text[start:stop]) > 1 or (start, stop) in taken or stop - start < 2:
        if start > 0:
            start = _back(text, start - 1, CLAUSE)
            start = min([start, *(each.start for each in every if each.start < start < each.end)])
        elif stop < len(text):
            stop = _ahead(text, stop + 1, CLAUSE)
            stop = max([stop, *(each.end for each in every if each.start < stop < each.end)])
        else:
            return None
    return (start, stop) if stop - start <= 300 else None


def _back(text: str, at: int, marks: str) -> int:
    """Where the clause or sentence begins that holds the character before ``at``; a comma in a number divides nothing."""
    while at > 0 and (text[at - 1] not in marks or _in_number(text, at - 1)):
        at -= 1
    return at


def _ahead(text: str, at: int, marks: str) -> int:
    while at < len(text) and (text[at] not in marks or _in_number(text, at)):
        at += 1
    return at


def _in_number(text: str, at: int) -> bool:
    return text[at] in ",:：" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _deadline(text: str, begin: int, span: tuple[int, int], year: int) -> date | None:
    """The day by which the phrase is due: a date in it, else the last one before it in its sentence."""
    days = [each for each in find_figures(text) if each.day and begin <= each.start and each.end <= span[1]]
    inside = [each for each in days if each.start >= span[0]]
    chosen = inside or days or head_years(text, begin)
    return chosen[-1].deadline(year) if chosen else None


def _period(amounts: tuple[Amount, ...], begin: int, found: Found, past: bool, year: int, deadline: date | None) -> int:
    """The year that a statement is about: the last that its sentence names, else the report's, or the one before."""
    named = [
        each.date.year
        for each in amounts
        if each.role is Role.YEAR and each.date and each.date.year and begin <= each.start and each.end <= found.start
    ]
    if past:
        return next((each for each in reversed(named) if 1900 < each < year), year - 1)
    later = next((each for each in reversed(named) if year <= each < year + 50), year)
    return max(later, deadline.year) if deadline else later


def _figure(found: Found) -> dict[str, str]:
    """The figure as targets.yaml has it."""
    low, high = _printed(found)
    figure = {
        "value": low,
        **({"value_max": high} if high else {}),
        "unit": found.unit,
        "comparator": str(found.comparator),
    }
    if found.value_max is None and found.comparator is Comparator.BETWEEN:
        figure["comparator"] = Comparator.ABOUT.value
    if found.unit in UNITS and UNITS[found.unit].measure is Measure.COUNT:
        figure["noun"] = NOUNS.get(found.unit, found.unit)
    return figure


def _printed(found: Found) -> tuple[str, str | None]:
    """The numbers of ``found`` as the text prints them, where that says the same; else in plain digits."""
    numbers = {}
    # The unit has numerals of its own: 100万千瓦.
    for match in NUMERAL.finditer(found.text.replace(found.unit, " ") if found.unit else found.text):
        printed = match[0].replace(" ", "").rstrip(",，.．")
        try:
            exact = read_number(printed)
        except ValueError:
            continue
        share = "分之" in printed or printed == "一半"
        numbers.setdefault(exact * 100 if share else exact, printed)
    low = numbers.get(found.value) or _digits(found.value)
    return low, None if found.value_max is None else numbers.get(found.value_max) or _digits(found.value_max)


def _digits(value: Fraction) -> str:
    return plain(value)


def _name(text: str, span: tuple[int, int], found: Found) -> str:
    """What the phrase is about: its words without figure and date, or those before it where it has no others."""
    before, after = text[span[0] : found.start], text[found.end : span[1]]
    name = _measure(before) + ("" if found.day else _without_dates(after).strip())
    if len(re.sub(r"[^\u4e00-\u9fffA-Za-z]", "", name)) < 2 or CHANGE.fullmatch(name):
        # 生产总值5000亿元、增长6%: the clause before says what grew.
        at = span[0]
        while at > 0 and (len(name) < 2 or CHANGE.fullmatch(name)):
            at = _back(text, at - 1, CLAUSE)
            clause = text[at : span[0]].strip(CLAUSE + " ")
            figures = [each for each in find_figures(clause) if not each.day]
            measure = _measure(clause[: figures[0].start] if figures else clause)
            name = f"{measure}{'' if CHANGE.search(measure) else name}"
    name = RIGHT.sub("", name.strip(CLAUSE + " "))
    return name[:LONGEST_NAME].rstrip(CLAUSE + " ") or text[:LONGEST_NAME].strip(CLAUSE + " ") or "未命名"


def _measure(words: str) -> str:
    """``words`` in front of a figure without what says nothing of the measure."""
    return RIGHT.sub("", LEFT.sub("", _without_dates(words).strip()))


def _without_dates(words: str) -> str:
    for each in reversed([each for each in find_figures(words) if each.day]):
        words = words[: each.start] + words[each.end :]
    return words
