"""What is left to do before a report can be published: texts nobody has written or reviewed, and what nobody has confirmed.

In a project that says ``draft: true`` nothing of this stops a build. Elsewhere a text that is still a draft is a problem.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.errors import Problem
from generator.project.content_files import ContentFile
from generator.project.paths import SITE, TARGETS
from generator.project.previous_file import PREVIOUS
from generator.project.record_files import RecordFile
from generator.project.report_file import LoadedReport
from generator.project.review_state import State
from generator.project.translation_units import MARK, TranslationUnit, is_marked

NAMELESS = re.compile("本[市县区省州盟旗]|本自治[州县区]")
"""What stands for a city that the text does not name."""
HAN = re.compile(r"[\u3400-\u9fff]")


class Task(StrEnum):
    """A sort of thing to do, in the order in which an editor does them."""

    SOURCE = "source: what the items do not cover yet, or say otherwise"
    NAMES = "names to write"
    TEXTS = "texts to write"
    INTRODUCTIONS = "introductions of sections to write"
    PAGES = "pages to write"
    NOUNS = "English nouns for what a unit counts"
    PREVIOUS = "targets of the report before to confirm"
    WORDING = "wording that a rule questions"
    ENGLISH = "texts without English: python -m generator translate"
    REVIEW = "English to review: python -m generator review"
    SETTINGS = "settings"


UNFINISHED = (Task.NAMES, Task.TEXTS, Task.INTRODUCTIONS, Task.PAGES, Task.NOUNS)
"""What may not stand in a published report, whatever its settings."""


@dataclass(frozen=True)
class Todo:
    """One thing to do, and where."""

    task: Task
    problem: Problem


def find_unfinished(
    loaded: LoadedReport, texts: Iterable[TranslationUnit], pages: Iterable[ContentFile]
) -> Iterator[Todo]:
    """Texts that are drafts, and nouns that are Chinese."""
    for text in texts:
        if is_marked(text.zh):
            task = {"items": Task.TEXTS, "sections": Task.INTRODUCTIONS}.get(text.record[0], Task.NAMES)
            task = Task.NAMES if text.field in ("name", "") else task
            yield Todo(task, _draft(text.file, text.line("zh"), text.describe("zh"), text.zh))
    for index, item in enumerate(loaded.report.items):
        if item.figure and item.figure.noun and HAN.search(item.figure.noun):
            expected, fix = f"what {item.figure.unit} counts, in English", "write it: households, companies …"
            yield Todo(Task.NOUNS, loaded.problem("items", index, ("figure", "noun"), item.figure.noun, expected, fix))
    for page in pages:
        for number, line in enumerate(page.body.split("\n"), 1):
            if MARK in line:
                yield Todo(Task.PAGES, _draft(page.file, number, "hand-written text", line.strip()))


def _draft(file: str, line: int, what: str, found: str) -> Problem:
    fix = f"write it, and take {MARK} away"
    return Problem(file, line, what, found[:60], "a text that somebody has written", fix)


def find_unknown(loaded: LoadedReport) -> Iterator[Todo]:
    """What a report's text did not say of itself."""
    heading = loaded.report.heading
    if NAMELESS.fullmatch(heading.city.zh):
        fix = "write it, and put it in place of this word in title and publisher"
        yield _unknown(loaded, "city", heading.city.zh, "the place's own name", fix)
    if not heading.published:
        fix = "write published: 2031-01-20, or leave it out where nobody knows it"
        yield _unknown(loaded, "published", "nothing", "the day on which the report was published", fix)


def _unknown(loaded: LoadedReport, field: str, found: str, expected: str, fix: str) -> Todo:
    line = loaded.file.nodes.line("report", field)
    return Todo(Task.SETTINGS, Problem(TARGETS, line, f"report, {field}", found, expected, fix))


def find_english(texts: Iterable[TranslationUnit], states: Mapping[str, State]) -> Iterator[Todo]:
    """Texts whose Chinese is written, and whose English is missing or not reviewed."""
    for text in texts:
        state = states.get(text.path)
        if state in (None, State.UNWRITTEN):
            continue
        missing = state is State.MISSING
        fix = "python -m generator translate, or write it" if missing else "python -m generator review"
        problem = Problem(
            text.file, text.line("en"), text.describe("en"), f"{state}: {text.zh[:40]}", "reviewed English", fix
        )
        yield Todo(Task.ENGLISH if missing else Task.REVIEW, problem)


def find_unconfirmed(previous: RecordFile) -> Iterator[Todo]:
    """Candidates of ``data/previous.yaml`` that nobody has confirmed."""
    for index, each in enumerate(previous.records["candidates"]):
        if not each.confirmed:
            line = previous.line("candidates", index)
            what, found = f"result {each.result}", f"it may answer {each.target} ({each.phrase})"
            fix = "write confirmed: true, or remove the entry"
            yield Todo(Task.PREVIOUS, Problem(PREVIOUS, line, what, found, "an editor's decision", fix))


def settings_todo() -> Todo:
    """The setting that lets all the others pass."""
    fix = "remove the line once nothing else is left"
    return Todo(Task.SETTINGS, Problem(SITE, 0, "site, draft", "true", "a report that is written", fix))


def describe_todo(todo: Iterable[Todo], shown: int = 3) -> str:
    """What is left, by task, with counts and the first places of each; empty where nothing is."""
    groups: dict[Task, list[Problem]] = defaultdict(list)
    for each in todo:
        groups[each.task].append(each.problem)
    if not groups:
        return ""
    lines = [f"left to do: {sum(map(len, groups.values()))}"]
    for task in Task:
        found = sorted(groups.get(task, ()))
        if found:
            lines.append(f"  {len(found):>5}  {task}")
            lines += [f"         {each.file}:{each.line}: {each.what}: {each.found}" for each in found[:shown]]
    return "\n".join(lines)
