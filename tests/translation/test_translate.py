"""From Chinese alone to reviewed English, over real HTTP, with a server that misbehaves."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from generator.checks.project import check_project
from generator.cli import main
from generator.project.paths import HOME, MEMORY, TARGETS
from generator.project.review_state import State
from generator.project.translation_memory import Memory, load_memory
from generator.translation.context import read_draft_context
from generator.translation.drafting import make_draft
from generator.translation.protect import DamagedError
from tests.translation.libre import libre

ROOT = HOME
NEW = "    text: {zh: 垃圾要分开投放。}"


@pytest.fixture
def gaps(project):
    """A project in which three texts have Chinese only."""
    project.change("    text: {zh: 垃圾要分开放。, en: Waste is kept apart.}", NEW)
    project.change(
        "    text: {zh: 地铁通到河滨。, en: The metro will reach Riverside.}", "    text: {zh: 地铁通到河滨边上。}"
    )
    project.change("name: {zh: 垃圾分类, en: Waste sorting}", "name: {zh: 垃圾分类做法}")
    return project


def translate(project, server, *more: str) -> int:
    options = (
        "--provider",
        "libretranslate",
        "--url",
        server.address,
        "--wait",
        "0.01",
        "--rate",
        "1000",
        "--timeout",
        "1",
    )
    return main(["--root", str(project.root), "translate", *options, *more])


def memory(project):
    return load_memory(project.root)


def test_without_english_or_draft_the_error_is_as_ever(gaps):
    problem = next(p for p in gaps.check().problems if "waste-sorting" in p.what)
    assert (problem.found, problem.fix) == ("nothing", "add en: to the record")


def test_a_new_text_goes_all_the_way(gaps, capsys):
    with libre() as server:
        assert translate(gaps, server) == 0
    checked = check_project(gaps.root, gaps.source)
    assert checked.problems == ()
    assert checked.loaded.report.by_id["waste-sorting"].text.en == "In English 垃圾要分开投放."
    assert checked.states["items/waste-sorting/text"] is State.DRAFT
    assert any("[review-draft]" in p.what for p in check_project(gaps.root, gaps.source, strict=True).problems)
    # The machine left Chinese in it: the review refuses, until somebody corrects it.
    assert main(["--root", str(gaps.root), "review", "--approve", "items/waste-sorting/text"]) == 1
    assert "style-leftover" in capsys.readouterr().err
    gaps.change("In English 垃圾要分开投放.", "Waste goes into separate bins.", MEMORY)
    assert (
        main(["--root", str(gaps.root), "review", "--approve", "items/waste-sorting/text", "--date", "2022-03-01"]) == 0
    )
    yaml = (gaps.root / TARGETS).read_text(encoding="utf-8")
    assert "text: {zh: 垃圾要分开投放。, en: Waste goes into separate bins.}" in yaml
    assert "reviewed 2022-03-01" in (gaps.root / MEMORY).read_text(encoding="utf-8")
    assert "items/waste-sorting/text" not in check_project(gaps.root, gaps.source).states


@pytest.mark.parametrize("mood", ["429", "500", "timeout", "truncated"])
def test_what_passes_is_tried_again(gaps, mood):
    with libre(mood) as server:
        assert translate(gaps, server) == 0
        assert len(server.asked) == 4


def test_half_a_batch_that_fails_costs_only_itself(gaps, capsys):
    before = memory(gaps).entries
    with libre("damaged", "400") as server:
        assert translate(gaps, server, "--tries", "1") == 1
        assert "no draft: ServerException ERR_BAD_REQUEST" in capsys.readouterr().err
        assert translate(gaps, server) == 0
        assert len(server.asked) == 4
    now = memory(gaps).entries
    assert all(now[key] == entry for key, entry in before.items())


def test_damaged_marks_are_reported_and_nothing_is_stored(gaps, capsys):
    gaps.change("{zh: 垃圾要分开投放。}", "{zh: 垃圾要分成60亿元的堆。}")
    with libre(*["damaged"] * 3) as server:
        assert translate(gaps, server, "--only", "items/waste-sorting/text") == 1
    assert "sent Qz0, got back none" in capsys.readouterr().err
    assert ("items/waste-sorting/text", "垃圾要分成60亿元的堆。") not in memory(gaps).entries


def test_a_number_is_restored_exactly(gaps):
    gaps.change("{zh: 垃圾要分开投放。}", "{zh: 今年投入60亿元。}")
    with libre() as server:
        translate(gaps, server, "--only", "items/waste-sorting/text")
        assert server.asked == ["今年投入Qz0。"]
    assert memory(gaps).get("items/waste-sorting/text", "今年投入60亿元。").en == "In English 今年投入 RMB 6 billion."


def test_a_kill_in_the_middle_loses_nothing_that_was_saved(gaps):
    with libre("well", "well", "timeout") as server:
        command = [
            sys.executable,
            "-m",
            "generator",
            "--root",
            str(gaps.root),
            "translate",
            "--provider",
            "libretranslate",
        ]
        command += ["--url", server.address, "--batch", "1", "--rate", "1000", "--timeout", "30"]
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while len(server.asked) < 3 and time.monotonic() < deadline:
            time.sleep(0.02)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert sum(entry.draft for entry in memory(gaps).entries.values()) == 2
        assert translate(gaps, server) == 0
        assert len(server.asked) == 4


def test_a_key_is_never_printed(gaps, capsys, monkeypatch):
    monkeypatch.setenv("LIBRE_API_KEY", "very-secret")
    with libre(*["403"] * 3, *["500"] * 20) as server:
        assert translate(gaps, server, "--tries", "2") == 1
    reported = capsys.readouterr()
    assert "AuthorizationException" in reported.err
    assert "very-secret" not in reported.err + reported.out


def test_a_dry_run_sends_nothing(gaps, capsys):
    with libre() as server:
        assert translate(gaps, server, "--dry-run") == 0
        assert server.asked == []
    assert "3 texts; nothing was sent" in capsys.readouterr().out


def test_changed_chinese_is_stale_and_the_reviewed_pair_stays(project):
    project.change("垃圾要分开放。", "垃圾要分开存放。")
    assert check_project(project.root, project.source).states == {"items/waste-sorting/text": State.STALE}
    with libre() as server:
        translate(project, server)
    assert memory(project).get("items/waste-sorting/text", "垃圾要分开放。").en == "Waste is kept apart."


SENT = [
    ("没有发生重大事故。", "A major accident occurred.", "check negation: found no word for 没有"),
    ("没有发生重大事故。", "No major accident occurred.", ""),
    ("垃圾要分开放。", "Waste, waste, and paper.", "check style-doubled: found Waste, waste"),
    ("地铁通到河滨，沿线的居民出门上班上学都方便多了。", "The metro.", "check length: found 2 words for 22 characters"),
    ("垃圾要分开放。", "垃圾要分开放。", "check style-leftover: found 垃圾要分开放"),
]


@pytest.mark.parametrize(("zh", "answer", "remark"), SENT, ids=[row[1] for row in SENT])
def test_what_a_machine_got_wrong_stands_beside_its_draft(project, zh, answer, remark):
    texts, context = read_draft_context(project.root)
    text = replace(next(t for t in texts if t.path == "items/metro/text"), zh=zh, en=None)
    remarks = make_draft(text, Memory(), context, lambda _: answer).remarks[1:]
    assert [each for each in remarks if each.startswith(remark)] if remark else remarks == ()


def test_of_marks_alone_nothing_is_sent_and_an_empty_answer_is_none(project):
    texts, context = read_draft_context(project.root)
    text = replace(next(t for t in texts if t.path == "items/metro/text"), zh="8.2%", en=None)
    assert make_draft(text, Memory(), context, lambda _: "The people").en == "8.2%"
    with pytest.raises(DamagedError):
        make_draft(replace(text, zh="垃圾"), Memory(), context, lambda _: " ")
