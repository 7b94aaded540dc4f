"""Claims of absence ("the report gives no figure") against the whole source: such a sentence is a statement too.

Each text with one names, in ``data/absences.yaml``, the words whose absence it rests on. A paragraph or a phrase that
holds one of them, and that no editor has read for it, puts the claim in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.checks.content import ContentPlace
from generator.checks.exemptions import Exemptions, apply_exemptions
from generator.checks.findings import Finding, Place
from generator.errors import Problem, nearest
from generator.project.absences import Absence
from generator.project.content_files import ContentFile
from generator.project.paths import ABSENCES
from generator.project.record_files import RecordFile
from generator.project.source import Source
from generator.project.translation_units import TranslationUnit
from generator.report.model import Report

CLAIMS = {
    "zh": re.compile(
        "(?:报告|原文|摘登)(?:里|中)?(?:都|也|并|还|只)?(?:没有?|未|并未|不曾)(?:有)?[^。；，]{0,6}"
        "(?:说|写|提|给|列|点名|定|讲|交代|解释|指明|公布|区分|涉及|明确)"
        "|(?:没有?|未)(?:写明|说明|点名|给出|列出|交代|注明|写|定)(?!到)"
        "|没有?(?:明确的)?(?:数字|时间表|日期|增幅|期限)"
    ),
    "en": re.compile(
        r"\b[Tt]he (?:report|digest|text|source) (?:\w+ )?(?:does|did|do) not (?:itself |also )?"
        r"(?:say|name|give|list|set|mention|explain|define|state|tell|describe|spell|specify|count|single|divide|publish)"
        r"|\b[Tt]he (?:report|digest) (?:gives|names|sets|lists|mentions|has|offers|puts) (?:no|none|neither)\b"
        r"|\b[Tt]he (?:report|digest) (?:says nothing|is silent)"
        r"|\b[Nn]o (?:rate|figure|date|amount|number|timetable|cost)s? (?:is|are|was|were) (?:given|set|named|listed)"
        r"|\bbut (?:gives |has |sets )?no (?:figure|date|timetable|number)"
        r"|\bnot (?:named|listed|explained|defined|said|given|mentioned) in the (?:report|digest)"
    ),
}
"""Sentences that say that the report does not say something."""


def check_absences(
    file: RecordFile,
    texts: Iterable[TranslationUnit],
    pages: Iterable[ContentFile],
    report: Report,
    source: Source,
    exemptions: Exemptions,
) -> Iterator[Problem]:
    """Claims without an entry, entries without a text, and words that the report has where nobody has read them."""
    yield from file.problems
    texts, pages = tuple(texts), tuple(pages)
    entries: tuple[Absence, ...] = file.records["absences"]
    known = {entry.at for entry in entries}
    missing = (finding for finding in _claims(texts, pages) if finding.text.path not in known)
    yield from apply_exemptions(missing, exemptions, ("absence-missing",))
    addresses = {text.path for text in texts} | {f"content/{page.path}" for page in pages}
    for number, entry in enumerate(entries):
        # A claim in words that no pattern knows may have its entry too; a text that is gone may not.
        if entry.at not in addresses:
            fix = nearest(entry.at, addresses)
            yield file.problem("absences", number, ("at",), entry.at, "the address of a text", fix)
        else:
            yield from _answers(file, number, entry, report, source)


def _claims(texts: Iterable[TranslationUnit], pages: Iterable[ContentFile]) -> Iterator[Finding]:
    """The first claim of each text, by language."""
    for text in texts:
        for language, words in (("zh", text.zh), ("en", text.en or "")):
            if match := CLAIMS[language].search(words):
                yield _missing(text, language, match[0])
                break
    for page in pages:
        if match := CLAIMS[page.language].search(page.body):
            line = page.body.count("\n", 0, match.start()) + 1
            yield _missing(ContentPlace(f"content/{page.path}", page.file, line), page.language, match[0])


def _missing(text: Place, language: str, words: str) -> Finding:
    expected = f"an entry for {text.path} in {ABSENCES}"
    fix = "name the words whose absence the claim rests on, or drop the claim"
    return Finding("absence-missing", text, language, words, expected, fix)


def _answers(file: RecordFile, number: int, entry: Absence, report: Report, source: Source) -> Iterator[Problem]:
    """Paragraphs that hold one of the words and that the entry does not list; and listed ones that hold none."""
    places: dict[int, str] = {}
    for paragraph in source.paragraphs:
        for word in entry.words:
            if paragraph.text is not None and word in paragraph.text:
                places.setdefault(paragraph.number, word)
    for item in report.items:
        for word in entry.words:
            if word in item.phrase:
                places.setdefault(item.paragraph, word)
    for paragraph, word in sorted(places.items()):
        if paragraph not in entry.paragraphs:
            found, fix = f"{word} in paragraph {paragraph}", "read it, then add it to paragraphs, or correct the claim"
            yield file.problem("absences", number, ("paragraphs",), found, "words that nothing else answers", fix)
    if source.origin == "text":
        for paragraph in entry.paragraphs:
            if paragraph not in places:
                found, expected = f"paragraph {paragraph}", "paragraphs that hold one of the words"
                yield file.problem("absences", number, ("paragraphs",), found, expected, "remove it, or add the word")
