"""What ``new`` makes of this edition's text, beside what its editors made of it."""

from __future__ import annotations

import pytest

from generator.checks.project import check_project
from generator.intake.scaffold import Given, make_project
from generator.project.paths import HOME, TARGETS
from generator.project.report_file import load_report
from generator.report.model import Item
from tests.luoyang.test_data import SOURCE, with_source


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Item, ...]:
    root = tmp_path_factory.mktemp("new") / "project"
    make_project(root, SOURCE, Given())
    checked = check_project(root, wording=False)
    assert checked.problems == ()
    # No figure and no date of the text is without a draft: what is left are paragraphs without either.
    assert not [each for each in checked.todo if "no item with this figure or deadline" in each.problem.found]
    return checked.loaded.report.items


def measured(items: tuple[Item, ...]) -> dict[tuple, set[tuple]]:
    """Of each figure in a paragraph, the kinds, wordings and deadlines of the items that state it."""
    found: dict[tuple, set[tuple]] = {}
    for item in items:
        if item.figure:
            upper = item.figure.value_max and item.figure.value_max.exact
            figure = item.paragraph, item.figure.value.exact, upper, item.figure.unit, item.figure.comparator
            found.setdefault(figure, set()).add((item.kind, item.wording, item.deadline, item.period))
    return found


@with_source
def test_drafts_agree_with_what_editors_wrote(drafts: tuple[Item, ...]) -> None:
    curated = measured(load_report(HOME / TARGETS, TARGETS).report.items)
    drafted = measured(drafts)
    missing = [figure for figure in curated if figure not in drafted]
    differing = [figure for figure in curated if figure in drafted and not curated[figure] & drafted[figure]]
    assert len(curated) > 130
    assert len(missing) <= 2
    assert len(differing) <= 2


@with_source
def test_drafts_have_every_deadline_that_editors_found(drafts: tuple[Item, ...]) -> None:
    def deadlines(items: tuple[Item, ...]) -> set[tuple]:
        return {(item.paragraph, item.deadline) for item in items if item.deadline}

    assert deadlines(drafts) == deadlines(load_report(HOME / TARGETS, TARGETS).report.items)
