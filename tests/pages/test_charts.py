"""Charts: true to scale, the same on every machine, and fit for a page with a strict policy."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.pages.drawing import SVG, WIDTHS, draw
from generator.pages.views.charts import Bar, Bars, Cell, Chart, Dots

SHORT, LONG = "短", "Imports and exports of the Luoyang Comprehensive Bonded Zone"
BARS = Bars(
    (
        ("钱", (Bar(SHORT, "250亿元", Decimal(250), "before"), Bar(LONG, "1000亿元以上", Decimal(1000), "now"))),
        ("其他", (Bar("没有", "0元", Decimal(0), "now"), Bar("力争的", "500亿元（力争）", Decimal(500), "aim"))),
    ),
    "{}亿元",
)
DOTS = Dots((("1月", 0, 0), ("2月", 3, 1), ("3月", 0, 2)))


def chart(plot: Bars | Dots, title: str = "钱 & <数>") -> Chart:
    return Chart("money", title, "两根横条", plot, ("名", "数"), ((Cell("名"), Cell("数")),))


@pytest.fixture(scope="module")
def bars() -> dict[str, ElementTree.Element]:
    drawing = draw(chart(BARS))
    return {size: ElementTree.fromstring(getattr(drawing, size)) for size in WIDTHS}


@pytest.fixture(scope="module")
def dots() -> ElementTree.Element:
    return ElementTree.fromstring(draw(chart(DOTS)).narrow)


def texts(svg: ElementTree.Element) -> list[str]:
    return ["".join(element.itertext()) for element in svg.iter(f"{{{SVG}}}text")]


def lengths(svg: ElementTree.Element) -> list[float]:
    """The widths of the bars, top to bottom."""
    paths = [path.get("d") for path in svg.iter(f"{{{SVG}}}path")]
    return [float(match[1]) for path in paths if (match := re.fullmatch(r"M0,[\d.]+h(-?[\d.]+)v[\d.]+h[-\d.]+Z", path))]


@pytest.mark.parametrize("size", WIDTHS)
def test_bars_start_at_zero_and_are_as_long_as_their_numbers(bars, size):
    quarter, whole, nothing, half = lengths(bars[size])
    assert whole == pytest.approx(WIDTHS[size], abs=5)
    assert quarter == pytest.approx(whole / 4)
    assert half == pytest.approx(whole / 2)
    assert nothing == 0


@pytest.mark.parametrize("size", WIDTHS)
def test_every_name_and_figure_is_there_as_text(bars, size):
    shown = texts(bars[size])
    for figure in ("250亿元", "1000亿元以上", "500亿元（力争）", SHORT, "钱", "其他"):
        assert figure in shown
    assert LONG.replace(" ", "") in [text.replace(" ", "") for text in shown]
    assert "0" in shown  # the axis says where it starts


def test_a_long_name_is_broken_only_where_there_is_no_room(bars):
    lines = {size: len(list(svg.iter(f"{{{SVG}}}tspan"))) for size, svg in bars.items()}
    assert lines["wide"] == 0
    assert lines["narrow"] >= 2


def test_a_dot_stands_for_each_date_and_an_aim_is_hollow(dots):
    fills = [path.get("fill") for path in dots.iter(f"{{{SVG}}}path") if path.get("stroke")]
    assert fills.count("var(--accent)") == 3
    assert fills.count("var(--paper)") == 3
    assert texts(dots) == ["1月", "2月", "3月", "4", "2"]


def test_a_drawing_has_a_name_and_a_description(bars):
    for size, svg in bars.items():
        assert svg.get("role") == "img"
        title, desc = svg[0], svg[1]
        assert (title.text, desc.text) == ("钱 & <数>", "两根横条")
        assert (svg.get("aria-labelledby"), svg.get("aria-describedby")) == (title.get("id"), desc.get("id"))
        assert svg.get("viewBox") == f"0 0 {svg.get('width')} {svg.get('height')}"
        assert int(svg.get("width")) == WIDTHS[size]


def test_nothing_is_styled_inline_fetched_or_bound_to_a_font(bars, dots):
    allowed = re.compile(r"var\(--(accent|ink|paper|quiet|rule)\)|none")
    for svg in (*bars.values(), dots):
        for element in svg.iter():
            assert not {"style", "font-family", "onclick", "href"} & set(element.attrib)
            for key in ("fill", "stroke"):
                assert element.get(key) is None or allowed.fullmatch(element.get(key))


def test_a_kept_drawing_is_used_again_until_its_chart_changes(tmp_path: Path):
    first = draw(chart(DOTS), tmp_path)
    kept = {file: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()}
    assert sorted(kept.values()) == sorted((first.wide, first.narrow))
    for file in kept:
        file.write_text("<svg>kept</svg>", encoding="utf-8")
    assert draw(chart(DOTS), tmp_path).wide == "<svg>kept</svg>"
    assert "other" in draw(chart(DOTS, "other"), tmp_path).wide
    assert len(list(tmp_path.iterdir())) == 2 * len(kept)


def test_the_same_chart_gives_the_same_drawing():
    assert draw(chart(BARS)) == draw(chart(BARS))
