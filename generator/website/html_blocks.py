"""Long blocks of HTML in Markdown, stored unread: an extension of Python-Markdown.

A block of HTML at the start of a line is passed on as it is, but read twice on the way, character by character:
once by Python-Markdown for its end and once by MkDocs for its ids. That took a third of a build. This preprocessor
puts the blocks into Python-Markdown's own stash before either of them looks.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

START = re.compile(r"^<(table|div|article|dl|figure|form|ul|details)\b", re.MULTILINE)
"""Elements that Markdown leaves alone; each begins its line, after an empty one."""
EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")
"""What templates leave behind, and a browser would load."""
PRIORITY = 25
"""After white space is normalised (30), which takes stash marks away; before MkDocs and Python-Markdown read HTML (20)."""


class HtmlBlocks(Extension):
    """Registers the preprocessor."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the preprocessor to ``md``."""
        md.preprocessors.register(_StoreBlocks(md), "stored_html_blocks", PRIORITY)


class _StoreBlocks(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text, end, parts = "\n".join(lines), 0, []
        while start := START.search(text, end):
            stop = _end(text, start[1], start.start())
            if stop is None or not _is_alone(text, start.start(), stop):
                parts.append(text[end : start.end()])
                end = start.end()
                continue
            parts += [text[end : start.start()], self.md.htmlStash.store(text[start.start() : stop])]
            end = stop
        return "".join([*parts, text[end:]]).split("\n")


def drop_empty_lines(html: str) -> str:
    """``html`` without its empty lines; a page that shows text line by line stays as it is."""
    return html if "<pre" in html or "<textarea" in html else EMPTY_LINES.sub("\n", html)


def _end(text: str, tag: str, start: int) -> int | None:
    """Where the element that begins at ``start`` ends, elements of its own name within it included."""
    depth = 0
    for found in re.compile(rf"<(/?){tag}\b[^>]*>").finditer(text, start):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.end()
    return None


def _is_alone(text: str, start: int, stop: int) -> bool:
    """Whether an empty line is before and after: else Markdown takes the block for part of a paragraph."""
    return text[max(0, start - 2) : start] in ("", "\n\n") and text[stop : stop + 2] in ("", "\n", "\n\n")
