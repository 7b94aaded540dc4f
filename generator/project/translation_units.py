"""Nodes -> every text that both languages need, with its path and lines.

Works on plain nodes, not on records: a text whose English is still missing has to be found as well.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.project.yaml_nodes import Nodes
from generator.project.yaml_reader import Steps

MARK = "待写："
"""Begins a text that nobody has written yet; what follows says what to write."""


def is_marked(zh: str) -> bool:
    """Whether ``zh`` is a draft that says what to write."""
    return zh.startswith(MARK)


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """One text: Chinese, and English where there is one."""

    path: str
    """Its address for the memory and for exemptions: ``items/gdp-growth/text``."""
    zh: str
    en: str | None
    file: str
    steps: Steps
    """Where its mapping is in the file: ``("items", 3, "text")``."""
    lines: tuple[int, int]
    """Lines of the Chinese and of the English; of the mapping where the English is missing."""

    def line(self, language: str) -> int:
        """Line of the text in ``language``."""
        return self.lines[language == "en"]

    @property
    def record(self) -> tuple[str, str]:
        """The list and the id of its record: ``("items", "gdp-growth")``."""
        name, _, rest = self.path.partition("/")
        return name, rest.partition("/")[0]

    @property
    def field(self) -> str:
        """The field that it is in its record; empty where it is the record's own name."""
        return self.path.split("/", 2)[2] if self.path.count("/") > 1 else ""

    def describe(self, language: str) -> str:
        """Where it is, in words: ``item "gdp-growth", text, en``."""
        name, record = self.record
        whose = [f'{name.removesuffix("s")} "{record}"'] if record and name != "report" else [name, record]
        return ", ".join(part for part in (*whose, self.field, language) if part)


def find_units(nodes: Nodes) -> tuple[TranslationUnit, ...]:
    """Every mapping of ``nodes`` with a Chinese text, in file order; records without an address are left out."""
    data = nodes.data if isinstance(nodes.data, dict) else {}
    return tuple(text for name, value in data.items() for text in _find(nodes, value, (name,), (name,)))


def _find(nodes: Nodes, value: object, steps: Steps, path: tuple[str, ...]) -> Iterator[TranslationUnit]:
    if isinstance(value, list):
        # Only lists of records hold texts.
        for number, each in enumerate(value):
            if isinstance(each, dict) and (name := _name(each, number, path)):
                yield from _find(nodes, each, (*steps, number), (*path, name))
    elif isinstance(value, dict):
        zh, en = value.get("zh"), value.get("en")
        if isinstance(zh, str) and zh.strip():
            english = en.strip() if isinstance(en, str) and en.strip() else None
            lines = nodes.line(*steps, "zh"), nodes.line(*steps, "en")
            yield TranslationUnit("/".join(path), zh.strip(), english, nodes.file, steps, lines)
        for key, each in value.items():
            if isinstance(each, (dict, list)):
                yield from _find(nodes, each, (*steps, key), (*path, key))


def _name(record: dict, number: int, path: tuple[str, ...]) -> str:
    """What a record of a list is called in an address: its id, the item that it is about, its number in a record.

    Empty where it has none of them: nothing can name it.
    """
    names = (record.get("id"), record.get("item"), str(number + 1) if len(path) > 1 else None)
    return next((name for name in names if isinstance(name, str)), "")


def fill_missing_english(nodes: Nodes, english: Mapping[tuple[str, str], str]) -> Nodes:
    """``nodes`` with English from ``english``, by address and Chinese wording, for texts that have none.

    A draft is there without the mark that says so.
    """
    gaps = [
        (text, english[text.path, text.zh] if text.en is None and (text.path, text.zh) in english else text.en)
        for text in find_units(nodes)
        if (text.en is None and (text.path, text.zh) in english) or is_marked(text.zh)
    ]
    if not gaps:
        return nodes
    data = copy.deepcopy(nodes.data)
    for text, words in gaps:
        mapping = data
        for step in text.steps:
            mapping = mapping[step]
        if words is not None:
            mapping["en"] = words
        for language in ("zh", "en"):
            if is_marked(mapping.get(language) or ""):
                mapping[language] = mapping[language].removeprefix(MARK).strip() or MARK
    return replace(nodes, data=data)
