"""The Chinese reader on labelled reports that are no part of the project: skipped where their folder is not at hand."""

from pathlib import Path

import pytest

from benchmarks._figures import measure_figures

CORPUS = Path(__file__).resolve().parents[3] / "shared/corpus"

pytestmark = pytest.mark.skipif(
    not (CORPUS / "figures.tsv").is_file(), reason="needs ../shared/corpus/figures.tsv, which is no part of the project"
)


def test_figures_are_read_whole_and_none_comes_from_nowhere() -> None:
    lines, counts = measure_figures(CORPUS)
    assert counts["whole"] >= 0.97 * counts["figures"], lines
    assert counts["spurious"] <= 0.03 * counts["found"], lines
