"""The columns as a workbook: ``data/targets.xlsx``, the same bytes for the same data."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from generator.exports.columns import COLUMNS
from generator.exports.tables import rows
from generator.report.model import Report

CREATED = datetime(2000, 1, 1)
"""Stands where a workbook keeps the time it was made, so that two builds give equal bytes."""
INERT = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
"""A text stays a text, whatever it begins with."""
WIDTHS = {"id": 34, "phrase": 40, "name_zh": 30, "name_en": 36, "text_zh": 60, "text_en": 60}


def export_xlsx(report: Report) -> bytes:
    """A sheet of all items under the column names, and one that explains the columns in both languages."""
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True, **INERT})
    heading = report.heading
    book.set_properties({"title": heading.title.en, "subject": heading.title.zh, "created": CREATED})
    head = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd"})

    items = book.add_worksheet("items")
    for index, column in enumerate(COLUMNS):
        items.write_string(0, index, column.name, head)
        items.set_column(index, index, WIDTHS.get(column.name, 14))
    for number, row in enumerate(rows(report), 1):
        for index, value in enumerate(row.values()):
            _write(items, number, index, _day_of(COLUMNS[index].schema, value), day)
    items.freeze_panes(1, 1)
    items.autofilter(0, 0, len(report.items), len(COLUMNS) - 1)

    columns = book.add_worksheet("columns")
    columns.set_column(0, 0, 14)
    columns.set_column(1, 2, 80)
    for index, title in enumerate(("column", "zh", "en")):
        columns.write_string(0, index, title, head)
    for number, column in enumerate(COLUMNS, 1):
        for index, text in enumerate((column.name, column.meaning.zh, column.meaning.en)):
            columns.write_string(number, index, text)
    book.close()
    return buffer.getvalue()


def _day_of(schema: dict[str, object], value: object) -> object:
    return date.fromisoformat(value) if schema.get("format") == "date" and value else value


def _write(sheet: Worksheet, row: int, column: int, value: object, day: object) -> None:
    match value:
        case None:
            pass
        case date():
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)
        case Decimal() | int():
            sheet.write_number(row, column, value)
        case list():
            sheet.write_string(row, column, ";".join(value))
        case _:
            sheet.write_string(row, column, str(value))
