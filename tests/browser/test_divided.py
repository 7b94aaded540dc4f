"""A report of 1,200 items, whose lists are divided into pages: read with scripts and without, filtered, joined, downloaded."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from benchmarks.growth import make_report
from generator.project.pagination import ROWS
from generator.website.build import build_site
from generator.website.offline import pack_site
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_accessibility import AXE, FIRST
from tests.browser.test_explorer import choose, shown
from tests.browser.test_security import LISTEN, violations
from tests.http_server import serve_folder

ITEMS, SECTIONS = 1200, 24
ALL = ITEMS + 8
"""With the eight of the smallest report; four of these are targets, four about housing."""
LISTED = ITEMS + 4
LISTS = ("explorer/", "targets/", "topics/housing/")
ROW = {
    "explorer/": "table.explorer tbody tr",
    "targets/": "table.all tbody tr:not(.section-row)",
    "topics/housing/": ":is(table.targets tbody tr, .item)",
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site."""
    folder = tmp_path_factory.mktemp("divided")
    project = make_report(folder / "in" / "project", ITEMS, SECTIONS)
    build_site(project.root, folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def address(divided: Path) -> Iterator[str]:
    with serve_folder(divided, "user/repo") as address:
        yield address


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=address, viewport=DESKTOP)
    context.add_init_script(LISTEN)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails on an error of a script and on a breach of the policy."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    yield page
    assert errors == []
    assert violations(page) == []


def ids(rows: Locator) -> list[str]:
    return rows.evaluate_all("rows => rows.map(row => row.querySelector('a').hash.slice(1))")


def pagers(page: Page) -> Locator:
    return page.locator("nav.pages")


def more(page: Page) -> Locator:
    return page.locator(".more button")


# Without scripts


@pytest.mark.parametrize("path", LISTS)
def test_without_scripts_the_links_lead_through_all_rows(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"en/{path}")
    title, found = page.locator("h1").inner_text(), []
    for number in (1, 2, 3):
        assert page.locator("h1").inner_text() == (title if number == 1 else f"{title}, page {number} of 3")
        rows = page.locator(ROW[path])
        assert rows.count() <= ROWS
        found += ids(rows)
        assert pagers(page).count() == 2
        expect(pagers(page).first.locator("[aria-current=page]")).to_have_text(str(number))
        expect(more(page)).to_be_hidden()
        if number < 3:
            pagers(page).last.get_by_role("link", name="Next page").click()
    assert len(found) == len(set(found)) == (ALL if path == "explorer/" else LISTED)
    page.locator(ROW[path]).last.locator("a").first.click()
    expect(page.locator(":target")).to_be_visible()
    page.goto(f"en/{path}2/")
    page.locator("[data-language-switch]").click()
    assert page.url == f"{address}{path}2/"
    pagers(page).first.get_by_role("link", name="第1页").click()
    assert page.url == f"{address}{path}"
    context.close()


def test_the_form_is_on_the_first_page_alone(page: Page) -> None:
    page.goto("en/explorer/3/")
    expect(page.locator("form.explorer")).to_have_count(0)
    page.get_by_role("link", name="To filter, sort or download").click()
    expect(page.locator("form.explorer")).to_be_visible()


# The explorer


def test_a_filter_finds_rows_of_another_page(page: Page) -> None:
    page.goto("en/explorer/")
    expect(page.locator(".more [role=status]")).to_have_text("500 of 1,208 shown")
    choose(page, "section", f"area-{SECTIONS - 1}")
    wanted = [f"park-{number}" for number in range(SECTIONS - 1, ITEMS, SECTIONS)]
    expect(page.locator(".shown")).to_have_text(f"{len(wanted)} of 1,208 items fit")
    assert shown(page) == wanted
    expect(pagers(page).first).to_be_hidden()
    expect(more(page)).to_be_hidden()
    page.locator("table.explorer tbody tr:visible a").last.click()
    expect(page.locator(f"#{wanted[-1]}")).to_be_in_viewport()


def test_words_and_order_of_an_address_are_those_of_all_rows(page: Page) -> None:
    page.goto("explorer/?sort=-figure")
    expect(page.locator(".shown")).to_have_text("1208条符合条件，共1208条")
    found = shown(page)
    assert len(found) == ROWS
    assert found[:2] == [f"park-{ITEMS - 1}", f"park-{ITEMS - 2}"]
    for words in ("建成后井云松公园1001个", "REAR well cloud pine"):
        page.get_by_label("含有文字").fill(words)
        expect(page.locator(".shown")).to_have_text("1条符合条件，共1208条")
        assert shown(page) == ["park-999"]


def test_words_of_the_source_are_found_also_where_a_page_comes_after_the_data(page: Page) -> None:
    held: list[Route] = []
    page.route("**/explorer/3/", lambda route: held.append(route))
    with page.expect_response("**/targets.csv") as data:
        page.goto("en/explorer/?words=建成后井云松公园1001个")
    data.value.finished()
    page.wait_for_function("typeof d3 === 'object'")
    page.evaluate("new Promise((done) => setTimeout(done, 200))")  # for the script to read the data
    expect(page.locator("table.explorer")).to_have_attribute("aria-busy", "true")
    held[0].continue_()
    expect(page.locator(".shown")).to_have_text("1 of 1,208 items fit")
    assert shown(page) == ["park-999"]


def test_so_many_rows_are_shown_at_once_and_the_download_has_all(page: Page, divided: Path) -> None:
    page.goto("en/explorer/?topic=housing")
    assert len(shown(page)) == ROWS
    expect(page.locator(".more [role=status]")).to_have_text("500 of 1,204 shown")
    more(page).click()
    expect(page.locator(".more [role=status]")).to_have_text("1,000 of 1,204 shown")
    view = shown(page)
    assert len(view) == 2 * ROWS
    assert page.evaluate("document.activeElement.hash.slice(1)") == view[ROWS]
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download these rows").click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    loaded = [row["id"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    with (divided / "data/targets.csv").open(encoding="utf-8-sig", newline="") as file:
        wanted = [row["id"] for row in csv.DictReader(file) if "housing" in row["topics"].split(";")]
    assert loaded == wanted
    assert len(loaded) == LISTED
    assert loaded[: len(view)] == view
    expect(page.locator(".more [role=status]")).to_have_text("1,000 of 1,204 shown")
    more(page).click()
    expect(more(page)).to_be_hidden()
    assert shown(page) == wanted
    choose(page, "sort", "name")
    assert len(shown(page)) == ROWS


def test_the_download_without_a_filter_has_every_row(page: Page) -> None:
    page.goto("en/explorer/")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download these rows").click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == ALL


def test_where_a_page_cannot_be_fetched_this_one_is_searched_and_says_so(context: BrowserContext) -> None:
    page = context.new_page()
    page.route("**/explorer/3/", lambda route: route.abort())
    page.goto("en/explorer/?sort=-figure")
    first = shown(page)
    assert len(first) == ROWS
    choose(page, "section", f"area-{SECTIONS - 1}")
    expect(page.locator(".shown")).to_have_text(re.compile("only this page is searched: 0 of its 500 items fit"))
    expect(pagers(page).first).to_be_visible()
    choose(page, "section", "area-0")
    expect(page.locator(".shown")).to_have_text(re.compile("only this page is searched: 50 of its 500 items fit"))
    page.unroute("**/explorer/3/")
    choose(page, "section", "")
    expect(page.locator(".shown")).to_have_text("1,208 of 1,208 items fit")
    assert shown(page)[0] == f"park-{ITEMS - 1}"
    page.get_by_role("button", name="Clear all").click()
    assert shown(page)[:9] == ["growth-2021", "revenue-2021", *shown(page)[2:8], "park-0"]


# Other lists


@pytest.mark.parametrize("path", LISTS[1:])
def test_the_next_rows_come_in_place_and_each_heading_once(page: Page, path: str) -> None:
    page.goto(f"en/{path}")
    rows = page.locator(ROW[path])
    assert rows.count() == ROWS
    more(page).click()
    expect(page.locator(".more [role=status]")).to_have_text("Items 501–1,000 of 1,204")
    assert rows.count() == 2 * ROWS
    assert page.evaluate("document.activeElement.hash.slice(1)") == ids(rows)[ROWS]
    expect(pagers(page).last.locator("[aria-current]")).to_have_text("2")
    expect(more(page)).to_have_text("Show the next 204")
    more(page).click()
    expect(more(page)).to_be_hidden()
    found = ids(rows)
    assert len(found) == len(set(found)) == LISTED
    headings = page.locator("main :is(h2, .section-row)").all_inner_texts()
    assert len(headings) == len(set(headings)) == (3 if "topics" in path else SECTIONS + 1)
    assert not any("continued" in heading for heading in headings)
    rows.last.locator("a").first.click()
    expect(page.locator(":target")).to_be_visible()


def test_a_next_page_that_does_not_come_is_reported(context: BrowserContext) -> None:
    page = context.new_page()
    page.route("**/targets/2/", lambda route: route.abort())
    page.goto("en/targets/")
    more(page).click()
    expect(page.locator(".more [role=status]")).to_contain_text("could not be loaded")
    page.unroute("**/targets/2/")
    more(page).click()
    expect(page.locator(ROW["targets/"])).to_have_count(2 * ROWS)


# The frame


def test_a_further_page_is_in_its_place_of_the_menu_and_has_its_styles(page: Page, divided: Path) -> None:
    page.goto("en/topics/housing/2/")
    expect(page.locator(".md-tabs__item--active")).to_have_text("Topics")
    expect(page.locator(".md-sidebar--primary .md-nav__item--active .md-nav__item--active")).to_have_text("Housing")
    page.goto("en/explorer/2/")
    expect(page.locator(".md-tabs__item--active")).to_have_text("Explorer")
    assert page.locator("table.explorer").evaluate("table => getComputedStyle(table).tableLayout") == "fixed"
    sitemap = (divided / "sitemap.xml").read_text(encoding="utf-8")
    assert all(
        f"/{language}{path}{number}/<" in sitemap for language in ("", "en/") for path in LISTS for number in (2, 3)
    )
    assert (divided / "assets/cards/topics-housing-2-square.png").is_file()
    for short in ("index.html", "topics/economy/index.html", "sections/area-0/index.html"):
        assert "pager.css" not in (divided / short).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "scheme", "viewport"), [("", "light", PHONE), ("en/", "dark", DESKTOP)], ids=["phone", "desktop"]
)
def test_no_axe_violation_and_nothing_scrolls_sideways(
    browser: Browser, address: str, language: str, scheme: str, viewport: dict[str, int]
) -> None:
    context = browser.new_context(base_url=address, viewport=viewport, color_scheme=scheme)
    page = context.new_page()
    for path in LISTS:
        for number in ("", "2/"):
            page.goto(f"{language}{path}{number}")
            assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
            page.locator(ROW[path]).evaluate_all("(all, n) => all.slice(n).forEach((each) => each.remove())", FIRST)
            found = Axe().run(page, ".md-content", AXE).response["violations"]
            assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == [], path
    context.close()


def test_from_the_disk_the_pages_are_joined_too(browser: Browser, divided: Path, tmp_path: Path) -> None:
    pack_site(divided, tmp_path / "report.zip")
    zipfile.ZipFile(tmp_path / "report.zip").extractall(tmp_path)
    page = browser.new_page(viewport=DESKTOP)
    page.goto(f"{(tmp_path / 'report').as_uri()}/en/explorer/index.html?section=area-{SECTIONS - 1}")
    expect(page.locator(".shown")).to_have_text("50 of 1,208 items fit")
    page.goto(f"{(tmp_path / 'report').as_uri()}/targets/index.html")
    more(page).click()
    expect(page.locator(ROW["targets/"])).to_have_count(2 * ROWS)
    page.close()
