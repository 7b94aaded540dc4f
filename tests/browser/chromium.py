"""The Chromium of the browser tests: the one that prints the report, found or installed."""

from generator.website.chromium import ARGUMENTS, install_chromium

__all__ = ["ARGUMENTS", "find_chromium"]


def find_chromium() -> str | None:
    """The path of a Chromium, installed first where there is none."""
    return install_chromium()
