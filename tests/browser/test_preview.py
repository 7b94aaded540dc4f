"""``make serve`` with a real tab: it shows a change by itself, faults above the page, and one rebuild for many saves."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.project.paths import HOME
from tests.minimal import Project

LIMIT = 60_000
"""Milliseconds that a change may take here: a limit of the wait, not a promise of speed (``python -m benchmarks preview``)."""


@dataclass(frozen=True)
class Served:
    """A project under ``serve``."""

    project: Project
    address: str
    output: Path

    def rebuilds(self, page: Page) -> str:
        """What names the state of the pages that the tab shows."""
        return page.locator("script[data-epoch]").get_attribute("data-epoch")


@pytest.fixture
def served(project: Project) -> Iterator[Served]:
    project.make_buildable()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "generator", "--root", str(project.root), "serve", "--port", str(port)]
    output = project.root.parent / "output.txt"
    with output.open("w") as file, subprocess.Popen(command, cwd=HOME, stdout=file, stderr=file) as process:
        try:
            yield Served(project, f"http://127.0.0.1:{port}/", output)
        finally:
            process.terminate()
            try:
                assert process.wait(timeout=30) == 0
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def open_page(page: Page, address: str) -> None:
    """Open the page, waiting for the server to begin."""
    for _ in range(200):
        try:
            page.goto(address)
            return
        except Exception:
            page.wait_for_timeout(300)
    raise AssertionError("nothing is served")


@pytest.mark.slow
@pytest.mark.browser
def test_an_open_tab_shows_what_is_saved(browser: Browser, served: Served) -> None:
    project = served.project
    with browser.new_context() as zh_context, browser.new_context() as en_context:
        zh, en = zh_context.new_page(), en_context.new_page()
        violations: list[str] = []
        for page in (zh, en):
            page.set_default_timeout(LIMIT)
            page.on("console", lambda message: violations.append(message.text) if "Policy" in message.text else None)
        open_page(zh, served.address + "sections/livelihood/")
        open_page(en, served.address + "en/sections/livelihood/")
        before = served.rebuilds(zh)

        # A text of the data, saved as editors do: another file takes its place.
        project.change("新找到工作的人", "新找到事做的人")
        expect(zh.locator("body")).to_contain_text("新找到事做的人", timeout=LIMIT)
        assert served.rebuilds(zh) != before

        # A fault: the page stays, without the item, and says what is wrong, in both languages.
        project.set("parks", "topics", "[moon]")
        for page, title in ((zh, "数据有问题"), (en, "The data have faults")):
            faults = page.locator("#preview-faults")
            expect(faults).to_contain_text(title, timeout=LIMIT)
            expect(faults).to_contain_text("moon")
            expect(faults).to_contain_text(re.compile(r"data/targets\.yaml:\d+"))
            expect(page.locator("#new-jobs")).to_have_count(1)
            expect(page.locator("#parks")).to_have_count(0)
        project.change("items:", "items: [")
        expect(zh.locator("#preview-faults")).to_contain_text("YAML syntax", timeout=LIMIT)
        expect(zh.locator("#new-jobs")).to_have_count(1)
        project.change("items: [", "items:")
        project.set("parks", "topics", "[housing]")
        expect(zh.locator("#preview-faults")).to_have_count(0, timeout=LIMIT)
        expect(zh.locator("#parks")).to_have_count(1)

        # The preview has a look of its own: the theme's styles and ours.
        shade = zh.locator(".md-header").evaluate("e => getComputedStyle(e).boxShadow + getComputedStyle(e).position")
        assert "sticky" in shade
        assert zh.evaluate("getComputedStyle(document.body).getPropertyValue('--accent')")

        # Many saves at once, as a checkout makes them: one rebuild, and the tab loads its page once.
        zh.goto(served.address)
        loads: list[str] = []
        zh.on("load", lambda page: loads.append(page.url))
        for n in range(8):
            file = project.root / f"content/zh/page-{n}.md"
            file.write_text(f"---\ntitle: 第{n}页\ndescription: 一页\n---\n\n# 第{n}页\n", encoding="utf-8")
        file = project.root / "content/zh/fresh.md"
        file.write_text("---\ntitle: 新页\ndescription: 一页\n---\n\n# 新的一页 {: #new }\n", encoding="utf-8")
        os.replace(file, project.root / "content/zh/index.md")
        open_page(en, served.address + "en/sections/livelihood/")
        expect(zh.locator("body")).to_contain_text("新的一页", timeout=LIMIT)
        zh.wait_for_load_state("load")
        # A change that another page alone shows leaves it alone.
        project.change("People who find work", "People who find a job")
        expect(en.locator("body")).to_contain_text("People who find a job", timeout=LIMIT)
        zh.wait_for_timeout(300)  # for what the browser has sent and nobody has read
        assert loads == [served.address]
        assert violations == []
