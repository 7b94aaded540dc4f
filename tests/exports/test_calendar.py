"""The calendar feeds, read back by two libraries that others wrote."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar, Event

from generator.exports.calendar import calendar_files
from generator.project.paths import HOME, TARGETS
from generator.project.report_file import load_report
from generator.report.model import Report

ROOT = HOME
ADDRESS = "https://report.example/city/"


@pytest.fixture(scope="module")
def report() -> Report:
    return load_report(ROOT / "data/targets.yaml").report


@pytest.fixture(scope="module")
def feeds(report: Report) -> dict[str, str]:
    return calendar_files(report, ADDRESS)


def events(feed: str) -> dict[str, Event]:
    """The events of a feed by the id of their item."""
    return {str(event["UID"]).split(".")[0]: event for event in Calendar.from_ical(feed).events}


@pytest.mark.parametrize("path", ["data/calendar.ics", "data/calendar-en.ics"])
def test_a_feed_holds_every_dated_item_on_its_day(report, feeds, path):
    dated = {item.id: item.deadline for item in report.items if item.deadline}
    assert len(dated) > 30
    assert {name: event.start for name, event in events(feeds[path]).items()} == dated


def test_each_topic_with_dates_has_a_feed_of_its_own_in_both_languages(report, feeds):
    dated = {topic: set() for item in report.items if item.deadline for topic in item.topics}
    for item in report.items:
        for topic in item.topics if item.deadline else ():
            dated[topic].add(item.id)
    assert set(feeds) == {"data/calendar.ics", "data/calendar-en.ics"} | {
        f"data/calendar{language}.{topic}.ics" for topic in dated for language in ("", "-en")
    }
    for topic, ids in dated.items():
        assert set(events(feeds[f"data/calendar-en.{topic}.ics"])) == ids


def test_a_feed_is_plain_enough_for_simple_importers_and_asks_to_be_read_again(feeds):
    for feed in feeds.values():
        plain = feed.replace("\r\n ", "")
        assert "LANGUAGE=" not in plain
        assert "TZID" not in plain
        assert "VTIMEZONE" not in plain
        head = plain[: plain.index("BEGIN:VEVENT")].split("\r\n")
        assert {"METHOD:PUBLISH", "REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D"} <= set(head)
        assert re.search(r"\r\nDTSTART;VALUE=DATE:\d{8}\r\nDTEND;VALUE=DATE:\d{8}\r\n", plain)


@pytest.mark.parametrize(
    ("day", "next_day"), [("2022-12-31", "20230101"), ("2022-02-28", "20220301"), ("2024-02-29", "20240301")]
)
def test_a_whole_day_ends_with_the_next(project, day, next_day):
    project.set("old-estates", "deadline", day)
    report = load_report(project.root / TARGETS).report
    assert f"DTEND;VALUE=DATE:{next_day}\r\n" in calendar_files(report)["data/calendar.ics"]


def test_a_sign_outside_the_basic_plane_is_not_cut_by_a_fold(project):
    project.set("old-estates", "name", json.dumps({"zh": "老旧小区", "en": "x" * 63 + "🚇" * 9}, ensure_ascii=False))
    report = load_report(project.root / TARGETS).report
    feed = calendar_files(report)["data/calendar-en.ics"]
    assert "🚇" * 9 in feed.replace("\r\n ", "")
    assert max(map(len, feed.encode().split(b"\r\n"))) <= 75


def stamps(report: Report, **corrections: list[date]) -> tuple[object, ...]:
    feed = calendar_files(report, corrections={key.replace("_", "-"): days for key, days in corrections.items()})
    event = events(feed["data/calendar.ics"])["old-estates"]
    return str(event["UID"]), event["SEQUENCE"], event["LAST-MODIFIED"].dt.date(), event["DTSTAMP"].dt


def test_a_correction_makes_the_event_newer_and_keeps_its_id(project):
    before = load_report(project.root / TARGETS).report
    uid, sequence, modified, stamp = stamps(before)
    assert (sequence, modified) == (0, before.heading.published)
    days = [date(2026, 11, 28), date(2026, 3, 1)]
    assert stamps(before, old_estates=days)[:3] == (uid, 2, date(2026, 11, 28))
    assert stamps(before, old_estates=days)[3] > stamps(before, old_estates=days[1:])[3] > stamp
    assert stamps(before, metro=days) == (uid, sequence, modified, stamp)


@pytest.mark.parametrize(("field", "value"), [("deadline", "2022-12-31"), ("text", "{zh: 开工。, en: They start.}")])
def test_an_edit_that_nobody_listed_shows_in_the_stamp(project, field, value):
    uid, _, _, stamp = stamps(load_report(project.root / TARGETS).report)
    project.set("old-estates", field, value)
    changed = stamps(load_report(project.root / TARGETS).report)
    assert changed[0] == uid
    assert changed[3] != stamp


def test_without_an_address_an_event_has_no_url(report):
    feeds = calendar_files(report)
    assert not any("URL" in event for event in events(feeds["data/calendar.ics"]).values())


def test_a_second_parser_reads_the_same(feeds):
    for feed in feeds.values():
        read = IcsCalendarStream.calendar_from_ics(feed)
        expected = {
            event["UID"]: (event["SUMMARY"], event["DESCRIPTION"], event.start) for event in events(feed).values()
        }
        assert {e.uid: (e.summary, e.description, e.start) for e in read.events} == expected


def test_lines_are_folded_at_75_octets_and_text_is_escaped(feeds):
    for feed in feeds.values():
        assert feed.endswith("END:VCALENDAR\r\n")
        lines = feed.encode().split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert not any(b"\n" in line for line in lines)
    assert "8\\, " not in feeds["data/calendar.ics"]
    unfolded = feeds["data/calendar-en.ics"].replace("\r\n ", "")
    assert "RMB 30 billion\r\n" in unfolded
    assert "Housing\\, " not in unfolded
    assert "construction\\, 8 senior high schools" in unfolded


def test_the_same_data_give_the_same_feeds_and_no_uid_comes_twice(report, feeds):
    assert calendar_files(report, ADDRESS) == feeds
    for feed in feeds.values():
        uids = [event["UID"] for event in Calendar.from_ical(feed).events]
        assert len(uids) == len(set(uids))
