"""The term base against the texts: a named thing has one name in each language, everywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.checks.findings import Finding
from generator.checks.reading import Reading, TermFinder
from generator.glossary import Glossary, Term, TermKind
from generator.model import LANGUAGES
from generator.texts import Text

NAMES = frozenset(TermKind) - {TermKind.TERM, TermKind.MEASURE, TermKind.POLICY}
"""Kinds of term that are names: who speaks of one thing must call it so. Everyday words may be paraphrased."""
OTHER = {"zh": "en", "en": "zh"}


def check_terms(readings: Iterable[Reading], glossary: Glossary, texts: Iterable[Text]) -> Iterator[Finding]:
    """What the texts do against the term base, and what it does against itself."""
    own = {text.path: text for text in texts if text.record[0] == "terms" and not text.field}
    yield from _check_ambiguous(glossary, own)
    forbidden = _forbidden(glossary)
    told: set[tuple] = set()
    for reading in readings:
        for language in LANGUAGES:
            # A definition explains in everyday words; what it must not do is use wrong ones.
            for finding in () if reading.text.record[0] == "terms" else _check_missing(reading, language, glossary):
                key = (reading.text.record, finding.language, finding.expected)
                if key not in told:
                    told.add(key)
                    yield finding
            yield from _check_forbidden(reading, language, forbidden[language], glossary)


def _check_missing(reading: Reading, language: str, glossary: Glossary) -> Iterator[Finding]:
    """Names that the record gives in ``language`` and in no field in the other."""
    other = OTHER[language]
    for term in dict.fromkeys(term for *_, term in reading.mentions[language]):
        # A longer name holds the shorter one: who writes Songxian–Neixiang Expressway has named Songxian.
        there = (glossary.by_id[each].name(other).lower() for each in reading.record[other])
        if term.kind in NAMES and not any(term.name(other).lower() in name for name in there):
            found = f"no {term.name(other)}"
            expected = f"{term.name(other)}, for the {_name(language)} has {term.name(language)}"
            yield Finding(
                "term-missing",
                reading.text,
                other,
                found,
                expected,
                "use the term, or add what stands there to its variants",
            )


def _name(language: str) -> str:
    return {"zh": "Chinese", "en": "English"}[language]


def _forbidden(glossary: Glossary) -> dict[str, TermFinder]:
    """Finders of forbidden wordings: terms whose only form in a language is one of these."""
    finders = {}
    for language in LANGUAGES:
        wrong = [_as_form(term, language, form) for term in glossary.terms for form in term.forbidden[language]]
        finders[language] = TermFinder(Glossary(tuple(wrong)))
    return finders


def _as_form(term: Term, language: str, form: str) -> Term:
    # The finder looks for names: a forbidden wording is looked for as if it were one.
    names = {"zh": form, "en": term.en} if language == "zh" else {"zh": term.zh, "en": form}
    return Term(term.id, names["zh"], names["en"], term.pinyin, term.kind)


def _check_forbidden(reading: Reading, language: str, finder: TermFinder, glossary: Glossary) -> Iterator[Finding]:
    words = reading.filled[language]
    accepted = [(start, stop) for start, stop, _ in reading.mentions[language]]
    for start, stop, wrong in finder.find(words, language):
        # Wrong only where the thing itself is meant, and not inside the right wording of another term.
        meant = wrong.id in reading.record[OTHER[language]] or len(words[start:stop].split()) > 2
        if meant and not any(a <= start and stop <= b for a, b in accepted):
            right = glossary.by_id[wrong.id].name(language)
            yield Finding(
                "term-forbidden",
                reading.text,
                language,
                words[start:stop],
                right,
                "write the term as the term base has it",
            )


def _check_ambiguous(glossary: Glossary, texts: dict[str, Text]) -> Iterator[Finding]:
    """Wordings that two terms claim in one language."""
    for language in LANGUAGES:
        owners: dict[str, list[Term]] = defaultdict(list)
        for term in glossary.terms:
            for form in dict.fromkeys(each.lower() for each in (term.name(language), *term.variants[language])):
                owners[form].append(term)
        for form, terms in owners.items():
            for term in terms[1:]:
                text = texts[f"terms/{term.id}"]
                yield Finding(
                    "term-ambiguous",
                    text,
                    language,
                    f"{form}, also a wording of {terms[0].id}",
                    "one term for one wording",
                    "remove it from one of the two",
                )
