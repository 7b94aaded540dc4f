"""The settings of a site, the project's own words over the generator's, and what is wrong in them."""

from __future__ import annotations

import pytest

from generator.errors import ReportError
from generator.project.labels import report_labels
from generator.project.paths import LABELS, SITE
from generator.project.report_file import load_report
from generator.project.site_settings import Colours, contrast, load_settings
from generator.website.colours import recolour


def write(project, name: str, text: str) -> None:
    (project.root / name).write_text(text, encoding="utf-8")


def test_without_a_file_the_names_come_from_city_and_year(project) -> None:
    settings, heading = load_settings(project.root), load_report(project.root / "data/targets.yaml").report.heading
    labels = {language: report_labels(language, heading, project.root, settings) for language in ("zh", "en")}
    assert settings.problems == ()
    assert labels["zh"]["site_name"] == "某市2022政府工作报告解读"
    assert labels["en"]["site_name"] == "Somewhere 2022: the work report explained"
    assert labels["en"]["results"] == "Results in 2021"
    assert labels["zh"]["source_line"] == "依据晚报2022年2月15日公布的报告。"
    assert project.check().loaded.report.short_name == "somewhere-2022"


def test_settings_and_own_labels_lie_over_the_generators(project) -> None:
    write(
        project,
        SITE,
        "site:\n  slug: some-2022\n  name: {zh: 网站, en: Site}\n  search_examples: {zh: [甲, 乙], en: [a]}\n",
    )
    write(project, LABELS, 'results: {zh: "{before}年做到的", en: "Done in {before}"}\n')
    checked = project.check()
    assert checked.problems == ()
    assert checked.loaded.report.short_name == "some-2022"
    assert checked.labels["en"]["site_name"] == "Site"
    assert checked.labels["zh"]["search_examples"] == "甲|乙"
    assert checked.labels["en"]["results"] == "Done in 2021"


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("results: {zh: 一, en: one}\nresuls: {zh: 一, en: one}\n", "resuls", "a label of the generator"),
        ("items_count: {zh: 共, en: 'in all {}'}\n", "共", "{}"),
        ("results: {zh: '{month}', en: one}\n", "{month}", "{before}"),
        ("results: {zh: 一}\n", "zh", "zh and en"),
    ],
)
def test_wrong_labels_are_refused(project, text: str, found: str, expected: str) -> None:
    write(project, LABELS, text)
    with pytest.raises(ReportError) as error:
        project.check()
    (problem,) = error.value.problems
    assert (problem.file, problem.found, problem.expected) == (LABELS, found, expected)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("site:\n  slug: Not A Slug\n", "site, slug"),
        ("site:\n  colours: {light: red}\n", "site, colours, light"),
        ('site:\n  colours: {light: "#ffdddd"}\n', "site, colours, light"),
        ('site:\n  colours: {dark: "#333333"}\n', "site, colours, dark"),
        ("site:\n  draft: perhaps\n", "site, draft"),
        ("site:\n  source_address: ftp://x\n", "site, source_address"),
        ("site:\n  city: x\n", "site, city"),
    ],
)
def test_wrong_settings_are_reported(project, text: str, what: str) -> None:
    write(project, SITE, text)
    assert [problem.what for problem in load_settings(project.root).problems] == [what]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_colours_replace_the_themes_and_the_policy_follows_the_style() -> None:
    page = "<meta content=\"style-src 'sha256-GKUvEBWL3dDmJs1EF/P/dZwPD2AQT2XyrSCjyD8ovgo='\"><style>a { color: #8c2f39; }</style>"
    new = recolour(page, Colours(light="#004488"))
    assert "#8c2f39" not in new
    assert "a { color: #004488; }" in new
