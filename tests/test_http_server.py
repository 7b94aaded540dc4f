"""The tests' own HTTP server: files below a path, index pages, the host's 404 page."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.http_server import serve_folder


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "city").mkdir()
    (tmp_path / "index.html").write_text("home")
    (tmp_path / "city/index.html").write_text("city")
    (tmp_path / "404.html").write_text("lost")
    return tmp_path


@pytest.mark.parametrize("base", ["", "user/repo", "a/mirror/of it"])
def test_serves_files_and_index_pages_below_a_path(folder: Path, base: str) -> None:
    with serve_folder(folder, base) as address:
        assert get(address) == (200, "home")
        assert get(f"{address}city/") == get(f"{address}city?words=x") == (200, "city")
        assert get(f"{address}gone")[0] == 404


def test_the_page_of_the_host_answers_every_other_address(folder: Path) -> None:
    with serve_folder(folder, "user/repo", folder / "404.html") as address:
        root = address.removesuffix("user/repo/")
        for path in (root, f"{root}index.html", f"{root}user/repository/", f"{address}gone"):
            assert get(path) == (404, "lost")
