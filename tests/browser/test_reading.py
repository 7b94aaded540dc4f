"""What a reader does: switch language, follow and copy a permalink, use the menu, search."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

ITEM = "public-kindergartens"


def test_language_switch_leads_to_the_same_item_and_back(desktop: Page, site_url: str) -> None:
    desktop.goto(f"sections/livelihoods/#{ITEM}")
    desktop.locator("[data-language-switch]").click()
    assert desktop.url == urljoin(site_url, f"en/sections/livelihoods/#{ITEM}")
    assert desktop.evaluate("document.documentElement.lang") == "en"
    expect(desktop.locator(f"#{ITEM}")).to_contain_text("18 public kindergartens")
    desktop.locator("[data-language-switch]").click()
    assert desktop.url == urljoin(site_url, f"sections/livelihoods/#{ITEM}")
    assert desktop.evaluate("document.documentElement.lang") == "zh-CN"
    expect(desktop.locator(f"#{ITEM}")).to_contain_text("18所")


def test_language_switch_works_without_scripts(browser, site_url: str) -> None:
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("en/topics/schools/")
    page.locator("[data-language-switch]").click()
    assert page.url == urljoin(site_url, "topics/schools/")
    context.close()


def test_permalink_is_copied_and_marks_its_item(desktop: Page, site_url: str) -> None:
    desktop.goto("en/sections/livelihoods/")
    desktop.locator(f"#{ITEM} .permalink").click()
    address = urljoin(site_url, f"en/sections/livelihoods/#{ITEM}")
    assert desktop.url == address
    expect(desktop.locator(f"#{ITEM} .permalink")).to_have_class("permalink copied")
    assert desktop.evaluate("navigator.clipboard.readText()") == address
    plain = desktop.locator("#rural-boarding-schools").evaluate("e => getComputedStyle(e).backgroundColor")
    assert desktop.locator(f"#{ITEM}").evaluate("e => getComputedStyle(e).backgroundColor") != plain
    desktop.goto(address)
    expect(desktop.locator(f"#{ITEM}")).to_be_in_viewport()


def test_target_and_last_years_result_lead_to_each_other(desktop: Page) -> None:
    desktop.goto("en/sections/livelihoods/")
    desktop.locator(f"#{ITEM} .beside").click()
    expect(desktop).to_have_url(lambda url: url.endswith("en/sections/livelihoods-2021/#public-kindergartens-2021"))
    result = desktop.locator("#public-kindergartens-2021")
    expect(result).to_contain_text("22 public kindergartens")
    result.locator(".beside").click()
    expect(desktop).to_have_url(lambda url: url.endswith(f"en/sections/livelihoods/#{ITEM}"))


@pytest.mark.parametrize(
    ("start", "words"),
    [("", ("报告", "2022年要做什么", "3.9")), ("en/about/", ("The report", "What is planned for 2022", "3.9"))],
)
def test_phone_menu_leads_to_a_section(phone: Page, start: str, words: tuple[str, ...]) -> None:
    phone.goto(start)
    phone.locator("header label[for=__drawer]").click()
    menu = phone.locator(".md-sidebar--primary")
    for word in words[:-1]:
        menu.locator(".md-nav__item--nested:visible > .md-nav__link:visible, .md-nav__container label:visible").filter(
            has_text=word
        ).first.click()
    menu.locator("a:visible", has_text=words[-1]).click()
    expect(phone.locator("h1")).to_contain_text("3.9")


@pytest.mark.parametrize("path", ["", "en/", "sections/city/", "en/sections/city/", "en/targets/", "topics/schools/", "en/data/"])
@pytest.mark.parametrize("width", [320, 390])
def test_no_page_scrolls_sideways_on_a_phone(phone: Page, path: str, width: int) -> None:
    phone.set_viewport_size({"width": width, "height": 700})
    phone.goto(path)
    assert phone.evaluate("document.documentElement.scrollWidth") <= width


def test_every_page_keeps_to_the_site_and_to_a_clean_console(desktop: Page, site: Path, site_url: str) -> None:
    outside, faults = [], []
    desktop.on("request", lambda request: outside.append(request.url) if not request.url.startswith(site_url) else None)
    desktop.on("response", lambda response: faults.append(response.url) if response.status >= 400 else None)
    desktop.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    desktop.on("pageerror", lambda error: faults.append(str(error)))
    for page in sorted(site.rglob("index.html")):
        desktop.goto(page.parent.relative_to(site).as_posix() + "/", wait_until="load")
    assert outside == []
    assert faults == []


@pytest.mark.parametrize(("path", "query", "section"), [("", "幼儿园", "3.9"), ("en/", "kindergartens", "3.9")])
def test_search_answers_in_the_pages_language(desktop: Page, path: str, query: str, section: str) -> None:
    desktop.goto(path)
    desktop.locator("[role=search] input").click()
    desktop.locator("[role=search] input").fill(query)
    results = desktop.locator("[role=search] .md-search-result__item")
    expect(results.filter(has_text=section).first).to_be_visible()
    in_english = path == "en/"
    assert all(("/en/" in href) == in_english for href in results.locator("a").evaluate_all("links => links.map(a => a.href)"))
