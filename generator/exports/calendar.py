"""Report -> calendar feeds (RFC 5545): one event a dated item, on the last day that it may be done.

Each language has a feed of everything and one for each topic that has dates. Feeds depend on the data alone:
``DTSTAMP`` is the report's day of publication, and an event's UID is made of its item's permanent id.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event, vText

from generator.report.deadlines import dated_items, dated_topics, feed_path
from generator.report.figures import format_deadline, format_figure
from generator.report.model import LANGUAGES, Item, Report, Topic, Wording
from generator.report.placeholders import fill

LOCALES = {"zh": "zh-CN", "en": "en"}
NAMES = {"zh": "{}：有期限的事", "en": "{}: deadlines"}
TOPIC_NAMES = {"zh": "{}：有期限的事（{}）", "en": "{}: deadlines ({})"}
DUE = {"zh": "期限：{}", "en": "Due: {}"}
AIMED = {"zh": "期限（力争）：{}", "en": "Due (an aim): {}"}
WITH_FIGURE = {"zh": "{}，{}", "en": "{}, {}"}
EVIDENCE = {"zh": "原文第{}段：“{}”", "en": 'Source, paragraph {}: "{}"'}


def calendar_files(report: Report, address: str | None = None) -> dict[str, str]:
    """Every feed by its path on the site; ``address`` is where the site lives, if that is known."""
    files, dated = {}, dated_topics(report)
    for language in LANGUAGES:
        files[feed_path(language)] = export_calendar(report, language, address)
        for topic in dated:
            whole = report.topic_by_id[topic]
            files[feed_path(language, topic)] = export_calendar(report, language, address, whole)
    return files


def export_calendar(report: Report, language: str, address: str | None = None, topic: Topic | None = None) -> str:
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
    calendar.add("name", _text(name, language))
    # The older way to say it, and the one that most programs read; it takes no parameter.
    calendar.add("x-wr-calname", name)
    for event in _events(report, language, address, topic):
        calendar.add_component(event)
    return calendar.to_ical().decode()


def _events(report: Report, language: str, address: str | None, topic: Topic | None) -> Iterable[Event]:
    for item in dated_items(report.by_topic[topic.id] if topic else report.items):
        yield _event(item, report, language, address)


def _event(item: Item, report: Report, language: str, address: str | None) -> Event:
    heading = report.heading
    event = Event()
    event.add("uid", f"{item.id}.{language}@{report.short_name}.work-report")
    event.add("dtstamp", datetime.combine(heading.published, time(), UTC))
    event.add("dtstart", item.deadline)
    event.add("dtend", item.deadline + timedelta(days=1))
    # An all-day event would else mark its owner as busy.
    event.add("transp", "TRANSPARENT")
    event.add("summary", _text(_summary(item, language), language))
    event.add("description", _text(_description(item, report, language), language))
    event.add(
        "categories",
        [report.topic_by_id[topic].name[language] for topic in item.topics],
        {"LANGUAGE": LOCALES[language]},
    )
    if address:
        event.add("url", f"{address.rstrip('/')}/{'en/' if language == 'en' else ''}sections/{item.section}/#{item.id}")
    return event


def _summary(item: Item, language: str) -> str:
    name = item.name[language]
    if item.figure:
        name = WITH_FIGURE[language].format(name, format_figure(item.figure, language))
    return (AIMED if item.wording is Wording.ASPIRATIONAL else DUE)[language].format(name)


def _description(item: Item, report: Report, language: str) -> str:
    text = fill(item.text[language], item, report.by_id, language)
    due = format_deadline(item.deadline, language)
    evidence = EVIDENCE[language].format(item.paragraph, item.phrase)
    return "\n".join([text, due[0].upper() + due[1:], evidence])


def _text(text: str, language: str) -> vText:
    return vText(text, params={"LANGUAGE": LOCALES[language]})
