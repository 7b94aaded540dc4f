"""Items that a hand-written page picks out by id: as one table, or day by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.pages.views.context import Context
from generator.pages.views.item import Group, ItemView, view_item
from generator.report.model import Item


@dataclass(frozen=True)
class Day:
    """The chosen items that are due on one day."""

    deadline: str
    """The day itself, without "by" or 前."""
    deadline_iso: str
    items: tuple[ItemView, ...]


def view_chosen(items: Iterable[Item], context: Context) -> Group:
    """The items as a table of this year, in the order in which the page names them."""
    views = tuple(view_item(item, context) for item in items)
    return Group("chosen", "", views, True, context.report.heading.year, len(views))


def view_days(items: Iterable[Item], context: Context) -> tuple[Day, ...]:
    """The items day by day, earliest first, those of one day in report order; each has a deadline."""
    order = {item.id: place for place, item in enumerate(context.report.items)}
    dated = sorted(items, key=lambda item: (item.deadline, order[item.id]))
    days = []
    for _, members in groupby(dated, key=lambda item: item.deadline):
        views = tuple(view_item(item, context) for item in members)
        days.append(Day(views[0].deadline, views[0].deadline_iso, views))
    return tuple(days)
