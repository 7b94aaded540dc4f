"""``data/synonyms.yaml`` -> everyday words that belong to no single term.

Words that mean a term are in the term base (``project/glossary.py``); here are those for a whole topic, for plain
words of our own texts (lift and elevator), and for one item alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic.dataclasses import dataclass as record

from generator.errors import ReportError
from generator.project.glossary import Forms
from generator.project.paths import SYNONYMS
from generator.project.record_files import RecordFile, load_record_file
from generator.report.model import RECORD, Id


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


@record(frozen=True, config=RECORD)
class ItemWords:
    """What people type who look for this one item."""

    id: Id
    """Id of the item."""
    words: Forms


@dataclass(frozen=True)
class Synonyms:
    """What the file says."""

    topics: tuple[TopicWords, ...] = ()
    groups: tuple[WordGroup, ...] = ()
    items: tuple[ItemWords, ...] = ()


def read_synonyms(root: Path) -> RecordFile:
    """The file of the project in ``root``, none of it where there is none. Raises ReportError where it is no YAML."""
    lists = {"topics": TopicWords, "groups": WordGroup, "items": ItemWords}
    return load_record_file(root / SYNONYMS, SYNONYMS, lists, optional=True)


def load_synonyms(root: Path) -> Synonyms:
    """The synonyms of the project in ``root``; raises ReportError where anything is wrong in their file."""
    file = read_synonyms(root)
    if file.problems:
        raise ReportError(file.problems)
    return Synonyms(file.records["topics"], file.records["groups"], file.records["items"])
