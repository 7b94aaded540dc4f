"""Charts with every tone, in the stylesheet alone: what a reader of few colours, or of paper, can tell apart."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.checks.project import check_project
from generator.pages.renderer import Renderer
from generator.pages.views.charts import TONES, Bar, Bars, Chart, Dots
from generator.pages.views.context import Context
from tests.minimal import MINIMAL

STYLES = Path(__file__).parents[2] / "overrides/assets/styles"
CSS = "".join((STYLES / name).read_text(encoding="utf-8") for name in ("colours.css", "print.css", "charts.css"))
BARS = Bars(
    (
        ("", (Bar("Before", "8", Decimal(8), "before"), Bar("Now", "9", Decimal(9), "now"))),
        ("", (Bar("Aim", "10", Decimal(10), "aim", Bar("Outcome", "6", Decimal(6), "outcome")),)),
    ),
    "{:f}",
)
DOTS = Dots((("Jan", 2, 1), ("Feb", 0, 0)))
FIGURE = '{% import "charts.html" as c with context %}{{ c.figure(bars, root) }}{{ c.figure(dots, root) }}'
COLOURS = """() => {
    const probe = document.body.appendChild(document.createElement("i"));
    const system = name => { probe.style.cssText = `forced-color-adjust: none; color: ${name}`; return getComputedStyle(probe).color; };
    const of = (query, ...names) => names.map(name => getComputedStyle(document.querySelector(`svg.wide ${query}`))[name]);
    const key = tone => {
        const style = getComputedStyle(document.querySelector(`.legend .tone-${tone}`), "::before");
        return [style.backgroundColor, style.borderTopColor];
    };
    return {
        tones: Object.fromEntries(["before", "now", "aim", "outcome"].map(tone => [tone, of(`.tone-${tone}`, "fill", "stroke")])),
        keys: Object.fromEntries(["before", "now", "aim", "outcome"].map(tone => [tone, key(tone)])),
        dots: [of("circle.tone-now", "fill", "stroke"), of("circle.tone-aim", "fill", "stroke")],
        text: of("text.name", "fill")[0], goal: of("line.goal", "stroke")[0], gap: of("line.gap", "stroke", "strokeDasharray"),
        canvas: system("Canvas"), ink: system("CanvasText"), highlight: system("Highlight"),
        exact: getComputedStyle(document.querySelector(".legend .tone-now"), "::before").printColorAdjust,
        breaks: getComputedStyle(document.querySelector("figure.chart")).breakInside,
    };
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    checked = check_project(MINIMAL, wording=False)
    renderer = Renderer(Context(checked.loaded.report, checked.glossary, "en", checked.labels["en"]))
    legend = tuple((tone, tone) for tone in TONES)
    bars, dots = (Chart(name, name, "", plot, (), (), legend) for name, plot in (("bars", BARS), ("dots", DOTS)))
    body = renderer.fill(renderer.template("page", FIGURE), "charts.md", bars=bars, dots=dots)
    page = browser.new_page(viewport={"width": 800, "height": 900}, color_scheme="dark")
    page.set_content(
        f'<!doctype html><style>{CSS}</style><body data-md-color-scheme="slate"><div class="md-typeset">{body}</div>'
    )
    yield page
    page.close()


def test_tones_differ_in_high_contrast_on_paper_and_by_shape(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate(COLOURS)
        ink, canvas, highlight = found["ink"], found["canvas"], found["highlight"]
        assert len({ink, canvas, highlight}) == 3
        tones = {"before": [ink, ink], "now": [highlight, ink], "aim": [canvas, ink], "outcome": [ink, ink]}
        assert found["tones"] == tones
        assert found["dots"] == [tones["now"], tones["aim"]]
        assert found["keys"] == tones | {"aim": ["rgba(0, 0, 0, 0)", ink]}
        assert (found["text"], found["goal"], found["gap"][0]) == (ink, ink, ink)

    # Paper is white and its ink dark, also where the screen is dark.
    page.emulate_media(forced_colors="none", color_scheme="dark", media="print")
    found = page.evaluate(COLOURS)
    accent, white, grey, ink = "rgb(140, 47, 57)", "rgb(255, 255, 255)", "rgb(85, 80, 75)", "rgb(29, 27, 25)"
    tones = {"before": [grey, grey], "now": [accent, accent], "aim": [white, accent], "outcome": [ink, ink]}
    assert found["tones"] == tones
    assert (found["text"], found["goal"], found["exact"], found["breaks"]) == (ink, ink, "exact", "avoid")

    # The gap below a target shows without any colour: a thinner bar, dashes from its end to the target's, a line there.
    assert found["gap"][1] != "none"
    for width, size in ((800, "wide"), (390, "narrow")):
        page.set_viewport_size({"width": width, "height": 900})
        svg = page.locator(f"#chart-bars svg.{size}")
        assert [each.get_attribute("class") for each in page.locator("#chart-bars svg:visible").all()] == [size]
        boxes = {kind: svg.locator(f".{kind}").bounding_box() for kind in ("tone-aim", "tone-outcome", "goal", "gap")}
        target, outcome = boxes["tone-aim"], boxes["tone-outcome"]
        assert outcome["y"] >= target["y"] + target["height"]
        assert outcome["height"] < target["height"] * 0.75
        end = target["x"] + target["width"]
        assert abs(boxes["goal"]["x"] + boxes["goal"]["width"] / 2 - end) < 2
        assert abs(boxes["gap"]["x"] - outcome["x"] - outcome["width"]) < 2
        assert abs(boxes["gap"]["x"] + boxes["gap"]["width"] - end) < 2
