"""A page that moved, as a reader meets it: with scripts and an anchor, and without."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.project.labels import load_labels
from generator.project.paths import REDIRECTS
from generator.website.redirects import write_redirects
from tests.trees import HOUSE

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
        shutil.copy(HOUSE / "overrides/assets/moved.js", tmp_path / "site" / language / "assets")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/site/"
    server.shutdown()


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
