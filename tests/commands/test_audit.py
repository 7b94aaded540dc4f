"""Known vulnerabilities: reported with the line of the lock, and silence is not taken for a clean answer."""

from __future__ import annotations

import json

import pytest

from generator.cli import main
from generator.commands.audit import LOCK, NPM_LOCK, read_npm, read_pip
from generator.project.paths import HOME

PINNED = "altair==6.3.0 \\\n    --hash=sha256:00\nbabel==2.18.0 \\\n    --hash=sha256:00\n"
CLEAN = {"name": "altair", "version": "6.3.0", "vulns": []}


def pip_says(*dependencies: dict) -> list:
    return read_pip(json.dumps({"dependencies": dependencies, "fixes": []}), "", PINNED)


def test_where_nothing_is_known_nothing_is_reported() -> None:
    assert pip_says(CLEAN) == []
    assert read_npm('{"auditReportVersion": 2, "vulnerabilities": {}}', "") == []


def test_a_known_vulnerability_is_reported_with_its_line_and_fix() -> None:
    known = {"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["2.18.1"], "description": "…"}
    (problem,) = pip_says(CLEAN, {"name": "babel", "version": "2.18.0", "vulns": [known]})
    assert (problem.file, problem.line, problem.found) == (LOCK, 3, "babel 2.18.0: PYSEC-1, CVE-1")
    assert problem.fix.startswith("take 2.18.1: ")
    answer = {"vulnerabilities": {"esbuild": {"range": "<=1", "severity": "high", "fixAvailable": False}}}
    (problem,) = read_npm(json.dumps(answer), "")
    assert (problem.file, problem.found) == (NPM_LOCK, "esbuild <=1: high")


def test_a_package_that_the_service_does_not_know_is_not_taken_for_a_safe_one() -> None:
    (problem,) = pip_says(CLEAN, {"name": "babel", "skip_reason": "Dependency not found"})
    assert problem.what == "vulnerabilities of 1 of 2 packages"
    assert problem.found == "no answer (Dependency not found)"
    assert problem.expected == "an answer about every package"


@pytest.mark.parametrize("answer", ["", "<html>", "[]", "{}", '{"dependencies": []}', '{"message": "405 Not Allowed"}'])
def test_no_answer_is_reported(answer: str) -> None:
    for read in (
        lambda: read_pip(answer, "line\nno route to host", PINNED),
        lambda: read_npm(answer, "no route to host"),
    ):
        (problem,) = read()
        assert problem.what == "vulnerabilities of every package"
        assert "no route to host" in problem.found or "405" in problem.found


def test_the_command_fails_with_what_was_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "generator.commands.audit.audit", lambda root: pip_says({"name": "babel", "skip_reason": "no network"})
    )
    assert main(["audit"]) == 1
    assert "requirements-test.txt:0: vulnerabilities of 1 of 1 packages" in capsys.readouterr().err
    monkeypatch.setattr("generator.commands.audit.audit", lambda root: [])
    assert main(["audit"]) == 0


def test_only_the_scheduled_job_asks() -> None:
    reported = [line for line in (HOME / "Makefile").read_text(encoding="utf-8").splitlines() if "audit" in line]
    assert [line.split(":")[0] for line in reported if not line.startswith("\t") and line[0] != "#"] == [
        ".PHONY",
        "audit",
    ]
    assert [line for line in reported if line.startswith("\t")] == ["\t$(BIN)/python -m generator audit"]
    jobs = {file.name: file.read_text(encoding="utf-8") for file in (HOME / ".github/workflows").glob("*.yml")}
    assert [name for name, text in jobs.items() if "audit" in text] == ["audit.yml"]
    assert "schedule:" in jobs["audit.yml"]
    assert "\n  push:" not in jobs["audit.yml"]
    assert "\n  pull_request:" not in jobs["audit.yml"]
