"""Record files that did not change are not read again, and what is read is the same as without that."""

from collections.abc import Iterator

import pytest

from generator.checks.project import CheckedProject, check_project
from generator.errors import ReportError
from generator.numbers.units import use_units
from generator.project.paths import CHANGES, GLOSSARY, MEMORY, OUTCOMES, TARGETS, UNITS
from generator.project.record_store import RecordStore
from tests.minimal import Project

DRAFTED = ("name: {zh: 垃圾分类, en: Waste sorting}", "name: {zh: 垃圾分类}")
"""A text that shows its draft."""
CHANGED = """\
changes:
  - {id: one, date: 2026-01-01, kind: addition, what: {zh: 加了。, en: Added.}, why: {zh: 有用。, en: Of use.}}
"""


@pytest.fixture(autouse=True)
def _table_alone_afterwards() -> Iterator[None]:
    yield
    use_units()


class Reader:
    """One store over several states of a project."""

    def __init__(self, project: Project):
        self.root = project.root
        self.store = RecordStore()

    def check(self) -> CheckedProject:
        """The project as the store reads it, which is as it is read afresh."""
        checked = check_project(self.root, wording=False, read=self.store.read)
        assert checked == check_project(self.root, wording=False)
        return checked


@pytest.fixture
def reader(project: Project) -> Reader:
    project.change(*DRAFTED)
    (project.root / OUTCOMES).write_text("outcomes: []\n", encoding="utf-8")
    (project.root / CHANGES).write_text(CHANGED, encoding="utf-8")
    return Reader(project)


def test_a_file_that_did_not_change_is_not_read_again(project: Project, reader: Reader) -> None:
    before = reader.check().loaded
    project.change("新找到工作的人", "新找到事做的人")
    after = reader.check().loaded
    assert after.file.nodes is not before.file.nodes
    assert after.changes.nodes is before.changes.nodes
    assert after.outcomes.records is before.outcomes.records


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (TARGETS, "新找到工作的人", "新找到事做的人"),
        (GLOSSARY, "建成多年的小区", "建成很久的小区"),
        (CHANGES, "2026-01-01", "2026-01-02"),
        (OUTCOMES, "outcomes: []", "outcomes: [{}]"),
        (MEMORY, 'msgstr "Waste sorting"', 'msgstr "Sorting of waste"'),
    ],
)
def test_a_change_of_one_file_is_seen_and_taken_back(
    project: Project, reader: Reader, file: str, old: str, new: str
) -> None:
    before = reader.check()
    project.change(old, new, file)
    assert reader.check() != before
    project.change(new, old, file)
    assert reader.check() == before


def test_figures_are_read_again_under_other_units(project: Project, reader: Reader) -> None:
    project.change("300, unit: 个", "300, unit: 窟")
    before = reader.check()
    assert any(each.found == "窟" for each in before.problems)
    (project.root / UNITS).write_text("counting: 窟\n", encoding="utf-8")
    assert not any(each.found == "窟" for each in reader.check().problems)


def test_problems_are_not_counted_twice_nor_lost(project: Project, reader: Reader) -> None:
    project.change("kind: term\n", "kind: thing\n", GLOSSARY)
    project.change("source: no", "plain: [zh, en]", GLOSSARY)
    assert [len(reader.check().problems) for _ in range(3)] == [len(reader.check().problems)] * 3


def test_a_file_that_cannot_be_read_raises_each_time(project: Project, reader: Reader) -> None:
    reader.check()
    project.change("items:", "items: [")
    for _ in range(2):
        with pytest.raises(ReportError, match="YAML syntax"):
            reader.check()
    project.change("items: [", "items:")
    reader.check()
