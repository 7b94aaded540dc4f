"""``pdf``: the whole report as a PDF in each language, out of the built site."""

from __future__ import annotations

import argparse
from pathlib import Path

DEFAULT = "build/pdf"


def add_command(add) -> None:
    """Add the command; ``add(name, run, summary)`` gives its parser."""
    parser = add("pdf", run, "print the built site's page of the whole report, in each language")
    parser.add_argument("--site", type=Path, help="the built site (default: site)")
    parser.add_argument("--out", type=Path, help=f"the folder (default: {DEFAULT})")


def run(options: argparse.Namespace) -> int:
    """Write the PDFs; 0."""
    from generator.website.paper import print_report

    for file in print_report(options.site or options.root / "site", options.out or options.root / DEFAULT):
        print(f"{file}: {file.stat().st_size / 1e6:.1f} MB")
    return 0
