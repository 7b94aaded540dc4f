"""The search in a browser: by keyboard, on a phone, shared, without results, under a sub-path, in both languages."""

from __future__ import annotations

import gzip
import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

FIELD = "[role=search] input[type=search]"
RESULTS = "[role=search] .search__list a"
COUNT = "[role=search] [role=status]"
# A loaded machine may take its time over the first query, which fetches the index.
SLOW = 30_000


def search(page: Page, query: str) -> list[str]:
    """Type a query; the results' addresses, in order."""
    page.locator(FIELD).fill(query)
    expect(page.locator(RESULTS).first).to_be_visible(timeout=SLOW)
    return page.locator(RESULTS).evaluate_all("links => links.map(link => link.href)")


@pytest.mark.parametrize(
    ("path", "query", "item"),
    [
        ("", "停车", "sections/city/#parking-spaces"),
        ("topics/schools/", "幼儿园", "sections/livelihoods/#public-kindergartens"),
        ("sections/city/", "mudan", "sections/culture-tourism/#peony-"),
        ("en/", "car park", "en/sections/city/#parking-spaces"),
        ("en/sections/city/", "kindergarden", "en/sections/livelihoods/#public-kindergartens"),
        ("en/topics/schools/", "停車", "en/sections/city/#parking-spaces"),
    ],
)
def test_first_result_is_the_item_in_the_pages_language(
    desktop: Page, site_url: str, path: str, query: str, item: str
) -> None:
    desktop.goto(path)
    found = search(desktop, query)
    assert found[0].startswith(urljoin(site_url, item))
    assert all(href.startswith(site_url) and ("/en/" in href) == path.startswith("en/") for href in found)


def test_card_shows_name_figure_date_and_section_with_hits_marked(desktop: Page) -> None:
    desktop.goto("en/")
    search(desktop, "waste sorting coverage")
    card = desktop.locator(RESULTS).first
    expect(card.locator(".search__name")).to_contain_text("waste sorting")
    expect(card.locator(".search__figure")).to_have_text(re.compile(r"\d"))
    expect(card.locator(".search__about")).to_contain_text("31 December 2022")
    expect(card.locator(".search__about")).to_contain_text("The city")
    assert {mark.lower() for mark in card.locator("mark").all_inner_texts()} >= {"waste", "sorting"}


def test_click_lands_on_the_item_which_is_marked(desktop: Page, site_url: str) -> None:
    desktop.goto("en/")
    search(desktop, "parking")
    desktop.locator(RESULTS).first.click()
    expect(desktop).to_have_url(urljoin(site_url, "en/sections/city/#parking-spaces"))
    item = desktop.locator("#parking-spaces")
    expect(item).to_be_in_viewport()
    assert item.evaluate("e => e.matches(':target') && getComputedStyle(e).backgroundColor") not in (
        "rgba(0, 0, 0, 0)",
        False,
    )


def test_result_on_the_open_page_closes_the_panel(desktop: Page) -> None:
    desktop.goto("en/sections/city/")
    search(desktop, "parking")
    desktop.locator(RESULTS).first.click()
    expect(desktop.locator("#search-results")).to_be_hidden()
    expect(desktop.locator("#parking-spaces")).to_be_in_viewport()
    assert "?q=" not in desktop.url


def test_keyboard_alone(desktop: Page, site_url: str) -> None:
    desktop.goto("en/")
    desktop.keyboard.press("/")
    expect(desktop.locator(FIELD)).to_be_focused()
    desktop.keyboard.type("metro")
    expect(desktop.locator(RESULTS).first).to_be_visible(timeout=SLOW)
    links = desktop.locator(RESULTS)
    desktop.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    desktop.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    desktop.keyboard.press("ArrowUp")
    desktop.keyboard.press("ArrowUp")
    expect(desktop.locator(FIELD)).to_be_focused()
    desktop.keyboard.press("Escape")
    expect(desktop.locator("#search-results")).to_be_hidden()
    expect(desktop.locator(FIELD)).to_have_value("")
    desktop.keyboard.press("/")
    desktop.keyboard.type("metro")
    expect(links.first).to_be_visible()
    first = links.first.evaluate("link => link.href")
    desktop.keyboard.press("Enter")
    expect(desktop).to_have_url(first)


def test_slash_is_typed_where_text_is_written(desktop: Page) -> None:
    desktop.goto("en/")
    desktop.locator(FIELD).fill("3")
    desktop.keyboard.press("/")
    expect(desktop.locator(FIELD)).to_have_value("3/")


@pytest.mark.parametrize(
    ("path", "some", "none"), [("", "条结果", "没有找到“zzzqqq”"), ("en/", "results", "Nothing found for “zzzqqq”")]
)
def test_count_is_announced_and_no_result_offers_ways_on(desktop: Page, path: str, some: str, none: str) -> None:
    desktop.goto(path)
    search(desktop, "GDP")
    count = desktop.locator(COUNT)
    expect(count).to_have_attribute("aria-live", "polite")
    expect(count).to_contain_text(some)
    desktop.locator(FIELD).fill("zzzqqq")
    expect(count).to_have_text(none)
    expect(desktop.locator(RESULTS)).to_have_count(0)
    tries = desktop.locator(".search__try a")
    assert tries.count() >= 5
    tries.first.click()
    expect(desktop.locator(RESULTS).first).to_be_visible(timeout=SLOW)


@pytest.mark.parametrize("query", ["地铁 2", "a&b=c", "<b>x</b>", "豫事办App"])
def test_address_of_a_query_can_be_shared(desktop: Page, site_url: str, query: str) -> None:
    desktop.goto("sections/city/")
    desktop.locator(FIELD).fill(query)
    expect(desktop.locator(COUNT)).not_to_be_empty(timeout=SLOW)
    reported = desktop.locator(COUNT).inner_text()
    desktop.goto(desktop.url)
    expect(desktop.locator(FIELD)).to_have_value(query)
    expect(desktop.locator(COUNT)).to_have_text(reported, timeout=SLOW)
    assert desktop.locator("[role=search] b").count() == 0


def test_phone_opens_the_field_over_the_header(phone: Page) -> None:
    phone.goto("")
    field = phone.locator(FIELD)
    assert field.bounding_box()["width"] < 60
    field.click()
    assert field.bounding_box()["width"] > 300
    search(phone, "养老院")
    panel = phone.locator("#search-results").bounding_box()
    assert panel["width"] == 390
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.locator(".search__close").click()
    expect(phone.locator("#search-results")).to_be_hidden()
    assert field.bounding_box()["width"] < 60


@pytest.mark.parametrize(("path", "query"), [("", "停车"), ("en/", "parking")])
def test_first_query_loads_its_own_index_only_and_little(
    browser: Browser, site, site_url: str, path: str, query: str
) -> None:
    context = browser.new_context(base_url=site_url)
    page = context.new_page()
    page.goto(path)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    search(page, query)
    context.close()
    assert all(url.startswith(urljoin(site_url, path)) for url in asked)
    indexes = [url for url in asked if url.endswith("/search/index.json")]
    assert indexes == [urljoin(site_url, path + "search/index.json")]
    files = {url.removeprefix(site_url).split("?")[0] for url in asked}
    assert sum(len(gzip.compress((site / file).read_bytes(), 9)) for file in files) < 150_000


def test_a_failed_load_is_shown_and_tried_again(desktop: Page) -> None:
    desktop.goto("")
    desktop.route("**/search/index.json", lambda route: route.abort())
    desktop.locator(FIELD).fill("停车")
    expect(desktop.locator(COUNT)).to_contain_text("没能加载", timeout=SLOW)
    desktop.unroute("**/search/index.json")
    assert search(desktop, "停车位")


def test_keys_of_an_input_method_and_a_full_history_leave_the_search_at_work(desktop: Page) -> None:
    desktop.goto("")
    desktop.evaluate(
        "() => { history.replaceState = () => { throw new DOMException('100 times', 'SecurityError'); }; }"
    )
    assert search(desktop, "停车位")
    # Safari tells by the number 229 alone that Enter ends a composition, and Escape closes its candidates.
    typed = """(field, key) => field.dispatchEvent(
        new KeyboardEvent("keydown", { key, keyCode: 229, bubbles: true, cancelable: true }))"""
    field = desktop.locator(FIELD)
    assert field.evaluate(typed, "Enter") is False
    assert field.evaluate(typed, "Escape") is True
    expect(field).to_have_value("停车位")
    expect(desktop.locator(RESULTS).first).to_be_visible()


def test_late_answers_do_not_replace_newer_ones(desktop: Page) -> None:
    desktop.goto("")
    field = desktop.locator(FIELD)
    for query in ("停", "停车", "地", "地铁"):
        field.fill(query)
    expect(desktop.locator(RESULTS).first).to_contain_text("地铁", timeout=SLOW)
    expect(desktop).to_have_url(re.compile(r"\?q=%E5%9C%B0%E9%93%81$"))


def test_escape_leads_back_to_where_the_shortcut_was_pressed(desktop: Page) -> None:
    desktop.goto("sections/city/")
    link = desktop.locator("article a, .md-content a").first
    link.focus()
    desktop.keyboard.press("/")
    expect(desktop.locator(FIELD)).to_be_focused()
    desktop.keyboard.type("停车")
    expect(desktop.locator(RESULTS).first).to_be_visible(timeout=SLOW)
    desktop.keyboard.press("Escape")
    expect(link).to_be_focused()
