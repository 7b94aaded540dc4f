"""A real Chromium over the built site, served under a sub-path by a real HTTP server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.http_server import serve_folder

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address of the site's root, two folders below the server's."""
    with serve_folder(site, "user/repo") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


def _open(browser: Browser, site_url: str, viewport: dict[str, int]) -> Iterator[Page]:
    context = browser.new_context(viewport=viewport, base_url=site_url)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture
def desktop(browser: Browser, site_url: str) -> Iterator[Page]:
    yield from _open(browser, site_url, DESKTOP)


@pytest.fixture
def phone(browser: Browser, site_url: str) -> Iterator[Page]:
    yield from _open(browser, site_url, PHONE)
