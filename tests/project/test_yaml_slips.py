"""The usual slips of writers: each named on its own line, with how to write it, and nothing else reported for it."""

import pytest

from generator.errors import Problem, ReportError
from generator.project.paths import TARGETS
from generator.project.record_files import read_record_file
from generator.project.report_file import read_report
from generator.project.yaml_nodes import parse_yaml
from generator.report.model import Place
from tests.minimal import MINIMAL

TEXT = (MINIMAL / TARGETS).read_text(encoding="utf-8")
QUOTE = "a text in quotation marks: YAML reads {} as its own"
METRO = "{zh: 河滨地铁, en: Riverside metro}"
ZH = "zh: 就业最要紧，老旧小区{deadline:old-estates}开工。"

# What stands in the file, what is written in its place, the line, and what is reported.
SYNTAX = [
    ("    kind: project", "    kind：project", 122, "a full-width colon ： after kind", "a half-width colon and a blank", "write kind: project"),
    ("    kind: project", "    kind: project\n    text：", 123, "a full-width colon ： after text", "a half-width colon and a blank", "write text:"),
    ("    kind: project", "    kind:\u3000project", 122, "U+3000 (ideographic space) after kind:", "an ordinary blank", "type an ordinary blank after kind:"),
    ("    kind: project", "\u3000\u3000kind: project", 122, "U+3000 (ideographic space) in the indentation", "ordinary blanks", "indent the line with ordinary blanks"),
    ("  - id: metro", "\u3000- id: metro", 121, "U+3000 (ideographic space) in the indentation", "ordinary blanks", "indent the line with ordinary blanks"),
    ("    kind: project", "\tkind: project", 122, "a tab in the indentation", "blanks", "indent the line with blanks, two a step"),
    ("  - id: metro", "  — id: metro", 121, "— U+2014 (em dash) before id", "a hyphen", "write - id:"),
    ("  - id: metro", "  -id: metro", 121, "no blank between - and id", "a hyphen and a blank", "write - id:"),
    ("    kind: project", "    kind:project", 122, "no blank after kind:", "a colon and a blank", "write kind: project"),
    (METRO, "{zh: 河滨地铁，en: Riverside metro}", 127, "， before en", "a comma and a blank", "write , en:"),
    (ZH, "zh: 三大任务: 一是稳增长", 35, "a second colon and blank within the text", QUOTE.format("a colon and a blank"), 'write zh: "三大任务: 一是稳增长", or type ： in Chinese'),
    ('unit: "%", comparator: exactly', "unit: %, comparator: exactly", 60, "a value that begins with %", QUOTE.format("%"), 'write unit: "%"'),
    (ZH, "zh: {figure:growth}户家庭", 35, "a text that begins with {", QUOTE.format("{ }"), 'write zh: "{figure:growth}户家庭"'),
    ('text: {zh: "增长了{figure}。"', "text: {zh: {figure}的增长。", 59, "a text that begins with {", QUOTE.format("{ }"), 'write zh: "{figure}的增长。"'),
    (ZH, "zh: [2022]号文", 35, "a text that begins with [", QUOTE.format("["), 'write zh: "[2022]号文"'),
    *((ZH, f"zh: {mark}就业", 35, f"a value that begins with {mark}", QUOTE.format(mark), f'write zh: "{mark}就业"') for mark in "%@`*&!|>"),
    *((ZH, f"zh: {mark} 就业", 35, f"a value that begins with {mark} and a blank", QUOTE.format(mark), f'write zh: "{mark} 就业"') for mark in "-?"),
    (ZH, "zh: \"他说\"好\"\"", 35, 'more text after the closing "', 'one pair of " round the whole text', "write “ ” within the Chinese, or put the text in the other kind of quotation marks"),
    ("en: The metro will reach Riverside.", "en: Line #2 opens", 128, "# within a text", QUOTE.format("# after a blank"), "put the text in quotation marks"),
    (METRO, "{zh: 河滨地铁, en: Riverside metro", 127, "{ without }", "each { with its }", "close it with }"),
    (METRO, METRO + "}", 127, "} without {", "each { with its }", "remove one }"),
    (METRO, '{zh: "河滨地铁, en: Riverside metro}', 127, '" without a second one', 'a pair of " round the text', 'close it with "'),
    (ZH, 'zh: "就业', 35, '" without a second one', 'a pair of " round the text', 'close it with "'),
    (ZH, "zh: '就业", 35, "' without a second one", "a pair of ' round the text", "close it with '"),
    ("    kind: project", "   kind: project", 122, "3 blanks before kind", "as many as a line above it has: 0, 4", "put 4 there"),
    ("    kind: project", "     kind: project", 122, "5 blanks before kind", "as many as a line above it has: 0, 4", "put 4 there"),
    ("  - id: metro", " - id: metro", 121, "1 blank before - id", "as many as a line above it has: 0, 2", "put 2 there"),
    ("    kind: project", "    kind: project\n=======", 123, "=======, a mark of git", "one version of the lines", "keep one version, and remove the marks"),
    ("[housing, economy]", "[housing,, economy]", 101, "nothing before a comma", "one comma between two entries", "remove one comma"),
    ("    kind: project", "    kind: project\n    地铁", 123, "a line without a key: 地铁", "a key and a colon", "write a key and a colon before it, or join it to the text that it belongs to"),
    (ZH, 'zh: "C:\\metro"', 35, "\\m within double quotation marks", "no backslash there, or two", "put the text in single quotation marks, or write each \\ twice"),
    ("    period: 2022\n    name", "    period: {a: #8c2f39}\n    name", 18, "a value that begins with #", QUOTE.format("#"), 'write a: "#8c2f39"'),
    (ZH, "zh: -", 35, "a value that begins with - and a blank", QUOTE.format("-"), 'write zh: "-"'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "found", "expected", "fix"), SYNTAX, ids=[row[1] for row in SYNTAX])
def test_what_is_behind_a_syntax_error(old, new, line, found, expected, fix):
    assert TEXT.count(old) == 1
    with pytest.raises(ReportError) as caught:
        read_report(TEXT.replace(old, new), TARGETS)
    assert caught.value.problems == (Problem(TARGETS, line, "YAML syntax", found, expected, fix),)


NAME, ESTATES = 'item "metro", name', 'item "old-estates"'
FORM = "lower-case ASCII words joined by hyphens"
NUMBER = "a number as printed: 593, 8.2万, 5447.1亿, 一半, 三分之一"
RECORDS = [
    (METRO, "{zh：河滨地铁, en: Riverside metro}", 127, NAME, "a full-width colon ： after zh", "a half-width colon and a blank", "write zh: 河滨地铁"),
    (METRO, "{zh:\u00a0河滨地铁, en: Riverside metro}", 127, NAME, "U+00A0 (no-break space) after zh:", "an ordinary blank", "type an ordinary blank after zh:"),
    (METRO, "{zh: 道路, en: Roads, bridges, and tunnels}", 127, NAME, "a comma within the text of en", "a text in quotation marks: a comma ends it", 'write en: "Roads, bridges, and tunnels"'),
    (METRO, "{zh: {figure}, en: Riverside metro}", 127, f"{NAME}, zh", "a text that begins with {", QUOTE.format("{ }"), 'write zh: "{figure}"'),
    (METRO, "{zh: 河滨\u200b地铁, en: Riverside metro}", 127, f"{NAME}, zh", "河滨\\u200b地铁", "usual characters, without U+200B (zero width space)", "remove it; it is never found by a search"),
    (METRO, "{zh: 河滨\u00a0地铁, en: Riverside metro}", 127, f"{NAME}, zh", "河滨\\u00a0地铁", "usual characters, without U+00A0 (no-break space)", "type an ordinary blank; it is never found by a search"),
    (METRO, "{zh: ⺠生, en: Riverside metro}", 127, f"{NAME}, zh", "⺠生", "usual characters, without U+2EA0", "type 民; it is never found by a search"),
    (METRO, "{zh: ⽔库, en: Riverside metro}", 127, f"{NAME}, zh", "⽔库", "usual characters, without U+2F54 (kangxi radical water)", "type 水; it is never found by a search"),
    (METRO, "{zh: 河滨地铁, en: Rivеrside metro}", 127, f"{NAME}, en", "Rivеrside metro", "usual characters, without U+0435 (cyrillic small letter ie)", "type the Latin letter: it is Cyrillic; it is never found by a search"),
    ("- id: metro", "- id: “metro”", 121, 'item "“metro”", id', "“metro”", FORM, "write it without the quotation marks “ ”: metro"),
    ("deadline: 2022-06-30", "deadline: ‘2022-06-30’", 107, f"{ESTATES}, deadline", "‘2022-06-30’", "a date of the form 2031-06-30", "write it without the quotation marks ‘ ’: 2022-06-30"),
    ("deadline: 2022-06-30", "deadline: 2022－06－30", 107, f"{ESTATES}, deadline", "2022－06－30", "a date of the form 2031-06-30", "write 2022-06-30"),
    ('number: "1.0"', "number: “3.1”", 24, 'section "overview-2021", number', "“3.1”", "numbers joined by dots, without quotation marks of print", "write it without the quotation marks “ ”: 3.1"),
    ("noun: estates", "noun: “estates”", 106, f"{ESTATES}, figure, noun", "“estates”", "English words, without quotation marks of print", "write it without the quotation marks “ ”: estates"),
    ("value: 300", "value: ３００", 106, f"{ESTATES}, figure, value", "３００", "half-width digits, as every page shows them", "type it half-width: 300"),
    (METRO, "{zh: 河滨地铁, en: Cafe\u0301}", 127, f"{NAME}, en", "Cafe\u0301", "usual characters, without U+0301 (combining acute accent)", "type é as one letter; it is never found by a search"),
    ("value: 300", "value: 3,000", 106, f"{ESTATES}, figure", "a comma within the text of value", "a text in quotation marks: a comma ends it", 'write value: "3,000"'),
    ("value: 300", "value: +300", 106, f"{ESTATES}, figure, value", "+300", NUMBER, "write 300 without a sign: the words say which way it moved"),
    ("value: 300", "value: −0.3", 106, f"{ESTATES}, figure, value", "−0.3", NUMBER, "write -0.3, with the minus of the keyboard"),
    ("value: 300", "value: 1.69:1", 106, f"{ESTATES}, figure, value", "1.69:1", NUMBER, "write 1.69: the ratio to 1 is said in the text"),
    ("[housing, economy]", "[housing，economy]", 101, f"{ESTATES}, topics, 0", "housing，economy", FORM, "type it half-width: housing,economy, and put a blank after each comma"),
    ("[housing, economy]", "[housing、economy]", 101, f"{ESTATES}, topics, 0", "housing、economy", FORM, "put , and a blank between them"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "found", "expected", "fix"), RECORDS, ids=[r[1] for r in RECORDS]
)
def test_what_is_behind_a_record_that_does_not_fit(old, new, line, what, found, expected, fix):
    assert TEXT.count(old) == 1
    assert read_report(TEXT.replace(old, new), TARGETS).problems == (
        Problem(TARGETS, line, what, found, expected, fix),
    )


@pytest.mark.parametrize(
    "words",
    [
        "no", "on", "yes", "NO", "null", "1e3", "007", "08", "1e5", "2022-06-30", "1_000", "12:30:45", "02142",
        "'- 就业'", "-就业", "他说“好”", "μm和α粒子", "5G", "a#b", "'Line #2'", "'三大任务: 一是'", "'{figure}'", "é", "🚇",
    ],
)  # fmt: skip
def test_what_is_no_slip_stays_as_it_is_written(words):
    file = read_record_file(
        f"places:\n  - {{id: a, kind: zone, name: {{zh: {words}, en: {words}}}}}\n", "x", {"places": Place}
    )
    assert file.problems == []
    assert file.records["places"][0].name.zh == words.strip("'")


def test_a_tab_after_a_colon_is_harmless():
    assert parse_yaml("a:\t{value: 1}", "x.yaml").data == {"a": {"value": "1"}}


@pytest.mark.parametrize("line", ["x" * 100_000, "a: " + "[" * 50_000, "a, " * 30_000 + ": ：", " " * 90_000 + "："])
def test_long_lines_take_no_long_time(line):
    with pytest.raises(ReportError):
        parse_yaml(f"a: 1\n b: 2\n{line}\n", "x.yaml")


@pytest.mark.parametrize("blank", [" " * 300_000, "\n" * 300_000, " " * 300_000 + "#", "# " * 150_000], ids=range(4))
def test_blanks_take_no_long_time(blank):
    assert parse_yaml(f"a: 1\n{blank}\n\nb: 2\n", "x.yaml").data == {"a": "1", "b": "2"}


@pytest.mark.parametrize(
    ("text", "line", "found", "fix"),
    [
        ("places：\n", 1, "a full-width colon ： after places", "write places:"),
        ("# why\nplaces：[]\n", 2, "a full-width colon ： after places", "write places: []"),
    ],
)
def test_a_file_that_a_slip_makes_one_text_is_told_by_the_slip(text, line, found, fix):
    with pytest.raises(ReportError) as caught:
        read_record_file(text, "x", {"places": Place})
    assert caught.value.problems == (Problem("x", line, "the file", found, "a half-width colon and a blank", fix),)


def test_a_record_that_a_slip_makes_a_text_is_told_by_the_slip():
    text = "places:\n  - id: a\n    kind: zone\n    name:\n      zh：河滨\n"
    (problem,) = read_record_file(text, "x", {"places": Place}).problems
    assert (problem.line, problem.found, problem.fix) == (5, "a full-width colon ： after zh", "write zh: 河滨")
