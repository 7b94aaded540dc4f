"""What must hold between records: one change to the smallest report gives exactly the problem expected."""

import pytest

from generator.errors import ReportError
from generator.project.paths import TARGETS
from generator.report.figures import UNITS
from tests.minimal import problem

ADD_RECORD = "correct the id, or add the record it names"
KNOWN_UNITS = "a unit of the table: 元, %, 个, 户, 亩, 公里 …"
NO_BRACES = "braces only around a placeholder"
QUOTES = "{figure}, {deadline}, {figure:id} or {deadline:id}"

# the record's id and key to change, the new value; what, found, expected, fix
RULES = {
    # references
    "unknown section": ("metro", "section", "livelihod", "item, section", "livelihod", "the id of one of the sections", "write livelihood"),
    "unknown topic": ("metro", "topics", "[housing, moon]", "item, topics, 1", "moon", "the id of one of the topics", ADD_RECORD),
    "unknown place": ("metro", "places", "[riversde]", "item, places, 0", "riversde", "the id of one of the places", "write riverside"),
    "unknown baseline": ("growth", "baseline", "growth-2020", "item, baseline", "growth-2020", "the id of one of the items", "write growth-2021"),
    "unknown part": ("livelihood", "part", "works", "section, part", "works", "the id of one of the parts", "write work"),
    # kinds and periods
    "project with a figure": ("parks", "kind", "project", "item, kind", "project", "target, for it has a figure or a deadline", "write target"),
    "action with a figure": ("parks", "kind", "action", "item, kind", "action", "target, for it has a figure or a deadline", "write target"),
    "target without a figure": ("metro", "kind", "target", "item, kind", "target", "a figure or a deadline", "add it, or write project or action"),
    "section of another year": ("metro", "section", "overview-2021", "item, section", "overview-2021", "a section about plans", "correct the section or the period"),
    # figures
    "count without a noun": (
        "new-jobs", "figure", "{value: 8万, unit: 人, comparator: at_least}",
        "item, figure, noun", "nothing", "what 人 counts, in English", "add noun: households, companies …",
    ),
    "noun beside a unit with a name": (
        "growth", "figure", '{value: 6, unit: "%", comparator: about, noun: percent}',
        "item, figure, noun", "percent", "no noun beside %, which has English words of its own", "remove it",
    ),
    # baselines
    "baseline that is no result": ("growth", "baseline", "parks", "item, baseline", "parks", "a target that names a result", "name a result of the year before"),
    "baseline in another unit": ("growth", "baseline", "revenue-2021", "item, baseline", "元", "a result in %", "name what measures the same"),
    # quotes in prose
    "unknown quote": ("metro", "text", '{zh: "{number}", en: x}', "item, text, zh", "{number}", QUOTES, "correct it"),
    "quote of an unknown item": ("metro", "text", '{zh: x, en: "{figure:paks}"}', "item, text, en", "{figure:paks}", "the id of an item", "write parks"),
    "quote of a figure that is not there": ("parks", "text", '{zh: "{figure:metro}", en: x}', "item, text, zh", "{figure:metro}", "an item that has a figure", "name another item, or add it there"),
    "quote of a deadline that is not there": ("parks", "text", '{zh: x, en: "{deadline}"}', "item, text, en", "{deadline}", "an item that has a deadline", "name another item, or add it there"),
    "own figure where there is none": ("metro", "text", '{zh: "{figure}", en: x}', "item, text, zh", "{figure}", "an item that has a figure", "name another item, or add it there"),
    "quote in a name": ("metro", "name", '{zh: "{figure:none-such}", en: x}', "item, name, zh", "{figure:none-such}", "the id of an item", ADD_RECORD),
    "quote in a note": ("new-jobs", "note", '{zh: x, en: "{figure:none-such}"}', "item, note, en", "{figure:none-such}", "the id of an item", ADD_RECORD),
    "lone opening brace": ("metro", "text", '{zh: "a { b", en: x}', "item, text, zh", "a lone brace", NO_BRACES, "remove it"),
    "lone closing brace": ("parks", "text", '{zh: x, en: "{figure}}"}', "item, text, en", "a lone brace", NO_BRACES, "remove it"),
}  # fmt: skip


@pytest.mark.parametrize("case", RULES.values(), ids=RULES)
@pytest.mark.parametrize("text", [True, False], ids=["text", "fingerprint"])
def test_rule(project, case, text):
    record, key, value, what, found, expected, fix = case
    project.set(record, key, value)
    sort, field = what.split(", ", 1)
    line = project.line(record, field.split(", ")[0])
    assert project.check(text=text).problems == (problem(line, f'{sort} "{record}", {field}', found, expected, fix),)


def test_the_smallest_report_is_without_problems(project):
    assert project.check(text=True).problems == ()
    assert project.check(text=False).problems == ()


def test_ids_are_given_once(project):
    line = project.line("waste-sorting")
    first = project.line("metro")
    project.change("- id: waste-sorting\n", "- id: metro\n")
    expected = problem(
        line, 'item "metro", id', "metro", f"a value of its own (also in line {first})", "change one of the two"
    )
    assert project.check().problems == (expected,)


@pytest.mark.parametrize(
    ("record", "other", "language", "old", "new"),
    [
        ("parks", "new-jobs", "en", "en: New parks}", "en: New urban jobs}"),
        ("waste-sorting", "metro", "zh", "zh: 垃圾分类,", "zh: 河滨地铁,"),
    ],
)
def test_names_are_given_once(project, record, other, language, old, new):
    project.change(old, new)
    name = new.removeprefix(f"{language}: ").rstrip("},")
    expected = f"a value of its own (also in line {project.line(other)})"
    reported = problem(
        project.line(record, "name"), f'item "{record}", name, {language}', name, expected, "change one of the two"
    )
    assert project.check().problems == (reported,)


@pytest.mark.parametrize(
    ("what", "record", "other", "old", "new", "name"),
    [
        ("topic", "housing", "economy", "en: Housing}", "en: The economy}", "The economy"),
        ("section", "livelihood", "overview-2021", "en: Daily life}", "en: At a glance}", "At a glance"),
        ("part", "work", "review", "en: What is planned}", "en: What was done}", "What was done"),
    ],
)
def test_names_are_given_once_in_every_list(project, what, record, other, old, new, name):
    project.change(old, new)
    expected = f"a value of its own (also in line {project.line(other)})"
    reported = problem(
        project.line(record, "name"), f'{what} "{record}", name, en', name, expected, "change one of the two"
    )
    assert project.check().problems == (reported,)


def test_lists_may_share_names(project):
    project.change("en: Riverside}", "en: Housing}")
    assert project.check().problems == ()


def test_a_phrase_belongs_to_one_item(project):
    project.set("waste-sorting", "phrase", "实施河滨地铁延伸项目")
    expected = f"a value of its own (also in line {project.line('metro')})"
    found = "实施河滨地铁延伸项目 (paragraph 7)"
    reported = problem(
        project.line("waste-sorting", "phrase"),
        'item "waste-sorting", phrase',
        found,
        expected,
        "change one of the two",
    )
    assert project.check().problems == (reported,)


@pytest.mark.parametrize("listed", ["推行垃圾分类、门前三包", "推行垃圾分类和门前三包", "推行垃圾分类“甲”“乙”"])
def test_things_listed_may_quote_the_list_they_are_in(project, listed):
    project.change_source("推行垃圾分类", listed)
    project.set("waste-sorting", "phrase", listed)
    project.set("parks", "phrase", listed)
    reported = [each for each in project.check().problems if "a value of its own" in each.expected]
    assert reported == []


def test_a_deadline_makes_a_target(project):
    project.change_source("推行垃圾分类", "6月底前推行垃圾分类")
    project.add("waste-sorting", "deadline: 2022-06-30")
    expected = "target, for it has a figure or a deadline"
    reported = problem(
        project.line("waste-sorting", "kind"), 'item "waste-sorting", kind', "action", expected, "write target"
    )
    assert project.check().problems == (reported,)
    project.set("waste-sorting", "kind", "target")
    assert project.check().problems == ()


@pytest.mark.parametrize(
    ("record", "period", "expected"),
    [
        ("revenue-2021", "2022", "2021 for a result, or earlier"),
        ("parks", "2021", "2022 for a target, or later"),
        ("metro", "2021", "2022 for a project, or later"),
    ],
)
def test_period_fits_kind(project, record, period, expected):
    project.set(record, "period", period)
    line = project.line(record, "period")
    fix = "correct the period or the kind"
    assert project.check().problems == (problem(line, f'item "{record}", period', period, expected, fix),)


@pytest.mark.parametrize(("record", "period"), [("revenue-2021", "2017"), ("parks", "2025"), ("metro", "2035")])
def test_a_review_may_look_back_on_years_and_a_target_ahead(project, record, period):
    project.set(record, "period", period)
    assert project.check().problems == ()


@pytest.mark.parametrize(
    ("key", "figure", "found", "expected", "fix"),
    [
        ("comparator", "{value: 7, value_max: 10, unit: 个, comparator: about, noun: parks}", "about", "between with value_max, and only then", "correct one of them"),
        ("comparator", "{value: 7, unit: 个, comparator: between, noun: parks}", "between", "between with value_max, and only then", "correct one of them"),
        ("value_max", "{value: 10, value_max: 7, unit: 个, comparator: between, noun: parks}", "7", "more than 10", "write the lower number first"),
        ("value_max", "{value: 7, value_max: 7, unit: 个, comparator: between, noun: parks}", "7", "more than 7", "write the lower number first"),
        ("unit", "{value: 7, value_max: 10, unit: 個, comparator: between, noun: parks}", "個", KNOWN_UNITS, "write 个, or add the unit to data/units.yaml"),
        ("unit", "{value: 7, value_max: 10, unit: 亿圆, comparator: between}", "亿圆", KNOWN_UNITS, "write 元, and 亿 with the number, or add the unit to data/units.yaml"),
        ("unit", "{value: 7, value_max: 10, unit: 窑次, comparator: between}", "窑次", KNOWN_UNITS, "correct it, or add the unit to data/units.yaml"),
        ("unit", "{value: 一半, unit: 个, comparator: exactly, noun: parks}", "个", "% for a share in words", 'write unit: "%"'),
    ],
)  # fmt: skip
def test_figure_in_itself(project, key, figure, found, expected, fix):
    """The source disagrees with each of these as well; here only what the figure says of itself."""
    project.set("parks", "figure", figure)
    line = project.line("parks", "figure")
    own = [each for each in project.check().problems if each.what == f'item "parks", figure, {key}']
    assert own == [problem(line, f'item "parks", figure, {key}', found, expected, fix)]


def test_unknown_unit_is_reported_where_a_text_quotes_the_figure(project):
    project.set("old-estates", "text", '{zh: "{figure}", en: "{figure}"}')
    project.set("old-estates", "figure", "{value: 300, unit: 個, comparator: exactly}")
    whats = [each.what for each in project.check().problems]
    assert 'item "old-estates", figure, unit' in whats
    assert 'item "old-estates", text, zh' not in whats


@pytest.mark.parametrize(
    ("before", "after", "refused"),
    [("生产总值下降4.8%", "生产总值增长6%左右", True), ("生产总值下降4.8%", "生产总值下降6%左右", False),
     ("占比降到4.8%", "生产总值增长6%左右", False)],
)  # fmt: skip
def test_a_fall_is_no_baseline_of_a_rise(project, before, after, refused):
    project.set("growth-2021", "phrase", before)
    project.set("growth", "phrase", after)
    expected = "a result that moved the same way"
    assert [each.found for each in project.check().problems if each.expected == expected] == [before] * refused


def test_result_with_a_baseline(project):
    project.add("revenue-2021", "baseline: growth-2021")
    line = project.line("revenue-2021", "baseline")
    reported = [each for each in project.check().problems if each.line == line]
    assert (
        problem(
            line,
            'item "revenue-2021", baseline',
            "growth-2021",
            "a target that names a result",
            "name a result of the year before",
        )
        in reported
    )


@pytest.mark.parametrize(
    ("record", "other", "words"), [("revenue-2021", "growth", "5447.1亿元"), ("old-estates", None, "300个")]
)
def test_units_are_compared_only_where_both_have_figures(project, record, other, words):
    project.set(record, "figure", None)
    project.change("exemptions:\n", f"exemptions:\n  - {{text: {words}, reason: test}}\n")
    if other:
        project.set(other, "baseline", record)
    else:
        project.add(record, "baseline: revenue-2021")
    assert project.check().problems == ()


def test_a_result_is_the_baseline_of_one_target(project):
    project.change_source("新增城镇就业8万人以上", "就业增长5%")
    project.set("new-jobs", "phrase", "就业增长5%")
    project.set("new-jobs", "figure", '{value: 5, unit: "%", comparator: exactly}')
    assert project.check().problems == ()
    project.add("new-jobs", "baseline: growth-2021")
    expected = "a result that growth does not name already"
    reported = problem(
        project.line("new-jobs", "baseline"), 'item "new-jobs", baseline', "growth-2021", expected, "name it once"
    )
    assert project.check().problems == (reported,)


@pytest.mark.parametrize(
    ("intro", "found", "expected", "fix"),
    [
        ("{figure:growth-2020}", "{figure:growth-2020}", "the id of an item", "write growth-2021"),
        ("{figure}", "{figure}", "the id of an item", ADD_RECORD),
        ("{deadline:parks}", "{deadline:parks}", "an item that has a deadline", "name another item, or add it there"),
        ("{date:parks}", "{date:parks}", QUOTES, "correct it"),
        ("open {", "a lone brace", NO_BRACES, "remove it"),
    ],
)
def test_quotes_in_an_introduction(project, intro, found, expected, fix):
    project.change("The economy grew by {figure:growth-2021}.", f'"{intro}"')
    line = project.line("overview-2021", "en")
    assert project.check().problems == (problem(line, 'section "overview-2021", intro, en', found, expected, fix),)


def test_a_reference_to_a_record_that_could_not_be_read_is_no_second_problem(project):
    project.set("growth-2021", "wording", "soft")
    assert [each.what for each in project.check(text=False).problems if "exemption" not in each.fix] == [
        'item "growth-2021", wording'
    ]


def test_all_problems_of_a_run_come_in_line_order(project):
    project.set("waste-sorting", "topics", "[moon]")
    project.set("growth-2021", "topics", "[sun]")
    project.set("livelihood", "part", "moon")
    project.set("parks", "period", "soon")
    lines = [
        project.line("livelihood", "part"), project.line("growth-2021", "topics"),
        project.line("parks", "period"), project.line("waste-sorting", "topics"),
    ]  # fmt: skip
    problems = [each for each in project.check().problems if "exemption" not in each.fix]
    assert [each.line for each in problems] == lines
    assert {each.file for each in problems} == {TARGETS}


def test_every_unit_of_the_message_is_in_the_table():
    assert set(KNOWN_UNITS.split(": ")[1].removesuffix(" …").split(", ")) <= set(UNITS)


ONE_SLIP = [
    ("  - id: livelihood", "  - id: livelyhood", 'item "growth", section', "livelihood (6 times, first here)"),
    ("  - id: livelihood", "  - idx: livelihood", 'section "no. 2", idx', "a key that the model does not know"),
    ("  - id: economy", "  - id:", 'topic "no. 1", id', "(nothing)"),
    ("    heading: 2", "    heading: two", 'part "review", heading', "two"),
    ("    part: work", "    part: “work”", 'section "livelihood", part', "“work”"),
    ("      en: The economy grew by {figure:growth-2021}.", "      en: The economy grew.", 'section "overview-2021", intro, en [parity-quote]', "no {figure:growth-2021}"),
    ("sections:", "sectoins:", "the file", "the key sectoins"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "what", "found"), ONE_SLIP, ids=[row[1].strip() for row in ONE_SLIP])
def test_one_slip_is_one_problem(project, old, new, what, found):
    project.change(f"{old}\n", f"{new}\n")
    try:
        problems = project.check(wording=True).problems
    except ReportError as error:
        problems = error.problems
    assert [(each.what, each.found) for each in problems] == [(what, found)]
