"""Results stored from one run to the next, so that work is done again only where its input changed.

One rule of invalidation: everything lies in one folder below ``build/cache`` that is named by a digest of the generator's
code, the theme, the configuration and the lock files. Within it, an entry is found by what it was made from. A change
of code finds an empty folder; the folders of older code are removed. All of it may be deleted at any time, and where
nothing can be written, nothing is stored.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from generator.files import write_atomic

CACHE = "build/cache"
CODE = Path(__file__).parent
LOCKS = ("requirements.txt", "package-lock.json")
NOT_CODE = ("__pycache__",)


def digest(*parts: object) -> str:
    """One digest of ``parts`` as ``repr`` shows them; the same on every machine."""
    return hashlib.sha256("\0".join(map(repr, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def digest_files(files: Iterable[Path]) -> str:
    """One digest of the content of ``files``, in their order."""
    return digest([file.read_bytes() for file in files])


def code_digest() -> str:
    """A digest of the generator's code and its locks, as they are on the disk now."""
    home, files = CODE.parent, _files_below(CODE)
    files += [home / name for name in LOCKS if (home / name).is_file()]
    return _digest_named(files)


@cache
def _loaded_code() -> str:
    """The same as this process has loaded it: what is changed later decides nothing here."""
    return code_digest()


def _theme_digest(root: Path) -> str:
    """A digest of what else decides what the data of the project in ``root`` become: theme and MkDocs configuration."""
    home = CODE.parent
    themes = dict.fromkeys((home / "overrides", root.resolve() / "overrides"))
    files = [file for theme in themes for file in _files_below(theme)]
    files += sorted(home.glob("mkdocs*.yml"))
    return _digest_named(files)


def _digest_named(files: Iterable[Path]) -> str:
    return digest([(file.name, file.read_bytes()) for file in files])[:32]


def _files_below(folder: Path) -> list[Path]:
    found = (each for each in folder.rglob("*") if each.is_file() and not set(each.parts) & set(NOT_CODE))
    return sorted(found, key=lambda file: file.relative_to(folder).parts)


def cache_folder(root: Path) -> Path:
    """The folder of this code's entries for the project in ``root``; whether it exists is left to who writes."""
    return root / CACHE / digest(_loaded_code(), _theme_digest(root))[:32]


def remove_older(folder: Path) -> None:
    """Remove the folders beside ``folder``: those of other code."""
    with suppress(OSError):
        for other in folder.parent.iterdir():
            if other.name != folder.name:
                shutil.rmtree(other, ignore_errors=True)


class Cache:
    """Answers by question in one file; ``scope`` is a digest of the data that all of them depend on besides.

    Without a file they last as long as this object. An answer that a run does not ask for is dropped when it is saved.
    """

    def __init__(self, file: Path | None = None, scope: str = ""):
        self.file = file
        self.scope = scope
        self._before = self._load()
        self._now: dict[str, str] = {}

    def _load(self) -> dict[str, str]:
        # A damaged file is as good as none.
        with suppress(OSError, ValueError, LookupError, AttributeError):
            stored = json.loads(self.file.read_text(encoding="utf-8")) if self.file else {}
            if stored.get("scope") == self.scope:
                return stored["answers"]
        return {}

    def get(self, question: str) -> str | None:
        """The answer to ``question``, if it was asked in this run or the last."""
        found = self._now.get(question, self._before.get(question))
        if found is not None:
            self._now[question] = found
        return found

    def put(self, question: str, answer: str) -> None:
        """Store ``answer``."""
        self._now[question] = answer

    def get_or_compute(self, question: str, compute: Callable[[str], str]) -> str:
        """The stored answer to ``question``, else the one that ``compute`` gives."""
        found = self.get(question)
        if found is None:
            found = compute(question)
            self.put(question, found)
        return found

    def save(self) -> None:
        """Write what this run asked, if that is not what the file holds."""
        if self.file is None or self._now == self._before:
            return
        text = json.dumps({"scope": self.scope, "answers": self._now}, ensure_ascii=False)
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(self.file, text.encode("utf-8", "surrogatepass"))
