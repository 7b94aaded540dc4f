"""The data against the source text, and against its fingerprint where the text is not at hand."""

import pytest

from generator.checks.source import Coverage
from generator.errors import ReportError
from generator.project.paths import FINGERPRINT, TARGETS
from tests.minimal import Project, problem

VERBATIM = "words that occur there once, verbatim"
COPY = "copy it from the source, or correct the paragraph"
ELSEWHERE = "correct the paragraph: it is in 7"
PHRASE_FIX = "correct the figure, or the phrase"
COVER = "an item for all that the source commits to"
COVER_FIX = "add an item, or an exemption with its reason"
NO_ITEM = "no item with this figure or deadline, and no exemption"
PARAGRAPH_6 = "6%左右 (about), 8万人以上 (at_least), 300个 (exactly), 7个—10个 (between)"
BOTH = pytest.mark.parametrize("text", [True, False], ids=["text", "fingerprint"])


def uncovered(project: Project, what: str, found: str = NO_ITEM):
    line = (project.root / TARGETS).read_text(encoding="utf-8").split("\n").index("items:") + 1
    return problem(line, what, found, COVER, COVER_FIX)


def test_the_smallest_report_is_covered(project):
    assert project.check(text=True).coverage == Coverage("text", 8, 6, ())
    assert project.check(text=False).coverage == Coverage("fingerprint", 8, 6, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (True, "8 paragraphs, 6 figures, all covered (checked against the source text)"),
        (False, "8 paragraphs, 6 figures, all covered (checked against its fingerprint, data/source.yaml)"),
    ],
)
def test_coverage_in_words(project, text, said):
    assert str(project.check(text=text).coverage) == said


def test_coverage_counts_problems(project):
    project.set("parks", "paragraph", "9")
    coverage = project.check().coverage
    assert str(coverage).startswith(f"8 paragraphs, 6 figures, {len(coverage.problems)} problems (")


# Paragraph and phrase


@BOTH
def test_paragraph_that_is_not_there(project, text):
    project.set("metro", "paragraph", "9")
    reported = problem(
        project.line("metro", "paragraph"),
        'item "metro", paragraph',
        "9",
        "a paragraph from 1 to 8",
        "correct the number",
    )
    assert project.check(text=text).problems == (reported,)


def test_phrase_that_is_not_in_its_paragraph(project):
    project.set("metro", "paragraph", "5")
    found = "实施河滨地铁延伸项目 (0 times in paragraph 5)"
    reported = problem(project.line("metro", "phrase"), 'item "metro", phrase', found, VERBATIM, ELSEWHERE)
    assert project.check().problems == (reported,)


@pytest.mark.parametrize(
    ("phrase", "fix"),
    [
        ("实施河滨地铁延伸工程", COPY),
        ("实施河滨地铁延伸 项目", "write 实施河滨地铁延伸项目 (项 U+9879 there, U+0020 (space) here)"),
        ("推行垃圾分类。推", COPY),
    ],
)
def test_phrase_is_verbatim(project, phrase, fix):
    project.set("metro", "phrase", phrase)
    reported = problem(
        project.line("metro", "phrase"), 'item "metro", phrase', f"{phrase} (0 times in paragraph 7)", VERBATIM, fix
    )
    assert project.check().problems == (reported,)


def test_phrase_is_in_its_paragraph_once(project):
    project.change_source("推行垃圾分类", "推行垃圾分类，再推行垃圾分类")
    found = "推行垃圾分类 (2 times in paragraph 7)"
    reported = problem(
        project.line("waste-sorting", "phrase"), 'item "waste-sorting", phrase', found, VERBATIM, "lengthen it"
    )
    assert project.check().problems == (reported,)


def test_phrase_does_not_cut_a_figure(project):
    project.change_source("推行垃圾分类", "推行1.5万户垃圾分类")
    project.set("waste-sorting", "phrase", "5万户垃圾分类")
    line = project.line("waste-sorting", "phrase")
    reported = problem(
        line,
        'item "waste-sorting", phrase',
        "5万户垃圾分类",
        "a phrase with all of 1.5万户",
        "lengthen or shorten it",
    )
    assert reported in project.check().problems


# Figure


# record, figure in the data; the figure reported, what its phrase holds, what its paragraph holds; what is then uncovered
FIGURES = {
    "other number": (
        "new-jobs", "{value: 9万, unit: 人, comparator: at_least, noun: people}",
        "9万人, at_least", "8万人以上 (at_least)", PARAGRAPH_6, "8万人以上",
    ),
    "other scale": (
        "new-jobs", "{value: 8, unit: 人, comparator: at_least, noun: people}",
        "8人, at_least", "8万人以上 (at_least)", PARAGRAPH_6, "8万人以上",
    ),
    "other unit": (
        "new-jobs", "{value: 8万, unit: 户, comparator: at_least, noun: people}",
        "8万户, at_least", "8万人以上 (at_least)", PARAGRAPH_6, "8万人以上",
    ),
    "other comparator": (
        "new-jobs", "{value: 8万, unit: 人, comparator: more_than, noun: people}",
        "8万人, more_than", "8万人以上 (at_least)", PARAGRAPH_6, "8万人以上",
    ),
    "comparator left out": (
        "new-jobs", "{value: 8万, unit: 人, comparator: exactly, noun: people}",
        "8万人, exactly", "8万人以上 (at_least)", PARAGRAPH_6, "8万人以上",
    ),
    "comparator too many": (
        "old-estates", "{value: 300, unit: 个, comparator: at_least, noun: estates}",
        "300个, at_least", "300个 (exactly)", PARAGRAPH_6, "300个",
    ),
    "other upper number": (
        "parks", "{value: 7, value_max: 11, unit: 个, comparator: between, noun: parks}",
        "7—11个, between", "7个—10个 (between)", PARAGRAPH_6, "7个—10个",
    ),
    "range made one number": (
        "parks", "{value: 7, unit: 个, comparator: exactly, noun: parks}",
        "7个, exactly", "7个—10个 (between)", PARAGRAPH_6, "7个—10个",
    ),
    "figure of another phrase": (
        "growth-2021", "{value: 5447.1亿, unit: 元, comparator: exactly}",
        "5447.1亿元, exactly", "4.8% (exactly)", None, "4.8%",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FIGURES.values(), ids=FIGURES)
def test_figure_against_the_text(project, case):
    record, figure, shown, in_phrase, _, _ = case
    project.set(record, "figure", figure)
    reported = problem(
        project.line(record, "figure"),
        f'item "{record}", figure',
        shown,
        f"what the phrase says: {in_phrase}",
        PHRASE_FIX,
    )
    assert [each for each in project.check().problems if "baseline" not in each.what] == [reported]


@pytest.mark.parametrize("case", FIGURES.values(), ids=FIGURES)
def test_figure_against_the_fingerprint(project, case):
    record, figure, shown, _, in_paragraph, missing = case
    project.set(record, "figure", figure)
    number = 3 if record == "growth-2021" else 6
    expected = [uncovered(project, f"paragraph {number}, {missing}")]
    if in_paragraph:
        where = f"what the paragraph says: {in_paragraph}"
        expected = [problem(project.line(record, "figure"), f'item "{record}", figure', shown, where, PHRASE_FIX)]
    own = [each for each in project.check(text=False).problems if "baseline" not in each.what]
    assert own == expected


def test_figure_where_the_phrase_has_none(project):
    project.set("new-jobs", "phrase", "新增城镇就业")
    line = project.line("new-jobs", "figure")
    assert project.check().problems == (
        problem(line, 'item "new-jobs", figure', "8万人, at_least", "what the phrase says: no figure", PHRASE_FIX),
    )


@BOTH
@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("三分之一以上", '{value: 三分之一, unit: "%", comparator: at_least}'),
        ("一半", '{value: 一半, unit: "%", comparator: exactly}'),
        ("八大项目", "{value: 八, unit: 个, comparator: exactly, noun: projects}"),
        ("八大项目", "{value: 8, unit: 项, comparator: exactly, noun: projects}"),
        ("6大项目", "{value: 6, unit: 个, comparator: exactly, noun: projects}"),
        ("前45位", "{value: 45, unit: 位, comparator: at_most}"),
        ("80000人以上", "{value: 8万, unit: 人, comparator: at_least, noun: people}"),
        ("8.0万人以上", "{value: 8万, unit: 人, comparator: at_least, noun: people}"),
    ],
)
def test_figures_that_say_the_same_agree(project, words, figure, text):
    project.change_source("8万人以上", words)
    project.set("new-jobs", "phrase", f"新增城镇就业{words}")
    project.set("new-jobs", "figure", figure)
    assert project.check(text=text).problems == ()


# Deadline


@BOTH
def test_deadline_of_another_day(project, text):
    project.set("old-estates", "deadline", "2022-06-29")
    line = project.line("old-estates", "deadline")
    expected = "2022-06-30, as the sentence says" if text else "2022-06-30"
    fix = "correct it" if text else "correct it, or remove it"
    assert project.check(text=text).problems == (
        problem(line, 'item "old-estates", deadline', "2022-06-29", expected, fix),
    )


def test_deadline_just_before_the_phrase_must_be_there(project):
    project.set("old-estates", "deadline", None)
    project.set("old-estates", "text", "{zh: x, en: x}")
    project.change("老旧小区{deadline:old-estates}开工。", "x")
    project.change("starts {deadline:old-estates}", "x")
    assert project.check().problems == (
        problem(project.line("old-estates"), 'item "old-estates", deadline', "nothing", "2022-06-30, as the sentence says", "correct it"),
    )  # fmt: skip


def test_deadline_at_the_head_of_a_clause_may_hold_for_all_it_lists(project):
    project.add("parks", "deadline: 2022-06-30")
    assert project.check().problems == ()


@BOTH
def test_deadline_that_no_sentence_names(project, text):
    project.add("metro", "deadline: 2022-12-31")
    project.set("metro", "kind", "target")
    expected = "nothing: the sentence names no date"
    reported = problem(
        project.line("metro", "deadline"), 'item "metro", deadline', "2022-12-31", expected, "correct it, or remove it"
    )
    assert project.check(text=text).problems == (reported,)


def test_deadline_of_the_sentence_before_does_not_hold(project):
    project.add("new-jobs", "deadline: 2022-06-30")
    expected = "nothing: the sentence names no date"
    reported = problem(
        project.line("new-jobs", "deadline"),
        'item "new-jobs", deadline',
        "2022-06-30",
        expected,
        "correct it, or remove it",
    )
    assert project.check().problems == (reported,)


def test_deadline_within_the_phrase_must_be_the_one(project):
    project.change_source("推行垃圾分类", "推行垃圾分类，年底前见效")
    project.set("waste-sorting", "phrase", "推行垃圾分类，年底前见效")
    project.set("waste-sorting", "kind", "target")
    project.add("waste-sorting", "deadline: 2022-06-30")
    line = project.line("waste-sorting", "deadline")
    assert project.check().problems == (
        problem(line, 'item "waste-sorting", deadline', "2022-06-30", "2022-12-31, as the sentence says", "correct it"),
    )
    project.set("waste-sorting", "deadline", "2022-12-31")
    assert project.check().problems == ()


# Wording


def test_aim_that_the_source_does_not_word_so(project):
    project.set("metro", "wording", "aspirational")
    expected = "firm: no 力争, 争取, 争创 or bid before it"
    reported = problem(
        project.line("metro", "wording"), 'item "metro", wording', "aspirational", expected, "write firm"
    )
    assert project.check().problems == (reported,)


@pytest.mark.parametrize("word", ["力争", "争取", "争创", "积极创建", "积极推动早日"])
def test_aim_that_the_data_make_a_promise(project, word):
    project.change_source("力争建成", f"{word}建成")
    project.set("parks", "phrase", f"{word}建成公园7个—10个")
    assert project.check().problems == ()
    project.set("parks", "wording", "firm")
    reported = problem(
        project.line("parks", "wording"),
        'item "parks", wording',
        "firm",
        "aspirational, as the phrase says",
        "write aspirational",
    )
    assert project.check().problems == (reported,)


@pytest.mark.parametrize("word", ["积极", "努力", "探索", "积极推动"])
def test_words_that_say_how_and_are_no_aim(project, word):
    project.change_source("推行垃圾分类", f"{word}推行垃圾分类")
    assert project.check().problems == ()
    project.set("waste-sorting", "wording", "aspirational")
    assert [each.expected for each in project.check().problems] == ["firm: no 力争, 争取, 争创 or bid before it"]


# Coverage


@BOTH
def test_figure_that_no_item_holds(project, text):
    project.change_source("推行垃圾分类", "推行垃圾分类，建站50座")
    assert project.check(text=text).problems == (uncovered(project, "paragraph 7, 50座"),)


@BOTH
def test_figure_that_occurs_twice_needs_two_items(project, text):
    project.change_source("财政收入5447.1亿元", "财政收入5447.1亿元，支出5447.1亿元")
    assert project.check(text=text).problems == (uncovered(project, "paragraph 3, 5447.1亿元"),)


@BOTH
@pytest.mark.parametrize("exemption", ["{paragraph: 7, text: 5万户, reason: size}", "{text: 5万户, reason: size}"])
def test_exempt_figure(project, text, exemption):
    project.change_source("推行垃圾分类", "推行5万户垃圾分类")
    project.set("waste-sorting", "phrase", "推行5万户垃圾分类")
    assert project.check(text=text).problems == (uncovered(project, "paragraph 7, 5万户"),)
    project.change("exemptions:\n", f"exemptions:\n  - {exemption}\n")
    assert project.check(text=text).problems == ()


@BOTH
def test_exemption_holds_in_its_paragraph_alone(project, text):
    project.change_source("推行垃圾分类", "推行5万户垃圾分类")
    project.set("waste-sorting", "phrase", "推行5万户垃圾分类")
    project.change_source("稳增长、惠民生", "稳增长、惠民生5万户")
    project.change("exemptions:\n", "exemptions:\n  - {paragraph: 7, text: 5万户, reason: size}\n")
    assert project.check(text=text).problems == (uncovered(project, "paragraph 5, 5万户"),)


@BOTH
@pytest.mark.parametrize(
    "words",
    [
        "PM2.5",
        "5G",
        "2号线",
        "500强",
        "二十大",
        "“136”",
        "数百家",
        "2021年",
        "2021年底",
        "9月25日",
        "年内",
        "15分钟“生活圈”",
    ],
)
def test_numerals_that_nothing_has_to_account_for(project, text, words):
    project.change_source("推行垃圾分类", f"推行{words}垃圾分类")
    project.set("waste-sorting", "phrase", f"推行{words}垃圾分类")
    assert project.check(text=text).problems == ()


@BOTH
@pytest.mark.parametrize("exemption", ["{text: 300个, reason: x}", '{paragraph: 3, text: "*", reason: x}'])
def test_exemption_that_nothing_needs(project, text, exemption):
    project.change("exemptions:\n", f"exemptions:\n  - {exemption}\n")
    line = (project.root / TARGETS).read_text().split("\n").index("exemptions:") + 2
    words = "*" if "*" in exemption else "300个"
    expected = "a figure, date or paragraph that nothing else accounts for"
    assert project.check(text=text).problems == (problem(line, 'exemption "1", text', words, expected, "remove it"),)


@BOTH
@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2023年底前", "2023-12-31"), ("到2025年", "2025-12-31"), ("明年2月底前", "2023-02-28"), ("2024年2月底前", "2024-02-29"),
        ("第三季度", "2022-09-30"), ("6月底", "2022-06-30"), ("9月25日前", "2022-09-25"),
    ],
)  # fmt: skip
def test_the_day_that_a_date_names(project, text, words, day):
    project.change_source("推行垃圾分类", f"{words}推行垃圾分类")
    missing = uncovered(project, f"paragraph 7, {words}")
    problems = project.check(text=text).problems
    # With the text, the item that the date belongs to is known, and named instead.
    assert [each.expected for each in problems] == [f"{day}, as the sentence says"] if text else missing in problems
    project.set("waste-sorting", "kind", "target")
    project.add("waste-sorting", f"deadline: {day}")
    assert project.check(text=text).problems == ()


@BOTH
@pytest.mark.parametrize(("words", "day"), [("9月25日", "2022-09-25"), ("年内", "2022-12-31")])
def test_the_day_of_an_event_may_be_a_deadline(project, text, words, day):
    project.change_source("推行垃圾分类", f"{words}推行垃圾分类")
    project.set("waste-sorting", "kind", "target")
    project.add("waste-sorting", f"deadline: {day}")
    assert project.check(text=text).problems == ()


@BOTH
def test_the_figure_in_a_name_may_be_an_items(project, text):
    project.change_source("推行垃圾分类", "构建15分钟“生活圈”")
    project.set("waste-sorting", "phrase", "构建15分钟“生活圈”")
    project.set("waste-sorting", "kind", "target")
    project.add("waste-sorting", "figure: {value: 15, unit: 分钟, comparator: exactly}")
    assert project.check(text=text).problems == ()


@BOTH
def test_date_that_no_item_holds(project, text):
    project.change_source("推行垃圾分类", "推行垃圾分类，年底前见效")
    assert project.check(text=text).problems == (uncovered(project, "paragraph 7, 年底前"),)


@BOTH
def test_paragraph_that_nothing_accounts_for(project, text):
    project.change_source("  晚报  ", "晚报\n还有一句")
    assert project.check(text=text).problems == (
        uncovered(project, "paragraph 9", "no item, section text or exemption"),
    )


@BOTH
def test_date_in_a_paragraph_that_nothing_accounts_for(project, text):
    project.change_source("  晚报  ", "晚报\n年底前再说")
    assert project.check(text=text).problems == (
        uncovered(project, "paragraph 9", "no item, section text or exemption"),
        uncovered(project, "paragraph 9, 年底前"),
    )


@BOTH
def test_introduction_accounts_for_paragraphs_it_explains(project, text):
    project.change_source("  晚报  ", "晚报\n还有一句")
    project.add("livelihood", "explains: [9]")
    assert project.check(text=text).problems == ()


@BOTH
def test_heading_accounts_for_its_paragraph(project, text):
    project.set("livelihood", "heading", None)
    assert project.check(text=text).problems == (
        uncovered(project, "paragraph 5", "no item, section text or exemption"),
    )


def test_exemption_of_words_that_occur_nowhere(project):
    project.change("exemptions:\n", "exemptions:\n  - {text: 2020家, reason: x}\n")
    line = (project.root / TARGETS).read_text().split("\n").index("exemptions:") + 2
    reported = problem(line, 'exemption "1", text', "2020家", "words of the source", "correct or remove it")
    assert project.check().problems == (reported,)


@BOTH
def test_exemption_of_a_paragraph_that_is_not_there(project, text):
    project.change('{paragraph: 8, text: "*",', '{paragraph: 9, text: "*",')
    line = next(
        n for n, each in enumerate((project.root / TARGETS).read_text().split("\n"), 1) if "paragraph: 9" in each
    )
    assert project.check(text=text).problems == (
        problem(line, 'exemption "2", paragraph', "9", "a paragraph from 1 to 8", "correct the number"),
    )


@pytest.mark.parametrize("key", ["kind", "wording", "phrase"])
def test_what_a_broken_record_accounts_for_is_not_reported_as_well(project, key):
    project.set("old-estates", key, "x")
    problems = [each for each in project.check().problems if "{deadline" not in each.found]
    assert [each.what for each in problems] == [f'item "old-estates", {key}']


def test_an_id_of_another_form_is_reported_where_it_is_alone(project):
    project.change("- id: growth-2021", "- id: Growth_2021")
    assert [each.what for each in project.check(wording=True).problems] == ['item "Growth_2021", id']


def test_an_exemption_of_a_broken_record_may_be_needed(project):
    (project.root / "data/exemptions.yaml").write_text(
        "exemptions:\n"
        "  - {code: style-leftover, at: items/metro/text, words: Riverside, reason: a name}\n"
        "  - {code: style-leftover, at: items/parks/text, words: Riverside, reason: a name}\n",
        encoding="utf-8",
    )
    project.set("metro", "paragraph", "9")
    unused = [each.what for each in project.check(wording=True).problems if "exemption" in each.what]
    assert unused == ['exemption "items/parks/text" [exemption-unused]']


def test_the_source_is_read_with_its_look_alikes_put_right(project):
    project.change_source("推行垃圾分类", "推行垃圾分⼀类\u200b，新建⽔库⼗座")
    project.set("waste-sorting", "phrase", "推行垃圾分一类，新建水库十座")
    assert [each.what for each in project.check().problems] == ["paragraph 7, 十座"]


def test_all_problems_of_a_run_come_in_line_order(project):
    project.set("waste-sorting", "phrase", "推行")
    project.set("growth", "paragraph", "70")
    project.set("old-estates", "deadline", "2022-12-31")
    project.set("metro", "phrase", "没有")
    problems = project.check().problems
    assert [each.line for each in problems] == sorted(each.line for each in problems)
    assert [each.what for each in problems] == [
        'item "growth", paragraph',
        'item "old-estates", deadline',
        'item "metro", phrase',
    ]


def test_without_text_or_fingerprint_there_is_nothing_to_check_against(project):
    (project.root / FINGERPRINT).unlink()
    with pytest.raises(ReportError) as reported:
        project.check(text=False)
    assert reported.value.problems == (
        problem(0, "the file", "No such file or directory", "a file that can be read", "check the path", FINGERPRINT),
    )


def test_years_outside_the_calendar_are_reported_without_a_traceback(project):
    project.set("parks", "period", "20222")
    assert 'item "parks", period' in [each.what for each in project.check().problems]
