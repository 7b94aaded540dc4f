"""Checked data -> the whole site: two MkDocs builds side by side, merged, then swapped in at once."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.cards import FOLDER as CARD_FOLDER
from generator.cards import Card, draw_cards
from generator.errors import Problem, ReportError
from generator.exports.files import export_files
from generator.foreign import copy_scripts
from generator.project import CARDS, TITLES, Checked, load_checked
from generator.search.index import FILE as SEARCH_FILE
from generator.search.index import search_files
from generator.synonyms import load_synonyms

CONFIGS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
"""The MkDocs configuration of each language."""
SYNONYMS = "data/synonyms.yaml"
STAGE = ".site-"
"""How the folders begin in which a site is made."""


def build_site(root: Path, out: Path, source: Path | None = None) -> Checked:
    """Check the data in ``root``, build both languages and put the whole site at ``out``.

    Raises ReportError where the data are wrong or MkDocs fails; ``out`` is then as it was.
    """
    checked = load_checked(root, source)
    out.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=out.parent))
    try:
        with ThreadPoolExecutor(len(CONFIGS)) as pool:
            jobs = [pool.submit(_run_mkdocs, root, config, stage / language) for language, config in CONFIGS.items()]
            # MkDocs runs in processes of its own meanwhile.
            indexes = search_files(checked.loaded.report, checked.glossary, load_synonyms(root / SYNONYMS, SYNONYMS))
        problems = [problem for job in jobs if (problem := job.result())]
        if problems:
            raise ReportError(problems)
        site = stage / "zh"
        (stage / "en").rename(site / "en")
        _write_exports(checked, site)
        _write_indexes(indexes, site)
        copy_scripts(root, site)
        draw_cards(_cards(site), site / CARD_FOLDER, root / CARDS)
        swap_in(site, out)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return checked


def _run_mkdocs(root: Path, config: str, folder: Path) -> Problem | None:
    """Build one language into ``folder``; what MkDocs says where it fails, else None."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", config, "--site-dir", str(folder)]
    environment = os.environ | {"PYTHONHASHSEED": "0", "NO_MKDOCS_2_WARNING": "true"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return None
    lines = [line for line in done.stderr.splitlines() if not line.startswith("INFO")]
    return Problem(
        config,
        0,
        "mkdocs build",
        "\n".join(lines) or "no message",
        "a build without warnings",
        "mend what MkDocs names",
    )


def _write_exports(checked: Checked, site: Path) -> None:
    for path, content in export_files(checked.loaded.report, os.environ.get("SITE_URL")).items():
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


def _write_indexes(indexes: dict[str, str], site: Path) -> None:
    for language, text in indexes.items():
        file = (site if language == "zh" else site / language) / SEARCH_FILE
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def swap_in(new: Path, out: Path) -> None:
    """Put the folder ``new`` at ``out``; what stood there is removed only once the new one stands."""
    old = Path(tempfile.mkdtemp(prefix=STAGE, dir=out.parent))
    try:
        if out.exists():
            out.rename(old / "site")
        new.chmod(0o755)
        new.rename(out)
    finally:
        shutil.rmtree(old, ignore_errors=True)


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
