"""Hand-written texts of both languages against each other: files, front matter, headings, links, what they quote.

A number typed by hand is reported too: the data may change, and the page would not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError
from jinja2 import nodes as jinja

from generator.checks.findings import Finding
from generator.errors import shorten
from generator.numbers import chinese, english
from generator.numbers.amounts import Amount, Role
from generator.numbers.units import cached_by_units
from generator.project.content_files import ContentFile

TEMPLATE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|\{:.*?\}", re.S)
HEADING = re.compile(r"^(#+) .*?(?:\{: #([\w-]+) \})?$|<h([1-6])(?: id=\"([\w-]+)\")?", re.M)
LINK = re.compile(r"\]\(((?:\{\{.*?\}\}|[^)\s])+)\)|href=\"([^\"]+)\"")
TO_FILES = re.compile(r"^(\{\{ root \}\})\.\./(?=data/)|(?<=calendar)-en(?=\.ics)|(?<=updates)-en(?=\.xml)")
"""What English links to files of both languages have besides."""
SILENT = re.compile(rf"{TEMPLATE.pattern}|<[^>]*>|\]\([^)]*\)|`[^`]*`|“[^”]*”|《[^》]*》|\"[^\"]*\"", re.S)
"""What is not our own words: calls, markup, addresses, quotations."""
READERS = {"zh": chinese.find_amounts, "en": english.find_amounts}
TYPED = {"zh": re.compile(r"\d|[三四五六七八九十百千]"), "en": re.compile(r"\d(?!\d*(?:st|nd|rd|th)\b)")}
"""What an amount has that is a figure typed by hand; 一, 两, one and first are words as often as numbers."""
NUMBERS = (Role.FIGURE, Role.DATE, Role.YEAR)


@dataclass(frozen=True)
class ContentPlace:
    """A line of a hand-written text."""

    path: str
    """``content/about.md``, the same in both languages."""
    file: str
    at: int

    def line(self, _: str) -> int:
        """The line."""
        return self.at

    def describe(self, _: str) -> str:
        """Where it is, in words."""
        return "hand-written text"


def find_content_faults(
    texts: dict[str, dict[str, ContentFile]], items: Container[str], years: Container[str]
) -> Iterator[Finding]:
    """All that is wrong between the texts of both languages, by language and path, exempt or not.

    ``items`` are the ids that a text may quote; ``years`` may be typed, for a report is about no others.
    """
    return _compare(texts["zh"], texts["en"], items, years)


def _finding(rule: str, text: ContentFile, line: int, found: str, expected: str, fix: str) -> Finding:
    place = ContentPlace(f"content/{text.path}", text.file, line)
    return Finding(f"content-{rule}", place, text.language, shorten(found), expected, fix)


def _compare(
    zh: dict[str, ContentFile], en: dict[str, ContentFile], items: Container[str], years: Container[str]
) -> Iterator[Finding]:
    for path in sorted(zh.keys() | en.keys()):
        pair = zh.get(path), en.get(path)
        if None in pair:
            there = next(filter(None, pair))
            yield _finding(
                "file", there, 0, "no text in the other language", "a text in each language", "write the other one"
            )
            continue
        for rule, read in (("front-matter", _front), ("heading", _headings), ("link", _links)):
            yield from _differences(rule, *pair, *map(read, pair))
        yield from _differences("quote", *pair, *(_quoted(text, items) for text in pair))
        for text in pair:
            yield from _typed(text, years)


def _differences(
    rule: str, zh: ContentFile, en: ContentFile, of_zh: list[tuple[str, int]], of_en: list[tuple[str, int]]
) -> Iterator[Finding]:
    """What only one of two lists of words and lines has; for headings their order counts too, since readers see it."""
    for text, here, there in ((zh, of_zh, of_en), (en, of_en, of_zh)):
        left = Counter(word for word, _ in there)
        for word, line in here:
            if left[word] > 0:
                left[word] -= 1
            else:
                yield _finding(rule, text, line, word, "the same in both languages", "add it there, or remove it here")
    words_zh, words_en = ([word for word, _ in each] for each in (of_zh, of_en))
    if rule == "heading" and words_zh != words_en and sorted(words_zh) == sorted(words_en):
        word, line = next(each for each, other in zip(of_zh, words_en, strict=True) if each[0] != other)
        yield _finding(rule, zh, line, word, "the order of the other language", "move it to the same place")


def _front(text: ContentFile) -> list[tuple[str, int]]:
    return [(f"hide: {value}" if key == "hide" else key, 1) for key, value in sorted(text.head.items())]


def _headings(text: ContentFile) -> list[tuple[str, int]]:
    found = HEADING.finditer(text.body)
    return [(f"h{m[3] or len(m[1])} #{m[2] or m[4] or ''}", _line(text.body, m.start())) for m in found]


def _links(text: ContentFile) -> list[tuple[str, int]]:
    found = ((m[1] or m[2], m.start()) for m in LINK.finditer(text.body))
    return [(TO_FILES.sub(r"\1", href), _line(text.body, at)) for href, at in found if not href.startswith("?")]


def _quoted(text: ContentFile, items: Container[str]) -> list[tuple[str, int]]:
    """Each item that a text quotes, once: idiom decides how often."""
    lines: dict[str, int] = {}
    for word, line in _arguments(text.body):
        if word in items:
            lines.setdefault(word, line)
    return list(lines.items())


@lru_cache(maxsize=1024)
def _arguments(body: str) -> tuple[tuple[str, int], ...]:
    """Each text that a call of ``body`` is given, and its line. Stored: a preview asks again after each edit of one page."""
    try:
        tree = Environment().parse(body)
    except TemplateSyntaxError:
        # Reported with its line where the page is made.
        return ()
    constants = (each for call in tree.find_all(jinja.Call) for each in call.find_all(jinja.Const))
    return tuple((each.value, each.lineno) for each in constants if isinstance(each.value, str))


def _typed(text: ContentFile, years: Container[str]) -> Iterator[Finding]:
    words = SILENT.sub(lambda match: re.sub(r"[^\n]", "\0", match[0]), text.body)
    for amount in _amounts(words, text.language):
        number = amount.text.strip()
        # 2031年初 and "from 2031" name a year and no more.
        beside = number.replace(str(amount.date.year), "") if amount.date and str(amount.date.year) in years else number
        if amount.role in NUMBERS and number not in years and TYPED[text.language].search(beside):
            yield _finding(
                "number",
                text,
                _line(words, amount.start),
                number,
                "figures from the data",
                'quote it: {{ figure("…") }}',
            )


@cached_by_units
def _amounts(words: str, language: str) -> tuple[Amount, ...]:
    """The amounts in the words of a page; stored likewise."""
    return tuple(READERS[language](words))


def _line(body: str, at: int) -> int:
    return body.count("\n", 0, at) + 1
