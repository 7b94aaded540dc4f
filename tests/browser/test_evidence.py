"""Evidence and citation of an item, used as a reader would."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

ITEM = "sections/countryside/#high-standard-farmland"


@pytest.mark.parametrize(
    ("path", "summary", "copy", "words"),
    [
        ("en/", "Evidence and citation", "Copy link", ["10万亩", "15 mu = 1 ha", "paragraph 115", "15 February 2022"]),
        ("", "依据与引用", "复制链接", ["10万亩", "15亩合1公顷", "第115段", "2022年2月15日"]),
    ],
)
def test_evidence_unfolds_and_its_link_is_copied(
    desktop: Page, site_url: str, path: str, summary: str, copy: str, words: list[str]
) -> None:
    desktop.goto(path + ITEM)
    details = desktop.locator("#high-standard-farmland details.cite")
    expect(details.get_by_role("link", name=copy)).to_be_hidden()
    details.get_by_text(summary).click()
    for word in words:
        expect(details).to_contain_text(word)
    details.get_by_role("link", name=copy).click()
    expect(details.get_by_role("link", name=copy)).to_have_class("copy copied")
    assert desktop.evaluate("navigator.clipboard.readText()") == urljoin(site_url, path + ITEM)


def test_evidence_unfolds_by_keyboard(desktop: Page) -> None:
    desktop.goto("en/" + ITEM)
    summary = desktop.locator("#high-standard-farmland details.cite summary")
    summary.focus()
    desktop.keyboard.press("Enter")
    expect(desktop.locator("#high-standard-farmland details.cite")).to_have_attribute("open", "")


def test_evidence_fits_a_narrow_phone(phone: Page) -> None:
    phone.set_viewport_size({"width": 320, "height": 700})
    phone.goto("en/sections/countryside/")
    phone.evaluate("document.querySelectorAll('details.cite').forEach(details => { details.open = true; })")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
