"""A long list -> the pages that hold it, at most ``ROWS`` rows each, with the links from one to the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

ROWS = 500
"""The most rows of one page: more of them take a phone seconds to lay out."""
AROUND = 1
"""So many pages before and after the current one have a link of their own, as the first and the last have."""


class Group(Protocol):
    """Rows under one heading: a frozen record with these two fields, and any others."""

    items: Sequence[object]
    continued: bool
    """Whether its first rows are on the page before."""


class NamedGroup(Group, Protocol):
    """A group whose heading has an anchor."""

    id: str


G = TypeVar("G", bound=Group)
Row = TypeVar("Row")


@dataclass(frozen=True)
class PageLink:
    """A link of the pager."""

    number: int
    href: str
    """From the language's root."""
    is_current: bool


@dataclass(frozen=True)
class ListPage:
    """One page of a list; the only one of a short list."""

    list_path: str
    """The path of the first page: ``targets.md``."""
    number: int
    """From 1."""
    total: int
    """How many pages the list has."""
    count: int
    """How many rows the list has, on all pages."""
    repeats: bool = False
    """Whether some of its rows name again what others name: then they are no count of items."""

    @property
    def path(self) -> str:
        """``targets.md``, and of further pages ``targets/2.md``."""
        return self.list_path if self.is_first else f"{self.list_path.removesuffix('.md')}/{self.number}.md"

    @property
    def href(self) -> str:
        """The way to it from the language's root: ``targets/2/``."""
        return f"{self.path.removesuffix('.md')}/"

    @property
    def is_first(self) -> bool:
        """Whether the list begins here: what is said of the whole list is said on this page alone."""
        return self.number == 1

    @property
    def is_divided(self) -> bool:
        """Whether the list has other pages."""
        return self.total > 1

    @property
    def first(self) -> int:
        """The number of its first row in the list, from 1."""
        return (self.number - 1) * ROWS + 1

    @property
    def last(self) -> int:
        """The number of its last row in the list."""
        return min(self.number * ROWS, self.count)

    @property
    def previous(self) -> PageLink | None:
        """The page before."""
        return None if self.is_first else self._link(self.number - 1)

    @property
    def next(self) -> PageLink | None:
        """The page after."""
        return None if self.number == self.total else self._link(self.number + 1)

    @property
    def rows_of_next(self) -> int:
        """How many rows the page after has."""
        return min(ROWS, self.count - self.last)

    @property
    def links(self) -> tuple[PageLink | None, ...]:
        """The first page, the last, this one and those beside it, in order; None where others are left out."""
        near = range(self.number - AROUND, self.number + AROUND + 1)
        numbers = sorted({1, self.total, *near} & {*range(1, self.total + 1)})
        links: list[PageLink | None] = []
        for before, number in zip([0, *numbers], numbers, strict=False):
            # One page that is left out takes no less room than its link.
            links += [self._link(number - 1)] if number - before == 2 else [None] if number - before > 2 else []
            links.append(self._link(number))
        return tuple(links)

    def part(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Of all the rows of the list, those of this page."""
        return rows[self.first - 1 : self.last]

    def parts(self, groups: Iterable[G]) -> tuple[G, ...]:
        """Of all the groups of the list, those with rows on this page, with these rows alone."""
        found, before = [], 0
        for group in groups:
            start, stop = max(self.first - 1 - before, 0), self.last - before
            if items := group.items[start : max(stop, 0)]:
                found.append(replace(group, items=items, continued=start > 0))
            before += len(group.items)
        return tuple(found)

    def _link(self, number: int) -> PageLink:
        return PageLink(number, replace(self, number=number).href, number == self.number)


def divide(path: str, count: int, repeats: int = 0) -> tuple[ListPage, ...]:
    """The pages of a list of ``count`` rows whose first page is at ``path``; an empty list has one.

    After the rows come ``repeats`` short lines that name them again: they divide no list that the rows alone do not.
    """
    again = repeats > 0 and count > ROWS
    count += repeats if again else 0
    total = max(1, -(-count // ROWS))
    return tuple(ListPage(path, number, total, count, again) for number in range(1, total + 1))


def beginnings(pages: Sequence[ListPage], groups: Iterable[NamedGroup]) -> dict[str, str]:
    """By each group's id, the way from the language's root to the heading with which it begins: ``targets/2/#parks``."""
    found, before = {}, 0
    for group in groups:
        found[group.id] = f"{pages[min(before // ROWS, len(pages) - 1)].href}#{group.id}"
        before += len(group.items)
    return found
