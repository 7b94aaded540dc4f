"""The columns as files: CSV (RFC 4180), JSON, and the JSON Schema that describes the JSON."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.exports.columns import COLUMNS, Column, schema_of
from generator.exports.evidence_columns import EVIDENCE_COLUMNS, evidence_rows
from generator.report.changes import ChangeKind
from generator.report.figures import plain
from generator.report.model import LANGUAGES, Prose, Report, Words
from generator.report.placeholders import fill

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet runs as a formula (OWASP, "CSV injection")."""
SKIPPED = ("Zs", "Zl", "Zp", "Cf", "Cc")
"""Unicode categories of what a spreadsheet may pass over on its way to the sign: blanks and invisible characters."""


def rows(report: Report) -> Iterator[dict[str, object]]:
    """One row an item, in report order: column name to value, numbers as Decimal, absent values None."""
    return ({column.name: column.read(item, report) for column in COLUMNS} for item in report.items)


def evidence_table(report: Report) -> Iterator[dict[str, object]]:
    """One row a piece of evidence, in the same form."""
    return ({column.name: column.read(row, report) for column in EVIDENCE_COLUMNS} for row in evidence_rows(report))


def export_csv(report: Report) -> str:
    """``data/targets.csv``: header, comma, CRLF, one row an item; its file begins with a byte order mark."""
    return _format_csv(COLUMNS, rows(report))


def export_evidence_csv(report: Report) -> str:
    """``data/outcomes.csv``, in the same form: one row a piece of evidence."""
    return _format_csv(EVIDENCE_COLUMNS, evidence_table(report))


def _format_csv(columns: tuple[Column, ...], table: Iterable[dict[str, object]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    for row in table:
        writer.writerow(_cell(value) for value in row.values())
    return buffer.getvalue()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return ";".join(value)
        case Decimal():
            return plain(value)
        case _:
            return _inert(str(value))


def _inert(text: str) -> str:
    """``text``, behind an apostrophe where a spreadsheet would take it for a formula."""
    seen = next((n for n, char in enumerate(text) if unicodedata.category(char) not in SKIPPED), 0)
    return f"'{text}" if text.startswith(FORMULA) or text.startswith(FORMULA, seen) else text


def export_json(report: Report) -> bytes:
    """``data/targets.json`` in UTF-8: the report, its sections, topics and places by id, and every item,
    every piece of evidence, and what was changed."""
    heading = report.heading
    document = {
        "$schema": "targets.schema.json",
        "report": {
            "year": heading.year,
            "title": _words(heading.title),
            "city": _words(heading.city),
            "published": heading.published.isoformat() if heading.published else None,
            "publisher": _words(heading.publisher),
        },
        "sections": [{"id": s.id, "number": s.number, "part": s.part, "name": _words(s.name)} for s in report.sections],
        "topics": [{"id": t.id, "name": _words(t.name)} for t in report.topics],
        "places": [{"id": p.id, "kind": p.kind.value, "name": _words(p.name)} for p in report.places],
        "search": _search(report),
        "items": list(rows(report)),
        "evidence": list(evidence_table(report)),
        "changes": [
            {
                "id": c.id,
                "date": c.date.isoformat(),
                "kind": c.kind.value,
                "items": list(c.items),
                "what": _told(c.what, report),
                "why": _told(c.why, report),
            }
            for c in report.changes
        ],
    }
    # Piece by piece: as one text of all its pieces it takes six times the memory.
    file = io.BytesIO()
    for piece in json.JSONEncoder(ensure_ascii=False, indent=1, default=_number).iterencode(document):
        file.write(piece.encode())
    file.write(b"\n")
    return file.getvalue()


def _search(report: Report) -> dict[str, object] | None:
    """When and where evidence was last looked for; None where nobody has."""
    search = report.outcomes.search if report.outcomes else None
    return search and {"searched": search.searched.isoformat(), "where": _words(search.where)}


def _told(prose: Prose, report: Report) -> dict[str, str]:
    """``prose`` in both languages, its quoted figures filled in."""
    return {language: fill(prose[language], None, report.by_id, language) for language in LANGUAGES}


def _number(value: object) -> int | float:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral() else float(value)
    raise TypeError(type(value))


def _words(words: Words | Prose) -> dict[str, str]:
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
    record, day = {"id": slug, "name": WORDS}, {"type": "string", "format": "date"}
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
                        "published": {"anyOf": [day, {"type": "null"}]},
                        "publisher": WORDS,
                    }
                ),
                "sections": _list(_closed({**record, "number": text, "part": slug})),
                "topics": _list(_closed(record)),
                "places": _list(_closed({**record, "kind": text})),
                "search": {"anyOf": [_closed({"searched": day, "where": WORDS}), {"type": "null"}]},
                "items": _list(_record(COLUMNS)),
                "evidence": _list(_record(EVIDENCE_COLUMNS)),
                "changes": _list(
                    _closed(
                        {
                            "id": slug,
                            "date": day,
                            "kind": {"enum": [kind.value for kind in ChangeKind]},
                            "items": _list(slug),
                            "what": WORDS,
                            "why": WORDS,
                        }
                    )
                ),
            }
        ),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _record(columns: tuple[Column, ...]) -> dict[str, object]:
    return _closed({column.name: {**schema_of(column), "description": column.meaning.en} for column in columns})


def _closed(properties: dict[str, object]) -> dict[str, object]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list(of: dict[str, object]) -> dict[str, object]:
    return {"type": "array", "items": of}
