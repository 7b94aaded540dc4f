"""Checked data -> the whole site: two MkDocs builds side by side, merged, then swapped in at once."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time
from pathlib import Path

from generator.cards import FOLDER as CARD_FOLDER
from generator.cards import Card, draw_cards
from generator.errors import Problem, ReportError
from generator.exports.files import export_files
from generator.foreign import copy_scripts
from generator.project import CARDS, TITLES, Checked, load_checked
from generator.redirects import write_redirects
from generator.search.index import FILE as SEARCH_FILE
from generator.search.index import search_files
from generator.staging import Stage, staged, swap_in
from generator.synonyms import load_synonyms

CONFIGS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
"""The MkDocs configuration of each language."""
SYNONYMS = "data/synonyms.yaml"
SYSTEM = re.compile(r"\w+Error: \[Errno \d+\] (.+)")
"""How Python tells, at the end of a traceback, what the system refused."""


def build_site(root: Path, out: Path, source: Path | None = None) -> Checked:
    """Check the data in ``root``, build both languages and put the whole site at ``out``.

    Raises ReportError where the data are wrong or MkDocs fails; ``out`` is then as it was.
    """
    checked = load_checked(root, source)
    _refuse_foreign(root, out)
    with staged(out) as stage, ThreadPoolExecutor(len(CONFIGS)) as pool:
        jobs = [pool.submit(_run_mkdocs, root, language, stage, _epoch(checked)) for language in CONFIGS]
        # MkDocs runs in processes of its own meanwhile.
        indexes = search_files(checked.loaded.report, checked.glossary, load_synonyms(root / SYNONYMS, SYNONYMS))
        problems = [problem for job in jobs if (problem := job.result())]
        if problems:
            raise ReportError(problems)
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
        draw_cards(_cards(site), site / CARD_FOLDER, root / CARDS)
        swap_in(site, out, stage)
    return checked


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


def _epoch(checked: Checked) -> str:
    """The day of the report's publication in seconds since 1970: the date of a build that is not told another."""
    return str(int(datetime.combine(checked.loaded.report.heading.published, time(), UTC).timestamp()))


def _run_mkdocs(root: Path, language: str, stage: Stage, epoch: str) -> Problem | None:
    """Build one language into the stage; what MkDocs or the system says where that fails, else None."""
    config, folder = CONFIGS[language], stage.folder / language
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", config, "--site-dir", str(folder)]
    fixed = {"PYTHONHASHSEED": "0", "NO_MKDOCS_2_WARNING": "true", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    environment = {"SOURCE_DATE_EPOCH": epoch} | os.environ | fixed
    kept = () if stage.lock is None else (stage.lock,)
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False, pass_fds=kept
    )
    if done.returncode == 0:
        return None
    if refused := SYSTEM.findall(done.stderr):
        return Problem(
            str(folder),
            0,
            "writing the site",
            refused[-1],
            "room, and leave to write",
            "mend it, or build to another --out",
        )
    lines = [line for line in done.stderr.splitlines() if not line.startswith("INFO")]
    return Problem(
        config,
        0,
        "mkdocs build",
        "\n".join(lines) or "no message",
        "a build without warnings",
        "mend what MkDocs names",
    )


def _write(site: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _cards(site: Path) -> list[Card]:
    """One card for each page and its twin, from the titles that both languages' builds left."""
    zh, en = (_take_titles(folder / TITLES) for folder in (site, site / "en"))
    return [Card(path, title, en["pages"][path], zh["site"], en["site"]) for path, title in sorted(zh["pages"].items())]


def _take_titles(file: Path) -> dict:
    titles = json.loads(file.read_text(encoding="utf-8"))
    file.unlink()
    return titles


def serve_site(root: Path, host: str, port: int) -> None:
    """Serve both languages with live reload; a failed rebuild is told and the last good site stays."""
    # Only here: the server is MkDocs' own, and no other command needs it.
    from mkdocs.livereload import LiveReloadServer

    with tempfile.TemporaryDirectory(prefix="report-") as folder:
        site = Path(folder) / "site"

        def rebuild() -> None:
            try:
                build_site(root, site)
            except ReportError as error:
                print(error, file=sys.stderr)

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
