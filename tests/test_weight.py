"""No page outgrows what a phone should have to load: files counted as a server would send them, gzipped."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

FIRST = 100_000
"""Bytes of the first page a reader opens, with all that its head and body load at once."""
NEXT = 25_000
"""Bytes of a further page, when styles and scripts are there already."""
WHOLE_LISTS = {"glossary": 52_000, "explorer": 32_000}
"""Pages that hold every term or statement so that they work without scripts: a budget of their own."""
LOADED = re.compile(r'<(?:link rel="stylesheet" href|script[^>]* src|img[^>]* src)="([^"]+)"')


def weight(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


@pytest.mark.site
def test_every_page_keeps_to_its_budget(site: Path) -> None:
    pages = sorted(site.rglob("index.html"))
    heavy = {
        str(page.relative_to(site)): weight(page)
        for page in pages
        if weight(page) > WHOLE_LISTS.get(page.parent.name, NEXT)
    }
    assert len(pages) > 100
    assert not heavy


@pytest.mark.site
@pytest.mark.parametrize("path", ["", "sections/city", "topics/schools", "calendar", "en", "en/sections/city"])
def test_a_first_page_comes_with_all_its_files_within_the_budget(site: Path, path: str) -> None:
    page = site / path / "index.html"
    files = {(page.parent / href).resolve() for href in LOADED.findall(page.read_text(encoding="utf-8"))}
    assert len(files) >= 5
    assert weight(page) + sum(map(weight, files)) <= FIRST
