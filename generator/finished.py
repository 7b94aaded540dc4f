"""Pages as HTML, kept from one build to the next: a page whose text and frame are the same is not made again."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from generator.edition import Edition
from generator.kept import code, digest, digest_files
from generator.rendering import Page
from generator.whole import write_whole

MAKERS = ("jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material")
"""Packages whose versions the HTML of a page depends on."""
OWN = ("blocks.py", "finished.py", "plugin.py")
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


class FinishedPages:
    """One language's pages of the last build, one file each in ``folder``."""

    def __init__(self, folder: Path, shared: str):
        """``shared`` is the ``frame`` of this build."""
        self.folder = folder
        self.shared = shared

    def find(self, page: Page) -> str | None:
        """The HTML of ``page``, if it was made of the same text in the same frame."""
        with suppress(OSError, UnicodeDecodeError):
            made, _, html = self._file(page).read_bytes().decode().partition("\n")
            if made == self._key(page):
                return html
        return None

    def keep(self, page: Page, html: str) -> None:
        """Keep ``html`` for the next build, where it can be written."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._file(page), f"{self._key(page)}\n{html}".encode("utf-8", "xmlcharrefreplace"))

    def _file(self, page: Page) -> Path:
        return self.folder / f"{digest(page.path)[:32]}.html"

    def _key(self, page: Page) -> str:
        return digest(self.shared, page.text)
