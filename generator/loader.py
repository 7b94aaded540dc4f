"""YAML text -> Report, with the line of every value and every problem of the file.

A record that does not fit its model is left out and told; the others are loaded, so that one run
finds all that is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from generator import model
from generator.errors import Problem, ReportError, shorten
from generator.nodes import Nodes, Steps, parse_yaml, read_text
from generator.texts import fill_gaps

LISTS = {
    "parts": model.Part,
    "sections": model.Section,
    "topics": model.Topic,
    "places": model.Place,
    "items": model.Item,
    "exemptions": model.Exemption,
}
"""The lists of ``data/targets.yaml`` and the record that each holds."""

MOST_PROBLEMS = 2_000
"""Past so many, a file is something else than a report, and the rest of a list is not looked at."""


@dataclass(frozen=True)
class Loaded:
    """A report as far as it could be read, where each record stands, and what was wrong."""

    report: model.Report
    nodes: Nodes
    positions: dict[str, tuple[int, ...]]
    """For each list, the index in the file of each loaded record, in order."""
    ids: dict[str, frozenset[str]]
    """For each list, every id that the file gives, also of records that could not be loaded."""
    problems: tuple[Problem, ...]

    def line(self, name: str, index: int, *steps: str | int) -> int:
        """Line of a value in the ``index``-th loaded record of the list ``name``."""
        return self.nodes.line(name, self.positions[name][index], *steps)

    def problem(self, name: str, index: int, steps: Steps, found: str, expected: str, fix: str) -> Problem:
        """A problem in a loaded record, at the line of the value at ``steps`` in it."""
        record = getattr(self.report, name)[index]
        what = describe(name, getattr(record, "id", str(index + 1)), steps)
        return Problem(self.nodes.file, self.line(name, index, *steps), what, found, expected, fix)


def describe(name: str, record_id: str, steps: Steps) -> str:
    """Where a value stands, in words: ``item "gdp-growth", figure, unit``."""
    return ", ".join([f'{name.removesuffix("s")} "{shorten(record_id)}"', *(str(step) for step in steps)])


Drafts = Mapping[tuple[str, str], str]
"""English for texts that have none in the data, by address and Chinese wording."""


def load_report(path: Path, shown: str | None = None, drafts: Drafts | None = None) -> Loaded:
    """The report in ``path``. Raises ReportError only where there is nothing to go on with."""
    file = shown or path.as_posix()
    return read_report(read_text(path, file), file, drafts)


def read_report(text: str, file: str, drafts: Drafts | None = None) -> Loaded:
    """The report that ``text`` describes; ``file`` names it in problems.

    A text without English takes it from ``drafts``; the nodes of the result stay as the file has them.
    """
    nodes = parse_yaml(text, file)
    problems = list(nodes.problems)
    if not isinstance(nodes.data, dict):
        raise ReportError([*problems, Problem(file, 1, "the file", "no keys", "report:, items: …", "see README.md")])
    for key in sorted(nodes.data.keys() - {"report", *LISTS}):
        expected = ", ".join(["report", *LISTS])
        problems.append(Problem(file, nodes.line(key), "the file", f"the key {shorten(key)}", expected, "remove it"))
    if len(problems) > MOST_PROBLEMS:
        raise ReportError(problems[:MOST_PROBLEMS])
    filled = fill_gaps(nodes, drafts or {})
    heading = read_record(model.Heading, filled, ("report",), "report", problems)
    if heading is None:
        raise ReportError(problems)
    records, positions = {}, {}
    for name, record in LISTS.items():
        records[name], positions[name] = read_records(record, filled, name, problems)
    ids = {name: frozenset(_raw_ids(nodes.data.get(name))) for name in LISTS}
    return Loaded(model.Report(heading, **records), nodes, positions, ids, tuple(problems))


def read_records(record: type, nodes: Nodes, name: str, problems: list[Problem]) -> tuple[tuple, tuple[int, ...]]:
    """The records of the list ``name`` that fit their model, and their positions in the file."""
    raw = nodes.data.get(name, [])
    if not isinstance(raw, list):
        problems.append(
            Problem(nodes.file, nodes.line(name), name, "no list", "a list of records", "begin each with -")
        )
        return (), ()
    loaded = []
    for n in range(len(raw)):
        if len(problems) > MOST_PROBLEMS:
            found, fix = f"more than {MOST_PROBLEMS} problems before this record", "mend those first"
            problems.append(Problem(nodes.file, nodes.line(name, n), name, found, "records to look at", fix))
            break
        loaded.append((n, read_record(record, nodes, (name, n), name, problems)))
    kept = [(n, each) for n, each in loaded if each is not None]
    return tuple(each for _, each in kept), tuple(n for n, _ in kept)


def read_record(record: type, nodes: Nodes, steps: Steps, name: str, problems: list[Problem]):
    """The record at ``steps``, or None after its problems were added to ``problems``."""
    raw = nodes.data
    for step in steps:
        raw = raw.get(step, {}) if isinstance(raw, dict) else raw[step]
    try:
        return _adapter(record).validate_python(raw)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            problems.append(_model_problem(each, nodes, steps, _where(name, raw, steps, _shown(each["loc"]))))
        return None


def _where(name: str, raw: object, steps: Steps, loc: Steps) -> str:
    """Where in a record that could not be loaded, in words; without an id, by its number in its list."""
    if not isinstance(steps[-1], int):
        return ", ".join([name, *map(str, loc)])
    record_id = raw.get("id") if isinstance(raw, dict) else None
    return describe(name, record_id if isinstance(record_id, str) and record_id else f"no. {steps[-1] + 1}", loc)


@cache
def _adapter(record: type) -> TypeAdapter:
    return TypeAdapter(record)


def _raw_ids(raw: object) -> list[str]:
    records = raw if isinstance(raw, list) else []
    return [r["id"] for r in records if isinstance(r, dict) and isinstance(r.get("id"), str)]


def _shown(loc: Steps) -> Steps:
    """Pydantic's path without what its own machinery adds."""
    return tuple(step for step in loc if not (isinstance(step, str) and step.startswith("function-")))


EXPECTED = {
    "string_type": ("text", "write text here"),
    "string_too_short": ("text", "fill it in, or remove the key where it may be left out"),
    "string_too_long": ("at most {max_length} characters", "shorten it"),
    "string_pattern_mismatch": ("lower-case ASCII words joined by hyphens", "write it like gdp-growth"),
    "enum": ("{expected}", "choose one of these"),
    "literal_error": ("{expected}", "choose one of these"),
    "bool_parsing": ("true or false", "choose one of these"),
    "bool_type": ("true or false", "choose one of these"),
    "tuple_type": ("a list", "write it as [a, b]"),
    "too_short": ("at least one entry", "add one"),
    "dataclass_type": ("a record with keys", "write it as key: value"),
}
"""For each pydantic error type: what is expected, and what to do."""


def _model_problem(error: dict, nodes: Nodes, steps: Steps, what: str) -> Problem:
    path = (*steps, *_shown(error["loc"]))
    line, kind, context = nodes.line(*path), error["type"], error.get("ctx", {})
    if kind == "missing":
        return Problem(nodes.file, line, what, "nothing", "a value", f"add {error['loc'][-1]}: to the record")
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return Problem(
            nodes.file,
            line,
            what,
            "a key that the model does not know",
            "a known key",
            "check its spelling, or remove it",
        )
    found = shorten(error["input"]) if isinstance(error["input"], str) else _sort_of(error["input"])
    if kind == "value_error":
        return Problem(nodes.file, line, what, found, str(context["error"]), "correct it after the source")
    expected, fix = EXPECTED.get(kind, (error["msg"], "correct it"))
    return Problem(nodes.file, line, what, found, expected.format(**context), fix)


def _sort_of(value: object) -> str:
    return {dict: "a record", list: "a list"}.get(type(value), "nothing")
