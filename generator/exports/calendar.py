"""Report -> calendar feeds (RFC 5545): one event a dated item, on the last day that it may be done.

Each language has a feed of everything and one for each topic that has dates. Feeds depend on the data alone. An
event's UID is made of its item's permanent id, so a corrected event replaces the one that a subscriber has. That it is
newer is said in three ways, since programs differ in which they look at: ``SEQUENCE`` counts the corrections,
``LAST-MODIFIED`` is the day of the last one or of the last search for evidence, and ``DTSTAMP`` differs wherever the event's content does.

No property carries a LANGUAGE: a feed is in one language, and simple importers look for ``SUMMARY:`` to the letter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, vDuration

from generator.exports.outcome_text import cite, outcome_line, reason_of
from generator.report.deadlines import dated_items, dated_topics, feed_path
from generator.report.figures import format_deadline, format_figure
from generator.report.model import LANGUAGES, Item, Report, Topic, Wording
from generator.report.outcomes import outcome_of
from generator.report.placeholders import fill

Corrections = Mapping[str, Sequence[date]]
"""By item id, the days on which it was corrected after it was first published, in any order."""
REFRESH = timedelta(days=1)
"""How often a subscriber looks for corrections."""
DAY_SECONDS = 24 * 60 * 60

NAMES = {"zh": "{}：有期限的事", "en": "{}: deadlines"}
TOPIC_NAMES = {"zh": "{}：有期限的事（{}）", "en": "{}: deadlines ({})"}
DUE = {"zh": "期限：{}", "en": "Due: {}"}
AIMED = {"zh": "期限（力争）：{}", "en": "Due (an aim): {}"}
WITH_FIGURE = {"zh": "{}，{}", "en": "{}, {}"}
EVIDENCE = {"zh": "原文第{}段：“{}”", "en": 'Source, paragraph {}: "{}"'}


def calendar_files(
    report: Report, address: str | None = None, corrections: Corrections | None = None
) -> dict[str, str]:
    """Every feed by its path on the site; ``address`` is where the site lives, if that is known.

    ``corrections`` are those of the report's list of changes, where no others are given.
    """
    files, dated = {}, dated_topics(report)
    if corrections is None:
        corrections = {item: [change.date for change in changes] for item, changes in report.changes_of.items()}
    for language in LANGUAGES:
        files[feed_path(language)] = export_calendar(report, language, address, corrections=corrections)
        for topic in dated:
            whole = report.topic_by_id[topic]
            files[feed_path(language, topic)] = export_calendar(report, language, address, whole, corrections)
    return files


def export_calendar(
    report: Report,
    language: str,
    address: str | None = None,
    topic: Topic | None = None,
    corrections: Corrections | None = None,
) -> str:
    """One feed as iCalendar text: CRLF, lines folded at 75 octets, events by day.

    With ``address``, each event carries the URL of its item.
    """
    heading = report.heading
    name = NAMES[language].format(heading.title[language])
    if topic:
        name = TOPIC_NAMES[language].format(heading.title[language], topic.name[language])
    calendar = Calendar()
    calendar.add("prodid", f"-//{heading.city.en} work report//{heading.year}//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    # The older way to say it, and the one that most programs read.
    calendar.add("x-wr-calname", name)
    # RFC 7986, and the older way that Outlook reads.
    calendar.add("refresh-interval", REFRESH, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH).to_ical().decode())
    for item in dated_items(report.by_topic[topic.id] if topic else report.items):
        days = (corrections or {}).get(item.id, ())
        calendar.add_component(_event(item, report, language, address, days))
    return calendar.to_ical().decode()


def _event(item: Item, report: Report, language: str, address: str | None, corrected: Sequence[date]) -> Event:
    heading = report.heading
    event = Event()
    event.add("uid", f"{item.id}.{language}@{report.short_name}.work-report")
    event.add("dtstart", item.deadline)
    event.add("dtend", item.deadline + timedelta(days=1))
    # An all-day event would else mark its owner as busy.
    event.add("transp", "TRANSPARENT")
    event.add("summary", _summary(item, language))
    event.add("description", _description(item, report, language))
    event.add("categories", [report.topic_by_id[topic].name[language] for topic in item.topics])
    if address:
        event.add("url", f"{address.rstrip('/')}/{'en/' if language == 'en' else ''}sections/{item.section}/#{item.id}")
    outcome = outcome_of(item, report)
    searched = [outcome.searched] if outcome and outcome.searched else []
    last = datetime.combine(max([heading.stamped, *corrected, *searched]), time(), UTC)
    event.add("sequence", len(corrected))
    event.add("last-modified", last)
    event.add("dtstamp", last + _moment(event))
    return event


def _moment(event: Event) -> timedelta:
    """A time of day that follows from what the event says: an edit that nobody listed as a correction shows too."""
    return timedelta(seconds=int(hashlib.sha256(event.to_ical()).hexdigest(), 16) % DAY_SECONDS)


def _summary(item: Item, language: str) -> str:
    name = item.name[language]
    if item.figure:
        name = WITH_FIGURE[language].format(name, format_figure(item.figure, language))
    return (AIMED if item.wording is Wording.ASPIRATIONAL else DUE)[language].format(name)


def _description(item: Item, report: Report, language: str) -> str:
    text = fill(item.text[language], item, report.by_id, language)
    due = format_deadline(item.deadline, language)
    evidence = EVIDENCE[language].format(item.paragraph, item.phrase)
    became = [outcome_line(item, report, language), reason_of(item, report, language)]
    outcome = outcome_of(item, report)
    sources = [cite(piece, language) for piece in outcome.evidence] if outcome else []
    return "\n".join([text, due[0].upper() + due[1:], evidence, *filter(None, became), *sources])
