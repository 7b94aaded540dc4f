"""``python -m generator``: one command a task; a user's mistake ends in a reported problem, never in a traceback."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.commands import (
    audit,
    build,
    changes,
    check,
    compare,
    figures,
    fingerprint,
    new,
    pdf,
    render,
    review,
    sbom,
    serve,
    translate,
    zip,
)
from generator.errors import Problem, ReportError
from generator.project.paths import HOME

COMMANDS = (
    new,
    check,
    build,
    render,
    serve,
    fingerprint,
    translate,
    review,
    changes,
    figures,
    compare,
    zip,
    pdf,
    sbom,
    audit,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0, or 1 where there was a problem."""
    options = _parser().parse_args(arguments)
    try:
        code = options.run(options)
        sys.stdout.flush()
        return code
    except ReportError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        # The program that reads our output has ended (| head): nothing is wrong, and nothing more is written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        print(ReportError([_system_problem(error)]), file=sys.stderr)
    return 1


def _system_problem(error: OSError) -> Problem:
    found = error.strerror or str(error)
    expected, fix = "a file or folder that can be read and written", "check the path and its permissions"
    return Problem(str(error.filename or "python -m generator"), 0, "cannot read or write", found, expected, fix)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator", description="A government work report as a bilingual site."
    )
    parser.add_argument("--root", type=Path, default=HOME, help="the project's folder (default: this one)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run, summary: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=summary, description=summary)
        command.set_defaults(run=run)
        return command

    for module in COMMANDS:
        module.add_command(add)
    return parser
