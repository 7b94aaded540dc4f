"""Everyday words that belong to no single term, ``data/synonyms.yaml``: its records.

Words that mean a term stand in the term base (``generator/glossary.py``); here stand those for a whole topic, and
for plain words of our own texts (lift and elevator).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic.dataclasses import dataclass as record

from generator.errors import Problem, ReportError, nearest, shorten
from generator.glossary import Forms
from generator.loader import read_records
from generator.model import RECORD, Id
from generator.nodes import parse_yaml, read_text


@record(frozen=True, config=RECORD)
class TopicWords:
    """What people type who look for anything in a topic."""

    id: Id
    """Id of the topic."""
    words: Forms


@record(frozen=True, config=RECORD)
class WordGroup:
    """Where an item uses one of ``finds``, people may look for it by one of ``words``."""

    id: Id
    finds: Forms
    """Words as items use them; English ones in the singular."""
    words: Forms


@dataclass(frozen=True)
class Synonyms:
    """The whole file."""

    topics: tuple[TopicWords, ...] = ()
    groups: tuple[WordGroup, ...] = ()


def load_synonyms(path: Path, shown: str | None = None) -> Synonyms:
    """The synonyms in ``path``, none where there is no such file; raises ReportError where anything is wrong in it."""
    if not path.is_file():
        return Synonyms()
    file = shown or path.as_posix()
    nodes = parse_yaml(read_text(path, file), file)
    problems = list(nodes.problems)
    if not isinstance(nodes.data, dict):
        raise ReportError([*problems, Problem(file, 1, "the file", "no keys", "topics:, groups:", "write topics: []")])
    for key in sorted(nodes.data.keys() - {"topics", "groups"}):
        problems.append(
            Problem(file, nodes.line(key), "the file", f"the key {shorten(key)}", "topics, groups", "remove it")
        )
    topics, _ = read_records(TopicWords, nodes, "topics", problems)
    groups, _ = read_records(WordGroup, nodes, "groups", problems)
    if problems:
        raise ReportError(problems)
    return Synonyms(topics, groups)


def check_synonyms(path: Path, shown: str, topics: Iterable[str]) -> list[Problem]:
    """All that is wrong in ``path``, a topic among it that is none of ``topics``."""
    try:
        synonyms = load_synonyms(path, shown)
    except ReportError as error:
        return list(error.problems)
    known = frozenset(topics)
    strange = [(n, each.id) for n, each in enumerate(synonyms.topics) if each.id not in known]
    if not strange:
        return []
    # Read once more for their lines, which the records do not carry.
    nodes = parse_yaml(read_text(path, shown), shown)
    return [
        Problem(shown, nodes.line("topics", n, "id"), f'topic "{each}", id', each, "a topic's id", nearest(each, known))
        for n, each in strange
    ]
