"""``data/synonyms.yaml`` against the report: words for a topic or an item name one that there is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.errors import Problem, ReportError, nearest
from generator.project.synonyms import read_synonyms


def check_synonyms(root: Path, topics: Iterable[str], items: Iterable[str] = ()) -> list[Problem]:
    """All that is wrong in the file of the project in ``root``, a topic or an item that is none of these among it."""
    try:
        file = read_synonyms(root)
    except ReportError as error:
        return list(error.problems)
    problems = list(file.problems)
    for name, what, ids in (("topics", "a topic's id", topics), ("items", "an item's id", items)):
        known = frozenset(ids)
        unknown = [(n, each.id) for n, each in enumerate(file.records[name]) if each.id not in known]
        problems += [file.problem(name, n, ("id",), each, what, nearest(each, known)) for n, each in unknown]
    return problems
