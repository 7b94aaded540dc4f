"""The calendar feeds of this edition: what their events say."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from generator.exports.calendar import calendar_files
from generator.project.paths import HOME, TARGETS
from generator.project.report_file import load_report
from generator.report.model import Report
from tests.exports.test_calendar import ADDRESS, events


@pytest.fixture(scope="module")
def report() -> Report:
    return load_report(HOME / TARGETS, TARGETS).report


@pytest.fixture(scope="module")
def feeds(report: Report) -> dict[str, str]:
    return calendar_files(report, ADDRESS)


def test_an_event_says_what_is_due_and_where_it_comes_from(report, feeds):
    event = events(feeds["data/calendar-en.ics"])["modern-high-schools-started"]
    assert (
        event["SUMMARY"]
        == "Due: First modern senior high schools in the urban area to start construction, 8 senior high schools"
    )
    assert (event.start, event.end) == (date(2022, 6, 30), date(2022, 7, 1))
    assert not isinstance(event.start, datetime)
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["DTSTAMP"].dt.date() == report.outcomes.search.searched
    assert event["LAST-MODIFIED"].dt == datetime(2026, 11, 28, tzinfo=UTC)
    assert event["SEQUENCE"] == len(report.changes_of["modern-high-schools-started"]) > 0
    assert event["UID"] == "modern-high-schools-started.en@luoyang-2022.work-report"
    assert event["URL"] == f"{ADDRESS}en/sections/livelihoods/#modern-high-schools-started"
    assert 'Source, paragraph 165: "6月底前开工建设首批8所现代化高中"' in event["DESCRIPTION"]


def test_an_event_says_what_became_of_it(feeds):
    zh, en = (events(feeds[f"data/calendar{language}.ics"]) for language in ("", "-en"))
    reported = en["modern-high-schools-started"]["DESCRIPTION"]
    assert "\nOutcome: Partly reached, 7 senior high schools\n" in reported
    assert "(Henan Economic News, 2 February 2023, http" in reported
    assert "\n兑现情况：做到了，2022年12月26日，按期\n" in zh["xinan-yichuan-expressway"]["DESCRIPTION"]
    nothing = "Outcome: Not known (No public evidence found by 28 November 2026)"
    assert en["returning-natives-platform"]["DESCRIPTION"].endswith(nothing)


def test_an_aim_differs_from_a_promise(feeds):
    zh, en = (events(feeds[f"data/calendar{language}.trade.ics"])["bonded-zone-opening"] for language in ("", "-en"))
    assert zh["SUMMARY"] == "期限（力争）：综合保税区争取封关运营"
    assert en["SUMMARY"] == "Due (an aim): Bid to open the Luoyang Comprehensive Bonded Zone"


def test_a_calendar_has_a_name_in_its_language(feeds):
    calendar = Calendar.from_ical(feeds["data/calendar.schools.ics"])
    assert calendar["X-WR-CALNAME"] == calendar["NAME"] == "洛阳市2022年政府工作报告：有期限的事（上学）"
