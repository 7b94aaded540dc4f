"""Files: a text is read as UTF-8 or reported as a problem; a write is atomic, so that a kill never leaves half a file."""

from __future__ import annotations

import os
from pathlib import Path

from generator.errors import Problem, ReportError

MAX_BYTES = 128 * 2**20
"""A report of 100,000 items takes about 70 MB."""


def read_text(path: Path, shown: str) -> str:
    """The UTF-8 text of ``path``; raises ReportError, naming it ``shown``, where it cannot be read."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ReportError([Problem(shown, 0, "the file", f"{size} bytes", f"at most {MAX_BYTES}", "split it")])
        raw = path.read_bytes()
    except OSError as error:
        raise ReportError(
            [Problem(shown, 0, "the file", error.strerror or str(error), "a file that can be read", "check the path")]
        ) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{raw[error.start]:02x}"
        raise ReportError([Problem(shown, line, "the text", found, "UTF-8", "save the file as UTF-8")]) from None


def write_atomic(file: Path, content: bytes) -> None:
    """Put ``content`` at ``file``, whose folder exists; what was there is replaced in one step."""
    # The process's own name: both languages' builds may write the same file at once.
    fresh = file.with_name(f".{file.name}.{os.getpid()}.new")
    fresh.write_bytes(content)
    fresh.replace(file)


def write_text(file: Path, text: str) -> None:
    """Put ``text`` at ``file`` as UTF-8 with line feeds, whatever the system's own line ends; makes its folder."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
