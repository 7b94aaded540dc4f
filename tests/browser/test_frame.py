"""What the frame does in place of Material's script: colours, menu, contents, pages fetched ahead; and that nothing moves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => { for (const entry of list.getEntries()) shifts.push(entry.value); })
  .observe({type: 'layout-shift', buffered: true});
"""
SLOW = {"offline": False, "latency": 40, "downloadThroughput": 120_000, "uploadThroughput": 120_000}
KINDS = ("", "sections/city/", "topics/schools/", "targets/", "explorer/", "glossary/", "calendar/", "charts/")
TOP = "id => document.getElementById(id).getBoundingClientRect().top"
AT_END = "innerHeight + scrollY >= document.documentElement.scrollHeight - 2"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("screen", "language"),
    [
        ("phone", ""),
        ("desktop", "en/"),
        pytest.param("phone", "en/", marks=pytest.mark.large),
        pytest.param("desktop", "", marks=pytest.mark.large),
    ],
)
def test_nothing_moves_while_a_page_comes_in(request: pytest.FixtureRequest, screen: str, language: str) -> None:
    page: Page = request.getfixturevalue(screen)
    page.add_init_script(SHIFTS)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)

    def opened(path: str) -> float:
        page.goto(path)
        page.wait_for_timeout(200)
        return sum(page.evaluate("shifts"))

    moved = {kind: opened(language + kind) for kind in KINDS}
    # A chunk of text that comes in the middle of a line counts as a two-thousandth, elsewhere each time; what moves again
    # is the page's own.
    again = {kind: min(value, opened(language + kind)) for kind, value in moved.items() if value > 0.001}
    assert {kind: value for kind, value in again.items() if value > 0.001} == {}


@pytest.mark.parametrize("screen", ["phone", "desktop"])
@pytest.mark.parametrize("path", ["sections/city/", "en/glossary/"])
def test_links_land_exactly_though_heights_far_away_are_guessed(
    request: pytest.FixtureRequest, site: Path, screen: str, path: str
) -> None:
    page: Page = request.getfixturevalue(screen)
    text = (site / path / "index.html").read_text(encoding="utf-8")
    ids = re.findall(r'<(?:tr|article class="item"|div) id="([^"]+)"', text)
    places = {}
    for name in ids[20 :: len(ids) // 5]:
        page.goto("about:blank")
        page.goto(f"{path}#{name}")
        page.wait_for_timeout(400)
        places[name] = page.evaluate(TOP, name)
        expect(page.locator(f"[id='{name}']")).to_be_in_viewport()
        if page.evaluate(AT_END):
            del places[name]
    assert len(places) >= 4
    assert max(places.values()) - min(places.values()) <= 2, places


@pytest.mark.parametrize(("system", "scheme", "other"), [("dark", "slate", "default"), ("light", "default", "slate")])
def test_colours_follow_the_system_until_the_reader_chooses(
    browser: Browser, site_url: str, system: str, scheme: str, other: str
) -> None:
    context = browser.new_context(base_url=site_url, color_scheme=system)
    page = context.new_page()
    page.goto("")
    body, button = page.locator("body"), page.locator("[data-md-component=palette] label:visible")
    expect(body).to_have_attribute("data-md-color-scheme", scheme)
    expect(button).to_have_count(1)
    button.click()
    expect(body).to_have_attribute("data-md-color-scheme", other)
    expect(button).to_have_count(1)
    page.goto("en/sections/city/")
    expect(body).to_have_attribute("data-md-color-scheme", other)
    page.locator("[data-md-component=palette] input:checked").focus()
    page.keyboard.press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", scheme)
    context.close()


def test_without_a_choice_colours_change_with_the_system(browser: Browser, site_url: str) -> None:
    context = browser.new_context(base_url=site_url, color_scheme="light")
    page = context.new_page()
    page.goto("")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    context.close()


def test_contents_and_title_follow_the_reader(desktop: Page) -> None:
    desktop.goto("en/glossary/")
    title, contents = desktop.locator(".md-header__title"), desktop.locator(".md-sidebar--secondary")
    links, here = contents.locator("a.md-nav__link"), contents.locator(".md-nav__link--active")
    expect(title).not_to_have_class(re.compile("--active"))
    links.last.click()
    expect(title).to_have_class(re.compile("--active"))
    expect(here).to_have_text(links.last.inner_text())
    # As a reader does: what a script scrolls is undone while the link's place settles.
    desktop.locator(".md-content").hover(position={"x": 200, "y": 200})
    desktop.mouse.wheel(0, -1_000_000)
    expect(here).to_have_count(0)
    expect(title).not_to_have_class(re.compile("--active"))


def test_the_menu_closes_with_escape_and_its_labels_take_enter(phone: Page) -> None:
    phone.goto("en/sections/city/")
    drawer = phone.locator("#__drawer")
    phone.locator("header label[for=__drawer]").click()
    expect(drawer).to_be_checked()
    phone.keyboard.press("Escape")
    expect(drawer).not_to_be_checked()
    label = phone.locator("label[tabindex='0']").first
    before = phone.locator(f"[id='{label.get_attribute('for')}']").is_checked()
    label.evaluate("label => label.focus({preventScroll: true})")
    label.dispatch_event("keydown", {"key": "Enter", "bubbles": True})
    assert phone.locator(f"[id='{label.get_attribute('for')}']").is_checked() != before


def test_a_page_is_fetched_when_the_reader_turns_to_its_link_and_only_once(desktop: Page, site_url: str) -> None:
    asked: list[str] = []
    desktop.on("request", lambda request: asked.append(request.url) if request.resource_type == "fetch" else None)
    desktop.goto("en/parts/work/")
    link = desktop.locator(".md-content a[href*='sections/city/']").first
    with desktop.expect_request(lambda request: request.url == f"{site_url}en/sections/city/"):
        link.hover()
    desktop.mouse.move(0, 0)
    link.hover()
    desktop.wait_for_timeout(200)
    assert asked == [f"{site_url}en/sections/city/"]
    link.click()
    expect(desktop.locator("h1")).to_contain_text("3.4")


def test_neither_downloads_nor_places_on_the_page_are_fetched_ahead(desktop: Page) -> None:
    asked: list[str] = []
    desktop.on("request", lambda request: asked.append(request.url) if request.resource_type == "fetch" else None)
    desktop.goto("en/data/")
    for selector in ("a[href$='.csv']", ".md-nav a[href^='#']"):
        desktop.locator(selector).locator("visible=true").first.hover()
        desktop.wait_for_timeout(150)
    assert asked == []
