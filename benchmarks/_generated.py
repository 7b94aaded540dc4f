"""A report of many times the real one's items, made from it: the same records, repeated under names of their own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

from generator.project.paths import HOME

ROOT = HOME
SITE = ("content", "overrides", "generator", "mkdocs.yml", "mkdocs.en.yml")
COPIED = ("sections", "topics", "items", "exemptions")
PLACES = {"paragraph", "heading", "explains"}
"""Fields that count paragraphs of the source."""
COPIED_ADDRESS = re.compile(r"^((?:sections|topics|items)/[a-z0-9-]+)")
QUOTE = re.compile(r"\{(\w+):([a-z0-9-]+)\}")
LETTERS = "甲乙丙丁戊己庚辛壬癸"
"""Digits of a copy's number in Chinese; digits proper would be taken for figures."""
LATIN = "BCDFHJNPQV"


def make_project(folder: Path, times: int) -> Path:
    """The project in ``folder`` with every section, topic, item and paragraph ``times`` over; places are shared.

    The first copy is the report as it is, so that hand-written pages find what they quote.
    """
    root = folder / f"report-{times}"
    for name in SITE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / name, root / name)
    shutil.copytree(ROOT / "data", root / "data")
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    source = _load(ROOT / "data/source.yaml")
    paragraphs = len(source["paragraphs"])
    report = _load(ROOT / "data/targets.yaml")
    for name in COPIED:
        originals = report[name]
        report[name] = [_copy(record, copy, paragraphs) for copy in range(times) for record in originals]
    # The parts stay three, so that their pages do; their headings in the copies need an excuse.
    report["exemptions"] += [
        {"paragraph": str(int(part["heading"]) + copy * paragraphs), "text": "*", "reason": "heading of a copied part"}
        for copy in range(1, times)
        for part in report["parts"]
    ]
    source["paragraphs"] = [
        record | {"number": str(int(record["number"]) + copy * paragraphs)}
        for copy in range(times)
        for record in source["paragraphs"]
    ]
    absences = _load(ROOT / "data/absences.yaml")
    for entry in absences["absences"]:
        numbers = [int(number) for number in entry["paragraphs"]]
        entry["paragraphs"] = [str(number + copy * paragraphs) for copy in range(times) for number in numbers]
    absences["absences"] += [
        entry | {"at": at}
        for entry in absences["absences"]
        for copy in range(1, times)
        if (at := COPIED_ADDRESS.sub(rf"\1-copy-{copy}", entry["at"])) != entry["at"]
    ]
    _save(absences, root / "data/absences.yaml")
    exemptions = _load(ROOT / "data/exemptions.yaml")
    for entry in exemptions["exemptions"]:
        # What excuses an item excuses its copies.
        entry["at"] = re.sub(r"^(items/[^/*]+)/", r"\1*/", entry["at"])
    _save(exemptions, root / "data/exemptions.yaml")
    _save(report, root / "data/targets.yaml")
    _save(source, root / "data/source.yaml")
    return root


def _copy(record: dict, copy: int, paragraphs: int) -> dict:
    if copy == 0:
        return record
    made = {key: _renamed(key, value, copy) for key, value in record.items()}
    for key in PLACES & record.keys():
        value = record[key]
        moved = [str(int(each) + copy * paragraphs) for each in (value if isinstance(value, list) else [value])]
        made[key] = moved if isinstance(value, list) else moved[0]
    if "number" in record:
        made["number"] = f"{record['number']}.{copy}"
    if "name" in record:
        digits = [int(digit) for digit in str(copy)]
        made["name"] = {
            "zh": record["name"]["zh"] + "".join(LETTERS[digit] for digit in digits),
            "en": f"{record['name']['en']} {''.join(LATIN[digit] for digit in digits)}",
        }
    return made


def _renamed(key: str, value: object, copy: int) -> object:
    """``value`` with the ids that it holds or quotes made those of the copy."""
    if key in ("id", "section", "baseline"):
        return f"{value}-copy-{copy}"
    if key == "topics":
        return [f"{each}-copy-{copy}" for each in value]
    if isinstance(value, dict):
        return {inner: _renamed(inner, each, copy) for inner, each in value.items()}
    if isinstance(value, str):
        return QUOTE.sub(lambda quote: f"{{{quote[1]}:{quote[2]}-copy-{copy}}}", value)
    return value


def _load(file: Path) -> dict:
    # Everything stays text, as in the loader.
    return yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


class _Plain(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Writes out what occurs twice; the loader takes no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _save(data: dict, file: Path) -> None:
    file.write_text(yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False), encoding="utf-8")
