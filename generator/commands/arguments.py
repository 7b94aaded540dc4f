"""Values of options that several commands take: read, or refused with the form that they have."""

from __future__ import annotations

import argparse
from datetime import date


def read_year(text: str) -> int:
    """A year of four digits."""
    if not (text.isascii() and text.isdigit() and 1000 <= int(text) <= 9999):
        raise argparse.ArgumentTypeError(f"{text!r} is no year: write four digits, such as 2031")
    return int(text)


def read_day(text: str) -> date:
    """A day in ISO 8601."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write it like 2031-01-20") from None
