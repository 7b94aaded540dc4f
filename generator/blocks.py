"""One page's Markdown -> the same without its long blocks of HTML, and back: Markdown would only read through them.

A block of HTML at the start of a line is passed on as it stands, but read twice on the way, character by character:
once by Python-Markdown for its end and once by MkDocs for its ids. That took a third of a build.
"""

from __future__ import annotations

import re

START = re.compile(r"^<(table|div|article|dl|figure|form|ul|details)\b", re.MULTILINE)
"""Elements that Markdown leaves alone; each begins its line, after an empty one."""
MARK = '<div data-held="{}"></div>'
"""What stands for the block while the rest is converted."""


def hold_blocks(markdown: str) -> tuple[str, tuple[str, ...]]:
    """``markdown`` with a mark for each block, and the blocks in their order."""
    kept, blocks, end = [], [], 0
    while start := START.search(markdown, end):
        stop = _end(markdown, start[1], start.start())
        if stop is None or not _stands_alone(markdown, start.start(), stop):
            kept.append(markdown[end : start.end()])
            end = start.end()
            continue
        kept += [markdown[end : start.start()], MARK.format(len(blocks))]
        blocks.append(markdown[start.start() : stop])
        end = stop
    return "".join([*kept, markdown[end:]]), tuple(blocks)


def put_back(html: str, blocks: tuple[str, ...]) -> str:
    """``html`` with its blocks where the marks stand."""
    for number, block in enumerate(blocks):
        html = html.replace(MARK.format(number), block, 1)
    return html


def _end(markdown: str, tag: str, start: int) -> int | None:
    """Where the element that begins at ``start`` ends, elements of its own name within it included."""
    depth = 0
    for found in re.compile(rf"<(/?){tag}\b[^>]*>").finditer(markdown, start):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.end()
    return None


def _stands_alone(markdown: str, start: int, stop: int) -> bool:
    """Whether an empty line stands before and after: else Markdown takes the block for part of a paragraph."""
    return markdown[max(0, start - 2) : start] in ("", "\n\n") and markdown[stop : stop + 2] in ("", "\n", "\n\n")
