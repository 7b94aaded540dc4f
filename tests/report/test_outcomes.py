"""What figures and dates settle: tables of cases, one promise and its evidence each."""

from datetime import date

import pytest
from pydantic import TypeAdapter

from generator.report.evidence import Evidence, Outcome, Outcomes, PromiseEvidence, Search, Span, Timing
from generator.report.figures import format_figure
from generator.report.model import Figure, Heading, Item, Report
from generator.report.outcomes import adds_up, compare, event_day, outcome_of, promises

REACHED, PARTLY, NOT_REACHED = Outcome.REACHED, Outcome.PARTLY, Outcome.NOT_REACHED
PLAIN = {"zh": "说明。", "en": "As said."}


def figure(value: str, unit: str = "个", comparator: str = "exactly", value_max: str | None = None) -> Figure:
    return Figure(value=value, unit=unit, comparator=comparator, value_max=value_max)


def item(own: Figure | None = None, deadline: str | None = None, kind: str = "target") -> Item:
    raw = {
        "id": "parks", "kind": kind, "section": "work", "topics": ["life"], "paragraph": "1", "phrase": "建成公园",
        "name": {"zh": "公园", "en": "Parks"}, "text": PLAIN, "period": "2022", "wording": "firm",
    }  # fmt: skip
    if own:
        raw["figure"] = own
    if deadline:
        raw["deadline"] = deadline
    return TypeAdapter(Item).validate_python(raw)


def piece(supports: str = "reached", **fields) -> Evidence:
    raw = {
        "supports": supports, "statement": PLAIN, "period": "2022", "scope": "whole", "publisher": PLAIN, "by": "press",
        "url": "https://news.cn/page", "words": "已建成", "seen": "2026-11-28", "published": "2023-02-01",
    }  # fmt: skip
    return TypeAdapter(Evidence).validate_python(raw | {key: value for key, value in fields.items() if value})


def became(
    promise: Item,
    *pieces: Evidence,
    outcome: str | None = None,
    reason: dict | None = None,
    timing: str | None = None,
    year: int = 2022,
):
    record = {"item": promise.id, "evidence": pieces}
    if timing:
        record |= {"timing": timing}
    if outcome:
        record |= {"outcome": outcome, "reason": reason or PLAIN}
    records = (TypeAdapter(PromiseEvidence).validate_python(record),) if pieces else ()
    words = TypeAdapter(Heading).validate_python(
        {"year": str(year), "title": PLAIN, "city": PLAIN, "published": f"{year}-02-15", "publisher": PLAIN}
    )
    search = TypeAdapter(Search).validate_python({"searched": "2026-11-28", "where": PLAIN})
    report = Report(words, items=(promise,), outcomes=Outcomes(search, records))
    return outcome_of(promise, report)


@pytest.mark.parametrize(
    ("target", "found", "outcome"),
    [
        # exactly and at least: as much or more
        (figure("18", "所"), figure("36", "所"), REACHED),
        (figure("18", "所"), figure("18", "所"), REACHED),
        (figure("100", comparator="at_least"), figure("100"), REACHED),
        (figure("100", comparator="at_least"), figure("99"), PARTLY),
        (figure("8", "所"), figure("6", "所"), PARTLY),
        (figure("8", "所"), figure("5", "所"), NOT_REACHED),
        (figure("9万", "人"), figure("67500", "人"), PARTLY),
        (figure("9万", "人"), figure("67499", "人"), NOT_REACHED),
        (figure("0", "起"), figure("0", "起"), REACHED),
        # sums add up, rates, shares and ranks do not
        (figure("2600亿", "元"), figure("1950亿", "元"), PARTLY),
        (figure("2600亿", "元"), figure("1949亿", "元"), NOT_REACHED),
        (figure("20万", "亩"), figure("15万", "亩"), PARTLY),
        (figure("7", "%"), figure("6.9", "%"), NOT_REACHED),
        (figure("80", "%", "at_least"), figure("79", "%"), NOT_REACHED),
        (figure("1.5", "个百分点"), figure("1.4", "个百分点"), NOT_REACHED),
        (figure("2", "倍"), figure("1.9", "倍"), NOT_REACHED),
        (figure("一半", "%"), figure("50", "%"), REACHED),
        # more than: more
        (figure("1000亿", "元", "more_than"), figure("1000亿", "元"), PARTLY),
        (figure("1000亿", "元", "more_than"), figure("1000.1亿", "元"), REACHED),
        (figure("1000亿", "元", "more_than"), figure("605亿", "元"), NOT_REACHED),
        (figure("1000亿", "元", "more_than"), figure("1000亿", "元", "more_than"), REACHED),
        (figure("1000亿", "元", "more_than"), figure("1000亿", "元", "at_least"), None),
        # at most: as much or less
        (figure("5.5", "%", "at_most"), figure("5.5", "%"), REACHED),
        (figure("5.5", "%", "at_most"), figure("5.6", "%"), NOT_REACHED),
        (figure("45", "位", "at_most"), figure("44", "位"), REACHED),
        (figure("45", "位", "at_most"), figure("46", "位"), NOT_REACHED),
        (figure("100", comparator="at_most"), figure("110"), NOT_REACHED),
        (figure("100", comparator="at_most"), figure("90", comparator="at_most"), REACHED),
        (figure("100", comparator="at_most"), figure("110", comparator="at_most"), None),
        (figure("100", comparator="at_most"), figure("100", comparator="more_than"), NOT_REACHED),
        (figure("100", comparator="at_most"), figure("100", comparator="at_least"), None),
        (figure("100", comparator="at_most"), figure("90", comparator="more_than"), None),
        # what bounds the finding
        (figure("100"), figure("100", comparator="at_least"), REACHED),
        (figure("100"), figure("90", comparator="at_least"), None),
        (figure("100"), figure("99", comparator="more_than"), None),
        (figure("100"), figure("60", comparator="at_most"), NOT_REACHED),
        (figure("100"), figure("110", comparator="at_most"), None),
        # left to an editor
        (figure("100"), figure("100", comparator="about"), None),
        (figure("100"), figure("300", comparator="about"), None),
        (figure("6", "%", "about"), figure("9", "%"), None),
        (figure("7", comparator="between", value_max="10"), figure("8"), None),
        (figure("7"), figure("8", comparator="between", value_max="9"), None),
    ],
)
def test_a_figure_meets_a_target_by_its_comparator(target: Figure, found: Figure, outcome: Outcome | None) -> None:
    assert compare(target, found) is outcome


@pytest.mark.parametrize(
    ("unit", "adds"),
    [("个", True), ("元", True), ("亩", True), ("公里", True), ("%", False), ("位", False), ("个百分点", False),
     ("倍", False), ("分钟", False), ("年", False), ("光年", False)],
)  # fmt: skip
def test_what_counts_or_adds_up_can_be_met_in_part(unit: str, adds: bool) -> None:
    assert adds_up(unit) is adds


@pytest.mark.parametrize(
    "other",
    [{"period": "2023"}, {"period": "2021-2025"}, {"scope": "part"}, {"scope": "wider"}, {"scope": "later"},
     {"figure": figure("300", "家")}, {"forecast": "true"}, {"supports": "context"}],
    ids=lambda other: "-".join(map(str, other)),
)  # fmt: skip
def test_another_year_scope_unit_or_mere_expectation_computes_nothing(other: dict) -> None:
    own = {"figure": figure("300"), **other}
    assert became(item(figure("300")), piece(**own)).outcome is Outcome.UNKNOWN


def test_a_measure_in_another_unit_of_the_same_is_converted() -> None:
    found = became(item(figure("50亿", "斤")), piece(figure=figure("25亿", "公斤")))
    assert found.outcome is REACHED
    assert (found.value.unit, found.value.value.exact) == ("斤", 5 * 10**9)
    assert format_figure(found.value, "en") == "2.5 million tonnes (5 billion jin)"


def test_figures_that_disagree_settle_nothing_and_are_both_shown() -> None:
    pieces = piece("reached", figure=figure("300"), by="city"), piece("partly", figure=figure("280"))
    found = became(item(figure("300")), *pieces, outcome="partly")
    assert (found.computed, found.outcome, len(found.evidence)) == (None, PARTLY, 2)
    assert found.evidence[0].supports == "partly"
    assert became(item(figure("300")), *pieces).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ({"by": "press"}, {"by": "city"}, "301"),
        ({"by": "city"}, {"by": "state"}, "301"),
        ({"by": "city", "carried_by": PLAIN}, {"by": "city"}, "301"),
        ({"by": "city"}, {"by": "city"}, "302"),
        ({"by": "city", "supports": "context"}, {"by": "press"}, "301"),
    ],
)
def test_the_best_figure_is_the_one_closest_to_its_source(one: dict, other: dict, value: str) -> None:
    pieces = piece(**{"figure": figure("302"), **one}), piece(**{"figure": figure("301"), **other})
    assert became(item(figure("300")), *pieces).value.value.printed == value


def test_an_editor_overrules_figures_only_in_sight() -> None:
    found = became(item(figure("300")), piece(figure=figure("300")), outcome="under_way")
    assert (found.outcome, found.computed, found.is_overruled) == (Outcome.UNDER_WAY, REACHED, True)
    assert found.reason.en == "As said."
    assert not became(item(figure("300")), piece(figure=figure("300"))).is_overruled


def test_a_promise_without_evidence_is_unknown_and_says_when_it_was_searched() -> None:
    found = became(item())
    assert (found.outcome, found.timing, found.evidence) == (Outcome.UNKNOWN, Timing.UNKNOWN, ())
    assert found.searched == date(2026, 11, 28)


def test_a_result_is_no_promise() -> None:
    result = item(figure("300"), kind="result")
    assert became(result, piece(figure=figure("300"))) is None
    assert outcome_of(item(), Report(None)).searched is None
    assert promises(Report(None, items=(result, item()))) == (item(),)


@pytest.mark.parametrize(
    ("deadline", "fields", "timing"),
    [
        # a dated event: on the day, past it, and the last day of the year where none is named
        ("2022-06-30", {"date": "2022-06-30"}, Timing.ON_TIME),
        ("2022-06-30", {"date": "2022-07-01"}, Timing.LATE),
        (None, {"date": "2022-12-31"}, Timing.ON_TIME),
        (None, {"date": "2023-01-01", "period": "2023"}, Timing.LATE),
        ("2024-02-29", {"date": "2024-02-29", "period": "2024", "published": "2024-03-10"}, Timing.ON_TIME),
        ("2024-02-29", {"date": "2024-03-01", "period": "2024", "published": "2024-03-10"}, Timing.LATE),
        # an event of a year: within it where the year is the limit
        (None, {}, Timing.ON_TIME),
        ("2022-12-31", {}, Timing.ON_TIME),
        ("2022-06-30", {}, Timing.UNKNOWN),
        (None, {"period": "2023"}, Timing.LATE),
        (None, {"period": "2022-2023"}, Timing.UNKNOWN),
        ("2022-06-30", {"period": "2023"}, Timing.LATE),
        # who could report it in time saw it done
        ("2022-06-30", {"published": "2022-06-30"}, Timing.ON_TIME),
        ("2022-06-30", {"published": "2022-07-01"}, Timing.UNKNOWN),
        # part of it says nothing of the whole
        (None, {"scope": "part", "period": "2023"}, Timing.UNKNOWN),
    ],
)
def test_an_event_is_on_time_or_late_by_its_day_or_year(deadline: str | None, fields: dict, timing: Timing) -> None:
    assert became(item(deadline=deadline), piece(**fields), outcome="reached").timing is timing


def test_an_editor_says_so_where_only_a_festival_is_the_limit() -> None:
    opened = became(item(), piece(date="2022-05-18"), outcome="reached", timing="unknown")
    assert (opened.outcome, opened.timing, opened.date) == (REACHED, Timing.UNKNOWN, date(2022, 5, 18))


@pytest.mark.parametrize(
    ("deadline", "found", "timing"),
    [
        (None, "300", Timing.ON_TIME),
        (None, "100", Timing.ON_TIME),
        ("2022-12-31", "300", Timing.ON_TIME),
        ("2022-06-30", "300", Timing.UNKNOWN),
        ("2022-06-30", "100", Timing.UNKNOWN),
    ],
)
def test_the_timing_of_a_figure_is_that_of_its_period(deadline: str | None, found: str, timing: Timing) -> None:
    supports = "reached" if found == "300" else "not_reached"
    evidence = piece(supports, figure=figure(found), published="2023-02-01")
    assert became(item(figure("300"), deadline), evidence).timing is timing


@pytest.mark.parametrize(
    ("fields", "timing"),
    [
        ({"date": "2022-06-29"}, Timing.UNKNOWN),
        ({"date": "2022-06-30"}, Timing.LATE),
        ({"date": "2022-09-01"}, Timing.LATE),
        ({"date": "2022-09-01", "scope": "part"}, Timing.UNKNOWN),
        ({}, Timing.UNKNOWN),
    ],
)
def test_dated_evidence_that_a_thing_was_not_done_by_its_day_is_late(fields: dict, timing: Timing) -> None:
    promise = item(deadline="2022-06-30")
    assert became(promise, piece("under_way", **fields), outcome="under_way").timing is timing
    assert became(promise, piece("not_reached", **fields), outcome="not_reached").timing is timing
    assert became(promise, piece("context", **fields)).timing is Timing.UNKNOWN


def test_the_day_is_the_first_of_the_whole_or_the_last_of_the_parts() -> None:
    def days(scope: str) -> tuple[Evidence, ...]:
        return tuple(piece(date=day, scope=scope) for day in ("2022-06-06", "2022-05-13"))

    assert event_day(REACHED, days("whole")) == date(2022, 5, 13)
    assert event_day(REACHED, days("part")) == date(2022, 6, 6)
    assert event_day(REACHED, (*days("part"), piece(date="2022-12-01"))) == date(2022, 12, 1)
    assert event_day(Outcome.UNDER_WAY, days("whole")) is None


def test_a_span_is_written_as_in_the_data() -> None:
    assert (str(Span(2022, 2022)), str(Span(2021, 2025))) == ("2022", "2021-2025")
