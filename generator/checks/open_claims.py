"""What records with a problem of their own may account for: coverage does not report it as left out as well."""

from __future__ import annotations

from dataclasses import dataclass

from generator.project.report_file import LoadedReport
from generator.project.source import Found, Source, find_figures
from generator.report.characters import clean

WHOLE = "*"
"""The text of an exemption of a whole paragraph."""


@dataclass(frozen=True)
class OpenClaims:
    """What records with a problem of their own may account for: it is not reported as left out."""

    paragraphs: frozenset[int]
    """Whole paragraphs."""
    figures: frozenset[tuple[int | None, str]]
    """Figures as printed, with their paragraph; None for one of a record whose paragraph nobody knows."""

    def cover(self, paragraph: int, figure: Found) -> bool:
        """Whether such a record may account for ``figure``."""
        return not self.figures.isdisjoint(((paragraph, figure.text), (None, figure.text)))


def find_open_claims(
    loaded: LoadedReport, astray: dict[str, set[int]], misread: set[tuple[int | None, str]], source: Source
) -> OpenClaims:
    """The claims of the records that were not loaded and of those in ``astray``, by list and index; and ``misread``.

    Where such a record belongs in the source is not sure. ``misread`` are figures of the source that an item has
    otherwise.
    """
    numbers: set[int] = set()
    figures = set(misread)
    for name, wrong in astray.items():
        raw, positions = loaded.nodes.data.get(name), loaded.file.positions[name]
        right = {position for index, position in enumerate(positions) if index not in wrong}
        for number, each in enumerate(raw if isinstance(raw, list) else []):
            if number not in right and isinstance(each, dict):
                places, printed = _claims_of(each, source)
                numbers |= places
                figures |= {(None, text) for text in printed}
    return OpenClaims(frozenset(numbers), frozenset(figures))


def _claims_of(record: dict, source: Source) -> tuple[set[int], set[str]]:
    """The paragraphs that a raw record names or whose words it quotes; without either, the figures that it quotes."""
    named, words = record.get("paragraph"), record.get("phrase", record.get("text"))
    words = clean(words).strip() if isinstance(words, str) else ""
    known = isinstance(named, str) and named.isascii() and named.isdigit() and source.get(int(named[:6])) is not None
    numbers = {int(named)} if known else set()
    if len(words) > 1:
        numbers |= {each.number for each in source.paragraphs if each.text and words in each.text}
    if words == WHOLE and not known:
        numbers = {each.number for each in source.paragraphs}
    return numbers, set() if numbers else {each.text for each in find_figures(words)}
