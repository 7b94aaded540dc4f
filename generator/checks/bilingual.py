"""Every rule about texts in both languages, in one call; ``make check`` runs it after the checks of records and source.

Most records are as they were in the run before: those without a finding then are not checked again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.cache import Cache, digest
from generator.checks.definitions import check_definitions
from generator.checks.exemptions import Exemptions, apply_exemptions
from generator.checks.findings import TEXT_CODES, Finding
from generator.checks.parity import check_parity
from generator.checks.readings import Filled, fill_texts, read_filled
from generator.checks.spelling import check_spelling
from generator.checks.style import check_style
from generator.checks.terms import check_ambiguous, check_terms
from generator.errors import Problem
from generator.numbers.units import own_units
from generator.project.glossary import Glossary
from generator.project.translation_units import TranslationUnit
from generator.report.model import Report

CLEAN = "clean"
RECORDS_AT_ONCE = 5_000
"""How many records are read before the next: what is read of them takes more memory than the records."""
RECORD = re.compile('([a-z]+) "([^"]+)"')
"""How a problem names its record."""
FIELDS = ("", "/name", "/text", "/note", "/intro", "/question", "/definition")
"""Where the texts of a record are, in their addresses."""
STORE = "bilingual.json"
"""In the cache: which records have no finding, and which words are right."""


def find_faults(
    texts: tuple[TranslationUnit, ...],
    report: Report,
    glossary: Glossary,
    words: Iterable[str] = (),
    cache: Path | None = None,
) -> Iterator[Finding]:
    """What the rules flag in ``texts``, exempt or not; ``words`` are right though no dictionary has them.

    ``cache`` is the folder that stores which records have no finding.
    """
    words, store = sorted(words), Cache()
    if cache:
        shared = (
            report.heading,
            report.region,
            report.parts,
            report.sections,
            report.places,
            glossary,
            words,
            own_units(),
        )
        store = Cache(cache / STORE, digest(*shared))
    yield from check_ambiguous(glossary, texts)
    yield from check_definitions(glossary, texts, report.own_names)
    records: dict[tuple[str, str], list[TranslationUnit]] = defaultdict(list)
    for text in texts:
        records[text.record].append(text)
    waiting = list(records.values())
    for start in range(0, len(waiting), RECORDS_AT_ONCE):
        yield from _find_in(waiting[start : start + RECORDS_AT_ONCE], report, glossary, words, store)
    store.save()


def _find_in(
    records: Iterable[list[TranslationUnit]], report: Report, glossary: Glossary, words: list[str], store: Cache
) -> Iterator[Finding]:
    """What the rules flag in the texts of ``records`` that are not known to have no finding."""
    filled = {found[0][0].record: found for texts in records if (found := fill_texts(texts, report))}
    questions = {record: _question(found) for record, found in filled.items()}
    asked = [each for record, found in filled.items() if not store.get(questions[record]) for each in found]
    flagged: set[tuple[str, str]] = set()
    for finding in _find(asked, report, glossary, words, store):
        flagged.add(finding.text.record)
        yield finding
    for record in questions.keys() - flagged:
        store.put(questions[record], CLEAN)


def _question(filled: list[Filled]) -> str:
    """A digest of all that the rules read of one record; its place in the file is no part of it."""
    return digest(*((text.path, text.zh, text.en, item, words) for text, item, words in filled))


def _find(
    filled: list[Filled], report: Report, glossary: Glossary, words: list[str], store: Cache
) -> Iterator[Finding]:
    readings = read_filled(filled, glossary)
    for reading in readings:
        yield from check_parity(reading, report)
    yield from check_terms(readings, glossary)
    yield from check_style(readings)
    yield from check_spelling(readings, glossary, report, words, store)


def check_bilingual(
    texts: tuple[TranslationUnit, ...],
    report: Report,
    glossary: Glossary,
    exemptions: Exemptions,
    cache: Path | None = None,
    problems: Iterable[Problem] = (),
) -> Iterator[Problem]:
    """Every problem of the texts that is not exempt, and every exemption that is not needed.

    Where ``problems`` name a record, an exemption for one of its texts may be needed once they are corrected.
    """
    yield from exemptions.problems
    # Which figure and year an item is about, only a loaded one says.
    found = (
        each
        for each in find_faults(texts, report, glossary, exemptions.words, cache)
        if each.text.record[0] != "items" or each.text.record[1] in report.by_id or not each.code.startswith("parity-")
    )
    # A text that does not fit its model is reported once.
    problems = list(problems)
    unfit = {(each.file, each.what) for each in problems if each.what.endswith((", zh", ", en"))}
    found = (each for each in found if (each.text.file, each.text.describe(each.language)) not in unfit)
    wrong = {f"{match[1]}s/{match[2]}" for each in problems if (match := RECORD.match(each.what))}
    unread = [f"{record}{field}" for record in wrong for field in FIELDS]
    yield from apply_exemptions(found, exemptions, TEXT_CODES, unread)
