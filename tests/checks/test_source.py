"""The data against the source text, and against its fingerprint where the text is not at hand."""

import pytest

from generator.checks.source import Coverage
from generator.errors import ReportError
from generator.project.paths import FINGERPRINT, TARGETS
from tests.minimal import Project, problem

VERBATIM = "words that stand there once, verbatim"
COPY = "copy it from the source, or correct the paragraph"
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
    told = problem(
        project.line("metro", "paragraph"),
        'item "metro", paragraph',
        "9",
        "a paragraph from 1 to 8",
        "correct the number",
    )
    assert project.check(text=text).problems == (told,)


def test_phrase_that_is_not_in_its_paragraph(project):
    project.set("metro", "paragraph", "5")
    found = "实施河滨地铁延伸项目 (0 times in paragraph 5)"
    told = problem(project.line("metro", "phrase"), 'item "metro", phrase', found, VERBATIM, COPY)
    assert project.check().problems == (told,)


@pytest.mark.parametrize("phrase", ["实施河滨地铁延伸 项目", "实施河滨地铁延伸工程"])
def test_phrase_is_verbatim(project, phrase):
    project.set("metro", "phrase", phrase)
    told = problem(
        project.line("metro", "phrase"), 'item "metro", phrase', f"{phrase} (0 times in paragraph 7)", VERBATIM, COPY
    )
    assert project.check().problems == (told,)


def test_phrase_stands_there_once(project):
    project.change_source("推行垃圾分类", "推行垃圾分类，再推行垃圾分类")
    found = "推行垃圾分类 (2 times in paragraph 7)"
    told = problem(
        project.line("waste-sorting", "phrase"), 'item "waste-sorting", phrase', found, VERBATIM, "lengthen it"
    )
    assert project.check().problems == (told,)


def test_phrase_does_not_cut_a_figure(project):
    project.change_source("推行垃圾分类", "推行1.5万户垃圾分类")
    project.set("waste-sorting", "phrase", "5万户垃圾分类")
    line = project.line("waste-sorting", "phrase")
    told = problem(
        line,
        'item "waste-sorting", phrase',
        "5万户垃圾分类",
        "a phrase that holds 1.5万户 whole",
        "lengthen or shorten it",
    )
    assert told in project.check().problems


# Figure


# record, figure in the data; the figure told, what its phrase holds, what its paragraph holds; what is then uncovered
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
    record, figure, shown, in_phrase, _, missing = case
    project.set(record, "figure", figure)
    told = problem(
        project.line(record, "figure"),
        f'item "{record}", figure',
        shown,
        f"what the phrase says: {in_phrase}",
        PHRASE_FIX,
    )
    number = 3 if record == "growth-2021" else 6
    own = [each for each in project.check().problems if "baseline" not in each.what]
    assert own == [uncovered(project, f"paragraph {number}, {missing}"), told]


@pytest.mark.parametrize("case", FIGURES.values(), ids=FIGURES)
def test_figure_against_the_fingerprint(project, case):
    record, figure, shown, _, in_paragraph, missing = case
    project.set(record, "figure", figure)
    number = 3 if record == "growth-2021" else 6
    expected = [uncovered(project, f"paragraph {number}, {missing}")]
    if in_paragraph:
        where = f"what the paragraph says: {in_paragraph}"
        expected.append(problem(project.line(record, "figure"), f'item "{record}", figure', shown, where, PHRASE_FIX))
    own = [each for each in project.check(text=False).problems if "baseline" not in each.what]
    assert own == expected


def test_figure_where_the_phrase_has_none(project):
    project.set("new-jobs", "phrase", "新增城镇就业")
    line = project.line("new-jobs", "figure")
    assert project.check().problems == (
        uncovered(project, "paragraph 6, 8万人以上"),
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
        uncovered(project, "paragraph 6, 6月底前"),
        problem(line, 'item "old-estates", deadline', "2022-06-29", expected, fix),
    )


def test_deadline_just_before_the_phrase_must_be_there(project):
    project.set("old-estates", "deadline", None)
    project.set("old-estates", "text", "{zh: x, en: x}")
    project.change("老旧小区{deadline:old-estates}开工。", "x")
    project.change("starts {deadline:old-estates}", "x")
    assert project.check().problems == (
        uncovered(project, "paragraph 6, 6月底前"),
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
    told = problem(
        project.line("metro", "deadline"), 'item "metro", deadline', "2022-12-31", expected, "correct it, or remove it"
    )
    assert project.check(text=text).problems == (told,)


def test_deadline_of_the_sentence_before_does_not_hold(project):
    project.add("new-jobs", "deadline: 2022-06-30")
    expected = "nothing: the sentence names no date"
    told = problem(
        project.line("new-jobs", "deadline"),
        'item "new-jobs", deadline',
        "2022-06-30",
        expected,
        "correct it, or remove it",
    )
    assert project.check().problems == (told,)


def test_deadline_within_the_phrase_must_be_the_one(project):
    project.change_source("推行垃圾分类", "推行垃圾分类，年底前见效")
    project.set("waste-sorting", "phrase", "推行垃圾分类，年底前见效")
    project.set("waste-sorting", "kind", "target")
    project.add("waste-sorting", "deadline: 2022-06-30")
    line = project.line("waste-sorting", "deadline")
    assert project.check().problems == (
        uncovered(project, "paragraph 7, 年底前"),
        problem(line, 'item "waste-sorting", deadline', "2022-06-30", "2022-12-31, as the sentence says", "correct it"),
    )
    project.set("waste-sorting", "deadline", "2022-12-31")
    assert project.check().problems == ()


# Wording


def test_aim_that_the_source_does_not_word_so(project):
    project.set("metro", "wording", "aspirational")
    expected = "firm: no 力争, 争取, 争创 or bid before it"
    told = problem(project.line("metro", "wording"), 'item "metro", wording', "aspirational", expected, "write firm")
    assert project.check().problems == (told,)


@pytest.mark.parametrize("word", ["力争", "争取", "争创", "积极创建", "积极推动早日"])
def test_aim_that_the_data_make_a_promise(project, word):
    project.change_source("力争建成", f"{word}建成")
    project.set("parks", "phrase", f"{word}建成公园7个—10个")
    assert project.check().problems == ()
    project.set("parks", "wording", "firm")
    told = problem(
        project.line("parks", "wording"),
        'item "parks", wording',
        "firm",
        "aspirational, as the phrase says",
        "write aspirational",
    )
    assert project.check().problems == (told,)


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
def test_figure_that_stands_twice_needs_two_items(project, text):
    project.change_source("财政收入5447.1亿元", "财政收入5447.1亿元，支出5447.1亿元")
    assert project.check(text=text).problems == (uncovered(project, "paragraph 3, 5447.1亿元"),)


@BOTH
@pytest.mark.parametrize("exemption", ["{paragraph: 7, text: 3座, reason: name}", "{text: 3座, reason: name}"])
def test_exempt_numeral(project, text, exemption):
    project.change_source("推行垃圾分类", "推行3座垃圾分类")
    project.set("waste-sorting", "phrase", "推行3座垃圾分类")
    assert project.check(text=text).problems == (uncovered(project, "paragraph 7, 3座"),)
    project.change("exemptions:\n", f"exemptions:\n  - {exemption}\n")
    assert project.check(text=text).problems == ()


@BOTH
def test_exemption_holds_in_its_paragraph_alone(project, text):
    project.change_source("推行垃圾分类", "推行3座垃圾分类")
    project.set("waste-sorting", "phrase", "推行3座垃圾分类")
    project.change_source("稳增长、惠民生", "稳增长、惠民生3座")
    project.change("exemptions:\n", "exemptions:\n  - {paragraph: 7, text: 3座, reason: name}\n")
    assert project.check(text=text).problems == (uncovered(project, "paragraph 5, 3座"),)


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


def test_exemption_of_words_that_stand_nowhere(project):
    project.change("{text: 2021年,", "{text: 2020年,")
    line = next(n for n, text in enumerate((project.root / TARGETS).read_text().split("\n"), 1) if "2020年" in text)
    told = problem(line, 'exemption "3", text', "2020年", "words that stand in the source", "correct or remove it")
    assert project.check().problems == (told,)


@BOTH
def test_exemption_of_a_paragraph_that_is_not_there(project, text):
    project.change('{paragraph: 8, text: "*",', '{paragraph: 9, text: "*",')
    line = next(
        n for n, each in enumerate((project.root / TARGETS).read_text().split("\n"), 1) if "paragraph: 9" in each
    )
    assert project.check(text=text).problems == (
        uncovered(project, "paragraph 8", "no item, section text or exemption"),
        problem(line, 'exemption "2", text', "*", "words that stand in the source", "correct or remove it"),
    )


def test_all_problems_of_a_run_come_in_line_order(project):
    project.set("waste-sorting", "phrase", "推行")
    project.set("growth", "paragraph", "70")
    project.set("old-estates", "deadline", "2022-12-31")
    project.set("metro", "phrase", "没有")
    problems = project.check().problems
    assert [each.line for each in problems] == sorted(each.line for each in problems)
    assert [each.what for each in problems] == [
        "paragraph 6, 6%左右",
        "paragraph 6, 6月底前",
        'item "growth", paragraph',
        'item "old-estates", deadline',
        'item "metro", phrase',
    ]


def test_without_text_or_fingerprint_there_is_nothing_to_check_against(project):
    (project.root / FINGERPRINT).unlink()
    with pytest.raises(ReportError) as told:
        project.check(text=False)
    assert told.value.problems == (
        problem(0, "the file", "No such file or directory", "a file that can be read", "check the path", FINGERPRINT),
    )


def test_years_other_than_the_calendars_are_told_without_a_traceback(project):
    project.set("parks", "period", "20222")
    assert 'item "parks", period' in [each.what for each in project.check().problems]
