"""The command ``figures``: what it prints, and how it refuses."""

import json
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands.figures import COLUMNS, list_figures

TEXT = """2023年1月9日在会上
一、2022年回顾
粮食总产超20多万吨、增长3—5%，一季度落地18个项目，占三分之一以上。
二、今年安排
6月底前建成2所学校，2024年底前建成“三馆一站”。
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_lists_every_figure_in_order(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", str(file), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert all(tuple(row) == COLUMNS for row in rows)
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in rows)
    assert [tuple(row[name] for name in COLUMNS[2:]) for row in rows] == [
        ("2023年1月9日", "", "", "", "", "2023-01-09", "date"),
        ("一、", "1", "", "", "", "", "list-number"),
        ("2022年", "2022", "", "年", "", "", "year"),
        ("超20多万吨", "200000", "", "吨", "more_than", "", "figure"),
        ("3—5%", "3", "5", "%", "between", "", "figure"),
        ("一季度", "", "", "", "", "2023-03-31", "date"),
        ("18个", "18", "", "个", "exactly", "", "figure"),
        ("三分之一以上", "33.33", "", "%", "at_least", "", "figure"),
        ("二、", "2", "", "", "", "", "list-number"),
        ("6月底前", "", "", "", "at_most", "2023-06-30", "date"),
        ("2所", "2", "", "所", "exactly", "", "figure"),
        ("2024年底前", "", "", "", "at_most", "2024-12-31", "date"),
        ("三馆一站", "", "", "", "", "", "part-of-name"),
    ]


def test_text_prints_a_line_a_figure(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 13
    assert lines[3].split("\t")[1:] == ["超20多万吨", "200000", "吨", "more_than", "", "figure"]


@pytest.mark.parametrize(
    ("text", "year", "day"),
    [
        ("6月底前建成", 2024, "2024-06-30"),
        ("6月底前建成", None, "--06-30"),
        ("明年3月底前建成", 2024, "2025-03-31"),
        ("2月底前建成", 2024, "2024-02-29"),
        ("3月启动", 2024, "2024-03"),
        ("年内启动", 2024, "2024-12-31"),
        ("下半年启动", 2024, "2024-12-31"),
        ("2020年年初启动", 2024, ""),
        ("五年来，全市", 2024, ""),
    ],
)
def test_the_day_of_a_date(text: str, year: int | None, day: str) -> None:
    assert list_figures(text, year)[0]["date"] == day


def test_a_date_that_is_no_deadline_is_of_the_year_named_last() -> None:
    rows = list_figures("2023年1月9日\n2022年是丰收的一年，一季度增长5%，6月底前还清。\n一季度开工。")
    assert [row["date"] for row in rows if row["role"] == "date"] == [
        "2023-01-09",
        "2022-03-31",
        "2023-06-30",
        "2023-03-31",
    ]


@pytest.mark.parametrize(("content", "message"), [(b"\xff\xfe\x00", "UTF-8"), (None, "a file that can be read")])
def test_a_file_that_is_no_text_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, message: str
) -> None:
    path = tmp_path / "report.txt"
    if content is not None:
        path.write_bytes(content)
    assert main(["figures", str(path)]) == 1
    error = capsys.readouterr().err
    assert message in error
    assert "Traceback" not in error


def test_an_empty_file_has_no_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"")
    assert main(["figures", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_signs_that_look_like_others_are_read_in_their_place() -> None:
    text = "建⽔库⼗座、学校1\u200b8所"
    rows = list_figures(text, 2031)
    assert [(row["value"], row["text"]) for row in rows] == [("10", "⼗座"), ("18", "1\u200b8所")]
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)
