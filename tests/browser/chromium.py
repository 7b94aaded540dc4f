"""Finds a Chromium for the browser tests, or installs one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# A test browser needs none of the services that Chromium calls home for.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def find_chromium() -> str | None:
    """The path of a Chromium, installed first where there is none; None means Playwright's own."""
    if found := os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None):
        return found
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-cjk"], check=True, stdout=subprocess.DEVNULL
        )
        return shutil.which("chromium")
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    return None
