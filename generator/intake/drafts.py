"""Paragraphs and outline -> one draft item for each figure or deadline, and what else the source check has to know."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml

from generator.checks.source import ASPIRING
from generator.intake.draft_names import draft_name
from generator.intake.outline import Outline
from generator.intake.phrases import CLAUSE, SENTENCE, WHOLE_YEAR, ahead, back, find_phrases
from generator.intake.topics import choose_topics
from generator.numbers.amounts import Amount, Role
from generator.numbers.numerals import plain, read_number
from generator.project.source import Found, find_figures, head_years, read_amounts
from generator.report.figures import UNITS, Measure
from generator.report.model import Comparator

NUMERAL = re.compile(
    r"[零〇一二两三四五六七八九十百千万亿\d]+分之[零〇一二两三四五六七八九十百千万亿\d]+|一半|[\d０-９][\d０-９,，.．]* ?[十百千万亿]*|[〇零一二两三四五六七八九十百千万亿]+"
)
NOUNS = {"人": "people", "人次": "visits", "户": "households", "吨": "tonnes", "千瓦": "kilowatts"}
"""English of units that count always the same; what others count, an editor has to say."""
HEAD_YEARS = re.compile(r"(?:19|20)\d\d(?=年)")
REASONS = {
    Role.YEAR: "a year",
    Role.LIST_NUMBER: "a number in a list",
    Role.PART_OF_NAME: "part of a name",
}
"""Why a numeral is no figure."""


BEFORE_COUNT = re.compile("(?:达到?|增至|增加到|超过?|突破|约|近|共|各|分别)+$")
TABLE = Path(__file__).with_name("nouns.yaml")


@cache
def load_nouns() -> dict[str, tuple[str, str]]:
    """The built-in words for what figures count: Chinese -> English, one and many."""
    return {word: tuple(english) for word, english in yaml.safe_load(TABLE.read_text(encoding="utf-8")).items()}


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
        for count, (found, span) in enumerate(find_phrases(text), 1):
            place = _place(text, number, found, span, sections, year)
            item = _draft(text, number, count, found, span, amounts, place, year)
            if item.kind == "target" and not item.figure and not item.deadline:
                # A date before the report's year: nothing is due.
                continue
            names[item.name] += 1
            if names[item.name] > 1:
                item = _renamed(item, f"{item.name}（{names[item.name]}）")
            items.append(item)
            covered.add(number)
    headings = {each.heading for part in outline.parts for each in (part, *part.sections)}
    uncovered = tuple(n for n in sections if n not in covered and n not in headings)
    return Drafts(tuple(items), tuple(exempt.items()), uncovered)


def _place(
    text: str,
    number: int,
    found: Found,
    span: tuple[int, int],
    sections: dict[int, tuple[str, str, bool]],
    year: int,
) -> tuple[str, str, bool]:
    """The section in which a statement stands: its paragraph's; one that speaks of the other side's year, in the nearest of that side."""
    own = sections[number]
    sentence = text[back(text, span[0], SENTENCE) : found.start]
    past = _looks_back(sentence, text[back(text, found.start, CLAUSE) : found.start], own[2], year)
    if past == own[2]:
        return own
    others = [n for n in sections if sections[n][2] == past]
    return sections[min(others, key=lambda n: abs(n - number))] if others else own


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
    phrase, begin = text[slice(*span)], back(text, span[0], SENTENCE)
    sentence = text[begin : ahead(text, span[1], SENTENCE)]
    deadline = None if past else _deadline(text, begin, span, year)
    return DraftItem(
        id=f"p{number}-{count}",
        kind="result" if past else "target",
        section=section,
        topics=choose_topics(phrase, sentence, heading),
        paragraph=number,
        phrase=phrase,
        name=draft_name(text, span, found),
        figure=_figure(found, _noun(text, found, span)) if found.value is not None else None,
        deadline=deadline,
        period=_period(text, amounts, begin, found, past, year, deadline),
        aspirational=not past and bool(ASPIRING.search(text[begin : span[1]])),
    )


def _looks_back(sentence: str, clause: str, past: bool, year: int) -> bool:
    """Whether a statement tells what was done: as its part does, unless the words before its figure say otherwise."""
    if past:
        return not re.search(rf"(?:今年|{year}年)[^，,。；;]{{0,6}}(?:目标|预期|计划|力争|争取)", clause)
    return bool(re.match(rf"(?:去年|上年|过去一年|{year - 1}年(?!底|末|\d?\d月底))(?!.*(?:今年|{year}年))", sentence))


def _deadline(text: str, begin: int, span: tuple[int, int], year: int) -> date | None:
    """The day by which the phrase is due: a date in it, else the last one before it in its sentence."""
    days = [
        each
        for each in find_figures(text)
        if each.day and not each.named and begin <= each.start and each.end <= span[1]
    ]
    inside = [each for each in days if each.start >= span[0]]
    chosen = inside or days or head_years(text, begin)
    if not chosen or (not inside and WHOLE_YEAR in text[chosen[-1].end : span[1]]):
        return None
    day = chosen[-1].deadline(year)
    # A year before the report's says since when a thing is there: 2000年底前建成的小区.
    return day if day and day.year >= year else None


def _period(
    text: str, amounts: tuple[Amount, ...], begin: int, found: Found, past: bool, year: int, deadline: date | None
) -> int:
    """The year that a statement is about: the last that its sentence names, else the report's, or the one before."""
    named = [
        each.date.year
        for each in amounts
        if each.role is Role.YEAR and each.date and each.date.year and begin <= each.start and each.end <= found.start
    ]
    if past:
        return next((each for each in reversed(named) if 1900 < each < year), year - 1)
    named = named or [int(each) for each in HEAD_YEARS.findall(text[_sentence(text, begin) : found.start][:24])]
    later = next((each for each in reversed(named) if year <= each < year + 50), year)
    return max(later, deadline.year) if deadline else later


def _sentence(text: str, at: int) -> int:
    """Where the whole sentence begins, with all that it lists behind semicolons."""
    return max(text.rfind(mark, 0, at) for mark in "。！!？?") + 1


def _noun(text: str, found: Found, span: tuple[int, int]) -> str:
    """What the figure counts, in English, where the word right before it or all that stands behind it says so."""
    before = BEFORE_COUNT.sub("", text[span[0] : found.start])
    after = text[found.end : span[1]]
    words = [word for word in load_nouns() if before.endswith(word) or (len(after) <= 10 and after.endswith(word))]
    return load_nouns()[max(words, key=len)][0 if found.value == 1 else 1] if words else ""


def _figure(found: Found, noun: str) -> dict[str, str]:
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
        figure["noun"] = NOUNS.get(found.unit) or noun or found.unit
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
