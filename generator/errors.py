"""Problems: what is wrong in an input file, where, and how to fix it.

The ground floor: every other module may yield a ``Problem``, none formats one itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in one line of one file."""

    file: str
    """Path as the user gave it, e.g. ``data/targets.yaml``."""
    line: int
    """Line, counted from 1; 0 for the file as a whole."""
    what: str
    """Where in the record: ``item "gdp-growth", figure, unit``."""
    found: str
    """What is there now."""
    expected: str
    """What is allowed there."""
    fix: str
    """The next thing to do, in the imperative."""

    def __str__(self) -> str:
        return (
            f"{self.file}:{self.line}: {self.what}\n"
            f"  found     {self.found}\n"
            f"  expected  {self.expected}\n"
            f"  fix       {self.fix}"
        )

    def annotation(self) -> str:
        """The problem as a GitHub Actions workflow command, which marks the line in a pull request."""
        text = f"{self.what}: found {self.found}; expected {self.expected}; {self.fix}"
        file = _escape(self.file).replace(":", "%3A").replace(",", "%2C")
        return f"::error file={file},line={self.line}::{_escape(text)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


class ReportError(Exception):
    """Raised when a run cannot continue; has every problem of that run."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(sorted(set(problems)))
        super().__init__(describe_problems(self.problems))


def describe_problems(problems: Iterable[Problem]) -> str:
    """All problems in line order, one block each, with a closing count."""
    ordered = sorted(set(problems))
    blocks = [str(problem) for problem in ordered]
    if "GITHUB_ACTIONS" in os.environ:
        blocks += [problem.annotation() for problem in ordered]
    noun = "problem" if len(ordered) == 1 else "problems"
    return "\n".join([*blocks, f"{len(ordered)} {noun}; nothing was changed"])


def shorten(text: str, limit: int = 60) -> str:
    """``text`` on one printable line, cut to ``limit`` characters; for the ``found`` of a problem."""
    plain = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text[: limit + 1])
    return plain[:limit] + "…" if len(plain) > limit else plain or "(nothing)"


def nearest(word: str, known: Iterable[str]) -> str:
    """Advice that names the known word nearest to ``word``, or says what to add."""
    matches = get_close_matches(word[:80], list(known), n=1, cutoff=0.6)
    return f"write {matches[0]}" if matches else "correct the id, or add the record it names"
