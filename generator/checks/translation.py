"""Every rule about texts in both languages, in one call; what ``make check`` adds to the checks of records and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.findings import Exemptions, Finding, apply_exemptions
from generator.checks.parity import check_parity
from generator.checks.reading import read_texts
from generator.checks.spelling import check_spelling
from generator.checks.style import check_style
from generator.checks.terms import check_terms
from generator.errors import Problem
from generator.glossary import Glossary
from generator.model import Report
from generator.texts import Text


def find_faults(
    texts: tuple[Text, ...], report: Report, glossary: Glossary, words: Iterable[str] = ()
) -> Iterator[Finding]:
    """What the rules blame in ``texts``, exempt or not; ``words`` are right though no dictionary has them."""
    readings = read_texts(texts, report, glossary)
    for reading in readings:
        yield from check_parity(reading, report)
    yield from check_terms(readings, glossary, texts)
    yield from check_style(readings)
    yield from check_spelling(readings, glossary, report, words)


def check_translation(
    texts: tuple[Text, ...], report: Report, glossary: Glossary, exemptions: Exemptions
) -> Iterator[Problem]:
    """Every problem of the texts that is not exempt, and every exemption that is not needed."""
    yield from exemptions.problems
    yield from apply_exemptions(find_faults(texts, report, glossary, exemptions.words), exemptions)
