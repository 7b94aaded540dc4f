"""Charts: true to scale, the same on every machine, and fit for a page with a strict policy."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.checks.project import check_project
from generator.pages.axis import ticks
from generator.pages.drawing import WIDTHS, draw, pixels
from generator.pages.renderer import Renderer
from generator.pages.text_lines import text_width, wrap
from generator.pages.views.charts import Bar, Bars, Cell, Chart, Dots, chart_comparisons, chart_figures
from generator.pages.views.compare import view_comparison
from generator.pages.views.context import Context
from tests.minimal import MINIMAL

SVG = "{http://www.w3.org/2000/svg}"
SHORT, LONG = "短", "Imports and exports of the Seaport Comprehensive Bonded Zone"
BARS = Bars(
    (
        ("钱", (Bar(SHORT, "250亿元", Decimal(250), "before"), Bar(LONG, "1000亿元以上", Decimal(1000), "now"))),
        ("其他", (Bar("没有", "0元", Decimal(0), "now"), Bar("力争的", "500亿元（力争）", Decimal(500), "aim"))),
    ),
    "{:f}亿元",
)
DOTS = Dots((("1月", 0, 0), ("2月", 3, 1), ("3月", 0, 2)))
CSS = (Path(__file__).parents[2] / "overrides/assets/styles/charts.css").read_text(encoding="utf-8")


def chart(plot: Bars | Dots, title: str = "钱 & <数>") -> Chart:
    return Chart("money", title, '两根"横条"', plot, ("名", "数"), ((Cell("名"), Cell("数")),))


def one_bar(value: object, outcome: object = None, tick: str = "{:f}%", label: str = "名") -> Bars:
    after = None if outcome is None else Bar("实际", "出", Decimal(outcome), "outcome")
    return Bars((("", (Bar(label, "数", Decimal(value), "now", after),)),), tick)


def figure_of(chart: Chart, context: Context) -> ElementTree.Element:
    """The chart as it is on a page: Markdown takes it as it is, so it has to be well-formed."""
    renderer = Renderer(context)
    page = renderer.template("page", '{% import "charts.html" as c with context %}{{ c.figure(chart, root) }}')
    text = renderer.fill(page, "charts.md", chart=chart)
    assert "\n\n" not in text.strip()  # Markdown would end the block there
    return ElementTree.fromstring(text.replace(" data-search-exclude", ""))


@pytest.fixture(scope="module")
def contexts() -> dict[str, Context]:
    checked = check_project(MINIMAL, wording=False)
    return {
        language: Context(checked.loaded.report, checked.glossary, language, checked.labels[language])
        for language in ("zh", "en")
    }


@pytest.fixture(scope="module")
def svgs(contexts):
    """A function: the drawings of a chart, by width."""

    def drawings(plot: Bars | Dots, title: str = "钱 & <数>") -> dict[str, ElementTree.Element]:
        return {svg.get("class"): svg for svg in figure_of(chart(plot, title), contexts["zh"]).iter(f"{SVG}svg")}

    return drawings


def texts(svg: ElementTree.Element, kind: str = "") -> list[str]:
    return ["".join(each.itertext()) for each in svg.iter(f"{SVG}text") if not kind or each.get("class") == kind]


def marks(svg: ElementTree.Element, element: str, kind: str = "") -> list[dict[str, float]]:
    found = [each for each in svg.iter(SVG + element) if not kind or each.get("class") == kind]
    return [{name: float(value) for name, value in each.attrib.items() if name != "class"} for each in found]


@pytest.mark.parametrize("size", WIDTHS)
def test_bars_start_at_zero_and_are_as_long_as_their_numbers(svgs, size):
    rects = marks(svgs(BARS)[size], "rect")
    whole = WIDTHS[size] - 3
    assert [rect["x"] for rect in rects] == [0, 0, 0, 0]
    assert [rect["width"] for rect in rects] == [whole / 4, whole, 0, whole / 2]


@pytest.mark.parametrize("values", [(1, 3, 7), ("0.1", "0.3", "0.2"), (10**12, 3, 10**6), ("4.8", "8.8", "0.01")])
def test_a_bar_is_true_to_two_decimals_of_a_pixel(values):
    bars = tuple(Bar("名", "数", Decimal(value), "now") for value in values)
    for drawing in draw(chart(Bars((("", bars),), "{:f}"))):
        widths = [dict(mark.places)["width"] for mark in drawing.marks if mark.element == "rect"]
        whole = WIDTHS[drawing.size] - 3
        top = max(map(Decimal, values))
        for value, width in zip(values, widths, strict=True):
            assert abs(Decimal(width) - Decimal(value) / top * whole) <= Decimal("0.005")
            assert re.fullmatch(r"\d+(\.\d{1,2})?", width)


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0"), (10, "10"), (0.5, "0.5"), (Decimal("1E+2"), "100"), (Decimal(2) / 3, "0.67")]
)
def test_a_place_has_at_most_two_decimals_and_no_exponent(number, written):
    assert pixels(number) == written


@pytest.mark.parametrize(
    ("low", "top", "count", "expected"),
    [
        ("0", "8.8", 6, "0 2 4 6 8"),
        ("0", "41", 6, "0 5 10 15 20 25 30 35 40"),
        ("0", "2600", 6, "0 500 1000 1500 2000 2500"),
        ("0", "10", 3, "0 5 10"),
        ("0", "1", 6, "0 0.2 0.4 0.6 0.8 1"),
        ("0", "0.0000003", 3, "0 0.0000001 0.0000002 0.0000003"),
        ("0", "3000000000000", 3, "0 1000000000000 2000000000000 3000000000000"),
        ("0", "1.9", 2, "0 1"),
        ("-3.5", "7", 6, "-2 0 2 4 6"),
        ("-4", "0", 2, "-4 -2 0"),
        ("0", "0", 6, "0"),
    ],
)
def test_ticks_are_round_numbers(low, top, count, expected):
    assert [f"{tick:f}" for tick in ticks(Decimal(low), Decimal(top), count)] == expected.split()


@pytest.mark.parametrize(
    ("value", "tick", "expected"),
    [
        (0, "{:f}%", ["0"]),
        (8, "{:f}%", ["0", "2%", "4%", "6%", "8%"]),
        (80000, "{:,f}", ["0", "20,000", "40,000", "60,000", "80,000"]),
        (300, "RMB {:,f} bn", ["0", "RMB 100 bn", "RMB 200 bn", "RMB 300 bn"]),
        (305, "RMB {:,f} bn", ["0", "RMB 100 bn", "RMB 200 bn", "RMB 300 bn"]),  # the last stays in the picture
        (302, "RMB {:,f}0 bn", ["0", "RMB 2000 bn"]),  # where its neighbour leaves it no room, there are fewer
        # Three steps would not have room for such numbers.
        (3 * 10**15, "RMB {:,f} bn", ["0", "RMB 2,000,000,000,000,000 bn"]),
        ("0.0000002", "{:f}%", ["0", "0.0000001%", "0.0000002%"]),
    ],
)
def test_an_axis_says_round_numbers_that_do_not_touch(svgs, value, tick, expected):
    svg = svgs(one_bar(value, tick=tick))["narrow"]
    assert texts(svg, "tick") == expected
    lines = marks(svg, "line", "grid")
    assert len(lines) == len(expected)
    assert all(line["x1"] == line["x2"] and line["x1"] % 1 == 0.5 for line in lines)  # sharp on a screen
    spans = []
    for each in svg.iter(f"{SVG}text"):
        if each.get("class") == "tick":
            wide, x = text_width(each[0].text, 11), float(each[0].get("x"))
            start = x - wide * {"start": 0, "middle": 0.5, "end": 1}[each.get("text-anchor")]
            spans.append((start, start + wide))
    assert spans[0][0] >= 0
    assert spans[-1][1] <= WIDTHS["narrow"]
    assert all(after[0] - before[1] >= 10 for before, after in pairwise(spans))


@pytest.mark.parametrize("size", WIDTHS)
def test_every_name_and_figure_is_there_as_text(svgs, size):
    svg = svgs(BARS)[size]
    assert texts(svg, "name") == [SHORT, LONG, "没有", "力争的"]
    assert texts(svg, "figure") == ["250亿元", "1000亿元以上", "0元", "500亿元（力争）"]
    assert texts(svg, "heading") == ["钱", "其他"]


def test_a_long_name_is_broken_only_where_there_is_no_room(svgs):
    lines = {
        size: [len(text) for text in svg.iter(f"{SVG}text") if text.get("class") == "name"]
        for size, svg in svgs(BARS).items()
    }
    assert lines == {"wide": [1, 1, 1, 1], "narrow": [1, 2, 1, 1]}


def test_a_figure_without_room_beside_the_name_is_below_it(svgs):
    svg = svgs(Bars((("", (Bar("New lending over the year", "at least RMB 50 billion", Decimal(5), "now"),)),), "{:f}"))
    name, figure = ([float(text[0].get("y")) for text in svg[size].iter(f"{SVG}text")][-2:] for size in WIDTHS)
    assert name[0] == name[1]
    assert figure[0] < figure[1]


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 50, [""]),
        ("one two", 100, ["one two"]),
        ("one two three", 60, ["one two ", "three"]),
        ("一二三四五六", 39, ["一二三", "四五六"]),
        ("一二三，四五", 39, ["一二", "三，四", "五"]),
        ("一二（三）四", 39, ["一二", "（三）", "四"]),
        ("建设5G基站 100个", 60, ["建设5G基", "站 100个"]),
        ("abcdefghijkl", 36, ["abcde", "fghij", "kl"]),
    ],
)
def test_lines_break_between_words_or_chinese_characters_and_lose_nothing(text, room, lines):
    assert wrap(text, room, 13) == lines
    assert "".join(lines) == text


def test_each_date_has_a_dot_and_an_aim_is_hollow(svgs):
    svg = svgs(DOTS)["narrow"]
    assert len(marks(svg, "circle", "tone-now")) == 3
    assert len(marks(svg, "circle", "tone-aim")) == 3
    assert texts(svg) == ["1月", "2月", "3月", "4", "2"]
    february = [dot for dot in marks(svg, "circle") if dot["cx"] == 163.5]
    assert [dot["cy"] for dot in february] == [66, 54, 42, 30]  # apart by more than two radii
    assert {dot["r"] for dot in february} == {5}


def test_a_year_without_dates_has_its_months(svgs):
    svg = svgs(Dots((("1月", 0, 0), ("2月", 0, 0))))["wide"]
    assert texts(svg) == ["1月", "2月"]
    assert marks(svg, "circle") == []


def test_a_drawing_has_a_name_and_a_description(svgs):
    drawn = svgs(BARS)
    assert list(drawn) == list(WIDTHS)
    for size, svg in drawn.items():
        assert svg.get("role") == "img"
        title, desc = svg[0], svg[1]
        assert (title.tag, title.text, desc.tag, desc.text) == (f"{SVG}title", "钱 & <数>", f"{SVG}desc", '两根"横条"')
        assert (svg.get("aria-labelledby"), svg.get("aria-describedby")) == (title.get("id"), desc.get("id"))
        assert svg.get("viewBox") == f"-1 -4 {svg.get('width')} {svg.get('height')}"
        assert int(svg.get("width")) == WIDTHS[size]
    ids = [each.get("id") for svg in drawn.values() for each in svg.iter() if each.get("id")]
    assert len(ids) == len(set(ids)) == 4


HOSTILE = "</text><script>alert(1)</script> & \"x\" 'y'"


def test_signs_of_markup_in_a_name_stay_text(svgs):
    for svg in svgs(one_bar(5, 4, label=HOSTILE), HOSTILE).values():
        assert texts(svg, "name") == [HOSTILE, "实际"]
        assert svg[0].text == HOSTILE
        assert not [each for each in svg.iter() if "script" in each.tag]


def test_nothing_is_styled_inline_fetched_or_bound_to_a_font(svgs):
    allowed = {"svg", "title", "desc", "rect", "line", "circle", "text", "tspan"}
    numbers = {"x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "font-size"}
    for plot in (BARS, DOTS, one_bar(5, 4), one_bar(5, -4)):
        for svg in svgs(plot).values():
            for element in svg.iter():
                assert element.tag.removeprefix(SVG) in allowed
                assert not {"style", "fill", "stroke", "font-family", "onclick", "href"} & set(element.attrib)
                for name in numbers & set(element.attrib):
                    assert re.fullmatch(r"-?\d+(\.\d{1,2})?", element.get(name))
                for kind in (element.get("class") or "").split():
                    assert f".{kind}" in CSS or kind in ("name", "month")


def test_the_same_chart_gives_the_same_bytes(contexts):
    one, other = (ElementTree.tostring(figure_of(chart(plot), contexts["en"])) for plot in (BARS, BARS))
    assert one == other


@pytest.mark.parametrize(("outcome", "short"), [("3.5", True), ("7", False), ("9", False), ("0", True), ("-2", True)])
def test_an_outcome_is_a_thinner_bar_below_its_target_that_a_line_marks(svgs, outcome, short):
    svg = svgs(one_bar(7, outcome))["wide"]
    target, found = marks(svg, "rect")
    assert [each.get("class") for each in svg.iter(f"{SVG}rect")] == ["tone-now", "tone-outcome"]
    assert found["height"] < target["height"]
    assert found["y"] > target["y"] + target["height"]
    assert found["width"] / target["width"] == pytest.approx(abs(float(outcome)) / 7, abs=1e-4)
    [goal] = marks(svg, "line", "goal")
    end = target["x"] + target["width"]
    assert goal["x1"] == goal["x2"] == pytest.approx(end, abs=0.01)
    assert goal["y1"] == target["y"] + target["height"]
    assert goal["y2"] > found["y"] + found["height"]
    gaps = marks(svg, "line", "gap")
    assert len(gaps) == short
    for gap in gaps:
        assert gap["x1"] == pytest.approx(target["x"] + target["width"] * float(outcome) / 7, abs=0.02)
        assert gap["x2"] == goal["x1"]
    # Both lines of words stand above both bars.
    assert texts(svg, "name") == ["名", "实际"]
    assert max(float(each[0].get("y")) for each in svg.iter(f"{SVG}text") if each.get("class") != "tick") < target["y"]


def test_a_fall_goes_to_the_left_of_zero(svgs):
    svg = svgs(one_bar(6, -2))["wide"]
    target, found = marks(svg, "rect")
    assert found["x"] == 0
    assert found["width"] == pytest.approx(target["x"])
    [zero] = marks(svg, "line", "zero")
    assert zero["x1"] == pytest.approx(target["x"], abs=1)
    assert texts(svg, "tick") == ["-2%", "-1%", "0", "1%", "2%", "3%", "4%", "5%", "6%"]


WORDS = {
    "zh": {
        "legend": ["2021年结果", "2022年目标", "实际结果"],
        "names": ["2021年结果", "2022年目标", "2022年实际"],
        "headers": ["内容", "2021年", "2022年目标", "相差", "实际"],
        "reported": "目标下面的细条是实际结果，竖线标出目标。生产总值目标，实际3.5%。",
    },
    "en": {
        "legend": ["Result for 2021", "Target for 2022", "Outcome"],
        "names": ["Result, 2021", "Target, 2022", "Outcome, 2022"],
        "headers": ["What", "2021", "2022 target", "Difference", "Outcome"],
        "reported": "The thin bar below a target is the outcome, and the upright line marks the target. Growth of the economy, outcome 3.5%.",
    },
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_outcome_is_in_legend_table_description_and_drawing(contexts, language):
    context, words = contexts[language], WORDS[language]
    pairs = [view_comparison(context.report.by_id["growth"], context)]
    plain = figure_of(chart_comparisons("pair", "T", pairs, context), context)
    assert "outcome" not in ElementTree.tostring(plain, encoding="unicode").lower()
    figure = figure_of(chart_comparisons("pair", "T", pairs, context, {"growth": ("3.5%", Decimal("3.5"))}), context)
    assert [each.text for each in figure.iter("span")] == words["legend"]
    assert [each.text for each in figure.find(".//thead/tr")] == words["headers"]
    assert figure.find(".//tbody/tr")[-1].text == "3.5%"
    for svg in figure.iter(f"{SVG}svg"):
        assert texts(svg, "name") == words["names"]
        assert texts(svg, "figure")[-1] == "3.5%"
        assert svg[1].text.endswith(words["reported"])
        before, now, outcome = marks(svg, "rect")
        assert outcome["width"] / now["width"] == pytest.approx(3.5 / 6, abs=1e-3)
        assert before["width"] / now["width"] == pytest.approx(4.8 / 6, abs=1e-3)


@pytest.mark.parametrize(("language", "unknown"), [("zh", "没有查到"), ("en", "Not found")])
def test_outcomes_are_scaled_as_the_figures_are_and_a_missing_one_is_named(contexts, language, unknown):
    context = contexts[language]
    items = [context.report.by_id[each] for each in ("new-jobs", "growth-2021")]
    outcomes = {"new-jobs": ("9", Decimal(90000))}
    jobs, growth = chart_figures("c", "T", "D", {"": items}, context, outcomes).plot.groups[0][1]
    assert (jobs.value, jobs.outcome.value, jobs.outcome.tone) == (80000, 90000, "outcome")
    assert growth.outcome is None
    figure = figure_of(chart_figures("c", "T", "D", {"": items}, context, outcomes), context)
    assert [row[-1].text for row in figure.find(".//tbody")] == ["9", unknown]
    money = [context.report.by_id["revenue-2021"]]
    bar = chart_figures("c", "T", "D", {"": money}, context, {"revenue-2021": ("x", Decimal(10**11))}).plot.groups[0][
        1
    ][0]
    assert bar.outcome.value == {"zh": 1000, "en": 100}[language]
