"""The investor pages: both languages stand on the same items, and no figure or date is typed by hand."""

import re

import pytest
from jinja2 import Environment, nodes

from generator.project.paths import HOME
from generator.report.model import LANGUAGES

CONTENT = HOME / "content"
INVESTOR_PAGES = sorted(file.stem for file in (HOME / "content/en/investors").glob("*.md"))
QUOTES = {"figure", "deadline", "name", "link", "views", "group", "days"}
"""The calls that name items (generator/pages/template_api.py)."""
NUMBERS_ALLOWED = (
    # the report's two years, and names
    *("2021", "2022", "5G", "A4", "136", "No. 2 Smart Island", "省2号智慧岛"),
    *("Line 1", "Line 2", "1号线", "2号线", "Metro Phase 2", "Airport Phase 3"),
    *("top 500", "500强", "RMB 10 billion class"),
    # national law and statistics, in editor's notes
    *("RMB 20 million", "2000万元", "15 per cent instead of 25", "15%", "25%"),
)


def read(language: str, page: str) -> str:
    return (CONTENT / language / "investors" / f"{page}.md").read_text(encoding="utf-8")


def calls(text: str) -> list[tuple[str, list[str]]]:
    """Every call that quotes the data, and its arguments that are written out."""
    found = Environment().parse(text).find_all(nodes.Call)
    return [
        (call.node.name, [argument.value for argument in call.args if isinstance(argument, nodes.Const)])
        for call in found
        if isinstance(call.node, nodes.Name) and call.node.name in QUOTES
    ]


def quoted(text: str) -> set[str]:
    return {item for name, arguments in calls(text) for item in (arguments[:1] if name == "link" else arguments)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_navigation_is_there_and_no_other(language):
    files = {file.stem for file in (CONTENT / language / "investors").iterdir()}
    assert files == set(INVESTOR_PAGES)


@pytest.mark.parametrize("page", INVESTOR_PAGES)
def test_twins_quote_the_same_items(page):
    zh, en = (quoted(read(language, page)) for language in ("zh", "en"))
    assert zh, f"{page} quotes nothing"
    assert zh == en


@pytest.mark.parametrize("page", INVESTOR_PAGES)
def test_twins_have_the_same_headings(page):
    zh, en = (re.findall(r'\{: #([\w-]+)|<h2 id="([\w-]+)"', read(language, page)) for language in ("zh", "en"))
    assert zh == en


@pytest.mark.parametrize("page", INVESTOR_PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_is_typed_by_hand(language, page):
    text = read(language, page)
    words = [arguments[1] for name, arguments in calls(text) if name == "link"]
    prose = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{:.*?\}|<[^>]+>", " ", text, flags=re.DOTALL)
    prose = "\n".join([prose, *words])
    for allowed in NUMBERS_ALLOWED:
        prose = prose.replace(allowed, "")
    assert re.findall(r".{0,20}\d[\d.,]*.{0,20}", prose) == []


@pytest.mark.parametrize("page", INVESTOR_PAGES)
def test_english_marks_its_chinese(page):
    text = re.sub(r'<span lang="zh-CN">[^<]*</span>', "", read("en", page))
    assert re.findall(r"[\u3400-\u9fff]+", text) == []
