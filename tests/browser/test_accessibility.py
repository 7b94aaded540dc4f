"""No axe violation on any kind of page, in both colour schemes, at desk and phone width; and keys alone suffice."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.page_kinds import KINDS

AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Without this, axe also describes each of the thousands of elements in which it finds nothing.
    "resultTypes": ["violations"],
}

LIKE = ("table.explorer tbody tr", "table.targets tbody tr[id]", ".terms > div", ".report-items > div", "article.item")
"""Of the many that are made alike, axe looks at the first so many; all of them take it a minute."""
FIRST = 25


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
    for alike in LIKE:
        page.locator(alike).evaluate_all("(all, first) => all.slice(first).forEach((each) => each.remove())", FIRST)
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


SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"
"""WCAG 1.4.12."""
CUT = """() => [...document.querySelectorAll("main p, main td, main th, main li, main a, main label, main button, main summary")]
  .filter((each) => each.checkVisibility() && !each.closest(".unseen, caption") && getComputedStyle(each).overflow === "hidden"
    && getComputedStyle(each).webkitLineClamp === "none" && each.scrollHeight > each.clientHeight + 2)
  .map((each) => each.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("language", ["", "en/"])
def test_wider_spacing_at_320_pixels_neither_cuts_nor_scrolls(browser: Browser, site_url: str, language: str) -> None:
    context = browser.new_context(base_url=site_url, viewport={"width": 320, "height": 640}, bypass_csp=True)
    page = context.new_page()
    for path in ("", "sections/city/", "explorer/", "charts/", "calendar/", "accessibility/", "report/"):
        page.goto(language + path)
        page.add_style_tag(content=SPACING)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert page.evaluate(CUT) == [], path
    context.close()


DARK_ON_DARK = """() => {
  const paper = getComputedStyle(document.body).backgroundColor;
  const seen = (each, ...parts) => parts.some((part) => !["none", paper].includes(getComputedStyle(each)[part]));
  return [...document.querySelectorAll(".chart svg text, .chart svg path, .chart svg circle, .chart svg line, .permalink svg, .search__icon")]
    .filter((each) => each.checkVisibility() && each.getBoundingClientRect().width > 0 && !seen(each, "fill", "stroke"))
    .map((each) => each.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_forced_colours_leave_charts_and_signs_to_see(browser: Browser, site_url: str, scheme: str) -> None:
    context = browser.new_context(base_url=site_url, viewport=DESKTOP, color_scheme=scheme, forced_colors="active")
    page = context.new_page()
    for path in ("charts/", "en/charts/", "en/sections/city/"):
        page.goto(path)
        assert page.evaluate(DARK_ON_DARK) == [], path
    page.goto("en/sections/city/")
    page.locator("[data-parallel]").click()
    pressed = page.locator("[data-parallel][aria-pressed=true]")
    assert pressed.evaluate("e => getComputedStyle(e).backgroundColor") != page.evaluate(
        "getComputedStyle(document.body).backgroundColor"
    )
    context.close()


def test_the_shortcut_can_be_switched_off_and_copying_is_announced(desktop: Page) -> None:
    field, box = desktop.locator("#search-query"), desktop.locator("[data-shortcut]")
    desktop.goto("en/accessibility/")
    expect(box).to_be_checked()
    box.uncheck()
    box.blur()
    desktop.keyboard.press("/")
    expect(field).not_to_be_focused()
    desktop.goto("sections/livelihoods/")
    desktop.keyboard.press("/")
    expect(field).not_to_be_focused()
    status = desktop.locator("[data-copied]")
    expect(status).to_have_text("")
    desktop.locator("#public-kindergartens .permalink").click()
    expect(status).to_have_text("链接已复制")
    desktop.goto("accessibility/")
    expect(box).not_to_be_checked()
    box.check()
    desktop.keyboard.press("/")
    box.blur()
    desktop.keyboard.press("/")
    expect(field).to_be_focused()
    # Keys of this site alone: others on the same host have their own.
    keys = desktop.evaluate("Object.keys(localStorage)")
    assert keys == ["/user/repo/.shortcut"]


def test_one_part_of_the_frame_fails_alone(desktop: Page) -> None:
    # Without its colours, and with a damaged address, the rest goes on.
    desktop.route(
        "**/about/",
        lambda route: route.fulfill(
            response=(answer := route.fetch()), body=answer.text().replace('data-md-component="palette"', "")
        ),
    )
    desktop.goto("en/about/#%E4%zz")
    desktop.set_viewport_size(PHONE)
    drawer = desktop.locator("#__drawer")
    desktop.locator("header label[for=__drawer]").click()
    expect(drawer).to_be_checked()
    desktop.keyboard.press("Escape")
    expect(drawer).not_to_be_checked()
