"""Pages as trees of elements, read once by each worker: reading a whole site takes seconds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup


@cache
def soup(file: Path) -> BeautifulSoup:
    """The page in ``file``, which nobody may change."""
    return BeautifulSoup(file.read_bytes(), "html.parser")


@cache
def ids(file: Path) -> frozenset[str]:
    """Every anchor of a page."""
    return frozenset(element["id"] for element in soup(file).select("[id]"))
