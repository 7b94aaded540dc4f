"""The events of a YAML file -> plain data, the lines of every value, and the problems seen on the way.

Called by ``yaml_nodes``, which has the rules; a tree of PyYAML's nodes would take four times the memory.
"""

from __future__ import annotations

import re
import sys

import yaml
from yaml import events

from generator.errors import Problem, shorten
from generator.project.yaml_slips import find_slip

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
SHARED = 24
"""Values shorter than this are held once a file, however often they occur."""
MAX_DEPTH = 12
"""Records nest five deep."""

COMMENT = re.compile(r"[ \t]+#[^\s#].*")
"""What YAML takes for a comment, and a writer may have meant as text."""
CUT = re.compile(r"[ \t]#[^\s#]")
"""Occurs in every text with such a comment. It reads a run of blanks once, not once from each of them."""
PROPERTY = re.compile(r"(?:^|[:\-,\[{])[ \t]*[&!]", re.MULTILINE)
"""Where a file may have an anchor or a tag: YAML drops their first word without a word of its own."""

Steps = tuple[str | int, ...]
Lines = int | tuple
"""The line of a value, from 1; of a record or list a tuple: its own line, then the lines of what it holds, in order."""


class YamlReader:
    """One pass over the events of a file; collects problems as it goes."""

    def __init__(self, file: str, text: str):
        self.file = file
        # Only a text that has such a comment anywhere is looked at line by line.
        self.text_lines = text.splitlines() if CUT.search(text) or PROPERTY.search(text) else []
        self.problems: list[Problem] = []
        self.halting = False
        """Whether one of the problems keeps the records from being read at all."""
        self._events = LOADER(text)
        self._anchors: set[str] = set()
        self._shared: dict[str | int, str | int] = {}
        """Short words and lines by themselves: what occurs often is held once."""

    def read_document(self) -> tuple[object, Lines]:
        """The data of the file's one document, and their lines; raises YAMLError."""
        try:
            self._next()  # the stream's start
            if isinstance(self._next(), events.StreamEndEvent):
                return {}, 1
            first = self._next()
            data, lines = self._read(first, (), self._line(first))
            self._next()  # the document's end
            if not isinstance(another := self._next(), events.StreamEndEvent):
                what, found = "expected a single document in the stream", "but found another document"
                raise yaml.composer.ComposerError(what, first.start_mark, found, another.start_mark)
        finally:
            self._events.dispose()
        return data, lines

    def _next(self) -> yaml.Event:
        return self._events.get_event()

    def _line(self, event: yaml.Event) -> int:
        line = event.start_mark.line + 1
        return self._shared.setdefault(line, line)

    def _read(self, event: yaml.Event, steps: Steps, line: int) -> tuple[object, Lines]:
        """The value that begins with ``event``, to its end; ``line`` is that of its key, or its own."""
        if isinstance(event, events.AliasEvent):
            self._refuse_alias(event, line, steps)
            return "", line
        if event.anchor:
            self._note_anchor(event)
        if self.text_lines:
            self._look_for_property(event, steps)
        if isinstance(event, events.ScalarEvent):
            self._look_for_comment(event, steps)
            value = event.value
            return (self._shared.setdefault(value, value) if len(value) < SHARED else value), line
        if len(steps) > MAX_DEPTH:
            self._add(line, steps, "records nested too deep", f"at most {MAX_DEPTH} levels", "flatten it")
            self._skip(event)
            return "", line
        if isinstance(event, events.SequenceStartEvent):
            return self._read_list(steps, line)
        return self._read_mapping(steps, line)

    def _read_list(self, steps: Steps, line: int) -> tuple[list, Lines]:
        values, lines = [], [line]
        while not isinstance(event := self._next(), events.SequenceEndEvent):
            value, inner = self._read(event, (*steps, len(values)), self._line(event))
            values.append(value)
            lines.append(inner)
        return values, tuple(lines)

    def _skip(self, event: yaml.Event) -> None:
        """Pass over the rest of the value that began with ``event``."""
        depth = isinstance(event, events.CollectionStartEvent)
        while depth:
            event = self._next()
            depth += isinstance(event, events.CollectionStartEvent) - isinstance(event, events.CollectionEndEvent)

    def _note_anchor(self, event: yaml.Event) -> None:
        if event.anchor in self._anchors:
            found = f"found duplicate anchor {event.anchor!r}; first occurrence"
            raise yaml.composer.ComposerError(found, event.start_mark, "second occurrence", event.start_mark)
        self._anchors.add(event.anchor)

    def _refuse_alias(self, event: yaml.AliasEvent, line: int, steps: Steps) -> None:
        if event.anchor not in self._anchors:
            found = "found undefined alias"
            raise yaml.composer.ComposerError(None, None, found, event.start_mark)
        self.halting = True
        self._add(line, steps, "an alias (*name)", "values written out", "write the value itself")

    def _look_for_property(self, event: yaml.Event, steps: Steps) -> None:
        """Report an anchor or a tag at the head of a value, which a writer may have meant as text."""
        start = event.start_mark
        here = self.text_lines[start.line] if start.line < len(self.text_lines) else ""
        if here[start.column : start.column + 1] not in ("&", "!"):
            return
        slip = find_slip(self.text_lines, [start.line + 1])
        mark = here[start.column]
        parts = (f"a value that begins with {mark}", "a value without anchor or tag", f"remove the word with {mark}")
        if slip and isinstance(event, events.ScalarEvent):
            parts = (slip.found, slip.expected, slip.fix)
        self.halting = True
        self._add(start.line + 1, steps, *parts)

    def _look_for_comment(self, event: yaml.ScalarEvent, steps: Steps) -> None:
        """Report a text that a # cuts off: a comment has a blank after its #."""
        end = event.end_mark
        if event.style or not event.value or end.line >= len(self.text_lines):
            return
        if match := COMMENT.match(self.text_lines[end.line], end.column):
            found = f"{shorten(event.value, 30)}, cut off at {shorten(match[0].strip(), 30)}"
            fix = "put the text in quotation marks, or write # and a blank before a comment"
            self._add(end.line + 1, steps, found, "a text without # after a blank", fix)

    def _read_mapping(self, steps: Steps, own: int) -> tuple[dict[str, object], Lines]:
        values: dict[str, object] = {}
        lines: list[Lines] = [own]
        at: dict[str, int] = {}
        rest = False
        while not isinstance(event := self._next(), events.MappingEndEvent):
            line = self._line(event)
            key = self._key(event, line, steps)
            if key in values and not rest:
                rest = self._report_again(key, line, steps, next(iter(values)), at[key])
            if rest or key in values:
                self._skip(self._next())
                continue
            at[key] = line
            values[key], inner = self._read(self._next(), (*steps, key), line)
            lines.append(inner)
        return values, tuple(lines)

    def _key(self, event: yaml.Event, line: int, steps: Steps) -> str:
        if isinstance(event, events.AliasEvent):
            self._refuse_alias(event, line, steps)
            return "?"
        if event.anchor:
            self._note_anchor(event)
        if isinstance(event, events.ScalarEvent):
            return sys.intern(event.value)
        self._skip(event)
        return "?"

    def _report_again(self, key: str, line: int, steps: Steps, first_key: str, first: int) -> bool:
        """Report a key that is there twice; whether a new record begins here without its hyphen, and repeats them all."""
        starts_record = bool(steps and isinstance(steps[-1], int) and key == first_key)
        fix = f"write - {key}: where a new record begins, or remove one" if starts_record else "remove one"
        self._add(line, steps, f"the key {shorten(key)} again", f"each key once (first in line {first})", fix)
        return starts_record

    def _add(self, line: int, steps: Steps, found: str, expected: str, fix: str) -> None:
        what = ", ".join(str(step) for step in steps[:4]) or "the file"
        self.problems.append(Problem(self.file, line, what, found, expected, fix))
