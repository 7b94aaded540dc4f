"""Pages as HTML, kept from one build to the next: a page whose text and frame are the same is not made again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.edition import Edition
from generator.kept import code, digest, digest_files
from generator.rendering import Page
from generator.whole import write_whole

MAKERS = ("jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material")
"""Packages whose versions the HTML of a page depends on."""
OWN = ("blocks.py", "finished.py", "plugin.py", "styles.py")
"""Code that stands between a page's text and its HTML."""


def frame(root: Path, edition: Edition, *settings: object) -> str:
    """A digest of all that every page of an edition shares: theme, navigation, words, settings, versions."""
    theme = sorted(file for file in (root / "overrides").rglob("*") if file.is_file())
    files = [*theme, *sorted(root.glob("mkdocs*.yml")), *(file for name in OWN for file in code(name))]
    pages = [(page.path, page.title, page.hide) for page in edition.pages]
    paths = [file.relative_to(root).as_posix() for file in theme]
    return digest(
        digest_files(files, MAKERS), paths, pages, edition.navigation, edition.labels, edition.dataset, *settings
    )


@dataclass(frozen=True)
class Finished:
    """One page as HTML."""

    html: str
    words: frozenset[str]
    """What its styles have to serve: those of ``styles.words_of``."""


class FinishedPages:
    """One language's pages of the last build, one file each in ``folder``."""

    def __init__(self, folder: Path, shared: str):
        """``shared`` is the ``frame`` of this build."""
        self.folder = folder
        self.shared = shared

    def find(self, page: Page) -> Finished | None:
        """``page`` as HTML, if it was made of the same text in the same frame."""
        # A damaged file is as good as none.
        with suppress(OSError, ValueError):
            made, words, html = self._file(page).read_bytes().decode().split("\n", 2)
            if made == self._key(page):
                return Finished(html, frozenset(words.split(" ")))
        return None

    def keep(self, page: Page, made: Finished) -> None:
        """Keep what was made of ``page`` for the next build, where it can be written."""
        text = "\n".join((self._key(page), " ".join(sorted(made.words)), made.html))
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._file(page), text.encode("utf-8", "xmlcharrefreplace"))

    def _file(self, page: Page) -> Path:
        return self.folder / f"{digest(page.path)[:32]}.html"

    def _key(self, page: Page) -> str:
        return digest(self.shared, page.text)
