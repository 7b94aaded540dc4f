"""A chart's numbers -> the place of every mark and word, for ``templates/charts.html`` to write as SVG.

Two drawings a chart: one for a wide screen, one for a phone, whose text keeps its size; the stylesheet shows the one
that fits. Text stays text, in the page's own fonts, and the stylesheet colours each mark by its class. Nothing
depends on the fonts of the machine that builds: every place is given in pixels, and text widths are estimated (``text_lines.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from generator.pages.axis import place_label, ticks
from generator.pages.text_lines import text_width, wrap
from generator.pages.views.charts import Bar, Bars, Chart, Dots

WIDTHS = {"wide": 690, "narrow": 330}
"""Width of each drawing, in pixels."""
LEFT, RIGHT, TOP, BOTTOM = 1, 2, 4, 26
"""Room around the marks, in pixels; the axis's words are at the bottom."""
FONT, LINE, BAR, GAP = 13, 18, 12, 14
"""Size of the text, height of a line and of a bar, room after a bar; in pixels."""
OUTCOME, APART = 6, 4
"""Height of an outcome's bar, and how far it is from its target's; in pixels."""
SMALL = 11
"""Size of a tick's text."""
TICKS = {"wide": 6, "narrow": 3}
"""About how many steps an axis has."""
RADIUS = {"wide": 6, "narrow": 5}
MONTH = {"wide": 13, "narrow": 10}
"""Size of a month's name."""


@dataclass(frozen=True)
class Mark:
    """A line, a bar or a dot: the SVG element, its class in the stylesheet, and its attributes."""

    element: str
    kind: str
    places: tuple[tuple[str, str], ...]
    """Name and number, in pixels."""


@dataclass(frozen=True)
class Words:
    """One text in one or more lines."""

    kind: str
    """Its class in the stylesheet: ``name``, ``figure``, ``heading``, ``tick``, ``month``."""
    anchor: str
    """Which end of it is at ``x``: ``start``, ``middle``, ``end``."""
    size: int
    x: str
    lines: tuple[tuple[str, str], ...]
    """The place of each line's foot, from the top, and its words."""


@dataclass(frozen=True)
class Drawing:
    """One chart, drawn at one width."""

    size: str
    """A key of ``WIDTHS``."""
    width: int
    height: int
    box: str
    """SVG's ``viewBox``: zero is where the marks begin, not where the picture does."""
    marks: tuple[Mark, ...]
    words: tuple[Words, ...]


def draw(chart: Chart) -> tuple[Drawing, ...]:
    """``chart`` at each width."""
    return tuple(_draw(chart.plot, size) for size in WIDTHS)


def _draw(plot: Bars | Dots, size: str) -> Drawing:
    width = WIDTHS[size] - LEFT - RIGHT
    height, marks, words = _bars(plot, size, width) if isinstance(plot, Bars) else _dots(plot, size, width)
    whole = height + TOP + BOTTOM
    return Drawing(size, WIDTHS[size], whole, f"{-LEFT} {-TOP} {WIDTHS[size]} {whole}", tuple(marks), tuple(words))


def _bars(plot: Bars, size: str, width: int) -> tuple[int, list[Mark], list[Words]]:
    """Each bar below a line with its name and its figure; one scale from zero for all."""
    scale = _scale(plot, width)
    marks: list[Mark] = []
    words: list[Words] = []
    y = 0
    for heading, members in plot.groups:
        if heading:
            y = _write(words, "heading", heading, "", y, width) + 6
        for bar in members:
            y = _write(words, "name", bar.label, bar.shown, y, width)
            if bar.outcome:
                y = _write(words, "name", bar.outcome.label, bar.outcome.shown, y, width)
            marks.append(scale.bar(bar, y + 1, BAR))
            y += BAR
            if bar.outcome:
                marks += _outcome(scale, bar, bar.outcome, y + 1)
                y += APART + OUTCOME + APART
            y += GAP
        y += GAP if heading else 0
    grid, labels = _axis(plot, scale, size, y)
    return y, [*grid, *marks], [*labels, *words]


def _write(words: list[Words], kind: str, label: str, shown: str, y: int, width: int) -> int:
    """Add ``label`` at the left and ``shown`` at the right, beside its last line or below; the foot of the last line."""
    lines = wrap(label, width, FONT)
    placed = tuple((str(y + LINE * each + FONT), line) for each, line in enumerate(lines))
    words.append(Words(kind, "start", FONT, "0", placed))
    y += LINE * len(lines)
    if not shown:
        return y
    if text_width(lines[-1], FONT) + FONT + text_width(shown, FONT) > width:
        y += LINE
    words.append(Words("figure", "end", FONT, str(width), ((str(y - LINE + FONT), shown),)))
    return y


@dataclass(frozen=True)
class Scale:
    """Numbers -> pixels; zero is always on it."""

    low: Decimal
    top: Decimal
    width: int

    def x(self, value: Decimal) -> Decimal:
        """The place of ``value``."""
        return (value - self.low) * self.width / ((self.top - self.low) or 1)

    def bar(self, bar: Bar, y: int, height: int) -> Mark:
        """The bar from zero to its value."""
        start, end = sorted((self.x(Decimal(0)), self.x(bar.value)))
        return _mark("rect", f"tone-{bar.tone}", x=start, y=y, width=end - start, height=height)


def _scale(plot: Bars, width: int) -> Scale:
    bars = [bar for _, members in plot.groups for bar in members]
    values = [Decimal(0), *(each.value for bar in bars for each in (bar, bar.outcome) if each)]
    return Scale(min(values), max(values), width)


def _outcome(scale: Scale, target: Bar, outcome: Bar, y: int) -> Iterable[Mark]:
    """Below the target's bar a thinner one; the target's end goes on through it as a line, dashes fill what is short."""
    middle, goal, end = y + APART + OUTCOME // 2, scale.x(target.value), scale.x(outcome.value)
    yield scale.bar(outcome, y + APART, OUTCOME)
    if end < goal:
        yield _mark("line", "gap", x1=end, x2=goal, y1=middle, y2=middle)
    yield _mark("line", "goal", x1=goal, x2=goal, y1=y, y2=y + APART + OUTCOME + APART)


def _axis(plot: Bars, scale: Scale, size: str, height: int) -> tuple[list[Mark], list[Words]]:
    """A line and a number at each tick; fewer ticks where their numbers would run into each other."""
    for count in range(TICKS[size], 1, -1):
        marked = ticks(scale.low, scale.top, count)
        labels = [plot.tick.format(tick) if tick else "0" for tick in marked]
        spans = [
            place_label(scale.x(tick), text_width(label, SMALL), scale.width)
            for tick, label in zip(marked, labels, strict=True)
        ]
        if all(before.end + SMALL <= after.start for before, after in pairwise(spans)):
            break
    grid, words = [], []
    for tick, label, span in zip(marked, labels, spans, strict=True):
        line = scale.x(tick).quantize(Decimal(1), ROUND_HALF_UP) + Decimal("0.5")
        kind = "zero" if scale.low < 0 and not tick else "grid"
        grid.append(_mark("line", kind, x1=line, x2=line, y1=0.5, y2=height + 0.5))
        place = pixels(span.anchored + Decimal("0.5"))
        words.append(Words("tick", span.anchor, SMALL, place, ((pixels(height + 11.5), label),)))
    return grid, words


def _dots(plot: Dots, size: str, width: int) -> tuple[int, list[Mark], list[Words]]:
    """One dot a statement, stacked over its month; aims on top, as outlines; the number above each stack."""
    radius = RADIUS[size]
    step = 2 * radius + 2
    highest = max((firm + aims for _, firm, aims in plot.months if firm + aims), default=1) + 2
    height = step * highest
    marks = [_mark("line", "base", x1=0.5, x2=width + 0.5, y1=height + 0.5, y2=height + 0.5)]
    words, sums = [], []
    for place, (month, firm, aims) in enumerate(plot.months):
        x = (2 * place + 1) * Decimal(width) / (2 * len(plot.months))
        foot = pixels(height + 7.5 + round(MONTH[size] * 0.79))
        words.append(Words("month", "middle", MONTH[size], pixels(x + Decimal("0.5")), ((foot, month),)))
        for rank in range(firm + aims):
            tone = "now" if rank < firm else "aim"
            marks.append(_mark("circle", f"tone-{tone}", cx=x, cy=height - step * (rank + 0.5), r=radius))
        if firm + aims:
            foot = pixels(height - step * (firm + aims) - 7)
            sums.append(Words("figure", "middle", FONT, pixels(x), ((foot, str(firm + aims)),)))
    return height, marks, [*words, *sums]


def _mark(element: str, kind: str, **places: Decimal | float) -> Mark:
    return Mark(element, kind, tuple((name, pixels(place)) for name, place in places.items()))


def pixels(number: Decimal | float) -> str:
    """``number`` with at most two decimals."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
