"""The verbs ``translate`` and ``review``: their options. The work is in ``desk``, which loads much and is imported late."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

PROVIDERS = ("google", "libretranslate", "deepl", "microsoft", "mymemory")
"""Names of ``translation.draft.PROVIDERS``."""


def add_verbs(verbs, verb) -> None:
    """Adds both to ``verbs``; ``verb(verbs, name, run, summary)`` makes one."""
    translate = verb(verbs, "translate", _translate, "draft English that is missing or stale, into data/memory.po")
    translate.add_argument("--provider", choices=PROVIDERS, default="google", help="who translates (default: google)")
    translate.add_argument("--url", help="base address of your own LibreTranslate server")
    translate.add_argument("--timeout", type=float, default=30, help="seconds for one request (default: 30)")
    translate.add_argument("--tries", type=int, default=5, help="tries for one request (default: 5)")
    translate.add_argument(
        "--wait", type=float, default=1, help="seconds before the second try, doubled for each further one"
    )
    translate.add_argument("--rate", type=float, default=2, help="most requests in a second (default: 2)")
    translate.add_argument(
        "--batch", type=int, default=10, help="texts between two savings of the memory (default: 10)"
    )
    translate.add_argument("--only", nargs="+", default=[], metavar="ADDRESS", help="only these texts: items/some-id")
    translate.add_argument("--dry-run", action="store_true", help="show what would be sent, and send nothing")
    review = verb(verbs, "review", _review, "list what waits for review, side by side, and approve it")
    review.add_argument(
        "--approve", nargs="+", default=[], metavar="ADDRESS", help="approve these: items/some-id, items/some-id/text"
    )
    review.add_argument("--approve-all", action="store_true", help="approve all that waits")
    review.add_argument(
        "--accept", action="store_true", help="take over what Poedit, Weblate or an XLIFF file marked as done"
    )
    review.add_argument("--record", action="store_true", help="record every pair that stands in the data as reviewed")
    review.add_argument("--date", type=date.fromisoformat, default=None, help="day of the review (default: today)")
    review.add_argument("--xliff", type=Path, help="write every text to this XLIFF file")
    review.add_argument("--import-xliff", type=Path, help="take the translations of this XLIFF file into the memory")
    review.add_argument("--tmx", type=Path, help="write what is reviewed to this TMX file")


def _translate(options: argparse.Namespace) -> int:
    from generator.desk import run_translate

    return run_translate(options)


def _review(options: argparse.Namespace) -> int:
    from generator.desk import run_review

    return run_review(options)
