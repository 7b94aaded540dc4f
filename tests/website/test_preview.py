"""The live preview without a browser: what is shown after an edit, which tabs are told, and what is served meanwhile."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.website.mkdocs_server import PreviewServer
from generator.website.preview import Preview
from tests.minimal import Project

LIMIT = 60
"""Seconds after which a wait has failed: no promise of speed."""
SECTION = "sections/livelihood/"
PAGE = "---\ntitle: 新页\ndescription: 一页\n---\n\n# 新页\n"


class Shown:
    """A preview of ``project``, and the addresses of pages that each update told of, in order."""

    def __init__(self, project: Project):
        project.make_buildable()
        self.project = project
        self.preview = Preview(project.root, project.root.parent / "site")
        self.told: list[set[str]] = []
        self.update()

    def update(self, *first: str) -> set[str]:
        """Bring the pages up to date; the addresses of all that changed."""
        self.told = []
        self.preview.update(lambda changed: self.told.append(set(changed)), first)
        return set().union(*self.told)

    def page(self, address: str) -> str:
        """The page at ``address`` as a tab gets it."""
        return (self.preview.site / address / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def shown(project: Project) -> Shown:
    return Shown(project)


def test_the_page_that_somebody_looks_at_comes_first_and_once(shown: Shown) -> None:
    shown.project.change("新找到工作的人", "新找到事做的人")
    assert "新找到事做的人" not in shown.page(SECTION)
    assert len(shown.update(SECTION)) > 1
    assert "新找到事做的人" in shown.page(SECTION)
    assert shown.told[0] == {SECTION}
    assert all(SECTION not in later for later in shown.told[1:])
    assert shown.update(SECTION) == set()


def test_a_new_page_tells_nobody_who_looks_at_another(shown: Shown) -> None:
    (shown.project.root / "content/zh/fresh.md").write_text(PAGE, encoding="utf-8")
    assert shown.update(SECTION) == {"fresh/"}


def test_after_the_theme_is_read_again_every_page_counts_as_changed(shown: Shown) -> None:
    shown.preview.reload_theme()
    assert {SECTION, "en/" + SECTION} < shown.update()


class HeldServer(PreviewServer):
    """A server whose rebuild goes no further, once it has told of pages, until ``read`` is set."""

    def __init__(self, root: Path, site: Path):
        self.told, self.read = threading.Event(), threading.Event()
        self.read.set()
        super().__init__(root, site, "127.0.0.1", 0)

    def _show(self, changed: set[str]) -> None:
        super()._show(changed)
        self.told.set()
        assert self.read.wait(LIMIT)

    def get(self, path: str) -> str:
        address = f"http://127.0.0.1:{self.server_port}/{path}"
        with urllib.request.urlopen(address, timeout=LIMIT) as answer:
            return answer.read().decode()


@contextmanager
def serving(project: Project) -> Iterator[HeldServer]:
    project.make_buildable()
    server = HeldServer(project.root, project.root.parent / "site")
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        yield server
    finally:
        server.read.set()
        server.shutdown()
        thread.join(LIMIT)
    assert not thread.is_alive()


def test_a_page_is_served_as_soon_as_its_tab_is_told_of_it(project: Project) -> None:
    with serving(project) as server:
        assert "preview.js" in server.get(SECTION)
        server.get(f"preview/state/0/{SECTION}")
        server.told.clear()
        server.read.clear()
        project.change("新找到工作的人", "新找到事做的人")
        assert server.told.wait(LIMIT)
        assert "新找到事做的人" in server.get(SECTION)
        assert not server.read.is_set()
