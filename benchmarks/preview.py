"""From saving an edit to the open tab showing it: ``serve`` on a copy of the project, with a real Chromium."""

from __future__ import annotations

import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from generator.project.paths import HOME
from tests.browser.chromium import ARGUMENTS, find_chromium

EDITS = 8
PAUSE = 6_000
"""Milliseconds between two edits: as of a person who types, so that the rest of the last rebuild is done."""
LIMIT = 60_000
"""Milliseconds after which an edit counts as never shown."""
DATA = ("data/targets.yaml", "zh: 2021年全市", "sections/overview-2021/")
PAGE = ("content/en/about.md", "A digest is not the whole speech", "en/about/")
"""File, words that are edited, and the page that shows them."""


def measure() -> tuple[str, dict[str, object]]:
    """A row for edits of the data and one for edits of a hand-written page: median and longest, in seconds."""
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        root = Path(folder) / "project"
        _copy(root)
        with _tab(root) as (page, address):
            seconds = {name: _edit(page, address, root, edit) for name, edit in (("data", DATA), ("page", PAGE))}
    rows = [f"| {name} | {statistics.median(each):.2f} | {max(each):.2f} |" for name, each in seconds.items()]
    table = "\n".join(["| edit of | median, s | longest, s |", "| --- | ---: | ---: |", *rows])
    return table, seconds


def _copy(root: Path) -> None:
    root.mkdir()
    for name in ("data", "content", "overrides"):
        shutil.copytree(HOME / name, root / name)
    for file in HOME.glob("mkdocs*.yml"):
        shutil.copy(file, root)
    for name in ("generator", "node_modules"):
        (root / name).symlink_to(HOME / name)


class _tab:
    """A served project and a tab of Chromium."""

    def __init__(self, root: Path):
        self.root = root

    def __enter__(self) -> tuple[Page, str]:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "generator", "--root", str(self.root), "serve", "--port", str(port)]
        self.process = subprocess.Popen(command, cwd=HOME, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        return self.browser.new_page(), f"http://127.0.0.1:{port}/"

    def __exit__(self, *_: object) -> None:
        self.browser.close()
        self.playwright.stop()
        self.process.terminate()
        self.process.wait(timeout=30)


def _edit(page: Page, address: str, root: Path, edit: tuple[str, str, str]) -> list[float]:
    name, words, path = edit
    _open(page, address + path)
    return list(_edit_each(page, root / name, words))


def _open(page: Page, address: str) -> None:
    for _ in range(200):
        try:
            page.goto(address)
            return
        except Exception:
            time.sleep(0.2)
    raise TimeoutError(address)


def _edit_each(page: Page, file: Path, words: str) -> Iterator[float]:
    original = file.read_text(encoding="utf-8")
    if words not in original:
        raise RuntimeError(f"{file} no longer says {words}: choose other words to edit")
    for number in range(EDITS):
        page.wait_for_timeout(PAUSE)
        mark = f"{words}edit{number}"
        started = time.monotonic()
        file.write_text(original.replace(words, mark, 1), encoding="utf-8")
        shown = mark.removeprefix("zh: ")
        page.wait_for_function("words => document.body?.innerText.includes(words)", arg=shown, timeout=LIMIT)
        yield time.monotonic() - started
    file.write_text(original, encoding="utf-8")
