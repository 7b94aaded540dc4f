"""The built site, read as files: addresses, anchors, languages, data files; and how a build fails."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import jsonschema
import pytest

from generator.pages.markup import ENGLISH
from generator.project.paths import HOME
from generator.project.report_file import load_report
from generator.report.figures import format_day, format_figure
from generator.report.model import LANGUAGES, Report
from tests.soups import ids, soup

ROOT = HOME
CHINESE = re.compile(r"[\u3400-\u9fff]")
PREFIX = {"zh": "", "en": "en/"}


@pytest.fixture(scope="module")
def report() -> Report:
    return load_report(ROOT / "data/targets.yaml").report


def pages(site: Path) -> Iterator[Path]:
    return iter(sorted(site.rglob("index.html")))


def test_both_languages_have_the_same_pages(site: Path) -> None:
    chinese = {p.relative_to(site) for p in pages(site)}
    english = {p.relative_to(site / "en") for p in pages(site / "en")}
    assert {p for p in chinese if p.parts[0] != "en"} == english
    assert len(english) > 70


def test_a_web_server_can_read_every_file(site: Path) -> None:
    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in (site, *site.rglob("*"))}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_every_section_topic_and_part_has_its_page(site: Path, report: Report) -> None:
    for prefix in PREFIX.values():
        for folder, records in (("sections", report.sections), ("topics", report.topics), ("parts", report.parts)):
            for record in records:
                assert (site / prefix / folder / record.id / "index.html").is_file()


def test_every_internal_link_and_anchor_leads_somewhere(site: Path) -> None:
    base = "http://site/sub/path/"
    targets = {}
    for page in pages(site):
        here = urljoin(base, f"{page.parent.relative_to(site).as_posix()}/")
        for element in soup(page).select("a[href], link[href], script[src], img[src]"):
            targets.setdefault(urljoin(here, element.get("href") or element.get("src")), here)
    assert len(targets) > 1000
    assert {target: here for target, here in targets.items() if not leads_somewhere(target, base, site)} == {}


def leads_somewhere(target: str, base: str, site: Path) -> bool:
    """Whether an address leads out of the host, or to a file of the site and an anchor of it."""
    parts = urlsplit(target)
    if not target.startswith(base):
        return parts.netloc != "site"
    file = site / unquote(target.removeprefix(base).split("#")[0].split("?")[0])
    file = file / "index.html" if file.is_dir() else file
    fragment = unquote(parts.fragment)
    return file.is_file() and not (fragment and file.suffix == ".html" and fragment not in ids(file))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_items_anchor_occurs_once_with_the_complete_item(site: Path, report: Report, language: str) -> None:
    for item in report.items:
        page = soup(site / PREFIX[language] / "sections" / item.section / "index.html")
        (element,) = page.find_all(id=item.id)
        text = element.get_text()
        assert item.name[language] in text
        assert item.phrase in text
        if item.figure:
            assert format_figure(item.figure, language) in text
        if item.deadline:
            assert format_day(item.deadline, language) in text


def test_ids_are_unique_on_every_page(site: Path) -> None:
    for page in pages(site):
        counted = Counter(element["id"] for element in soup(page).select("[id]"))
        assert [each for each, times in counted.items() if times > 1] == []


def test_pages_carry_their_language_and_a_switch_to_the_other(site: Path) -> None:
    for page in pages(site):
        english = page.relative_to(site).parts[0] == "en"
        assert soup(page).html["lang"] == ("en" if english else "zh-CN")
        switch = soup(page).select_one("a[hreflang]")
        assert switch["hreflang"] == ("zh-CN" if english else "en")
        path = page.relative_to(site / "en" if english else site)
        twin = site / path if english else site / "en" / path
        assert (page.parent / switch["href"] / "index.html").resolve() == twin.resolve()


def test_english_pages_mark_every_chinese_word(site: Path) -> None:
    unmarked = []
    for page in pages(site / "en"):
        for text in soup(page).find_all(string=CHINESE):
            if not text.find_parent(lang=re.compile("^zh")) and text.parent.name not in ("script", "style"):
                unmarked.append((page.relative_to(site).as_posix(), text[:40]))
        # An attribute has the language of its element, whatever stands within.
        for attribute in ("title", "aria-label", "alt", "placeholder", "label", "data-term", "data-label"):
            for element in soup(page).find_all(attrs={attribute: CHINESE}):
                if not element.get("lang", "").startswith("zh"):
                    unmarked.append((page.relative_to(site).as_posix(), element.name, attribute))
    assert unmarked == []


def test_chinese_pages_mark_every_english_word(site: Path) -> None:
    unmarked = []
    for page in pages(site):
        if page.relative_to(site).parts[0] == "en":
            continue
        for text in soup(page).find_all(string=ENGLISH):
            lang = text.find_parent(lang=True)["lang"] if text.find_parent(lang=True) else "en"
            if not lang.startswith(("en", "zh-Latn")) and text.parent.name not in ("script", "style", "code"):
                unmarked.append((page.relative_to(site).as_posix(), ENGLISH.search(text)[0]))
    # Titles and publishers of evidence are in whatever language their own writers chose; the data page explains codes.
    left = ("corrections/", "data/", "evidence/", "outcomes/", "investors/record/", "report/")
    assert [each for each in unmarked if not each[0].startswith(left)] == []


def test_sitemap_pairs_every_page_with_its_twin(site: Path) -> None:
    tree = ElementTree.parse(site / "sitemap.xml")
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    entries = {}
    for url in tree.iterfind("s:url", space):
        pairs = {link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", space)}
        entries[url.findtext("s:loc", namespaces=space)] = pairs
    assert len(entries) == sum(1 for _ in pages(site))
    root = min(entries, key=len)
    for address, pairs in entries.items():
        path = address.removeprefix(root).removeprefix("en/")
        assert pairs == {"zh-CN": root + path, "en": f"{root}en/{path}", "x-default": root + path}
        assert address in pairs.values()


def test_data_files_hold_every_item(site: Path, report: Report) -> None:
    with (site / "data/targets.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [item.id for item in report.items]
    document = json.loads((site / "data/targets.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, json.loads((site / "data/targets.schema.json").read_text(encoding="utf-8")))
    assert [item["id"] for item in document["items"]] == [row["id"] for row in rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_page_explains_every_column(site: Path, language: str) -> None:
    with (site / "data/targets.csv").open(encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(file))
    page = soup(site / PREFIX[language] / "data/index.html")
    explained = {row.th.get_text(): row.td.get_text() for row in page.select("table.columns tbody tr") if row.th.code}
    with (site / "data/outcomes.csv").open(encoding="utf-8-sig", newline="") as file:
        columns += next(csv.reader(file))
    assert list(explained) == list(dict.fromkeys(columns))
    assert all(explained.values())
