"""What drafts and reviews are made with: every text of the data, the report, the term base, words that are right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.checks.exemptions import load_exemptions
from generator.errors import Problem, ReportError, nearest
from generator.project.glossary import Glossary, load_glossary
from generator.project.paths import TARGETS
from generator.project.report_file import load_report
from generator.project.translation_units import TranslationUnit, find_units
from generator.project.units_file import require_project_units
from generator.report.model import Report


@dataclass(frozen=True)
class DraftContext:
    """What a draft is made and checked with."""

    report: Report
    glossary: Glossary
    words: frozenset[str] = frozenset()
    """Right words that no dictionary has."""


def read_draft_context(root: Path) -> tuple[tuple[TranslationUnit, ...], DraftContext]:
    """Every text of the data, and what drafts are checked with. Raises ReportError where the data cannot be read."""
    require_project_units(root)
    glossary, terms, _ = load_glossary(root)
    texts = (*load_report(root / TARGETS, TARGETS).units, *find_units(terms))
    # An item without English is no record yet; to fill in its figure, it has to be one.
    stand_in = {(text.path, text.zh): text.zh for text in texts if text.en is None}
    report = load_report(root / TARGETS, TARGETS, stand_in).report
    return texts, DraftContext(report, glossary, load_exemptions(root).words)


def choose_units(texts: Iterable[TranslationUnit], addresses: list[str]) -> tuple[TranslationUnit, ...]:
    """The texts at ``addresses`` or below them; raises ReportError for an address that has none waiting."""
    texts = tuple(texts)
    for address in addresses:
        if not any(_below(text.path, address) for text in texts):
            fix = nearest(address, [text.path for text in texts])
            raise ReportError([Problem("review", 0, "address", address, "a text that waits", fix)])
    return tuple(text for text in texts if any(_below(text.path, address) for address in addresses))


def _below(path: str, address: str) -> bool:
    return path == address or path.startswith(f"{address.rstrip('/')}/")
