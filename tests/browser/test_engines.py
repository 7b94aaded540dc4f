"""What a reader does, in Chromium, Firefox and WebKit: each engine opens once and is led through the site.

Not part of ``make test``: two of the browsers are there for this alone. ``make test-all`` runs them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from generator.website.offline import pack_site
from tests.browser.engines import ENGINES, Engine, pages_of

pytestmark = pytest.mark.engines
ITEM = "public-kindergartens"
SECTION = "en/sections/livelihoods/"
TOP = f"Math.round(document.getElementById('{ITEM}').getBoundingClientRect().top)"
FIELD = "document.querySelector('#search-query')"
RESULT = "document.querySelector('#search-results a')"
VISIBLE_ROWS = "[...document.querySelectorAll('table.explorer tbody tr')].filter((row) => !row.hidden).length"


@pytest.fixture(scope="module", params=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with ExitStack() as stack:
        yield ENGINES[request.param](stack)


def test_search_by_keys_and_the_switch_of_language(engine: Engine, site_url: str) -> None:
    engine.goto(f"{site_url}en/")
    engine.press("/")
    assert engine.js("document.activeElement.id") == "search-query"
    engine.press(*"kindergarten")
    engine.until(f"Boolean({RESULT})")
    engine.press("ArrowDown")
    assert engine.until(f"document.activeElement === {RESULT}")
    engine.press("Enter")
    engine.until("location.pathname.includes('/sections/')")
    engine.goto(f"{site_url}{SECTION}#{ITEM}")
    engine.click("[data-language-switch]")
    engine.until("document.documentElement.lang === 'zh-CN' && document.readyState === 'complete'")
    assert engine.js("location.href") == f"{site_url}sections/livelihoods/#{ITEM}"
    engine.press("/")
    engine.press(*"tingche")  # the reading of 停车
    assert "停车" in engine.until(f"{RESULT}?.textContent")
    engine.press("Escape")
    assert engine.until("document.querySelector('#search-results').hidden")


def test_a_section_page_terms_both_languages_and_places(engine: Engine, site_url: str) -> None:
    engine.goto(f"{site_url}en/parts/work/")
    engine.goto(f"{site_url}{SECTION}#{ITEM}")
    place = engine.until(f"{TOP} > 0 && {TOP} < innerHeight && {TOP}")
    engine.js("scrollBy(0, 3000)")
    engine.goto(f"{site_url}{SECTION}#rural-boarding-schools")
    engine.js("history.back()")
    engine.until(f"location.hash === '#{ITEM}'")
    engine.goto("about:blank")
    engine.goto(f"{site_url}{SECTION}#{ITEM}")
    assert abs(engine.until(f"{TOP} > 0 && {TOP}") - place) <= 2
    engine.click("[data-parallel]")
    assert "18所" in engine.until(f"document.querySelector('#{ITEM} > .twin')?.textContent")
    assert engine.js("document.querySelector('.twin').lang") == "zh-CN"
    engine.click("[data-parallel]")
    engine.hover("a.term")
    assert engine.until("document.querySelector('#term-tip:not([hidden])')?.textContent").strip()
    engine.press("Escape")
    assert engine.js("document.querySelector('#term-tip').hidden")


def test_the_explorer_filters_sorts_and_keeps_it_in_the_address(engine: Engine, site_url: str) -> None:
    engine.goto(f"{site_url}en/explorer/?topic=schools&sort=-figure")
    shown = engine.until(f"document.querySelector('th[aria-sort=descending]') && {VISIBLE_ROWS}")
    assert 5 < shown < 100
    engine.js("(() => { const box = document.querySelector('[name=words]'); box.focus(); })()")
    engine.press(*"boarding")
    engine.until(f"{VISIBLE_ROWS} > 0 && {VISIBLE_ROWS} < {shown}")
    assert "words=boarding" in engine.js("location.search")
    # The data come meanwhile, and what they add may fit as well.
    engine.until(
        "!document.querySelector('table.explorer').ariaBusy && !document.querySelector('table.explorer[aria-busy]')"
    )
    engine.js("document.querySelector('button[type=reset]').click()")
    assert engine.until(VISIBLE_ROWS) > 400


def test_the_menu_and_the_colours_on_a_narrow_screen(engine: Engine, site_url: str) -> None:
    engine.resize(390, 844)
    engine.goto(f"{site_url}en/sections/city/")
    engine.click("header label[for=__drawer]")
    engine.until("document.querySelector('#__drawer').checked")
    engine.press("Escape")
    engine.until("!document.querySelector('#__drawer').checked")
    # A label that can have the focus: Space opens it as Enter does.
    for key in ("Enter", "Space"):
        checked = "document.getElementById(document.querySelector('label[tabindex=\"0\"]').htmlFor).checked"
        before = engine.js(checked)
        engine.js("document.querySelector('label[tabindex=\"0\"]').focus({preventScroll: true})")
        if engine.js("document.activeElement.matches('label')"):
            engine.press(key)
            assert engine.until(f"({checked}) !== {str(before).lower()}")
    assert engine.js("document.documentElement.scrollWidth <= innerWidth")
    scheme = engine.js("document.body.dataset.mdColorScheme")
    engine.click("[data-md-component=palette] label")
    other = engine.until(f"document.body.dataset.mdColorScheme !== '{scheme}' && document.body.dataset.mdColorScheme")
    engine.goto(f"{site_url}about/")
    assert engine.js("document.body.dataset.mdColorScheme") == other
    engine.resize(1280, 900)


@pytest.mark.parametrize("path", ["en/targets/", SECTION])
def test_on_paper_no_page_is_left_half_empty(engine: Engine, site_url: str, path: str) -> None:
    engine.goto(site_url + path)
    paper = engine.paper()
    if paper is None:
        pytest.skip("WebKitGTK's driver does not print")
    count = pages_of(paper)
    assert 2 <= count <= LONGEST[path]


LONGEST = {"en/targets/": 11, SECTION: 19}
"""Pages of A4: one more than there are. The section with its evidence fills 15.4 pages without a gap; no item is cut through,
so that each page may end half an item early."""


def test_the_zip_opens_from_the_disk(engine: Engine, site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("disk")
    pack_site(site, folder / "report.zip")
    zipfile.ZipFile(folder / "report.zip").extractall(folder)
    start = (folder / "report").as_uri()
    engine.goto(f"{start}/en/index.html")
    engine.js(f"{FIELD}.focus()")
    engine.press(*"kindergarten")
    engine.until(f"Boolean({RESULT})")
    assert engine.js("getComputedStyle(document.querySelector('.unpack-first')).display") == "none"
    engine.goto(f"{start}/sections/livelihoods/index.html")
    engine.click("[data-parallel]")
    engine.until(f"document.querySelector('#{ITEM} > .twin')?.textContent.includes('18 public kindergartens')")
