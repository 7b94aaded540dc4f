"""Reads the folders of projects from standard input, one a line; tells for each what a check of it came to.

A process of its own with little memory: a crash, a hang or a hunger for memory is seen from outside.
"""

from __future__ import annotations

import resource
import signal
import sys
import traceback
from pathlib import Path

from generator.checks.project import check_project
from generator.errors import ReportError, describe_problems
from generator.pages.render import render_language

ROOM = 2**30
SECONDS = 10
"""Of work: a clock would also count what other tests do on the same cores."""


def look(root: Path) -> str:
    """``page`` where the pages were made, else the first line of the first problem; a traceback for all else."""
    try:
        checked = check_project(root)
        reported = describe_problems(checked.problems)
        assert reported
        if checked.problems:
            return checked.problems[0].__str__().splitlines()[0]
        made = [
            page.make_text().encode() for language in ("zh", "en") for page in render_language(checked, language).pages
        ]
        return f"page {len(made)}"
    except ReportError as error:
        return str(error).splitlines()[0]
    except Exception:
        return "traceback " + " | ".join(traceback.format_exc().splitlines()[-6:])


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (2 * ROOM, 2 * ROOM))
    for line in sys.stdin:
        # Whoever is still at work then is killed, which the test sees as a crash.
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        answer = look(Path(line.rstrip("\n")))
        signal.setitimer(signal.ITIMER_PROF, 0)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(answer if grown < ROOM else f"memory {grown}", flush=True)
