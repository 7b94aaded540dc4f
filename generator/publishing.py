"""The verbs around a release: what changed, the copy for the disk, what all is made of, and what is known against it."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.errors import ReportError


def add_publishing_verbs(verbs, verb) -> None:
    """Adds them to ``verbs``; ``verb(verbs, name, run, summary)`` makes one."""
    changes = verb(verbs, "changes", _changes, "tell what differs from another version of the data, as Markdown")
    changes.add_argument("--base", type=Path, required=True, help="the other version of data/targets.yaml")
    changes.add_argument("--site", type=Path, help="a built site, whose size is told as well")
    pack = verb(verbs, "zip", _zip, "pack the built site into a file that opens from the disk")
    pack.add_argument("--site", type=Path, help="the built site (default: site)")
    pack.add_argument("--out", type=Path, help="the file (default: build/luoyang-2022.zip)")
    supplies = verb(verbs, "supplies", _supplies, "write what the site is built with: CycloneDX and licences")
    supplies.add_argument("--out", type=Path, help="folder for both files (default: build)")
    verb(verbs, "audit", _audit, "ask the network for known vulnerabilities of what the locks name")


def _changes(options: argparse.Namespace) -> int:
    from generator.changes import describe_changes

    print(describe_changes(options.base, options.root, options.site))
    return 0


def _zip(options: argparse.Namespace) -> int:
    from generator.offline import pack_site

    out = options.out or options.root / "build/luoyang-2022.zip"
    size = pack_site(options.site or options.root / "site", out, options.root)
    print(f"{out}: {size / 1e6:.1f} MB")
    return 0


def _supplies(options: argparse.Namespace) -> int:
    from generator.supplies import write_supplies

    for file in write_supplies(options.root, options.out or options.root / "build"):
        print(file)
    return 0


def _audit(options: argparse.Namespace) -> int:
    from generator.audit import audit

    if problems := audit(options.root):
        raise ReportError(problems)
    print("no known vulnerability in any package of either lock")
    return 0
