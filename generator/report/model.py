"""The records of a report: frozen, typed, documented; what YAML text becomes and every later stage reads.

Pydantic checks one record at a time here; what holds between records is checked in ``checks/``.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.dataclasses import dataclass

from generator.numbers.amounts import Comparator
from generator.numbers.numerals import read_number
from generator.report.characters import find_lookalike, name_character

if TYPE_CHECKING:
    from generator.report.changes import Change
    from generator.report.evidence import Outcomes

RECORD = ConfigDict(extra="forbid", use_attribute_docstrings=True)

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
LANGUAGES = ("zh", "en")


def _refuse_controls(text: str) -> str:
    for char in text:
        if char in BIDI_CONTROLS or (unicodedata.category(char) in ("Cc", "Cs", "Co") and char != "\n"):
            raise ValueError(f"printable text, without the control character U+{ord(char):04X}", "remove it")
    return text


def _read_date(text: object) -> date:
    if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise ValueError("a date of the form 2031-06-30")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("a day that the calendar has") from None


def _read_whole(text: object) -> int:
    if not isinstance(text, str) or not re.fullmatch(r"[1-9]\d{0,5}", text, re.ASCII):
        raise ValueError("a whole number from 1 to 999999")
    return int(text)


def _read_year(text: object) -> int:
    if not isinstance(text, str) or not re.fullmatch(r"[1-9]\d{3}", text, re.ASCII):
        raise ValueError("a year of four digits")
    return int(text)


def _refuse_breaks(text: str) -> str:
    if "\n" in text:
        raise ValueError("one line of text", "join the lines")
    return text


def _refuse_lookalikes(text: str) -> str:
    if found := find_lookalike(text):
        char, advice = found
        raise ValueError(
            f"usual characters, without {name_character(char)}", f"{advice}; it is never found by a search"
        )
    return text


def text_type(limit: int, *more: AfterValidator):
    """The type of a text of at most ``limit`` characters, none of them a control character."""
    constraints = StringConstraints(strip_whitespace=True, min_length=1, max_length=limit)
    return Annotated[str, constraints, AfterValidator(_refuse_controls), AfterValidator(_refuse_lookalikes), *more]


def _of_form(pattern: str, expected: str, fix: str):
    """A line that is ``expected``: text that ``pattern`` matches whole."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(expected, fix)
        return text

    return text_type(300, AfterValidator(_refuse_breaks), AfterValidator(check))


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""Lower-case ASCII words joined by hyphens; once published, never changed."""


def _refuse_repeats(ids: tuple[str, ...]) -> tuple[str, ...]:
    if repeated := next((each for n, each in enumerate(ids) if each in ids[:n]), None):
        raise ValueError("each id once", f"remove one {repeated}")
    return ids


Ids = Annotated[tuple[Id, ...], AfterValidator(_refuse_repeats)]
"""Some ids, each once."""
Line = text_type(300, AfterValidator(_refuse_breaks))
"""One line of text, 300 characters at most."""
Passage = text_type(3000)
"""Some sentences of text, 3,000 characters at most."""
Numbering = _of_form(
    r"[0-9]+(\.[0-9]+)*", "numbers joined by dots, without quotation marks of print", 'write it like "3.1"'
)
"""The number of a part or section, as the report counts it: ``3.10``."""
Noun = _of_form(
    # In a draft the Chinese word still holds the place of the English one.
    r"[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff ()'/.-]*",
    "English words, without quotation marks of print",
    "write it like households",
)
"""What a figure counts, in English."""
Pinyin = _of_form(
    r"[A-Za-zÀ-ɏ\u0300-\u036f0-9 ,.()'·/&+-]+", "Latin letters with tone marks", "write it like chéngshì gēngxīn"
)
"""How a term is read."""
UnitName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20), AfterValidator(_refuse_breaks)]
"""A unit, or nothing."""
Day = Annotated[date, BeforeValidator(_read_date)]
Whole = Annotated[int, BeforeValidator(_read_whole)]
Year = Annotated[int, BeforeValidator(_read_year)]


class Kind(StrEnum):
    """What sort of statement an item is."""

    RESULT = "result"
    TARGET = "target"
    PROJECT = "project"
    ACTION = "action"


class Wording(StrEnum):
    """Whether the report commits itself or only aims or bids (力争, 争取, 争创, 积极创建)."""

    FIRM = "firm"
    ASPIRATIONAL = "aspirational"


class PlaceKind(StrEnum):
    """What sort of place: an administrative district or county, a named zone, or a site or landscape."""

    DISTRICT = "district"
    COUNTY = "county"
    ZONE = "zone"
    AREA = "area"


@dataclass(frozen=True, config=RECORD)
class Words:
    """One text in both languages, side by side."""

    zh: Line
    """Chinese."""
    en: Line
    """English."""

    def __getitem__(self, language: str) -> str:
        return getattr(self, language)


@dataclass(frozen=True, config=RECORD)
class Prose:
    """Some sentences in both languages; ``{figure}``, ``{deadline}`` and ``{figure:id}`` are replaced by data."""

    zh: Passage
    """Chinese."""
    en: Passage
    """English."""

    def __getitem__(self, language: str) -> str:
        return getattr(self, language)


@dataclasses.dataclass(frozen=True)
class Quantity:
    """A number as the source prints it and as it counts: ``8.2万`` and 82000."""

    printed: str
    exact: Fraction

    @property
    def is_share(self) -> bool:
        """Whether it is a fraction in words (一半, 三分之一), which counts as a percentage."""
        return self.printed == "一半" or "分之" in self.printed


def _read_quantity(text: object) -> Quantity:
    if not isinstance(text, str):
        raise ValueError("a number")
    printed = text.strip()
    if (plain := unicodedata.normalize("NFKC", printed)) != printed:
        raise ValueError("half-width digits, as every page shows them", f"write {plain}")
    try:
        if printed.startswith("-"):
            # What fell grew by less than nothing: 增长-0.3%.
            return Quantity(printed, -read_number(printed[1:]))
        return Quantity(printed, read_number(printed))
    except ValueError:
        raise ValueError("a number as printed: 593, 8.2万, 5447.1亿, 一半, 三分之一") from None


Number = Annotated[Quantity, PlainValidator(_read_quantity), WithJsonSchema({"type": ["string", "number"]})]


@dataclass(frozen=True, config=RECORD)
class Figure:
    """The one figure of an item, as the source prints it."""

    value: Number
    """The number with its scale word, e.g. ``8.2万``; the lower one of a range."""
    unit: UnitName
    """Chinese unit as printed, e.g. ``户``; one of ``generator.report.figures.UNITS``; empty for a plain number."""
    comparator: Comparator
    """How the figure bounds what it measures."""
    value_max: Number | None = None
    """The upper number of a range, else absent."""
    noun: Noun | None = None
    """English noun that a counting unit counts, agreeing with the number: ``households``."""


@dataclass(frozen=True, config=RECORD)
class Item:
    """One statement of the report: a result, a target, a project or an action."""

    id: Id
    kind: Kind
    section: Id
    """Id of its section."""
    topics: Annotated[Ids, Field(min_length=1)]
    """Ids of its topics, the most fitting first."""
    paragraph: Whole
    """Number of the source paragraph."""
    phrase: Line
    """Shortest verbatim span of that paragraph that carries the figure or the commitment."""
    name: Words
    """What it is about, without the figure."""
    text: Prose
    """One or two sentences of plain explanation."""
    period: Year
    """Year that the statement is about."""
    wording: Wording
    places: Ids = ()
    """Ids of the places that its words name."""
    figure: Figure | None = None
    deadline: Day | None = None
    """Last day, only where the source names a date."""
    baseline: Id | None = None
    """Id of last year's result that measures the same thing."""
    note: Prose | None = None
    """Background that is not in the source; shown as an editor's note."""


@dataclass(frozen=True, config=RECORD)
class Part:
    """One of the report's parts."""

    id: Id
    number: Numbering
    """As the report counts it: ``1``."""
    period: Year
    """Year it is about."""
    name: Words
    heading: Whole | None = None
    """Paragraph of its heading, if it has one."""


@dataclass(frozen=True, config=RECORD)
class Section:
    """One section of the report."""

    id: Id
    part: Id
    number: Numbering
    """Part and section as the report counts them: ``3.10``."""
    name: Words
    intro: Prose
    """What the section is about and what matters most in it."""
    heading: Whole | None = None
    """Paragraph of its heading, if it has one."""
    explains: tuple[Whole, ...] = ()
    """Paragraphs that the introduction explains and no item quotes."""


@dataclass(frozen=True, config=RECORD)
class Topic:
    """A citizen's word for what items are about."""

    id: Id
    name: Words
    question: Words
    """What people ask first."""


@dataclass(frozen=True, config=RECORD)
class Place:
    """A district, county, zone or site that the report names."""

    id: Id
    kind: PlaceKind
    name: Words
    aliases: tuple[Line, ...] = ()
    """Other Chinese wordings by which the report names it or a part of it."""


@dataclass(frozen=True, config=RECORD)
class Exemption:
    """A numeral or paragraph of the source that needs no item, and why."""

    text: Line
    """The words that hold the numeral, e.g. ``PM2.5``; ``*`` for a whole paragraph."""
    reason: Line
    paragraph: Whole | None = None
    """Where; absent means wherever the words occur."""


@dataclass(frozen=True, config=RECORD)
class Heading:
    """The report as a publication."""

    year: Year
    """Year of the report: its targets are for this year, its results for the one before."""
    title: Words
    city: Words
    publisher: Words
    published: Day | None = None
    """Day of publication; None where nobody knows it yet."""

    @property
    def stamped(self) -> date:
        """The day that stands in time stamps for programs: never shown as that of publication."""
        return self.published or date(self.year, 1, 1)


@dataclasses.dataclass(frozen=True)
class Report:
    """The whole curated data set; records are in the report's order."""

    heading: Heading
    parts: tuple[Part, ...] = ()
    sections: tuple[Section, ...] = ()
    topics: tuple[Topic, ...] = ()
    places: tuple[Place, ...] = ()
    items: tuple[Item, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    outcomes: Outcomes | None = None
    """What became of the promises; None where the project keeps no record of it."""
    changes: tuple[Change, ...] = ()
    """What was corrected or added, the oldest first."""
    slug: str | None = None
    """The site's short name, where ``data/site.yaml`` gives one."""

    region: Words | None = None
    """The province, where ``data/site.yaml`` names it."""

    @property
    def own_names(self) -> tuple[str, ...]:
        """The names of the city and its province, and the year: what the whole report is about."""
        places = [self.heading.city, *([self.region] if self.region else [])]
        return (*(place[language] for place in places for language in LANGUAGES), str(self.heading.year))

    @property
    def short_name(self) -> str:
        """Names files, and ids in feeds and data: ``riverside-2031``; else made of the city and the year."""
        city = re.sub("[^a-z0-9]+", "-", self.heading.city.en.lower()).strip("-")
        return self.slug or f"{city or 'report'}-{self.heading.year}"

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """Items by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def changes_of(self) -> dict[str, tuple[Change, ...]]:
        """The changes that are about each item, by its id, the oldest first."""
        found: dict[str, list[Change]] = {}
        for change in self.changes:
            for item in change.items:
                found.setdefault(item, []).append(change)
        return {item: tuple(changes) for item, changes in found.items()}

    @cached_property
    def section_by_id(self) -> dict[str, Section]:
        """Sections by id."""
        return {section.id: section for section in self.sections}

    @cached_property
    def place_by_id(self) -> dict[str, Place]:
        """Places by id."""
        return {place.id: place for place in self.places}

    @cached_property
    def topic_by_id(self) -> dict[str, Topic]:
        """Topics by id."""
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def part_of(self) -> dict[str, Part]:
        """The part of each section, by the section's id; sections whose part is unknown are left out."""
        parts = {part.id: part for part in self.parts}
        return {section.id: parts[section.part] for section in self.sections if section.part in parts}

    @cached_property
    def by_topic(self) -> dict[str, tuple[Item, ...]]:
        """The items of each topic, in report order."""
        found: dict[str, list[Item]] = {topic.id: [] for topic in self.topics}
        for item in self.items:
            for topic in item.topics:
                found.setdefault(topic, []).append(item)
        return {topic: tuple(items) for topic, items in found.items()}

    @cached_property
    def by_baseline(self) -> dict[str, tuple[Item, ...]]:
        """The items that name each result as their baseline."""
        found: dict[str, list[Item]] = {}
        for item in self.items:
            if item.baseline:
                found.setdefault(item.baseline, []).append(item)
        return {baseline: tuple(items) for baseline, items in found.items()}

    @cached_property
    def followed_by(self) -> dict[str, str]:
        """For each earlier result that a target names as its baseline: the id of that target."""
        return {item.baseline: item.id for item in self.items if item.baseline}
