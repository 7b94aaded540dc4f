"""What a reader does: switch language, follow and copy a permalink, use the menu, search."""

from __future__ import annotations

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


def test_target_and_last_years_result_lead_to_each_other(desktop: Page, site_url: str) -> None:
    desktop.goto("en/sections/livelihoods/")
    desktop.locator(f"#{ITEM} .beside").click()
    expect(desktop).to_have_url(urljoin(site_url, "en/sections/livelihoods-2021/#public-kindergartens-2021"))
    result = desktop.locator("#public-kindergartens-2021")
    expect(result).to_contain_text("22 public kindergartens")
    result.locator(".beside").click()
    expect(desktop).to_have_url(urljoin(site_url, f"en/sections/livelihoods/#{ITEM}"))


@pytest.mark.parametrize(("start", "report", "section"), [("", "报告", "1.9"), ("en/about/", "The report", "1.9")])
def test_phone_menu_leads_to_a_section(phone: Page, start: str, report: str, section: str) -> None:
    phone.goto(start)
    menu, button = phone.locator(".md-sidebar--primary"), phone.locator("header label[for=__drawer]")
    button.click()
    menu.get_by_text(report, exact=True).locator("visible=true").first.click()
    phone.wait_for_url("**/parts/review/")
    button.click()
    menu.get_by_text(section).locator("visible=true").first.click()
    phone.wait_for_url("**/sections/livelihoods-2021/")
    expect(phone.locator("h1")).to_contain_text(section)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "en/",
        "sections/city/",
        "en/sections/city/",
        "en/targets/",
        "topics/schools/",
        "en/data/",
        "glossary/",
        "en/glossary/",
    ],
)
@pytest.mark.parametrize("width", [320, 390])
def test_no_page_scrolls_sideways_on_a_phone(phone: Page, path: str, width: int) -> None:
    phone.set_viewport_size({"width": width, "height": 700})
    phone.goto(path)
    assert phone.evaluate("document.documentElement.scrollWidth") <= width
