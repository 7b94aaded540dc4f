"""Third-party scripts: copied unchanged, and reported where one is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.errors import ReportError
from generator.project.paths import HOME
from generator.website.vendor import SCRIPTS, copy_vendor_scripts

ROOT = HOME


def test_scripts_are_copied_as_they_are(tmp_path: Path) -> None:
    copy_vendor_scripts(tmp_path)
    for path, source in SCRIPTS.items():
        assert (tmp_path / path).read_bytes() == (ROOT / "node_modules" / source).read_bytes()


def test_missing_scripts_are_all_reported(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as error:
        copy_vendor_scripts(tmp_path / "site", tmp_path)
    assert {problem.file for problem in error.value.problems} == {
        f"node_modules/{source}" for source in SCRIPTS.values()
    }
    assert "make site" in str(error.value)


def test_lock_pins_every_package_by_digest_and_leaves_the_registry_open() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: p for name, p in json.loads(text)["packages"].items() if name}
    assert '"resolved"' not in text
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert {source.split("/")[0] for source in SCRIPTS.values()} <= {name.split("/")[-1] for name in packages}
