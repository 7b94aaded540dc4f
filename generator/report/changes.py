"""The records of what was corrected or added on the site: a list that only grows."""

from __future__ import annotations

from enum import StrEnum

from pydantic.dataclasses import dataclass

from generator.report.model import RECORD, Day, Id, Prose


class ChangeKind(StrEnum):
    """What sort of change."""

    CORRECTION = "correction"
    """Something was wrong, or could be misread."""
    ADDITION = "addition"
    """Something was not there before: new evidence, a new page."""


@dataclass(frozen=True, config=RECORD)
class Change:
    """One correction or addition."""

    id: Id
    date: Day
    kind: ChangeKind
    what: Prose
    """What is different now."""
    why: Prose
    items: tuple[Id, ...] = ()
    """Ids of the items that it is about; none where it is about the site as a whole."""
