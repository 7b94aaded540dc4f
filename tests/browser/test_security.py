"""The content security policy, with a listener for violations on all pages; no third party, no cookie."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml.html import document_fromstring
from playwright.sync_api import Browser, BrowserContext, Page

from tests.page_kinds import KINDS

LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}:${event.lineNumber}`));
"""
WORKS = ("sections/livelihoods/", "en/sections/livelihoods/")
INLINE = re.compile("^on")
SHARES = 10
"""So many tests divide all pages among them."""


@pytest.fixture
def guarded(browser: Browser, site_url: str) -> Iterator[BrowserContext]:
    """A context whose pages gather violations, and which fails on a request to anybody else."""
    context = browser.new_context(base_url=site_url, viewport={"width": 1280, "height": 900})
    context.add_init_script(LISTEN)
    third_party: list[str] = []
    context.on(
        "request",
        lambda request: (
            third_party.append(request.url) if not request.url.startswith(("data:", "blob:", site_url)) else None
        ),
    )
    yield context
    assert third_party == []
    assert context.cookies() == []
    context.close()


def violations(page: Page) -> list[str]:
    return page.evaluate("window.violations")


def addresses(site: Path, share: int | None) -> list[str]:
    """The addresses of one share of all pages, or of one page of each kind in both languages."""
    if share is None:
        return ["404.html", *(language + kind for language in ("", "en/") for kind in KINDS)]
    files = sorted(site.rglob("*.html"))
    assert len(files) > SHARES
    return [file.relative_to(site).as_posix().removesuffix("index.html") for file in files[share::SHARES]]


@pytest.mark.slow
@pytest.mark.parametrize(
    "share",
    [pytest.param(None, id="kinds"), *(pytest.param(each, marks=pytest.mark.large) for each in range(SHARES))],
)
def test_every_page_keeps_to_its_policy_with_a_clean_console_and_no_third_party(
    guarded: BrowserContext, site: Path, share: int | None
) -> None:
    page = guarded.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("response", lambda response: errors.append(response.url) if response.status >= 400 else None)
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    found = {}
    for address in addresses(site, share):
        page.goto(address)
        if seen := violations(page):
            found[address] = seen
    assert found == {}
    assert errors == []


@pytest.mark.parametrize("path", WORKS)
def test_colours_search_menu_terms_and_both_languages_work_under_the_policy(guarded: BrowserContext, path: str) -> None:
    page = guarded.new_page()
    page.goto(path)
    page.locator("label[for=__palette_1]").click()
    page.wait_for_selector("body[data-md-color-scheme=slate]")
    page.locator("[data-parallel]").click()
    page.wait_for_selector(".twin")
    page.locator("a.term").first.hover()
    page.locator("#term-tip").wait_for()
    page.locator("[role=search] input[type=search], [data-md-component=search-query]").first.fill("2022")
    page.wait_for_selector("[role=search] a[href], .md-search-result__link", state="attached")
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator("label.md-header__button[for=__drawer]").click()
    page.wait_for_selector("#__drawer:checked", state="attached")
    assert violations(page) == []
    # Remembered in one language, the colours hold in the other, and before the first paint.
    page.goto("" if path.startswith("en/") else "en/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_the_policy_is_first_and_forbids_everything_inline(site: Path) -> None:
    for file in sorted(site.rglob("*.html")):
        page = document_fromstring(file.read_bytes())
        first = page.head[0]
        assert first.get("http-equiv") == "Content-Security-Policy", file
        rules = dict(rule.strip().split(" ", 1) for rule in first.get("content").split(";"))
        assert rules["default-src"] == "'none'"
        assert "unsafe" not in first.get("content")
        for element in page.iter("*"):
            handlers = [name for name in element.attrib if INLINE.match(name)]
            assert not handlers, (file, element.tag, handlers)
            assert "style" not in element.attrib, (file, element.tag, element.get("style"))
            assert not element.get("href", "").startswith("javascript:"), file
        for element in page.iter("style", "script"):
            if element.get("src") or element.get("type") in ("application/json", "application/ld+json"):
                continue
            digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in rules[f"{element.tag}-src"], (file, digest)


def test_pages_send_no_referrer_and_external_links_have_noopener(site: Path) -> None:
    for file in sorted(site.rglob("*.html")):
        page = document_fromstring(file.read_bytes())
        assert [each.get("content") for each in page.iter("meta") if each.get("name") == "referrer"] == ["no-referrer"]
        for link in page.iter("a"):
            if link.get("href", "").startswith("http"):
                assert "noopener" in link.get("rel", "").split(), (file, link.get("href"))
