"""``data/synonyms.yaml`` against the report: words for a topic name one that there is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.errors import Problem, ReportError, nearest
from generator.project.synonyms import read_synonyms


def check_synonyms(root: Path, topics: Iterable[str]) -> list[Problem]:
    """All that is wrong in the file of the project in ``root``, a topic among it that is none of ``topics``."""
    try:
        file = read_synonyms(root)
    except ReportError as error:
        return list(error.problems)
    known = frozenset(topics)
    unknown = [(n, each.id) for n, each in enumerate(file.records["topics"]) if each.id not in known]
    return [
        *file.problems,
        *(file.problem("topics", n, ("id",), each, "a topic's id", nearest(each, known)) for n, each in unknown),
    ]
