"""The explorer's rows and facets, of the smallest report."""

from __future__ import annotations

import pytest

from generator.checks.project import check_project
from generator.pages.views.context import Context
from generator.pages.views.explorer import COLUMNS, ExplorerView, Option, Row, view_explorer
from generator.project.labels import load_labels
from tests.minimal import Project


def explorer(project: Project, language: str = "en") -> ExplorerView:
    checked = check_project(project.root)
    return view_explorer(Context(checked.loaded.report, checked.glossary, language, load_labels(language)))


def row(project: Project, item: str, language: str = "en"):
    return next(each for each in explorer(project, language).rows if each.href.endswith(f"#{item}"))


def test_rows_are_all_items_in_report_order(project: Project) -> None:
    items = check_project(project.root).loaded.report.items
    assert [each.href for each in explorer(project).rows] == [f"sections/{i.section}/#{i.id}" for i in items]


def test_a_row_shows_the_item_in_the_pages_language(project: Project) -> None:
    english, chinese = row(project, "old-estates"), row(project, "old-estates", "zh")
    assert (english.name, english.figure, english.deadline) == (
        "Renovation of old estates",
        "300 estates",
        "30 June 2022",
    )
    assert (english.section, english.kind, english.period, english.wording) == (
        "2.1 Daily life",
        "Target",
        2022,
        "Firm",
    )
    assert (chinese.figure, chinese.deadline, chinese.wording) == ("300个", "2022年6月30日", "明确")
    assert chinese.topics.count("、") == english.topics.count(", ") == 1


def test_keys_carry_the_true_value(project: Project) -> None:
    unit, value = row(project, "new-jobs").figure_key.split()
    assert value == "80000"
    assert row(project, "parks").figure_key.split()[1] == "7"
    assert row(project, "old-estates").figure_key.split()[0] == row(project, "parks").figure_key.split()[0] != unit
    assert row(project, "old-estates").deadline_key == "2022-06-30"
    assert row(project, "metro").figure_key == row(project, "metro").deadline_key == ""


def fits(facet: str, option: Option, row: Row) -> bool:
    """Whether the row's own cells, which the script reads, answer to the option."""
    shown = {
        "kind": row.kind == option.label,
        "section": row.section == option.label,
        "period": str(row.period) == option.value,
        "wording": row.wording == option.label,
        "date": bool(row.deadline) == (option.value == "yes"),
        "figure": bool(row.figure) == (option.value == "yes"),
    }
    shown |= {"topic": option.label in row.topics.split(", "), "place": option.value in row.places.split()}
    return shown[facet]


def test_a_row_tells_its_places(project: Project) -> None:
    assert row(project, "metro").places.split() == ["riverside"]


def test_each_option_counts_its_rows_and_none_is_empty(project: Project) -> None:
    view = explorer(project)
    for facet in view.facets:
        for option in facet.options:
            assert option.count == sum(fits(facet.name, option, each) for each in view.rows) > 0
    assert [facet.name for facet in view.facets] == [
        "topic",
        "section",
        "place",
        "kind",
        "period",
        "wording",
        "date",
        "figure",
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_column_has_its_label(language: str) -> None:
    labels = load_labels(language)
    assert all(labels[label] for label in COLUMNS.values())
