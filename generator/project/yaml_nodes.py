"""YAML text -> plain data in which every scalar is still text, and the line of every node.

The base loader leaves scalars as written: ``no`` stays ``no``, ``5.20`` stays ``5.20``; the model
converts. Anchors are refused: aliases make small files expand to huge ones, and no report needs them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

import yaml

from generator.errors import Problem, ReportError, shorten
from generator.project.yaml_reader import Lines, YamlReader
from generator.project.yaml_slips import find_misplaced, find_slip, find_unclosed_quote
from generator.report.characters import name_character

MAX_SIGNS = 4_000_000
"""How often : , - and ? may occur in a file: they limit its records, and so time and memory. 100,000 items have 2,600,000."""
FEW = 50
"""Of so many keys the place of one is found by counting; the largest record has thirty."""
BREAKS = re.compile("[\u0085\u2028\u2029]")
"""What ends a line for YAML, and for no editor."""


@dataclass(frozen=True)
class Nodes:
    """What one YAML file says, and where."""

    file: str
    data: object
    """Dicts, lists and strings only."""
    lines: Lines
    """As ``data`` is nested. A dict by path takes a kilobyte an item more."""
    problems: tuple[Problem, ...] = ()
    text: str = field(default="", repr=False, compare=False)
    """The file itself."""

    @cached_property
    def text_lines(self) -> list[str]:
        """The lines of the file."""
        return self.text.splitlines()

    def line(self, *steps: str | int) -> int:
        """Line of the value at ``steps``, or of the nearest record around it that exists.

        Of a value that has a key it is the line of the key.
        """
        value, lines = self.data, self.lines
        for step in steps:
            place = self._place(value, step)
            if place is None or isinstance(lines, int) or place + 1 >= len(lines):
                break
            value, lines = value[step], lines[place + 1]
        return lines if isinstance(lines, int) else lines[0]

    def _place(self, value: object, step: str | int) -> int | None:
        """Which of the values in ``value`` lies at ``step``; None where none does."""
        if isinstance(value, list):
            return step if isinstance(step, int) and 0 <= step < len(value) else None
        if not isinstance(value, dict) or step not in value:
            return None
        if len(value) <= FEW:
            return next(place for place, key in enumerate(value) if key == step)
        # A file may have hundreds of thousands of wrong keys, each of which is asked for.
        if id(value) not in self._places:
            self._places[id(value)] = {key: place for place, key in enumerate(value)}
        return self._places[id(value)][step]

    @cached_property
    def _places(self) -> dict[int, dict[str, int]]:
        return {}

    def gather(self, name: str, keys: tuple[str, ...]) -> Nodes:
        """These nodes with nothing but a record at ``name``, of the values of those of ``keys`` that there are."""
        found = {key: value for key, value in self.data.items() if key in keys}
        lines = self.lines[1:]
        own = tuple(lines[place] for place, key in enumerate(self.data) if key in keys)
        return replace(self, data={name: found}, lines=(1, (1, *own)))


def parse_yaml(text: str, file: str) -> Nodes:
    """``text`` as plain data with lines; raises ReportError where it is not YAML at all."""
    signs = sum(map(text.count, ":,-?"))
    if signs > MAX_SIGNS:
        found, expected = f"{signs} of : , - ?", f"at most {MAX_SIGNS}, a report of 150,000 items"
        raise ReportError([Problem(file, 0, "the file", found, expected, "split the report")])
    if strange := BREAKS.search(text):
        line = text.count("\n", 0, strange.start()) + 1
        found, fix = f"{name_character(strange[0])} in the line", "remove it, or begin a new line there"
        raise ReportError([Problem(file, line, "YAML syntax", found, "line feeds between lines", fix)])
    try:
        reader = YamlReader(file, text)
        data, lines = reader.read_document()
    except yaml.YAMLError as error:
        raise ReportError([_syntax_problem(error, text, file)]) from None
    if reader.halting:
        # What they stand for is missing from the records, which would be reported once more.
        raise ReportError(reader.problems)
    return Nodes(file, data, lines, tuple(reader.problems), text)


def _syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position or 0) + 1
    found = getattr(error, "problem", None) or getattr(error, "reason", None) or "text that is not YAML"
    lines = text.splitlines()
    context = getattr(error, "context_mark", None)
    # A slip shows where YAML cannot go on: often a line later, or where the value began that has no end.
    opened = context.line + 1 if context else line
    slip = find_unclosed_quote(lines, line) or find_slip(lines, [line, line - 1, opened, line - 2, line - 3])
    if slip := slip or find_misplaced(lines, line, opened):
        return Problem(file, slip.line, "YAML syntax", slip.found, slip.expected, slip.fix)
    here = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    return Problem(
        file, line, "YAML syntax", f"{found}: {shorten(here)}", "valid YAML", "correct this line or the one above"
    )
