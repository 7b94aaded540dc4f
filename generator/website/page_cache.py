"""Pages as HTML, stored from one build to the next: a page whose text and frame are the same is not made again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.cache import digest
from generator.files import write_atomic
from generator.pages.render import LanguagePages


def frame_digest(made: LanguagePages, *settings: object) -> str:
    """A digest of all that every page of a language shares, code apart: navigation, words, settings."""
    pages = [(page.path, page.title, page.hide) for page in made.pages]
    return digest(pages, made.navigation, made.labels, made.dataset, made.year_line, made.feeds, *settings)


@dataclass(frozen=True)
class CachedPage:
    """One page as HTML."""

    html: str
    words: frozenset[str]
    """What its styles have to serve: those of ``stylesheet.words_of``."""


class PageCache:
    """One language's pages of the last build, one file each in ``folder``."""

    def __init__(self, folder: Path, shared: str):
        """``shared`` is the ``frame_digest`` of this build."""
        self.folder = folder
        self.shared = shared

    def key(self, text: str) -> str:
        """What the page stored for ``text`` in this frame begins with."""
        return digest(self.shared, text)

    def get(self, path: str, key: str) -> CachedPage | None:
        """The page at ``path`` as HTML, if it is stored as ``key`` has it."""
        # A damaged file is as good as none.
        with suppress(OSError, ValueError):
            made, words, html = self._file(path).read_bytes().decode().split("\n", 2)
            if made == key:
                return CachedPage(html, frozenset(words.split(" ")))
        return None

    def put(self, path: str, key: str, made: CachedPage) -> None:
        """Store what was made of the page at ``path`` for the next build, where it can be written."""
        text = "\n".join((key, " ".join(sorted(made.words)), made.html))
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomic(self._file(path), text.encode("utf-8", "xmlcharrefreplace"))

    def _file(self, path: str) -> Path:
        return self.folder / f"{digest(path)[:32]}.html"
