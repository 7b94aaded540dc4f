"""The live preview without a browser: what is shown after an edit, which tabs are told, and what is served meanwhile."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pytest

from generator.project.paths import HOME
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

    def finish(self) -> None:
        """Do all that can wait."""
        for _ in self.preview.finish():
            pass

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


def test_a_fault_of_any_file_of_the_data_is_listed_and_goes_with_it(shown: Shown) -> None:
    names = sorted(file.name for file in (HOME / "data").iterdir() if file.suffix in (".yaml", ".po"))
    assert len(names) > 10
    for name in names:
        file = shown.project.root / "data" / name
        before = file.read_text(encoding="utf-8")
        for text, faulty in ((before + "\n[", {f"data/{name}"}), (before, set())):
            file.write_text(text, encoding="utf-8")
            shown.update(SECTION)
            for _ in islice(shown.preview.finish(), 2):
                pass  # all checks; no search index, no data files
            assert {problem.file for problem in shown.preview.problems} == faulty, name


def test_faults_of_wording_are_listed_as_long_as_they_are_there(shown: Shown) -> None:
    shown.project.change("People who find work", "People who find 12 jobs")
    shown.update()
    shown.finish()
    faults = shown.preview.problems
    assert any("parity" in problem.what for problem in faults)
    shown.project.change("title: ", "title: A", "content/en/index.md")
    shown.update()
    shown.finish()
    assert shown.preview.problems == faults
    shown.project.change("People who find 12 jobs", "People who find work")
    shown.update()
    shown.finish()
    assert shown.preview.problems == ()


def test_the_search_and_the_data_files_follow_the_data(shown: Shown) -> None:
    made = [shown.preview.site / path for path in ("en/search/index.json", "data/targets.csv")]
    steps = shown.preview.finish()
    next(steps)
    steps.close()  # given up: an edit came
    assert not any(file.exists() for file in made)
    shown.project.change("title: ", "title: A", "content/en/index.md")
    shown.update()
    shown.finish()
    assert all("Riverside metro" in file.read_text(encoding="utf-8") for file in made)
    shown.project.change("en: Riverside metro", "en: Zebra metro")
    shown.update()
    shown.finish()
    assert all("Zebra metro" in file.read_text(encoding="utf-8") for file in made)


class HeldServer(PreviewServer):
    """A server whose rebuild goes no further, once it has told of pages, until ``read`` is set.

    What it does in the end goes no further than its first step while ``hold`` is set and no file changes.
    """

    def __init__(self, root: Path, site: Path):
        self.told, self.read = threading.Event(), threading.Event()
        self.read.set()
        self.hold, self.held = threading.Event(), threading.Event()
        super().__init__(root, site, "127.0.0.1", 0)

    def _show(self, changed: set[str]) -> None:
        super()._show(changed)
        if changed:
            self.told.set()
            assert self.read.wait(LIMIT)

    def _publish(self, changed: set[str]) -> None:
        super()._publish(changed)
        if self.hold.is_set() and threading.current_thread() is self._finishing:
            self.held.set()
            assert self._news_of_files.wait(LIMIT)
            self.hold.clear()

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


def test_an_edit_does_not_wait_for_the_end_of_what_the_last_one_left_to_do(project: Project) -> None:
    with serving(project) as server:
        server._finishing.join(LIMIT)
        index = Path(server.root) / "search/index.json"
        index.unlink()
        server.get(f"preview/state/0/{SECTION}")
        server.hold.set()
        project.change("新找到工作的人", "新找到事做的人")
        assert server.held.wait(LIMIT)
        server.told.clear()
        server.read.clear()
        project.change("新找到事做的人", "新找到活干的人")
        assert server.told.wait(LIMIT)
        assert "新找到活干的人" in server.get(SECTION)
        assert not index.exists()
        server.read.set()
    server._finishing.join(LIMIT)
    assert index.exists()
