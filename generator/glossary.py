"""The term base, ``data/glossary.yaml``: its records, and terms found in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic.dataclasses import dataclass as record

from generator.errors import Problem, ReportError, shorten
from generator.loader import Drafts, read_records
from generator.model import LANGUAGES, RECORD, Id, Line, Prose
from generator.nodes import Nodes, parse_yaml, read_text
from generator.texts import fill_gaps


class TermKind(StrEnum):
    """What a term names."""

    PROGRAMME = "programme"
    POLICY = "policy"
    INSTITUTION = "institution"
    COMPANY = "company"
    PROJECT = "project"
    PLACE = "place"
    HONOUR = "honour"
    MEASURE = "measure"
    TERM = "term"


@record(frozen=True, config=RECORD)
class Forms:
    """Other wordings, by language."""

    zh: tuple[Line, ...] = ()
    en: tuple[Line, ...] = ()

    def __getitem__(self, language: str) -> tuple[str, ...]:
        return getattr(self, language)


@record(frozen=True, config=RECORD)
class Term:
    """One concept with its one name in each language."""

    id: Id
    zh: Line
    en: Line
    """As it stands in running text."""
    pinyin: Line
    """With tone marks."""
    kind: TermKind
    definition: Prose | None = None
    """One plain sentence; none where it is plain in both languages."""
    source: bool | None = None
    """Whether the definition says only what the report says; otherwise it is an editor's note."""
    plain: tuple[Literal["zh", "en"], ...] = ()
    """Languages whose readers know the word, or hear from the name itself what it is: found by, never explained."""
    variants: Forms = Forms()
    """Other accepted forms that occur in the source or in our texts."""
    forbidden: Forms = Forms()
    """Wordings that would be wrong."""
    synonyms: Forms = Forms()
    """Everyday words by which people look for it."""

    def name(self, language: str) -> str:
        """Its name in ``language``."""
        return self.zh if language == "zh" else self.en

    def is_listed(self, language: str) -> bool:
        """Whether the glossary page has it: not a word that its readers know (停车位), which is here for the search."""
        return language not in self.plain

    def is_linked(self, language: str) -> bool:
        """Whether a mention is explained where it stands: places are not, for they have pages of their own."""
        return self.is_listed(language) and self.kind is not TermKind.PLACE


@dataclass(frozen=True)
class Glossary:
    """All terms."""

    terms: tuple[Term, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Term]:
        """Terms by id."""
        return {term.id: term for term in self.terms}

    @cached_property
    def _matchers(self) -> dict[str, tuple[re.Pattern[str], dict[str, Term]]]:
        # By language, as it is asked for: a page's language is all that its process needs.
        return {}

    def find(self, text: str, language: str) -> Iterator[tuple[int, int, Term]]:
        """Start, end and term of each mention in ``text``, the longest form first, none overlapping."""
        if language not in self._matchers:
            self._matchers[language] = _matcher(self.terms, language)
        pattern, terms = self._matchers[language]
        for match in pattern.finditer(text) if terms else ():
            yield *match.span(), terms[match[0].lower()]


def _matcher(terms: tuple[Term, ...], language: str) -> tuple[re.Pattern[str], dict[str, Term]]:
    forms: dict[str, Term] = {}
    for term in terms:
        for form in (term.name(language), *term.variants[language]):
            forms.setdefault(form.lower(), term)
    words = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    edge = (r"(?<![\w-])", r"(?![\w-])") if language == "en" else ("", "")
    return re.compile(f"{edge[0]}(?:{words}){edge[1]}", re.IGNORECASE), forms


def load_glossary(
    path: Path, shown: str | None = None, drafts: Drafts | None = None
) -> tuple[Glossary, Nodes, tuple[Problem, ...]]:
    """The terms in ``path``, the nodes that tell their lines, and every problem of the file.

    Raises ReportError only where there is nothing to go on with.
    """
    file = shown or path.as_posix()
    nodes = parse_yaml(read_text(path, file), file)
    problems = list(nodes.problems)
    if not isinstance(nodes.data, dict):
        raise ReportError([*problems, Problem(file, 1, "the file", "no keys", "terms: …", "see README.md")])
    for key in nodes.data.keys() - {"terms"}:
        problems.append(Problem(file, nodes.line(key), "the file", f"the key {shorten(key)}", "terms", "remove it"))
    terms, positions = read_records(Term, fill_gaps(nodes, drafts or {}), "terms", problems)
    problems += _undefined(terms, positions, nodes)
    first: dict[tuple[str, str], int] = {}
    for term, position in zip(terms, positions, strict=True):
        for key, value in (("id", term.id), ("zh", term.zh)):
            if (key, value) in first:
                line = nodes.line("terms", first[key, value])
                found = f"{value} again (also in line {line})"
                problems.append(
                    Problem(
                        file,
                        nodes.line("terms", position, key),
                        f'term "{term.id}", {key}',
                        found,
                        "each once",
                        "merge the two",
                    )
                )
            first.setdefault((key, value), position)
    return Glossary(terms), nodes, tuple(problems)


def _undefined(terms: tuple[Term, ...], positions: tuple[int, ...], nodes: Nodes) -> Iterator[Problem]:
    """Terms without what explains them, and those with it that nobody is told."""
    for term, position in zip(terms, positions, strict=True):
        untold = all(not term.is_listed(language) for language in LANGUAGES)
        for key in ("definition", "source"):
            given = getattr(term, key) is not None
            if given is untold:
                line = nodes.line("terms", position, key) if given else nodes.line("terms", position)
                expected = "nothing, for the term is plain in both languages" if untold else "a value"
                fix = "remove it" if untold else "add it, or write plain: [zh, en]"
                found = "a value" if given else "nothing"
                yield Problem(nodes.file, line, f'term "{term.id}", {key}', found, expected, fix)
