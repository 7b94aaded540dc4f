"""One language's pages -> one language's site, by MkDocs, in a process of its own; two run side by side.

Processes and a pipe, not the standard library's executors: the workers of a ``ProcessPoolExecutor`` that were forked
wait for more work for ever when the process that started them is killed (seen on Linux, Python 3.11), and would hold
the lock on the build's folder; a plain process ends when its work does. Where forking is not safe, both start as new processes.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from datetime import time as midnight
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateError

from generator.checks.project import CheckedProject
from generator.errors import Problem, ReportError
from generator.project.paths import CONTENT, HOME, MKDOCS, THEME
from generator.website.atomic_swap import refusal

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

UNKNOWN_ADDRESS = "https://example.org/{}/"
"""Where a site lives that has no SITE_URL (RFC 2606)."""
FIXED = {"LC_ALL": "C.UTF-8", "NO_MKDOCS_2_WARNING": "true", "TZ": "UTC"}
"""The environment of every build."""
START = "fork" if sys.platform == "linux" else "spawn"
"""How a language's process begins: as a copy of this one, with all that is loaded, where that is safe."""


@dataclass(frozen=True)
class BuiltLanguage:
    """What one language's site calls itself and its pages, and what its styles have to serve."""

    labels: dict[str, str]
    titles: dict[str, str]
    """By path."""
    words: frozenset[str]
    """Those of ``stylesheet.words_of`` of all pages."""


@dataclass(frozen=True)
class RunningBuild:
    """One language's build at work."""

    config: str
    """Its MkDocs configuration."""
    process: BaseProcess
    answers: Connection

    def result(self) -> BuiltLanguage | list[Problem]:
        """What was built, or what is wrong; waits for it."""
        try:
            return self.answers.recv()
        except EOFError:
            self.process.join()
            return [_failure(self.config, [f"the process ended with exit code {self.process.exitcode}"])]

    def stop(self) -> None:
        """End the process, if it has not ended."""
        self.process.terminate()
        self.process.join()


class WarningCollector(logging.Handler):
    """Gathers what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Add one message, with its level."""
        self.lines.append(f"{record.levelname}: {record.getMessage()}")


def start_build(language: str, checked: CheckedProject, folder: Path) -> RunningBuild:
    """Begin to build one language into ``folder``."""
    processes = multiprocessing.get_context(START)
    answers, answer = processes.Pipe(duplex=False)
    process = processes.Process(target=_build_language, args=(language, checked, folder, answer), daemon=True)
    process.start()
    answer.close()
    return RunningBuild(MKDOCS[language], process, answers)


def _build_language(language: str, checked: CheckedProject, folder: Path, answer: Connection) -> None:
    """Build one language with MkDocs, and send what ``RunningBuild.result`` gives."""
    warnings = WarningCollector()
    try:
        answer.send(build_language(language, checked, folder, warnings))
    except ReportError as error:
        answer.send(list(error.problems))
    except OSError as error:
        answer.send([refusal(folder, error)])


def build_language(language: str, checked: CheckedProject, folder: Path, warnings: WarningCollector) -> BuiltLanguage:
    """Build one language into ``folder``, in this process. Raises ReportError where a page or MkDocs fails."""
    # Only here: what merely checks has no need of MkDocs.
    from mkdocs.commands.build import build
    from mkdocs.exceptions import MkDocsException

    from generator.website.mkdocs_hooks import add_pages

    os.environ |= {"SOURCE_DATE_EPOCH": source_date(checked)} | os.environ | FIXED
    if hasattr(time, "tzset"):  # Windows has none, and takes no time zone from TZ
        time.tzset()
    logging.getLogger("mkdocs").addHandler(warnings)
    try:
        config = configure(language, checked, folder, strict=True)
        plugin = add_pages(config, checked)
        build(config)
    except (MkDocsException, TemplateError) as error:
        raise ReportError([_failure(MKDOCS[language], [*warnings.lines, str(error)])]) from None
    titles = {page.path: page.title for page in plugin.made.pages}
    return BuiltLanguage(plugin.made.labels, titles, frozenset(plugin.words))


def configure(language: str, checked: CheckedProject, folder: Path, *, strict: bool = False) -> MkDocsConfig:
    """MkDocs' configuration to build one language of a project into ``folder``.

    It lies beside the generator, as the theme does; over the theme lies the project's own, if it has one.
    """
    from mkdocs.config import load_config

    config = load_config(
        str(HOME / MKDOCS[language]),
        strict=strict,
        site_dir=str(folder),
        docs_dir=str((checked.root / CONTENT / language).resolve()),
        site_url=os.environ.get("SITE_URL") or UNKNOWN_ADDRESS.format(checked.loaded.report.short_name),
    )
    if (own := (checked.root / THEME).resolve()).is_dir() and own != (HOME / THEME).resolve():
        config.theme.dirs.insert(0, str(own))
    return config


def source_date(checked: CheckedProject) -> str:
    """The day of the report's publication, as far as known, in seconds since 1970: the date of a build that is given no other."""
    return str(int(datetime.combine(checked.loaded.report.heading.stamped, midnight(), UTC).timestamp()))


def _failure(config: str, lines: list[str]) -> Problem:
    return Problem(config, 0, "mkdocs build", "\n".join(lines), "a build without warnings", "correct what MkDocs names")
