"""What a chart shows: its numbers, its words in one language, and the same as a table.

A chart is drawn by ``generator/pages/drawing.py``; nothing here knows how.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.pages.views.calendar import CalendarView
from generator.pages.views.compare import Comparison
from generator.pages.views.context import Context
from generator.pages.views.item import item_href
from generator.report.figures import SHARE, format_figure, value_of
from generator.report.model import Item, Wording

SCALES = {
    ("元", "zh"): (Decimal(10**8), "{:f}亿元"),
    ("元", "en"): (Decimal(10**9), "RMB {:,f} bn"),
    (SHARE, "zh"): (Decimal(1), "{:f}%"),
    (SHARE, "en"): (Decimal(1), "{:f}%"),
}
"""How an axis counts: the size of its unit, and how a tick is written."""
PLAIN_SCALE = {"zh": (Decimal(1), "{:f}"), "en": (Decimal(1), "{:,f}")}
"""The same for the other units, which count as they are."""
TONES = ("before", "now", "aim", "outcome")
"""Last year's result; this year's target; this year's where the report only aims for it; what came of a target."""
Outcomes = Mapping[str, tuple[str, Decimal]]
"""Of an item's id: the outcome in words, and as a number of the figure's unit, as ``value_of`` gives it."""


@dataclass(frozen=True)
class Bar:
    """One number as a bar from zero."""

    label: str
    shown: str
    """The figure in words."""
    value: Decimal
    """In the axis's unit."""
    tone: str
    """One of ``TONES``."""
    outcome: Bar | None = None
    """What came of a target, for a bar below its own."""


@dataclass(frozen=True)
class Bars:
    """Bars on one common scale from zero, in groups; a group without heading has an empty one."""

    groups: tuple[tuple[str, tuple[Bar, ...]], ...]
    tick: str
    """How a tick of the axis is written: ``{:f}%``; ``{:,f}`` groups thousands."""

    @property
    def tones(self) -> frozenset[str]:
        """The tones that it shows."""
        bars = [bar for _, bars in self.groups for bar in bars]
        return frozenset(each.tone for bar in bars for each in (bar, bar.outcome) if each)


@dataclass(frozen=True)
class Dots:
    """One dot a statement, stacked by month: month, firm ones, aspirational ones."""

    months: tuple[tuple[str, int, int], ...]

    @property
    def tones(self) -> frozenset[str]:
        """The tones that it shows."""
        return frozenset(
            tone for _, firm, aims in self.months for tone, count in (("now", firm), ("aim", aims)) if count
        )


@dataclass(frozen=True)
class Cell:
    """One cell of the table behind a chart."""

    text: str
    href: str | None = None
    """From the language's root."""


@dataclass(frozen=True)
class Chart:
    """One chart in one language."""

    id: str
    title: str
    description: str
    """What it shows, for those who do not see it; no markup."""
    plot: Bars | Dots
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """The table behind it; the first cell of a row is its header."""
    legend: tuple[tuple[str, str], ...] = ()
    """Tone and what it means, where there are several."""


def charted_outcomes(context: Context) -> Outcomes:
    """The figure of what came of each target that the evidence gives one for."""
    return {
        item: (format_figure(found.value, context.language), value_of(found.value.value, found.value.unit))
        for item, found in context.outcomes.items()
        if found.value
    }


def chart_figures(
    chart_id: str,
    title: str,
    description: str,
    groups: Mapping[str, Iterable[Item]],
    context: Context,
    outcomes: Outcomes | None = None,
) -> Chart:
    """The figures of the items as bars from zero; all of one unit, each with a figure; below them their ``outcomes``."""
    t, language = context.labels, context.language
    drawn, rows, named = [], [], []
    for heading, items in groups.items():
        bars = []
        for item in items:
            bar = _bar(item, item.name[language], context, outcomes)
            bars.append(bar)
            named.append((bar.label, bar))
            rows.append((Cell(bar.label, item_href(item)), Cell(bar.shown)))
        drawn.append((heading, tuple(bars)))
    unit = next(item.figure.unit for items in groups.values() for item in items)
    tick = _scale(unit, language)[1]
    plot = Bars(tuple(drawn), tick)
    headers = t["column_name"], t["column_figure"]
    chart = Chart(chart_id, title, description, plot, headers, tuple(rows), _legend(plot, t))
    return _with_outcomes(chart, named, t)


def chart_comparisons(
    chart_id: str, title: str, found: Sequence[Comparison], context: Context, outcomes: Outcomes | None = None
) -> Chart:
    """Last year's result above this year's target, pair by pair; all of one unit; below the targets their ``outcomes``."""
    t, items = context.labels, context.report.by_id
    groups, rows, named = [], [], []
    for each in found:
        result, target = items[each.result.id], items[each.target.id]
        before = _bar(result, t["result_of"].format(result.period), context)
        now = _bar(target, t["target_of"].format(target.period), context, outcomes)
        groups.append((each.target.name, (before, now)))
        named.append((each.target.name, now))
        cells = (Cell(each.target.name, each.target.href), Cell(before.shown, each.result.href), Cell(now.shown))
        rows.append((*cells, Cell(each.difference or t["no_difference"])))
    tick = _scale(items[found[0].target.id].figure.unit, context.language)[1]
    plot = Bars(tuple(groups), tick)
    headers = t["column_name"], t["column_before"], t["column_target"], t["column_difference"]
    pairs = [t["chart_pair"].format(each.target.name, each.sentence) for each in found if each.sentence]
    description = t["chart_pairs"].format(t["chart_joint"].join(pairs))
    chart = Chart(chart_id, title, description, plot, headers, tuple(rows), _legend(plot, t))
    return _with_outcomes(chart, named, t)


def chart_dates(calendar: CalendarView, context: Context) -> Chart:
    """The year's dates, one dot each, by month."""
    t = context.labels
    plot = Dots(tuple((m.short, m.count - m.aspirational, m.aspirational) for m in calendar.months))
    rows = tuple(
        (Cell(m.name, f"calendar/#{m.id}" if m.count else None), Cell(str(m.count)), Cell(str(m.aspirational)))
        for m in calendar.months
    )
    counts = t["chart_joint"].join(t["chart_month"].format(m.name, m.count) for m in calendar.busy)
    description = t["chart_dates"].format(counts)
    legend = (("now", t["legend_firm"]), ("aim", t["legend_aim"])) if len(plot.tones) > 1 else ()
    headers = t["column_month"], t["column_dates"], t["column_aims"]
    return Chart("dates", t["chart_dates_title"], description, plot, headers, rows, legend)


def _legend(plot: Bars, t: dict[str, str]) -> tuple[tuple[str, str], ...]:
    shown = [(tone, t[f"legend_{tone}"]) for tone in TONES if tone in plot.tones]
    return tuple(shown) if len(shown) > 1 else ()


def _with_outcomes(chart: Chart, bars: Sequence[tuple[str, Bar]], t: dict[str, str]) -> Chart:
    """``chart`` with its outcomes in the description and as one more column; ``bars`` are those of its rows, with names."""
    known = [(name, bar) for name, bar in bars if bar.outcome]
    if not known:
        return chart
    outcomes = t["chart_joint"].join(t["chart_outcome"].format(name, bar.outcome.shown) for name, bar in known)
    cells = [Cell(bar.outcome.shown if bar.outcome else t["no_outcome"]) for _, bar in bars]
    return replace(
        chart,
        description=t["chart_outcomes"].format(chart.description, outcomes),
        headers=(*chart.headers, t["column_outcome"]),
        rows=tuple((*row, cell) for row, cell in zip(chart.rows, cells, strict=True)),
    )


def _bar(item: Item, label: str, context: Context, outcomes: Outcomes | None = None) -> Bar:
    t, figure = context.labels, item.figure
    size, _ = _scale(figure.unit, context.language)
    aim, now = item.wording is Wording.ASPIRATIONAL, item.period == context.report.heading.year
    shown = format_figure(figure, context.language)
    shown = t["aimed_figure"].format(shown) if aim else shown
    tone = ("aim" if aim else "now") if now else "before"
    outcome = None
    if outcomes and item.id in outcomes:
        found, value = outcomes[item.id]
        outcome = Bar(t["outcome_of"].format(item.period), found, value / size, "outcome")
    return Bar(label, shown, value_of(figure.value, figure.unit) / size, tone, outcome)


def _scale(unit: str, language: str) -> tuple[Decimal, str]:
    return SCALES.get((unit, language), PLAIN_SCALE[language])
