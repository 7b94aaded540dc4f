"""The built site's page of the whole report -> a PDF in each language, tagged and with bookmarks, by a Chromium."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from generator.errors import Problem, ReportError
from generator.website.chromium import ARGUMENTS, install_chromium

PAGE = "report/index.html"
LANGUAGES = {"zh": "", "en": "en/"}
"""Each language's folder on the site."""
SECONDS = 300
"""The longest that one PDF may take; it takes about ten seconds."""


def print_report(site: Path, out: Path) -> list[Path]:
    """Write ``report-zh.pdf`` and ``report-en.pdf`` into the folder ``out``; returns them.

    Raises ReportError where the site, or a Chromium, is not there or prints nothing.
    """
    if missing := [site / folder / PAGE for folder in LANGUAGES.values() if not (site / folder / PAGE).is_file()]:
        raise ReportError(
            [Problem(str(page), 0, "the page", "no such file", "a built site", "run make site") for page in missing]
        )
    browser = install_chromium()
    if browser is None:
        found, fix = "none on the path", "install Chromium, or name one in CHROMIUM"
        raise ReportError([Problem("make pdf", 0, "Chromium", found, "a Chromium or Chrome", fix)])
    out.mkdir(parents=True, exist_ok=True)
    return [
        _print(browser, site / folder / PAGE, out / f"report-{language}.pdf") for language, folder in LANGUAGES.items()
    ]


def _print(browser: str, page: Path, file: Path) -> Path:
    file.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        command = [
            browser,
            "--headless",
            *ARGUMENTS,
            f"--user-data-dir={profile}",
            "--no-pdf-header-footer",
            "--export-tagged-pdf",
            "--generate-pdf-document-outline",
            f"--print-to-pdf={file.resolve()}",
            page.resolve().as_uri(),
        ]
        try:
            done = subprocess.run(
                command, capture_output=True, encoding="utf-8", errors="replace", timeout=SECONDS, check=False
            )
            found = (done.stderr.strip().splitlines() or ["no message"])[-1]
        except subprocess.TimeoutExpired:
            found = f"no answer within {SECONDS} seconds"
    if not file.is_file():
        raise ReportError([Problem(str(file), 0, browser, found, "a PDF", "try another Chromium: CHROMIUM=…")])
    return file
