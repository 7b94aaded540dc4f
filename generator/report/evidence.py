"""The records of what became of the promises: evidence, and the item that it is about.

Pydantic checks one record at a time here; what the evidence settles is computed in ``outcomes``, and what must hold
between records is checked in ``checks/outcomes``.
"""

from __future__ import annotations

import dataclasses
import re
from enum import StrEnum
from functools import cached_property
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, PlainValidator, WithJsonSchema
from pydantic.dataclasses import dataclass

from generator.report.model import RECORD, Day, Figure, Id, Line, Prose, Words, text_type


class Outcome(StrEnum):
    """What became of a promise (docs/outcomes.md)."""

    REACHED = "reached"
    """Evidence about the same thing, period and place meets it, or the event took place."""
    PARTLY = "partly"
    """Three quarters or more of what counts or adds up, or one of several things promised together."""
    NOT_REACHED = "not_reached"
    """Evidence falls short of that."""
    UNDER_WAY = "under_way"
    """Evidence shows that work goes on or has begun, not that it is done."""
    UNKNOWN = "unknown"
    """Nothing that settles it was found by the day of the last search."""


class Timing(StrEnum):
    """Whether it was done in time (docs/outcomes.md)."""

    ON_TIME = "on_time"
    """The dated event, or the period of the figure, lies within the deadline, or the report's year."""
    LATE = "late"
    """Done after that, or shown by dated evidence not to be done by then."""
    UNKNOWN = "unknown"
    """No dated evidence, or none from before an event that is the last day."""


class Support(StrEnum):
    """What one piece of evidence says for: an outcome, or nothing but context."""

    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"
    UNDER_WAY = "under_way"
    CONTEXT = "context"


class Scope(StrEnum):
    """How much of the promise a piece of evidence is about."""

    WHOLE = "whole"
    """The same measure, the same place, the whole promise."""
    PART = "part"
    """A part of it, or another measure."""
    WIDER = "wider"
    """More than it: several years together, a wider area."""
    LATER = "later"
    """A later time."""


class By(StrEnum):
    """Who says so."""

    CITY = "city"
    PROVINCE = "province"
    STATE = "state"
    PRESS = "press"
    COMPANY = "company"


@dataclasses.dataclass(frozen=True)
class Span:
    """The year or the years that something is about, both ends included."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first}-{self.last}"


def _read_span(text: object) -> Span:
    match = re.fullmatch(r"([1-9]\d{3})(?:-([1-9]\d{3}))?", text, re.ASCII) if isinstance(text, str) else None
    if not match or int(match[2] or match[1]) < int(match[1]):
        raise ValueError("a year or two: 2031, 2031-2035")
    return Span(int(match[1]), int(match[2] or match[1]))


def _read_flag(text: object) -> bool:
    if text not in ("true", "false", True, False):
        raise ValueError("true or false")
    return text in ("true", True)


NO_SITE = re.compile(r"(?:^|\.)(?:example|localhost|invalid|test)(?:\.|$)|^[\d.]+$")
"""Hosts that nobody can visit (RFC 2606), and bare numbers."""


def _check_address(text: str) -> str:
    """The address of one page: with a host that can be public, and more than the front page of a site."""
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if not host or parts.scheme not in ("http", "https") or "." not in host or NO_SITE.search(host) or " " in text:
        raise ValueError("the public address of the page: https://www.ly.gov.cn/2023/02-09/73871.html")
    if parts.path in ("", "/") and not parts.query:
        raise ValueError("the address of the page itself, not of the site's front page")
    return text


def _refuse_none(pieces: tuple) -> tuple:
    # Not a length in the schema: a piece that is wrong would be counted as none besides.
    if not pieces:
        raise ValueError("at least one piece of evidence")
    return pieces


Period = Annotated[Span, PlainValidator(_read_span), WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{4})?$"})]
Flag = Annotated[bool, BeforeValidator(_read_flag)]
Address = Annotated[text_type(500), AfterValidator(_check_address)]
Excerpt = text_type(30)
"""Words of another's page, quoted as a pointer to the place: 30 characters at most."""


@dataclass(frozen=True, config=RECORD)
class Evidence:
    """One public statement about one promise, and where it was made."""

    supports: Support
    statement: Prose
    """What it says, in our words; ``{value}`` is replaced by its figure."""
    period: Period
    """The year or years that the figure or the event is about."""
    scope: Scope
    publisher: Words
    """Who published it first."""
    by: By
    url: Address
    words: Excerpt
    """The words of that page that carry it, verbatim; they hold the figure."""
    seen: Day
    """Day on which an editor read it."""
    figure: Figure | None = None
    """Its one figure, as the page prints it."""
    date: Day | None = None
    """Day of the event, or the day for which it says that something is not done; never guessed."""
    title: Line | None = None
    published: Day | None = None
    carried_by: Words | None = None
    """The site at ``url`` where that is not the publisher's own."""
    forecast: Flag = False
    """Whether the source only expects it (预计); then it settles nothing."""

    @property
    def settles(self) -> bool:
        """Whether it may settle its promise: it says for an outcome, and as a fact."""
        return self.supports is not Support.CONTEXT and not self.forecast


@dataclass(frozen=True, config=RECORD)
class PromiseEvidence:
    """The evidence on one promise, and an editor's reading where figures alone do not settle it."""

    item: Id
    evidence: Annotated[tuple[Evidence, ...], AfterValidator(_refuse_none)]
    outcome: Outcome | None = None
    """Only where figures of one unit do not settle it, or an editor overrules them."""
    reason: Prose | None = None
    """Why; shown to readers."""
    timing: Timing | None = None
    """Only where the last day is that of an event, such as a festival, which the calendar does not give."""

    @property
    def id(self) -> str:
        """The item's id, by which problems and addresses name the record."""
        return self.item


@dataclass(frozen=True, config=RECORD)
class Search:
    """When and where evidence was last looked for."""

    searched: Day
    where: Prose
    """Where, in words."""


@dataclasses.dataclass(frozen=True)
class Outcomes:
    """All that is known of what became of the promises."""

    search: Search | None = None
    """None where nobody has searched yet."""
    records: tuple[PromiseEvidence, ...] = ()

    @cached_property
    def by_item(self) -> dict[str, PromiseEvidence]:
        """The record of each promise that has one, by the item's id."""
        return {record.item: record for record in self.records}
