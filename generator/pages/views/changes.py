"""The corrections page: what was corrected or added, the latest day first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from generator.pages.views.context import Context
from generator.pages.views.item import Link, item_href
from generator.report.changes import Change
from generator.report.figures import format_day
from generator.report.placeholders import fill


@dataclass(frozen=True)
class ChangeView:
    """One correction or addition."""

    id: str
    kind: str
    """``correction`` or ``addition``."""
    label: str
    what: str
    why: str
    items: tuple[Link, ...]
    """The items that it is about."""


@dataclass(frozen=True)
class ChangeDay:
    """All that was changed on one day, in the data's order."""

    day: str
    day_iso: str
    changes: tuple[ChangeView, ...]


def view_changes(context: Context) -> tuple[ChangeDay, ...]:
    """Every change, by day, the latest first."""
    days = [
        ChangeDay(format_day(day, context.language), day.isoformat(), tuple(_view(each, context) for each in changes))
        for day, changes in groupby(context.report.changes, key=lambda change: change.date)
    ]
    return tuple(reversed(days))


def _view(change: Change, context: Context) -> ChangeView:
    report, language = context.report, context.language
    items = (report.by_id[item] for item in change.items)
    return ChangeView(
        id=change.id,
        kind=change.kind.value,
        label=context.labels[f"change_{change.kind.value}"],
        what=fill(change.what[language], None, report.by_id, language),
        why=fill(change.why[language], None, report.by_id, language),
        items=tuple(Link(item_href(item), item.name[language]) for item in items),
    )
