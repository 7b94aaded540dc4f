"""The data files: read back by programs that others wrote, and inert in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import time
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from frictionless import Package, validate
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from generator.exports.columns import COLUMNS
from generator.exports.evidence_columns import EVIDENCE_COLUMNS
from generator.exports.files import export_files
from generator.exports.package import export_package
from generator.exports.reading_sheets import READING_COLUMNS
from generator.exports.tables import _inert
from generator.project.paths import HOME
from generator.project.report_file import load_report
from generator.report.model import Report
from tests.minimal import Project

ROOT = HOME


@pytest.fixture(scope="module")
def report() -> Report:
    return load_report(ROOT / "data/targets.yaml").report


@pytest.fixture(scope="module")
def files(report: Report) -> dict[str, bytes]:
    return export_files(report)


@pytest.fixture(scope="module")
def folder(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("exports")
    for path, content in files.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(content)
    return root / "data"


def test_same_data_give_the_same_bytes_a_second_later(report: Report, files: dict[str, bytes]) -> None:
    second = int(time.time())
    while int(time.time()) == second:
        time.sleep(0.05)
    assert export_files(report) == files


def test_frictionless_finds_the_package_and_all_its_files_valid(folder: Path) -> None:
    found = validate(str(folder / "datapackage.json"))
    assert found.flatten(["type", "note"]) == []
    assert found.stats["tasks"] == 4


def test_frictionless_notices_a_changed_file(folder: Path, tmp_path: Path) -> None:
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    text = (tmp_path / "targets.csv").read_bytes()
    (tmp_path / "targets.csv").write_bytes(text.replace(b",firm,", b",weak,", 1))
    kinds = {kind for (kind,) in validate(str(tmp_path / "datapackage.json")).flatten(["type"])}
    assert {"constraint-error", "hash-count"} <= kinds


def test_package_describes_every_column_in_both_languages(folder: Path, report: Report) -> None:
    package = Package(str(folder / "datapackage.json")).to_descriptor()
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert report.heading.publisher.en.removeprefix("the ") in package["sources"][0]["title"]
    for resource in package["resources"]:
        if resource["format"] != "json":
            fields = {f["name"]: (f["description_zh"], f["description"]) for f in resource["schema"]["fields"]}
            columns = EVIDENCE_COLUMNS if resource["name"] == "outcomes-csv" else COLUMNS
            assert fields == {c.name: (c.meaning.zh, c.meaning.en) for c in columns}


def test_package_names_every_table_with_its_size(files: dict[str, bytes]) -> None:
    package = json.loads(files["data/datapackage.json"])
    sizes = {f"data/{resource['path']}": resource["bytes"] for resource in package["resources"]}
    assert sizes == {path: len(files[path]) for path in sizes}
    assert sorted(sizes) == ["data/outcomes.csv", "data/targets.csv", "data/targets.json", "data/targets.xlsx"]


@pytest.mark.parametrize(("name", "file"), [("items", "targets"), ("evidence", "outcomes")])
def test_workbook_holds_the_same_rows_as_the_csv(files: dict[str, bytes], name: str, file: str) -> None:
    sheet = load_workbook(io.BytesIO(files["data/targets.xlsx"]))[name]
    table = list(csv.reader(io.StringIO(files[f"data/{file}.csv"].decode("utf-8-sig"), newline="")))
    for written, read in zip(table, sheet.iter_rows(values_only=True), strict=True):
        for text, value in zip(written, read, strict=True):
            if isinstance(value, datetime):
                assert value.date().isoformat() == text
            elif isinstance(value, bool):
                assert text == str(value).lower()
            elif isinstance(value, int | float):
                assert float(text) == value
            else:
                assert text == (value or "")


def test_workbook_has_numbers_and_dates_as_such(files: dict[str, bytes]) -> None:
    sheet = load_workbook(io.BytesIO(files["data/targets.xlsx"]))["items"]
    head = [cell.value for cell in sheet[1]]
    kinds = {
        name: {cell.data_type for cell in column[1:] if cell.value is not None}
        for name, column in zip(head, sheet.columns, strict=True)
    }
    assert kinds["value"] == kinds["paragraph"] == kinds["period"] == {"n"}
    assert kinds["deadline"] == {"d"}
    assert kinds["phrase"] == kinds["id"] == {"s"}


def test_workbook_explains_the_columns(files: dict[str, bytes]) -> None:
    sheet = load_workbook(io.BytesIO(files["data/targets.xlsx"]))["columns"]
    assert list(sheet.values)[1:] == [
        (table, c.name, c.meaning.zh, c.meaning.en)
        for table, columns in (("items", COLUMNS), ("evidence", EVIDENCE_COLUMNS))
        for c in columns
    ]


def test_workbook_shows_large_sums_whole_and_is_ready_to_use(files: dict[str, bytes]) -> None:
    book = load_workbook(io.BytesIO(files["data/targets.xlsx"]))
    assert book.sheetnames == ["items", "条目", "Statements", "evidence", "columns"]
    for sheet in book.worksheets[:3]:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref == sheet.dimensions
        head = [cell.value for cell in sheet[1]]
        (sums,) = (head.index(name) for name in ("value", "数值", "Value") if name in head)
        for (cell,) in sheet.iter_rows(min_row=2, min_col=sums + 1, max_col=sums + 1):
            if cell.value is not None:
                places = len(str(Decimal(str(cell.value)).normalize()).partition(".")[2]) if cell.value % 1 else 0
                assert cell.number_format == "#,##0" + ("." + "0" * places if places else "")
        widths = {name: sheet.column_dimensions[get_column_letter(n)].width for n, name in enumerate(head, 1)}
        assert widths[head[sums]] >= len("544,710,000,000") + 2


@pytest.mark.parametrize(("name", "language"), [("条目", "zh"), ("Statements", "en")])
def test_workbook_has_a_sheet_in_each_language(
    files: dict[str, bytes], report: Report, name: str, language: str
) -> None:
    sheet = load_workbook(io.BytesIO(files["data/targets.xlsx"]))[name]
    head, *table = sheet.iter_rows(values_only=True)
    assert list(head) == [column.title[language] for column in READING_COLUMNS]
    assert [row[-1] for row in table] == [item.id for item in report.items]
    assert [row[3] for row in table] == [item.name[language] for item in report.items]
    assert {row[0] for row in table} == {
        section.name[language] for section in report.sections if any(i.section == section.id for i in report.items)
    }


def test_csv_is_utf_8_that_excel_knows_and_its_first_name_is_no_file_format(files: dict[str, bytes]) -> None:
    # A first cell "ID" would make Excel take the file for SYLK.
    assert files["data/targets.csv"].startswith(b"\xef\xbb\xbfid,")


@pytest.mark.parametrize("hidden", ["\u200b", "\u00a0", "\u3000", "\ufeff", " "])
def test_nothing_before_the_sign_gets_round_the_guard(hidden: str) -> None:
    assert _inert(f"{hidden}=HYPERLINK(1)") == f"'{hidden}=HYPERLINK(1)"
    assert _inert(f"{hidden}桥梁") == f"{hidden}桥梁"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝"])
def test_a_cell_that_looks_like_a_formula_stays_inert(project: Project, start: str) -> None:
    report = load_report(project.root / "data/targets.yaml").report
    item = report.items[0]
    project.set(item.id, "name", f'{{zh: "{start}1+1", en: "{start}HYPERLINK(1)"}}')
    files = export_files(load_report(project.root / "data/targets.yaml").report)
    (row, *_) = csv.DictReader(io.StringIO(files["data/targets.csv"].decode("utf-8-sig"), newline=""))
    assert row["name_en"] == f"'{start}HYPERLINK(1)"
    assert row["name_zh"] == f"'{start}1+1"
    sheet = load_workbook(io.BytesIO(files["data/targets.xlsx"]))["items"]
    cells = {cell.value: cell.data_type for cell in sheet[2]}
    assert cells[f"{start}HYPERLINK(1)"] == "s"
    (document, *_) = json.loads(files["data/targets.json"])["items"]
    assert document["name_en"] == f"{start}HYPERLINK(1)"


def test_no_cell_of_the_report_needs_an_apostrophe(report: Report) -> None:
    assert "'" not in {
        cell[:1] for row in csv.reader(io.StringIO(export_files(report)["data/targets.csv"].decode())) for cell in row
    }


def test_package_of_another_year_has_a_name_of_its_own(project: Project) -> None:
    report = load_report(project.root / "data/targets.yaml").report
    package = json.loads(export_package(report, {"data/targets.csv": b""}))
    assert package["name"] == "work-report-somewhere-2022"
    assert [resource["name"] for resource in package["resources"]] == ["targets-csv"]
