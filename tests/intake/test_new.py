"""``new``: a second, invented city of other parts, years and units, from its text to its site without an edit."""

from __future__ import annotations

import codecs
import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from generator.checks.project import check_project
from generator.checks.todo import Task
from generator.cli import main
from generator.errors import ReportError
from generator.intake.scaffold import Given, make_project
from generator.project.paths import HOME, TARGETS
from generator.project.report_file import load_report
from generator.website.build import build_site

TEXT = Path(__file__).with_name("riverside.txt")
HOME_CITY = load_report(HOME / TARGETS, TARGETS).report.heading.city
OTHERS = f"{HOME_CITY.zh}|{HOME_CITY.en}"
"""The city whose data lie in the generator's own folder."""
CHINESE = re.compile(r"[\u3400-\u9fff]")
FIGURES = {
    # phrase -> value, upper value, unit, comparator, deadline, period, wording
    "年均增长7%": ("7", None, "%", "exactly", None, 2030, "firm"),
    "规上工业总产值达到1.33万亿元": ("1.33万亿", None, "元", "exactly", None, 2030, "firm"),
    "实际利用外资累计30亿美元": ("30亿", None, "美元", "exactly", None, 2030, "firm"),
    "PM2.5平均浓度降到28微克/立方米": ("28", None, "微克/立方米", "exactly", None, 2030, "firm"),
    "全市生产总值突破1万亿元": ("1万亿", None, "元", "more_than", date(2035, 12, 31), 2035, "firm"),
    "生产总值增长6.5%左右": ("6.5", None, "%", "about", None, 2031, "firm"),
    "力争达到7%": ("7", None, "%", "exactly", None, 2031, "aspirational"),
    "城镇新增就业8.2万人以上": ("8.2万", None, "人", "at_least", None, 2031, "firm"),
    "2月底前开通公交线路12条": ("12", None, "条", "exactly", date(2031, 2, 28), 2031, "firm"),
    "2032年6月底前建成跨江大桥1座": ("1", None, "座", "exactly", date(2032, 6, 30), 2032, "firm"),
    "绿道30—50公里": ("30", "50", "公里", "between", date(2032, 6, 30), 2032, "firm"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "riverside"
    make_project(folder, TEXT, Given(city_en="Riverside"))
    return folder


def data(root: Path) -> dict:
    return yaml.safe_load((root / TARGETS).read_text(encoding="utf-8"))


def test_the_text_says_what_report_it_is(made: Path) -> None:
    assert data(made)["report"] == {
        "year": 2031,
        "title": {"zh": "清江市2031年政府工作报告", "en": "Riverside government work report 2031"},
        "city": {"zh": "清江", "en": "Riverside"},
        "published": date(2031, 1, 18),
        "publisher": {"zh": "清江市人民政府", "en": "the People's Government of Riverside"},
    }


def test_parts_and_sections_follow_the_headings(made: Path) -> None:
    found = data(made)
    parts = [(part["name"]["zh"], part.get("heading"), part["period"]) for part in found["parts"]]
    assert parts == [("过去五年工作回顾", 6, 2030), ("今后五年目标", 12, 2031), ("2031年工作安排", 14, 2031)]
    assert [(each["number"], each["name"]["zh"], each.get("heading")) for each in found["sections"]] == [
        ("1.1", "过去五年工作回顾：概况", None),
        ("1.2", "产业迈上新台阶", None),
        ("1.3", "民生持续改善", 9),
        ("2.1", "今后五年目标", None),
        ("3.1", "稳住增长", 15),
        ("3.2", "改善出行", 17),
    ]


@pytest.mark.parametrize("phrase", FIGURES)
def test_each_figure_is_a_draft_item(made: Path, phrase: str) -> None:
    (item,) = [each for each in data(made)["items"] if each["phrase"] == phrase]
    figure = item["figure"]
    assert (
        figure["value"],
        figure.get("value_max"),
        figure["unit"],
        figure["comparator"],
        item.get("deadline"),
        item["period"],
        item["wording"],
    ) == FIGURES[phrase]
    assert item["kind"] == ("result" if item["period"] < 2031 else "target")
    assert item["name"]["zh"].startswith("待写：")
    assert figure["value"] not in item["name"]["zh"]


def test_no_figure_is_left_and_uncovered_paragraphs_are_listed(made: Path) -> None:
    checked = check_project(made, wording=False)
    assert checked.problems == ()
    left = [each.problem.what for each in checked.todo if each.task is Task.SOURCE]
    assert left == ["paragraph 19"]
    assert "- 19: 推进智慧停车改革" in (made / "REPORT.md").read_text(encoding="utf-8")


def test_what_is_no_figure_is_listed_with_its_reason(made: Path) -> None:
    report = (made / "REPORT.md").read_text(encoding="utf-8").split("\n")
    assert {"- PM2.5: part of a name", "- 2035年: a year", "- 一、: a number in a list"} <= set(report)
    assert [each["paragraph"] for each in data(made)["exemptions"]] == [1, 2, 3, 4, 5]


def test_nothing_speaks_of_another_city(made: Path) -> None:
    for file in made.rglob("*"):
        if file.is_file():
            assert not re.search(f"{OTHERS}|2021|2022", file.read_text(encoding="utf-8"), re.I), file


def test_the_count_goes_down_and_strict_refuses(made: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    import shutil

    root = tmp_path / "project"
    shutil.copytree(made, root)
    assert main(["--root", str(root), "check"]) == 0
    before = int(re.search(r"left to do: (\d+)", capsys.readouterr().out)[1])
    text = (root / TARGETS).read_text(encoding="utf-8")
    (root / TARGETS).write_text(text.replace("待写：生产总值年均增长", "生产总值年均增速", 1), encoding="utf-8")
    main(["--root", str(root), "check"])
    after = capsys.readouterr().out
    # The name is written, and now waits for its English instead.
    assert int(re.search(r"left to do: (\d+)", after)[1]) <= before
    assert main(["--root", str(root), "check", "--strict"]) == 1
    assert "a text that somebody has written" in capsys.readouterr().err
    site = (root / "data/site.yaml").read_text(encoding="utf-8").replace("  draft: true\n", "")
    (root / "data/site.yaml").write_text(site, encoding="utf-8")
    assert main(["--root", str(root), "check"]) == 1


@pytest.mark.slow
@pytest.mark.site
def test_the_site_is_whole_without_an_edit(made: Path, tmp_path: Path) -> None:
    build_site(made, tmp_path / "site")
    site = tmp_path / "site"
    zh = BeautifulSoup((site / "sections/section-3-2/index.html").read_text(encoding="utf-8"), "html.parser")
    en = BeautifulSoup((site / "en/sections/section-3-2/index.html").read_text(encoding="utf-8"), "html.parser")
    for page, words in ((zh, "2032年6月30日"), (en, "30 June 2032")):
        assert words in page.get_text()
        assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
        assert page.select(".translation-state")
    assert "30–50 km" in en.get_text()
    pages = sorted((site / "en").rglob("index.html"))
    assert len(pages) > 20
    for file in pages:
        for text in BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser").find_all(string=CHINESE):
            marked = text.find_parent(lang=re.compile("^zh"))
            assert marked or text.parent.name in ("script", "style", "title", "option"), (file, text[:40])
    for file in site.rglob("*"):
        if file.suffix in (".html", ".json", ".csv", ".ics", ".xml", ".js", ".css", ".svg"):
            assert not re.search(OTHERS, file.read_text(encoding="utf-8"), re.I), file


HOSTILE = {
    "an empty file": (b"", "an empty file"),
    "white space alone": (b" \n\t\r\n", "an empty file"),
    "no Chinese": (b"Hello, world. " * 50, "no Chinese text (Hello, world."),
    "no text at all": (bytes(range(128, 256)) * 40 + b"\xff\xfe\xff" * 99, "bytes that are no text"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    raw, found = HOSTILE[name]
    (tmp_path / "source.txt").write_bytes(raw)
    with pytest.raises(ReportError) as error:
        make_project(tmp_path / "project", tmp_path / "source.txt", Given())
    (problem,) = error.value.problems
    assert problem.what == "the source text"
    assert problem.found.startswith(found)
    assert [each.name for each in tmp_path.iterdir()] == ["source.txt"]


@pytest.mark.parametrize(
    ("name", "raw"), [("report.docx", b"PK\x03\x04 no zip"), ("report.pdf", b"%PDF-1.7"), ("none.txt", None)]
)
def test_files_of_other_kinds_are_refused(tmp_path: Path, name: str, raw: bytes | None) -> None:
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    with pytest.raises(ReportError):
        make_project(tmp_path / "project", tmp_path / name, Given())
    assert not (tmp_path / "project").exists()


def test_a_folder_with_files_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ReportError) as error:
        make_project(tmp_path / "project", TEXT, Given())
    assert [each.found for each in error.value.problems] == ["files in it"]
    assert [each.name for each in (tmp_path / "project").iterdir()] == ["mine.txt"]
    (tmp_path / "empty").mkdir()
    assert make_project(tmp_path / "empty", TEXT, Given()).paragraphs == 19


def test_a_text_that_says_neither_city_nor_year_asks_for_both(tmp_path: Path) -> None:
    (tmp_path / "source.txt").write_text(
        "我们要建成养老床位三千张，完成老旧小区改造，继续改善民生。\n" * 3, encoding="utf-8"
    )
    with pytest.raises(ReportError) as error:
        make_project(tmp_path / "project", tmp_path / "source.txt", Given())
    assert [each.fix for each in error.value.problems] == ["give it with --city-zh NAME", "give it with --year YEAR"]


ENCODINGS = {
    "GBK": lambda text: text.encode("gbk"),
    "GB 18030": lambda text: text.encode("gb18030"),
    "UTF-8 with a mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_usual_encoding_gives_the_same_project(tmp_path: Path, made: Path, name: str) -> None:
    text = TEXT.read_text(encoding="utf-8")
    (tmp_path / "source.txt").write_bytes(ENCODINGS[name](text))
    make_project(tmp_path / "project", tmp_path / "source.txt", Given(city_en="Riverside"))
    assert data(tmp_path / "project") == data(made)


def test_a_text_without_headings_gives_what_was_done_and_what_is_to_be(tmp_path: Path) -> None:
    text = "去年，全市生产总值增长5%，已建成学校3所，荣获国家奖项。\n今年要力争新增就业2万人，确保改造小区30个。\n推进改革，要加快建设。\n"
    (tmp_path / "source.txt").write_text(text, encoding="utf-8")
    make_project(tmp_path / "project", tmp_path / "source.txt", Given(city_zh="清江", year=2031))
    found = data(tmp_path / "project")
    assert [part["name"]["en"] for part in found["parts"]] == ["Review", "Plans"]
    assert [item["kind"] for item in found["items"]] == ["result", "result", "target", "target"]
    assert check_project(tmp_path / "project").problems == ()


def test_fifty_thousand_characters_in_one_line_are_refused(tmp_path: Path) -> None:
    (tmp_path / "source.txt").write_text("全市新建学校30所，" * 6000, encoding="utf-8")
    with pytest.raises(ReportError) as error:
        make_project(tmp_path / "project", tmp_path / "source.txt", Given(city_zh="清江", year=2031))
    assert error.value.problems[0].fix == "put each paragraph on a line of its own"


def test_signs_of_templates_and_markup_are_text(tmp_path: Path) -> None:
    text = TEXT.read_text(encoding="utf-8").replace("稳住增长", "稳住{{增长}}<b>*[[year]]")
    (tmp_path / "source.txt").write_text(text, encoding="utf-8")
    make_project(tmp_path / "project", tmp_path / "source.txt", Given())
    assert check_project(tmp_path / "project").problems == ()


PAGE = """<html><head><meta charset="gbk"><title>清江市2031年政府工作报告_清江市人民政府</title></head><body>
<nav><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">办事服务</a></li></ul></nav>
<div class="article"><h1>清江市2031年政府工作报告</h1>{}</div>
<footer><p>版权所有 清江市人民政府 备案号123456</p></footer></body></html>"""


def test_a_saved_page_gives_its_article_without_menus(tmp_path: Path) -> None:
    lines = TEXT.read_text(encoding="utf-8").split("\n")[1:]
    page = PAGE.format("".join(f"<p>{line}</p>\n" for line in lines if line))
    (tmp_path / "report.html").write_bytes(page.encode("gbk"))
    made = make_project(tmp_path / "project", tmp_path / "report.html", Given())
    text = (tmp_path / "project/data/source.txt").read_text(encoding="utf-8")
    assert "政务公开" not in text
    assert "备案号" not in text
    assert made.facts.year == 2031
    assert "绿道30—50公里" in text


def test_a_word_document_gives_its_paragraphs_and_headings(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for line in TEXT.read_text(encoding="utf-8").split("\n"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "report.docx"))
    made = make_project(tmp_path / "project", tmp_path / "report.docx", Given())
    assert made.paragraphs == 19
    assert [part.name for part in made.outline.parts] == ["过去五年工作回顾", "今后五年目标", "2031年工作安排"]
