"""What ``new`` writes is ready to work with: its commands, its workflow, its English, and what it does not know."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.checks.project import check_project
from generator.checks.todo import Task
from generator.cli import main
from generator.intake.scaffold import Given, make_project
from generator.project.paths import HOME, TARGETS
from generator.project.review_state import State
from generator.report.figures import format_figure
from tests.test_workflows import PINNED, actionlint, zizmor
from tests.translation.libre import libre

TEXT = Path(__file__).with_name("riverside.txt")
WORKFLOW = ".github/workflows/site.yml"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    make_project(tmp_path / "riverside", TEXT, Given(city_en="Riverside"))
    return tmp_path / "riverside"


def write_item(root: Path) -> None:
    """Write the name and the text of the first draft, as an editor does."""
    text = (root / TARGETS).read_text(encoding="utf-8")
    text = re.sub('"待写：[^用][^"]*"', "五年总值", text, count=1)
    (root / TARGETS).write_text(re.sub('"待写：用一两句[^"]*"', "总值比五年前多。", text, count=1), encoding="utf-8")


def test_translate_drafts_what_is_written_and_nothing_else(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_item(made)
    with libre() as server:
        options = ["--provider", "libretranslate", "--url", server.address, "--rate", "1000", "--wait", "0.01"]
        assert main(["--root", str(made), "translate", *options]) == 0
    assert not [each for each in server.asked if "待写" in each]
    checked = check_project(made, wording=False)
    assert not [each for each in checked.todo if each.task is Task.ENGLISH]
    drafted = {path for path, state in checked.states.items() if state is State.DRAFT}
    assert {"items/p7-1/name", "items/p7-1/text"} <= drafted
    assert checked.loaded.report.by_id["p7-1"].name.en.startswith("In English")
    assert checked.problems == ()
    capsys.readouterr()
    assert main(["--root", str(made), "translate", "--dry-run"]) == 0
    assert "0 texts" in capsys.readouterr().out


def test_growth_below_nothing_is_a_figure(tmp_path: Path) -> None:
    text = "清江市2031年政府工作报告\n一、2030年工作回顾\n居民消费价格增长-0.3%，投资增长－14.6%。\n二、2031年工作安排\n今年建学校3所。\n"
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    make_project(tmp_path / "project", tmp_path / "report.txt", Given())
    checked = check_project(tmp_path / "project")
    assert checked.problems == ()
    figures = [item.figure for item in checked.loaded.report.items]
    assert [format_figure(each, "en") for each in figures[:2]] == ["-0.3%", "-14.6%"]


def targets_of_make(root: Path) -> set[str]:
    return set(re.findall(r"^\.PHONY: (.*)$", (root / "Makefile").read_text(encoding="utf-8"), re.M)[0].split())


def test_every_command_of_the_readme_is_there(made: Path) -> None:
    readme = (made / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^(\d)\. \*\*", readme, re.M) == list("12345")
    assert set(re.findall(r"`make (\w+)", readme)) == {"serve", "check", "translate", "review", "fingerprint"}
    assert set(re.findall(r"`make (\w+)", readme)) < targets_of_make(made)
    named = re.findall(r"`([\w./]+\.(?:yaml|md|txt|yml))`", readme)
    assert [each for each in named if not (made / each).is_file()] == []


@pytest.mark.parametrize("command", ["site", "check", "serve", "zip", "translate", "review", "fingerprint"])
def test_make_runs_the_generator_on_this_project(made: Path, command: str) -> None:
    done = subprocess.run(
        ["make", "-n", command, "STRICT=1"], cwd=made, capture_output=True, encoding="utf-8", check=True
    )
    assert f'-m generator --root "{made}" {"build" if command == "site" else command}' in done.stdout
    assert ("--strict" in done.stdout) == (command in ("site", "check", "zip"))


@pytest.mark.skipif(not (HOME / ".venv/bin/python").is_file(), reason="the generator's own environment is not there")
def test_the_commands_for_english_run_as_written(made: Path) -> None:
    for command, said in (("translate ARGS=--dry-run", "nothing was sent"), ("fingerprint", ""), ("review", "")):
        # Not with what the `make test` that runs this was given.
        given = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "ARGS"))}
        done = subprocess.run(
            ["make", *command.split()], cwd=made, env=given, capture_output=True, encoding="utf-8", check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert said in done.stdout


def test_the_workflow_runs_commands_that_exist_on_paths_that_do(made: Path) -> None:
    jobs = yaml.safe_load((made / WORKFLOW).read_text(encoding="utf-8"))["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    assert [each["uses"] for each in steps if "uses" in each and not PINNED.match(each["uses"])] == []
    checked_out = {each["with"]["path"] for each in steps if "actions/checkout" in each.get("uses", "")}
    commands = [each["run"] for each in steps if "run" in each]
    assert commands
    for command in commands:
        run = re.fullmatch(r"make -C (\w+) (\w+)(?: STRICT=1)? GENERATOR=\.\./(\w+)", command)
        assert run, command
        assert {run[1], run[3]} == checked_out
        assert run[2] in targets_of_make(made)
    (published,) = [each["with"]["path"] for each in steps if "upload-pages" in each.get("uses", "")]
    assert published == "project/site"
    assert jobs["deploy"]["needs"] == "build"
    assert jobs["build"]["needs"] == "check"


def test_linters_find_nothing_in_the_workflow(made: Path) -> None:
    assert actionlint(made / WORKFLOW) == []
    done = zizmor(made / ".github")
    assert done.returncode == 0, done.stdout + done.stderr


UNDATED = (
    "东川市北河区2031年政府工作报告\n一、2030年工作回顾\n去年新建学校3所。\n二、2031年工作安排\n今年改造小区30个。\n"
)


def test_an_unknown_day_is_left_out_and_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "report.txt").write_text(UNDATED, encoding="utf-8")
    root = tmp_path / "project"
    assert main(["new", str(root), "--source", str(tmp_path / "report.txt")]) == 0
    assert "the text names no day of publication" in capsys.readouterr().out
    report = yaml.safe_load((root / TARGETS).read_text(encoding="utf-8"))["report"]
    assert "published" not in report
    checked = check_project(root)
    assert [each.problem.what for each in checked.todo if each.task is Task.SETTINGS] == [
        "report, published",
        "site, draft",
    ]
    assert (
        checked.labels["en"]["source_line"]
        == "Based on the report as published by the People's Government of Beihe District."
    )
    assert checked.labels["zh"]["source_line"] == "依据北河区人民政府公布的报告。"
    text = (root / TARGETS).read_text(encoding="utf-8")
    (root / TARGETS).write_text(text.replace("report:\n", "report:\n  published: 2031-01-20\n"), encoding="utf-8")
    dated = check_project(root)
    assert dated.loaded.report.heading.published == date(2031, 1, 20)
    assert [each.problem.what for each in dated.todo if each.task is Task.SETTINGS] == ["site, draft"]


def test_a_place_without_a_name_is_listed(tmp_path: Path) -> None:
    text = "各位代表：\n一、2030年工作回顾\n去年全县新建学校3所。\n二、2031年工作安排\n今年全县改造小区30个。\n"
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    made = make_project(tmp_path / "project", tmp_path / "report.txt", Given())
    assert (made.facts.city_zh, made.facts.publisher_en) == ("本县", "the People's Government of this county")
    left = [each.problem.what for each in check_project(tmp_path / "project").todo if each.task is Task.SETTINGS]
    assert left == ["report, city", "report, published", "site, draft"]


def test_the_place_that_the_editor_names_keeps_its_level(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(UNDATED, encoding="utf-8")
    for given, publisher in (("北河区", "北河区人民政府"), ("上河", "上河市人民政府"), ("上河县", "上河县人民政府")):
        shutil.rmtree(tmp_path / "project", ignore_errors=True)
        made = make_project(tmp_path / "project", tmp_path / "report.txt", Given(city_zh=given))
        assert made.facts.publisher_zh == publisher


ADDRESS = "https://city.example/bg/1.html?a=1&b=2"


@pytest.mark.slow
@pytest.mark.site
def test_pages_lead_to_where_the_source_was_published(made: Path, tmp_path: Path) -> None:
    from bs4 import BeautifulSoup

    from generator.website.build import build_site

    site = made / "data/site.yaml"
    site.write_text(site.read_text(encoding="utf-8") + f'  source_address: "{ADDRESS}"\n', encoding="utf-8")
    text = (made / TARGETS).read_text(encoding="utf-8")
    (made / TARGETS).write_text(re.sub("  published: .*\n", "", text), encoding="utf-8")
    build_site(made, tmp_path / "site")
    for path, words in (("about/", "原文发布的地方"), ("en/about/", "Where the report was published")):
        page = BeautifulSoup((tmp_path / "site" / path / "index.html").read_text(encoding="utf-8"), "html.parser")
        for place in (".colophon", "article"):
            links = [link for link in page.select(f"{place} a") if link["href"] == ADDRESS]
            assert [link.get_text() for link in links] == [words], (path, place)
        assert not re.search("1 January 2031|2031年1月1日", page.get_text())


NEXT = """清江市2032年政府工作报告
一、2031年工作回顾
生产总值增长6.8%，城镇新增就业9.1万人，开通公交线路13条。滨江新区新建学校3所。
二、2032年工作安排
生产总值增长6%以上，改造小区30个。
"""
PLACES = "places:\n  - {id: riverfront, kind: zone, name: {zh: 滨江新区, en: Riverfront New Area}}\n"


def test_the_next_report_finds_what_its_results_may_answer(made: Path, tmp_path: Path) -> None:
    text = (made / TARGETS).read_text(encoding="utf-8").replace("places: []\n", PLACES)
    (made / TARGETS).write_text(text, encoding="utf-8")
    (tmp_path / "next.txt").write_text(NEXT, encoding="utf-8")
    make_project(tmp_path / "next", tmp_path / "next.txt", Given(city_en="Riverside"), made)
    old = {item["id"]: item["phrase"] for item in yaml.safe_load(text)["items"]}
    data = yaml.safe_load((tmp_path / "next" / TARGETS).read_text(encoding="utf-8"))
    new = {item["id"]: item for item in data["items"]}
    candidates = yaml.safe_load((tmp_path / "next/data/previous.yaml").read_text(encoding="utf-8"))["candidates"]
    assert {new[each["result"]]["phrase"]: old[each["target"]] for each in candidates} == {
        "生产总值增长6.8%": "生产总值增长6.5%左右",
        "城镇新增就业9.1万人": "城镇新增就业8.2万人以上",
        "开通公交线路13条": "2月底前开通公交线路12条",
    }
    assert [place["id"] for place in data["places"]] == ["riverfront"]
    assert [item["phrase"] for item in new.values() if item.get("places")] == ["滨江新区新建学校3所"]
    checked = check_project(tmp_path / "next")
    assert checked.problems == ()
    assert sum(each.task is Task.PREVIOUS for each in checked.todo) == 3
