"""Terms explained where they stand: by pointer, by keyboard, by touch; and linked without scripts."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

PAGE = "en/sections/innovation/"


def test_pointer_shows_the_explanation_and_may_rest_on_it(desktop: Page) -> None:
    desktop.goto(PAGE)
    term, tip = desktop.locator("a.term").first, desktop.get_by_role("tooltip")
    term.hover()
    expect(tip).to_contain_text(term.get_attribute("data-term"))
    tip.hover()
    expect(tip).to_be_visible()
    desktop.mouse.move(5, 5)
    expect(tip).to_be_hidden()


def test_keyboard_focus_shows_it_and_escape_hides_it(desktop: Page) -> None:
    desktop.goto(PAGE)
    term, tip = desktop.locator("a.term").first, desktop.get_by_role("tooltip")
    term.focus()
    expect(tip).to_be_visible()
    expect(term).to_have_attribute("aria-describedby", "term-tip")
    desktop.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_first_tap_explains_and_second_tap_leads_to_the_glossary(browser: Browser, site_url: str) -> None:
    context = browser.new_context(base_url=site_url, viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(PAGE)
    term = page.locator("a.term").first
    term.tap()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert page.url.endswith(PAGE)
    term.tap()
    page.wait_for_url("**/en/glossary/#*")
    context.close()


def test_programmes_are_named_in_chinese_and_pinyin_at_first_mention_only(desktop: Page) -> None:
    desktop.goto(PAGE)
    text = desktop.locator(".md-content__inner").inner_text()
    assert text.count("智慧岛, Zhìhuì Dǎo") == 1
