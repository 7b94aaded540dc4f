"""The site of a preview: made once, then brought up to date in one warm process, page by page.

A preview is lenient where a build refuses: while the data have faults, the pages that can be rendered are shown without
the items at fault, and the faults are listed above them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from generator.cache import remove_older
from generator.checks.bilingual import check_bilingual
from generator.checks.content_pages import check_beside
from generator.checks.project import CheckedProject, check_project
from generator.checks.records import check_records
from generator.errors import Problem, ReportError
from generator.exports.files import export_files
from generator.pages.render import render_language, render_some
from generator.project.record_store import RecordStore
from generator.report.model import LANGUAGES, Item
from generator.website.build import make_search_files, write_files
from generator.website.mkdocs_preview import PreviewLanguage
from generator.website.stylesheet import write_whole_stylesheet
from generator.website.vendor import copy_vendor_scripts

UNFORESEEN = (LookupError, AttributeError, TypeError, ValueError)
"""What rendering ends in where data are wrong in a way that no check of one record sees."""


class Preview:
    """The site at ``site`` of the project in ``root``; ``problems`` are those of the last update."""

    def __init__(self, root: Path, site: Path):
        self.root = root
        self.site = site
        self.problems: tuple[Problem, ...] = ()
        self._records = RecordStore()
        self._checked: CheckedProject | None = None
        self._state: list[tuple[Path, int, int]] = []
        self._wording: list[Problem] | None = None
        """What the checks of wording found in the data; None while they are not over."""
        self._exported = False
        self._styled = False
        folders = {"zh": site, "en": site / "en"}
        self._languages = [PreviewLanguage(language, folders[language]) for language in LANGUAGES]

    def reload_theme(self) -> None:
        """Read the theme and MkDocs' configuration again with the next update."""
        self._styled = False
        for language in self._languages:
            language.close()

    def update(self, written: Callable[[set[str]], None], first: Collection[str] = ()) -> None:
        """Bring the pages up to date with the files; what cannot be read or rendered leaves its pages as they were.

        The pages at ``first``, which somebody looks at, are made before all others. ``written`` is called with the
        addresses of pages that changed, once they can be read.
        """
        problems: list[Problem] = []
        try:
            checked = self._check()
            problems += checked.problems
            shown = _without_faults(checked)
            self.problems = tuple(sorted(set(problems)))
            self._write_first(shown, first, written)
            self._write(shown, problems, written)
        except ReportError as error:
            self._checked = None
            problems += error.problems
        self.problems = tuple(sorted(set(problems)))

    def _check(self) -> CheckedProject:
        """The data as they are now; read again only where one of their files changed."""
        files = [file for file in sorted((self.root / "data").rglob("*")) if file.is_file()]
        state = [(file, file.stat().st_mtime_ns, file.stat().st_size) for file in files]
        if self._checked is None or state != self._state:
            self._checked, self._state = check_project(self.root, wording=False, read=self._records.read), state
            self._wording, self._exported = None, False
        return self._checked

    def finish(self) -> Iterator[None]:
        """Do what a reader of pages can wait for: the checks of wording, the search index and the data files.

        Yields after each step: who has news gives up the rest, and the next update does it.
        """
        if (checked := self._checked) is None or checked.problems:
            return
        report = checked.loaded.report
        if self._wording is None:
            self._wording = [
                *check_bilingual(checked.texts, report, checked.glossary, checked.exemptions, checked.cache)
            ]
            yield
        self.problems = tuple(sorted({*self.problems, *self._wording, *check_beside(checked)}))
        yield
        if self._exported:
            return
        try:
            files = make_search_files(checked)
        except ReportError:
            return  # reported by check_beside
        write_files(self.site, files)
        yield
        write_files(self.site, export_files(report))
        self._exported = True

    def _write_first(
        self, checked: CheckedProject, first: Collection[str], written: Callable[[set[str]], None]
    ) -> None:
        changed: set[str] = set()
        for language in self._languages:
            if paths := language.paths(first):
                # What fails here fails again with all pages, and is reported then.
                with suppress(*UNFORESEEN, ReportError):
                    changed |= language.write(render_some(checked, language.language, paths))
        written(changed)

    def _write(self, checked: CheckedProject, problems: list[Problem], written: Callable[[set[str]], None]) -> None:
        changed: set[str] = set()
        remove_older(checked.cache)
        fresh = not (self.site / "index.html").is_file()
        for language in self._languages:
            try:
                made = render_language(checked, language.language, problems=problems)
                changed |= language.update(checked, made)
            except UNFORESEEN as error:
                # Data that are wrong in a way that no check of one record sees: the pages stay as they were.
                found = f"{type(error).__name__}: {error}"
                problems.append(Problem("preview", 0, "rendering", found, "correct data", "correct what is listed"))
        if fresh:
            copy_vendor_scripts(self.site)
        if not self._styled:
            write_whole_stylesheet(self.site)
            self._styled = True
        written(changed)


def _without_faults(checked: CheckedProject) -> CheckedProject:
    """``checked`` without the items in whose lines a record is at fault, so that the others can be rendered."""
    loaded = checked.loaded
    lines = [problem.line for problem in (*loaded.problems, *check_records(loaded))]
    if not lines:
        return checked
    starts = [loaded.line("items", index) for index in range(len(loaded.report.items))]
    faulty = {bisect_right(starts, line) - 1 for line in lines}
    left = {item.id: item for n, item in enumerate(loaded.report.items) if n not in faulty}
    items = tuple(_with_known_baseline(item, left) for item in left.values())
    return replace(checked, loaded=replace(loaded, report=replace(loaded.report, items=items)))


def _with_known_baseline(item: Item, known: dict[str, Item]) -> Item:
    # By hand: the model's records are checked when they are made, and this one was.
    if item.baseline is None or item.baseline in known:
        return item
    copy = object.__new__(Item)
    copy.__dict__.update(vars(item) | {"baseline": None})
    return copy
