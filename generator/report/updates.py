"""What is new on the site: changes, and evidence on promises; and where its feeds are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.report.changes import Change
from generator.report.model import Item, Report
from generator.report.outcomes import outcome_of, promises


@dataclass(frozen=True)
class Update:
    """One entry of a feed: a change, or all the evidence on one promise."""

    key: str
    """Stays the same when the entry is updated: ``change/some-id``, ``evidence/some-item``."""
    day: date
    """When it was last updated."""
    change: Change | None = None
    item: Item | None = None


def updates_of(report: Report, topic: str | None = None) -> tuple[Update, ...]:
    """Everything new, the latest first: of the whole report, or of one topic, with the changes that are about it.

    Changes of a day come before its evidence, and the later of two in the list before the earlier one.
    """
    items = report.by_topic.get(topic, ()) if topic else report.items
    chosen = {item.id for item in items}
    changes = [
        Update(f"change/{change.id}", change.date, change=change)
        for change in reversed(report.changes)
        if topic is None or chosen.intersection(change.items)
    ]
    evidence = [
        Update(f"evidence/{item.id}", max(piece.seen for piece in outcome.evidence), item=item)
        for item in promises(report)
        if item.id in chosen and (outcome := outcome_of(item, report)) and outcome.evidence
    ]
    return tuple(sorted([*changes, *evidence], key=lambda update: update.day, reverse=True))


def updates_path(language: str, topic: str | None = None) -> str:
    """From the site's root: ``data/updates.xml``, ``data/updates-en.xml``, ``data/updates-en.schools.xml``."""
    return f"data/updates{'' if language == 'zh' else f'-{language}'}{f'.{topic}' if topic else ''}.xml"
