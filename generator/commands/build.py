"""``build``: the complete bilingual site."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands.check import add_source_option, print_left


def add_command(add) -> None:
    """Add the command; ``add(name, run, summary)`` gives its parser."""
    parser = add("build", run, "check, then build the site in both languages")
    add_source_option(parser)
    parser.add_argument("--strict", action="store_true", help="refuse what nobody has written or reviewed, too")
    parser.add_argument("--out", type=Path, help="folder of the site (default: site)")


def run(options: argparse.Namespace) -> int:
    """Build the site; 0."""
    # Imported late: building needs modules that checking, which must be quick, does not.
    from generator.website.build import build_site

    checked = build_site(
        options.root, (options.out or options.root / "site").resolve(), options.source, strict=options.strict
    )
    print_left(checked)
    print(f"{checked.coverage}\nbuilt {options.out or 'site'}")
    return 0
