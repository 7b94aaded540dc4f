"""Files written whole or not at all: a kill, or another build beside this one, never leaves half of one."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Put ``content`` at ``file``, whose folder is there; what stood there is replaced in one step."""
    # The process's own name: both languages' builds may write the same file at once.
    fresh = file.with_name(f".{file.name}.{os.getpid()}.new")
    fresh.write_bytes(content)
    fresh.replace(file)
