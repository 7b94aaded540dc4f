"""The columns as a workbook: ``data/targets.xlsx``, the same bytes for the same data.

Five sheets: ``items`` and ``evidence`` are the tables of ``data/targets.csv`` and ``data/outcomes.csv``, for programs; a
sheet in each language is for readers; ``columns`` explains the names of the tables.
"""

from __future__ import annotations

import gc
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.exports.columns import COLUMNS, Column
from generator.exports.evidence_columns import EVIDENCE_COLUMNS
from generator.exports.reading_sheets import READING_COLUMNS, SHEETS, reading_rows
from generator.exports.tables import evidence_table, rows
from generator.report.model import Report

CREATED = datetime(2000, 1, 1)
"""The time at which every workbook says it was made, so that two builds give equal bytes."""
INERT = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
"""A text stays a text, whatever it begins with."""
WIDTHS = {
    "id": 34,
    "phrase": 40,
    "name_zh": 30,
    "name_en": 36,
    "value": 20,
    "value_max": 20,
    "figure_en": 24,
    "item": 34,
    "publisher_zh": 24,
    "publisher_en": 24,
    "title": 40,
    "url": 40,
    "words": 40,
} | dict.fromkeys(
    ("text_zh", "text_en", "note_zh", "note_en", "reason_zh", "reason_en", "statement_zh", "statement_en"), 60
)
"""Of the columns whose content needs more than WIDTH characters."""
WIDTH = 14


@dataclass(frozen=True)
class Formats:
    """How the cells of one workbook look."""

    book: Workbook
    head: Format
    day: Format
    numbers: dict[int, Format]
    """By the number of decimal places."""

    def number(self, value: Decimal) -> Format:
        """Grouped, with every decimal place: a plain cell shows a sum of 12 digits as 5.4E+11."""
        places = max(-value.normalize().as_tuple().exponent, 0)
        if places not in self.numbers:
            picture = "#,##0" + (f".{'0' * places}" if places else "")
            self.numbers[places] = self.book.add_format({"num_format": picture})
        return self.numbers[places]


def export_xlsx(report: Report) -> bytes:
    """All items under the names of the columns, the same in each language for readers, and what the names mean."""
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True, **INERT})
    heading = report.heading
    book.set_properties({"title": heading.title.en, "subject": heading.title.zh, "created": CREATED})
    head = book.add_format({"bold": True, "bottom": 1})
    formats = Formats(book, head, book.add_format({"num_format": "yyyy-mm-dd"}), {})
    titles = [(column.name, WIDTHS.get(column.name, WIDTH)) for column in COLUMNS]
    _add_table(book.add_worksheet("items"), titles, _in_columns(COLUMNS, rows(report)), formats, frozen=1)
    for language, name in SHEETS.items():
        titles = [(column.title[language], column.width) for column in READING_COLUMNS]
        # What a row is about stays in sight.
        _add_table(book.add_worksheet(name), titles, reading_rows(report, language), formats, frozen=4)
    titles = [(column.name, WIDTHS.get(column.name, WIDTH)) for column in EVIDENCE_COLUMNS]
    table = _in_columns(EVIDENCE_COLUMNS, evidence_table(report))
    _add_table(book.add_worksheet("evidence"), titles, table, formats, frozen=1)
    _add_meanings(book.add_worksheet("columns"), formats)
    book.close()
    del book, formats
    # Its cells refer to it: they would stay until the collector comes by itself, with whatever is made meanwhile.
    gc.collect()
    return buffer.getvalue()


def _add_table(
    sheet: Worksheet,
    titles: Sequence[tuple[str, int]],
    table: Iterable[Sequence[object]],
    formats: Formats,
    frozen: int,
) -> None:
    """A header with its columns' widths, then the rows; the header and the first ``frozen`` columns do not scroll."""
    for index, (title, width) in enumerate(titles):
        sheet.write_string(0, index, title, formats.head)
        sheet.set_column(index, index, width)
    number = 0
    for number, row in enumerate(table, 1):
        for index, value in enumerate(row):
            _write(sheet, number, index, value, formats)
    sheet.freeze_panes(1, frozen)
    sheet.autofilter(0, 0, number, len(titles) - 1)


def _in_columns(columns: Sequence[Column], table: Iterable[dict[str, object]]) -> Iterator[list[object]]:
    """The rows of ``table`` as cells, in the order of ``columns``; days as such."""
    return ([_day_of(column.schema, row[column.name]) for column in columns] for row in table)


def _add_meanings(sheet: Worksheet, formats: Formats) -> None:
    sheet.set_column(0, 1, WIDTH)
    sheet.set_column(2, 3, 80)
    sheet.freeze_panes(1, 2)
    for index, title in enumerate(("sheet", "column", "zh", "en")):
        sheet.write_string(0, index, title, formats.head)
    both = [*(("items", column) for column in COLUMNS), *(("evidence", column) for column in EVIDENCE_COLUMNS)]
    for number, (table, column) in enumerate(both, 1):
        for index, text in enumerate((table, column.name, column.meaning.zh, column.meaning.en)):
            sheet.write_string(number, index, text)


def _day_of(schema: dict[str, object], value: object) -> object:
    return date.fromisoformat(value) if schema.get("format") == "date" and value else value


def _write(sheet: Worksheet, row: int, column: int, value: object, formats: Formats) -> None:
    match value:
        case None:
            pass
        case bool():
            sheet.write_boolean(row, column, value)
        case date():
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), formats.day)
        case Decimal():
            sheet.write_number(row, column, value, formats.number(value))
        case int():
            # A year, or the number of a paragraph.
            sheet.write_number(row, column, value)
        case list():
            sheet.write_string(row, column, ";".join(value))
        case _:
            sheet.write_string(row, column, str(value))
