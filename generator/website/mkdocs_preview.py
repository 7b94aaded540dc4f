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

from generator.cache import digest
from generator.checks.project import CheckedProject
from generator.files import write_atomic
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
        self._written: dict[str, str] = {}
        """By path of a page, digests of its text and of its file."""
        self._paths: dict[str, str] = {}

    def close(self) -> None:
        """Forget the theme and the configuration: the next update reads them again."""
        self._frame, self._written = "", {}

    def update(self, checked: CheckedProject, made: LanguagePages) -> set[str]:
        """Write every page of ``made`` that differs from what the folder has; returns their addresses on the site."""
        if self._frame != (frame := frame_digest(made)):
            self._open(checked, made)
            self._frame, self._texts = frame, {}
        return self.write(made.pages)

    def write(self, pages: Iterable[Page]) -> set[str]:
        """Write those of ``pages`` that differ, in the frame that is loaded; returns their addresses on the site."""
        changed = set()
        for page in pages:
            text = page.make_text()
            if self._texts.get(page.path) != (key := digest(text)):
                file, html = self._files.get_file_from_path(page.path), self._render(page.path, text)
                if self._written.get(page.path) != (made := digest(html)):
                    _replace(Path(file.abs_dest_path), html)
                    changed.add(self._address(file))
                self._texts[page.path], self._written[page.path] = key, made
        return changed

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
        # A tab may load them now: those that it has are left as they are.
        files.copy_static_files(dirty=bool(self._written))

    def _render(self, path: str, text: str) -> str:
        file = self._files.get_file_from_path(path)
        file.content_string = text
        page = file.page
        page.read_source(self._config)
        page.meta |= self._plugin.escaped_meta(page)
        page.render(self._config, self._files)
        page.active = True
        self._plugin.set_current(page, current=True)
        context = get_context(self._nav, self._documents, self._config, page)
        html = self._env.get_template("main.html").render(context)
        self._plugin.set_current(page, current=False)
        page.active = False
        return self._plugin.mark_chinese(html)

    def _address(self, file: File) -> str:
        return self.prefix + file.url.removeprefix("./")


def _replace(file: Path, html: str) -> None:
    """Put ``html`` at ``file`` in one step, for a tab may read it now."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(file, html.encode())
