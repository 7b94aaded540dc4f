"""The dated items of a report, and the paths of the calendar feeds with them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.report.model import Item, Report


def dated_items(items: Iterable[Item]) -> tuple[Item, ...]:
    """Those of ``items`` that have a deadline, earliest first, else in the order given."""
    return tuple(sorted((item for item in items if item.deadline), key=lambda item: item.deadline))


def dated_topics(report: Report) -> tuple[str, ...]:
    """Ids of the topics that have a date, in report order: those that get a feed of their own."""
    dated = {topic for item in dated_items(report.items) for topic in item.topics}
    return tuple(topic.id for topic in report.topics if topic.id in dated)


def feed_path(language: str, topic: str | None = None) -> str:
    """From the site's root: ``data/calendar.ics``, ``data/calendar-en.ics``, ``data/calendar-en.schools.ics``."""
    # A dot, since a topic's id may hold hyphens and may end like a language.
    return f"data/calendar{'' if language == 'zh' else f'-{language}'}{f'.{topic}' if topic else ''}.ics"
