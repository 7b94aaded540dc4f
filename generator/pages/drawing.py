"""A chart's numbers -> SVG, through Altair and vl-convert.

Two drawings a chart: one for a desk, one for a phone, whose text keeps its size; the stylesheet shows the one
that fits. Text stays text, in the page's own fonts, and colours are the stylesheet's variables. Nothing depends
on the fonts of the machine that builds: every place is given in pixels, and text widths are estimated here.

Altair and vl-convert's engine take two seconds to start, so drawings are kept by content under ``build/cache``.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from generator.cache import digest
from generator.files import write_atomic
from generator.pages.views.charts import Bars, Chart, Dots

SVG = "http://www.w3.org/2000/svg"
WIDTHS = {"wide": 690, "narrow": 330}
"""Width of each drawing, in pixels."""
FONT, LINE, BAR, GAP = 13, 18, 12, 14
"""Size of the text, height of a line and of a bar, room after a bar; in pixels."""
TICKS = {"wide": 6, "narrow": 3}
"""About how many ticks an axis has."""
PADDING = {"left": 1, "right": 2, "top": 4, "bottom": 26}
RADIUS = {"wide": 6, "narrow": 5}
COLOURS = {"now": "var(--accent)", "aim": "var(--paper)", "before": "var(--quiet)"}
EDGES = {"now": "var(--accent)", "aim": "var(--accent)", "before": "var(--quiet)"}
"""How each tone is filled and edged; an aim is an outline."""
ATTRIBUTES = frozenset(
    "d x y dx dy x1 x2 y1 y2 width height transform fill stroke stroke-width text-anchor font-size font-weight".split()
)
"""The attributes that a drawing has; what else the renderer writes says how it came about."""


@dataclass(frozen=True)
class Drawing:
    """One chart, drawn."""

    wide: str
    narrow: str


def draw(chart: Chart, cache: Path | None = None) -> Drawing:
    """``chart`` as SVG for each width; ``cache`` is a folder that keeps drawings by content."""
    return Drawing(*(_draw_once(chart, size, cache) for size in WIDTHS))


def _draw_once(chart: Chart, size: str, cache: Path | None) -> str:
    if cache is None:
        return _draw(chart, size)
    file = cache / f"{digest(chart.id, chart.title, chart.description, chart.plot, size)}.svg"
    if not file.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        write_atomic(file, _draw(chart, size).encode())
    return file.read_text(encoding="utf-8")


def _draw(chart: Chart, size: str) -> str:
    # Only here: a build that finds its drawings kept needs neither.
    import vl_convert

    plot = _bars(chart.plot, size) if isinstance(chart.plot, Bars) else _dots(chart.plot, size)
    spec = plot.properties(padding=PADDING, autosize="none", background="none").configure_view(stroke=None).to_dict()
    drawn = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return _dress(ElementTree.fromstring(drawn), chart, size)


def _bars(plot: Bars, size: str) -> Any:
    """Each bar below a line with its name and its figure; one scale from zero for all."""
    import altair as alt

    width = WIDTHS[size] - PADDING["left"] - PADDING["right"]
    names, figures, bars, headings, y = [], [], [], [], 0
    for heading, members in plot.groups:
        if heading:
            lines = _wrap(heading, width)
            headings.append({"y": y + FONT, "text": lines})
            y += LINE * len(lines) + 6
        for bar in members:
            lines = _wrap(bar.label, width)
            if _text_width(lines[-1]) + FONT + _text_width(bar.shown) > width:
                lines.append("")
            names.append({"y": y + FONT, "text": lines})
            y += LINE * len(lines)
            figures.append({"y": y - LINE + FONT, "text": bar.shown})
            bars.append({"y": y + 1, "y2": y + 1 + BAR, "value": float(bar.value), "tone": bar.tone})
            y += BAR + GAP
        y += GAP if heading else 0
    top = max(bar["value"] for bar in bars) or 1
    scale = alt.Scale(domain=[0, top], range=[0, width], nice=False)
    tick = plot.tick.replace("{}", "' + datum.value + '").replace("{:,}", "' + format(datum.value, ',') + '")
    axis = alt.Axis(
        tickCount=TICKS[size],
        labelExpr=f"datum.value ? '{tick}' : '0'",
        labelOverlap=False,
        labelFlush=True,
        labelBound=False,
        labelFontSize=11,
        title=None,
        gridColor="var(--rule)",
        labelColor="var(--quiet)",
        domain=False,
        ticks=False,
    )
    row, end = alt.Y("y:Q", scale=None, axis=None), alt.Y2("y2:Q")
    tone = alt.Fill("tone:N", scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())), legend=None)
    edge = alt.Stroke("tone:N", scale=alt.Scale(domain=list(EDGES), range=list(EDGES.values())), legend=None)
    layers = [
        alt.Chart(alt.Data(values=bars))
        .mark_rect(opacity=1)
        .encode(alt.X("value:Q", scale=scale, axis=axis), row, x2=alt.datum(0), y2=end, fill=tone, stroke=edge),
        _text(alt, names, alt.value(0), "left", "normal", "var(--ink)"),
        _text(alt, figures, alt.value(width), "right", "bold", "var(--ink)"),
        *([_text(alt, headings, alt.value(0), "left", "bold", "var(--ink)")] if headings else []),
    ]
    return alt.layer(*layers).properties(width=width, height=y)


def _text(alt: Any, rows: list[dict], x: Any, align: str, weight: str, colour: str) -> Any:
    mark = {
        "align": align,
        "baseline": "alphabetic",
        "fontSize": FONT,
        "fontWeight": weight,
        "fill": colour,
        "lineHeight": LINE,
    }
    chart = alt.Chart(alt.Data(values=rows)).mark_text(**mark)
    return chart.encode(x=x, y=alt.Y("y:Q", scale=None, axis=None), text=alt.Text("text:N"))


def _dots(plot: Dots, size: str) -> Any:
    """One dot a statement, stacked over its month; aims on top, as outlines; the number above each stack."""
    import altair as alt

    width = WIDTHS[size] - PADDING["left"] - PADDING["right"]
    step, radius = 2 * RADIUS[size] + 2, RADIUS[size]
    dots = [
        {"month": month, "rank": rank + 0.5, "tone": "now" if rank < firm else "aim"}
        for month, firm, aims in plot.months
        for rank in range(firm + aims)
    ]
    sums = [
        {"month": month, "rank": firm + aims, "text": str(firm + aims)}
        for month, firm, aims in plot.months
        if firm + aims
    ]
    highest = max((each["rank"] for each in sums), default=1) + 2
    months = [month for month, *_ in plot.months]
    axis = alt.Axis(
        labelAngle=0,
        labelOverlap=False,
        labelFontSize=10 if size == "narrow" else FONT,
        labelPadding=7,
        title=None,
        ticks=False,
        domainColor="var(--quiet)",
        labelColor="var(--ink)",
        labelLimit=0,
    )
    x = alt.X("month:O", scale=alt.Scale(domain=months), axis=axis)
    y = alt.Y("rank:Q", scale=alt.Scale(domain=[0, highest], nice=False), axis=None)
    tone = alt.Fill("tone:N", scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())), legend=None)
    mark = {"size": (2 * radius) ** 2, "stroke": "var(--accent)", "strokeWidth": 1.5, "opacity": 1}
    circles = alt.Chart(alt.Data(values=dots)).mark_point(**mark).encode(x=x, y=y, fill=tone)
    text = {"baseline": "bottom", "dy": -4, "fontSize": FONT, "fontWeight": "bold", "fill": "var(--ink)"}
    numbers = alt.Chart(alt.Data(values=sums)).mark_text(**text).encode(x=x, y=y, text="text:N")
    return alt.layer(circles, numbers).properties(width=width, height=step * highest)


def _text_width(text: str) -> int:
    """About how wide ``text`` is: a Chinese character is as wide as high, others a little over half of it."""
    return round(sum(FONT if unicodedata.east_asian_width(c) in "WFA" else FONT * 0.55 for c in text))


def _wrap(text: str, width: int) -> list[str]:
    """``text`` in lines no wider than ``width``; breaks between words, in Chinese between any two characters."""
    words = text.split(" ") if text.isascii() or " " in text else list(text)
    joint = " " if " " in text else ""
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]}{joint}{word}"
        if _text_width(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _dress(svg: ElementTree.Element, chart: Chart, size: str) -> str:
    """The drawing with a name and a description, and without what a page has no use for."""
    ElementTree.register_namespace("", SVG)
    _strip(svg)
    width, height = svg.get("width"), svg.get("height")
    svg.attrib.clear()
    name = f"chart-{chart.id}-{size}"
    svg.attrib |= {"class": size, "viewBox": f"0 0 {width} {height}", "width": width, "height": height}
    svg.attrib |= {"role": "img", "aria-labelledby": f"{name}-title", "aria-describedby": f"{name}-desc"}
    for place, (tag, text) in enumerate((("title", chart.title), ("desc", chart.description))):
        element = ElementTree.Element(f"{{{SVG}}}{tag}", {"id": f"{name}-{tag}"})
        element.text = text
        svg.insert(place, element)
    return ElementTree.tostring(svg, encoding="unicode")


def _strip(element: ElementTree.Element) -> None:
    """Take out grounds, empty groups and the attributes that are not kept."""
    for child in list(element):
        if child.get("class") in ("background", "foreground"):
            element.remove(child)
            continue
        _strip(child)
        empty = child.tag == f"{{{SVG}}}g" and not len(child)
        if empty or child.tag == f"{{{SVG}}}rect":
            element.remove(child)
    element.attrib = {key: value for key, value in element.attrib.items() if key in ATTRIBUTES}
