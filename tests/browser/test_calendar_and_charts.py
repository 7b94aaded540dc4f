"""The calendar, the comparison and the charts, as a reader meets them."""

from __future__ import annotations

import re

import pytest
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect

PAGES = [f"{root}{page}/" for root in ("", "en/") for page in ("charts", "compare", "calendar")]


@pytest.mark.parametrize("path", PAGES)
def test_one_drawing_shows_and_fits_at_every_width(desktop: Page, path: str) -> None:
    for width in (1280, 700, 390, 320):
        desktop.set_viewport_size({"width": width, "height": 800})
        desktop.goto(path)
        assert desktop.evaluate("document.documentElement.scrollWidth") <= width
        for figure in desktop.locator("figure.chart").all():
            shown = [svg for svg in figure.locator("svg").all() if svg.is_visible()]
            assert len(shown) == 1
            box = shown[0].bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            smallest = shown[0].evaluate(
                "svg => Math.min(...[...svg.querySelectorAll('text')].map(t => t.getBoundingClientRect().height))"
            )
            assert smallest > 8


@pytest.mark.parametrize("path", PAGES)
def test_no_text_of_a_chart_runs_into_another(desktop: Page, path: str) -> None:
    for width in (1280, 320):
        desktop.set_viewport_size({"width": width, "height": 800})
        desktop.goto(path)
        collisions = desktop.evaluate(
            """() => [...document.querySelectorAll('figure.chart svg')].flatMap(svg => {
                const boxes = [...svg.querySelectorAll('text')].filter(t => t.textContent)
                    .flatMap(t => t.children.length ? [...t.children] : [t])
                    .map(t => [t.textContent, t.getBoundingClientRect()]).filter(([, b]) => b.width);
                const hit = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4;
                return boxes.flatMap(([one, a], i) => boxes.slice(i + 1).filter(([, b]) => hit(a, b)).map(([two]) => [one, two]));
            })"""
        )
        assert collisions == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_follow_the_colour_scheme(desktop: Page, scheme: str) -> None:
    desktop.emulate_media(color_scheme=scheme)
    desktop.goto("en/charts/")
    colours = desktop.locator("#chart-growth svg.wide text.heading").first.evaluate(
        "t => [getComputedStyle(t).fill, getComputedStyle(document.body).color, getComputedStyle(t).fontFamily]"
    )
    ink = {"light": "rgb(36, 33, 31)", "dark": "rgb(236, 230, 223)"}[scheme]
    assert colours[0] == ink
    assert "sans-serif" in colours[2]


def test_a_chart_has_a_name_and_its_table_opens_by_key(desktop: Page) -> None:
    desktop.goto("en/charts/")
    expect(desktop.get_by_role("img", name="Growth targets for 2022")).to_have_count(1)
    figure = desktop.locator("#chart-growth")
    figure.locator("summary").focus()
    desktop.keyboard.press("Enter")
    row = figure.get_by_role("row", name="GDP growth 7%")
    expect(row).to_be_visible()
    row.get_by_role("link").click()
    expect(desktop).to_have_url(re.compile("/en/sections/headline-targets/#gdp-growth$"))


def test_differences_are_read_beside_both_years(desktop: Page) -> None:
    desktop.goto("compare/")
    row = desktop.locator("table.compare tr", has_text="公办幼儿园").first
    expect(row).to_contain_text("22所")
    expect(row).to_contain_text("18所")
    expect(row).to_contain_text("少4所")
    desktop.goto("en/compare/")
    expect(desktop.locator("table.compare").first).to_contain_text("2.2 percentage points higher")


def test_months_lead_to_their_dates_without_scripts(browser, site_url: str) -> None:
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("en/calendar/")
    page.locator("ol.months a", has_text="June").click()
    assert page.url.endswith("en/calendar/#month-2022-06")
    expect(page.locator("#month-2022-06")).to_be_in_viewport()
    page.locator("ol.timeline a.name", has_text="First modern senior high schools").click()
    assert page.url.endswith("en/sections/livelihoods/#modern-high-schools-started")
    context.close()


def hrefs(links: Locator) -> list[str]:
    return links.evaluate_all("links => links.map(a => a.href)")


@pytest.mark.parametrize(("path", "feeds"), [("calendar/", 17), ("en/calendar/", 17), ("en/topics/schools/", 1)])
def test_every_feed_that_a_page_links_is_there_and_can_be_read(desktop: Page, path: str, feeds: int) -> None:
    desktop.goto(path)
    links = desktop.locator("a[download][href$='.ics'], p.feed > a[href$='.ics']").evaluate_all(
        "links => links.map(a => a.href)"
    )
    assert len(set(links)) == feeds
    if feeds > 1:
        subscribed = desktop.locator(".subscribe:visible a.webcal")
        copied = desktop.locator(".subscribe:visible a.copy")
        assert [f"http:{link.split(':', 1)[1]}" for link in hrefs(subscribed)] == hrefs(copied) == links
        copied.first.click()
        assert desktop.url.endswith(path)
    for link in links:
        answer = desktop.request.get(link)
        assert answer.ok
        assert Calendar.from_ical(answer.text()).events
