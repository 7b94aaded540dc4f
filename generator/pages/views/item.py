"""One item as a page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.pages.views.context import Context
from generator.pages.views.evidence import Evidence, view_evidence
from generator.pages.views.outcome import OutcomeView, view_outcome
from generator.project.pagination import G, ListPage
from generator.report.figures import format_day, format_figure
from generator.report.model import Item, Kind, Wording
from generator.report.placeholders import fill

MOST_VIEWS = 4_000
"""How many views are held at once."""


@dataclass(frozen=True)
class Link:
    """Something to follow: an address from the site's root and the words to show."""

    href: str
    name: str


@dataclass(frozen=True)
class ItemView:
    """An item in one language; absent values are None."""

    id: str
    kind: str
    href: str
    """From the site's root to its anchor."""
    name: str
    text: str
    """Explanation, placeholders filled in."""
    figure: str | None
    deadline: str | None
    """The day itself, without "by" or 前."""
    deadline_iso: str | None
    phrase: str
    paragraph: int
    period: int
    aspirational: bool
    section: Link
    topics: tuple[Link, ...]
    places: tuple[Link, ...]
    note: str | None
    evidence: Evidence
    outcome: OutcomeView | None
    """What became of it; None for a result, and where nobody has searched."""
    baseline: ItemView | None
    """Last year's result that measures the same thing."""
    followed_by: ItemView | None
    """This year's target that measures the same thing."""
    state: str | None = None
    """``draft`` or ``stale`` where its words in this language are not reviewed."""


def view_item(item: Item, context: Context, *, linked: bool = True) -> ItemView:
    """``item`` in the context's language; with ``linked``, its baseline or follow-up beside it.

    Made once for all pages of the context that show the item.
    """
    key = item.id, linked
    if key not in context.item_views:
        if len(context.item_views) >= MOST_VIEWS:
            context.item_views.clear()
        context.item_views[key] = _view_item(item, context, linked=linked)
    return context.item_views[key]


def _view_item(item: Item, context: Context, *, linked: bool) -> ItemView:
    report, language = context.report, context.language

    def follow(other: str | None) -> ItemView | None:
        return view_item(report.by_id[other], context, linked=False) if linked and other else None

    def words(prose: object) -> str:
        return fill(prose[language], item, report.by_id, language)

    return ItemView(
        id=item.id,
        kind=item.kind.value,
        href=item_href(item),
        name=item.name[language],
        text=words(item.text),
        figure=format_figure(item.figure, language) if item.figure else None,
        deadline=format_day(item.deadline, language) if item.deadline else None,
        deadline_iso=item.deadline.isoformat() if item.deadline else None,
        phrase=item.phrase,
        paragraph=item.paragraph,
        period=item.period,
        aspirational=item.wording is Wording.ASPIRATIONAL,
        section=Link(f"sections/{item.section}/", context.sections[item.section].name[language]),
        topics=tuple(Link(f"topics/{t}/", context.topics[t].name[language]) for t in item.topics),
        places=tuple(Link(f"places/{p}/", context.places[p].name[language]) for p in item.places),
        note=words(item.note) if item.note else None,
        evidence=view_evidence(item, item_href(item), context),
        outcome=view_outcome(item, context),
        baseline=follow(item.baseline),
        followed_by=follow(report.followed_by.get(item.id)),
        state=context.state(f"items/{item.id}"),
    )


def item_href(item: Item) -> str:
    """From the site's root to the item's anchor."""
    return f"sections/{item.section}/#{item.id}"


@dataclass(frozen=True)
class Group:
    """Items of one sort under one heading, in report order; ``tabular`` if they have figures or dates."""

    id: str
    heading: str
    items: tuple[ItemView, ...]
    tabular: bool
    period: int
    count: int
    """How many there are, also where a page shows only some of them."""
    continued: bool = False
    """Whether a page shows them from a later one on: the first are on the page before."""


def group_items(items: tuple[Item, ...], context: Context, page: ListPage | None = None) -> tuple[Group, ...]:
    """The items by sort: results with and without a figure, targets, projects, actions; empty sorts left out.

    With ``page``, one page of the list of them, only what stands there.
    """
    labels, year = context.labels, context.report.heading.year
    sorts = (
        ("targets", "targets_heading", True, year, lambda i: i.kind is Kind.TARGET),
        ("projects", "projects_heading", False, year, lambda i: i.kind is Kind.PROJECT),
        ("actions", "actions_heading", False, year, lambda i: i.kind is Kind.ACTION),
        ("results", "results_figures", True, year - 1, lambda i: i.kind is Kind.RESULT and i.figure),
        ("other-results", "results_others", False, year - 1, lambda i: i.kind is Kind.RESULT and not i.figure),
    )
    groups = []
    for group_id, label, tabular, period, belongs in sorts:
        members = tuple(item for item in items if belongs(item))
        if members:
            groups.append(Group(group_id, labels[label], members, tabular, period, len(members)))
    return view_members(page.parts(groups) if page else groups, context)


def view_members(groups: Iterable[G], context: Context, *, linked: bool = True) -> tuple[G, ...]:
    """``groups`` of items with the items' views in their place."""
    return tuple(
        replace(group, items=tuple(view_item(item, context, linked=linked) for item in group.items)) for group in groups
    )
