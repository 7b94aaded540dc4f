"""The site's scripts, ours and those of others -> the same, made small: a phone loads a third of the bytes."""

from __future__ import annotations

from pathlib import Path

from generator.errors import Problem
from generator.website.node import ESBUILD, run_node

FOLDER = "assets"
FLOOR = "es2020"
"""What esbuild writes has no newer syntax than what it reads; tests hold our scripts to the same."""


def minify_scripts(site: Path) -> None:
    """Make every script below ``assets`` of both languages small, in its place; raises ReportError where esbuild fails.

    Names within a file become short; what one file exports to another, and what pages see, stays.
    """
    for language in (site, site / "en"):
        folder = language / FOLDER
        scripts = sorted(map(str, folder.rglob("*.js")))
        if not scripts:
            continue
        options = ["--minify", "--charset=utf8", f"--target={FLOOR}", "--legal-comments=inline", "--log-level=error"]
        places = [f"--outdir={folder}", f"--outbase={folder}", "--allow-overwrite"]
        fix = "correct what it names, or run npm ci"
        fault = Problem(FOLDER, 0, "making the scripts small", "", "scripts without faults", fix)
        run_node([ESBUILD, *scripts, *options, *places], fault)
