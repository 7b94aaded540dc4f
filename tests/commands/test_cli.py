"""Every command: what it prints, its exit code, and that a user's mistake never ends in a traceback."""

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cache import CACHE
from generator.cli import main
from generator.project.paths import FINGERPRINT, HOME, TARGETS
from tests.minimal import Project

ROOT = HOME


def run(project: Project, *arguments: str | Path) -> int:
    return main(["--root", str(project.root), *map(str, arguments)])


def files(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` and what it holds; what is only kept for the next run left out."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {path: content for path, content in found.items() if not path.startswith(f"{CACHE}/")}


def command_names() -> list[str]:
    """The commands that the program's own help lists."""
    shown = subprocess.run(
        [sys.executable, "-m", "generator", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return re.findall(r"^    ([a-z-]+)(?: |$)", shown, re.MULTILINE)


COMMANDS = command_names()


def test_help_lists_the_commands():
    assert {"check", "build", "render", "serve", "fingerprint"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command, capsys):
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    shown = capsys.readouterr().out
    assert left.value.code == 0
    assert shown.startswith(f"usage: python -m generator {command}")
    # A sentence of its own, and one for each option.
    assert re.search(r"\n\n[a-z].+\n", shown)


@pytest.mark.parametrize("arguments", [[], ["bake"], ["render"], ["check", "--colour"], ["serve", "--port", "x"]])
def test_wrong_usage_exits_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("usage: python -m generator")


# check


def test_check_reports_what_was_checked(project, capsys):
    assert run(project, "check") == 0
    reported = capsys.readouterr()
    assert reported.err == ""
    assert reported.out == (
        "8 items, 2 terms\n8 paragraphs, 6 figures, all covered (checked against its fingerprint, data/source.yaml)\n"
    )


def test_check_takes_the_source_text(project, capsys):
    assert run(project, "check", "--source", project.source) == 0
    assert "checked against the source text" in capsys.readouterr().out


def test_check_finds_the_source_text_in_its_usual_place(project, capsys):
    (project.root / "data/source.txt").write_bytes(project.source.read_bytes())
    assert run(project, "check") == 0
    assert "checked against the source text" in capsys.readouterr().out


def test_check_finds_the_source_text_that_the_environment_names(project, capsys, monkeypatch):
    monkeypatch.setenv("REPORT_SOURCE", str(project.source))
    assert run(project, "check") == 0
    assert "checked against the source text" in capsys.readouterr().out
    monkeypatch.setenv("REPORT_SOURCE", "nowhere.txt")
    assert run(project, "check") == 1
    assert "nowhere.txt:0: the file" in capsys.readouterr().err


def test_check_reports_every_problem(project, capsys):
    project.set("metro", "topics", "[moon]")
    project.set("parks", "period", "soon")
    assert run(project, "check", "--source", project.source) == 1
    reported = capsys.readouterr()
    parks, metro = project.line("parks", "period"), project.line("metro", "topics")
    assert f'{TARGETS}:{parks}: item "parks", period\n  found     soon\n' in reported.err
    assert f'{TARGETS}:{metro}: item "metro", topics, 0\n  found     moon\n' in reported.err
    assert reported.err.index(f":{parks}:") < reported.err.index(f":{metro}:")
    assert reported.err.endswith("2 problems; nothing was changed\n")
    assert "Traceback" not in reported.err


MISTAKES = {
    "bad value": (TARGETS, b"kind: project", b"kind: plan"),
    "bad syntax": (TARGETS, b"items:", b"items: ["),
    "no heading": (TARGETS, b"  year: 2022\n", b""),
    "not UTF-8": (TARGETS, b"Riverside metro", b"Riverside \xff metro"),
    "unknown unit quoted": (TARGETS, "{value: 300, unit: 个,".encode(), "{value: 300, unit: 個,".encode()),
    "year of five digits": (TARGETS, b"year: 2022\n", b"year: 20222\n"),
    "list for a glossary": ("data/glossary.yaml", b"terms:\n", b"- terms:\n"),
    "bad term": ("data/glossary.yaml", b"kind: term", b"kind: thing"),
    "damaged fingerprint": (FINGERPRINT, b"number: 3", b"number: 4"),
}


@pytest.mark.parametrize("command", ["check", "build", "render"])
@pytest.mark.parametrize("case", MISTAKES.values(), ids=MISTAKES)
def test_bad_data_leave_the_site_as_it_was(project, capsys, command, case):
    file, old, new = case
    path = project.root / file
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new, 1))
    site = project.root / "site"
    site.mkdir()
    (site / "index.html").write_text("as it was")
    before = files(project.root)
    assert run(project, command, *(["--out", site] if command == "render" else [])) == 1
    assert files(project.root) == before
    assert {path.name for path in project.root.iterdir()} - {"build"} == {"content", "data", "site", "source.txt"}
    assert re.search(r"\d+ problems?; nothing was changed\n$", capsys.readouterr().err)


@pytest.mark.parametrize("file", [TARGETS, "data/glossary.yaml", FINGERPRINT])
def test_a_missing_file_is_reported(project, capsys, file):
    (project.root / file).unlink()
    assert run(project, "check") == 1
    assert capsys.readouterr().err == (
        f"{file}:0: the file\n"
        "  found     No such file or directory\n"
        "  expected  a file that can be read\n"
        "  fix       check the path\n"
        "1 problem; nothing was changed\n"
    )


def test_a_missing_source_is_reported(project, capsys):
    missing = project.root / "none.txt"
    assert run(project, "check", "--source", missing) == 1
    assert capsys.readouterr().err.startswith(f"{missing}:0: the file\n  found     No such file or directory\n")


@pytest.mark.parametrize("source", ["１０亿元", "1" * 40, "零分之一", "", "\x00", "年底前\n" * 3])
def test_no_source_ends_in_a_traceback(project, capsys, source):
    project.source.write_text(source, encoding="utf-8")
    assert run(project, "check", "--source", project.source) == 1
    assert "problem" in capsys.readouterr().err


def test_the_program_itself_exits_with_1_and_no_traceback(project):
    project.set("metro", "kind", "plan")
    command = [sys.executable, "-m", "generator", "--root", str(project.root), "check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f'{TARGETS}:{project.line("metro", "kind")}: item "metro", kind' in done.stderr
    assert "Traceback" not in done.stderr


def test_the_program_itself_exits_with_0(project):
    command = [sys.executable, "-m", "generator", "--root", str(project.root), "check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


# build


@pytest.mark.parametrize(
    ("out", "found"),
    [
        (".", "the project itself"),
        ("data", "the project itself"),
        ("..", "the project itself"),
        ("letters", "files that are not a site's"),
    ],
)
def test_no_folder_of_other_things_is_replaced(project, capsys, out, found):
    (project.root / "letters").mkdir()
    (project.root / "letters" / "dear.txt").write_text("kept", encoding="utf-8")
    before = files(project.root)
    assert main(["--root", str(project.root), "build", "--out", str(project.root / out)]) == 1
    assert f"found     {found}" in capsys.readouterr().err
    assert files(project.root) == before


def test_a_failed_mkdocs_is_reported_and_leaves_the_site(project, capsys):
    """The smallest project has no mkdocs.yml, so MkDocs fails after the data passed."""
    site = project.root / "site"
    site.mkdir()
    (site / "index.html").write_text("as it was")
    before = files(project.root)
    assert run(project, "build") == 1
    reported = capsys.readouterr().err
    assert "mkdocs.yml:0: mkdocs build\n" in reported
    assert "mkdocs.en.yml:0: mkdocs build\n" in reported
    assert "Traceback" not in reported
    assert files(project.root) == before
    assert [path.name for path in project.root.iterdir() if path.name.startswith(".")] == []


# render


def test_render_writes_the_pages_of_both_languages(project, tmp_path, capsys):
    out = tmp_path / "deep" / "out"
    assert run(project, "render", "--out", out) == 0
    assert capsys.readouterr().err == ""
    written = files(out)
    zh = {path.removeprefix("zh/") for path in written if path.startswith("zh/")}
    en = {path.removeprefix("en/") for path in written if path.startswith("en/")}
    assert zh == en
    assert {"index.md", "sections/livelihood.md", "topics/index.md", "glossary.md"} <= zh
    assert len(written) == len(zh) + len(en)
    assert written["en/index.md"].startswith(b'---\ntitle: "Home"\n')
    assert b"\r" not in b"".join(written.values())


@pytest.mark.parametrize("command", ["render"])
def test_a_file_cannot_be_a_folder(project, capsys, command):
    out = project.root / "file"
    out.write_text("x")
    assert run(project, command, "--out", out) == 1
    reported = capsys.readouterr().err
    assert reported.startswith(str(out))
    assert reported.endswith("1 problem; nothing was changed\n")
    assert out.read_text() == "x"


# fingerprint


def test_fingerprint_writes_what_the_checks_read(project, capsys):
    expected = (project.root / FINGERPRINT).read_bytes()
    (project.root / FINGERPRINT).unlink()
    assert run(project, "fingerprint", "--source", project.source) == 0
    assert capsys.readouterr().out == f"{FINGERPRINT}: 8 paragraphs\n"
    assert (project.root / FINGERPRINT).read_bytes() == expected


def test_fingerprint_without_a_source_leaves_the_old_one(project, capsys):
    before = files(project.root)
    assert run(project, "fingerprint") == 1
    assert "No such file or directory" in capsys.readouterr().err
    assert files(project.root) == before


def test_fingerprint_without_a_data_folder(project, tmp_path, capsys):
    assert main(["--root", str(tmp_path / "none"), "fingerprint", "--source", str(project.source)]) == 1
    reported = capsys.readouterr().err
    assert reported.startswith(
        f"{tmp_path / 'none' / FINGERPRINT}:0: cannot read or write\n  found     No such file or directory\n"
    )


def test_check_reports_what_is_wrong_beside_the_data_in_the_same_run(project, capsys):
    (project.root / "data/moved.yaml").write_text("moved:\n  - {from: old/, to: nowhere/}\n", encoding="utf-8")
    (project.root / "data/synonyms.yaml").write_text("topics:\n  - {id: house, words: {zh: [房]}}\n", encoding="utf-8")
    for language in ("zh", "en"):
        file = project.root / "content" / language / "more.md"
        file.write_text('---\ntitle: A\ndescription: B\n---\n\n{{ figure("metro") }}\n', encoding="utf-8")
    for _ in range(2):
        assert run(project, "check") == 1
        reported = capsys.readouterr().err
        for line in ('data/moved.yaml:2: moved "1", to', 'data/synonyms.yaml:2: topic "house", id'):
            assert line in reported
        assert "content/zh/more.md:6: hand-written text" in reported
        assert "content/en/more.md:6: hand-written text" in reported
    for language in ("zh", "en"):
        file = project.root / "content" / language / "more.md"
        file.write_text(file.read_text(encoding="utf-8").replace("metro", "new-jobs"), encoding="utf-8")
    for name in ("moved", "synonyms"):
        (project.root / f"data/{name}.yaml").unlink()
    assert run(project, "check") == run(project, "check") == 0
    project.change("  - id: new-jobs\n", "  - id: gardens\n")
    assert run(project, "check") == 1
    assert "no item new-jobs" in capsys.readouterr().err


# serve


def test_serve_reports_that_its_port_is_taken(project):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "generator", "--root", str(project.root), "serve", "--port", port]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "Address already in use" in done.stderr
    assert "Traceback" not in done.stderr


# everybody's machine


def test_a_closed_pipe_ends_quietly(project):
    command = [sys.executable, "-m", "generator", "--root", str(project.root), "check"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        process.stdout.close()
        assert process.stderr.read() == ""
        process.wait(timeout=60)


@pytest.mark.parametrize("folder", ["content", "data", "content/../content"])
def test_render_never_writes_over_what_is_written_by_hand(project, capsys, folder):
    before = files(project.root)
    assert run(project, "render", "--out", project.root / folder) == 1
    assert "the project's own texts" in capsys.readouterr().err
    assert {path: text for path, text in files(project.root).items() if path in before} == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["figures", "x", "--year", "22"], "write four digits"), (["compare", "x", "--year", "二〇二二"], "write four digits"),
     (["review", "--date", "2022-13-01"], "write it like 2031-01-20")],
)  # fmt: skip
def test_years_and_days_are_told_their_form(arguments, said, capsys):
    with pytest.raises(SystemExit):
        main(arguments)
    assert said in capsys.readouterr().err
