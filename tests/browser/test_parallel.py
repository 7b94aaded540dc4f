"""Both languages side by side on a section page, remembered."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

ITEM = "public-kindergartens"


@pytest.mark.parametrize(
    ("path", "lang", "figure"),
    [("sections/livelihoods/", "en", "18 public kindergartens"), ("en/sections/livelihoods/", "zh-CN", "18所")],
)
def test_each_item_gets_its_twin_and_the_choice_is_remembered(desktop: Page, path: str, lang: str, figure: str) -> None:
    desktop.goto(path)
    desktop.locator("[data-parallel]").click()
    twin = desktop.locator(f"#{ITEM} > .twin")
    expect(twin).to_contain_text(figure)
    expect(twin).to_have_attribute("lang", lang)
    assert (
        desktop.locator("tr[id], article[id]").count() == desktop.locator("tr[id] > .twin, article[id] > .twin").count()
    )
    desktop.goto(path.replace("livelihoods", "safety"))
    expect(desktop.locator("article[id] > .twin").first).to_be_visible()
    desktop.locator("[data-parallel]").click()
    expect(desktop.locator(".twin").first).to_be_hidden()
    desktop.goto(path)
    expect(desktop.locator("[data-parallel]")).to_have_attribute("aria-pressed", "false")


def test_ids_stay_unique_beside_the_twin(desktop: Page) -> None:
    desktop.goto("en/sections/city/")
    desktop.locator("[data-parallel]").click()
    expect(desktop.locator("tr[id] > .twin").first).to_be_visible()
    ids = desktop.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert len(ids) == len(set(ids))
