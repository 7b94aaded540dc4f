"""The table of planted faults still fits the code: each place stands there once, each named test exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.planted import SITE, Fault, load_faults, plant
from tests.trees import HOUSE

FAULTS = load_faults()


@pytest.mark.site
def test_every_fault_can_be_planted(site: Path, tmp_path: Path) -> None:
    for fault in FAULTS:
        names = [fault.file, *([fault.copy] if fault.copy else [])]
        for name in names:
            source = site / name.removeprefix(SITE) if name.startswith(SITE) else HOUSE / name
            copy = tmp_path / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            if source.is_file():
                copy.write_bytes(source.read_bytes())
        before = (tmp_path / fault.file).read_bytes() if (tmp_path / fault.file).is_file() else None
        plant(fault, tmp_path, tmp_path / SITE)
        after = (tmp_path / fault.file).read_bytes() if (tmp_path / fault.file).is_file() else None
        assert before != after, fault.what


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what.replace(" ", "-"))
def test_every_named_test_is_there(fault: Fault) -> None:
    file, _, name = fault.test.partition("::")
    text = (HOUSE / file).read_text(encoding="utf-8")
    assert not name or f"def {name.partition('[')[0]}(" in text


def test_a_fault_without_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text("a = 1\na = 1\n", encoding="utf-8")
    for old, times in (("b", 0), ("a = 1", 2)):
        with pytest.raises(ValueError, match=f"stands there {times} times"):
            plant(Fault("promise", "what", "code.py", "test", old), tmp_path, tmp_path)
