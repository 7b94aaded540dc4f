"""Texts -> readings: each text as readers see it, and the terms that it mentions. What every rule works on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.glossary import Glossary, Term
from generator.model import Item, Report
from generator.quotes import fill
from generator.texts import Text

WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
Mention = tuple[int, int, Term]
Filled = tuple[Text, Item | None, dict[str, str]]


@dataclass(frozen=True)
class Reading:
    """One text that stands in both languages, read."""

    text: Text
    item: Item | None
    """The item that it belongs to."""
    filled: dict[str, str]
    """By language, with figures and dates in place of placeholders."""
    mentions: dict[str, tuple[Mention, ...]]
    """By language: start, end and term of each mention in the filled text."""
    shared: frozenset[str]
    """Ids of the terms that its record names in both languages, in whatever field."""
    record: dict[str, frozenset[str]]
    """By language: ids of all terms that its record names."""


def read_texts(texts: Iterable[Text], report: Report, glossary: Glossary) -> tuple[Reading, ...]:
    """The texts that stand in both languages; one whose quotes are wrong is left to ``check_records``."""
    return read_filled(fill_texts(texts, report), glossary)


def fill_texts(texts: Iterable[Text], report: Report) -> list[Filled]:
    """Each text that stands in both languages, its item if it has one, and by language its words as readers see them."""
    return [each for text in texts if text.en is not None and (each := _fill(text, report))]


def read_filled(read: Iterable[Filled], glossary: Glossary) -> tuple[Reading, ...]:
    """What ``fill_texts`` gave, with the terms that it mentions; all texts of a record have to be among it."""
    finder, read = TermFinder(glossary), list(read)
    mentions = {
        text.path: {lang: tuple(finder.find(words, lang)) for lang, words in filled.items()} for text, _, filled in read
    }
    named: dict[tuple, dict[str, set[str]]] = defaultdict(lambda: {"zh": set(), "en": set()})
    for text, _, _ in read:
        for language, found in mentions[text.path].items():
            named[text.record][language] |= {term.id for *_, term in found}
    return tuple(_reading(text, item, filled, mentions[text.path], named[text.record]) for text, item, filled in read)


def _fill(text: Text, report: Report) -> Filled | None:
    item = report.by_id.get(text.record[1]) if text.record[0] == "items" else None
    try:
        return (
            text,
            item,
            {language: fill(getattr(text, language), item, report.by_id, language) for language in ("zh", "en")},
        )
    except KeyError:
        return None


def _reading(text: Text, item: Item | None, filled: dict, mentions: dict, named: dict[str, set[str]]) -> Reading:
    record = {language: frozenset(ids) for language, ids in named.items()}
    return Reading(text, item, filled, mentions, record["zh"] & record["en"], record)


class TermFinder:
    """Finds terms in running text: in English by words, so that a plural or a possessive is the same term."""

    def __init__(self, glossary: Glossary):
        self._zh: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        self._en: dict[str, list[tuple[tuple[str, ...], Term]]] = defaultdict(list)
        for term in glossary.terms:
            for form in filter(None, (term.zh, *term.variants.zh)):
                self._zh[form[0]].append((form, term))
            for form in (term.en, *term.variants.en):
                if words := tuple(stem(match[0]) for match in WORD.finditer(form)):
                    self._en[words[0]].append((words, term))
        for forms in (*self._zh.values(), *self._en.values()):
            forms.sort(key=lambda form: len(form[0]), reverse=True)

    def find(self, text: str, language: str) -> Iterator[Mention]:
        """Start, end and term of each mention, the longest form first, none overlapping."""
        yield from self._find_zh(text) if language == "zh" else self._find_en(text)

    def _find_zh(self, text: str) -> Iterator[Mention]:
        # Not one pattern of a thousand alternatives: that tries each of them at every character.
        at = 0
        while at < len(text):
            found = next((f for f in self._zh.get(text[at], ()) if text.startswith(f[0], at)), None)
            if found:
                yield at, at + len(found[0]), found[1]
            at += len(found[0]) if found else 1

    def _find_en(self, text: str) -> Iterator[Mention]:
        tokens = _tokens(text)
        words, at = [word for *_, word in tokens], 0
        while at < len(tokens):
            form = next((f for f in self._en.get(words[at], ()) if tuple(words[at : at + len(f[0])]) == f[0]), None)
            if form:
                yield tokens[at][0], tokens[at + len(form[0]) - 1][1], form[1]
            at += len(form[0]) if form else 1


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and stem of each word; kept, for names and forbidden wordings are looked for in the same texts."""
    return tuple((match.start(), match.end(), stem(match[0])) for match in WORD.finditer(text))


@cache
def stem(word: str) -> str:
    """``word`` in lower case, as a singular and without a possessive: near enough to compare words by."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for ending, bare in (
        ("ies", "y"),
        ("sses", "ss"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("ss", "ss"),
        ("us", "us"),
        ("is", "is"),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + bare
    return word
