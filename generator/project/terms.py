"""Named forms found in running text: the one matcher, for terms, forbidden wordings and words of the search.

Chinese is matched by characters; English by words: by their stems, so that a plural or a possessive is the same word,
or ``exact``, as readers are led to an explanation by the very words that it explains.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Generic, TypeVar

WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
EXACT_WORD = re.compile(r"[^\W_]+")
"""A possessive's s is a word of its own: Huawei's mentions Huawei."""
Key = TypeVar("Key", bound=Hashable)


class FormMatcher(Generic[Key]):
    """Finds wordings in text and says to which key each belongs; of two keys with one wording the first counts."""

    def __init__(self, forms: Iterable[tuple[Key, Iterable[str], Iterable[str]]], *, exact: bool = False):
        """``forms`` are triples: a key, its Chinese wordings, its English wordings."""
        self._exact = exact
        self._zh: dict[str, list[tuple[str, Key]]] = defaultdict(list)
        self._en: dict[str, list[tuple[tuple[str, ...], Key]]] = defaultdict(list)
        for key, chinese, english in forms:
            for form in filter(None, chinese):
                self._zh[form[0].lower()].append((form.lower(), key))
            for form in english:
                if words := tuple(word for *_, word in _tokens(form, exact)):
                    self._en[words[0]].append((words, key))
        for entries in (*self._zh.values(), *self._en.values()):
            entries.sort(key=lambda entry: len(entry[0]), reverse=True)

    def find(self, text: str, language: str) -> Iterator[tuple[int, int, Key]]:
        """Start, end and key of each mention, the longest form first, none overlapping."""
        end = 0
        for start, stop, key in self._at_each_place(text, language, longest=True):
            if start >= end:
                end = stop
                yield start, stop, key

    def find_all(self, text: str, language: str) -> Iterator[tuple[int, int, Key]]:
        """Start, end and key of each mention, those within others too."""
        yield from self._at_each_place(text, language, longest=False)

    def _at_each_place(self, text: str, language: str, longest: bool) -> Iterator[tuple[int, int, Key]]:
        places = self._find_zh(_lower(text)) if language == "zh" else self._find_en(text)
        for found in places:
            yield from found[:1] if longest else found

    def _find_zh(self, text: str) -> Iterator[list[tuple[int, int, Key]]]:
        # Not one pattern of a thousand alternatives: that tries each of them at every character.
        for at, char in enumerate(text):
            if entries := self._zh.get(char):
                yield [(at, at + len(form), key) for form, key in entries if text.startswith(form, at)]

    def _find_en(self, text: str) -> Iterator[list[tuple[int, int, Key]]]:
        tokens = _tokens(text, self._exact)
        words = [word for *_, word in tokens]
        for at, word in enumerate(words):
            if entries := self._en.get(word):
                fits = (each for each in entries if tuple(words[at : at + len(each[0])]) == each[0])
                found = [(tokens[at][0], tokens[at + len(form) - 1][1], key) for form, key in fits]
                yield [each for each in found if not (self._exact and _within_compound(text, *each[:2]))]


def _lower(text: str) -> str:
    """``text`` in lower case, unless that would move a character."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _within_compound(text: str, start: int, stop: int) -> bool:
    """Whether a hyphen joins the words from ``start`` to ``stop`` to others."""
    return text[start - 1 : start] == "-" or text[stop : stop + 1] == "-"


@lru_cache(maxsize=4096)
def _tokens(text: str, exact: bool) -> tuple[tuple[int, int, str], ...]:
    """Start, end and stem of each word; cached, for names and forbidden wordings are looked for in the same texts."""
    pattern, form = (EXACT_WORD, str.lower) if exact else (WORD, stem)
    return tuple((match.start(), match.end(), form(match[0])) for match in pattern.finditer(text))


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
