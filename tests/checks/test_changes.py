"""The list of changes: in the order of its days, about items that there are, and read with its lines."""

import pytest

from generator.project.paths import CHANGES
from generator.report.changes import ChangeKind
from tests.minimal import Project, problem

FILE = """changes:
  - id: jobs-noun
    date: 2026-11-25
    kind: correction
    what: {zh: 数字的说明改了。, en: The words beside the figure were corrected.}
    why: {zh: 原来说错了。, en: They were wrong.}
    items: [new-jobs]
  - id: first-search
    date: 2026-11-28
    kind: addition
    what: {zh: "查找了{figure:new-jobs}的结果。", en: "The outcome of {figure:new-jobs} was looked for."}
    why: {zh: 读者会问。, en: Readers ask.}
    items: [new-jobs, metro]
"""


@pytest.fixture
def changed(project: Project) -> Project:
    (project.root / CHANGES).write_text(FILE, encoding="utf-8", newline="\n")
    return project


def test_the_list_is_part_of_the_report_the_oldest_first(changed: Project) -> None:
    checked = changed.check(wording=True)
    report = checked.loaded.report
    assert checked.problems == ()
    assert [change.id for change in report.changes] == ["jobs-noun", "first-search"]
    assert report.changes[0].kind is ChangeKind.CORRECTION
    assert [change.id for change in report.changes_of["new-jobs"]] == ["jobs-noun", "first-search"]
    assert "changes/first-search/what" in {text.path for text in checked.texts}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("date: 2026-11-28", "date: 2026-11-24", (9, 'change "first-search", date', "2026-11-24",
         "a day from 2026-11-25 on, the day of the entry before", "add new entries at the end")),
        ("id: first-search", "id: jobs-noun", (8, 'change "jobs-noun", id', "jobs-noun",
         "an id of its own (also in line 2)", "change one of the two")),
        ("[new-jobs, metro]", "[new-jobs, metri]", (13, 'change "first-search", items, 1', "metri", "the id of an item",
         "write metro")),
        ("[new-jobs, metro]", "[metro, metro]", (13, 'change "first-search", items, 1', "metro", "each item once",
         "remove one")),
        ("zh: \"查找了{figure:new-jobs}的结果。\"", "zh: \"查找了{figure:metro}的结果。\"", (11, 'change "first-search", what, zh',
         "{figure:metro}", "{figure:id} or {deadline:id} of an item that has one", "correct it")),
        ("kind: addition", "kind: edit", (10, 'change "first-search", kind', "edit", "'correction' or 'addition'",
         "choose one of these")),
        ("    date: 2026-11-28\n", "", (8, 'change "first-search", date', "nothing", "a value", "add date: to the record")),
    ],
)  # fmt: skip
def test_an_entry_that_breaks_a_rule_is_refused(changed: Project, old: str, new: str, expected: tuple) -> None:
    changed.change(old, new, CHANGES)
    assert changed.check().problems == (problem(*expected, CHANGES),)


def test_a_project_without_a_list_has_no_changes(project: Project) -> None:
    assert project.check().loaded.report.changes == ()
