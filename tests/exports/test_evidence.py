"""What became of the promises as data: columns of the items, one row a piece of evidence, and the published schema."""

import csv
import io
import json

import jsonschema
import pytest

from generator.exports.evidence_columns import EVIDENCE_COLUMNS
from generator.exports.tables import export_csv, export_evidence_csv, export_json, export_schema
from generator.project.paths import CHANGES, HOME, OUTCOMES, TARGETS
from generator.project.report_file import load_report
from generator.report.model import Report
from generator.report.outcomes import outcome_of
from tests.checks.test_changes import FILE as CHANGED
from tests.checks.test_outcomes import FILE as EVIDENCE
from tests.minimal import Project

ITEM_COLUMNS = "outcome outcome_value outcome_unit outcome_date timing evidence searched".split()
EVIDENCE_NAMES = (
    "item outcome statement_zh statement_en value value_max unit comparator date scope publisher_zh publisher_en by"
    " title published url carried_by words seen"
).split()
"""The columns that are promised, in their order."""


@pytest.fixture
def report(project: Project) -> Report:
    (project.root / OUTCOMES).write_text(EVIDENCE, encoding="utf-8", newline="\n")
    (project.root / CHANGES).write_text(CHANGED, encoding="utf-8", newline="\n")
    return load_report(project.root / TARGETS).report


@pytest.fixture(scope="module")
def whole() -> Report:
    return load_report(HOME / TARGETS).report


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_columns_are_as_promised():
    assert [column.name for column in EVIDENCE_COLUMNS][: len(EVIDENCE_NAMES)] == EVIDENCE_NAMES
    for column in EVIDENCE_COLUMNS:
        jsonschema.Draft202012Validator.check_schema(column.schema)


@pytest.mark.parametrize(
    ("item", "cells"),
    [
        ("new-jobs", ["reached", "91000", "人", "", "on_time", "1", "2026-11-28"]),
        ("metro", ["reached", "", "", "2022-09-30", "on_time", "1", "2026-11-28"]),
        ("parks", ["unknown", "", "", "", "unknown", "0", "2026-11-28"]),
        ("growth-2021", ["", "", "", "", "", "0", ""]),
    ],
)
def test_an_item_says_what_became_of_it(report: Report, item: str, cells: list[str]) -> None:
    (row,) = (row for row in table(export_csv(report)) if row["id"] == item)
    assert [row[name] for name in ITEM_COLUMNS] == cells


def test_a_piece_of_evidence_is_a_row(report: Report) -> None:
    jobs, metro = table(export_evidence_csv(report))
    assert jobs == {
        "item": "new-jobs", "outcome": "reached",
        "statement_zh": "新增就业9.1万人。", "statement_en": "There were jobs for 91,000 people more.",
        "value": "91000", "value_max": "", "unit": "人", "comparator": "exactly", "date": "", "scope": "whole",
        "publisher_zh": "某市人民政府", "publisher_en": "Somewhere Government", "by": "city", "title": "统计公报",
        "published": "2023-02-09", "url": "https://www.somewhere.gov.cn/2023/73871.html", "carried_by": "",
        "words": "城镇新增就业9.1万人", "seen": "2026-11-28", "period": "2022", "forecast": "false",
    }  # fmt: skip
    assert (metro["date"], metro["value"], metro["unit"], metro["title"]) == ("2022-09-30", "", "", "")


def test_json_holds_all_of_it_and_fits_its_schema(report: Report) -> None:
    document = json.loads(export_json(report))
    jsonschema.validate(document, json.loads(export_schema()), format_checker=jsonschema.FormatChecker())
    assert document["search"] == {"searched": "2026-11-28", "where": {"zh": "公开网页。", "en": "Public pages."}}
    assert [piece["item"] for piece in document["evidence"]] == ["new-jobs", "metro"]
    assert document["evidence"][0]["value"] == 91000
    assert document["evidence"][0]["forecast"] is False
    assert next(item for item in document["items"] if item["id"] == "metro")["reason_en"] == "The line is open."
    assert [change["id"] for change in document["changes"]] == ["jobs-noun", "first-search"]
    assert document["changes"][1]["what"]["en"] == "The outcome of at least 80,000 people was looked for."


def test_json_of_a_project_without_evidence_fits_too(project: Project) -> None:
    document = json.loads(export_json(load_report(project.root / TARGETS).report))
    jsonschema.validate(document, json.loads(export_schema()))
    assert (document["search"], document["evidence"], document["changes"]) == (None, [], [])
    assert {item["outcome"] for item in document["items"]} == {"unknown", None}


@pytest.mark.parametrize("damage", [{"outcome": "done"}, {"by": "rumour"}, {"published": "soon"}, {"scope": None}])
def test_the_schema_refuses_what_it_does_not_describe(report: Report, damage: dict) -> None:
    document = json.loads(export_json(report))
    document["evidence"][0] |= damage
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, json.loads(export_schema()), format_checker=jsonschema.FormatChecker())


def test_rows_and_counts_of_the_real_data_agree(whole: Report) -> None:
    pieces = table(export_evidence_csv(whole))
    for row in table(export_csv(whole)):
        assert int(row["evidence"]) == sum(piece["item"] == row["id"] for piece in pieces)
        outcome = outcome_of(whole.by_id[row["id"]], whole)
        assert row["outcome"] == (outcome.outcome if outcome else "")
        assert (row["outcome_unit"] == "") == (row["outcome_value"] == "")
        if row["outcome_value"]:
            assert row["outcome_unit"] == row["unit"]
