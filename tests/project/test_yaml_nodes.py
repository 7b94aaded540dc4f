"""YAML text as plain data with lines."""

import pytest

from generator.errors import Problem, ReportError
from generator.files import MAX_BYTES, read_text
from generator.project.yaml_nodes import parse_yaml
from generator.project.yaml_reader import MAX_DEPTH


def test_scalars_stay_as_written():
    data = parse_yaml("[no, 1:30, 5.20, 007, 2022-02-15, null, ~, '']", "x.yaml").data
    assert data == ["no", "1:30", "5.20", "007", "2022-02-15", "null", "~", ""]


def test_every_value_has_its_line():
    nodes = parse_yaml("a: 1\nb:\n  - c: 2\n    d: {e: 3}\n  - f\n", "x.yaml")
    lines = {("a",): 1, ("b",): 2, ("b", 0): 3, ("b", 0, "c"): 3, ("b", 0, "d", "e"): 4, ("b", 1): 5}
    assert {steps: nodes.line(*steps) for steps in lines} == lines


def test_what_is_missing_has_the_line_of_its_record():
    nodes = parse_yaml("a: 1\nb:\n  - c: 2\n", "x.yaml")
    assert nodes.line("b", 0, "d", "e") == 3
    assert nodes.line("b", 0, "d") == 3
    assert nodes.line("b", 1) == 2
    assert nodes.line("z") == 1
    assert parse_yaml("", "x.yaml").line("z") == 1


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n"])
def test_nothing_is_an_empty_record_or_text(text):
    assert parse_yaml(text, "x.yaml").data in ({}, "")


def test_a_repeated_key_is_reported_and_the_first_counts():
    nodes = parse_yaml("a:\n  b: 1\n  c: 2\n  b: 3\n", "x.yaml")
    assert nodes.problems == (
        Problem("x.yaml", 4, "a", "the key b again", "each key once (first in line 2)", "remove one"),
    )
    assert nodes.data == {"a": {"b": "1", "c": "2"}}


def test_a_repeated_key_of_the_file_is_reported():
    (problem,) = parse_yaml("a: 1\na: 2\n", "x.yaml").problems
    assert (problem.line, problem.what) == (2, "the file")


def test_aliases_are_refused():
    with pytest.raises(ReportError) as caught:
        parse_yaml("a: &x [1, 2]\nb: *x\n", "x.yaml")
    assert caught.value.problems == (
        Problem(
            "x.yaml", 1, "a", "a value that begins with &", "a value without anchor or tag", "remove the word with &"
        ),
        Problem("x.yaml", 2, "b", "an alias (*name)", "values written out", "write the value itself"),
    )


def test_an_endless_alias_is_refused_too():
    with pytest.raises(ReportError) as caught:
        parse_yaml("a: &x\n  b: *x\n", "x.yaml")
    assert [p.found for p in caught.value.problems] == ["a value that begins with &", "an alias (*name)"]


def test_a_bomb_of_aliases_stays_small():
    levels = ["a0: &a0 [x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    with pytest.raises(ReportError) as caught:
        parse_yaml("\n".join(levels), "x.yaml")
    assert [p.found for p in caught.value.problems].count("an alias (*name)") == 290


@pytest.mark.parametrize("value", ["!new line", "&R1 line", "!!python/name:os.system", "!!int 2031"])
def test_no_first_word_is_dropped(value):
    with pytest.raises(ReportError) as caught:
        parse_yaml(f"a: 1\nb: {value}\n", "x.yaml")
    expected = f"a text in quotation marks: YAML reads {value[0]} as its own"
    assert caught.value.problems == (
        Problem("x.yaml", 2, "b", f"a value that begins with {value[0]}", expected, f'write b: "{value}"'),
    )


@pytest.mark.parametrize("mark", ["\u0085", "\u2028", "\u2029"])
def test_what_ends_a_line_for_yaml_alone_is_named(mark):
    with pytest.raises(ReportError) as caught:
        parse_yaml(f"a: 1\nb: '旧{mark}房'\n", "x.yaml")
    (problem,) = caught.value.problems
    assert (problem.line, problem.found[:6]) == (2, f"U+{ord(mark):04X}")


def test_a_record_without_its_hyphen_is_one_problem():
    nodes = parse_yaml("a:\n  - id: x\n    b: 1\n    id: y\n    b: 2\n", "x.yaml")
    fix = "write - id: where a new record begins, or remove one"
    assert nodes.problems == (Problem("x.yaml", 4, "a, 0", "the key id again", "each key once (first in line 2)", fix),)


def test_depth_has_an_end():
    fits = parse_yaml("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH, "x.yaml")
    assert fits.problems == ()
    over = parse_yaml("a: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "x.yaml")
    assert over.problems == (
        Problem("x.yaml", 1, "a, 0, 0, 0", "records nested too deep", "at most 12 levels", "flatten it"),
    )


SYNTAX = [
    ("a: [1 b: 2]\nc: }]{[\n", 2, "did not find expected node content: c: }]{["),
    ("a: 1\n---\nb: 2\n", 2, "but found another document: ---"),
    ("a: 1\nb: \x07\n", 2, "control characters are not allowed: b: \\u0007"),
]


@pytest.mark.parametrize(("text", "line", "found"), SYNTAX)
def test_bad_syntax_is_reported_with_its_line(text, line, found):
    with pytest.raises(ReportError) as reported:
        parse_yaml(text, "x.yaml")
    assert reported.value.problems == (
        Problem("x.yaml", line, "YAML syntax", found, "valid YAML", "correct this line or the one above"),
    )


def test_a_text_that_a_hash_cuts_off_is_reported_and_a_comment_is_none():
    nodes = parse_yaml("a: 就业 #最要紧\nb: 2 # a comment\nc: '3' #x\n# d\ne: 5#6\n", "x.yaml")
    assert nodes.problems == (
        Problem(
            "x.yaml",
            1,
            "a",
            "就业, cut off at #最要紧",
            "a text without # after a blank",
            "put the text in quotation marks, or write # and a blank before a comment",
        ),
    )


def test_very_deep_text_ends_in_a_problem():
    with pytest.raises(ReportError):
        parse_yaml("[" * 100_000, "x.yaml")


def test_reads_utf_8_with_or_without_mark(tmp_path):
    file = tmp_path / "x"
    file.write_bytes("\ufeff字\r\n".encode())
    assert read_text(file, "x") == "字\r\n"


def test_other_encodings_are_reported_with_line_and_byte(tmp_path):
    file = tmp_path / "x"
    file.write_bytes("好\n好\n".encode() + "中".encode("gb18030"))
    with pytest.raises(ReportError) as reported:
        read_text(file, "shown.yaml")
    assert reported.value.problems == (
        Problem("shown.yaml", 3, "the text", "the byte 0xd6", "UTF-8", "save the file as UTF-8"),
    )


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ReportError) as reported:
        read_text(tmp_path / "none", "none.yaml")
    assert reported.value.problems == (
        Problem("none.yaml", 0, "the file", "No such file or directory", "a file that can be read", "check the path"),
    )


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(ReportError) as reported:
        read_text(tmp_path, "folder")
    assert reported.value.problems[0].found == "Is a directory"


def test_a_file_may_be_large_but_not_huge(tmp_path):
    file = tmp_path / "x"
    with file.open("wb") as handle:
        handle.truncate(MAX_BYTES + 1)
    with pytest.raises(ReportError) as reported:
        read_text(file, "x")
    assert reported.value.problems == (
        Problem("x", 0, "the file", f"{MAX_BYTES + 1} bytes", f"at most {MAX_BYTES}", "split it"),
    )
