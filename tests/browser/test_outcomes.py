"""What became of the promises, in a real browser: one visit a language, from the home page to the source."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

WORDS = {
    "": {"reached": "做到了", "missed": "没有做到", "year": "那一年已经过去"},
    "en/": {"reached": "Reached", "missed": "Not reached", "year": "the year is over"},
}  # fmt: skip


@pytest.mark.parametrize("path", WORDS)
def test_from_the_home_page_to_the_source(desktop: Page, path: str) -> None:
    words, faults = WORDS[path], []
    desktop.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    desktop.goto(path)
    expect(desktop.locator(".year-line")).to_contain_text(words["year"])
    growth = desktop.locator("ul.figures li").first
    expect(growth).to_contain_text(words["missed"])
    expect(growth.locator(".actual")).to_have_text("3%")

    # The overview: five numbers, which sum up, and the list behind one.
    desktop.locator(".tally > p > a").first.click()
    expect(desktop).to_have_url(re.compile("outcomes/$"))
    desktop.wait_for_load_state()
    numbers = [int(each) for each in desktop.locator("ul.summary strong").all_text_contents()]
    lead = desktop.locator("p.lead").inner_text()
    assert str(sum(numbers)) in re.findall(r"\d+", lead)
    signs = desktop.locator("ul.summary .outcome").evaluate_all(
        "badges => badges.map(badge => getComputedStyle(badge, '::before').maskImage)"
    )
    assert len(set(signs)) == len(numbers) == 5
    desktop.locator("ul.summary a").first.click()
    expect(desktop).to_have_url(re.compile("outcomes/reached/$"))
    expect(desktop.locator("table.record tbody tr")).to_have_count(numbers[0])

    # The section: its counts lead to the explorer's rows.
    desktop.goto(f"{path}sections/livelihoods/")
    count = desktop.locator(".tally a.outcome.reached")
    number = int(re.search(r"\d+", count.inner_text())[0])
    item = desktop.locator("#public-kindergartens")
    expect(item.locator(".outcome")).to_have_text(words["reached"])
    assert item.locator(".pieces a").get_attribute("href").startswith("http")
    item.locator(".searched a").click()
    expect(desktop.locator("#public-kindergartens-evidence q")).to_be_visible()
    desktop.go_back()
    count.click()
    expect(desktop).to_have_url(re.compile(r"explorer/\?section=livelihoods&outcome=reached"))
    rows = desktop.locator("table.explorer tbody tr:visible")
    expect(rows).to_have_count(number)
    assert set(rows.locator("td.reached").all_text_contents()) <= {words["reached"], *_late(rows)}

    # The explorer by outcome, in both orders.
    desktop.goto(f"{path}explorer/?timing=late")
    expect(desktop.locator("table.explorer tbody tr:visible").first).to_contain_text(words["reached"])
    desktop.goto(f"{path}explorer/?sort=outcome")
    first = desktop.locator("table.explorer tbody tr").first
    expect(first.locator("td.reached")).to_have_count(1)

    # Search tells the outcome on the card.
    desktop.locator("#search-query").fill("公办幼儿园" if not path else "public kindergartens")
    expect(desktop.locator(".search__card .outcome.reached").first).to_have_text(words["reached"], timeout=20_000)
    assert faults == []


def _late(rows) -> list[str]:
    return [text for text in rows.locator("td.reached").all_text_contents() if re.search("，|, ", text)]


@pytest.mark.parametrize(
    "path", ["outcomes/", "en/outcomes/", "en/outcomes/under-way/", "investors/record/", "evidence/city/"]
)
def test_pages_on_outcomes_fit_a_narrow_phone(phone: Page, path: str) -> None:
    phone.set_viewport_size({"width": 320, "height": 700})
    phone.goto(path)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_overview_works_without_scripts(browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site_url)
    page = context.new_page()
    page.goto("en/outcomes/")
    link = page.locator("table.tallies a").first
    number = int(link.inner_text())
    href = link.get_attribute("href")
    link.click()
    heading = page.locator(f"#{href.partition('#')[2]}")
    expect(heading.locator(".count")).to_have_text(re.compile(rf"\b{number} item"))
    context.close()
