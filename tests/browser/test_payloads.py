"""Markup, Markdown, Jinja, formulas and script in every text field come out as text: in pages, data files and search."""

from __future__ import annotations

import csv
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import icalendar
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from generator.exports.tables import FORMULA
from generator.project.paths import TARGETS
from generator.project.report_file import load_report
from generator.website.build import build_site
from tests.http_server import serve_folder
from tests.minimal import MINIMAL, Project
from tests.payloads import SHOWN, attack

WATCH = (
    "window.ran = []; window.run = (number) => window.ran.push(number); window.alert = () => window.ran.push('alert');"
)
EXPLAINED = """[...document.querySelectorAll("a.term")].flatMap((term) => {
  term.focus();
  return [...document.querySelectorAll("#term-tip :not(.note-label)")].map((each) => each.outerHTML);
})"""
"""What becomes an element where a term is explained; what it would run comes too late to be waited for."""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of an attacked project; its site is beside it."""
    root = tmp_path_factory.mktemp("attack") / "in" / "project"
    shutil.copytree(MINIMAL, root)
    Project(root).make_buildable()
    attack(Project(root))
    build_site(root, root.parent / "site")
    return root


@pytest.fixture(scope="module")
def pages(attacked: Path) -> dict[str, BeautifulSoup]:
    site = attacked.parent / "site"
    files = sorted(site.rglob("*.html"))
    return {file.relative_to(site).as_posix(): BeautifulSoup(file.read_bytes(), "html.parser") for file in files}


@pytest.fixture
def page(browser: Browser, attacked: Path) -> Iterator[Page]:
    """A page at the attacked site that notes whatever runs; its policy is off, so that escaping alone is tested."""
    with serve_folder(attacked.parent / "site") as address:
        context = browser.new_context(bypass_csp=True, base_url=address)
        context.add_init_script(WATCH)
        yield context.new_page()
        context.close()


@pytest.mark.slow
def test_nothing_runs_on_any_page(page: Page, pages: dict[str, BeautifulSoup]) -> None:
    ran, made = {}, {}
    for path in pages:
        page.goto(path)
        if elements := page.evaluate(EXPLAINED):
            made[path] = elements
        if numbers := page.evaluate("window.ran"):
            ran[path] = numbers
    assert made == {}
    assert ran == {}


@pytest.mark.parametrize("path", ["index.html", "en/index.html"])
def test_nothing_runs_in_search_and_explorer(page: Page, path: str) -> None:
    page.goto(path)
    page.locator("#search-query").fill("hyperlink script")
    page.locator("[role=search] a[href]").first.wait_for()
    assert "<script>" in page.locator("[role=search] .search__name").first.inner_text()
    assert page.locator("img[src=x]").count() == 0
    assert page.evaluate("window.ran") == []
    page.goto(path.replace("index.html", "explorer/?words=hyperlink"))
    page.locator("table tbody tr").first.wait_for()
    assert page.evaluate("window.ran") == []
    assert page.locator("img[src=x]").count() == 0


def test_no_element_and_no_attribute_comes_of_it(pages: dict[str, BeautifulSoup]) -> None:
    for path, soup in pages.items():
        assert soup.select('img[src="x"], a[href^="javascript"], a[href*="x.example"], textarea') == [], path
        for element in soup.find_all(True):
            assert not [name for name in element.attrs if re.match(r"on|['\"<>=]", name)], (
                path,
                element.name,
                element.attrs,
            )
        # The 404 page quotes no data, and has one script by its digest.
        for script in soup.find_all("script") if not path.endswith("404.html") else ():
            assert script.get("src") or script.get("type") in ("application/json", "application/ld+json"), path


def test_it_is_shown_as_it_is_written(pages: dict[str, BeautifulSoup], attacked: Path) -> None:
    report = load_report(attacked / TARGETS).report
    for language, prefix in (("zh", ""), ("en", "en/")):
        for section in report.sections:
            soup = pages[f"{prefix}sections/{section.id}/index.html"]
            text = " ".join(soup.get_text().split())
            for item in report.items:
                if item.section == section.id:
                    assert item.name[language] in text
                    assert item.text[language].split("{")[0][:60] in text
            assert section.name[language] in soup.title.string
        for topic in report.topics:
            assert topic.name[language] in pages[f"{prefix}topics/{topic.id}/index.html"].get_text()


def test_what_machines_read_holds_it_as_text(pages: dict[str, BeautifulSoup]) -> None:
    attacked = 0
    for path, soup in pages.items():
        if path.endswith("404.html"):
            continue
        for script in soup.find_all("script", type="application/ld+json"):
            attacked += SHOWN in str(json.loads(script.string))
        for meta in soup.select('meta[property="og:title"], meta[name=description]'):
            attacked += SHOWN in meta["content"]
            assert "&lt;script" not in meta["content"], (path, "escaped twice")
    assert attacked > 20


def test_data_files_hold_it_as_text(attacked: Path) -> None:
    data = attacked.parent / "site" / "data"
    report = load_report(attacked / TARGETS).report
    with (data / "targets.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row, item in zip(rows, report.items, strict=True):
        assert row["name_zh"] == "'" + item.name.zh
        assert not [cell for cell in row.values() if cell.startswith(FORMULA) and not re.fullmatch(r"-?[\d.]+", cell)]
    items = json.loads((data / "targets.json").read_text(encoding="utf-8"))["items"]
    assert [each["name_en"] for each in items] == [item.name.en for item in report.items]
    with zipfile.ZipFile(data / "targets.xlsx") as book:
        sheets = b"".join(book.read(name) for name in book.namelist() if name.startswith("xl/worksheets"))
    assert b"<f>" not in sheets
    assert b"<hyperlink" not in sheets
    feeds = sorted(data.rglob("*.ics"))
    assert feeds
    for feed in feeds:
        for event in icalendar.Calendar.from_ical(feed.read_bytes()).walk("VEVENT"):
            assert event.errors == []
            assert SHOWN in event["SUMMARY"]
            assert set(event) <= {
                "UID",
                "DTSTAMP",
                "LAST-MODIFIED",
                "SEQUENCE",
                "DTSTART",
                "DTEND",
                "TRANSP",
                "SUMMARY",
                "DESCRIPTION",
                "CATEGORIES",
                "URL",
            }
