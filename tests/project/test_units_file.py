"""The project's own units: one line each, read, written, exported; and every way in which their file can be wrong."""

import json

import pytest

from generator.errors import Problem
from generator.exports.tables import export_schema
from generator.numbers.chinese import find_amounts
from generator.numbers.units import own_units, use_units
from generator.project.paths import UNITS
from generator.project.units_file import use_project_units
from generator.report.figures import format_figure
from generator.report.model import Figure

OWN = """\
measures:
  窑次: {en: [firing, firings]}
  斛: {also: [石斛], en: [hu], dimension: cubic metres, factor: 0.1, written_in: 立方米}
  银元: {en: [silver dollar, silver dollars], before: [YIN]}
  桌次: {en: [sitting], noun: yes}
counting: 窟 龛
digits_only: 龛
"""


@pytest.fixture(autouse=True)
def _table_alone_afterwards():
    yield
    use_units()


def write(project, text: str) -> None:
    (project.root / UNITS).write_text(text, encoding="utf-8")


def test_own_units_are_read_and_written(project):
    write(project, OWN)
    assert use_project_units(project.root) == []
    found = [(each.text, each.value, each.unit) for each in find_amounts("烧3窑次，存20石斛，花5万银元，修三窟")]
    assert found == [("3窑次", 3, "窑次"), ("20石斛", 20, "斛"), ("5万银元", 50_000, "银元"), ("三窟", 3, "窟")]
    assert [each.unit for each in find_amounts("三龛，3龛")] == ["", "龛"]
    english = [
        format_figure(Figure(value, unit, "exactly", None, noun), "en")
        for value, unit, noun in (("1", "窑次", None), ("20", "斛", None), ("5万", "银元", None), ("3", "窟", "caves"))
    ]
    assert english == ["1 firing", "2 m³ (20 hu)", "YIN 50,000", "3 caves"]


def test_own_units_may_stand_in_the_data_and_in_the_schema(project):
    write(project, OWN)
    project.change_source("推行垃圾分类", "开凿3窟")
    project.set("waste-sorting", "phrase", "开凿3窟")
    project.set("waste-sorting", "kind", "target")
    project.add("waste-sorting", "figure: {value: 3, unit: 窟, comparator: exactly, noun: caves}")
    # The fingerprint was made without the unit: it is read anew with it.
    assert project.check(text=True).problems == ()
    assert "窟" in json.loads(export_schema())["properties"]["items"]["items"]["properties"]["unit"]["enum"]


def test_another_project_has_other_units(project, tmp_path):
    write(project, OWN)
    use_project_units(project.root)
    assert len(own_units()) == 6
    use_project_units(tmp_path)
    assert own_units() == ()
    assert [each.unit for each in find_amounts("烧3窑次")] == [""]


# file; line, what, found, expected, fix
WRONG = {
    "not a mapping": ("- 窟", (1, "the file", "no keys", "measures:, counting:, digits_only:", "write measures: and the units below, or remove the file")),
    "unknown key": ("count: 窟", (1, "the file", "the key count", "measures:, counting:, digits_only:", "check its spelling, or remove it")),
    "list of measures": ("measures: [窟]", (1, "measures", "no units by name", "units by name", "write one a line: 箱: {en: [crate, crates]}")),
    "records of counting": ("counting: {a: b}", (1, "counting", "no list", "units with blanks between", "write counting: 孔 眼")),
    "no record": ("measures:\n  窟: cave", (2, 'unit "窟"', "cave", "a record with keys", "write it as key: value")),
    "no English": ("measures:\n  窟: {factor: 2}", (2, 'unit "窟", en', "nothing", "a value", "add en: to the record")),
    "unknown field": ("measures:\n  窟: {en: [cave], colour: red}", (2, 'unit "窟", colour', "a key that the model does not know", "a known key", "check its spelling, or remove it")),
    "factor": ("measures:\n  窟:\n    en: [cave]\n    factor: -1", (4, 'unit "窟", factor', "-1", "a number above zero: 1000, 0.5 or 2000/3", "correct it after the source")),
    "flag": ("measures:\n  窟: {en: [cave], noun: true}", (2, 'unit "窟", noun', "true", "yes or no", "correct it after the source")),
    "in the table": ("counting: 个", (1, 'unit "个"', "个", "a name that no other unit has: it is that of 个", "remove it")),
    "spelling of another": ("measures:\n  窟: {en: [cave], also: [千米]}", (2, 'unit "窟"', "千米", "a name that no other unit has: it is that of 公里", "remove it")),
    "English of another": ("measures:\n  窟: {en: [cave, km]}", (2, 'unit "窟"', "km", "an English name that no other unit has: it is that of 公里", "remove it")),
    "digits": ("counting: 3窟", (1, 'unit "3窟"', "3窟", "a name of at most 20 characters without digits and blanks", "correct it")),
    "dimension": ("measures:\n  窟: {en: [cave], dimension: caves}", (2, 'unit "窟"', "caves", "the dimension of another unit", "correct it, or leave it out")),
    "conversion": ("measures:\n  窟: {en: [cave], written_in: 公里}", (2, 'unit "窟"', "公里", "a unit of the same dimension with English names", "correct it")),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_reported_at_its_line(project, text, expected):
    write(project, text)
    assert use_project_units(project.root) == [Problem(UNITS, *expected)]
    assert own_units() == ()


def test_check_reports_them_with_everything_else(project):
    write(project, "counting: 个 窟")
    project.set("metro", "period", "22")
    assert [each.file for each in project.check().problems] == ["data/targets.yaml", UNITS]
    assert [each.zh for each in own_units()] == ["窟"]
