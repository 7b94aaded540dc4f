"""What every test can ask for: a copy of the smallest valid project, and the whole site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.build import build_site
from tests.minimal import MINIMAL, Project

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the smallest valid project, for one test to change one thing in."""
    shutil.copytree(MINIMAL, tmp_path / "project")
    return Project(tmp_path / "project")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built once."""
    out = tmp_path_factory.mktemp("site") / "site"
    build_site(ROOT, out)
    return out


@pytest.fixture(autouse=True)
def no_annotations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages as a user sees them, also where the suite runs under GitHub Actions."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
