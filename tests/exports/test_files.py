"""The data files: read back by programs that others wrote, and inert in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import time
from datetime import datetime
from pathlib import Path

import pytest
from frictionless import Package, validate
from openpyxl import load_workbook

from generator.exports.columns import COLUMNS
from generator.exports.files import export_files
from generator.exports.package import export_package
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
    assert found.stats["tasks"] == 3


def test_frictionless_notices_a_changed_file(folder: Path, tmp_path: Path) -> None:
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    text = (tmp_path / "targets.csv").read_bytes()
    (tmp_path / "targets.csv").write_bytes(text.replace(b",firm,", b",weak,", 1))
    kinds = {kind for (kind,) in validate(str(tmp_path / "datapackage.json")).flatten(["type"])}
    assert {"constraint-error", "hash-count"} <= kinds


def test_package_describes_every_column_in_both_languages(folder: Path) -> None:
    package = Package(str(folder / "datapackage.json")).to_descriptor()
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert "Luoyang Evening News" in package["sources"][0]["title"]
    for resource in package["resources"]:
        if resource["format"] != "json":
            fields = {f["name"]: (f["description_zh"], f["description"]) for f in resource["schema"]["fields"]}
            assert fields == {c.name: (c.meaning.zh, c.meaning.en) for c in COLUMNS}


def test_package_names_every_table_with_its_size(files: dict[str, bytes]) -> None:
    package = json.loads(files["data/datapackage.json"])
    sizes = {f"data/{resource['path']}": resource["bytes"] for resource in package["resources"]}
    assert sizes == {path: len(files[path]) for path in sizes}
    assert len(sizes) == 3


def test_workbook_holds_the_same_rows_as_the_csv(files: dict[str, bytes]) -> None:
    sheet = load_workbook(io.BytesIO(files["data/targets.xlsx"]))["items"]
    table = list(csv.reader(io.StringIO(files["data/targets.csv"].decode(), newline="")))
    for written, read in zip(table, sheet.iter_rows(values_only=True), strict=True):
        for text, value in zip(written, read, strict=True):
            if isinstance(value, datetime):
                assert value.date().isoformat() == text
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
    assert list(sheet.values)[1:] == [(c.name, c.meaning.zh, c.meaning.en) for c in COLUMNS]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝"])
def test_a_cell_that_looks_like_a_formula_stays_inert(project: Project, start: str) -> None:
    report = load_report(project.root / "data/targets.yaml").report
    item = report.items[0]
    project.set(item.id, "name", f'{{zh: "{start}1+1", en: "{start}HYPERLINK(1)"}}')
    files = export_files(load_report(project.root / "data/targets.yaml").report)
    (row, *_) = csv.DictReader(io.StringIO(files["data/targets.csv"].decode(), newline=""))
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
