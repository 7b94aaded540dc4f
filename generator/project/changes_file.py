"""``data/changes.yaml`` -> what was corrected or added, with the line of every value and every problem of the file."""

from __future__ import annotations

from pathlib import Path

from generator.project.paths import CHANGES
from generator.project.record_files import Drafts, Read, RecordFile, load_record_file
from generator.report.changes import Change


def load_changes(root: Path, drafts: Drafts | None = None, read: Read | None = None) -> RecordFile:
    """The entries of the project in ``root``, under ``changes``, the oldest first; none where there is no file."""
    return load_record_file(root / CHANGES, CHANGES, {"changes": Change}, optional=True, drafts=drafts, read=read)
