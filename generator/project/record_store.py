"""Record files as they were read last, for a process that reads one project again and again: the preview.

Most saves change one file of several; the others need not be read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.project.record_files import Drafts, RecordFile, read_record_file


class RecordStore:
    """The last reading of each file. Pass ``read`` where a function takes the reader of record files."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[tuple[object, ...], RecordFile]] = {}
        """By file: all that its records were made from, and those records."""

    def read(
        self,
        text: str,
        shown: str,
        lists: Mapping[str, type],
        *,
        others: tuple[str, ...] = (),
        drafts: Drafts | None = None,
    ) -> RecordFile:
        """The same as ``read_record_file``, and raises the same."""
        # Drafts of another type answer otherwise, though they hold the same. Units are no part of records.
        made_from = (text, lists, others, type(drafts), drafts)
        known, file = self._last.get(shown, (None, None))
        if known != made_from:
            file = read_record_file(text, shown, lists, others=others, drafts=drafts)
            self._last[shown] = made_from, file
        # Who loads a file adds what else is wrong in it.
        return replace(file, problems=list(file.problems))
