"""The glossary page: terms by initial, in alphabetical order of English or pinyin."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from generator.glossary import Term
from generator.views.context import Context


@dataclass(frozen=True)
class TermView:
    """One entry of the glossary page."""

    id: str
    name: str
    other: str
    """Its name in the other language."""
    pinyin: str
    definition: str
    note: bool
    """Whether the definition goes beyond the source."""


@dataclass(frozen=True)
class TermGroup:
    """Terms that share an initial."""

    initial: str
    terms: tuple[TermView, ...]


def view_glossary(context: Context) -> tuple[TermGroup, ...]:
    """All terms: by English name on English pages, by pinyin on Chinese ones."""
    language = context.language
    groups: dict[str, list[TermView]] = {}
    for term in sorted(context.glossary.terms, key=lambda term: (_key(term, language), term.id)):
        initial = next((c for c in _key(term, language) if c.isalpha() and c.isascii()), "#").upper()
        groups.setdefault(initial, []).append(_view(term, language))
    return tuple(TermGroup(initial, tuple(terms)) for initial, terms in sorted(groups.items()))


def _key(term: Term, language: str) -> str:
    text = term.en if language == "en" else term.pinyin
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in plain if c.isalnum() or c == " ").strip()


def _view(term: Term, language: str) -> TermView:
    name, other = (term.zh, term.en) if language == "zh" else (term.en[0].upper() + term.en[1:], term.zh)
    return TermView(term.id, name, other, term.pinyin, term.definition[language], not term.source)
