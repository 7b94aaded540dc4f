"""The generator names no city and no year: what does lies in a project's data and content."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.project.paths import HOME

NAMES = re.compile("洛阳|河南|晚报|luoyang|henan|evening news|202[12]", re.I)
SCHEMA = "json-schema.org/draft/2020-12"
FOLDERS = ("generator", "overrides", ".github/workflows")
FILES = ("mkdocs.yml", "mkdocs.en.yml", "Makefile", "package.json")


def sources() -> list[Path]:
    below = [
        file for folder in FOLDERS for file in sorted((HOME / folder).rglob("*")) if "__pycache__" not in file.parts
    ]
    return [file for file in (*below, *(HOME / name for name in FILES)) if file.is_file()]


@pytest.mark.parametrize("file", sources(), ids=lambda file: file.relative_to(HOME).as_posix())
def test_no_file_of_the_generator_names_a_city_or_a_year(file: Path) -> None:
    found = [
        f"{number}: {line.strip()[:100]}"
        for number, line in enumerate(file.read_text(encoding="utf-8").replace(SCHEMA, "").split("\n"), 1)
        if NAMES.search(line)
    ]
    assert found == []


def test_only_the_tests_of_this_edition_name_its_city() -> None:
    """Any other test holds for the report of any city."""
    tests = [file for file in (HOME / "tests").rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    others = [file for file in tests if HOME / "tests/luoyang" not in file.parents]
    named = re.compile(r"洛阳|luoyang(?!/|\.)", re.I)
    assert [str(file.relative_to(HOME)) for file in others if named.search(file.read_text(errors="replace"))] == []
