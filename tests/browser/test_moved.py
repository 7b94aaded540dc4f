"""A page that moved, as a reader meets it: with scripts and an anchor, and without."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.project.labels import load_labels
from generator.project.paths import HOME, REDIRECTS
from generator.website.redirects import write_redirects
from tests.http_server import serve_folder

LABELS = {language: load_labels(language) for language in ("zh", "en")}


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    for language in ("", "en/"):
        (tmp_path / "site" / language / "sections/new").mkdir(parents=True)
        (tmp_path / "site" / language / "sections/new/index.html").write_text("<title>here</title>")
    (tmp_path / "data").mkdir()
    (tmp_path / REDIRECTS).write_text("moved:\n  - {from: sections/old/, to: sections/new/}\n")
    write_redirects(tmp_path, tmp_path / "site", LABELS)
    for language in ("", "en/"):
        (tmp_path / "site" / language / "assets").mkdir()
        shutil.copy(HOME / "overrides/assets/moved.js", tmp_path / "site" / language / "assets")
    with serve_folder(tmp_path / "site", "site") as address:
        yield address


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("language", ["", "en/"])
def test_leads_on_with_the_anchor_where_scripts_run(
    browser: Browser, address: str, scripts: bool, language: str
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{address}{language}sections/old/#parks")
    page.wait_for_url(f"{address}{language}sections/new/{'#parks' if scripts else '*'}")
    assert page.title() == "here"
    context.close()
