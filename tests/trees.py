"""Trees of files, compared by content; and a build as a user starts it, in a process of its own."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from generator.project.paths import HOME

WRITES_NO_CODE = {"PYTHONDONTWRITEBYTECODE": "1"}


def digests(folder: Path) -> dict[str, str]:
    """The digest of every file by its path from ``folder``."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def start_build(root: Path, out: Path, cwd: Path = HOME, **options: object) -> subprocess.Popen[str]:
    """``python -m generator build``, started in a process group of its own."""
    command = [sys.executable, "-m", "generator", "--root", str(root), "build", "--out", str(out)]
    options.setdefault("env", os.environ | WRITES_NO_CODE)
    return subprocess.Popen(
        command,
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        **options,
    )
