"""The project of the report before -> what the next one takes over, and which of its targets the new results may answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.errors import Problem, ReportError
from generator.files import read_text
from generator.intake.drafts import DraftItem
from generator.project.glossary import load_glossary
from generator.project.paths import GLOSSARY, LABELS, MEMORY, SYNONYMS, TARGETS
from generator.project.report_file import load_report
from generator.project.review_state import DraftsOrChinese
from generator.project.site_settings import SiteSettings, load_settings
from generator.project.synonyms import load_synonyms
from generator.report.figures import format_figure
from generator.report.model import Item, Kind, Place, Report

LIKE = 0.5
"""From what likeness on two statements may measure the same."""
EMPTY = re.compile(
    r"[\d.,，。%％、；（）()“”《》\s]|[十百千万亿元个]|(?:19|20)\d\d年?|力争|争取|预期|目标|达到|完成|实现|新增|增长|以上|左右|以内|全市|我市|今年|去年|全年"
)
"""What says nothing of the measure."""
RECORD = re.compile(r"^  - ", re.M)


@dataclass(frozen=True)
class Candidate:
    """A result of the new report, and the target of the old one that it may answer."""

    result: str
    target: Item
    likeness: float


@dataclass(frozen=True)
class Previous:
    """The project of the report before."""

    root: Path
    report: Report
    settings: SiteSettings


def load_previous_project(root: Path) -> Previous:
    """The project in ``root``; raises ReportError where it cannot be read."""
    if not (root / TARGETS).is_file():
        found, fix = f"no {TARGETS}", "name the folder of a project"
        raise ReportError([Problem(str(root), 0, "the previous project", found, "a project", fix)])
    loaded = load_report(root / TARGETS, TARGETS, DraftsOrChinese())
    return Previous(root, loaded.report, load_settings(root))


def find_places(previous: Previous, texts: Iterable[str]) -> tuple[Place, ...]:
    """The places of the report before that the new text names."""
    whole = "\n".join(texts)
    return tuple(place for place in previous.report.places if place.name.zh in whole)


def with_places(items: Iterable[DraftItem], places: tuple[Place, ...]) -> tuple[DraftItem, ...]:
    """``items``, each with the places that its phrase names."""
    return tuple(replace(item, places=tuple(p.id for p in places if p.name.zh in item.phrase)) for item in items)


def find_candidates(previous: Previous, items: Iterable[DraftItem]) -> tuple[Candidate, ...]:
    """For each result, the target of the report before in the same unit whose words are most like it; none twice."""
    targets = [each for each in previous.report.items if each.kind is Kind.TARGET and each.figure]
    measures = {target.id: _pairs(f"{target.name.zh}{target.phrase}") for target in targets}
    pairs = []
    for item in items:
        if item.kind != "result" or not item.figure:
            continue
        own = _pairs(f"{item.name}{item.phrase}")
        for target in targets:
            if target.figure.unit == item.figure["unit"] and target.period == item.period:
                shared = bool(set(item.topics) & set(target.topics))
                likeness = _likeness(own, measures[target.id]) * (1 if shared else 0.8)
                if likeness >= LIKE:
                    pairs.append(Candidate(item.id, target, likeness))
    taken: set[str] = set()
    chosen = []
    for each in sorted(pairs, key=lambda pair: (-pair.likeness, pair.result, pair.target.id)):
        if not {f"result {each.result}", f"target {each.target.id}"} & taken:
            taken |= {f"result {each.result}", f"target {each.target.id}"}
            chosen.append(each)
    return tuple(chosen)


def _pairs(text: str) -> frozenset[str]:
    """The pairs of characters of what ``text`` says of its measure."""
    runs = EMPTY.sub(" ", text).split()
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter one the longer one says, from 0 to 1."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0


def format_candidates(candidates: Iterable[Candidate]) -> str:
    """``data/previous.yaml``."""
    lines = [
        "# Which target of the report before each result may answer, by its words, unit and topic. Look at each: write",
        "# confirmed: true where both measure the same, and remove it where they do not.",
        "candidates:",
    ]
    for each in candidates:
        figure = json.dumps(format_figure(each.target.figure, "zh"), ensure_ascii=False)
        phrase = json.dumps(each.target.phrase, ensure_ascii=False)
        lines.append(f"  - {{result: {each.result}, target: {each.target.id}, phrase: {phrase}, figure: {figure}}}")
    return "\n".join(lines if len(lines) > 3 else [*lines[:2], "candidates: []"]) + "\n"


def carried_files(previous: Previous, texts: Iterable[str], topics: Iterable[str]) -> dict[str, str]:
    """The files that the new project takes over: terms that its text has, everyday words, labels, reviewed English."""
    whole, known = "\n".join(texts), set(topics)
    files = {GLOSSARY: _glossary(previous.root, whole)}
    if (previous.root / SYNONYMS).is_file():
        files[SYNONYMS] = _synonyms(previous.root, known)
    for name in (LABELS, MEMORY):
        if (previous.root / name).is_file():
            files[name] = read_text(previous.root / name, name)
    return files


def _glossary(root: Path, whole: str) -> str:
    """The terms that occur in ``whole``; a definition out of the report before is now background."""
    if not (root / GLOSSARY).is_file():
        return "terms: []\n"
    glossary, _, problems = load_glossary(root, DraftsOrChinese())
    if problems:
        raise ReportError(problems)
    found = [term.id for term in glossary.terms if any(form in whole for form in term.forms("zh"))]
    blocks = _blocks(read_text(root / GLOSSARY, GLOSSARY), "terms")
    kept = [re.sub(r"(?m)^    source: true$", "    source: false", blocks[term]) for term in found if term in blocks]
    head = "# Taken over from the report before: the terms that this report has. What was said in that report is now background.\n"
    return head + ("terms:\n" + "".join(kept) if kept else "terms: []\n")


def _synonyms(root: Path, topics: set[str]) -> str:
    load_synonyms(root)
    text = read_text(root / SYNONYMS, SYNONYMS)
    kept = "".join(block for topic, block in _blocks(text, "topics").items() if topic in topics)
    groups = "".join(_blocks(text, "groups").values())
    head = "# Everyday words by which people look for things; taken over from the report before.\n"
    return head + (f"topics:\n{kept}" if kept else "topics: []\n") + (f"\ngroups:\n{groups}" if groups else "")


def _blocks(text: str, name: str) -> dict[str, str]:
    """The records of the list ``name`` as they stand in ``text``, by id."""
    start = re.search(rf"^{name}:[^\S\n]*(?:#.*)?\n", text, re.M)
    if not start:
        return {}
    rest = text[start.end() :]
    end = re.search(r"^[a-z]", rest, re.M)
    found = {}
    for block in RECORD.split(rest[: end.start()] if end else rest)[1:]:
        if match := re.match(r"\{?\s*id:\s*\"?([a-z0-9-]+)", block):
            found[match[1]] = f"  - {block.rstrip()}\n"
    return found
