"""The Chromium of the browser tests, found or installed."""

from __future__ import annotations

import os
import shutil

from generator.website.chromium import ARGUMENTS, install_chromium

__all__ = ["ARGUMENTS", "find_chromium"]

SHELL = "chromium-headless-shell"
"""Debian's Chromium without windows: the same engine, which opens a page at a third of the processor time."""


def find_chromium() -> str | None:
    """The path that CHROMIUM names, else of the one without windows, else of any; installed first where there is none."""
    return os.environ.get("CHROMIUM") or shutil.which(SHELL) or install_chromium()
