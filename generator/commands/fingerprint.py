"""``fingerprint``: what the project has of the source text: digests and figures."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from generator.project.paths import FINGERPRINT, SOURCE, SOURCE_VARIABLE
from generator.project.source import format_fingerprint, load_source
from generator.project.units_file import require_project_units


def add_command(add) -> None:
    """Add the command; ``add(name, run, summary)`` gives its parser."""
    parser = add("fingerprint", run, f"write {FINGERPRINT} from the source text")
    parser.add_argument("--source", type=Path, help=f"the source text (default: {SOURCE_VARIABLE}, else {SOURCE})")


def run(options: argparse.Namespace) -> int:
    """Write the fingerprint; 0."""
    require_project_units(options.root)
    source = load_source(options.source or Path(os.environ.get(SOURCE_VARIABLE) or options.root / SOURCE))
    # Not into a folder made for it: a root without data is a mistake.
    (options.root / FINGERPRINT).write_text(format_fingerprint(source), encoding="utf-8", newline="\n")
    print(f"{FINGERPRINT}: {len(source.paragraphs)} paragraphs")
    return 0
