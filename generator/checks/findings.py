"""What a check of texts finds, and the exemptions that answer for single cases.

``data/exemptions.yaml`` lists them: a rule's code, the address of a text, the words that the rule would
blame, and why they are right. One that no rule needs any more is itself a problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic.dataclasses import dataclass as record

from generator.errors import Problem, ReportError, nearest
from generator.loader import read_records
from generator.model import RECORD, Line
from generator.nodes import Nodes, parse_yaml, read_text
from generator.texts import Text

CODES = {
    "parity-number": "a number that stands in one language only",
    "parity-unit": "a number with another unit in the other language",
    "parity-comparator": "at least, at most, more than, about: not the same in both languages",
    "parity-date": "a year, month or day that stands in one language only",
    "parity-quote": "{figure} or {deadline} quoted in one language only",
    "parity-wording": "an aim told as a promise, or a promise as an aim",
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
"""Every rule's code and what it blames; docs/translation.md explains each."""
EVERYWHERE = "*"


@dataclass(frozen=True)
class Finding:
    """One thing that a rule blames in one text."""

    code: str
    """A key of ``CODES``."""
    text: Text
    language: str
    """Whose line is told: ``zh`` or ``en``."""
    found: str
    expected: str
    fix: str

    def problem(self) -> Problem:
        """The finding as a problem at the line of its text."""
        what = f"{self.text.describe(self.language)} [{self.code}]"
        return Problem(self.text.file, self.text.line(self.language), what, self.found, self.expected, self.fix)


@record(frozen=True, config=RECORD)
class TextExemption:
    """One case that a rule blames wrongly."""

    code: Line
    """The rule."""
    at: Line
    """Address of the text: ``items/gdp-growth/text``; ``*`` for every text."""
    words: Line
    """Words that the finding says it found, so that another fault there is still told; for every text: all of them."""
    reason: Line


@dataclass(frozen=True)
class Exemptions:
    """All exemptions, and where they stand."""

    records: tuple[TextExemption, ...] = ()
    nodes: Nodes | None = None
    positions: tuple[int, ...] = ()
    words: frozenset[str] = frozenset()
    """Right words that no dictionary has."""
    problems: tuple[Problem, ...] = ()


def load_exemptions(path: Path, shown: str) -> Exemptions:
    """The exemptions in ``path``; none where there is no such file. Raises ReportError as ``parse_yaml`` does."""
    if not path.is_file():
        return Exemptions()
    nodes = parse_yaml(read_text(path, shown), shown)
    if not isinstance(nodes.data, dict):
        raise ReportError([Problem(shown, 1, "the file", "no keys", "exemptions: …", "see docs/translation.md")])
    problems = list(nodes.problems)
    records, positions = read_records(TextExemption, nodes, "exemptions", problems)
    for each, position in zip(records, positions, strict=True):
        if each.code not in CODES:
            line, what = nodes.line("exemptions", position, "code"), f'exemption "{each.at}", code'
            problems.append(Problem(shown, line, what, each.code, "the code of a rule", nearest(each.code, CODES)))
    words = nodes.data.get("words", [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        problems.append(
            Problem(shown, nodes.line("words"), "words", "no list of words", "a list of words", "begin each with -")
        )
        words = []
    return Exemptions(records, nodes, positions, frozenset(words), tuple(problems))


def apply_exemptions(findings: Iterable[Finding], exemptions: Exemptions) -> Iterator[Problem]:
    """The findings that nothing exempts, and the exemptions that exempt nothing, as problems."""
    used: set[int] = set()
    for finding in findings:
        numbers = [n for n, each in enumerate(exemptions.records) if _covers(each, finding)]
        used.update(numbers)
        if not numbers:
            yield finding.problem()
    for number, each in enumerate(exemptions.records):
        if number not in used and each.code in CODES:
            line = exemptions.nodes.line("exemptions", exemptions.positions[number])
            what = f'exemption "{each.at}" [exemption-unused]'
            found = f"{each.code} does not blame {each.words} there"
            yield Problem(exemptions.nodes.file, line, what, found, "exemptions that are needed", "remove it")


def _covers(exemption: TextExemption, finding: Finding) -> bool:
    if exemption.code != finding.code:
        return False
    if exemption.at == EVERYWHERE:
        return exemption.words == finding.found
    return exemption.at == finding.text.path and exemption.words in finding.found
