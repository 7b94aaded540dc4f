"""Pages as HTML, stored from one build to the next: a page whose text and frame are the same is not made again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.cache import digest
from generator.files import write_atomic
from generator.pages.render import LanguagePages
from generator.pages.renderer import Page


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

    def get(self, page: Page) -> CachedPage | None:
        """``page`` as HTML, if it was made of the same text in the same frame."""
        # A damaged file is as good as none.
        with suppress(OSError, ValueError):
            made, words, html = self._file(page).read_bytes().decode().split("\n", 2)
            if made == self._key(page):
                return CachedPage(html, frozenset(words.split(" ")))
        return None

    def put(self, page: Page, made: CachedPage) -> None:
        """Store what was made of ``page`` for the next build, where it can be written."""
        text = "\n".join((self._key(page), " ".join(sorted(made.words)), made.html))
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomic(self._file(page), text.encode("utf-8", "xmlcharrefreplace"))

    def _file(self, page: Page) -> Path:
        return self.folder / f"{digest(page.path)[:32]}.html"

    def _key(self, page: Page) -> str:
        return digest(self.shared, page.text)
