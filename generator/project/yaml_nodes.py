"""YAML text -> plain data in which every scalar is still text, and the line of every node.

The base loader leaves scalars as written: ``no`` stays ``no``, ``5.20`` stays ``5.20``; the model
converts. Anchors are refused: aliases make small files expand to huge ones, and no report needs them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from generator.errors import Problem, ReportError, shorten
from generator.project.yaml_slips import find_misplaced, find_slip, find_unclosed_quote
from generator.report.characters import name_character

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
MAX_SIGNS = 4_000_000
"""How often : , - and ? may occur in a file: they limit its records, and so time and memory. 100,000 items have 2,600,000."""
MAX_DEPTH = 12
"""Records nest five deep."""

COMMENT = re.compile(r"[ \t]+#[^\s#].*")
"""What YAML takes for a comment, and a writer may have meant as text."""
PROPERTY = re.compile(r"(?:^|[:\-,\[{])\s*[&!]", re.MULTILINE)
"""Where a file may have an anchor or a tag: YAML drops their first word without a word of its own."""
BREAKS = re.compile("[\u0085\u2028\u2029]")
"""What ends a line for YAML, and for no editor."""

Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class Nodes:
    """What one YAML file says, and where."""

    file: str
    data: object
    """Dicts, lists and strings only."""
    lines: dict[Steps, int]
    """Line, from 1, of each value by its path, e.g. ``("items", 3, "figure", "unit")``."""
    problems: tuple[Problem, ...] = ()
    text: str = field(default="", repr=False, compare=False)
    """The file itself."""

    @cached_property
    def text_lines(self) -> list[str]:
        """The lines of the file."""
        return self.text.splitlines()

    def line(self, *steps: str | int) -> int:
        """Line of the value at ``steps``, or of the nearest record around it that exists."""
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return self.lines.get(steps, 1)


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
        root = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        raise ReportError([_syntax_problem(error, text, file)]) from None
    walk = _Walk(file, text)
    data = walk.read(root, ()) if root is not None else {}
    if walk.halting:
        # What they stand for is missing from the records, which would be reported once more.
        raise ReportError(walk.problems)
    return Nodes(file, data, walk.lines, tuple(walk.problems), text)


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


class _Walk:
    """One pass over a node tree; collects lines and problems as it goes."""

    def __init__(self, file: str, text: str):
        self.file = file
        # Only a text that has such a comment anywhere is looked at line by line.
        self.text_lines = text.splitlines() if COMMENT.search(text) or PROPERTY.search(text) else []
        self.lines: dict[Steps, int] = {}
        self.problems: list[Problem] = []
        self.halting = False
        """Whether one of the problems keeps the records from being read at all."""
        self.seen: set[int] = set()

    def read(self, node: yaml.Node, steps: Steps) -> object:
        line = self.lines.setdefault(steps, node.start_mark.line + 1)
        if self.text_lines and id(node) not in self.seen:
            self._look_for_property(node, steps)
        if isinstance(node, yaml.ScalarNode):
            if id(node) in self.seen:
                self._refuse(line, steps)
            self.seen.add(id(node))
            self._look_for_comment(node, steps)
            return node.value
        if id(node) in self.seen or len(steps) > MAX_DEPTH:
            self._refuse(line, steps)
            return ""
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*steps, n)) for n, child in enumerate(node.value)]
        return self._read_mapping(node, steps)

    def _look_for_property(self, node: yaml.Node, steps: Steps) -> None:
        """Report an anchor or a tag at the head of a value, which a writer may have meant as text."""
        start = node.start_mark
        here = self.text_lines[start.line] if start.line < len(self.text_lines) else ""
        if here[start.column : start.column + 1] not in ("&", "!"):
            return
        slip = find_slip(self.text_lines, [start.line + 1])
        mark = here[start.column]
        parts = (f"a value that begins with {mark}", "a value without anchor or tag", f"remove the word with {mark}")
        if slip and isinstance(node, yaml.ScalarNode):
            parts = (slip.found, slip.expected, slip.fix)
        self.halting = True
        self._add(start.line + 1, steps, *parts)

    def _look_for_comment(self, node: yaml.ScalarNode, steps: Steps) -> None:
        """Report a text that a # cuts off: a comment has a blank after its #."""
        end = node.end_mark
        if node.style or not node.value or end.line >= len(self.text_lines):
            return
        if match := COMMENT.match(self.text_lines[end.line], end.column):
            found = f"{shorten(node.value, 30)}, cut off at {shorten(match[0].strip(), 30)}"
            fix = "put the text in quotation marks, or write # and a blank before a comment"
            self._add(end.line + 1, steps, found, "a text without # after a blank", fix)

    def _read_mapping(self, node: yaml.MappingNode, steps: Steps) -> dict[str, object]:
        result: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            line = key_node.start_mark.line + 1
            if key in result:
                first, found = self.lines[*steps, key], f"the key {shorten(key)} again"
                starts_record = steps and isinstance(steps[-1], int) and key == next(iter(result))
                fix = f"write - {key}: where a new record begins, or remove one" if starts_record else "remove one"
                self._add(line, steps, found, f"each key once (first in line {first})", fix)
                if starts_record:
                    # Without its hyphen, every line of a record repeats one.
                    break
                continue
            self.lines[*steps, key] = line
            result[key] = self.read(value_node, (*steps, key))
        return result

    def _refuse(self, line: int, steps: Steps) -> None:
        if len(steps) > MAX_DEPTH:
            self._add(line, steps, "records nested too deep", f"at most {MAX_DEPTH} levels", "flatten it")
        else:
            self.halting = True
            self._add(line, steps, "an alias (*name)", "values written out", "write the value itself")

    def _add(self, line: int, steps: Steps, found: str, expected: str, fix: str) -> None:
        what = ", ".join(str(step) for step in steps[:4]) or "the file"
        self.problems.append(Problem(self.file, line, what, found, expected, fix))
