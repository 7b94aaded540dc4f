"""``data/outcomes.yaml`` -> the evidence on each promise, with the line of every value and every problem of the file."""

from __future__ import annotations

from pathlib import Path

from generator.project.paths import OUTCOMES
from generator.project.record_files import Drafts, Read, RecordFile, load_record_file, read_record
from generator.report.evidence import Outcomes, PromiseEvidence, Search

HEAD = ("searched", "where")
"""The keys above the list: when and where evidence was looked for."""


def load_outcomes(root: Path, drafts: Drafts | None = None, read: Read | None = None) -> tuple[Outcomes, RecordFile]:
    """The evidence of the project in ``root``, and the file that knows its lines and problems; none without a file."""
    path = root / OUTCOMES
    lists = {"outcomes": PromiseEvidence}
    file = load_record_file(path, OUTCOMES, lists, optional=True, others=HEAD, drafts=drafts, read=read)
    search = _read_head(file) if file.nodes.data else None
    return Outcomes(search, file.records["outcomes"]), file


def _read_head(file: RecordFile) -> Search | None:
    return read_record(Search, file.filled.gather("head", HEAD), ("head",), "the head", file.problems)
