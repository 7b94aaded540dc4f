"""``zip``: the built site as one file that opens from the disk."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.project.paths import SITE, TARGETS
from generator.project.report_file import load_report
from generator.project.site_settings import load_settings

DEFAULT = "build/{}.zip"


def add_command(add) -> None:
    """Add the command; ``add(name, run, summary)`` gives its parser."""
    parser = add("zip", run, "pack the built site into a file that opens from the disk")
    parser.add_argument("--site", type=Path, help="the built site (default: site)")
    parser.add_argument(
        "--out", type=Path, help=f"the file (default: {DEFAULT.format('NAME')}, where NAME is the slug in {SITE})"
    )


def run(options: argparse.Namespace) -> int:
    """Write the zip; 0."""
    from generator.website.offline import pack_site

    out = options.out or options.root / DEFAULT.format(_name(options.root))
    size = pack_site(options.site or options.root / "site", out)
    print(f"{out}: {size / 1e6:.1f} MB")
    return 0


def _name(root: Path) -> str:
    """The short name of the project's site."""
    return load_report(root / TARGETS, TARGETS).with_settings(load_settings(root).site).report.short_name
