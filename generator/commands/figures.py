"""``figures``: every figure and date that the reader finds in a Chinese text, with or without a project."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.commands.arguments import read_year
from generator.files import read_text
from generator.numbers.amounts import Amount, Comparator, Role
from generator.numbers.chinese import find_amounts
from generator.numbers.numerals import plain
from generator.project.units_file import require_project_units
from generator.report.characters import clean_with_places

VALUED = (Role.FIGURE, Role.YEAR, Role.LIST_NUMBER)
COLUMNS = ("start", "end", "text", "value", "value_max", "unit", "comparator", "date", "role")


def add_command(add) -> None:
    """Add the command; ``add(name, run, summary)`` gives its parser."""
    command = add("figures", run, "list every figure and date in a Chinese text")
    command.add_argument("file", type=Path, help="the text, UTF-8")
    command.add_argument(
        "--year", type=read_year, help="the year of dates that name none (default: that of the first date with a day)"
    )
    command.add_argument("--format", choices=("text", "json"), default="text", help="of the list (default: text)")


def run(options: argparse.Namespace) -> int:
    """Prints the list; returns 0."""
    require_project_units(options.root)
    text = read_text(options.file, options.file.as_posix())
    rows = list_figures(text, options.year)
    if options.format == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            values = "–".join(filter(None, (row["value"], row["value_max"])))
            shown = (
                f"{row['start']}–{row['end']}",
                row["text"],
                values,
                row["unit"],
                row["comparator"],
                row["date"],
                row["role"],
            )
            print("\t".join(map(_on_one_line, shown)))
    return 0


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def list_figures(text: str, year: int | None = None) -> list[dict[str, str | int]]:
    """One row an amount of ``text``, in order, with the columns ``COLUMNS``; decimal numbers as text, empty for none."""
    # Radicals out of a PDF and signs without width are read as what they look like.
    plain_text, places = clean_with_places(text)
    found = find_amounts(plain_text)
    amounts = [_in_place(amount, text, places) for amount in found]
    year = year or _year_of(amounts)
    return [_row(amount, _day(amount, here)) for amount, here in zip(amounts, _years(text, amounts, year), strict=True)]


def _in_place(amount: Amount, text: str, places: tuple[int, ...]) -> Amount:
    """``amount`` as it stands in ``text``, found in a text whose characters stood at ``places`` there."""
    start, end = places[amount.start], places[amount.end - 1] + 1
    return replace(amount, text=text[start:end], start=start, end=end)


def _year_of(amounts: Iterable[Amount]) -> int | None:
    """The year of the first date with a day: a report is delivered on it."""
    return next((a.date.year for a in amounts if a.date and a.date.year and a.date.day), None)


def _years(text: str, amounts: list[Amount], year: int | None) -> Iterable[int | None]:
    """For each amount the year that its date is in where it names none: of a deadline the report's own, of another date
    the one that the paragraph named last."""
    named, end = year, 0
    for amount in amounts:
        if "\n" in text[end : amount.start]:
            named = year
        end = amount.start
        if amount.date and amount.date.year and amount.comparator is not Comparator.AT_MOST:
            named = amount.date.year
        deadline = amount.comparator is Comparator.AT_MOST or (amount.date and amount.date.years_on is not None)
        yield year if deadline else named


def _day(amount: Amount, year: int | None) -> str:
    """The last day of what a date names, as ISO 8601: 2031-06-30, 2031-06 for a whole month, --06-30 without a year."""
    date = amount.date
    if not date or amount.role is not Role.DATE:
        return ""
    if not (date.month or date.quarter or date.half or date.end):
        bounded = date.year and amount.comparator is Comparator.AT_MOST
        return date.last_day().isoformat() if bounded else ""
    # In a leap year's stead: no report without a year sets a deadline at the end of February.
    day = date.last_day(year or 2001)
    if not day:
        return ""
    text = day.isoformat() if year or date.year else f"-{day.isoformat()[4:]}"
    whole_month = date.month and not date.day and not date.end and amount.comparator is Comparator.EXACTLY
    return text[:-3] if whole_month else text


def _row(amount: Amount, day: str) -> dict[str, str | int]:
    valued = amount.role in VALUED or (amount.role is Role.DATE and amount.unit == "年")
    bounded = amount.role is Role.FIGURE or amount.comparator is not Comparator.EXACTLY
    return {
        "start": amount.start,
        "end": amount.end,
        "text": amount.text,
        "value": plain(amount.value) if valued and amount.value is not None else "",
        "value_max": plain(amount.value_max) if valued and amount.value_max is not None else "",
        "unit": amount.unit if valued else "",
        "comparator": amount.comparator.value if bounded and amount.role in (Role.FIGURE, Role.DATE) else "",
        "date": day,
        "role": amount.role.value,
    }
