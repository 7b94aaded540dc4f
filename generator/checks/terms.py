"""The term base against the texts: a thing that is named or explained has one name in each language, everywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.checks.findings import Finding
from generator.checks.readings import Reading
from generator.project.glossary import Glossary, Term, TermKind
from generator.project.terms import FormMatcher
from generator.project.translation_units import TranslationUnit
from generator.report.model import LANGUAGES

NAMES = frozenset(TermKind) - {TermKind.TERM, TermKind.MEASURE, TermKind.POLICY}
"""Kinds of term that are names: who speaks of one thing must call it so, even where the name explains itself."""
OTHER = {"zh": "en", "en": "zh"}


def check_terms(readings: Iterable[Reading], glossary: Glossary) -> Iterator[Finding]:
    """What the texts do against the term base."""
    forbidden = _forbidden(glossary)
    reported: set[tuple] = set()
    for reading in readings:
        for language in LANGUAGES:
            # A definition explains in everyday words; what it must not do is use wrong ones.
            for finding in () if reading.text.record[0] == "terms" else _check_missing(reading, language):
                key = (reading.text.record, finding.language, finding.expected)
                if key not in reported:
                    reported.add(key)
                    yield finding
            yield from _check_forbidden(reading, language, forbidden, glossary)


def _check_missing(reading: Reading, language: str) -> Iterator[Finding]:
    """Terms that the record uses in ``language`` and in no field in the other."""
    other = OTHER[language]
    for term in dict.fromkeys(term for *_, term in reading.mentions[language]):
        if _is_fixed(term) and term.id not in reading.within[other]:
            found = f"no {term.name(other)}"
            expected = f"{term.name(other)}, for the {_name(language)} has {term.name(language)}"
            yield Finding(
                "term-missing",
                reading.text,
                other,
                found,
                expected,
                "use the term, or add the wording used to its variants",
            )


def _is_fixed(term: Term) -> bool:
    """Whether both languages must use the term's own words; a word that readers know anyway may be paraphrased."""
    return term.kind in NAMES or not term.plain


def _name(language: str) -> str:
    return {"zh": "Chinese", "en": "English"}[language]


def _forbidden(glossary: Glossary) -> FormMatcher[str]:
    """Finds the wordings that a term forbids; gives the term's id."""
    return FormMatcher((term.id, term.forbidden.zh, term.forbidden.en) for term in glossary.terms)


def _check_forbidden(
    reading: Reading, language: str, finder: FormMatcher[str], glossary: Glossary
) -> Iterator[Finding]:
    words = reading.filled[language]
    accepted = [(start, stop) for start, stop, _ in reading.mentions[language]]
    for start, stop, wrong in finder.find(words, language):
        # Wrong only where the thing itself is meant, and not inside the right wording of another term.
        meant = wrong in reading.record[OTHER[language]] or len(words[start:stop].split()) > 2
        if meant and not any(a <= start and stop <= b for a, b in accepted):
            right = glossary.by_id[wrong].name(language)
            yield Finding(
                "term-forbidden",
                reading.text,
                language,
                words[start:stop],
                right,
                "write the term as the term base does",
            )


def check_ambiguous(glossary: Glossary, texts: Iterable[TranslationUnit]) -> Iterator[Finding]:
    """Wordings that two terms claim in one language; of the terms whose names are among ``texts``."""
    own = {text.path: text for text in texts if text.record[0] == "terms" and not text.field}
    for language in LANGUAGES:
        owners: dict[str, list[Term]] = defaultdict(list)
        for term in glossary.terms:
            for form in dict.fromkeys(each.lower() for each in term.forms(language)):
                owners[form].append(term)
        for form, terms in owners.items():
            for term in (each for each in terms[1:] if f"terms/{each.id}" in own):
                yield Finding(
                    "term-ambiguous",
                    own[f"terms/{term.id}"],
                    language,
                    f"{form}, also a wording of {terms[0].id}",
                    "one term for one wording",
                    "remove it from one of the two",
                )
