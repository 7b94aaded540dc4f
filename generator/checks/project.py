"""One folder's data -> the checked project: everything loaded once, with every problem of the data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generator.cache import cache_folder
from generator.checks.absences import check_absences
from generator.checks.bilingual import check_bilingual
from generator.checks.changes import check_changes
from generator.checks.exemptions import Exemptions, load_exemptions
from generator.checks.outcomes import check_outcomes
from generator.checks.places import check_places
from generator.checks.records import check_records
from generator.checks.source import Coverage, check_source
from generator.checks.todo import (
    Task,
    Todo,
    find_english,
    find_unconfirmed,
    find_unfinished,
    find_unknown,
    settings_todo,
)
from generator.errors import Problem, ReportError
from generator.project.absences import load_absences
from generator.project.content_files import ContentFile, load_content_files
from generator.project.glossary import Glossary, load_glossary
from generator.project.labels import report_labels
from generator.project.paths import CONTENT, TARGETS
from generator.project.previous_file import load_previous
from generator.project.record_files import Read
from generator.project.report_file import LoadedReport, load_report
from generator.project.review_state import DraftsOrChinese, State, drafts, review_problems, waiting
from generator.project.site_settings import SiteSettings, load_settings
from generator.project.source import find_source
from generator.project.translation_memory import load_memory
from generator.project.translation_units import TranslationUnit, find_units
from generator.project.units_file import use_project_units
from generator.report.model import LANGUAGES


@dataclass(frozen=True)
class CheckedProject:
    """The data of a project and all that is wrong with them."""

    root: Path
    cache: Path
    """The folder of stored results for this code (``generator/cache.py``)."""
    loaded: LoadedReport
    settings: SiteSettings
    labels: dict[str, dict[str, str]]
    """By language, the words that templates need."""
    glossary: Glossary
    exemptions: Exemptions
    coverage: Coverage
    texts: tuple[TranslationUnit, ...]
    """Every text of the data that has Chinese, with its English where there is one."""
    states: dict[str, State]
    """By address, the state of every text whose English is not reviewed."""
    todo: tuple[Todo, ...]
    """What is left to do in a project that is a draft; empty in every other."""
    unfit: tuple[Problem, ...]
    """What is wrong with the records themselves and against the source: the texts in question are not questioned again."""
    problems: tuple[Problem, ...]


def check_project(
    root: Path, source: Path | None = None, *, wording: bool = True, strict: bool = False, read: Read | None = None
) -> CheckedProject:
    """Every check over the data in ``root``; raises ReportError only where there is nothing to check.

    Without ``wording`` the two languages are not compared: a page can be rendered before they agree (``add_wording``).
    With ``strict`` every text has to be reviewed. A text without English is shown as its draft, if it has one.
    ``read`` reads the largest files: that of a ``RecordStore`` where the project is read again and again.
    """
    checked = _check_records(root, source, read, strict=strict)
    return add_wording(checked, strict=strict) if wording else checked


def _check_records(root: Path, source: Path | None, read: Read | None, *, strict: bool) -> CheckedProject:
    unit_problems = use_project_units(root)
    cache = cache_folder(root)
    memory = load_memory(root)
    settings = load_settings(root)
    english = DraftsOrChinese(drafts(memory)) if settings.site.draft else drafts(memory)
    loaded = load_report(root / TARGETS, TARGETS, english, read).with_settings(settings.site)
    heading = loaded.report.heading
    labels = {language: report_labels(language, heading, root, settings) for language in LANGUAGES}
    glossary, terms, glossary_problems = load_glossary(root, english, read)
    text = find_source(root, source)
    coverage = check_source(loaded, text)
    texts = (*loaded.units, *find_units(terms))
    exemptions = load_exemptions(root)
    problems = [*unit_problems, *loaded.problems, *settings.problems, *glossary_problems, *check_records(loaded)]
    problems += [*check_outcomes(loaded), *check_places(loaded), *check_changes(loaded)]
    pages, previous, states = _pages(root), load_previous(root), waiting(texts, memory)
    problems += previous.problems
    todo = [*find_unfinished(loaded, texts, pages), *find_unconfirmed(previous)]
    absences = load_absences(root)
    questioned = list(check_absences(absences, texts, pages, loaded.report, text, exemptions))
    unfit = (*problems, *coverage.problems)
    if settings.site.draft:
        todo += (Todo(Task.SOURCE, each) for each in coverage.problems)
        todo += (Todo(Task.WORDING, each) for each in questioned)
        todo += [*find_english(texts, states), *find_unknown(loaded), settings_todo()]
    else:
        problems += [*coverage.problems, *questioned, *(each.problem for each in todo)]
        todo = []
    if strict:
        problems += [
            *review_problems(texts, memory),
            *(each.problem for each in todo if each.task not in (Task.ENGLISH, Task.REVIEW)),
        ]
    return CheckedProject(
        root=root,
        cache=cache,
        loaded=loaded,
        settings=settings,
        labels=labels,
        glossary=glossary,
        exemptions=exemptions,
        coverage=coverage,
        texts=texts,
        states=states,
        todo=tuple(todo),
        unfit=unfit,
        problems=tuple(sorted(set(problems))),
    )


def add_wording(checked: CheckedProject, *, strict: bool = False) -> CheckedProject:
    """``checked`` with what the rules for texts in both languages find; ``strict`` as when it was checked."""
    report, glossary, exemptions = checked.loaded.report, checked.glossary, checked.exemptions
    found = tuple(check_bilingual(checked.texts, report, glossary, exemptions, checked.cache, checked.unfit))
    if checked.settings.site.draft:
        checked = replace(checked, todo=(*checked.todo, *(Todo(Task.WORDING, each) for each in found)))
        found = found if strict else ()
    return replace(checked, problems=tuple(sorted({*checked.problems, *found})))


def _pages(root: Path) -> list[ContentFile]:
    # One that cannot be read is reported where the pages are checked.
    return [page for language in LANGUAGES for page in load_content_files(root / CONTENT, language, [])]


def load_checked(
    root: Path, source: Path | None = None, *, wording: bool = True, strict: bool = False
) -> CheckedProject:
    """The data in ``root``; raises ReportError if anything is wrong with them, or with ``strict`` left to do."""
    checked = check_project(root, source, wording=wording, strict=strict)
    if checked.problems:
        raise ReportError(checked.problems)
    return checked
