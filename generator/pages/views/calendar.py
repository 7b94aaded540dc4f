"""The calendar page: everything with a date, by month, and the feeds that hold it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from babel.dates import format_date

from generator.pages.views.chosen import Day, view_days
from generator.pages.views.context import Context
from generator.report.deadlines import dated_items, dated_topics, feed_path
from generator.report.figures import LOCALES


@dataclass(frozen=True)
class Month:
    """One month of the year, with the days on which something is due."""

    id: str
    """``month-2031-06``: the anchor."""
    name: str
    """``6月``, ``June``; with its year where that is not the report's."""
    short: str
    """``6月``, ``Jun``."""
    days: tuple[Day, ...]
    count: int
    aspirational: int


@dataclass(frozen=True)
class Feed:
    """One calendar feed."""

    path: str
    """From the site's root."""
    name: str
    count: int
    address: str | None = None
    """Where a calendar program finds it, which stays current; None where nobody knows yet where the site lives."""

    @property
    def webcal(self) -> str | None:
        """The address as calendar programs take it from a link: a subscription, not a file."""
        return re.sub("^https?:", "webcal:", self.address) if self.address else None


@dataclass(frozen=True)
class CalendarView:
    """The whole calendar."""

    months: tuple[Month, ...]
    """Every month of the report's year, with or without dates, and later ones that have dates."""
    count: int
    everything: Feed
    """The feed that holds all."""
    feeds: tuple[Feed, ...]
    """One a topic that has dates, in the data's order."""

    @property
    def busy(self) -> tuple[Month, ...]:
        """The months in which something is due."""
        return tuple(month for month in self.months if month.count)


def view_calendar(context: Context) -> CalendarView:
    """Everything with a date."""
    year = context.report.heading.year
    items = dated_items(context.report.items)
    due = {key: tuple(group) for key, group in groupby(items, key=lambda item: item.deadline.replace(day=1))}
    months = sorted({*due, *(date(year, number, 1) for number in range(1, 13))})
    return CalendarView(
        tuple(_month(first, due.get(first, ()), context) for first in months),
        len(items),
        _feed(None, context.labels["feed_everything"], len(items), context),
        tuple(
            _feed(
                topic, context.topics[topic].name[context.language], len(dated_items(context.in_topic[topic])), context
            )
            for topic in dated_topics(context.report)
        ),
    )


def _feed(topic: str | None, name: str, count: int, context: Context) -> Feed:
    path = feed_path(context.language, topic)
    return Feed(path, name, count, f"{context.address}{path}" if context.address else None)


def _month(first: date, items: tuple, context: Context) -> Month:
    language, other = context.language, first.year != context.report.heading.year
    long, short = {"zh": ("M月", "M月"), "en": ("MMMM", "MMM")}[language]
    if other:
        long = {"zh": "y年M月", "en": "MMMM y"}[language]
    days = view_days(items, context)
    return Month(
        f"month-{first:%Y-%m}",
        format_date(first, long, locale=LOCALES[language]),
        format_date(first, short, locale=LOCALES[language]),
        days,
        len(items),
        sum(view.aspirational for day in days for view in day.items),
    )
