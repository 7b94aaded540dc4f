"""The mutations still fit the code: the text that each replaces is there once, and each named test exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.mutations import SITE, Mutation, apply_mutation, load_mutations
from generator.project.paths import HOME

MUTATIONS = load_mutations()


@pytest.mark.site
def test_every_mutation_can_be_made(site: Path, tmp_path: Path) -> None:
    wrong = []
    for mutation in MUTATIONS:
        for name in filter(None, (mutation.file, mutation.copy)):
            source = site / name.removeprefix(SITE) if name.startswith(SITE) else HOME / name
            copy = tmp_path / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            if source.is_file():
                copy.write_bytes(source.read_bytes())
        before = _content(tmp_path / mutation.file)
        try:
            apply_mutation(mutation, tmp_path, tmp_path / SITE)
        except (ValueError, OSError) as error:
            wrong.append(f"{mutation.what}: {error}")
            continue
        if _content(tmp_path / mutation.file) == before:
            wrong.append(f"{mutation.what}: nothing changes")
    assert wrong == []


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.what.replace(" ", "-"))
def test_every_named_test_exists(mutation: Mutation) -> None:
    file, _, name = mutation.test.partition("::")
    text = (HOME / file).read_text(encoding="utf-8")
    assert not name or f"def {name.partition('[')[0]}(" in text


@pytest.mark.parametrize(("old", "times"), [("b", 0), ("a = 1", 2)])
def test_a_mutation_of_text_that_is_not_there_once_is_refused(tmp_path: Path, old: str, times: int) -> None:
    (tmp_path / "code.py").write_text("a = 1\na = 1\n", encoding="utf-8")
    with pytest.raises(ValueError, match=f"occurs {times} times"):
        apply_mutation(Mutation("promise", "what", "code.py", "test", old), tmp_path, tmp_path)
