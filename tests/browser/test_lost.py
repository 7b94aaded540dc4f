"""The 404 page: both languages, whole in itself, and right under a path that the build did not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from generator.project.paths import HOME
from generator.project.site_settings import load_settings
from tests.http_server import serve_folder


@pytest.fixture
def elsewhere(site: Path) -> Iterator[str]:
    """The address of the site, three folders deep on a host that answers with the root's 404 page."""
    with serve_folder(site, "a/mirror/of it", site / "404.html") as address:
        yield address


@pytest.mark.parametrize("path", ["gone", "sections/gone/", "en/sections/gone/and/more"])
@pytest.mark.parametrize(("name", "home"), [("回到首页", ""), ("Go to the English home page", "en/")])
def test_leads_home_from_any_depth_under_a_path_the_build_did_not_know(
    browser: Browser, elsewhere: str, path: str, name: str, home: str
) -> None:
    page = browser.new_page()
    answer = page.goto(elsewhere + path)
    assert answer.status == 404
    link = page.get_by_role("link", name=name)
    expect(link).to_have_attribute(
        "href", re.compile(f"{re.escape(urlsplit(elsewhere).path.removeprefix('/'))}{home}$")
    )
    link.click()
    assert page.url == elsewhere + home
    page.close()


def test_its_style_needs_nothing_from_elsewhere(browser: Browser, elsewhere: str) -> None:
    page = browser.new_page()
    page.goto(f"{elsewhere}gone")
    assert page.locator("h1").first.evaluate("(each) => getComputedStyle(each).fontFamily").startswith("Georgia")
    page.close()


def test_without_scripts_its_links_are_those_of_the_given_address(site: Path) -> None:
    slug = load_settings(HOME).site.slug
    for file in (site / "404.html", site / "en" / "404.html"):
        page = BeautifulSoup(file.read_bytes(), "html.parser")
        assert [link["href"] for link in page.select("a")] == [f"/{slug}/", f"/{slug}/en/"]
