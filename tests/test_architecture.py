"""The shape of the code: imports run one way (pyproject.toml, ``[tool.importlinter]``), and one style for all."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.project.paths import HOME

ROOT = HOME
BIN = Path(sys.executable).parent


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_imports_run_one_way():
    done = run(str(BIN / "lint-imports"), "--no-cache")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=["check", "format"])
def test_code_is_in_one_style(command):
    done = run(str(BIN / "ruff"), *command, "--no-cache", "--output-format", "concise", "generator", "tests")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", sorted((ROOT / "generator").rglob("*.py")), ids=lambda path: path.stem)
def test_every_module_says_where_it_is_in_the_line_of_data(path):
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith('"""'), f"{path.relative_to(ROOT)} begins without a docstring"
