"""``zip``: the built site as one file that opens from the disk."""

from __future__ import annotations

import argparse
from pathlib import Path

DEFAULT = "build/luoyang-2022.zip"


def add_command(add) -> None:
    """Add the command; ``add(name, run, summary)`` gives its parser."""
    parser = add("zip", run, "pack the built site into a file that opens from the disk")
    parser.add_argument("--site", type=Path, help="the built site (default: site)")
    parser.add_argument("--out", type=Path, help=f"the file (default: {DEFAULT})")


def run(options: argparse.Namespace) -> int:
    """Write the zip; 0."""
    from generator.website.offline import pack_site

    out = options.out or options.root / DEFAULT
    size = pack_site(options.site or options.root / "site", out)
    print(f"{out}: {size / 1e6:.1f} MB")
    return 0
