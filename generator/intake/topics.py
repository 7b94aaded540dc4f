"""The built-in table of topics, and which of them a statement is about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

TABLE = Path(__file__).with_name("topics.yaml")
FALLBACK = "economy"
MOST = 2
"""Topics of one statement."""


@dataclass(frozen=True)
class BuiltInTopic:
    """A topic with which a new report begins."""

    id: str
    name: dict[str, str]
    question: dict[str, str]
    """What people ask first; ``{year}`` is the report's."""
    finds: tuple[str, ...]
    """Words of such reports that put a statement into the topic."""
    words: dict[str, list[str]]
    """What people type who look for it, by language."""


@cache
def load_topics() -> tuple[BuiltInTopic, ...]:
    """Every built-in topic, in the order in which a site lists them."""
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))["topics"]
    return tuple(BuiltInTopic(**{**each, "finds": tuple(each["finds"])}) for each in table)


def choose_topics(phrase: str, sentence: str, section: str) -> tuple[str, ...]:
    """Ids of the topics of a statement, the most fitting first; its own words count most, its section's name least."""
    whole = f"{phrase}\n{sentence}\n{section}"
    points = {
        topic.id: sum(
            len(word) * (4 * (word in phrase) or 2 * (word in sentence) or 1) for word in topic.finds if word in whole
        )
        for topic in load_topics()
    }
    best = sorted((each for each in points if points[each]), key=lambda each: -points[each])
    chosen = [each for each in best[:MOST] if points[each] * 2 >= points[best[0]]]
    return tuple(chosen) or (FALLBACK,)
