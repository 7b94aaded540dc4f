"""Feeds as programs find them: from each page to a file that the site holds."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest

LINK = re.compile(r'<link rel="alternate" type="application/atom\+xml" title="([^"]+)" href="([^"]+)">')
BASE = "https://site.example/sub/"

pytestmark = pytest.mark.site


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("", "data/updates.xml"),
        ("en/", "data/updates-en.xml"),
        ("en/sections/livelihoods/", "data/updates-en.xml"),
        ("topics/schools/", "data/updates.schools.xml"),
        ("en/topics/schools/", "data/updates-en.schools.xml"),
        ("en/corrections/", "data/updates-en.xml"),
    ],
)
def test_a_page_leads_to_its_feed(site: Path, page: str, feed: str) -> None:
    ((title, href),) = LINK.findall((site / page / "index.html").read_text(encoding="utf-8"))
    assert title
    assert urljoin(BASE + page, href) == BASE + feed
    assert not feedparser.parse((site / feed).read_bytes()).bozo


@pytest.mark.parametrize("language", ["", "en/"])
def test_every_entry_leads_to_an_anchor_of_the_site(site: Path, language: str) -> None:
    path = f"data/updates{'-en' if language else ''}.xml"
    entries = feedparser.parse((site / path).read_bytes()).entries
    assert entries
    for entry in entries:
        where, _, anchor = urljoin(BASE + path, entry.link).removeprefix(BASE).partition("#")
        html = (site / where / "index.html").read_text(encoding="utf-8")
        assert html.count(f'id="{anchor}"') == 1, entry.link
