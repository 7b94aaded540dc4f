"""The Chromium that prints the report, and in which the tests see the site: found, or installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
"""Neither paper nor tests need the services that Chromium calls home for."""


def find_chromium() -> str | None:
    """The path of a Chromium: the one that CHROMIUM names, or one on the path; None where there is neither."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def install_chromium() -> str | None:
    """The path of a Chromium, installed first where there is none; None where it is neither to be had."""
    if found := find_chromium():
        return found
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        packages = ["chromium", "fonts-noto-cjk"]
        subprocess.run(["apt-get", "install", "-y", "-qq", *packages], check=True, stdout=subprocess.DEVNULL)
        return shutil.which("chromium")
    if find_spec("playwright") is None:
        return None
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None
