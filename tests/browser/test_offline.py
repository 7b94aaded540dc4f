"""The zip, unpacked and opened from the disk as by double click: both languages, search, explorer, charts, side by side, no server."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.website.offline import pack_site

START = {"zh": "index.html", "en": "en/index.html"}
QUERY = {"zh": "幼儿园", "en": "kindergartens"}
ITEM = "public-kindergartens"


@pytest.fixture(scope="module")
def disk(site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the unpacked copy."""
    folder = tmp_path_factory.mktemp("下载 here")
    pack_site(site, folder / "report.zip")
    zipfile.ZipFile(folder / "report.zip").extractall(folder)
    return (folder / "report").as_uri() + "/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails on an error, a broken policy, or a request that is not for a file."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    reported: list[str] = []
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => console.error(event.effectiveDirective))"
    )
    page.on("console", lambda message: reported.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: reported.append(str(error)))
    page.on(
        "request",
        lambda request: None if request.url.startswith(("file:", "data:", "blob:")) else reported.append(request.url),
    )
    yield page
    assert reported == []
    page.close()


@pytest.mark.parametrize("language", START)
def test_search_finds_an_item_and_leads_to_it(page: Page, disk: str, language: str) -> None:
    page.goto(disk + START[language])
    page.locator("#search-query").fill(QUERY[language])
    result = page.locator(f"[role=search] a[href*='#{ITEM}']").first
    result.click()
    page.wait_for_url(f"**/sections/livelihoods/index.html*#{ITEM}")
    expect(page.locator(f"#{ITEM}")).to_be_visible()


@pytest.mark.parametrize(("language", "twin"), [("zh", "18 public kindergartens"), ("en", "18所")])
def test_each_item_gets_its_twin_beside_it(page: Page, disk: str, language: str, twin: str) -> None:
    page.goto(f"{disk}{START[language].removesuffix('index.html')}sections/livelihoods/index.html")
    page.locator("[data-parallel]").click()
    beside = page.locator(f"#{ITEM} > .twin")
    expect(beside).to_contain_text(twin)
    expect(beside).to_have_attribute("lang", "en" if language == "zh" else "zh-CN")
    items, twins = page.locator("tr[id], article[id]"), page.locator("tr[id] > .twin, article[id] > .twin")
    assert items.count() == twins.count() > 50
    links = page.eval_on_selector_all(".twin a[href]", "(all) => all.map((each) => each.href.split(/[?#]/)[0])")
    own = {link for link in links if link.startswith("file:")}
    assert own
    assert [link for link in own if not os.path.isfile(unquote(urlsplit(link).path))] == []


@pytest.mark.parametrize("language", START)
def test_explorer_and_charts_work(page: Page, disk: str, language: str) -> None:
    prefix = START[language].removesuffix("index.html")
    page.goto(f"{disk}{prefix}charts/index.html")
    assert page.locator("article svg").count() > 3
    with page.expect_download() as download:
        page.goto(f"{disk}{prefix}explorer/index.html")
        page.locator("[name=words]").fill(QUERY[language])
        page.locator("button[name=csv]").click()
    assert ITEM in download.value.path().read_text(encoding="utf-8")


def test_every_link_of_every_page_leads_to_a_file(page: Page, disk: str, site: Path) -> None:
    links = set()
    for start in (
        "index.html",
        "en/index.html",
        "sections/livelihoods/index.html",
        "en/topics/schools/index.html",
        "en/data/index.html",
    ):
        page.goto(disk + start)
        links |= set(page.eval_on_selector_all("a[href]", "(all) => all.map((each) => each.href.split(/[?#]/)[0])"))
    local = sorted(link for link in links if link.startswith("file:"))
    assert len(local) > 100
    assert [link for link in local if not os.path.isfile(unquote(urlsplit(link).path))] == []


def test_the_other_language_is_one_click_away(page: Page, disk: str) -> None:
    page.goto(f"{disk}sections/livelihoods/index.html#{ITEM}")
    page.locator("[data-language-switch]").first.click()
    page.wait_for_url(f"**/en/sections/livelihoods/index.html#{ITEM}")
