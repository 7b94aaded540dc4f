"""One record at a time: what its fields take, and that it cannot change."""

import dataclasses
from datetime import date
from fractions import Fraction

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.project import glossary
from generator.project.report_file import LISTS, load_report
from generator.report import model

RECORDS = [*LISTS.values(), model.Heading, model.Figure, model.Words, model.Prose, glossary.Term, glossary.Forms]


def reads(kind: object, text: object) -> object:
    """``text`` as a value of ``kind``."""
    return TypeAdapter(kind).validate_python(text)


VALUES = [
    (model.Id, "gdp-growth", "gdp-growth"),
    (model.Id, "5g", "5g"),
    (model.Id, "a" * 80, "a" * 80),
    (model.Line, "  地铁 ", "地铁"),
    (model.Line, "x" * 300, "x" * 300),
    (model.Passage, "one\ntwo", "one\ntwo"),
    (model.Passage, "x" * 3000, "x" * 3000),
    (model.Day, "2022-06-30", date(2022, 6, 30)),
    (model.Day, "2024-02-29", date(2024, 2, 29)),
    (model.Whole, "1", 1),
    (model.Whole, "999999", 999_999),
    (model.Year, "2022", 2022),
    (model.Number, " 8.2万 ", model.Quantity("8.2万", Fraction(82_000))),
    (model.Number, "三分之一", model.Quantity("三分之一", Fraction(1, 3))),
    (model.Kind, "result", model.Kind.RESULT),
]


@pytest.mark.parametrize(("kind", "text", "value"), VALUES)
def test_reads_value(kind, text, value):
    assert reads(kind, text) == value


REFUSED = [
    *(
        (model.Id, text)
        for text in ("", "GDP", "a b", "a_b", "-a", "a-", "a--b", "增长", "a.b", "a\n", "a/b", "a" * 81, ["a"])
    ),
    *(
        (model.Line, text)
        for text in ("", "   ", "x" * 301, "a\nb", "a\x00b", "a\x1b[31m", "a\u202eb", "a\u200fb", "\ue000", 5, {})
    ),
    *((model.Passage, text) for text in ("", "x" * 3001, "a\tb", "a\u2066b")),
    *(
        (model.Day, text)
        for text in (
            "2022-02-30",
            "2023-02-29",
            "2022-13-01",
            "2022-6-30",
            "20220630",
            "30.6.2022",
            "２０２２-06-30",
            "2022-06-30T00:00",
            "",
        )
    ),
    *((model.Whole, text) for text in ("0", "-1", "1.5", "007", "1000000", "一", "１", "1 ", "1_0", "", None)),
    *((model.Year, text) for text in ("22", "20222", "0999", "MMXXII", "2022年", "")),
    *((model.Number, text) for text in ("", "many", "8,00x", "8万户", "--1", "-", "1-", "1e9", 8, None)),
    *((model.Kind, text) for text in ("Result", "", "results")),
]


@pytest.mark.parametrize(("kind", "text"), REFUSED)
def test_refuses_value(kind, text):
    with pytest.raises(ValidationError):
        reads(kind, text)


@pytest.mark.parametrize(
    ("printed", "share"), [("一半", True), ("三分之一", True), ("5", False), ("十", False), ("8.2万", False)]
)
def test_shares_differ_from_numbers(printed, share):
    assert reads(model.Number, printed).is_share is share


def test_words_and_prose_are_read_by_language():
    assert (model.Words("地铁", "metro")["zh"], model.Prose("地铁。", "Metro.")["en"]) == ("地铁", "Metro.")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_records_are_frozen_and_take_no_other_key(record):
    assert record.__dataclass_params__.frozen
    with pytest.raises(ValidationError) as reported:
        reads(record, {"colour": "red"})
    assert "unexpected_keyword_argument" in {error["type"] for error in reported.value.errors()}


def test_a_loaded_report_cannot_change(project):
    report = load_report(project.root / "data/targets.yaml").report
    for record, field in ((report, "items"), (report.items[0], "name"), (report.items[0].figure, "value")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(record, field, None)


def test_report_finds_items_and_follow_ups(project):
    report = load_report(project.root / "data/targets.yaml").report
    assert list(report.by_id) == [item.id for item in report.items]
    assert report.by_id["parks"].figure.value_max.exact == 10
    assert report.followed_by == {"growth-2021": "growth"}
