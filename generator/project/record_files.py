"""YAML record files -> records of the model, with the line of every value and every problem: the one reader of them.

A record that does not fit its model is left out and reported; the others are loaded, so that one run finds all that
is wrong. ``report_file``, ``glossary``, ``synonyms``, ``redirects``, ``absences`` and the exemptions use it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from generator.errors import Problem, ReportError, shorten
from generator.files import read_text
from generator.project.record_problems import describe, describe_errors, slip_problem
from generator.project.translation_units import fill_missing_english
from generator.project.yaml_nodes import Nodes, parse_yaml
from generator.project.yaml_reader import Steps
from generator.project.yaml_slips import find_slip

MOST_PROBLEMS = 2_000
"""With more than this, a file is no report, and the rest of a list is not read."""

Drafts = Mapping[tuple[str, str], str]
"""English for texts that have none in the data, by address and Chinese wording."""


@dataclass(frozen=True)
class RecordFile:
    """One YAML file whose top level is named lists of records."""

    nodes: Nodes
    """As the file has them, without drafts."""
    filled: Nodes
    """With drafts where a text has no English: what the records were read from."""
    records: dict[str, tuple]
    """By list: the records that fit their model."""
    positions: dict[str, tuple[int, ...]]
    """By list: the index in the file of each loaded record."""
    problems: list[Problem] = field(default_factory=list)

    def is_complete(self, name: str) -> bool:
        """Whether every record of the list ``name`` could be loaded."""
        raw = self.nodes.data.get(name, [])
        return isinstance(raw, list) and len(raw) == len(self.positions[name])

    def is_named(self, name: str) -> bool:
        """Whether every record of the list ``name`` has an id of some form."""
        raw = self.nodes.data.get(name, [])
        return isinstance(raw, list) and all(isinstance(each, dict) and each.get("id") for each in raw)

    def line(self, name: str, index: int, *steps: str | int) -> int:
        """Line of a value in the ``index``-th loaded record of the list ``name``."""
        return self.nodes.line(name, self.positions[name][index], *steps)

    def problem(self, name: str, index: int, steps: Steps, found: str, expected: str, fix: str) -> Problem:
        """A problem in a loaded record, at the line of the value at ``steps`` in it."""
        record = self.records[name][index]
        what = describe(name, getattr(record, "id", str(index + 1)), steps)
        return Problem(self.nodes.file, self.line(name, index, *steps), what, found, expected, fix)


Read = Callable[..., RecordFile]
"""A reader of record files: ``read_record_file``, or one that answers the same and remembers."""


def load_record_file(
    path: Path,
    shown: str,
    lists: Mapping[str, type],
    *,
    optional: bool = False,
    others: tuple[str, ...] = (),
    drafts: Drafts | None = None,
    read: Read | None = None,
) -> RecordFile:
    """The records of each of ``lists`` in the file at ``path``, and all that is wrong with them.

    ``others`` are further keys of the file, which the caller reads; a text without English takes it from ``drafts``.
    Raises ReportError where the file cannot be read or is no mapping; an ``optional`` file that is not there is empty.
    """
    text = "" if optional and not path.is_file() else read_text(path, shown)
    return (read or read_record_file)(text, shown, lists, others=others, drafts=drafts)


def read_record_file(
    text: str, shown: str, lists: Mapping[str, type], *, others: tuple[str, ...] = (), drafts: Drafts | None = None
) -> RecordFile:
    """The records in ``text``; see ``load_record_file``."""
    nodes = parse_yaml(text, shown)
    problems, known = list(nodes.problems), ", ".join(f"{key}:" for key in (*others, *lists))
    if not isinstance(nodes.data, dict):
        fix = f"write {next(iter(lists))}: []" if not others else "see README.md"
        # 条目：instead of items: makes a text of the whole file.
        slip = find_slip(nodes.text_lines, range(1, 6))
        problem = slip_problem(nodes, slip, "the file") if slip else None
        raise ReportError([*problems, problem or Problem(shown, 1, "the file", "no keys", known, fix)])
    for key in sorted(nodes.data.keys() - {*lists, *others}):
        found = f"the key {shorten(key)}"
        problems.append(Problem(shown, nodes.line(key), "the file", found, known, "check its spelling, or remove it"))
    if len(problems) > MOST_PROBLEMS:
        raise ReportError(problems[:MOST_PROBLEMS])
    filled = fill_missing_english(nodes, drafts or {})
    records, positions = {}, {}
    for name, record in lists.items():
        records[name], positions[name] = read_records(record, filled, name, problems)
    return RecordFile(nodes, filled, records, positions, problems)


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
            found, fix = f"more than {MOST_PROBLEMS} problems before this record", "correct those first"
            problems.append(Problem(nodes.file, nodes.line(name, n), name, found, "records to look at", fix))
            break
        loaded.append((n, read_record(record, nodes, (name, n), name, problems)))
    valid = [(n, each) for n, each in loaded if each is not None]
    return tuple(each for _, each in valid), tuple(n for n, _ in valid)


def read_record(record: type, nodes: Nodes, steps: Steps, name: str, problems: list[Problem]):
    """The record at ``steps``, or None after its problems were added to ``problems``."""
    raw = nodes.data
    for step in steps:
        raw = raw.get(step, {}) if isinstance(raw, dict) else raw[step]
    try:
        return _adapter(record).validate_python(raw)
    except ValidationError as error:
        problems += describe_errors(error, record, raw, nodes, steps, name)
        return None


@cache
def _adapter(record: type) -> TypeAdapter:
    return TypeAdapter(record)
