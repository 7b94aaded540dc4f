"""How well the number readers do on text that nobody here wrote: ``python -m benchmarks numbers --corpus DIR``.

The corpus is no part of the project. ``figures.tsv`` lists every figure of the reports in ``reports/``; ``pairs.tsv`` labels
pairs of sentences. A file that the folder lacks is left out.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks._figures import measure_figures
from benchmarks._pairs import measure_pairs

ON_REQUEST = True
"""It needs a text that the project does not have."""
PARTS = {"figures.tsv": measure_figures, "pairs.tsv": measure_pairs}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the corpus is."""
    parser.add_argument("--corpus", type=Path, required=True, metavar="DIR", help="the folder of labelled text")


def measure(corpus: Path) -> tuple[str, dict]:
    """The results for what ``corpus`` holds as text, and their numbers by file."""
    tables, numbers = [], {}
    for name, measure_part in PARTS.items():
        if (corpus / name).is_file():
            table, numbers[name] = measure_part(corpus)
            tables.append(f"{name}\n{table}")
        else:
            tables.append(f"{name}: not measured, {corpus} has no such file")
    return "\n\n".join(tables), numbers
