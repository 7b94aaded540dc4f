"""No page outgrows what a phone should have to load: files counted as a server would send them, gzipped."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

FIRST = 33_000
"""Bytes of the first page a reader opens, with all that its head and body load at once: a short one."""
SECTION_FIRST = 45_000
"""A long one."""
NEXT = 25_000
"""Bytes of a further page, when styles and scripts are there already."""
GLOSSARY = 50_000
"""It holds every term, and its words alone have 28 kB: a budget of its own."""
GLOSSARY_FIRST = 65_000
REPORT = 60_000
"""The whole report on one page."""
EXPLORER_FIRST = 50_000
"""With the script that only it loads."""
LOADED = re.compile(r'<(?:link rel="stylesheet" href|script[^>]* src|img(?![^>]* hidden)[^>]* src)="([^"]+)"')
"""A hidden, lazy picture is never loaded: the card for WeChat."""


def weight(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


@pytest.mark.site
def test_every_page_keeps_to_its_budget(site: Path) -> None:
    pages = sorted(site.rglob("index.html"))
    heavy = {
        str(page.relative_to(site)): weight(page)
        for page in pages
        if weight(page) > {"glossary": GLOSSARY, "report": REPORT}.get(page.parent.name, NEXT)
    }
    assert len(pages) > 100
    assert not heavy


@pytest.mark.site
@pytest.mark.parametrize(
    ("path", "budget"),
    [
        *((path, FIRST) for path in ("", "topics/schools", "calendar", "en")),
        *((path, SECTION_FIRST) for path in ("sections/city", "en/sections/city")),
        *((f"{language}explorer", EXPLORER_FIRST) for language in ("", "en/")),
        *((f"{language}glossary", GLOSSARY_FIRST) for language in ("", "en/")),
    ],
)
def test_a_first_page_comes_with_all_its_files_within_the_budget(site: Path, path: str, budget: int) -> None:
    page = site / path / "index.html"
    files = {(page.parent / href).resolve() for href in LOADED.findall(page.read_text(encoding="utf-8"))}
    assert len(files) >= 5
    assert weight(page) + sum(map(weight, files)) <= budget
