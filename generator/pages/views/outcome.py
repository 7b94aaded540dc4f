"""What became of one promise, as a page shows it: outcome, figure, timing, and each piece of evidence with its address."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from generator.pages.views.context import Context
from generator.report.evidence import Evidence, Outcome, Scope, Support, Timing
from generator.report.figures import format_day, format_figure
from generator.report.model import Item
from generator.report.outcomes import ItemOutcome

FORM = "send-evidence.yml"
"""The issue form under .github/ISSUE_TEMPLATE/."""
DONE = (Outcome.REACHED, Outcome.PARTLY)
"""Outcomes shown with the words "in time"; lateness is shown with any."""


@dataclass(frozen=True)
class Piece:
    """One piece of evidence."""

    statement: str
    """What it says, its figure filled in."""
    supports: str
    """``not_reached`` and so on, or ``context``."""
    slug: str
    """The same as a class: ``not-reached``."""
    publisher: str
    by: str
    """Who says so: the city, the press …"""
    published: str | None
    title: str | None
    """In the language of the page that it is the title of."""
    carried_by: str | None
    """The site whose address is given, where that is not the publisher's own."""
    url: str
    words: str
    """The page's own words."""
    seen: str
    limits: tuple[str, ...]
    """Why it weighs less: expected only, a part, wider, later."""


@dataclass(frozen=True)
class OutcomeView:
    """What became of one promise, in one language."""

    code: str
    """``not_reached``: the outcome's code, as the data have it."""
    slug: str
    """``not-reached``: the same in addresses and classes."""
    label: str
    figure: str | None
    """The figure that the best evidence gives for the same measure, period and scope."""
    day: str | None
    """Day of the event."""
    day_iso: str | None
    timing: str
    """``on_time``, ``late`` or ``unknown``."""
    timing_label: str | None
    """To show beside the outcome; None where it would say nothing new."""
    reason: str | None
    """An editor's reading."""
    pieces: tuple[Piece, ...]
    """All of its evidence, what settles the outcome first."""
    source: Piece | None
    """The piece that gives the figure."""
    whole: str
    """``2 sources in their words``: what is at ``href``."""
    href: str
    """From the language's root to the evidence with the pages' own words."""
    searched: str
    """Day of the last search."""
    send: str | None
    """Address of a new issue for evidence or a correction, the item filled in; None where nobody knows it."""

    @property
    def weighty(self) -> tuple[Piece, ...]:
        """The first piece, which weighs most, and each that says for another outcome: where sources differ, both are shown."""
        first = self.pieces[:1]
        others = (piece for piece in self.pieces if piece.supports not in (Support.CONTEXT, first[0].supports))
        return (*first, *others)

    @property
    def settled(self) -> bool:
        """Whether it is said to be done, in part or whole, or not done."""
        return self.code not in (Outcome.UNDER_WAY, Outcome.UNKNOWN)


def view_outcome(item: Item, context: Context) -> OutcomeView | None:
    """What became of ``item``; None for a result, and where the project keeps no record of outcomes."""
    found = context.outcomes.get(item.id)
    if found is None:
        return None
    t, language = context.labels, context.language
    pieces = tuple(_piece(each, context) for each in found.evidence)
    zipped = zip(pieces, found.evidence, strict=True)
    return OutcomeView(
        code=found.outcome.value,
        slug=slug(found.outcome),
        label=t[f"outcome_{found.outcome.value}"],
        figure=format_figure(found.value, language) if found.value else None,
        day=format_day(found.date, language) if found.date else None,
        day_iso=found.date.isoformat() if found.date else None,
        timing=found.timing.value,
        timing_label=t[f"timing_{found.timing.value}"] if _tells_timing(found) else None,
        reason=found.reason[language] if found.reason else None,
        pieces=pieces,
        source=next((piece for piece, each in zipped if each.figure == found.value), pieces[0])
        if found.value
        else None,
        whole=t["evidence_piece"] if len(found.evidence) == 1 else t["evidence_pieces"].format(len(found.evidence)),
        href=f"evidence/{item.section}/#{item.id}-evidence",
        searched=format_day(found.searched, language),
        send=_send(item, context),
    )


def slug(outcome: Outcome) -> str:
    """The outcome in addresses and classes: ``not-reached``."""
    return outcome.value.replace("_", "-")


def _tells_timing(found: ItemOutcome) -> bool:
    return found.timing is Timing.LATE or (found.timing is Timing.ON_TIME and found.outcome in DONE)


def _piece(piece: Evidence, context: Context) -> Piece:
    t, language = context.labels, context.language
    figure = format_figure(piece.figure, language) if piece.figure else ""
    limits = ["evidence_forecast"] if piece.forecast else []
    if piece.scope is not Scope.WHOLE and piece.supports is Support.CONTEXT:
        limits.append(f"evidence_{piece.scope.value}")
    return Piece(
        statement=piece.statement[language].replace("{value}", figure),
        supports=piece.supports.value,
        slug=piece.supports.value.replace("_", "-"),
        publisher=piece.publisher[language],
        by=t[f"evidence_by_{piece.by.value}"],
        published=format_day(piece.published, language) if piece.published else None,
        title=piece.title,
        carried_by=piece.carried_by[language] if piece.carried_by else None,
        url=piece.url,
        words=piece.words,
        seen=format_day(piece.seen, language),
        limits=tuple(t[limit] for limit in limits),
    )


def _send(item: Item, context: Context) -> str | None:
    if not context.repository:
        return None
    fields = {"template": FORM, "title": f"{item.id}: ", "item": item.id, "language": context.language}
    return f"{context.repository.rstrip('/')}/issues/new?{urlencode(fields)}"
