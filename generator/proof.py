"""Everything that stands beside the data, against the checked data: hand-written texts, everyday words, moved pages."""

from __future__ import annotations

from pathlib import Path

from generator.content import page_paths
from generator.errors import Problem
from generator.kept import Kept, code, digest, digest_files
from generator.model import LANGUAGES, Item, Report
from generator.project import CACHE, EXEMPTIONS, Checked
from generator.redirects import check_redirects
from generator.synonyms import check_synonyms

SYNONYMS = "data/synonyms.yaml"
LIBRARIES = ("babel", "jinja2", "markupsafe")
CLEAN = "clean"


def check_texts(root: Path, checked: Checked, *, fill: bool = True) -> list[Problem]:
    """All that is wrong in them; without ``fill``, whether they can be filled in is left to who renders them."""
    report = checked.loaded.report
    problems = check_synonyms(root / SYNONYMS, SYNONYMS, [topic.id for topic in report.topics])
    problems += check_redirects(root, page_paths(report, root / "content" / LANGUAGES[0]))
    # Data that are wrong themselves cannot be filled in.
    return problems + _check_content(root, checked, fill and not checked.problems)


def _check_content(root: Path, checked: Checked, fill: bool) -> list[Problem]:
    """What is wrong with the hand-written texts; they are read again only where one, or what they can quote, changed."""
    kept = Kept(
        root / CACHE / "texts.json", digest_files([*code("**/*.py"), *code("**/*.html"), *code("*.yaml")], LIBRARIES)
    )
    question = digest(fill, _signature(root, checked.loaded.report))
    if kept.get(question) == CLEAN:
        return []
    problems = _read_content(root, checked, fill)
    if not problems:
        kept.put(question, CLEAN)
        kept.save()
    return problems


def _read_content(root: Path, checked: Checked, fill: bool) -> list[Problem]:
    # Late: they load the templates' engine, for which a check of unchanged texts has no need.
    from generator.checks.content import check_content
    from generator.labels import load_labels
    from generator.views.context import Context
    from generator.written import check_written

    report = checked.loaded.report
    years = {str(item.period) for item in report.items} | {str(report.heading.year)}
    problems = check_content(root, report.by_id, years, EXEMPTIONS)
    for language in LANGUAGES if fill else ():
        context = Context(report, checked.glossary, language, load_labels(language), "", "", checked.states)
        problems += check_written(context, root / "content" / language)
    return problems


def _signature(root: Path, report: Report) -> str:
    """A digest of the texts, their exemptions, and what of the report they can quote wrongly: not its words."""
    files = [*sorted((root / "content").rglob("*.md")), *(file for file in [root / EXEMPTIONS] if file.is_file())]
    ids = [[each.id for each in records] for records in (report.parts, report.sections, report.topics, report.places)]
    paths = [file.relative_to(root).as_posix() for file in files]
    return digest(paths, digest_files(files), ids, report.heading, [_facts(item) for item in report.items])


def _facts(item: Item) -> tuple[object, ...]:
    return (
        item.id,
        item.kind,
        item.section,
        item.topics,
        item.places,
        item.figure,
        item.deadline,
        item.baseline,
        item.period,
        item.wording,
    )
