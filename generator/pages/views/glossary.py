"""The glossary page: terms by initial, in alphabetical order of English or pinyin."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from generator.pages.views.context import Context
from generator.pages.views.item import item_href
from generator.project.glossary import Term


@dataclass(frozen=True)
class Use:
    """A section that uses a term: its number and name, and the first place in it that does."""

    number: str
    name: str
    href: str


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
    used: tuple[Use, ...]
    """The sections that use it, in report order."""


@dataclass(frozen=True)
class TermGroup:
    """Terms that share an initial."""

    initial: str
    terms: tuple[TermView, ...]


def view_glossary(context: Context) -> tuple[TermGroup, ...]:
    """All terms that need explaining: by English name on English pages, by pinyin on Chinese ones."""
    language, used = context.language, find_uses(context)
    groups: dict[str, list[TermView]] = {}
    listed = (term for term in context.glossary.terms if term.is_listed(language))
    for term in sorted(listed, key=lambda term: (_key(term, language), term.id)):
        initial = next((c for c in _key(term, language) if c.isalpha() and c.isascii()), "#").upper()
        groups.setdefault(initial, []).append(_view(term, language, used.get(term.id, ())))
    return tuple(TermGroup(initial, tuple(terms)) for initial, terms in sorted(groups.items()))


def _key(term: Term, language: str) -> str:
    text = term.en if language == "en" else term.pinyin
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in plain if c.isalnum() or c == " ").strip()


def find_uses(context: Context) -> dict[str, tuple[Use, ...]]:
    """For each term by id: the sections that name it, in their Chinese or in the words of the source."""
    first: dict[str, dict[str, Use]] = {}
    for section in context.report.sections:
        texts = [
            *(
                (item_href(i), text)
                for i in context.in_section[section.id]
                for text in (i.name.zh, i.text.zh, i.phrase)
            ),
            *((f"sections/{section.id}/", text) for text in (section.name.zh, section.intro.zh)),
        ]
        for href, text in texts:
            for _, _, term in context.glossary.find(text, "zh"):
                use = Use(section.number, section.name[context.language], href)
                first.setdefault(term.id, {}).setdefault(section.id, use)
    return {term: tuple(uses.values()) for term, uses in first.items()}


def _view(term: Term, language: str, used: tuple[Use, ...]) -> TermView:
    name, other = (term.zh, term.en) if language == "zh" else (term.en[0].upper() + term.en[1:], term.zh)
    return TermView(term.id, name, other, term.pinyin, term.definition[language], not term.source, used)
