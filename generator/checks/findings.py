"""What a check of texts finds: a rule's code, the text, and what is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from generator.errors import Problem

CODES = {
    "parity-number": "a number in one language only",
    "parity-unit": "a number with another unit in the other language",
    "parity-comparator": "at least, at most, more than, about: not the same in both languages",
    "parity-direction": "a rise in one language that is a fall in the other",
    "parity-date": "a year, month or day in one language only",
    "parity-quote": "{figure} or {deadline} quoted in one language only",
    "parity-wording": "an aim written as a promise, or a promise as an aim",
    "term-missing": "a term whose fixed wording is missing in the other language",
    "term-forbidden": "a wording that the term base forbids",
    "term-ambiguous": "two terms that share a wording",
    "term-alias": "an alias that is another thing than its term",
    "definition-circular": "a definition that only repeats the term",
    "style-leftover": "Chinese left in English, or English words left in Chinese",
    "style-width": "full-width letters or digits, half-width Chinese punctuation",
    "style-punctuation": "the other language's punctuation",
    "style-space": "a space too many or too few",
    "style-doubled": "a word written twice",
    "style-length": "a sentence too long to follow",
    "style-brackets": "brackets or quotation marks that do not pair",
    "style-numeral": "a number written against the style",
    "style-spelling": "a word that British English does not know",
    "exemption-unused": "an exemption that no rule needs",
}
"""Every rule's code and what it flags; docs/translation.md explains each."""

CONTENT_CODES = {
    "content-file": "a text that one language alone has",
    "content-front-matter": "a key of the front matter, or what a page hides, in one language alone",
    "content-heading": "a heading's level or anchor",
    "content-link": "where a link leads",
    "content-quote": "an item that a text quotes",
    "content-number": "a number that is typed",
    "content-wording": "a figure that the report only aims for, stated as promised",
}
"""The rules of hand-written pages, and what each flags."""
TEXT_CODES = frozenset(CODES)
CODES |= CONTENT_CODES | {"absence-missing": "a claim that the report does not say something, without what it rests on"}


class Place(Protocol):
    """A text that a finding is about."""

    path: str
    """Its address."""
    file: str

    def line(self, language: str) -> int:
        """Its line in ``language``."""

    def describe(self, language: str) -> str:
        """Where it is, in words."""


@dataclass(frozen=True)
class Finding:
    """One thing that a rule flags in one text."""

    code: str
    """A key of ``CODES``."""
    text: Place
    language: str
    """Whose line is reported: ``zh`` or ``en``."""
    found: str
    expected: str
    fix: str

    def problem(self) -> Problem:
        """The finding as a problem at the line of its text."""
        what = f"{self.text.describe(self.language)} [{self.code}]"
        return Problem(self.text.file, self.text.line(self.language), what, self.found, self.expected, self.fix)
