"""Holding back blocks of HTML changes no byte of what Markdown makes of a page."""

from __future__ import annotations

import pytest
from markdown import Markdown

from generator.website.html_blocks import hold_blocks, put_back
from generator.pages.language import render_language
from tests.conftest import ROOT

TABLE = "<table>\n<tr><td>\n<p>*a*</p>\n\n<p>b</p>\n</td></tr>\n</table>"


def convert(text: str) -> str:
    return Markdown(extensions=["attr_list", "tables"]).convert(text)


@pytest.mark.parametrize(
    ("markdown", "held"),
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
def test_a_held_block_comes_back_as_it_was(markdown: str, held: int) -> None:
    text, blocks = hold_blocks(markdown)
    assert len(blocks) == held
    assert put_back(convert(text), blocks) == convert(markdown)


def test_real_pages_come_out_the_same_and_most_of_them_is_held() -> None:
    pages = [page for page in render_language(ROOT, "en").pages if page.path.count("/") == 0 or "city" in page.path]
    texts = [page.body for page in pages]
    for page, text in zip(pages, texts, strict=True):
        short, blocks = hold_blocks(text)
        assert put_back(convert(short), blocks) == convert(text), page.path
    assert sum(len(hold_blocks(text)[0]) for text in texts) < 0.2 * sum(map(len, texts))
