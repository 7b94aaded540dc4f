"""Twenty times the real report: 10,000 items in 200 sections are built, found and opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from benchmarks.growth import ITEMS, SECTIONS, make_report, run_measured
from generator.project.pagination import ROWS
from tests.browser.conftest import DESKTOP
from tests.browser.test_search import search
from tests.http_server import serve_folder

ROOM = 1_000
PATIENCE = 180_000
LIST_BYTES = 500_000
"""Of a page of a list; 500 rows of such short items take 120 to 260 kB, gzipped a tenth of it."""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, int]]:
    """The site, its address, and the megabytes that its build took at most in one process."""
    folder = tmp_path_factory.mktemp("grown")
    project = make_report(folder / "in" / "project")
    cost = run_measured("--root", str(project.root), "build", "--out", str(folder / "site"))
    with serve_folder(folder / "site", "site") as address:
        yield folder / "site", address, cost.megabytes


@pytest.mark.large
def test_ten_thousand_items_build_search_and_open(grown: tuple[Path, str, int], browser: Browser) -> None:
    site, address, memory = grown
    assert memory < ROOM
    anchors = sum(
        page.read_text(encoding="utf-8").count(f'id="park-{number}"')
        for number in range(ITEMS)
        for page in [site / f"en/sections/area-{number % SECTIONS}/index.html"]
    )
    assert anchors == ITEMS
    last = ITEMS - 1
    page = browser.new_context(viewport=DESKTOP).new_page()
    # A machine with other work takes its time.
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}en/")
    found = search(page, "rear well cloud elm park")
    assert found[0] == f"{address}en/sections/area-{last % SECTIONS}/#park-{last}"
    page.goto(found[0])
    expect(page.locator(f"#park-{last}")).to_be_in_viewport()
    expect(page.locator(f"#park-{last}")).to_contain_text(f"{last + 2:,} parks")
    # The one topic that holds them all, from its first page to its last.
    page.goto(f"{address}en/topics/housing/")
    assert page.locator("table.targets tbody tr").count() == ROWS
    page.locator("nav.pages").first.get_by_role("link", name=f"Page {ITEMS // ROWS + 1}").click()
    expect(page.get_by_text("The rear well cloud elm park").first).to_be_attached()
    page.goto(f"{address}en/explorer/?words=rear+well+cloud+elm")
    expect(page.locator(".shown")).to_have_text(f"1 of {ITEMS + 8:,} items fit", timeout=PATIENCE)
    expect(page.locator("table.explorer tbody tr:visible a")).to_have_attribute("href", re.compile(f"#park-{last}$"))
    page.context.close()


@pytest.mark.large
def test_no_list_of_ten_thousand_items_is_more_than_a_phone_can_load(grown: tuple[Path, str, int]) -> None:
    site, *_ = grown
    heavy = {
        page.relative_to(site).as_posix(): page.stat().st_size
        for folder in ("explorer", "targets", "topics", "places", "sections")
        for page in (site / "en" / folder).rglob("index.html")
        if page.stat().st_size > LIST_BYTES
    }
    assert heavy == {}
