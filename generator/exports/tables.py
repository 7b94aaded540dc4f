"""The columns as files: CSV (RFC 4180), JSON, and the JSON Schema that describes the JSON."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

from generator.exports.columns import COLUMNS, schema_of
from generator.report.figures import plain
from generator.report.model import Report, Words

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet runs as a formula (OWASP, "CSV injection")."""


def rows(report: Report) -> list[dict[str, object]]:
    """One row an item, in report order: column name to value, numbers as Decimal, absent values None."""
    return [{column.name: column.read(item, report) for column in COLUMNS} for item in report.items]


def export_csv(report: Report) -> str:
    """``data/targets.csv``: header, comma, CRLF, one row an item."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(column.name for column in COLUMNS)
    for row in rows(report):
        writer.writerow(_cell(value) for value in row.values())
    return buffer.getvalue()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case list():
            return ";".join(value)
        case Decimal():
            return plain(value)
        case _:
            return _inert(str(value))


def _inert(text: str) -> str:
    """``text``, behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def export_json(report: Report) -> str:
    """``data/targets.json``: the report, its sections, topics and places by id, and every item."""
    heading = report.heading
    document = {
        "$schema": "targets.schema.json",
        "report": {
            "year": heading.year,
            "title": _words(heading.title),
            "city": _words(heading.city),
            "published": heading.published.isoformat(),
            "publisher": _words(heading.publisher),
        },
        "sections": [{"id": s.id, "number": s.number, "part": s.part, "name": _words(s.name)} for s in report.sections],
        "topics": [{"id": t.id, "name": _words(t.name)} for t in report.topics],
        "places": [{"id": p.id, "kind": p.kind.value, "name": _words(p.name)} for p in report.places],
        "items": rows(report),
    }
    return json.dumps(document, ensure_ascii=False, indent=1, default=_number) + "\n"


def _number(value: object) -> int | float:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral() else float(value)
    raise TypeError(type(value))


def _words(words: Words) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}


WORDS = {
    "type": "object",
    "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
    "required": ["zh", "en"],
    "additionalProperties": False,
}


def export_schema() -> str:
    """``data/targets.schema.json``: JSON Schema (2020-12) of ``data/targets.json``."""
    text, slug = {"type": "string"}, {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
    record = {"id": slug, "name": WORDS}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A government work report as data",
        **_closed(
            {
                "$schema": text,
                "report": _closed(
                    {
                        "year": {"type": "integer"},
                        "title": WORDS,
                        "city": WORDS,
                        "published": {"type": "string", "format": "date"},
                        "publisher": WORDS,
                    }
                ),
                "sections": _list(_closed({**record, "number": text, "part": slug})),
                "topics": _list(_closed(record)),
                "places": _list(_closed({**record, "kind": text})),
                "items": _list(_closed({c.name: {**schema_of(c), "description": c.meaning.en} for c in COLUMNS})),
            }
        ),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _closed(properties: dict[str, object]) -> dict[str, object]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list(of: dict[str, object]) -> dict[str, object]:
    return {"type": "array", "items": of}
