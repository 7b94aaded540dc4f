"""Holding back blocks of HTML changes no byte of what Markdown makes of a page."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown

from generator.checks.project import load_checked
from generator.pages.render import render_language
from generator.website.html_blocks import HtmlBlocks
from tests.conftest import ROOT

TABLE = "<table>\n<tr><td>\n<p>*a*</p>\n\n<p>b</p>\n</td></tr>\n</table>"


def convert(text: str, *more: HtmlBlocks) -> str:
    html = Markdown(extensions=["attr_list", "tables", *more]).convert(text)
    return re.sub(r"\s*\n\s*", "\n", html)


def stored(text: str) -> int:
    """How many blocks the extension puts into the stash before Markdown looks."""
    markdown = Markdown(extensions=[HtmlBlocks()])
    markdown.preprocessors["stored_html_blocks"].run(text.split("\n"))
    return markdown.htmlStash.html_counter


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        (f"# One {{: #one }}\n\n{TABLE}\n\n*two*\n", 1),
        (f"{TABLE}\n\n{TABLE}\n", 2),
        ('<div class="a">\n<div>x</div>\n\n<div>y</div>\n</div>\n\ntext\n', 1),
        (f"words before\n{TABLE}\n\nafter\n", 0),
        (f"{TABLE}\nwords after\n", 0),
        ("<table>\n<tr><td>never closed\n\n*text*\n", 0),
        (f"- a list\n\n    {TABLE}\n", 0),
        ("<divider>not a div</divider>\n\ntext\n", 0),
        ("| a | b |\n| --- | --- |\n| 1 | <table></table> |\n", 0),
    ],
)
def test_a_stored_block_comes_out_as_markdown_itself_passes_it_on(markdown: str, blocks: int) -> None:
    assert stored(markdown) == blocks
    assert convert(markdown, HtmlBlocks()) == convert(markdown)


def test_real_pages_come_out_the_same_and_most_of_them_is_stored() -> None:
    pages = render_language(load_checked(ROOT, wording=False), "en").pages
    pages = [page for page in pages if page.path.count("/") == 0 or "city" in page.path]
    for page in pages:
        assert convert(page.make_body(), HtmlBlocks()) == convert(page.make_body()), page.path
    assert sum(stored(page.make_body()) for page in pages) > len(pages)
