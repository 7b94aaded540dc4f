"""Which everyday words lead to an item: those of the terms and word groups that it mentions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.project.glossary import Glossary
from generator.project.synonyms import Synonyms
from generator.project.terms import FormMatcher
from generator.report.model import LANGUAGES, Item


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
            {language: term.forms(language) for language in LANGUAGES},
            {language: (*term.forms(language), *term.synonyms[language]) for language in LANGUAGES},
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
        self._matcher = FormMatcher((n, each.mentions["zh"], each.mentions["en"]) for n, each in enumerate(aliases))
        self._items: dict[str, tuple[list[int], list[int]]] = {}

    def find(self, chinese: Iterable[str], english: Iterable[str]) -> frozenset[int]:
        """Positions of the aliases that any of the texts mentions."""
        texts = [("zh", text) for text in chinese] + [("en", text) for text in english]
        return frozenset(n for language, text in texts for *_, n in self._matcher.find_all(text, language))

    def of_item(self, item: Item) -> tuple[list[int], list[int]]:
        """Aliases that the item's name mentions, and those that only its texts or its source phrase mention."""
        if item.id not in self._items:
            self._items[item.id] = self._of_item(item)
        return self._items[item.id]

    def _of_item(self, item: Item) -> tuple[list[int], list[int]]:
        named = self.find([item.name.zh], [item.name.en])
        explained = self.find([item.text.zh, item.phrase], [item.text.en])
        return sorted(named), sorted(explained - named)
