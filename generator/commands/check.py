"""``check``: everything that can be wrong with a project, in seconds, without a page."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.cache import Cache, digest, digest_files
from generator.checks.content_pages import check_beside
from generator.checks.project import CheckedProject, check_project
from generator.checks.todo import describe_todo
from generator.errors import Problem, ReportError
from generator.project.paths import CONTENT, FINGERPRINT, SOURCE, SOURCE_VARIABLE
from generator.report.model import LANGUAGES, Item

CLEAN = "clean"
SHOWN = 20
"""How many texts that wait for review are named."""


def add_command(add) -> None:
    """Add the command; ``add(name, run, summary)`` gives its parser."""
    parser = add("check", run, "check the data against their model, the source and each other's language")
    parser.add_argument("--strict", action="store_true", help="refuse English that nobody has reviewed, too")
    add_source_option(parser)


def add_source_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--source`` to the parser of a command that checks the data."""
    places = f"default: the path in {SOURCE_VARIABLE}, {SOURCE}, else {FINGERPRINT}"
    parser.add_argument("--source", type=Path, help=f"the source text ({places})")


def run(options: argparse.Namespace) -> int:
    """Check the project; 1 where there is a problem."""
    checked = check_project(options.root, options.source, strict=options.strict)
    if problems := [*checked.problems, *check_pages(checked)]:
        print(ReportError(problems), file=sys.stderr)
    print(f"{len(checked.loaded.report.items)} items, {len(checked.glossary.terms)} terms")
    print(checked.coverage)
    print_left(checked)
    return 1 if problems else 0


def print_left(checked: CheckedProject) -> None:
    """Print what is left to do in a draft, or which English of another project waits for review."""
    if checked.todo:
        print(describe_todo(checked.todo))
    else:
        print_waiting(checked)


def print_waiting(checked: CheckedProject) -> None:
    """Print which English nobody has reviewed, and which is out of date."""
    if not checked.states:
        return
    shown = [f"  {path}: {state}" for path, state in list(checked.states.items())[:SHOWN]]
    more = len(checked.states) - len(shown)
    lines = [f"{len(checked.states)} texts wait for review:", *shown, *([f"  and {more} more"] if more else [])]
    print("\n".join(lines))


def check_pages(checked: CheckedProject) -> list[Problem]:
    """What is wrong with the files beside the data; pages are filled in again only where they or what they quote changed."""
    # Data that are wrong themselves cannot be filled in.
    fill = not checked.problems
    store, question = Cache(checked.cache / "content.json"), digest(fill, _signature(checked))
    if store.get(question) == CLEAN:
        return []
    problems = check_beside(checked)
    if fill and (unfilled := _check_filling(checked)):
        # What a page that could not be filled in quotes is not compared with the other language.
        paths = {each.file.split("/", 2)[2] for each in unfilled}
        follows = {each for each in problems if "[content-" in each.what and each.file.split("/", 2)[2] in paths}
        problems = [*(each for each in problems if each not in follows), *unfilled]
    if not problems:
        store.put(question, CLEAN)
        store.save()
    return problems


def _check_filling(checked: CheckedProject) -> list[Problem]:
    # Late: it loads the templates' engine, for which a check of unchanged pages has no need.
    from generator.pages.content_pages import check_filling
    from generator.pages.render import make_context

    contexts = (make_context(checked, language) for language in LANGUAGES)
    return [problem for context in contexts for problem in check_filling(context, checked.root / CONTENT)]


def _signature(checked: CheckedProject) -> str:
    """A digest of the files beside the data, and of what they can quote wrongly: not of the data's words."""
    root, report = checked.root, checked.loaded.report
    files = [*sorted((root / CONTENT).rglob("*.md")), *sorted((root / "data").glob("*.yaml"))]
    files = [file for file in files if file.name not in ("targets.yaml", "glossary.yaml", "source.yaml")]
    ids = [[each.id for each in records] for records in (report.parts, report.sections, report.topics, report.places)]
    paths = [file.relative_to(root).as_posix() for file in files]
    return digest(paths, digest_files(files), ids, report.heading, [_facts(item) for item in report.items])


def _facts(item: Item) -> tuple[object, ...]:
    words = ("name", "text", "note", "phrase", "paragraph")
    return tuple(value for key, value in vars(item).items() if key not in words)
