"""The bill of materials and the licences, read from the locks."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from generator.commands.sbom import list_components, write_sbom
from generator.errors import ReportError
from generator.project.paths import HOME


def test_the_bill_is_valid_cyclonedx_and_the_same_each_time(tmp_path: Path) -> None:
    bill, licences = write_sbom(HOME, tmp_path)
    text = bill.read_text(encoding="utf-8")
    whole = json.loads(text)
    for component in whole["components"]:  # made alike; the validator parses the address of each of thousands anew
        component["externalReferences"] = component.get("externalReferences", [])[:2]
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(whole)) is None
    write_sbom(HOME, tmp_path / "again")
    assert (tmp_path / "again" / bill.name).read_text(encoding="utf-8") == text
    assert len(licences.read_text(encoding="utf-8").splitlines()) == len(json.loads(text)["components"]) + 2


def test_every_locked_package_is_on_it_with_its_digests() -> None:
    components = {each["purl"]: each for each in list_components(HOME)}
    for lock in ("requirements.txt", "requirements-test.txt"):
        text = (HOME / lock).read_text(encoding="utf-8")
        for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.M):
            component = components[f"pkg:pypi/{name}@{version}"]
            assert component["externalReferences"], name
    assert components["pkg:pypi/mkdocs@1.6.1"]["scope"] == "required"
    assert next(each["scope"] for key, each in components.items() if key.startswith("pkg:pypi/pytest@")) == "optional"
    assert any(key.startswith("pkg:npm/minisearch@") for key in components)


def test_licences_are_named_and_those_that_bind_are_known(tmp_path: Path) -> None:
    _, licences = write_sbom(HOME, tmp_path)
    rows = [line.strip("| ").split(" | ") for line in licences.read_text(encoding="utf-8").splitlines()[2:]]
    assert [name for name, _, licence, _ in rows if licence == "(none given)"] == ["axe-playwright-python"]
    # What README.md and docs/promises.md say of licences that bind whoever ships the generator as one bundle.
    needed = {name: licence for name, _, licence, scope in rows if scope == "required"}
    bound = {name: each for name, each in needed.items() if "GPL" in each and "MPL" not in each}
    assert bound == {"translate-toolkit": "GPL-3.0-or-later"}
    for text in ("README.md", "docs/promises.md"):
        assert "GPL-3.0-or-later" in (HOME / text).read_text(encoding="utf-8"), text


def test_locks_hold_digests_for_everything_and_name_no_place() -> None:
    for lock in ("requirements.txt", "requirements-test.txt", "package-lock.json"):
        text = (HOME / lock).read_text(encoding="utf-8")
        # npm notes where packages ask for money; that is no place from which anything comes.
        assert "://" not in re.sub(r'"url": "[^"]*"', "", text), lock
    for lock in ("requirements.txt", "requirements-test.txt"):
        entries = (HOME / lock).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
        assert [entry for entry in entries if "==" in entry and "--hash=sha256:" not in entry] == []
    packages = json.loads((HOME / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [path for path, package in packages.items() if path and "integrity" not in package] == []


def test_a_missing_lock_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="run make lock"):
        list_components(tmp_path)
