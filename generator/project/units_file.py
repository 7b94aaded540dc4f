"""``data/units.yaml`` -> the project's own units, in the form of ``generator/numbers/units.yaml``, and what is wrong in it.

The file may be left out. Once used, the units hold for all readers of numbers and all figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator
from pydantic.dataclasses import dataclass

from generator.errors import Problem, ReportError, shorten
from generator.files import read_text
from generator.numbers.units import Unit, built_in_units, make_counting, make_unit, use_units
from generator.project.paths import UNITS
from generator.project.record_files import read_record
from generator.project.yaml_nodes import Nodes, parse_yaml
from generator.project.yaml_slips import find_slip
from generator.report.model import RECORD, Line

KEYS = ("measures", "counting", "digits_only")
LONGEST = 20
"""Characters of a unit's name."""


def _read_factor(text: object) -> str:
    if not isinstance(text, str) or not re.fullmatch(
        r"0*[1-9]\d{0,24}(?:\.\d{1,12})?|0\.\d{1,12}|[1-9]\d{0,9}/[1-9]\d{0,9}", text
    ):
        raise ValueError("a number above zero: 1000, 0.5 or 2000/3")
    return text


def _read_flag(text: object) -> bool:
    if text not in ("yes", "no"):
        raise ValueError("yes or no")
    return text == "yes"


def _read_forms(value: object) -> object:
    return [value] if isinstance(value, str) else value


@dataclass(frozen=True, config=RECORD)
class Measure:
    """One unit under ``measures``; ``generator/numbers/units.yaml`` says what each key holds."""

    en: tuple[Line, ...]
    also: tuple[Line, ...] = ()
    dimension: Line | None = None
    factor: Annotated[str, BeforeValidator(_read_factor)] = "1"
    before: tuple[Line, ...] = ()
    written: Annotated[tuple[Line, ...], BeforeValidator(_read_forms)] = ()
    written_in: Line | None = None
    noun: Annotated[bool, BeforeValidator(_read_flag)] = False


def use_project_units(root: Path) -> list[Problem]:
    """Lay the units of the project in ``root`` over the table; returns what is wrong in their file.

    A unit with a problem is left out. A file that cannot be read is a problem too.
    """
    units, problems = load_units_file(root)
    use_units(units)
    return problems


def require_project_units(root: Path) -> None:
    """The same for what no check goes before; raises ReportError where anything is wrong in the file."""
    if problems := use_project_units(root):
        raise ReportError(problems)


def load_units_file(root: Path) -> tuple[tuple[Unit, ...], list[Problem]]:
    """The units of the project's file that are right, and every problem of the others; none where there is no file."""
    path = root / UNITS
    if not path.is_file():
        return (), []
    try:
        nodes = parse_yaml(read_text(path, UNITS), UNITS)
    except ReportError as error:
        return (), list(error.problems)
    if not isinstance(nodes.data, dict):
        fix = "write measures: and the units below, or remove the file"
        slip = find_slip(nodes.text_lines, range(1, 6))
        found = (slip.line, slip.found, slip.expected, slip.fix) if slip else (1, "no keys", _list(KEYS), fix)
        return (), [*nodes.problems, Problem(UNITS, found[0], "the file", *found[1:])]
    problems = [*nodes.problems, *_check_keys(nodes)]
    digits_only = frozenset(_words(nodes, "digits_only", problems))
    units = [make_counting(name, digits_only) for name in _words(nodes, "counting", problems)]
    for name, record in _measures(nodes, problems):
        units.append(make_unit(name, vars(record), digits_only))
    strange = list(_check_units(nodes, units))
    wrong = {problem.what for problem in strange}
    return tuple(unit for unit in units if _what(unit.zh) not in wrong), [*problems, *strange]


def _list(words) -> str:
    return ", ".join(f"{word}:" for word in words)


def _what(name: str) -> str:
    return f'unit "{shorten(name)}"'


def _check_keys(nodes: Nodes) -> Iterator[Problem]:
    for key in sorted(nodes.data.keys() - set(KEYS)):
        found = f"the key {shorten(key)}"
        yield Problem(UNITS, nodes.line(key), "the file", found, _list(KEYS), "check its spelling, or remove it")


def _words(nodes: Nodes, key: str, problems: list[Problem]) -> list[str]:
    """The units below ``key``, with blanks between; a list will do as well."""
    given = nodes.data.get(key, "")
    if isinstance(given, list) and all(isinstance(each, str) for each in given):
        return given
    if isinstance(given, str):
        return list(dict.fromkeys(given.split()))
    problems.append(Problem(UNITS, nodes.line(key), key, "no list", "units with blanks between", f"write {key}: 孔 眼"))
    return []


def _measures(nodes: Nodes, problems: list[Problem]) -> Iterator[tuple[str, Measure]]:
    given = nodes.data.get("measures", {})
    if not isinstance(given, dict):
        if given:
            fix = "write one a line: 箱: {en: [crate, crates]}"
            problems.append(
                Problem(UNITS, nodes.line("measures"), "measures", "no units by name", "units by name", fix)
            )
        return
    for name in given:
        if record := read_record(Measure, nodes, ("measures", name), _what(name), problems):
            yield name, record


def _check_units(nodes: Nodes, units: list[Unit]) -> Iterator[Problem]:
    """What is wrong between a unit and the others."""
    table = built_in_units()
    spellings = {spelling: unit.zh for unit in table.values() for spelling in (unit.zh, *unit.also)}
    english = {name: unit.zh for unit in table.values() for name in (*unit.en, *unit.before)}
    known = {**table, **{unit.zh: unit for unit in units}}
    for unit in units:
        steps = ("measures", unit.zh) if unit.zh in (nodes.data.get("measures") or ()) else ("counting",)

        def problem(key: str, found: str, expected: str, fix: str, unit=unit, steps=steps) -> Problem:
            return Problem(UNITS, nodes.line(*steps, *([key] if key else [])), _what(unit.zh), found, expected, fix)

        for key, names in (("", (unit.zh,)), ("also", unit.also)):
            for name in names:
                if re.search(r"[\d\s]|^[多余来半]|^[十百千万亿]+$", name) or len(name) > LONGEST:
                    yield problem(
                        key, name, f"a name of at most {LONGEST} characters without digits and blanks", "correct it"
                    )
                elif (other := spellings.setdefault(name, unit.zh)) != unit.zh or (not key and name in table):
                    yield problem(key, name, f"a name that no other unit has: it is that of {other}", "remove it")
        for key, names in (("en", unit.en), ("before", unit.before)):
            for name in names:
                if (other := english.setdefault(name, unit.zh)) != unit.zh:
                    yield problem(
                        key, name, f"an English name that no other unit has: it is that of {other}", "remove it"
                    )
        if unit.dimension not in (unit.zh, *(each.dimension for each in known.values() if each is not unit)):
            yield problem("dimension", unit.dimension, "the dimension of another unit", "correct it, or leave it out")
        other = known.get(unit.written_in)
        if unit.written_in and (other is None or other.dimension != unit.dimension or not other.written):
            yield problem(
                "written_in", unit.written_in, "a unit of the same dimension with English names", "correct it"
            )
