"""Which everyday words lead to an item: those of the terms and word groups that it mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.glossary import Glossary
from generator.model import LANGUAGES, Item
from generator.synonyms import Synonyms

WORD = re.compile(r"[a-z0-9']+")


@dataclass(frozen=True)
class Alias:
    """One concept: the wordings that mention it, and all words by which people look for it, by language."""

    id: str
    mentions: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]


def all_aliases(glossary: Glossary, synonyms: Synonyms) -> tuple[Alias, ...]:
    """Every term and word group, in the order of their files."""
    terms = (
        Alias(
            term.id,
            {language: (term.name(language), *term.variants[language]) for language in LANGUAGES},
            {
                language: (term.name(language), *term.variants[language], *term.synonyms[language])
                for language in LANGUAGES
            },
        )
        for term in glossary.terms
    )
    groups = (
        Alias(
            f"words:{group.id}",
            *({language: part[language] for language in LANGUAGES} for part in (group.finds, group.words)),
        )
        for group in synonyms.groups
    )
    return (*terms, *groups)


class Mentions:
    """Finds aliases in text, nested ones too: 养老服务 within 社区养老服务设施."""

    def __init__(self, aliases: tuple[Alias, ...]):
        self.aliases = aliases
        self._chinese = [(form.lower(), n) for n, alias in enumerate(aliases) for form in alias.mentions["zh"]]
        self._items: dict[str, tuple[list[int], list[int]]] = {}
        self._english = [(_plain(form), n) for n, alias in enumerate(aliases) for form in alias.mentions["en"]]

    def find(self, chinese: Iterable[str], english: Iterable[str]) -> frozenset[int]:
        """Positions of the aliases that any of the texts mentions."""
        han, latin = "\n".join(chinese).lower(), "\n".join(map(_plain, english))
        return frozenset(
            [n for form, n in self._chinese if form in han] + [n for form, n in self._english if form in latin]
        )

    def of_item(self, item: Item) -> tuple[list[int], list[int]]:
        """Aliases that the item's name mentions, and those that only its texts or its source phrase mention."""
        if item.id not in self._items:
            self._items[item.id] = self._of_item(item)
        return self._items[item.id]

    def _of_item(self, item: Item) -> tuple[list[int], list[int]]:
        named = self.find([item.name.zh], [item.name.en])
        told = self.find([item.text.zh, item.phrase], [item.text.en])
        return sorted(named), sorted(told - named)


def _plain(text: str) -> str:
    """Lower-case words between single spaces, plural endings off, so that ``in`` finds whole words."""
    return " " + " ".join(_singular(word) for word in WORD.findall(text.lower().replace("’", "'"))) + " "


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
