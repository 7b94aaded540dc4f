"""``new``: a project for another report, out of its text."""

from __future__ import annotations

import argparse
import os
import re
from datetime import date
from pathlib import Path


def add_command(add) -> None:
    """Add the command; ``add(name, run, summary)`` gives its parser."""
    parser = add("new", run, "make a project for another report out of its text")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where it goes: a new or an empty folder")
    parser.add_argument("--source", type=Path, required=True, help="the report's text: .txt, .html or .docx")
    parser.add_argument("--city-zh", default="", help="the city in Chinese (default: what the text says)")
    parser.add_argument("--city-en", default="", help="the city in English (default: its pinyin)")
    parser.add_argument("--year", type=_year, help="the year of the report's plans (default: what the text says)")
    parser.add_argument("--title-zh", default="", help="the report's title in Chinese")
    parser.add_argument("--title-en", default="", help="the report's title in English")
    parser.add_argument(
        "--publisher-zh", default="", help="who published it, in Chinese (default: the city's government)"
    )
    parser.add_argument("--publisher-en", default="", help="who published it, in English")
    parser.add_argument(
        "--published", type=_day, help="the day of publication, as 2031-01-20 (default: what the text says)"
    )
    parser.add_argument("--previous", type=Path, metavar="PROJECT", help="the project of the report before this one")


def _year(text: str) -> int:
    if not re.fullmatch(r"(?:19|20)\d\d", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"{text!r} is no year: write four digits, such as 2031")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write it like 2031-01-20") from None


def run(options: argparse.Namespace) -> int:
    """Make the project and say what it holds; 0."""
    # Late: reading a text takes modules that no other command needs.
    from generator.checks.todo import NAMELESS
    from generator.intake.scaffold import Given, make_project

    names = ("city_zh", "city_en", "year", "title_zh", "title_en", "publisher_zh", "publisher_en", "published")
    given = Given(**{name: getattr(options, name) for name in names})
    made = make_project(options.folder, options.source, given, options.previous)
    facts, drafts = made.facts, made.drafts
    sections = sum(len(part.sections) for part in made.outline.parts)
    print(
        f"{facts.city_zh} ({facts.city_en}) {facts.year}: {made.paragraphs} paragraphs, {len(made.outline.parts)} parts, {sections} sections"
    )
    print(
        f"{len(drafts.items)} draft items; numerals that are no figures: {len(drafts.exempt)}; paragraphs without an item: {len(drafts.uncovered)}"
    )
    if NAMELESS.fullmatch(facts.city_zh):
        print(f"the text does not name its place: correct {facts.city_zh} in {options.folder}/data, or give --city-zh")
    if not facts.published:
        print(f"the text names no day of publication: add published: in {options.folder}/data/targets.yaml")
    print(
        f"next: python -m generator --root {os.path.relpath(options.folder)} serve; {options.folder}/README.md says how to go on"
    )
    return 0
