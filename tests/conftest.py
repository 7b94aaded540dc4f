"""What every test can ask for: a copy of the smallest valid project, and the built site; and how workers share them."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
from pathlib import Path

import pytest

from generator.project.paths import HOME, SOURCE_VARIABLE
from generator.website.build import build_site
from tests.minimal import MINIMAL, Project

ROOT = HOME
GIVEN = "TEST_SITE"
"""Names a built site to test in place of a new one: a damaged copy, in ``benchmarks/mutations.py``."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that have slow tests, so that no core waits for one at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: thousands of tests and whole sites as trees, which no collection need walk."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


# A test says itself against which text it checks; what the suite was started with is for the real data alone.
SOURCE_TEXT = os.environ.pop(SOURCE_VARIABLE, None)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the smallest valid project, for one test to change one thing in."""
    shutil.copytree(MINIMAL, tmp_path / "project")
    return Project(tmp_path / "project")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once for all workers: whoever comes first builds, the others wait."""
    if given := os.environ.get(GIVEN):
        return Path(given)
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    out = folder / "built" / "site"
    out.parent.mkdir(exist_ok=True)
    with (folder / "built.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.is_dir():
            # As on a machine that gives its files to nobody else: what is built must be readable all the same.
            before = os.umask(0o077)
            try:
                build_site(ROOT, out)
            finally:
                os.umask(before)
    return out


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages as a user sees them, also under GitHub Actions, and no source text but the one that a test names."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    # A test says itself against which text it checks.
    monkeypatch.delenv(SOURCE_VARIABLE, raising=False)
