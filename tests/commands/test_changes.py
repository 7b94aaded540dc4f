"""The summary of a pull request: items by id, English left behind, size; contributed text stays inert."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.commands.changes import describe_changes
from generator.errors import ReportError
from generator.project.paths import TARGETS
from tests.minimal import Project


@pytest.fixture
def base(project: Project, tmp_path: Path) -> Path:
    """The data as they were."""
    return Path(shutil.copy(project.root / TARGETS, tmp_path / "base.yaml"))


def reported(base: Path, project: Project) -> list[str]:
    return [
        line
        for line in describe_changes(base, project.root).replace("&#45;", "-").replace("&#47;", "/").splitlines()
        if line
    ]


def test_nothing_changed(base: Path, project: Project) -> None:
    assert [line.rsplit(": ", 1)[1] for line in reported(base, project)] == ["0**"] * 4


def test_added_changed_removed_and_english_left_behind(base: Path, project: Project) -> None:
    project.change("id: waste-sorting", "id: waste-sorted")
    project.set("parks", "name", "{zh: 公园, en: New parks}")
    project.set("metro", "text", "{zh: 地铁要来。, en: The metro will come.}")
    assert reported(base, project) == [
        "**Items added: 1**",
        "- waste-sorted",
        "**Items changed: 2**",
        "- parks",
        "- metro",
        "**Items removed: 1**",
        "- waste-sorting",
        "**English left as it was while the Chinese changed: 1**",
        "- items/parks/name",
    ]


def test_the_size_of_the_site(base: Path, project: Project) -> None:
    assert (
        describe_changes(base, project.root, project.root / "content").splitlines()[-1] == "**Site: 2 files, 0.0 MB**"
    )


def test_ids_of_strangers_are_shown_as_text(base: Path, project: Project) -> None:
    project.change("id: waste-sorting", 'id: "![x](https://a.b/c) <img src=x> @all"')
    text = describe_changes(base, project.root)
    assert not set("<>[]@") & set(text)


def test_another_version_that_the_model_refuses_is_compared_all_the_same(base: Path, project: Project) -> None:
    base.write_text("items:\n  - {id: parks, wish: true}\n  - nothing\nsections: 7\n", encoding="utf-8")
    assert reported(base, project)[-2:] == [
        "**Items removed: 0**",
        "**English left as it was while the Chinese changed: 0**",
    ]


def test_another_version_that_is_no_yaml_is_reported(base: Path, project: Project) -> None:
    base.write_text("items: [", encoding="utf-8")
    with pytest.raises(ReportError, match="YAML syntax"):
        describe_changes(base, project.root)
