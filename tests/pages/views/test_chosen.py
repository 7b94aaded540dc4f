"""Items that a hand-written page picks out: as a table in the page's order, or day by day."""

import pytest

from generator.checks.project import check_project, load_checked
from generator.errors import ReportError
from generator.pages.render import render_language
from generator.pages.views.chosen import view_days
from generator.pages.views.context import Context
from generator.project.paths import HOME
from tests.minimal import Project

ROOT = HOME
HEAD = "---\ntitle: Chosen\ndescription: Items chosen by hand.\n---\n"


def page(project: Project, body: str) -> str:
    """What the English page says whose body is ``body``."""
    for language in ("zh", "en"):
        (project.root / "content" / language / "chosen.md").write_text(HEAD + body, encoding="utf-8")
    pages = {
        page.path: page.make_body() for page in render_language(load_checked(project.root, wording=False), "en").pages
    }
    return pages["chosen.md"].strip()


def test_a_group_keeps_the_order_of_the_page(project):
    body = '{% for item in group("parks", "growth", "new-jobs").items %}{{ item.id }} {% endfor %}'
    assert page(project, body) == "parks growth new-jobs"


def test_days_come_earliest_first_and_hold_their_items_in_report_order():
    checked = check_project(ROOT)
    report = checked.loaded.report
    context = Context(report, checked.glossary, "en", checked.labels["en"])
    chosen = ("luokuaiban-services", "bonded-zone-opening", "binhe-south-road-upgrade")
    days = view_days([report.by_id[item] for item in chosen], context)
    assert [(day.deadline, day.deadline_iso, [item.id for item in day.items]) for day in days] == [
        ("30 June 2022", "2022-06-30", ["binhe-south-road-upgrade", "bonded-zone-opening"]),
        ("31 December 2022", "2022-12-31", ["luokuaiban-services"]),
    ]


@pytest.mark.parametrize(
    ("call", "found"),
    [('days("parks")', "parks has no deadline"), ('days("park")', "no item park"), ('group("park")', "no item park")],
)
def test_what_cannot_be_shown_is_reported(project, call, found):
    with pytest.raises(ReportError) as caught:
        page(project, "{{ " + call + " }}")
    assert {problem.found for problem in caught.value.problems} == {found}
