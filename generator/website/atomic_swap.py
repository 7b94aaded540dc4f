"""The atomic swap: a folder is made beside its place and put there in one step; a kill at any moment leaves the old one.

Each build has a folder of its own, locked while it or a program it started is alive. What killed builds left is
removed by the next one.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Problem, ReportError

try:
    import fcntl
except ImportError:  # Windows: no locks on folders, so leftovers of killed builds stay until removed by hand.
    fcntl = None

OLD = "old"
"""Where the old folder is inside the stage, for the moment between two renames."""
AT_FDCWD = -100
RENAME_EXCHANGE = 2
TRIES = 20


@dataclass(frozen=True)
class Stage:
    """The folder in which one build works."""

    folder: Path
    lock: int | None
    """A file descriptor that locks the folder; programs that write into the folder inherit it."""


@contextmanager
def staged(out: Path) -> Iterator[Stage]:
    """A stage beside ``out``, removed at the end; raises ReportError where the system refuses a file."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _clean(out)
        stage = _make(out)
    except OSError as error:
        raise ReportError([refusal(out.parent, error)]) from None
    try:
        yield stage
    except OSError as error:
        raise ReportError([refusal(out, error)]) from None
    finally:
        shutil.rmtree(stage.folder, ignore_errors=True)
        if stage.lock is not None:
            os.close(stage.lock)
        # Again: what a killed build had started may have ended only now.
        _clean(out)


def swap_in(new: Path, out: Path, stage: Stage) -> None:
    """Put the folder ``new`` at ``out``; what stood there goes into the stage, in the same step where the system can."""
    new.chmod(0o755)
    for _ in range(TRIES):
        try:
            if not out.exists():
                new.rename(out)
            elif not _exchange(new, out):
                out.rename(stage.folder / OLD)
                new.rename(out)
            return
        except OSError as error:
            # Another build put its site there, or took it away, between two of our steps.
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT) or not new.exists():
                raise
            shutil.rmtree(stage.folder / OLD, ignore_errors=True)
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(out))


def refusal(path: Path, error: OSError) -> Problem:
    """What the system refused, as a problem."""
    found = error.strerror or str(error)
    return Problem(
        str(error.filename or path),
        0,
        "writing the site",
        found,
        "free space, and permission to write",
        "provide both, or build to another --out",
    )


def _prefix(out: Path) -> str:
    return f".{out.name}-stage-"


def _make(out: Path) -> Stage:
    for _ in range(TRIES):
        folder = Path(tempfile.mkdtemp(prefix=_prefix(out), dir=out.parent))
        lock = _lock(folder)
        # Between the two, another build may have taken the folder for a leftover.
        if folder.exists() and (lock is not None or fcntl is None):
            return Stage(folder, lock)
        if lock is not None:
            os.close(lock)
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(out.parent))


def _lock(folder: Path) -> int | None:
    """Lock ``folder`` for as long as the descriptor is open anywhere; None where it is locked, or cannot be."""
    if fcntl is None:
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _clean(out: Path) -> None:
    """Remove what killed builds of ``out`` left; an old site that was being replaced comes back if there is none."""
    for folder in sorted(out.parent.glob(f"{_prefix(out)}*")):
        lock = _lock(folder)
        if lock is None:
            continue
        if (folder / OLD).exists() and not out.exists():
            (folder / OLD).rename(out)
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where this system or its file system has no such call."""
    libc = ctypes.CDLL(None, use_errno=True) if sys.platform != "win32" else None
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(libc, "renameat2"):
        done = libc.renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE)
    elif hasattr(libc, "renamex_np"):  # macOS, where RENAME_SWAP is 2 as well
        done = libc.renamex_np(first, second, RENAME_EXCHANGE)
    else:
        return False
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))
