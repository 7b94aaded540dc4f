"""English put into a YAML file in its place: every other byte stays, whatever the file's layout and line ends."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable

import yaml

from generator.errors import Problem, ReportError, shorten
from generator.project.translation_units import TranslationUnit
from generator.project.yaml_nodes import parse_yaml
from generator.project.yaml_reader import LOADER

Change = tuple[int, int, str]
"""Where a text begins and ends in the file, and what is written there."""


def set_english(original: str, texts: Iterable[tuple[TranslationUnit, str]], name: str) -> str:
    """The YAML ``original`` with that English at those texts; raises ReportError where a text has no such place."""
    chosen = list(texts)
    if not chosen:
        return original
    root, places = yaml.compose(original, Loader=LOADER), _LinePlaces(original)
    changes = [_change(_find(root, unit.steps), english, original, places) for unit, english in chosen]
    written = original
    for start, end, words in sorted(changes, reverse=True):
        written = written[:start] + words + written[end:]
    expected = copy.deepcopy(parse_yaml(original, name).data)
    for unit, english in chosen:
        mapping = expected
        for step in unit.steps:
            mapping = mapping[step]
        mapping["en"] = english
    if parse_yaml(written, name).data != expected:
        unit = chosen[0][0]
        fix = "write the text as {zh: …, en: …} in one line, then try again"
        raise ReportError(
            [Problem(name, unit.line("en"), unit.path, shorten(original), "a place for its English", fix)]
        )
    return written


class _LinePlaces:
    """The places in a text at which its lines begin."""

    def __init__(self, text: str):
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def of(self, mark: yaml.Mark) -> int:
        """The place in the text that ``mark`` names by line and column."""
        return self.starts[mark.line] + mark.column


def _find(root: yaml.Node, steps: tuple[str | int, ...]) -> yaml.MappingNode:
    node = root
    for step in steps:
        if isinstance(step, int):
            node = node.value[step]
        else:
            node = next(value for key, value in node.value if key.value == step)
    return node


def _change(node: yaml.MappingNode, english: str, text: str, places: _LinePlaces) -> Change:
    """What is to be written for ``english`` in the record ``node`` of ``text``."""
    values = {key.value: (key, value) for key, value in node.value}
    flow = bool(node.flow_style)
    if "en" in values:
        _, value = values["en"]
        start = places.of(value.start_mark)
        # A block of lines goes on to the next key; the line end before that key stays.
        end = start + len(text[start : places.of(value.end_mark)].rstrip())
        blank = "" if end > start or text[start - 1 : start] == " " else " "
        return start, end, blank + _scalar(english, flow, value.style if end > start else None)
    key, value = values["zh"]
    start = places.of(value.start_mark)
    end = start + len(text[start : places.of(value.end_mark)].rstrip())
    if flow:
        return end, end, f", en: {_scalar(english, flow)}"
    # After the line's comment, if it has one.
    line_end = text.find("\n", end)
    ending = "\r\n" if text[line_end - 1 : line_end + 1] == "\r\n" else "\n"
    end = len(text) if line_end < 0 else line_end - len(ending) + 1
    return end, end, f"{ending}{' ' * key.start_mark.column}en: {_scalar(english, flow)}"


def _scalar(words: str, flow: bool, style: str | None = None) -> str:
    """``words`` as YAML has them: as plain as they can be, in the quotation marks that were there, if any."""
    single = "'" + words.replace("'", "''") + "'"
    forms = [json.dumps(words, ensure_ascii=False)]
    if "\n" not in words:
        forms = [single, *forms] if style == "'" else [*forms, single] if style == '"' else [words, single, *forms]
    for form in forms:
        try:
            read = yaml.compose(f"{{a: {form}, b: c}}" if flow else f"a: {form}\nb: c\n", Loader=LOADER)
        except yaml.YAMLError:
            continue
        # A # would be a comment, & and ! would be dropped: what is read back is what was meant.
        if [(key.value, value.value) for key, value in read.value] == [("a", words), ("b", "c")]:
            return form
    return forms[-1]
