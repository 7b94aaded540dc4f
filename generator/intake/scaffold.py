"""A report's text -> a project in an empty folder: written beside it, checked, then put in place; or nothing at all."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.checks.todo import NAMELESS
from generator.errors import Problem, ReportError
from generator.files import read_text, write_text
from generator.intake.drafts import Drafts, draft_items
from generator.intake.identity import Identity, own_place, read_identity
from generator.intake.outline import Outline, read_outline
from generator.intake.place_names import call_place, english_place, split_place
from generator.intake.previous import (
    carried_files,
    find_candidates,
    find_places,
    format_candidates,
    load_previous_project,
    with_places,
)
from generator.intake.project_files import Facts, plan_ids, project_files
from generator.intake.readers import Document, read_document
from generator.intake.topics import load_topics
from generator.project.paths import FINGERPRINT, HOME, MEMORY, SOURCE, TARGETS
from generator.project.previous_file import PREVIOUS
from generator.project.source import format_fingerprint, load_source
from generator.project.translation_units import find_units
from generator.project.yaml_nodes import parse_yaml

MOST_PARAGRAPHS = 20_000
LONGEST_PARAGRAPH = 20_000
PLACES = {"县": "county", "区": "district", "省": "province", "州": "prefecture", "盟": "league", "旗": "banner"}
"""What a place that the text does not name is called in English."""


@dataclass(frozen=True)
class Given:
    """What the editor says of the report; empty or None where the text has to say it."""

    city_zh: str = ""
    city_en: str = ""
    year: int | None = None
    title_zh: str = ""
    title_en: str = ""
    publisher_zh: str = ""
    publisher_en: str = ""
    published: date | None = None


@dataclass(frozen=True)
class MadeProject:
    """What was made."""

    folder: Path
    facts: Facts
    paragraphs: int
    outline: Outline
    drafts: Drafts


def make_project(folder: Path, source: Path, given: Given, previous: Path | None = None) -> MadeProject:
    """Make a project in ``folder``, which has to be new or empty, from the text in ``source``.

    ``previous`` is the project of the report before. Raises ReportError; then ``folder`` is as it was.
    """
    _refuse_filled(folder)
    document = read_document(source)
    _refuse_endless(document, source)
    facts = _facts(document, given, source, folder)
    outline = read_outline(document, facts.year)
    plan = plan_ids(outline)
    drafts = draft_items(document.paragraphs, outline, plan.places, facts.year)
    used = {topic for item in drafts.items for topic in item.topics}
    topics = tuple(topic for topic in load_topics() if topic.id in used) or load_topics()[:1]
    texts = document.paragraphs
    if previous:
        before = load_previous_project(previous)
        places = find_places(before, texts)
        drafts = replace(drafts, items=with_places(drafts.items, places))
        files = project_files(facts, texts, outline, plan, drafts, topics, places, before.settings.site)
        files |= carried_files(before, texts, (topic.id for topic in topics))
        files[PREVIOUS] = format_candidates(find_candidates(before, drafts.items))
    else:
        files = project_files(facts, texts, outline, plan, drafts, topics)
    _write(folder, files)
    return MadeProject(folder, facts, len(document.paragraphs), outline, drafts)


def _refuse_filled(folder: Path) -> None:
    found = None
    if folder.exists() and not folder.is_dir():
        found = "a file"
    elif folder.is_dir() and any(folder.iterdir()):
        found = "files in it"
    if found:
        fix = "name a folder that is not there yet"
        raise ReportError([Problem(str(folder), 0, "the new project", found, "a new or empty folder", fix)])


def _refuse_endless(document: Document, source: Path) -> None:
    longest = max(map(len, document.paragraphs))
    if len(document.paragraphs) > MOST_PARAGRAPHS or longest > LONGEST_PARAGRAPH:
        found = f"{len(document.paragraphs)} paragraphs, the longest of {longest} characters"
        expected = f"at most {MOST_PARAGRAPHS} of {LONGEST_PARAGRAPH} characters each"
        fix = "put each paragraph on a line of its own"
        raise ReportError([Problem(str(source), 0, "the source text", found, expected, fix)])


def _facts(document: Document, given: Given, source: Path, folder: Path) -> Facts:
    """What the editor gave, else what the text says; raises ReportError for what neither does."""
    found: Identity = read_identity(document, source.stem)
    if not (year := given.year or found.year):
        unsaid = [] if given.city_zh or found.city_zh else [_unsaid(source, "the city", "--city-zh NAME")]
        raise ReportError([*unsaid, _unsaid(source, "the report's year", "--year YEAR")])
    place = _place(given.city_zh, found.city_zh) or own_place(document.paragraphs)
    city, city_en = call_place(place), given.city_en or _english(place)
    slug = re.sub("[^a-z0-9]+", "-", city_en.lower().replace("'", "")).strip("-") or "report"
    title = given.title_zh or (found.title_zh if str(year) in found.title_zh else "") or f"{place}{year}年政府工作报告"
    return Facts(
        year=year,
        city_zh=city,
        city_en=city_en,
        title_zh=title,
        title_en=given.title_en or f"{city_en} government work report {year}",
        publisher_zh=given.publisher_zh or f"{place}人民政府",
        publisher_en=given.publisher_en or f"the People's Government of {city_en.replace('This ', 'this ')}",
        published=given.published or found.published,
        address=document.address,
        slug=f"{slug}-{year}",
        generator=os.path.relpath(HOME, folder.resolve()),
    )


def _place(given: str, found: str) -> str:
    """The place in full: as given, with the end that the text or, without one, most places have."""
    if not given or call_place(found) == given:
        return found
    return given if split_place(given)[1] else f"{given}市"


def _english(place: str) -> str:
    return f"This {PLACES.get(place[1:], 'city')}" if NAMELESS.fullmatch(place) else english_place(place)


def _unsaid(source: Path, what: str, option: str) -> Problem:
    return Problem(str(source), 0, what, "nothing in the first paragraphs that says it", what, f"give it with {option}")


def _write(folder: Path, files: dict[str, str]) -> None:
    """Write ``files`` into a folder beside ``folder``, and put that in its place in one step."""
    folder = folder.resolve()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise ReportError([_refusal(folder, error)]) from None
    try:
        for path, text in files.items():
            write_text(stage / path, text)
        write_text(stage / FINGERPRINT, format_fingerprint(load_source(stage / SOURCE)))
        _review_built_in(stage)
        stage.chmod(0o755)
        # An empty folder gives way; one that somebody has filled meanwhile does not.
        stage.rename(folder)
    except OSError as error:
        raise ReportError([_refusal(folder, error)]) from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _refusal(folder: Path, error: OSError) -> Problem:
    found = error.strerror or str(error)
    return Problem(str(folder), 0, "writing the project", found, "room, and leave to write", "name another folder")


def _review_built_in(root: Path) -> None:
    """Record the English that comes with the generator, or with the editor's command, as reviewed: not that of items."""
    # Late: the memory's reader takes half a second to load.
    from generator.project.translation_memory import load_memory, save_memory
    from generator.translation.review import record_present

    head = read_text(root / TARGETS, TARGETS).partition("\nitems:")[0]
    nodes = parse_yaml(head, TARGETS)
    report = nodes.data["report"]
    day = date.fromisoformat(report.get("published") or f"{report['year']}-01-01")
    save_memory(record_present(find_units(nodes), load_memory(root), day), root / MEMORY)
