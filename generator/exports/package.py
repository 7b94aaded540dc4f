"""``data/datapackage.json``: the data files, described as a Frictionless Data Package.

Its shape is that of Data Package 1, which its programs read.
"""

from __future__ import annotations

import hashlib
import json

from generator.exports.columns import COLUMNS, Column, schema_of
from generator.exports.evidence_columns import EVIDENCE_COLUMNS
from generator.report.model import Report

VERSION = "1.0.0"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "header": True}
MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def export_package(report: Report, files: dict[str, bytes]) -> str:
    """The package of ``files``, by path on the site: the tables of items and of evidence, and JSON and XLSX of both."""
    heading = report.heading
    schema = {
        "fields": [_field(column) for column in COLUMNS],
        "missingValues": [""],
        "primaryKey": ["id"],
        "foreignKeys": [_to_item(name) for name in ("baseline", "target")],
    }
    evidence = {
        "fields": [_field(column) for column in EVIDENCE_COLUMNS],
        "missingValues": [""],
        "primaryKey": ["item", "url", "words"],
        "foreignKeys": [_to_item("item", "targets-csv")],
    }
    table = {"encoding": "utf-8", "profile": "tabular-data-resource", "dialect": DIALECT}
    details = {
        "data/targets.csv": {**table, "schema": schema},
        "data/outcomes.csv": {**table, "schema": evidence},
        "data/targets.json": {"encoding": "utf-8", "jsonSchema": "targets.schema.json"},
        "data/targets.xlsx": {"schema": schema, "dialect": {"sheet": "items"}},
    }
    day = heading.published.isoformat() if heading.published else ""
    package = {
        "profile": "data-package",
        "name": f"work-report-{report.short_name}",
        "id": f"work-report-{report.short_name}",
        "version": VERSION,
        "title": heading.title.en,
        "title_zh": heading.title.zh,
        "description": f"Every statement of the {heading.title.en} with its figure, date, explanation and source phrase, and what became of it, with the evidence.",
        "description_zh": f"{heading.title.zh}的每一条：数字、期限、解释和原文依据，以及后来怎样、凭什么材料。",
        "keywords": ["government work report", heading.city.en, heading.city.zh, str(heading.year)],
        "licenses": [LICENCE],
        "sources": [
            {
                "title": f"{heading.publisher.en}, {day}" if day else heading.publisher.en,
                "title_zh": f"{heading.publisher.zh}，{day}" if day else heading.publisher.zh,
            }
        ],
        "resources": [_resource(path, content, details[path]) for path, content in sorted(files.items())],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(path: str, content: bytes, details: dict[str, object]) -> dict[str, object]:
    """One file: its path beside the package, its size in bytes and its digest."""
    name, extension = path.rsplit("/", 1)[-1].rsplit(".", 1)
    return {
        "name": f"{name}-{extension}",
        "path": f"{name}.{extension}",
        "format": extension,
        "mediatype": MEDIA_TYPES[extension],
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        **details,
    }


def _field(column: Column) -> dict[str, object]:
    """A column as a Table Schema field; lists are text joined by ;, which Table Schema 1 has no type for."""
    schema = schema_of(column)
    allowed = [value for value in schema.get("enum", ()) if value is not None]
    types = schema.get("type", "string")
    maybe = "null" in types or None in schema.get("enum", ())
    main = next((t for t in types if t != "null"), "string") if isinstance(types, list) else types
    constraints: dict[str, object] = {} if maybe or main == "array" else {"required": True}
    if allowed:
        constraints["enum"] = allowed
    if column.name == "id":
        constraints |= {"unique": True, "pattern": schema["pattern"]}
    return {
        "name": column.name,
        "type": "date" if schema.get("format") == "date" else {"array": "string"}.get(main, main),
        "description": column.meaning.en,
        "description_zh": column.meaning.zh,
        "constraints": constraints,
    }


def _to_item(field: str, resource: str = "") -> dict[str, object]:
    """The id of an item, in the table itself or in another one."""
    return {"fields": [field], "reference": {"resource": resource, "fields": ["id"]}}
