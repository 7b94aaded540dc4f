"""The hand-written texts in ``content/``: files -> front matter and body, before anything is filled in; all pages' paths."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Problem, ReportError, shorten
from generator.files import read_text
from generator.project.pagination import divide
from generator.project.yaml_slips import find_slip
from generator.report.evidence import Outcome
from generator.report.model import Item, Kind, Report
from generator.report.outcomes import has_outcome, outcome_of, promises

ANSWERS = "topics"
"""The folder of texts that are no pages: each is the answer on its topic's page, and has no front matter."""


@dataclass(frozen=True)
class ContentFile:
    """One hand-written file."""

    file: str
    """As problems name it: ``content/zh/about.md``."""
    language: str
    path: str
    """From the root of its language."""
    head: dict[str, str]
    """Its front matter."""
    body: str
    """The rest, with its lines at their numbers in the file."""

    @property
    def is_answer(self) -> bool:
        """Whether it is part of a topic's page."""
        return self.path.startswith(f"{ANSWERS}/")


def load_content_files(content: Path, language: str, problems: list[Problem]) -> Iterator[ContentFile]:
    """Every text of one language below ``content``, in order of path; what cannot be read is left out and added to ``problems``."""
    folder = content / language
    for file in sorted(folder.rglob("*.md")):
        path = file.relative_to(folder).as_posix()
        shown = f"content/{language}/{path}"
        try:
            text = read_text(file, shown).replace("\r\n", "\n")
        except ReportError as error:
            problems.extend(error.problems)
            continue
        head, body = ({}, text) if path.startswith(f"{ANSWERS}/") else split_front_matter(text)
        if slips := [*_head_slips(text, shown)] if head else []:
            problems.extend(slips)
            continue
        yield ContentFile(shown, language, path, head, body)


def page_paths(report: Report, content: Path) -> frozenset[str]:
    """The path of every page of a language, without making one: ``sections/city.md``."""
    settled = ("topics/index.md", "places/index.md", "report.md", "glossary.md")
    made = {f"sections/{section.id}.md" for section in report.sections}
    lists = {page.path for path, count in _lists(report).items() for page in divide(path, count)}
    lists |= {page.path for path, counts in _outcome_lists(report).items() for page in divide(path, *counts)}
    written = {file.relative_to(content).as_posix() for file in content.rglob("*.md")}
    if report.outcomes and report.outcomes.search:
        made.add("outcomes/index.md")
        evident = report.outcomes.by_item
        made |= {f"evidence/{item.section}.md" for item in report.items if item.id in evident and has_outcome(item)}
    if report.changes:
        made.add("corrections.md")
    return frozenset({*settled, *made, *lists, *(each for each in written if not each.startswith(f"{ANSWERS}/"))})


def _lists(report: Report) -> Counter[str]:
    """By the path of its first page, how many rows each list has that is divided into pages where it is long."""
    rows = Counter({"explorer.md": len(report.items), "targets.md": 0})
    rows.update({f"topics/{topic.id}.md": 0 for topic in report.topics})
    rows.update(f"topics/{topic}.md" for item in report.items for topic in item.topics)
    rows.update(f"places/{place}.md" for item in report.items for place in item.places)
    rows.update("targets.md" for item in report.items if item.kind is Kind.TARGET)
    return rows


def _outcome_lists(report: Report) -> dict[str, tuple[int, int]]:
    """By the path of its first page, the promises of each outcome's list and the names by topic; none where nobody has searched."""
    if not report.outcomes or not report.outcomes.search:
        return {}
    having: dict[Outcome, list[Item]] = {outcome: [] for outcome in Outcome}
    for item in promises(report):
        having[outcome_of(item, report).outcome].append(item)
    return {
        f"outcomes/{outcome.value.replace('_', '-')}.md": (len(items), sum(len(item.topics) for item in items))
        for outcome, items in having.items()
    }


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The ``key: value`` lines between two ``---``, and the rest with its lines at their numbers."""
    head, found, body = text.removeprefix("---\n").partition("\n---\n")
    if not text.startswith("---\n") or not found:
        return {}, text
    values = {key: _bare(value) for key, value in (line.split(": ", 1) for line in head.splitlines() if ": " in line)}
    return values, "\n" * text[: len(text) - len(body)].count("\n") + body


def _bare(value: str) -> str:
    """``value`` without the pair of quotation marks that YAML allows round it."""
    text = value.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text


KEY_LINE = re.compile(r"([a-z_]+): +(?P<value>\S.*)")


def _head_slips(text: str, file: str) -> Iterator[Problem]:
    """The lines of the front matter that are no ``key: value``, and keys that are there twice."""
    lines, known = text.partition("\n---\n")[0].split("\n"), {}
    for number, line in enumerate(lines[1:], 2):
        match = KEY_LINE.fullmatch(line)
        mark = match["value"][0] if match else ""
        if not line.strip() or line.startswith("#"):
            continue
        if not match:
            slip = find_slip(lines, [number])
            found = (
                (slip.found, slip.expected, slip.fix) if slip else (shorten(line), "a key and a text", "write title: …")
            )
            yield Problem(file, number, "front matter", *found)
        elif mark in "\"'" and match["value"].count(mark) == 1:
            yield Problem(
                file, number, "front matter", f"{mark} without a second one", "a pair of them or none", "remove it"
            )
        elif match[1] in known:
            found, expected = f"the key {match[1]} again", f"each key once (first in line {known[match[1]]})"
            yield Problem(file, number, "front matter", found, expected, "remove one")
        else:
            known[match[1]] = number
