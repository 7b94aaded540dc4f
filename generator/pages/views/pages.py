"""The views of whole pages: section, part, topic, place, and the lists of them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.views.context import Context
from generator.pages.views.item import Group, ItemView, Link, group_items, view_members
from generator.pages.views.outcomes import Tally, tally_of
from generator.project.pagination import ListPage
from generator.report.deadlines import dated_items, feed_path
from generator.report.model import Kind, Part, Place, Section, Topic
from generator.report.updates import updates_path


@dataclass(frozen=True)
class Card:
    """A page as a list of pages shows it."""

    href: str
    name: str
    lead: str
    count: int
    number: str = ""


@dataclass(frozen=True)
class SectionView:
    """A section page."""

    id: str
    number: str
    name: str
    intro: str
    part: Link
    groups: tuple[Group, ...]
    count: int
    tally: Tally | None
    """How its promises came out; None where it has none, or where nobody has searched."""
    state: str | None = None
    """``draft`` or ``stale`` where its introduction is not reviewed."""


@dataclass(frozen=True)
class CollectionView:
    """A topic or place page: everything that concerns it."""

    id: str
    name: str
    lead: str
    groups: tuple[Group, ...]
    count: int
    tally: Tally | None
    """As of a section."""
    feed: str | None = None
    """From the site's root to the calendar feed of its dates, where it has any."""
    updates: str | None = None
    """From the site's root to its feed of corrections and new evidence, where the project keeps a record of outcomes."""


@dataclass(frozen=True)
class TargetRows:
    """The targets of one section, for the table of all targets."""

    section: Link
    number: str
    items: tuple[ItemView, ...]
    continued: bool = False
    """As of a group of items."""


def view_section(section: Section, context: Context) -> SectionView:
    """One section with its items by sort."""
    language, items = context.language, context.in_section[section.id]
    part = context.parts[section.part]
    link = Link(f"parts/{part.id}/", part.name[language])
    return SectionView(
        id=section.id,
        number=section.number,
        name=section.name[language],
        intro=context.intro(section),
        part=link,
        groups=group_items(items, context),
        count=len(items),
        tally=tally_of("section", section.id, items, context),
        state=context.state(f"sections/{section.id}"),
    )


def view_topic(topic: Topic, context: Context, page: ListPage | None = None) -> CollectionView:
    """One topic with its items by sort; with ``page``, those on that page of it."""
    language, items = context.language, context.in_topic[topic.id]
    groups, feed = group_items(items, context, page), feed_path(language, topic.id) if dated_items(items) else None
    counts = tally_of("topic", topic.id, items, context)
    updates = updates_path(language, topic.id) if context.outcomes else None
    return CollectionView(
        topic.id, topic.name[language], topic.question[language], groups, len(items), counts, feed, updates
    )


def view_place(place: Place, context: Context, page: ListPage | None = None) -> CollectionView:
    """One place with its items by sort; with ``page``, those on that page of it."""
    items, groups = context.in_place[place.id], group_items(context.in_place[place.id], context, page)
    counts = tally_of("place", place.id, items, context)
    return CollectionView(place.id, place.name[context.language], "", groups, len(items), counts)


def section_cards(part: Part, context: Context) -> tuple[Card, ...]:
    """The sections of one part, in report order."""
    return tuple(
        Card(
            f"sections/{section.id}/",
            section.name[context.language],
            context.intro(section),
            len(context.in_section[section.id]),
            section.number,
        )
        for section in context.report.sections
        if section.part == part.id
    )


def topic_cards(context: Context) -> tuple[Card, ...]:
    """All topics, as the data order them."""
    return tuple(
        Card(f"topics/{t.id}/", t.name[context.language], t.question[context.language], len(context.in_topic[t.id]))
        for t in context.report.topics
    )


def place_cards(context: Context) -> dict[str, tuple[Card, ...]]:
    """All places that an item names, by kind of place."""
    kinds: dict[str, list[Card]] = {}
    for place in context.report.places:
        count = len(context.in_place[place.id])
        if count:
            card = Card(f"places/{place.id}/", place.name[context.language], "", count)
            kinds.setdefault(place.kind.value, []).append(card)
    return {kind: tuple(cards) for kind, cards in kinds.items()}


def target_rows(context: Context, page: ListPage | None = None) -> tuple[TargetRows, ...]:
    """All targets, section by section; with ``page``, those on that page of the list."""
    rows = []
    for section in context.report.sections:
        items = tuple(item for item in context.in_section[section.id] if item.kind is Kind.TARGET)
        if items:
            link = Link(f"sections/{section.id}/", section.name[context.language])
            rows.append(TargetRows(link, section.number, items))
    return view_members(page.parts(rows) if page else rows, context)
