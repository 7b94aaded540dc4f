"""The published data: columns, values, CSV by RFC 4180, JSON by its own schema."""

import csv
import io
import json
import re
from decimal import Decimal

import jsonschema
import pytest

from generator.exports.columns import COLUMNS
from generator.exports.tables import export_csv, export_json, export_schema, rows
from generator.project.paths import TARGETS
from generator.project.report_file import load_report

CONTRACT = (
    "id kind section topics places paragraph phrase name_zh name_en value value_max unit comparator deadline period"
).split()
"""The columns that the data page explains; programs of others depend on them."""


@pytest.fixture
def report(project):
    return load_report(project.root / TARGETS).report


def table(report) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in csv.DictReader(io.StringIO(export_csv(report), newline=""), strict=True)}


def items(report) -> dict[str, dict]:
    return {item["id"]: item for item in json.loads(export_json(report))["items"]}


def test_columns_of_the_contract_are_all_there():
    assert set(CONTRACT) <= {column.name for column in COLUMNS}
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_every_column_is_explained_in_both_languages(column):
    assert re.search("[\u4e00-\u9fff]", column.meaning.zh)
    assert re.search("[A-Za-z]{2}", column.meaning.en)
    jsonschema.Draft202012Validator.check_schema(column.schema)


def test_csv_has_a_header_and_a_row_for_each_item(report):
    text = export_csv(report)
    assert text.split("\r\n")[0].split(",") == [column.name for column in COLUMNS]
    assert list(table(report)) == [item.id for item in report.items]


def test_csv_lines_end_as_rfc_4180_says(report):
    text = export_csv(report)
    assert text.endswith("\r\n")
    assert text.count("\r\n") == text.count("\n") == len(report.items) + 1
    assert not text.startswith("\ufeff")


@pytest.mark.parametrize("odd", ["a, b", 'say "x"', "semi; colon"])
def test_csv_gives_back_what_was_put_in(project, odd):
    project.set("metro", "name", json.dumps({"zh": "河滨", "en": odd}, ensure_ascii=False))
    report = load_report(project.root / TARGETS).report
    assert table(report)["metro"]["name_en"] == odd


@pytest.mark.parametrize("odd", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1"])
def test_csv_runs_no_formula(project, odd):
    project.set("metro", "name", json.dumps({"zh": "河滨", "en": odd}, ensure_ascii=False))
    report = load_report(project.root / TARGETS).report
    assert table(report)["metro"]["name_en"] == f"'{odd}"
    assert items(report)["metro"]["name_en"] == odd


def test_csv_keeps_a_line_break_within_its_cell(project):
    project.set("metro", "text", r'{zh: "一。\n二。", en: "One.\nTwo."}')
    report = load_report(project.root / TARGETS).report
    assert '"One.\nTwo."' in export_csv(report)
    assert table(report)["metro"]["text_en"] == "One.\nTwo."


CELLS = {
    "growth-2021": {
        "kind": "result", "section": "overview-2021", "topics": "economy", "places": "", "paragraph": "3",
        "phrase": "生产总值增长4.8%", "name_zh": "生产总值增速", "name_en": "Growth of the economy in 2021",
        "value": "4.8", "value_max": "", "unit": "%", "comparator": "exactly", "deadline": "", "period": "2021",
        "wording": "firm", "figure_zh": "4.8%", "figure_en": "4.8%", "baseline": "", "target": "growth",
        "text_zh": "增长了4.8%。", "text_en": "It grew by 4.8%.", "note_zh": "", "note_en": "",
    },
    "revenue-2021": {"value": "544710000000", "unit": "元", "figure_zh": "5447.1亿元", "figure_en": "RMB 544.71 billion"},
    "growth": {"comparator": "about", "baseline": "growth-2021", "target": "", "text_en": "The year before it was 4.8%."},
    "new-jobs": {"value": "80000", "unit": "人", "comparator": "at_least", "note_zh": "目标是8万人以上。", "note_en": "The target is at least 80,000 people."},
    "old-estates": {"topics": "housing;economy", "deadline": "2022-06-30", "text_zh": "改造在2022年6月30日前开工。"},
    "parks": {"value": "7", "value_max": "10", "comparator": "between", "wording": "aspirational", "figure_en": "7–10 parks"},
    "metro": {"kind": "project", "places": "riverside", "value": "", "value_max": "", "unit": "", "comparator": "", "figure_zh": "", "deadline": ""},
    "waste-sorting": {"kind": "action", "period": "2022"},
}  # fmt: skip


@pytest.mark.parametrize(("item", "cells"), CELLS.items())
def test_csv_values(report, item, cells):
    row = table(report)[item]
    assert {name: row[name] for name in cells} == cells


def test_a_share_in_words_is_a_percentage(project):
    project.set("growth", "figure", '{value: 三分之二, unit: "%", comparator: at_least}')
    report = load_report(project.root / TARGETS).report
    row = table(report)["growth"]
    assert (row["value"], row["figure_zh"], row["figure_en"]) == ("66.67", "三分之二以上", "at least two thirds")


def test_json_holds_the_same_values_with_their_types(report):
    item = items(report)["old-estates"]
    assert item["topics"] == ["housing", "economy"]
    assert item["places"] == []
    assert item["value"] == 300
    assert isinstance(item["value"], int)
    assert item["value_max"] is None
    assert item["paragraph"] == 6
    assert items(report)["growth-2021"]["value"] == 4.8
    assert items(report)["metro"]["unit"] is None


def test_csv_and_json_say_the_same(report):
    cells, values = table(report), items(report)
    assert list(cells) == list(values)
    for name, row in cells.items():
        for column, cell in row.items():
            value = values[name][column]
            if value is None or isinstance(value, list):
                assert cell == ";".join(value or [])
            elif isinstance(value, str):
                assert cell == value
            else:
                assert Decimal(cell) == Decimal(str(value))


def test_json_describes_the_report(report):
    document = json.loads(export_json(report))
    assert document["report"] == {
        "year": 2022,
        "title": {"zh": "某市2022年政府工作报告", "en": "Work report 2022"},
        "city": {"zh": "某市", "en": "Somewhere"},
        "published": "2022-02-15",
        "publisher": {"zh": "晚报", "en": "Evening News"},
    }
    assert document["sections"][1] == {
        "id": "livelihood",
        "number": "2.1",
        "part": "work",
        "name": {"zh": "民生", "en": "Daily life"},
    }
    assert document["topics"][0] == {"id": "economy", "name": {"zh": "经济", "en": "The economy"}}
    assert document["places"] == [{"id": "riverside", "kind": "district", "name": {"zh": "河滨", "en": "Riverside"}}]


def test_json_keeps_chinese_readable(report):
    assert "某市" in export_json(report).decode()


def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(export_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def test_json_fits_its_schema(report):
    assert list(validator().iter_errors(json.loads(export_json(report)))) == []


WRONG = {
    "kind": "plan",
    "id": "New Jobs",
    "topics": "housing",
    "value": "300",
    "unit": "furlong",
    "comparator": "over",
    "deadline": "30 June",
    "period": "2022",
    "paragraph": 0,
    "phrase": "",
    "baseline": "Growth 2021",
    "colour": "red",
}


@pytest.mark.parametrize(("key", "value"), WRONG.items())
def test_schema_refuses_what_is_wrong(report, key, value):
    document = json.loads(export_json(report))
    document["items"][4][key] = value
    assert len(list(validator().iter_errors(document))) == 1


@pytest.mark.parametrize("column", [column.name for column in COLUMNS])
def test_schema_wants_every_column(report, column):
    document = json.loads(export_json(report))
    del document["items"][0][column]
    assert len(list(validator().iter_errors(document))) == 1


def test_schema_explains_every_column():
    properties = json.loads(export_schema())["properties"]["items"]["items"]["properties"]
    assert {name: each["description"] for name, each in properties.items()} == {c.name: c.meaning.en for c in COLUMNS}


def test_rows_are_those_of_the_report(report):
    assert [row["id"] for row in rows(report)] == list(report.by_id)


def test_json_names_its_schema(report):
    assert json.loads(export_json(report))["$schema"] == "targets.schema.json"
