"""``data/absences.yaml`` -> for each text that says what the report does not say, the words on whose absence that rests."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass as record

from generator.project.paths import ABSENCES
from generator.project.record_files import RecordFile, load_record_file
from generator.report.model import RECORD, Line, Whole


@record(frozen=True, config=RECORD)
class Absence:
    """One text with claims of absence, and what an editor looked for."""

    at: Line
    """Address of the text: ``items/gdp-growth/text``, or the path of a hand-written page: ``content/topics/jobs.md``."""
    words: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Chinese words that, where the source has them elsewhere, would put the claim in doubt."""
    paragraphs: tuple[Whole, ...]
    """Paragraphs that hold one of the words and do not answer the question: an editor has read them."""
    reason: Line


def load_absences(root: Path) -> RecordFile:
    """The entries of the project in ``root``, under ``absences``; none where there is no file."""
    return load_record_file(root / ABSENCES, ABSENCES, {"absences": Absence}, optional=True)
