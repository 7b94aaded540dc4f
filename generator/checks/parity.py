"""Chinese against English: the same numbers, units, comparators, dates, quotes and degree of commitment.

Texts are compared as readers see them, with figures and dates filled in, so that a conversion that went
wrong (亿 read as million) is found as well as a number that an author typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from generator.checks import amounts_en, amounts_zh
from generator.checks.amounts import DATES, DAY, PLAIN, YEAR, Amount
from generator.checks.findings import Finding
from generator.checks.readings import Reading
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
NUMERIC = {
    "zh": re.compile("[0-9零一二两三四五六七八九十百千万亿双]"),
    "en": re.compile(rf"\d|\b(?:{amounts_en.WORD}|{amounts_en.SCALE}|double|I{{1,3}})\b", re.IGNORECASE),
}
"""What a term holds whose number belongs to its name."""


def check_parity(reading: Reading, report: Report) -> Iterator[Finding]:
    """What differs between the two languages of one text."""
    text, item = reading.text, reading.item
    yield from _check_quotes(text)
    if item and text.field == "text":
        yield from _check_wording(text, item)
    if item and item.figure and text.field == "name":
        yield from _check_figure(text, item)
    masked = {language: mask(reading, language) for language in LANGUAGES}
    zh, en = tuple(amounts_zh.find_amounts(masked["zh"])), tuple(amounts_en.find_amounts(masked["en"]))
    context = {Fraction(year) for year in _years(text, item, report)}
    yield from dict.fromkeys(compare_amounts(text, zh, en, context))


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
        return  # check_records tells it.
    # The noun may hold a number of its own (5G base stations) and is English alone.
    zh, en = (format_figure(item.figure, language) for language in LANGUAGES)
    en = en.removesuffix(item.figure.noun or "")
    yield from compare_amounts(text, tuple(amounts_zh.find_amounts(zh)), tuple(amounts_en.find_amounts(en)))


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
        if term.id in reading.shared and all(NUMERIC[each].search(term.name(each)) for each in LANGUAGES):
            words = words[:start] + MASK + words[stop:]
    return words


def compare_amounts(
    text: TranslationUnit, zh: tuple[Amount, ...], en: tuple[Amount, ...], years: set[Fraction] = frozenset()
) -> Iterator[Finding]:
    """What stands among the amounts of one language and not of the other; ``years`` are free to be implied."""
    for language, own, others in (("en", zh, en), ("zh", en, zh)):
        for each in dict.fromkeys(own):
            if each.soft or (each.measure == YEAR and each.value in years):
                continue
            findings = list(_compare(text, language, each, others))
            yield from findings
            if each.measure == DAY and not findings:
                yield from _count_days(text, language, each, own, others)


def _count_days(
    text: TranslationUnit, language: str, each: Amount, own: tuple[Amount, ...], others: tuple[Amount, ...]
) -> Iterator[Finding]:
    """Two deadlines of one text may be the same day: each has to be told in both languages."""
    here, there = (
        sum((a.value, a.measure, a.comparator) == (each.value, DAY, each.comparator) for a in amounts)
        for amounts in (others, own)
    )
    if here < there:
        found, expected = f"{here} times {each.text.strip()}", f"{there} times, as in the other language"
        yield Finding("parity-date", text, language, found, expected, "give the same dates in both")


def _compare(text: TranslationUnit, language: str, each: Amount, others: tuple[Amount, ...]) -> Iterator[Finding]:
    other = {"en": "Chinese", "zh": "English"}[language]
    same = [o for o in others if o.value == each.value and (o.measure in DATES) == (each.measure in DATES)]
    if each.measure == PLAIN and each.value <= 20:
        # A small count that happens to equal some percentage is not that percentage with another unit.
        same = [o for o in same if o.measure in (PLAIN, *DATES)]
    if each.measure in DATES:
        same = [o for o in same if o.measure == each.measure]
        if not same:
            yield Finding(
                "parity-date",
                text,
                language,
                _list(others, True),
                f"{each.text.strip()}, as the {other} says",
                "give the same date in both, or in neither",
            )
        elif language == "en" and all(o.comparator is not each.comparator for o in same):
            yield Finding(
                "parity-comparator",
                text,
                language,
                same[0].text,
                f"the {other}'s {each.text.strip()} ({each.comparator})",
                "let both say by, from or on that date",
            )
    elif not same:
        yield Finding(
            "parity-number",
            text,
            language,
            _nearest(each, others),
            f"{each.text.strip()}, as the {other} says",
            "give the same number in both, or in neither",
        )
    elif each.measure not in {o.measure for o in same} and not any(o.soft for o in same):
        yield Finding(
            "parity-unit",
            text,
            language,
            same[0].text.strip(),
            f"{each.text.strip()}, as the {other} says",
            "give the same unit in both",
        )
    elif language == "en" and all(o.comparator is not each.comparator for o in same if o.measure == each.measure):
        yield Finding(
            "parity-comparator",
            text,
            language,
            f"{same[0].text.strip()} ({same[0].comparator})",
            f"the {other}'s {each.text.strip()} ({each.comparator})",
            "let both bound the number alike",
        )


def _list(amounts: tuple[Amount, ...], dates: bool) -> str:
    return (
        ", ".join(dict.fromkeys(a.text.strip() for a in amounts if (a.measure in DATES) == dates))
        or "no number or date"
    )


def _nearest(each: Amount, others: tuple[Amount, ...]) -> str:
    """The numbers that stand there; where one is a power of ten away, that one, with the factor."""
    for other in others:
        if other.measure in DATES or not other.value or not each.value:
            continue
        ratio = max(other.value, each.value) / min(other.value, each.value)
        if ratio.denominator == 1 and re.fullmatch("10+", str(ratio)):
            return f"{other.text.strip()}, {ratio} times too {'large' if other.value > each.value else 'small'}"
    return _list(others, False)
