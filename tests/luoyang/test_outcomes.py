"""What became of Luoyang's promises: every one of them has an outcome, and it follows from what is cited."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from generator.project.paths import HOME, TARGETS
from generator.project.report_file import load_report
from generator.report.evidence import Outcome, Support, Timing
from generator.report.model import Report
from generator.report.outcomes import outcome_of, promises


@pytest.fixture(scope="module")
def report() -> Report:
    return load_report(HOME / TARGETS, TARGETS).report


def test_every_promise_has_an_outcome_and_counts(report: Report) -> None:
    counts = Counter(outcome_of(item, report).outcome for item in promises(report))
    assert sum(counts.values()) == len(promises(report)) == sum(item.period == 2022 for item in report.items)
    assert set(counts) == set(Outcome)
    assert sum(count for outcome, count in counts.items() if outcome is not Outcome.UNKNOWN) >= 100
    assert {outcome_of(item, report).searched for item in promises(report)} == {report.outcomes.search.searched}


def test_what_is_settled_shows_what_settles_it(report: Report) -> None:
    for item in promises(report):
        became = outcome_of(item, report)
        if became.outcome is not Outcome.UNKNOWN:
            assert became.evidence[0].settles, item.id
            assert became.computed is became.outcome or became.reason, item.id
        else:
            assert all(piece.supports is Support.CONTEXT for piece in became.evidence), item.id
        assert not became.is_overruled, item.id


@pytest.mark.parametrize(
    ("item", "outcome", "timing", "value", "day"),
    [
        ("gdp-growth", "not_reached", "on_time", "3", None),
        ("fixed-asset-investment-growth", "not_reached", "on_time", "2.4", None),
        ("grain-output", "reached", "on_time", "50亿", None),
        ("skills-training-places", "reached", "on_time", "36.6万", None),
        ("rural-boarding-schools", "reached", "on_time", "41", None),
        ("modern-high-schools-started", "partly", "unknown", "7", None),
        ("xinan-yichuan-expressway", "reached", "on_time", None, date(2022, 12, 26)),
        ("hohhot-nanning-railway-start", "reached", "late", None, date(2025, 6, 28)),
        ("henan-provincial-games", "reached", "late", None, date(2023, 8, 18)),
        ("grand-canal-museum-completion", "reached", "unknown", None, date(2022, 5, 18)),
        ("luanchuan-lushi-expressway", "under_way", "unknown", None, None),
        ("yellow-river-road-rail-bridge", "under_way", "unknown", None, None),
        ("tourist-visits", "unknown", "unknown", None, None),
    ],
)
def test_outcomes_that_a_reader_can_look_up(report, item, outcome, timing, value, day) -> None:
    became = outcome_of(report.by_id[item], report)
    assert (became.outcome, became.timing, became.date) == (outcome, timing, day)
    assert (became.value and became.value.value.printed) == value


def test_late_is_only_what_a_day_or_a_year_shows(report: Report) -> None:
    late = {item.id for item in promises(report) if outcome_of(item, report).timing is Timing.LATE}
    for item in late:
        pieces = [piece for piece in outcome_of(report.by_id[item], report).evidence if piece.settles]
        assert any(piece.date or piece.period.first > 2022 for piece in pieces), item
    assert {"henan-provincial-games", "world-study-travel-conference"} <= late


def test_changes_name_what_was_changed(report: Report) -> None:
    first = {change.id: change for change in report.changes}["evidence-first-search"]
    assert set(first.items) <= set(report.outcomes.by_item)
