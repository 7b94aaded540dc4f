"""Answers kept from one run to the next, so that work is done again only where its input changed.

They are found again by digests of all that they depend on, code and versions included. Everything here may be removed
at any time, and where nothing can be written, nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from generator.whole import write_whole

CODE = Path(__file__).parent


def digest(*parts: object) -> str:
    """One digest of ``parts`` as ``repr`` shows them; the same on every machine."""
    return hashlib.sha256("\0".join(map(repr, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def digest_files(files: Iterable[Path], packages: Iterable[str] = ()) -> str:
    """One digest of the content of ``files``, in their order, and of the versions of ``packages``."""
    return digest([file.read_bytes() for file in files], [version(package) for package in packages])


def code(pattern: str) -> list[Path]:
    """Files of the generator's own code, in order of path."""
    return sorted(CODE.glob(pattern))


class Kept:
    """Answers by question in one file; ``key`` is a digest of what all of them depend on besides.

    Without a file they last as long as this object.
    """

    def __init__(self, file: Path | None = None, key: str = ""):
        self.file = file
        self.key = key
        self._before = self._load()
        self._now: dict[str, str] = {}

    def _load(self) -> dict[str, str]:
        # A damaged file is as good as none.
        with suppress(OSError, ValueError, LookupError, AttributeError):
            stored = json.loads(self.file.read_text(encoding="utf-8")) if self.file else {}
            if stored.get("key") == self.key:
                return stored["answers"]
        return {}

    def get(self, question: str) -> str | None:
        """The answer to ``question``, if it was asked in this run or the last."""
        found = self._now.get(question, self._before.get(question))
        if found is not None:
            self._now[question] = found
        return found

    def put(self, question: str, answer: str) -> None:
        """Keep ``answer``."""
        self._now[question] = answer

    def ask(self, question: str, work: Callable[[str], str]) -> str:
        """The kept answer to ``question``, else the one that ``work`` finds."""
        found = self.get(question)
        if found is None:
            found = work(question)
            self.put(question, found)
        return found

    def save(self) -> None:
        """Write what this run asked, if that is not what stands there; the rest is forgotten."""
        if self.file is None or self._now == self._before:
            return
        text = json.dumps({"key": self.key, "answers": self._now}, ensure_ascii=False)
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.file, text.encode("utf-8", "surrogatepass"))
