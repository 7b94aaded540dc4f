"""``data/previous.yaml`` -> which target of the report before each result may answer, for an editor to confirm."""

from __future__ import annotations

from pathlib import Path

from pydantic.dataclasses import dataclass as record

from generator.project.record_files import RecordFile, load_record_file
from generator.project.site_settings import Flag
from generator.report.model import RECORD, Id, Line

PREVIOUS = "data/previous.yaml"


@record(frozen=True, config=RECORD)
class Candidate:
    """A result of this report, and the target of the one before that measures the same."""

    result: Id
    """Id of an item of this report."""
    target: Id
    """Id of an item of the report before."""
    phrase: Line
    """The words of that report."""
    figure: Line
    """Its figure, as printed there."""
    confirmed: Flag = False
    """Whether an editor has found that both measure the same."""


def load_previous(root: Path) -> RecordFile:
    """The candidates of the project in ``root``; none where it follows no other."""
    return load_record_file(root / PREVIOUS, PREVIOUS, {"candidates": Candidate}, optional=True)
