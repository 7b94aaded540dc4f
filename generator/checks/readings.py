"""Texts -> readings: each text as readers see it, and the terms that it mentions. What every rule works on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from generator.project.glossary import Glossary, Term
from generator.project.translation_units import TranslationUnit
from generator.report.evidence import Evidence
from generator.report.model import LANGUAGES, Item, Report
from generator.report.placeholders import fill, state

Mention = tuple[int, int, Term]
Filled = tuple[TranslationUnit, Item | None, dict[str, str]]


@dataclass(frozen=True)
class Reading:
    """One text in both languages, read."""

    text: TranslationUnit
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
    within: dict[str, frozenset[str]]
    """The same, with terms whose name is part of a longer one: Songxian, in Songxian–Neixiang Expressway."""


def read_texts(texts: Iterable[TranslationUnit], report: Report, glossary: Glossary) -> tuple[Reading, ...]:
    """The texts that have both languages; one whose quotes are wrong is left to ``check_records``."""
    return read_filled(fill_texts(texts, report), glossary)


def fill_texts(texts: Iterable[TranslationUnit], report: Report) -> list[Filled]:
    """Each text that has both languages, its item if it has one, and by language its words as readers see them."""
    return [
        each for text in texts if text.en is not None and not _is_name_of_others(text) and (each := _fill(text, report))
    ]


def _is_name_of_others(text: TranslationUnit) -> bool:
    """Whether ``text`` names who published something: others name themselves as they please, 12345.cn and all."""
    return text.record[0] == "outcomes" and text.field.endswith(("/publisher", "/carried_by"))


def read_filled(read: Iterable[Filled], glossary: Glossary) -> tuple[Reading, ...]:
    """What ``fill_texts`` gave, with the terms that it mentions; all texts of a record have to be among it."""
    read = list(read)
    mentions = {
        text.path: {lang: tuple(glossary.find(words, lang)) for lang, words in filled.items()}
        for text, _, filled in read
    }
    named: dict[tuple, dict[str, set[str]]] = defaultdict(lambda: {"zh": set(), "en": set()})
    within: dict[tuple, dict[str, set[str]]] = defaultdict(lambda: {"zh": set(), "en": set()})
    for text, _, filled in read:
        for language, found in mentions[text.path].items():
            named[text.record][language] |= {term.id for *_, term in found}
            within[text.record][language] |= {term.id for term in glossary.find_within(filled[language], language)}
    return tuple(
        _reading(text, item, filled, mentions[text.path], named[text.record], within[text.record])
        for text, item, filled in read
    )


def _fill(text: TranslationUnit, report: Report) -> Filled | None:
    name, record = text.record
    item = report.by_id.get(record) if name in ("items", "outcomes") else None
    try:
        evidence = _evidence(text, report) if name == "outcomes" else None
        if evidence:
            return text, item, {language: state(evidence, language) for language in LANGUAGES}
        return (
            text,
            item,
            {language: fill(getattr(text, language), item, report.by_id, language) for language in LANGUAGES},
        )
    except (KeyError, IndexError):
        return None


def _evidence(text: TranslationUnit, report: Report) -> Evidence | None:
    """The piece of evidence that ``text`` is the statement of; raises KeyError where it could not be loaded."""
    match text.field.split("/"):
        case ["evidence", number, "statement"]:
            record = report.outcomes.by_item[text.record[1]]
            return record.evidence[int(number) - 1]
    return None


def _reading(
    text: TranslationUnit,
    item: Item | None,
    filled: dict,
    mentions: dict,
    named: dict[str, set[str]],
    within: dict[str, set[str]],
) -> Reading:
    record, within = ({language: frozenset(ids) for language, ids in each.items()} for each in (named, within))
    return Reading(text, item, filled, mentions, record["zh"] & record["en"], record, within)
