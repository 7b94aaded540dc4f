"""A saved web page -> the lines of its article, without menus, sidebars and footers, however old its markup is.

Government pages lay their text out in tables, in one paragraph with line breaks, or in a paragraph each. So the article is
the innermost element that holds nearly all sentences of the page, and its lines end where block elements and breaks do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

BLOCKS = frozenset(
    "address article blockquote body br center dd div dl dt fieldset figure form h1 h2 h3 h4 h5 h6 header hr li main ol p pre "
    "section table tbody td tfoot th thead tr ul".split()
)
"""Elements at whose beginning and end a line ends."""
DROPPED = "aside button footer iframe input link meta nav noscript option script select style textarea title".split()
HIDDEN = re.compile(r"display\s*:\s*none", re.I)
HEADINGS = ("h2", "h3", "h4", "h5")
BOLD = ("strong", "b")
AMOUNT = re.compile(r"\d(?!\d*年)[\d.,]*")
"""In a cell of a table: a number that is no year."""
CHINESE = r"[\u3001-\u9fff\uff00-\uffef]"
SENTENCE = re.compile("[，。；,;]")
ALMOST_ALL = 0.97
"""Share of a page's sentences that the article has."""
WORDY = 20
"""Characters from which on a line may be a sentence of the article."""
LINKED = 0.6
"""Share of a line's characters in links from which on it is a menu."""
LONGEST_HEADING = 45
SENTENCE_END = re.compile("[。；;！!？?，,、：:]$")
SERIAL = re.compile("序号|编号|项次")
"""Heads a column that only counts the rows."""
LONGEST_CELL = 80
SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")


@dataclass(frozen=True)
class Line:
    """A line of the page."""

    text: str
    heading: bool
    """Whether the page marks it as a heading: by its element, or all in bold type."""


def article_lines(page: str) -> list[Line]:
    """The lines of the article of ``page``; empty where it has no text."""
    tree = _parse(page)
    for each in list(tree.iter()):
        if not isinstance(each.tag, str) or each.tag in DROPPED or HIDDEN.search(each.get("style") or ""):
            _drop(each)
    for table in list(tree.iter("table")):
        _lay_out(table)
    return _lines(_article(tree))


def saved_address(page: str) -> str:
    """Where a browser saved ``page`` from, if it says so."""
    found = SAVED_FROM.search(page[:5000])
    return found[1] if found else ""


def read_rows(rows: list[list[str]]) -> list[str]:
    """A table as lines, one a row: what its head says stands before each value."""
    rows = [row[:1] if len(set(row)) == 1 else row for row in rows if any(row)]
    if len(rows) > 1 and len(rows[0]) > 1 and not any(AMOUNT.search(cell) for cell in rows[0]):
        rows = _aligned(rows)
        if SERIAL.fullmatch(rows[0][0].replace(" ", "")) and len(rows[0]) > 2:
            rows = [row[1:] if len(row) > 1 else row for row in rows]
        return [_under_head(rows[0], row) for row in rows[1:]]
    return ["，".join(filter(None, row)) for row in rows]


def _aligned(rows: list[list[str]]) -> list[list[str]]:
    """``rows`` with what stands for several of them repeated: a cell that is merged down is missing, or empty, below."""
    filled: list[list[str]] = []
    for row in rows:
        if filled and 1 < len(row) < len(rows[0]):
            row = [*filled[-1][: len(rows[0]) - len(row)], *row]
        if filled and len(row) > 1 and not row[0]:
            row = [filled[-1][0], *row[1:]]
        filled.append(row)
    return filled


def _under_head(head: list[str], row: list[str]) -> str:
    if len(row) == 1:
        return row[0]
    return f"{row[0].rstrip('。；')}：" + "；".join(
        f"{name} {cell}".strip() for name, cell in zip(head[1:], row[1:], strict=False) if cell
    )


def _parse(page: str) -> html.HtmlElement:
    return html.fromstring(page.encode("utf-8", "xmlcharrefreplace"), parser=html.HTMLParser(encoding="utf-8"))


def _drop(element: html.HtmlElement) -> None:
    """Take ``element`` out, and leave the text behind it."""
    if element.getparent() is not None:
        element.drop_tree()


def _lay_out(table: html.HtmlElement) -> None:
    """A table of data becomes a line a row; one that lays out a page stays."""
    rows = [[_squeeze(cell.text_content()) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    cells = [cell for row in rows for cell in row]
    if table.find(".//table") is not None or len(rows) < 2 or max(map(len, rows)) < 2:
        return
    if not (_measures(cells) or _lists(rows)):
        return
    block = html.Element("div")
    for text in read_rows(rows):
        line = html.Element("p")
        line.text = text
        block.append(line)
    block.tail = table.tail
    table.getparent().replace(table, block)


def _measures(cells: list[str]) -> bool:
    return max(map(len, cells)) <= LONGEST_CELL and any(AMOUNT.search(cell) for cell in cells)


def _lists(rows: list[list[str]]) -> bool:
    """Whether ``rows`` are those of a list with a head: 序号, 主要任务, 责任单位."""
    head, *rest = rows
    return len(rest) > 1 and min(map(len, head)) > 0 and max(map(len, head)) <= 12 and max(map(len, rest)) <= len(head)


def _article(tree: html.HtmlElement) -> html.HtmlElement:
    """The innermost element that has almost all sentences of the page."""
    found, least = tree, ALMOST_ALL * _weight(tree)
    while True:
        inner = [each for each in found if each.tag in BLOCKS and each.tag != "p" and _weight(each) >= least > 0]
        if not inner:
            return found
        found = inner[0]


def _weight(element: html.HtmlElement) -> int:
    """How many characters the sentences below ``element`` have."""
    return sum(len(each.text) for each in _lines(element) if len(each.text) >= WORDY and SENTENCE.search(each.text))


def _lines(element: html.HtmlElement) -> list[Line]:
    """The lines below ``element``, without those that are links for the most part."""
    lines, run = [], []
    for text, linked, bold in [*_runs(element, False, False), ("\n", False, False)]:
        if text != "\n":
            run.append((text, linked, bold))
            continue
        line = _squeeze("".join(each for each, *_ in run))
        letters = sum(len(each.strip()) for each, *_ in run)
        in_links = sum(len(each.strip()) for each, is_link, _ in run if is_link)
        if line and (in_links < LINKED * letters or SENTENCE.search(line)):
            strong = all(is_bold for each, _, is_bold in run if each.strip())
            short = 2 <= len(line) <= LONGEST_HEADING and not SENTENCE_END.search(line)
            lines.append(Line(line, strong and short))
        run = []
    return lines


def _runs(element: html.HtmlElement, linked: bool, bold: bool) -> Iterator[tuple[str, bool, bool]]:
    """The pieces of text below ``element`` with whether they are in a link and in bold type; a line end for each block."""
    linked, bold = linked or element.tag == "a", bold or element.tag in (*HEADINGS, *BOLD)
    if element.tag in BLOCKS:
        yield "\n", False, False
    if element.text:
        yield element.text.replace("\n", "\r"), linked, bold
    for child in element:
        yield from _runs(child, linked, bold)
        if child.tail:
            yield child.tail.replace("\n", "\r"), linked, bold
    if element.tag in BLOCKS:
        yield "\n", False, False


def _squeeze(text: str) -> str:
    """``text`` with its white space as a browser shows it; a line end in the source is none beside a Chinese character."""
    text = re.sub(rf"(?<={CHINESE})[ \t]*[\r\n]\s*|[ \t]*[\r\n]\s*(?={CHINESE})", "", text)
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")
