"""No axe violation on any kind of page, in both colour schemes, at desk and phone width; and keys alone suffice."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, PHONE

KINDS = (
    "",
    "parts/aims/",
    "sections/city/",
    "sections/livelihoods-2021/",
    "topics/",
    "topics/schools/",
    "places/",
    "places/luanchuan/",
    "targets/",
    "glossary/",
    "explorer/",
    "calendar/",
    "compare/",
    "charts/",
    "investors/",
    "investors/projects/",
    "investors/brief/",
    "data/",
    "about/",
)
"""One page of each kind."""
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Without this, axe also describes each of the thousands of elements in which it finds nothing.
    "resultTypes": ["violations"],
}

LIKE = "table.explorer tbody tr, .terms > div"
"""Of hundreds that are made alike, axe looks at so many; all of them take it a minute."""
FIRST = 60


VIEWS = (
    (("", "light", DESKTOP), ("en/", "dark", PHONE)),
    (("", "dark", PHONE), ("en/", "light", DESKTOP)),
    (("en/", "dark", DESKTOP), ("", "light", PHONE)),
    (("en/", "light", PHONE), ("", "dark", DESKTOP)),
)
"""Each kind is seen in both languages, schemes and widths, in two visits; kinds take turns, so that all eight views occur."""
SEEN = [(kind, *view) for number, kind in enumerate(KINDS) for view in VIEWS[number % len(VIEWS)]]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "language", "scheme", "viewport"),
    SEEN,
    ids=[f"{language or 'zh/'}{kind}-{scheme}-{viewport['width']}" for kind, language, scheme, viewport in SEEN],
)
def test_no_axe_violation(
    browser: Browser, site_url: str, path: str, language: str, scheme: str, viewport: dict[str, int]
) -> None:
    context = browser.new_context(base_url=site_url, viewport=viewport, color_scheme=scheme)
    page = context.new_page()
    page.goto(language + path)
    page.locator(LIKE).evaluate_all("(all, first) => all.slice(first).forEach((each) => each.remove())", FIRST)
    results = Axe().run(page, options=AXE)
    context.close()
    assert results.response["testEngine"]["name"] == "axe-core"
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in results.response["violations"]] == []


def test_the_first_tab_stop_skips_to_the_content(desktop: Page) -> None:
    desktop.goto("en/sections/city/")
    desktop.keyboard.press("Tab")
    skip = desktop.locator(":focus")
    expect(skip).to_have_attribute("href", "#top")
    desktop.keyboard.press("Enter")
    assert desktop.url.endswith("#top")


def test_keys_alone_reach_every_control(desktop: Page) -> None:
    desktop.goto("en/sections/livelihoods/")
    wanted = {"[data-language-switch]", "[data-parallel]", "a.term", ".permalink", ".tags a", ".beside"}
    for _ in range(400):
        desktop.keyboard.press("Tab")
        reached = {each for each in wanted if desktop.evaluate("s => document.activeElement.matches(s)", each)}
        wanted -= reached
        if not wanted:
            break
    assert wanted == set()


def test_focus_can_be_seen(desktop: Page) -> None:
    desktop.goto("en/topics/schools/")
    link = desktop.locator("a.quoted").first
    link.focus()
    desktop.keyboard.press("Shift+Tab")
    desktop.keyboard.press("Tab")
    assert link.evaluate("e => getComputedStyle(e).outlineStyle") != "none"
