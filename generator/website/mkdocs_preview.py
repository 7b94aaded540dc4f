"""One language of the preview: MkDocs' configuration, theme and navigation stay loaded, and only changed pages are written.

Called by ``preview``. What a page is made of is the same as in a build; that all pages are there, and that no link is
broken, is the build's to say.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterable
from pathlib import Path

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from generator.checks.project import CheckedProject
from generator.files import write_text
from generator.pages.render import LanguagePages
from generator.pages.renderer import Page
from generator.report.model import LANGUAGES
from generator.website.mkdocs_build import FIXED, configure, source_date
from generator.website.mkdocs_hooks import add_pages
from generator.website.page_cache import frame_digest


class PreviewLanguage:
    """One language's pages in ``folder``; opened again when what all pages share has changed."""

    def __init__(self, language: str, folder: Path):
        self.language = language
        self.folder = folder
        self.prefix = "" if language == LANGUAGES[0] else f"{language}/"
        self._frame = ""
        self._texts: dict[str, str] = {}
        self._paths: dict[str, str] = {}

    def close(self) -> None:
        """Forget the theme and the configuration: the next update reads them again."""
        self._frame = ""

    def update(self, checked: CheckedProject, made: LanguagePages) -> set[str]:
        """Write every page of ``made`` that differs from what the folder has; returns their addresses on the site."""
        if self._frame != (frame := frame_digest(made)):
            self._open(checked, made)
            self._frame, self._texts = frame, {}
        return self.write(made.pages)

    def write(self, pages: Iterable[Page]) -> set[str]:
        """Write those of ``pages`` that differ, in the frame that is loaded; returns their addresses on the site."""
        changed = [page for page in pages if self._texts.get(page.path) != page.text]
        for page in changed:
            self._write(page)
            self._texts[page.path] = page.text
        return {self._address(self._files.get_file_from_path(page.path)) for page in changed}

    def paths(self, addresses: Iterable[str]) -> frozenset[str]:
        """The paths of the pages at ``addresses``; none before the first update, and after ``close``."""
        known = self._paths if self._frame else {}
        return frozenset(known[address] for address in addresses if address in known)

    def _open(self, checked: CheckedProject, made: LanguagePages) -> None:
        os.environ |= {"SOURCE_DATE_EPOCH": source_date(checked)} | os.environ | FIXED
        if hasattr(time, "tzset"):
            time.tzset()
        logging.getLogger("mkdocs").setLevel(logging.ERROR)
        config = configure(self.language, checked, self.folder)
        self._plugin = add_pages(config, checked, made)
        files, env = get_files(config), config.theme.get_env()
        files.add_files_from_theme(env, config)
        files = config.plugins.on_files(files, config=config)
        env = config.plugins.on_env(env, config=config, files=files)
        set_exclusions(files, config)
        self._config, self._files, self._env = config, files, env
        self._nav = get_navigation(files, config)
        self._documents = files.documentation_pages()
        self._paths = {self._address(file): file.src_uri for file in self._documents}
        self.folder.mkdir(parents=True, exist_ok=True)
        files.copy_static_files()

    def _write(self, made: Page) -> None:
        file = self._files.get_file_from_path(made.path)
        file.content_string = made.text
        page = file.page
        page.read_source(self._config)
        page.meta |= self._plugin.escaped_meta(page)
        page.render(self._config, self._files)
        page.active = True
        self._plugin.set_current(page, current=True)
        context = get_context(self._nav, self._documents, self._config, page)
        html = self._env.get_template("main.html").render(context)
        write_text(Path(file.abs_dest_path), self._plugin.mark_chinese(html))
        self._plugin.set_current(page, current=False)
        page.active = False

    def _address(self, file: File) -> str:
        return self.prefix + file.url.removeprefix("./")
