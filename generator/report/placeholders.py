"""Placeholders for data in prose: ``{figure}``, ``{deadline}``, ``{figure:id}``, ``{deadline:id}``,
and ``{value}`` for the figure of a piece of evidence, in its own statement.

A number is written once, in its figure; every text that needs it quotes it by id.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.report.evidence import Evidence
from generator.report.figures import format_deadline, format_figure
from generator.report.model import Item

PLACEHOLDER = re.compile(r"\{([a-z]*)(?::([^{}]*))?\}")


@dataclass(frozen=True)
class Placeholder:
    """One placeholder: which field of which item; no id means the item that the text belongs to."""

    field: str
    item: str | None
    text: str


def find_placeholders(text: str) -> list[Placeholder]:
    """Every placeholder in ``text``, known field or not."""
    return [Placeholder(match[1], match[2], match[0]) for match in PLACEHOLDER.finditer(text)]


def quote(item: Item, field: str, language: str) -> str | None:
    """The ``figure`` or ``deadline`` of ``item`` in words, or None where it has none."""
    if field == "figure" and item.figure:
        return format_figure(item.figure, language)
    if field == "deadline" and item.deadline:
        return format_deadline(item.deadline, language)
    return None


def fill(
    text: str,
    own: Item | None,
    items: dict[str, Item],
    language: str,
    show: Callable[[Item, str], str] = lambda _, words: words,
) -> str:
    """``text`` with each placeholder replaced by ``show(item, words)``; the text must have passed the checks."""

    def replace(match: re.Match[str]) -> str:
        item = items[match[2]] if match[2] else own
        words = quote(item, match[1], language) if item else None
        if words is None:
            raise KeyError(match[0])
        return show(item, words)

    return PLACEHOLDER.sub(replace, text)


VALUE = "{value}"


def state(evidence: Evidence, language: str, show: Callable[[str], str] = str) -> str:
    """What ``evidence`` says in ``language``, with ``show(words)`` of its figure where the statement quotes it."""
    statement = evidence.statement[language]
    if evidence.figure is None:
        return statement
    return statement.replace(VALUE, show(format_figure(evidence.figure, language)))
