"""What a chart shows: its numbers, its words in one language, and the same as a table.

A chart is drawn by ``generator/charts.py``; nothing here knows how.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.pages.views.calendar import CalendarView
from generator.pages.views.compare import Comparison
from generator.pages.views.context import Context
from generator.pages.views.item import item_href
from generator.report.figures import UNITS, Measure, format_figure, value_of
from generator.report.model import Item, Wording

SCALES = {
    (Measure.MONEY, "zh"): (Decimal(10**8), "{}亿元"),
    (Measure.MONEY, "en"): (Decimal(10**9), "RMB {:,} bn"),
    (Measure.SHARE, "zh"): (Decimal(1), "{}%"),
    (Measure.SHARE, "en"): (Decimal(1), "{}%"),
}
"""How an axis counts: the size of its unit, and how a tick is written. Other measures count as they are."""
TONES = ("before", "now", "aim")
"""Last year's result; this year's target; this year's where the report only aims for it."""


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


@dataclass(frozen=True)
class Bars:
    """Bars on one common scale from zero, in groups; a group without heading has an empty one."""

    groups: tuple[tuple[str, tuple[Bar, ...]], ...]
    tick: str
    """How a tick of the axis is written: ``{}%``; ``{:,}`` groups thousands."""

    @property
    def tones(self) -> frozenset[str]:
        """The tones that it shows."""
        return frozenset(bar.tone for _, bars in self.groups for bar in bars)


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


def chart_figures(
    chart_id: str, title: str, description: str, groups: Mapping[str, Iterable[Item]], context: Context
) -> Chart:
    """The figures of the items as bars from zero; all of one unit, each with a figure."""
    t, language = context.labels, context.language
    drawn, rows = [], []
    for heading, items in groups.items():
        bars = []
        for item in items:
            bar = _bar(item, item.name[language], context)
            bars.append(bar)
            rows.append((Cell(item.name[language], item_href(item)), Cell(bar.shown)))
        drawn.append((heading, tuple(bars)))
    unit = next(item.figure.unit for items in groups.values() for item in items)
    tick = _scale(unit, language)[1]
    plot = Bars(tuple(drawn), tick)
    headers = t["column_name"], t["column_figure"]
    return Chart(chart_id, title, description, plot, headers, tuple(rows), _legend(plot, t))


def chart_comparisons(chart_id: str, title: str, found: Sequence[Comparison], context: Context) -> Chart:
    """Last year's result above this year's target, pair by pair; all of one unit."""
    t, items = context.labels, context.report.by_id
    groups, rows = [], []
    for each in found:
        result, target = items[each.result.id], items[each.target.id]
        before = _bar(result, t["result_of"].format(result.period), context)
        now = _bar(target, t["target_of"].format(target.period), context)
        groups.append((each.target.name, (before, now)))
        cells = (Cell(each.target.name, each.target.href), Cell(before.shown, each.result.href), Cell(now.shown))
        rows.append((*cells, Cell(each.difference or t["no_difference"])))
    tick = _scale(items[found[0].target.id].figure.unit, context.language)[1]
    plot = Bars(tuple(groups), tick)
    headers = t["column_name"], t["column_before"], t["column_target"], t["column_difference"]
    pairs = [t["chart_pair"].format(each.target.name, each.sentence) for each in found if each.sentence]
    description = t["chart_pairs"].format(t["chart_joint"].join(pairs))
    return Chart(chart_id, title, description, plot, headers, tuple(rows), _legend(plot, t))


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


def _bar(item: Item, label: str, context: Context) -> Bar:
    t, figure = context.labels, item.figure
    size, _ = _scale(figure.unit, context.language)
    aim, now = item.wording is Wording.ASPIRATIONAL, item.period == context.report.heading.year
    shown = format_figure(figure, context.language)
    shown = t["aimed_figure"].format(shown) if aim else shown
    return Bar(label, shown, value_of(figure.value, figure.unit) / size, ("aim" if aim else "now") if now else "before")


def _scale(unit: str, language: str) -> tuple[Decimal, str]:
    return SCALES.get((UNITS[unit].measure, language), (Decimal(1), "{}"))
