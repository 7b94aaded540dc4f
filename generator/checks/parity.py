"""Chinese against English: the same numbers, units, comparators, dates, quotes and degree of commitment.

Texts are compared as readers see them, with figures and dates filled in, so that a conversion that went
wrong (亿 read as million) is found as well as a number that an author typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.findings import Finding
from generator.checks.readings import Reading
from generator.numbers.amounts import Role
from generator.numbers.comparison import compare_texts
from generator.numbers.english import find_amounts
from generator.numbers.numerals import NUMERALS
from generator.project.translation_units import TranslationUnit
from generator.report.figures import UNITS, format_figure
from generator.report.model import LANGUAGES, Item, Report, Wording
from generator.report.placeholders import find_placeholders

AIMS = {
    "zh": re.compile("力争|争取|争创|有望"),
    "en": re.compile(r"\b(?:aims? (?:to|for)|seeks? to|hopes? to|strives? to|tr(?:y|ies) to)\b", re.IGNORECASE),
}
"""Words that make a sentence an aim."""
MASK = "〓"
FIXES = {
    "parity-number": "give the same number in both, or in neither",
    "parity-unit": "give the same unit in both",
    "parity-comparator": "let both bound the number or date alike",
    "parity-direction": "let the measure rise or fall in both",
    "parity-date": "give the same date in both, or in neither",
}


def check_parity(reading: Reading, report: Report) -> Iterator[Finding]:
    """What differs between the two languages of one text."""
    text, item = reading.text, reading.item
    quotes = list(_check_quotes(text))
    yield from quotes
    if item and text.field == "text":
        yield from _check_wording(text, item)
    if item and item.figure and text.field == "name":
        yield from _check_figure(text, item)
    if quotes:
        # A quote in one language only is a number in one language only, too.
        return
    masked = {language: mask(reading, language) for language in LANGUAGES}
    years = frozenset(_years(text, item, report))
    yield from _compare(text, masked["zh"], masked["en"], report.heading.year, years)


def _compare(
    text: TranslationUnit, zh: str, en: str, year: int | None = None, years: frozenset[int] = frozenset()
) -> Iterator[Finding]:
    """What differs in number, unit, comparator or date; ``years`` may be left to the context."""
    for each in compare_texts(zh, en, year, strict=True, free=years):
        other = {"en": "Chinese", "zh": "English"}[each.language]
        expected = f"{each.expected}, as the {other} says"
        yield Finding(each.code, text, each.language, each.found, expected, FIXES[each.code])


def _years(text: TranslationUnit, item: Item | None, report: Report) -> tuple[int, ...]:
    """The years that a text may name in one language and imply in the other (今年, last year)."""
    year = report.heading.year
    if item:
        return (item.period,)
    name, record = text.record
    parts = report.part_of if name == "sections" else {part.id: part for part in report.parts}
    part = parts.get(record)
    return (part.period,) if part else (year,)


def _check_quotes(text: TranslationUnit) -> Iterator[Finding]:
    zh, en = ({each.text for each in find_placeholders(words)} for words in (text.zh, text.en))
    for language, missing in (("en", sorted(zh - en)), ("zh", sorted(en - zh))):
        for each in missing:
            other = {"en": "Chinese", "zh": "English"}[language]
            yield Finding(
                "parity-quote",
                text,
                language,
                f"no {each}",
                f"{each}, as the {other} quotes it",
                "quote it here too, or in neither",
            )


def _check_figure(text: TranslationUnit, item: Item) -> Iterator[Finding]:
    """Whether the figure says in English what it says in Chinese: the conversion is code, and code has faults too."""
    if item.figure.unit not in UNITS:
        return  # check_records reports it.
    # The noun may hold a number of its own (5G base stations) and is English alone.
    zh, en = (format_figure(item.figure, language) for language in LANGUAGES)
    en = en.removesuffix(item.figure.noun or "")
    yield from _compare(text, zh, en)


def _check_wording(text: TranslationUnit, item: Item) -> Iterator[Finding]:
    for language in ("zh", "en"):
        match = AIMS[language].search(getattr(text, language))
        aiming = item.wording is Wording.ASPIRATIONAL
        if aiming and not match:
            expected = {"zh": "力争 or 争取", "en": "aims to"}[language]
            yield Finding(
                "parity-wording",
                text,
                language,
                "a promise",
                f"{expected}: the item is aspirational",
                "say that it is an aim",
            )
        if match and not aiming:
            yield Finding(
                "parity-wording",
                text,
                language,
                match[0],
                "a plain statement: the item is firm",
                "say it as the report does, or write wording: aspirational",
            )


def mask(reading: Reading, language: str) -> str:
    """The text without the terms whose number belongs to a name that its record gives in both languages."""
    words = reading.filled[language]
    for start, stop, term in reversed(reading.mentions[language]):
        if term.id in reading.shared and _counts(term.zh, term.en):
            words = words[:start] + MASK + words[stop:]
    return words


def _counts(zh: str, en: str) -> bool:
    """Whether a term's name holds a number in both languages."""
    return bool(re.search(f"[{NUMERALS}双]", zh)) and any(
        each.role is not Role.IDIOM or each.value for each in find_amounts(en)
    )
