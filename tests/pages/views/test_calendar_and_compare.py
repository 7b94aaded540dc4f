"""The views of the calendar page and the compare page, over the real data."""

from __future__ import annotations

import pytest

from generator.checks.project import check_project
from generator.pages.views.calendar import view_calendar
from generator.pages.views.compare import view_comparisons, view_unmatched
from generator.pages.views.context import Context
from generator.project.paths import HOME
from tests.minimal import Project

ROOT = HOME


@pytest.fixture(scope="module")
def contexts() -> dict[str, Context]:
    checked = check_project(ROOT)
    return {
        language: Context(checked.loaded.report, checked.glossary, language, checked.labels[language])
        for language in ("zh", "en")
    }


def test_every_dated_item_is_in_its_month_once(contexts):
    context = contexts["en"]
    calendar = view_calendar(context)
    placed = [(month.id, item.id) for month in calendar.months for day in month.days for item in day.items]
    dated = [item for item in context.report.items if item.deadline]
    assert sorted(placed) == sorted((f"month-{item.deadline:%Y-%m}", item.id) for item in dated)
    assert [month.name for month in calendar.months][:3] == ["January", "February", "March"]
    assert len(calendar.months) == 12
    assert [month.id for month in calendar.busy] == sorted({month for month, _ in placed})


def test_aims_are_counted_apart(contexts):
    june = next(month for month in view_calendar(contexts["zh"]).months if month.id == "month-2022-06")
    assert june.name == "6月"
    assert [item.id for day in june.days for item in day.items if item.aspirational] == ["bonded-zone-opening"]
    assert june.aspirational == 1


def test_a_month_of_the_next_year_is_named_with_its_year(project: Project):
    project.set("old-estates", "deadline", "2023-03-31")
    checked = check_project(project.root)
    calendar = view_calendar(Context(checked.loaded.report, checked.glossary, "en", checked.labels["en"]))
    assert [month.name for month in calendar.busy] == ["March 2023"]
    assert len(calendar.months) == 13


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "zh",
            {
                "gdp-growth": "2021年4.8%，2022年7%：高2.2个百分点",
                "retail-sales-growth": "2021年8.8%，2022年8%：低0.8个百分点",
                "public-kindergartens": "2021年22所，2022年18所：少4所",
                "rural-boarding-schools": "2021年25所，2022年41所：多16所",
            },
        ),
        (
            "en",
            {
                "gdp-growth": "7% after 4.8%: 2.2 percentage points higher",
                "retail-sales-growth": "8% after 8.8%: 0.8 percentage points lower",
                "public-kindergartens": "18 after 22: 4 fewer",
                "rural-boarding-schools": "41 after 25: 16 more",
            },
        ),
    ],
)
def test_each_pair_is_compared_in_words(contexts, language, sentences):
    found = view_comparisons(contexts[language])
    assert {each.target.id: each.sentence for each in found} == sentences


def test_single_figures_are_those_in_no_pair(contexts):
    context = contexts["en"]
    alone, pairs = view_unmatched(context), view_comparisons(context)
    paired = {each.result.id for each in pairs}
    results = {i.id for i in context.report.items if i.figure and i.kind.value == "result"}
    targets = {i.id for i in context.report.items if i.figure and i.kind.value == "target"}
    assert {item.id for item in alone.results} == results - paired
    assert alone.targets == len(targets) - len(pairs)
