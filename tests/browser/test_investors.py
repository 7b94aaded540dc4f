"""What an investor does: comes in at home, follows a statement to its item, prints the brief."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

A4 = (595, 842)
"""Points."""


def sheets(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of every page; Chromium leaves page records uncompressed."""
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert len(boxes) == len(re.findall(rb"/Type\s*/Page\b", pdf))
    return [(round(float(width)), round(float(height))) for width, height in boxes]


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_brief_prints_on_one_sheet_of_a4(desktop: Page, language: str, scheme: str) -> None:
    desktop.emulate_media(color_scheme=scheme)
    desktop.goto(f"{language}investors/brief/")
    assert sheets(desktop.pdf(prefer_css_page_size=True, print_background=True)) == [A4]


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_printed_brief_shows_its_first_and_last_words(desktop: Page, language: str) -> None:
    desktop.emulate_media(media="print")
    desktop.goto(f"{language}investors/brief/")
    expect(desktop.locator(".brief .lead")).to_be_visible()
    expect(desktop.locator(".brief p.note")).to_be_visible()
    expect(desktop.locator(".md-header")).to_be_hidden()


def test_home_leads_an_investor_to_an_item_in_three_steps(desktop: Page, site_url: str) -> None:
    desktop.goto("en/")
    desktop.locator("#investors ~ ul a", has_text="Trade and investment").first.click()
    desktop.locator("article a.quoted", has_text="operating as a closed customs zone").click()
    assert desktop.url == urljoin(site_url, "en/sections/reform/#bonded-zone-opening")
    expect(desktop.locator("#bonded-zone-opening")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["investors/", "en/investors/projects/", "en/investors/dates/", "investors/brief/"])
def test_no_investor_page_scrolls_sideways(phone: Page, path: str) -> None:
    phone.set_viewport_size({"width": 320, "height": 700})
    phone.goto(path)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_days_are_in_order(desktop: Page) -> None:
    desktop.goto("en/investors/dates/")
    days = desktop.locator("table.days th time").evaluate_all("times => times.map(time => time.dateTime)")
    assert days == sorted(set(days))
    assert len(days) > 1
