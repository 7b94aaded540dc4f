"""Checked data -> the whole site: two MkDocs builds side by side, merged, then swapped in at once."""

from __future__ import annotations

import logging
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from datetime import time as midnight
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from jinja2 import TemplateError

from generator.cards import FOLDER as CARD_FOLDER
from generator.cards import Card, draw_cards
from generator.errors import Problem, ReportError
from generator.exports.files import export_files
from generator.foreign import copy_scripts
from generator.project import CACHE, Checked, load_checked
from generator.proof import SYNONYMS, check_texts
from generator.redirects import write_redirects
from generator.search.index import FILE as SEARCH_FILE
from generator.search.index import search_files
from generator.staging import refusal, staged, swap_in
from generator.styles import write_styles
from generator.synonyms import load_synonyms

CONFIGS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
"""The MkDocs configuration of each language."""
HERE = Path(__file__).parent.parent
"""Where Python finds the generator."""
FIXED = {"LC_ALL": "C.UTF-8", "NO_MKDOCS_2_WARNING": "true", "TZ": "UTC"}
"""The surroundings of every build."""
START = "fork" if sys.platform == "linux" else "spawn"
"""How a language's process begins: as a copy of this one, with all that is loaded, where that is safe."""


@dataclass(frozen=True)
class Built:
    """What one language's site calls itself and its pages, and what its styles have to serve."""

    labels: dict[str, str]
    titles: dict[str, str]
    """By path."""
    words: frozenset[str]
    """Those of ``styles.words_of`` of all pages."""


@dataclass(frozen=True)
class Build:
    """One language's build at work."""

    config: str
    """Its MkDocs configuration."""
    process: BaseProcess
    answers: Connection


class Told(logging.Handler):
    """Gathers what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message, with its level."""
        self.lines.append(f"{record.levelname}: {record.getMessage()}")


def build_site(root: Path, out: Path, source: Path | None = None) -> Checked:
    """Check the data in ``root``, build both languages and put the whole site at ``out``.

    Raises ReportError where the data are wrong or MkDocs fails; ``out`` is then as it was.
    """
    checked = load_checked(root, source)
    if problems := check_texts(root, checked, fill=False):
        raise ReportError(problems)
    _refuse_foreign(root, out)
    with staged(out) as stage:
        indexes, built = _build_languages(root, checked, stage.folder)
        site = stage.folder / "zh"
        (stage.folder / "en").rename(site / "en")
        for packed in (site / "sitemap.xml.gz", site / "en" / "sitemap.xml.gz"):
            # Nobody asks for it, and its bytes depend on the machine's zlib.
            packed.unlink(missing_ok=True)
        write_redirects(root, site)
        _write(site, export_files(checked.loaded.report, os.environ.get("SITE_URL")))
        for language, text in indexes.items():
            _write(site if language == "zh" else site / language, {SEARCH_FILE: text.encode()})
        copy_scripts(root, site)
        write_styles(site, frozenset().union(*(each.words for each in built)), root / CACHE)
        draw_cards(_cards(*built), site / CARD_FOLDER, root / CACHE / "cards")
        swap_in(site, out, stage)
    return checked


def _build_languages(root: Path, checked: Checked, folder: Path) -> tuple[dict[str, str], list[Built]]:
    """Build each language into a folder of its own, side by side; each one's search index and what was built."""
    builds = [_start(root, language, checked, folder / language) for language in CONFIGS]
    try:
        # In this process meanwhile.
        synonyms = load_synonyms(root / SYNONYMS, SYNONYMS)
        indexes = search_files(checked.loaded.report, checked.glossary, synonyms, root / CACHE)
        answers = [_finish(build) for build in builds]
    finally:
        for build in builds:
            build.process.terminate()
            build.process.join()
    if problems := [problem for answer in answers if isinstance(answer, list) for problem in answer]:
        raise ReportError(problems)
    return indexes, answers


def _refuse_foreign(root: Path, out: Path) -> None:
    """Raise ReportError where ``out`` holds something else than a site, which the new one would replace."""
    kept = ("data", "content", "generator", "overrides")
    within = any(out.resolve() == (root / name).resolve() for name in kept) or root.resolve().is_relative_to(
        out.resolve()
    )
    filled = out.is_dir() and not (out / "index.html").is_file() and any(out.iterdir())
    if within or filled:
        found = "the project itself" if within else "files that are not a site's"
        raise ReportError(
            [Problem(str(out), 0, "the output folder", found, "an older site, or nothing", "name another --out")]
        )


def _start(root: Path, language: str, checked: Checked, folder: Path) -> Build:
    """Begin to build one language into ``folder``, in a process of its own."""
    processes = multiprocessing.get_context(START)
    answers, answer = processes.Pipe(duplex=False)
    process = processes.Process(target=_build_language, args=(root, language, checked, folder, answer), daemon=True)
    process.start()
    answer.close()
    return Build(CONFIGS[language], process, answers)


def _finish(build: Build) -> Built | list[Problem]:
    """What was built, or what is wrong."""
    try:
        return build.answers.recv()
    except EOFError:
        build.process.join()
        return [_failure(build.config, [f"the process ended with exit code {build.process.exitcode}"])]


def _build_language(root: Path, language: str, checked: Checked, folder: Path, answer: Connection) -> None:
    """Build one language with MkDocs, and answer as ``_finish`` tells."""
    # Only here: what merely checks has no need of MkDocs.
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    from generator.plugin import render_for

    os.environ |= {"SOURCE_DATE_EPOCH": _epoch(checked)} | os.environ | FIXED
    time.tzset()
    told = Told()
    logging.getLogger("mkdocs").addHandler(told)
    try:
        config = load_config(str(root / CONFIGS[language]), strict=True, site_dir=str(folder))
        edition = config.extra["edition"] = render_for(config, checked)
        build(config)
        titles = {page.path: page.title for page in edition.pages}
        answer.send(Built(edition.labels, titles, frozenset(config.extra["words"])))
    except ReportError as error:
        answer.send(list(error.problems))
    except (MkDocsException, TemplateError) as error:
        answer.send([_failure(CONFIGS[language], [*told.lines, str(error)])])
    except OSError as error:
        answer.send([refusal(folder, error)])


def _epoch(checked: Checked) -> str:
    """The day of the report's publication in seconds since 1970: the date of a build that is not told another."""
    return str(int(datetime.combine(checked.loaded.report.heading.published, midnight(), UTC).timestamp()))


def _failure(config: str, lines: list[str]) -> Problem:
    return Problem(config, 0, "mkdocs build", "\n".join(lines), "a build without warnings", "mend what MkDocs names")


def _write(site: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _cards(zh: Built, en: Built) -> list[Card]:
    """One card for each page and its twin; the home page's says what the site is."""
    names = [each.titles | {"index.md": each.labels["site_tagline"]} for each in (zh, en)]
    sites = zh.labels["site_name"], en.labels["site_name"]
    return [Card(path, title, names[1][path], *sites) for path, title in sorted(names[0].items())]


def serve_site(root: Path, host: str, port: int) -> None:
    """Serve both languages with live reload; a failed rebuild is told and the last good site stays."""
    # Only here: the server is MkDocs' own, and no other command needs it.
    from mkdocs.livereload import LiveReloadServer

    with tempfile.TemporaryDirectory(prefix="report-") as folder:
        site = Path(folder) / "site"

        def rebuild() -> None:
            # In a process of its own, so that changes of the generator's code count as well.
            command = [sys.executable, "-m", "generator", "--root", str(root.resolve()), "build", "--out", str(site)]
            subprocess.run(command, cwd=HERE, stdout=subprocess.DEVNULL, check=False)

        rebuild()
        server = LiveReloadServer(rebuild, host, port, root=str(site), mount_path="/")
        for path in ("data", "content", "overrides", "generator", *CONFIGS.values()):
            server.watch(str(root / path))
        print(f"http://{host}:{port}/ (English: http://{host}:{port}/en/)", flush=True)
        try:
            server.serve()
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
