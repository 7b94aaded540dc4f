"""``data/targets.yaml`` as a report: each mistake is reported with its line and how to fix it."""

import pytest

from generator.errors import Problem, ReportError
from generator.project.paths import TARGETS
from generator.project.report_file import load_report, read_report
from tests.minimal import MINIMAL, Project, problem

ID_FORM = "lower-case ASCII words joined by hyphens"
DATE_FORM = "a date of the form 2031-06-30"
NUMBER_FORM = "a number as printed: 593, 8.2万, 5447.1亿, 一半, 三分之一"

KEYS = "report:, parts:, sections:, topics:, places:, items:, exemptions:"


def load(project: Project):
    return load_report(project.root / TARGETS, TARGETS)


def test_loads_every_record_in_order(project):
    loaded = load(project)
    assert loaded.problems == ()
    report = loaded.report
    assert [part.id for part in report.parts] == ["review", "work"]
    assert [section.id for section in report.sections] == ["overview-2021", "livelihood"]
    assert [topic.id for topic in report.topics] == ["economy", "housing"]
    assert [place.id for place in report.places] == ["riverside"]
    assert [item.id for item in report.items][:3] == ["growth-2021", "revenue-2021", "growth"]
    assert len(report.items) == 8
    assert [each.text for each in report.exemptions] == ["*", "*"]
    assert report.heading.year == 2022


# record, key, new value; what, found, expected, fix
WRONG_VALUES = {
    "id with a capital": ("metro", "id", "Metro", 'item "Metro", id', "Metro", ID_FORM, "write it like gdp-growth"),
    "id with a space": ("metro", "id", "me tro", 'item "me tro", id', "me tro", ID_FORM, "write it like gdp-growth"),
    "id too long": ("metro", "id", "m" * 81, f'item "{"m" * 60}…", id', f"{'m' * 60}…", "at most 80 characters", "shorten it"),
    "id missing": ("metro", "id", '""', 'item "no. 7", id', "(nothing)", ID_FORM, "write it like gdp-growth"),
    "unknown kind": ("metro", "kind", "plan", 'item "metro", kind', "plan", "'result', 'target', 'project' or 'action'", "choose one of these"),
    "unknown wording": ("metro", "wording", "soft", 'item "metro", wording', "soft", "'firm' or 'aspirational'", "choose one of these"),
    "unknown comparator": (
        "new-jobs", "figure", "{value: 8万, unit: 人, comparator: over, noun: people}",
        'item "new-jobs", figure, comparator', "over",
        "'exactly', 'at_least', 'more_than', 'at_most', 'about' or 'between'", "choose one of these",
    ),
    "no number": (
        "new-jobs", "figure", "{value: many, unit: 人, comparator: at_least, noun: people}",
        'item "new-jobs", figure, value', "many", NUMBER_FORM, "correct it after the source",
    ),
    "number as a list": (
        "new-jobs", "figure", "{value: [8], unit: 人, comparator: at_least, noun: people}",
        'item "new-jobs", figure, value', "a list", "a number", "correct it after the source",
    ),
    "figure as text": ("new-jobs", "figure", "8万人", 'item "new-jobs", figure', "8万人", "a record with keys", "write it as key: value"),
    "unknown key in a figure": (
        "new-jobs", "figure", "{value: 8万, unit: 人, comparator: at_least, noun: people, colour: red}",
        'item "new-jobs", figure, colour', "a key that the model does not know", "a known key", "check its spelling, or remove it",
    ),
    "missing key in a figure": (
        "new-jobs", "figure", "{value: 8万, comparator: at_least, noun: people}",
        'item "new-jobs", figure, unit', "nothing", "a value", "add unit: to the record",
    ),
    "impossible date": ("old-estates", "deadline", "2022-02-30", 'item "old-estates", deadline', "2022-02-30", "a day that the calendar has", "correct it after the source"),
    "date in words": ("old-estates", "deadline", "30 June", 'item "old-estates", deadline', "30 June", "a date of the form 2031-06-30", "correct it after the source"),
    "empty date": ("old-estates", "deadline", "", 'item "old-estates", deadline', "(nothing)", "a date of the form 2031-06-30", "correct it after the source"),
    "paragraph 0": ("metro", "paragraph", "0", 'item "metro", paragraph', "0", "a whole number from 1 to 999999", "correct it after the source"),
    "paragraph in words": ("metro", "paragraph", "seven", 'item "metro", paragraph', "seven", "a whole number from 1 to 999999", "correct it after the source"),
    "year of five digits": ("metro", "period", "20222", 'item "metro", period', "20222", "a year of four digits", "correct it after the source"),
    "missing English": ("metro", "name", "{zh: 河滨地铁}", 'item "metro", name, en', "nothing", "a value", "add en: to the record"),
    "missing Chinese": ("metro", "text", "{en: The metro.}", 'item "metro", text, zh', "nothing", "a value", "add zh: to the record"),
    "empty English": ("metro", "name", '{zh: 河滨地铁, en: ""}', 'item "metro", name, en', "(nothing)", "text", "fill it in, or remove the key where it may be left out"),
    "a third language": (
        "metro", "name", "{zh: 河滨地铁, en: Metro, fr: Métro}",
        'item "metro", name, fr', "a key that the model does not know", "a known key", "check its spelling, or remove it",
    ),
    "name as text": ("metro", "name", "河滨地铁", 'item "metro", name', "河滨地铁", "a text in both languages", "write it as {zh: …, en: …}"),
    "name too long": ("metro", "name", f"{{zh: 河滨地铁, en: {'x' * 301}}}", 'item "metro", name, en', f"{'x' * 60}…", "at most 300 characters", "shorten it"),
    "phrase over two lines": ("metro", "phrase", r'"实施河滨\n地铁"', 'item "metro", phrase', "实施河滨\\u000a地铁", "one line of text", "join the lines"),
    "text as a list": ("metro", "phrase", "[实施]", 'item "metro", phrase', "a list", "text", "write text here"),
    "text as a record": ("metro", "phrase", "{a: b}", 'item "metro", phrase', "a record", "text", "write text here"),
    "control character": (
        "metro", "phrase", r'"实施\u202e河滨"', 'item "metro", phrase', "实施\\u202e河滨",
        "printable text, without the control character U+202E", "remove it",
    ),
    "one topic without a list": ("metro", "topics", "housing", 'item "metro", topics', "housing", "a list", "write it as [a, b]"),
    "topic named twice": ("metro", "topics", "[housing, economy, housing]", 'item "metro", topics', "a list", "each id once", "remove one housing"),
    "day in another form": ("old-estates", "deadline", "2022/6/3", 'item "old-estates", deadline', "2022/6/3", DATE_FORM, "write 2022-06-03"),
    "day in Chinese": ("old-estates", "deadline", "2022年6月3日", 'item "old-estates", deadline', "2022年6月3日", DATE_FORM, "write 2022-06-03"),
    "no topic": ("metro", "topics", "[]", 'item "metro", topics', "a list", "at least one entry", "add one"),
    "bad topic": ("metro", "topics", "[housing, Economy]", 'item "metro", topics, 1', "Economy", ID_FORM, "write it like gdp-growth"),
    "unknown sort of place": ("riverside", "kind", "town", 'place "riverside", kind', "town", "'district', 'county', 'zone' or 'area'", "choose one of these"),
    "question in one language": ("housing", "question", "{en: What about homes?}", 'topic "housing", question, zh', "nothing", "a value", "add zh: to the record"),
    "heading of a section": ("livelihood", "heading", "five", 'section "livelihood", heading', "five", "a whole number from 1 to 999999", "correct it after the source"),
    "period of a part": ("review", "period", "last", 'part "review", period', "last", "a year of four digits", "correct it after the source"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG_VALUES.values(), ids=WRONG_VALUES)
def test_wrong_value(project, case):
    record, key, value, *message = case
    line = project.line(record, key)
    if key == "id":
        project.change(f"- id: {record}\n", f"- id: {value}\n")
    else:
        project.set(record, key, value)
    assert load(project).problems == (problem(line, *message),)


@pytest.mark.parametrize(
    "key", ["kind", "section", "topics", "paragraph", "phrase", "name", "text", "period", "wording"]
)
def test_missing_key_points_at_its_record(project, key):
    project.set("metro", key, None)
    line = project.line("metro")
    expected = problem(line, f'item "metro", {key}', "nothing", "a value", f"add {key}: to the record")
    assert load(project).problems == (expected,)


@pytest.mark.parametrize("key", ["places"])
def test_optional_key_may_be_missing(project, key):
    project.set("metro", key, None)
    assert load(project).problems == ()


def test_unknown_key_in_a_record(project):
    project.add("metro", "colour: red")
    expected = problem(
        project.line("metro", "colour"),
        'item "metro", colour',
        "a key that the model does not know",
        "a known key",
        "check its spelling, or remove it",
    )
    assert load(project).problems == (expected,)


def test_repeated_key_in_a_record(project):
    project.add("metro", "period: 2021")
    first = project.line("metro", "period")
    found, expected = "the key period again", f"each key once (first in line {first})"
    assert load(project).problems == (problem(first + 2, "items, 6", found, expected, "remove one"),)


def test_unknown_key_of_the_file(project):
    project.change("exemptions:\n", "colours: [red]\nexemptions:\n")
    line = (project.root / TARGETS).read_text().split("\n").index("colours: [red]") + 1
    expected = KEYS
    assert load(project).problems == (
        problem(line, "the file", "the key colours", expected, "check its spelling, or remove it"),
    )


def test_record_without_id_is_named_by_its_number(project):
    line = project.line("metro")
    project.change("  - id: metro\n    kind: project\n", "  - kind: project\n")
    expected = problem(line, 'item "no. 7", id', "nothing", "a value", "add id: to the record")
    assert load(project).problems == (expected,)


def test_record_that_is_text(project):
    project.change("exemptions:\n", "exemptions:\n  - 500强\n")
    line = (project.root / TARGETS).read_text().split("\n").index("exemptions:") + 2
    expected = problem(line, 'exemption "no. 1"', "500强", "a record with keys", "write it as key: value")
    assert load(project).problems == (expected,)


def test_list_that_is_none(project):
    text = (project.root / TARGETS).read_text()
    cut = text.index("exemptions:")
    (project.root / TARGETS).write_text(text[:cut] + "exemptions: none\n")
    line = text[:cut].count("\n") + 1
    expected = problem(line, "exemptions", "no list", "a list of records", "begin each with -")
    assert load(project).problems == (expected,)


def test_a_wrong_record_leaves_the_others(project):
    project.set("growth", "kind", "plan")
    project.set("metro", "period", "soon")
    loaded = load(project)
    assert [item.id for item in loaded.report.items] == [
        "growth-2021", "revenue-2021", "new-jobs", "old-estates", "parks", "waste-sorting",
    ]  # fmt: skip
    assert loaded.file.positions["items"] == (0, 1, 3, 4, 5, 7)
    assert "growth" in loaded.ids["items"]
    assert [each.line for each in loaded.problems] == [project.line("growth", "kind"), project.line("metro", "period")]
    # The line of a later record is still its own.
    assert loaded.line("items", 3, "figure") == project.line("old-estates", "figure")


def test_all_problems_of_one_record_are_reported(project):
    project.set("metro", "kind", "plan")
    project.set("metro", "period", "soon")
    project.set("metro", "wording", None)
    assert {each.what for each in load(project).problems} == {
        f'item "metro", {key}' for key in ("kind", "period", "wording")
    }


HEADINGS = [
    ("year: 2022", "year: next", "report, year", "next", "a year of four digits", "correct it after the source"),
    ("published: 2022-02-15", "published: 2022-02-31", "report, published", "2022-02-31", "a day that the calendar has", "correct it after the source"),
    ("city: {zh: 某市, en: Somewhere}", "city: {zh: 某市}", "report, city, en", "nothing", "a value", "add en: to the record"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "what", "found", "expected", "fix"), HEADINGS)
def test_without_a_heading_nothing_can_go_on(project, old, new, what, found, expected, fix):
    line = next(n for n, text in enumerate((project.root / TARGETS).read_text().split("\n"), 1) if text.strip() == old)
    project.change(f"  {old}\n", f"  {new}\n")
    with pytest.raises(ReportError) as caught:
        load(project)
    assert caught.value.problems == (problem(line, what, found, expected, fix),)


@pytest.mark.parametrize("text", ["- a\n- b\n", "just text\n"])
def test_a_file_without_keys(text):
    with pytest.raises(ReportError) as caught:
        read_report(text, "x.yaml")
    assert caught.value.problems == (Problem("x.yaml", 1, "the file", "no keys", KEYS, "see README.md"),)


@pytest.mark.parametrize("text", ["", "items: []\n"])
def test_a_file_without_heading(text):
    with pytest.raises(ReportError) as caught:
        read_report(text, "x.yaml")
    expected = "report: with year, title, city and publisher"
    assert caught.value.problems == (Problem("x.yaml", 1, "the file", "no report:", expected, "add it"),)


KEY = ("a key that the model does not know", "a known key")


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [("    kind: project", "    Kind: project", "kind"), ("    kind: project", "    类型: project", "kind"),
     ("    deadline: 2022", "    dead-line: 2022", "deadline")],
)  # fmt: skip
def test_a_key_that_is_meant_for_another_is_one_problem(old, new, meant):
    text = (MINIMAL / TARGETS).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (found,) = read_report(text.replace(old, new), TARGETS).problems
    assert (found.found, found.expected, found.fix) == (*KEY, f"write {meant}:, or remove it")


def test_a_list_whose_key_is_gone_is_one_problem():
    text = (MINIMAL / TARGETS).read_text(encoding="utf-8").replace("sections:\n", "", 1)
    with pytest.raises(ReportError) as caught:
        read_report(text, "x.yaml")
    assert [(each.line, each.found, each.fix) for each in caught.value.problems] == [
        (1, "no sections:", "write sections: above its records")
    ]
