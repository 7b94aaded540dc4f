"""The term base, ``data/glossary.yaml``: its records, and terms found in running text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator
from pydantic.dataclasses import dataclass as record

from generator.errors import Problem
from generator.project.paths import GLOSSARY
from generator.project.record_files import Drafts, Read, RecordFile, load_record_file
from generator.project.terms import FormMatcher
from generator.project.yaml_nodes import Nodes
from generator.report.model import LANGUAGES, RECORD, Id, Line, Pinyin, Prose


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


def _refuse_two(text: str) -> str:
    if "，" in text or "；" in text:
        raise ValueError("one wording an entry", "put , and a blank between two")
    return text


def _refuse_quoted(text: str) -> str:
    if text[0] in "“‘＂＇「" and text[-1] in "”’＂＇」":
        raise ValueError("a name without quotation marks round it", "write it without them")
    return text


Name = Annotated[Line, AfterValidator(_refuse_quoted)]
"""What a term is called: texts put it in quotation marks or not."""
Wording = Annotated[Line, AfterValidator(_refuse_two)]
"""One entry of a list: a half-width comma ends it, a full-width one would not."""


@record(frozen=True, config=RECORD)
class Forms:
    """Other wordings, by language."""

    zh: tuple[Wording, ...] = ()
    en: tuple[Wording, ...] = ()

    def __getitem__(self, language: str) -> tuple[str, ...]:
        return getattr(self, language)


@record(frozen=True, config=RECORD)
class Term:
    """One concept with its one name in each language."""

    id: Id
    zh: Name
    en: Name
    """As in running text."""
    pinyin: Pinyin
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

    def forms(self, language: str) -> tuple[str, ...]:
        """Every wording that is a mention of it in ``language``, its name first."""
        return (self.name(language), *self.variants[language])

    def is_listed(self, language: str) -> bool:
        """Whether the glossary page has it: not a word that its readers know (停车位), which is here for the search."""
        return language not in self.plain

    def is_linked(self, language: str) -> bool:
        """Whether a mention is explained in place: places are not, for they have pages of their own."""
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
    def _matcher(self) -> FormMatcher[str]:
        return FormMatcher(self._forms())

    @cached_property
    def _exact_matcher(self) -> FormMatcher[str]:
        return FormMatcher(self._forms(), exact=True)

    def _forms(self) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        return ((term.id, term.forms("zh"), term.forms("en")) for term in self.terms)

    def find(self, text: str, language: str, *, exact: bool = False) -> Iterator[tuple[int, int, Term]]:
        """Start, end and term of each mention in ``text``, the longest form first, none overlapping.

        English words count in any number (city, cities) unless ``exact``.
        """
        matcher = self._exact_matcher if exact else self._matcher
        for start, stop, term in matcher.find(text, language):
            yield start, stop, self.by_id[term]

    def find_within(self, text: str, language: str) -> Iterator[Term]:
        """The term of each mention in ``text``, those within longer ones too."""
        for *_, term in self._matcher.find_all(text, language):
            yield self.by_id[term]


def load_glossary(
    root: Path, drafts: Drafts | None = None, read: Read | None = None
) -> tuple[Glossary, Nodes, tuple[Problem, ...]]:
    """The terms of the project in ``root``, the nodes that know their lines, and every problem of the file.

    Raises ReportError only where there is nothing to go on with.
    """
    file = load_record_file(root / GLOSSARY, GLOSSARY, {"terms": Term}, drafts=drafts, read=read)
    terms: tuple[Term, ...] = file.records["terms"]
    file.problems.extend(_undefined(file))
    first: dict[tuple[str, str], int] = {}
    for number, term in enumerate(terms):
        for key, value in (("id", term.id), ("zh", term.zh)):
            if (key, value) in first:
                found = f"{value} again (also in line {file.line('terms', first[key, value])})"
                file.problems.append(file.problem("terms", number, (key,), found, "each once", "merge the two"))
            first.setdefault((key, value), number)
    return Glossary(terms), file.nodes, tuple(file.problems)


def _undefined(file: RecordFile) -> Iterator[Problem]:
    """Terms without what explains them, and those with it that nobody is shown."""
    for number, term in enumerate(file.records["terms"]):
        hidden = all(not term.is_listed(language) for language in LANGUAGES)
        for key in ("definition", "source"):
            given = getattr(term, key) is not None
            if given is hidden:
                expected = "nothing, for the term is plain in both languages" if hidden else "a value"
                fix = "remove it" if hidden else "add it, or write plain: [zh, en]"
                yield file.problem("terms", number, (key,), "a value" if given else "nothing", expected, fix)
