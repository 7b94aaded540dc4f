"""Problems as the user sees them."""

from generator.errors import Problem, ReportError, describe_problems, nearest, shorten

UNIT = Problem("data/targets.yaml", 142, 'item "gdp-growth", figure, unit', "亿圆", "元, %, 个", "write 元")
EARLIER = Problem("data/targets.yaml", 9, "the file", "the key x", "items", "remove it")
OTHER = Problem("data/glossary.yaml", 500, "the file", "the key y", "terms", "remove it")


def test_problem_is_printed_in_four_lines():
    assert str(UNIT) == (
        'data/targets.yaml:142: item "gdp-growth", figure, unit\n'
        "  found     亿圆\n"
        "  expected  元, %, 个\n"
        "  fix       write 元"
    )


def test_problems_come_by_file_and_line_each_once():
    reported = str(ReportError([UNIT, EARLIER, OTHER, UNIT]))
    assert reported == f"{OTHER}\n{EARLIER}\n{UNIT}\n3 problems; nothing was changed"
    assert ReportError([UNIT, EARLIER, OTHER, UNIT]).problems == (OTHER, EARLIER, UNIT)


def test_one_problem_is_counted_as_one():
    assert describe_problems([UNIT]) == f"{UNIT}\n1 problem; nothing was changed"


def test_lines_are_ordered_as_numbers():
    assert str(ReportError([UNIT, EARLIER])).index(":9:") < str(ReportError([UNIT, EARLIER])).index(":142:")


def test_github_gets_annotations_too(monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert describe_problems([UNIT]) == (
        f"{UNIT}\n"
        '::error file=data/targets.yaml,line=142::item "gdp-growth", figure, unit: '
        "found 亿圆; expected 元, %25, 个; write 元\n"
        "1 problem; nothing was changed"
    )


def test_annotation_escapes_what_would_end_it():
    odd = Problem("a,b:c%.yaml", 1, "two\nlines", "a\rb", "100%", "x")
    assert odd.annotation() == "::error file=a%2Cb%3Ac%25.yaml,line=1::two%0Alines: found a%0Db; expected 100%25; x"


def test_no_annotation_outside_github():
    assert "::error" not in describe_problems([UNIT])


def test_shorten_gives_one_printable_line():
    assert shorten("plain 中文") == "plain 中文"
    assert shorten("a\nb\x1b[31m\u202e") == "a\\u000ab\\u001b[31m\\u202e"
    assert shorten("") == "(nothing)"
    assert shorten("x" * 60) == "x" * 60
    assert shorten("x" * 61) == "x" * 60 + "…"
    assert shorten("abcdef", 3) == "abc…"


def test_nearest_names_the_likely_word():
    assert nearest("gdp-grwth", ["gdp-growth", "new-jobs"]) == "write gdp-growth"
    assert nearest("zzz", ["gdp-growth"]) == "correct the id, or add the record it names"
    assert nearest("", []) == "correct the id, or add the record it names"
