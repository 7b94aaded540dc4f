"""Hand-written texts of both languages, against each other: files, front matter, headings, links, what they quote.

A number typed by hand is told too, for the data may say another one day. ``data/exemptions.yaml`` lists, under
``content:``, what differs on purpose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError
from jinja2 import nodes as jinja
from pydantic.dataclasses import dataclass as record

from generator.content import Text, load_texts
from generator.errors import Problem, ReportError, nearest, shorten
from generator.loader import read_records
from generator.model import LANGUAGES, RECORD, Line
from generator.nodes import Nodes, parse_yaml, read_text

RULES = {
    "file": "a text that one language alone has",
    "front-matter": "a key of the front matter, or what a page hides, in one language alone",
    "heading": "a heading's level or anchor",
    "link": "where a link leads",
    "quote": "an item that a text quotes",
    "number": "a number that is typed",
}
TEMPLATE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|\{:.*?\}", re.S)
HEADING = re.compile(r"^(#+) .*?(?:\{: #([\w-]+) \})?$|<h([1-6])(?: id=\"([\w-]+)\")?", re.M)
LINK = re.compile(r"\]\(((?:\{\{.*?\}\}|[^)\s])+)\)|href=\"([^\"]+)\"")
TO_FILES = re.compile(r"^(\{\{ root \}\})\.\./(?=data/)|(?<=calendar)-en(?=\.ics)")
"""What English links to files of both languages have besides."""
SILENT = re.compile(rf"{TEMPLATE.pattern}|<[^>]*>|\]\([^)]*\)|`[^`]*`|“[^”]*”|《[^》]*》|\"[^\"]*\"", re.S)
"""What a reader does not read as words of ours: calls, markup, addresses, quotations."""
MEASURE = (
    r"个百分点|[多余]?(?:万|亿)?(?:个|项|条|家|年|月|日|公里|亩|斤|元|人|户|所|座|处|种|件|份|张|次|倍|成|天|大|强)"
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NUMBER = re.compile(
    rf"\d+月(?:\d+日)?|\d+ (?:{MONTHS})\b"
    rf"|(?:RMB )?(?<![A-Za-z\d.-])\d(?:[\d,.]*\d)?(?![A-Za-z\d])(?:%|(?:{MEASURE})| per cent| million| billion)*"
    rf"|(?<![一二])[三四五六七八九十百千][一二三四五六七八九十百千万亿]*(?:{MEASURE})"
)
"""Dates, figures in digits, and Chinese numerals that count something; 一 and 两 are words as often as numbers."""


@record(frozen=True, config=RECORD)
class ContentExemption:
    """What differs, or is typed, on purpose."""

    rule: Line
    """A key of ``RULES``."""
    at: Line
    """Path of the text in both languages, with ``*`` for any part of a name: ``topics/*.md``."""
    words: Line
    """What the finding says it found, with ``*`` for any part of it."""
    reason: Line


@dataclass(frozen=True)
class _Finding:
    rule: str
    text: Text
    line: int
    found: str
    expected: str
    fix: str


def check_content(root: Path, items: Container[str], years: Container[str], exemptions: str) -> list[Problem]:
    """All that is wrong between ``content/zh`` and ``content/en`` under ``root``.

    ``items`` are the ids that a text may quote; ``years`` may be typed, for a report speaks of no others.
    ``exemptions`` is the path of the file that holds them. Texts that cannot be read are told too.
    """
    problems: list[Problem] = []
    texts = {
        language: {text.path: text for text in load_texts(root / "content" / language, language, problems)}
        for language in LANGUAGES
    }
    unread = {each.file.split("/", 2)[2] for each in problems}
    findings = [each for each in _compare(*texts.values(), items, years) if each.text.path not in unread]
    records, nodes, positions = _load_exemptions(root / exemptions, exemptions, problems)
    return [*problems, *_apply(findings, records, nodes, positions)]


def _compare(
    zh: dict[str, Text], en: dict[str, Text], items: Container[str], years: Container[str]
) -> Iterator[_Finding]:
    for path in sorted(zh.keys() | en.keys()):
        pair = zh.get(path), en.get(path)
        if None in pair:
            there = next(filter(None, pair))
            yield _Finding("file", there, 0, "no text in the other language", "both languages", "write the other one")
            continue
        for rule, read in (("front-matter", _front), ("heading", _headings), ("link", _links)):
            yield from _differences(rule, *pair, *map(read, pair))
        yield from _differences("quote", *pair, *(_quoted(text, items) for text in pair))
        for text in pair:
            yield from _typed(text, years)


def _differences(
    rule: str, zh: Text, en: Text, of_zh: list[tuple[str, int]], of_en: list[tuple[str, int]]
) -> Iterator[_Finding]:
    """What stands in one of two lists of words and lines alone; order counts for headings, whose place is seen."""
    for text, here, there in ((zh, of_zh, of_en), (en, of_en, of_zh)):
        left = Counter(word for word, _ in there)
        for word, line in here:
            if left[word] > 0:
                left[word] -= 1
            else:
                yield _Finding(rule, text, line, word, "the same in both languages", "write it there, or leave it out")
    words_zh, words_en = ([word for word, _ in each] for each in (of_zh, of_en))
    if rule == "heading" and words_zh != words_en and sorted(words_zh) == sorted(words_en):
        word, line = next(each for each, other in zip(of_zh, words_en, strict=True) if each[0] != other)
        yield _Finding(rule, zh, line, word, "the order of the other language", "put it where it stands there")


def _front(text: Text) -> list[tuple[str, int]]:
    return [(f"hide: {value}" if key == "hide" else key, 1) for key, value in sorted(text.head.items())]


def _headings(text: Text) -> list[tuple[str, int]]:
    found = HEADING.finditer(text.body)
    return [(f"h{m[3] or len(m[1])} #{m[2] or m[4] or ''}", _line(text.body, m.start())) for m in found]


def _links(text: Text) -> list[tuple[str, int]]:
    found = ((m[1] or m[2], m.start()) for m in LINK.finditer(text.body))
    return [(TO_FILES.sub(r"\1", href), _line(text.body, at)) for href, at in found if not href.startswith("?")]


def _quoted(text: Text, items: Container[str]) -> list[tuple[str, int]]:
    """Each item that a text quotes, once: idiom decides how often."""
    try:
        tree = Environment().parse(text.body)
    except TemplateSyntaxError:
        # Told with its line where the page is made.
        return []
    lines: dict[str, int] = {}
    for call in tree.find_all(jinja.Call):
        for each in call.find_all(jinja.Const):
            if isinstance(each.value, str) and each.value in items:
                lines.setdefault(each.value, each.lineno)
    return list(lines.items())


def _typed(text: Text, years: Container[str]) -> Iterator[_Finding]:
    words = SILENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text.body)
    for match in NUMBER.finditer(words):
        number = match[0]
        if number.removesuffix("年") not in years:
            yield _Finding(
                "number",
                text,
                _line(words, match.start()),
                number,
                "figures out of the data",
                'quote it: {{ figure("…") }}',
            )


def _line(body: str, at: int) -> int:
    return body.count("\n", 0, at) + 1


def _load_exemptions(
    path: Path, shown: str, problems: list[Problem]
) -> tuple[tuple[ContentExemption, ...], Nodes | None, tuple[int, ...]]:
    if not path.is_file():
        return (), None, ()
    try:
        nodes = parse_yaml(read_text(path, shown), shown)
    except ReportError:
        # Told where the other exemptions of the file are read.
        return (), None, ()
    if not isinstance(nodes.data, dict):
        return (), None, ()
    records, positions = read_records(ContentExemption, nodes, "content", problems)
    for each, position in zip(records, positions, strict=True):
        if each.rule not in RULES:
            line, what = nodes.line("content", position, "rule"), f'exemption "{each.at}", rule'
            problems.append(Problem(shown, line, what, each.rule, "the name of a rule", nearest(each.rule, RULES)))
    return records, nodes, positions


def _apply(
    findings: list[_Finding], records: tuple[ContentExemption, ...], nodes: Nodes | None, positions: tuple[int, ...]
) -> Iterator[Problem]:
    """The findings that nothing exempts, and the exemptions that exempt nothing, as problems."""
    used: set[int] = set()
    for finding in findings:
        numbers = [n for n, each in enumerate(records) if _covers(each, finding)]
        used.update(numbers)
        if not numbers:
            what, found = f"hand-written text, {finding.rule}", shorten(finding.found)
            yield Problem(finding.text.file, finding.line, what, found, finding.expected, finding.fix)
    for number, each in enumerate(records):
        if number not in used and each.rule in RULES:
            line, what = nodes.line("content", positions[number]), f'exemption "{each.at}", {each.rule}'
            yield Problem(
                nodes.file, line, what, f"nothing to exempt: {each.words}", "exemptions that are needed", "remove it"
            )


def _covers(exemption: ContentExemption, finding: _Finding) -> bool:
    return (
        exemption.rule == finding.rule
        and fnmatchcase(finding.text.path, exemption.at)
        and fnmatchcase(finding.found, exemption.words)
    )
