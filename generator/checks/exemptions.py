"""``data/exemptions.yaml``: single cases in which a rule flags what is right. The one engine, for texts and pages.

An exemption names a rule's code, the address of a text, the words that the rule finds there, and why they are right.
One that no rule needs any more is itself a problem.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic.dataclasses import dataclass as record

from generator.checks.findings import CODES, Finding
from generator.errors import Problem, nearest
from generator.project.paths import EXEMPTIONS
from generator.project.record_files import RecordFile, load_record_file
from generator.report.model import RECORD, Line


def matches(text: str, pattern: str) -> bool:
    """Whether ``pattern`` is ``text``, with ``*`` for any part of it; no other sign of it is special."""
    return _compiled(pattern).fullmatch(text) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, pattern.split("*"))), re.DOTALL)


@record(frozen=True, config=RECORD)
class TextExemption:
    """One case, or one kind of case, that a rule flags wrongly."""

    code: Line
    """The rule."""
    at: Line
    """Address of the text, with ``*`` for any part of it: ``items/gdp-growth/text``, ``content/topics/*.md``."""
    words: Line
    """What the finding says it found, with ``*`` for any part of it, so that another fault there is still reported."""
    reason: Line

    def covers(self, finding: Finding) -> bool:
        """Whether ``finding`` is this case."""
        return self.code == finding.code and matches(finding.text.path, self.at) and matches(finding.found, self.words)


@dataclass(frozen=True)
class Exemptions:
    """All exemptions, and where they are."""

    file: RecordFile | None = None
    words: frozenset[str] = frozenset()
    """Right words that no dictionary has."""
    problems: tuple[Problem, ...] = ()
    records: tuple[TextExemption, ...] = ()


def load_exemptions(root: Path) -> Exemptions:
    """The exemptions of the project in ``root``; none where there is no file. Raises ReportError as the reader does."""
    file = load_record_file(
        root / EXEMPTIONS, EXEMPTIONS, {"exemptions": TextExemption}, optional=True, others=("words",)
    )
    records: tuple[TextExemption, ...] = file.records["exemptions"]
    problems = [
        *file.problems,
        *(
            file.problem("exemptions", n, ("code",), each.code, "the code of a rule", nearest(each.code, CODES))
            for n, each in enumerate(records)
            if each.code not in CODES
        ),
    ]
    words = file.nodes.data.get("words", [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        expected, fix = "a list of words", "begin each with -"
        problems.append(Problem(EXEMPTIONS, file.nodes.line("words"), "words", "no list of words", expected, fix))
        words = []
    return Exemptions(file, frozenset(words), tuple(problems), records)


def apply_exemptions(
    findings: Iterable[Finding], exemptions: Exemptions, codes: Collection[str], unread: Collection[str] = ()
) -> Iterator[Problem]:
    """The findings that nothing exempts, and the exemptions of the rules ``codes`` that exempt nothing, as problems.

    An exemption for one of the addresses in ``unread`` may be needed once that text can be read.
    """
    used: set[int] = set()
    for finding in findings:
        numbers = [n for n, each in enumerate(exemptions.records) if each.covers(finding)]
        used.update(numbers)
        if not numbers:
            yield finding.problem()
    for number, each in enumerate(exemptions.records):
        if number not in used and each.code in codes and not any(matches(path, each.at) for path in unread):
            line = exemptions.file.line("exemptions", number)
            what, found = f'exemption "{each.at}" [exemption-unused]', f"{each.code} does not find {each.words} there"
            yield Problem(EXEMPTIONS, line, what, found, "exemptions that are needed", "remove it")
