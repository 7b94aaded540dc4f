"""The explorer: every item as one row, and the facets to choose rows by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.pages.views.context import Context
from generator.pages.views.item import item_href
from generator.pages.views.outcome import slug
from generator.project.pagination import ListPage
from generator.report.evidence import Outcome, Timing
from generator.report.figures import UNITS, format_day, format_figure, plain, value_of
from generator.report.model import Item, Kind, Wording

COLUMNS = {
    "name": "column_name",
    "figure": "column_figure",
    "deadline": "column_deadline",
    "section": "column_section",
    "topics": "topics",
    "outcome": "outcome",
    "kind": "facet_kind",
    "period": "facet_period",
    "wording": "facet_wording",
}
"""The columns in order, each by its key in the address and its label."""
RECORDED = ("outcome", "timing")
"""Columns and facets of a project that keeps a record of outcomes."""


@dataclass(frozen=True)
class Row:
    """One item. Keys to sort by are empty where there is nothing to sort."""

    href: str
    name: str
    figure: str
    figure_key: str
    """Number of the unit in the table of units, then the plain value: ``0 8200000000``."""
    deadline: str
    deadline_key: str
    """ISO date."""
    outcome: str
    """Its word, and whether it was late; empty for a result."""
    slug: str
    """Class of the outcome's sign."""
    timing: str
    """Code of the timing, where the cell does not show it."""
    section: str
    """Number and name."""
    topics: str
    kind: str
    period: int
    wording: str
    places: str
    """Ids, separated by blanks; of other facets the cells and the link tell the script."""


@dataclass(frozen=True)
class Option:
    """One value of a facet, and how many items have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Facet:
    """One way to choose rows; ``name`` is also the parameter in the address."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class ExplorerView:
    """The whole page."""

    rows: tuple[Row, ...]
    facets: tuple[Facet, ...]
    columns: dict[str, str]
    """Key and label of each column."""


def view_explorer(context: Context, page: ListPage | None = None) -> ExplorerView:
    """Every item in report order, and each facet with only the values that occur.

    With ``page``, the items on that page of the list; the facets, which are of all items, stand on the first.
    """
    items = context.report.items
    units = {item.figure.unit for item in items if item.figure}
    order = {unit: index for index, unit in enumerate(each for each in UNITS if each in units)}
    rows = tuple(_row(item, context, order) for item in (page.part(items) if page else items))
    counts = Counter(value for item in items if not page or page.is_first for value in _values(item, context))
    shown = {key: context.labels[label] for key, label in COLUMNS.items() if context.outcomes or key not in RECORDED}
    return ExplorerView(rows, tuple(_facets(context, counts)), shown)


def _row(item: Item, context: Context, unit_order: dict[str, int]) -> Row:
    language, labels = context.language, context.labels
    section, figure, deadline = context.sections[item.section], item.figure, item.deadline
    found = context.outcomes.get(item.id)
    late = f"{labels['clause_comma']}{labels['timing_unit_late']}" if found and found.is_late else ""
    return Row(
        href=item_href(item),
        name=item.name[language],
        figure=format_figure(figure, language) if figure else "",
        figure_key=f"{unit_order[figure.unit]} {plain(value_of(figure.value, figure.unit))}" if figure else "",
        deadline=format_day(deadline, language) if deadline else "",
        deadline_key=deadline.isoformat() if deadline else "",
        outcome=f"{labels[f'outcome_{found.outcome.value}']}{late}" if found else "",
        slug=slug(found.outcome) if found else "",
        timing=found.timing.value if found and found.timing is Timing.ON_TIME else "",
        section=f"{section.number} {section.name[language]}",
        topics=labels["list_comma"].join(context.topics[topic].name[language] for topic in item.topics),
        kind=labels[f"kind_{item.kind.value}"],
        period=item.period,
        wording=labels[item.wording.value],
        places=" ".join(item.places),
    )


def _values(item: Item, context: Context) -> list[str]:
    found = context.outcomes.get(item.id)
    recorded = [f"outcome:{found.outcome.value}", f"timing:{found.timing.value}"] if found else []
    return [
        *recorded,
        *(f"topic:{topic}" for topic in item.topics),
        f"section:{item.section}",
        f"kind:{item.kind.value}",
        *(f"place:{place}" for place in item.places),
        f"period:{item.period}",
        f"wording:{item.wording.value}",
        f"date:{'yes' if item.deadline else 'no'}",
        f"figure:{'yes' if item.figure else 'no'}",
    ]


def _facets(context: Context, counts: Counter[str]) -> list[Facet]:
    report, language, labels = context.report, context.language, context.labels
    years = sorted({item.period for item in report.items}, reverse=True)
    values = {
        "outcome": [(outcome.value, labels[f"outcome_{outcome.value}"]) for outcome in Outcome],
        "timing": [(timing.value, labels[f"timing_{timing.value}"]) for timing in Timing],
        "topic": [(topic.id, topic.name[language]) for topic in report.topics],
        "section": [(s.id, f"{s.number} {s.name[language]}") for s in report.sections],
        "place": [(place.id, place.name[language]) for place in report.places],
        "kind": [(kind.value, labels[f"kind_{kind.value}"]) for kind in Kind],
        "period": [(str(year), str(year)) for year in years],
        "wording": [(wording.value, labels[wording.value]) for wording in Wording],
        "date": [("yes", labels["explorer_with"]), ("no", labels["explorer_without"])],
        "figure": [("yes", labels["explorer_with"]), ("no", labels["explorer_without"])],
    }
    shown = {name: choices for name, choices in values.items() if context.outcomes or name not in RECORDED}
    return [Facet(name, labels[f"facet_{name}"], _options(name, choices, counts)) for name, choices in shown.items()]


def _options(name: str, choices: list[tuple[str, str]], counts: Counter[str]) -> tuple[Option, ...]:
    return tuple(
        Option(value, label, counts[f"{name}:{value}"]) for value, label in choices if counts[f"{name}:{value}"]
    )
