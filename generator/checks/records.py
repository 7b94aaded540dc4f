"""What must hold between records: ids, references, kinds, figures and quoted data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.errors import Problem, nearest
from generator.numbers.amounts import Direction, Role
from generator.numbers.chinese import find_amounts
from generator.numbers.chinese_words import simplify
from generator.numbers.units import chinese_names
from generator.project.paths import UNITS as OWN_UNITS
from generator.project.report_file import LISTS, LoadedReport
from generator.report.characters import clean
from generator.report.figures import UNITS, Measure
from generator.report.model import LANGUAGES, Comparator, Figure, Item, Kind
from generator.report.placeholders import find_placeholders

SLUG = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
REFERENCES = {
    "items": (("section", "sections"), ("topics", "topics"), ("places", "places"), ("baseline", "items")),
    "sections": (("part", "parts"),),
}
"""For each list: the fields that hold ids, and the list that the ids name."""


def check_records(loaded: LoadedReport) -> Iterator[Problem]:
    """Problems between the records of one report, in no order."""
    yield from _check_unique(loaded)
    yield from _check_references(loaded)
    for index, item in enumerate(loaded.report.items):
        yield from _check_kind(loaded, index, item)
        if item.figure:
            yield from check_figure(item.figure, partial(_figure_problem, loaded, index))
        yield from _check_baseline(loaded, index, item)
        yield from _check_prose(loaded, index, item)
    for index, section in enumerate(loaded.report.sections):
        for language in LANGUAGES:
            yield from _check_quotes(loaded, "sections", index, ("intro", language), section.intro[language], None)


def _check_unique(loaded: LoadedReport) -> Iterator[Problem]:
    for name in LISTS:
        first: dict[tuple[str, str], int] = {}
        for index, record in enumerate(getattr(loaded.report, name)):
            for key, value in _unique_values(name, record):
                if (key, value) in first:
                    line = loaded.line(name, first[key, value])
                    steps = tuple(key.split("."))
                    yield loaded.problem(
                        name, index, steps, value, f"a value of its own (also in line {line})", "change one of the two"
                    )
                first.setdefault((key, value), index)


def _unique_values(name: str, record: object) -> Iterator[tuple[str, str]]:
    if name == "exemptions":
        return
    yield "id", record.id
    for language in LANGUAGES:
        yield f"name.{language}", record.name[language]
    # A list shares its verb and its noun (提升白云山、老君山等景区品质): each thing listed may quote all of it.
    if isinstance(record, Item) and not re.search("[、和]|”“", record.phrase):
        yield "phrase", f"{record.phrase} (paragraph {record.paragraph})"


def _check_references(loaded: LoadedReport) -> Iterator[Problem]:
    """One problem for each id that no record has: mostly it is the record that was renamed."""
    unknown: dict[tuple[str, str], list[tuple]] = {}
    for name, fields in REFERENCES.items():
        for index, record in enumerate(getattr(loaded.report, name)):
            for field, target in fields:
                value = getattr(record, field)
                for number, each in enumerate(value if isinstance(value, tuple) else (value,)):
                    steps = (field, number) if isinstance(value, tuple) else (field,)
                    if each is not None and each not in loaded.ids[target]:
                        unknown.setdefault((target, each), []).append((name, index, steps))
    for (target, each), places in unknown.items():
        known = loaded.ids[target]
        # A record without an id, or with a misspelt one, is reported itself.
        if loaded.file.is_named(target) and not _is_misspelt_there(each, known):
            found = each if len(places) == 1 else f"{each} ({len(places)} times, first here)"
            yield loaded.problem(*places[0], found, f"the id of one of the {target}", nearest(each, known))


def _is_misspelt_there(wanted: str, known: Iterable[str]) -> bool:
    """Whether a record has the wanted id but for the form of ids, which is reported there."""
    return any(
        not SLUG.fullmatch(each) and re.sub("[^a-z0-9]+", "-", clean(each).lower()).strip("-") == wanted
        for each in known
    )


def _check_kind(loaded: LoadedReport, index: int, item: Item) -> Iterator[Problem]:
    year = loaded.report.heading.year
    measured = item.figure is not None or item.deadline is not None
    result = item.kind is Kind.RESULT
    period = year - 1 if result else year
    # A review may look back on five years, and a target lie as far ahead.
    if item.period > period if result else item.period < period:
        yield loaded.problem(
            "items",
            index,
            ("period",),
            str(item.period),
            f"{period} for a {item.kind}" + (", or earlier" if result else ", or later"),
            "correct the period or the kind",
        )
    if item.kind is Kind.TARGET and not measured:
        yield loaded.problem(
            "items", index, ("kind",), "target", "a figure or a deadline", "add it, or write project or action"
        )
    if item.kind in (Kind.PROJECT, Kind.ACTION) and measured:
        yield loaded.problem(
            "items", index, ("kind",), item.kind, "target, for it has a figure or a deadline", "write target"
        )
    part = loaded.report.part_of.get(item.section)
    if part and (part.period < year) != result:
        yield loaded.problem(
            "items",
            index,
            ("section",),
            item.section,
            f"a section about {'what was done' if result else 'plans'}",
            "correct the section or the period",
        )


def _figure_problem(loaded: LoadedReport, index: int, field: str, found: str, expected: str, fix: str) -> Problem:
    return loaded.problem("items", index, ("figure", field), found, expected, fix)


def check_figure(figure: Figure, problem: Callable[[str, str, str, str], Problem]) -> Iterator[Problem]:
    """What is wrong in one figure; ``problem(field, found, expected, fix)`` says where it is."""
    unit = UNITS.get(figure.unit)
    if unit is None:
        yield problem(
            "unit",
            figure.unit,
            "a unit of the table: 元, %, 个, 户, 亩, 公里 …",
            _unit_fix(figure.unit),
        )
    elif unit.measure is Measure.COUNT and not figure.noun:
        yield problem("noun", "nothing", f"what {figure.unit} counts, in English", "add noun: households, companies …")
    elif unit.measure is not Measure.COUNT and figure.noun:
        yield problem(
            "noun", figure.noun, f"no noun beside {figure.unit}, which has English words of its own", "remove it"
        )
    if (figure.comparator is Comparator.BETWEEN) != (figure.value_max is not None):
        yield problem("comparator", figure.comparator, "between with value_max, and only then", "correct one of them")
    if figure.value_max and figure.value_max.exact <= figure.value.exact:
        yield problem(
            "value_max", figure.value_max.printed, f"more than {figure.value.printed}", "write the lower number first"
        )
    if figure.value.is_share and figure.unit != "%":
        yield problem("unit", figure.unit, "% for a share in words", 'write unit: "%"')


def _unit_fix(unit: str) -> str:
    """What to write for a unit outside the table: its usual name, or its name and the scale with the number (亿圆)."""
    bare = simplify(unit).lstrip("十百千万亿")
    scale, name = unit[: len(unit) - len(bare)], chinese_names().get(bare)
    advice = name and (f"write {name}, and {scale} with the number" if scale else f"write {name}")
    return f"{advice or 'correct it'}, or add the unit to {OWN_UNITS}"


def _check_baseline(loaded: LoadedReport, index: int, item: Item) -> Iterator[Problem]:
    base = loaded.report.by_id.get(item.baseline or "")
    if base is None:
        return
    if item.kind is Kind.RESULT or base.kind is not Kind.RESULT:
        yield loaded.problem(
            "items", index, ("baseline",), base.id, "a target that names a result", "name a result of the year before"
        )
    elif item.figure and base.figure and item.figure.unit != base.figure.unit:
        yield loaded.problem(
            "items",
            index,
            ("baseline",),
            base.figure.unit,
            f"a result in {item.figure.unit}",
            "name what measures the same",
        )
    elif {_moves(item.phrase), _moves(base.phrase)} == {Direction.UP, Direction.DOWN}:
        # Figures have no sign: a fall of 4.6% and a growth of 5% would be drawn side by side as 4.6 and 5.
        yield loaded.problem(
            "items",
            index,
            ("baseline",),
            base.phrase,
            "a result that moved the same way",
            "leave baseline out, and tell the turn in the text",
        )
    others = [i for i in loaded.report.by_baseline[item.baseline] if i.id < item.id]
    if others:
        yield loaded.problem(
            "items",
            index,
            ("baseline",),
            base.id,
            f"a result that {others[0].id} does not name already",
            "name it once",
        )


def _moves(phrase: str) -> Direction | None:
    """Which way the measure moved whose change the phrase gives; None where it gives a level (降到4.6%)."""
    figures = [each for each in find_amounts(phrase) if each.role is Role.FIGURE]
    if len(figures) != 1 or phrase[: figures[0].start].endswith(("到", "至", "为")):
        return None
    return figures[0].direction


def _check_prose(loaded: LoadedReport, index: int, item: Item) -> Iterator[Problem]:
    for field, prose in (("name", item.name), ("text", item.text), ("note", item.note)):
        for language in LANGUAGES if prose else ():
            yield from _check_quotes(loaded, "items", index, (field, language), prose[language], item)


def _check_quotes(
    loaded: LoadedReport, name: str, index: int, steps: tuple, text: str, own: Item | None
) -> Iterator[Problem]:
    for each in find_placeholders(text):
        item = loaded.report.by_id.get(each.item) if each.item else own
        if each.field not in ("figure", "deadline"):
            yield loaded.problem(
                name, index, steps, each.text, "{figure}, {deadline}, {figure:id} or {deadline:id}", "correct it"
            )
        elif item is None:
            known = loaded.ids["items"]
            misspelt = _is_misspelt_there(each.item or "", known) or not loaded.file.is_named("items")
            if each.item not in known and not misspelt:
                yield loaded.problem(
                    name, index, steps, each.text, "the id of an item", nearest(each.item or "", loaded.ids["items"])
                )
        elif getattr(item, each.field) is None:
            yield loaded.problem(
                name, index, steps, each.text, f"an item that has a {each.field}", "name another item, or add it there"
            )
    rest = text
    for each in find_placeholders(text):
        rest = rest.replace(each.text, "")
    if "{" in rest or "}" in rest:
        yield loaded.problem(name, index, steps, "a lone brace", "braces only around a placeholder", "remove it")
