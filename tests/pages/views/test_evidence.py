"""The evidence of an item: conversions, citation, and the way to report an error."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from generator.checks.project import check_project
from generator.pages.views.context import Context
from generator.pages.views.evidence import FORM, view_evidence
from generator.project.labels import load_labels
from generator.report.figures import UNITS
from tests.conftest import ROOT
from tests.minimal import Project

HREF = "sections/livelihood/#new-jobs"


def context(project: Project, language: str, **known: str) -> Context:
    checked = check_project(project.root)
    return Context(checked.loaded.report, checked.glossary, language, checked.labels[language], **known)


def evidence(project: Project, language: str = "en", item: str = "new-jobs", **known: str):
    found = context(project, language, **known)
    return view_evidence(found.report.by_id[item], HREF, found)


CONVERSIONS = [
    ("value: 18, unit: 所", None, ""),
    ("value: 8.2万, unit: 户", "8.2万户", "wan, ten thousand"),
    ("value: 5447.1亿, unit: 元", "5447.1亿元", "yi, a hundred million"),
    ("value: 300, unit: 亩", "300亩", "15 mu = 1 ha"),
    ("value: 48亿, unit: 斤", "48亿斤", "1 jin = 0.5 kg"),
    ("value: 10, unit: 元", "10元", "no currency was converted"),
    ('value: 一半, unit: "%"', "一半", "share in words"),
    ("value: 7万, value_max: 10万, unit: 户", "7万—10万户", "wan"),
]


@pytest.mark.parametrize(("figure", "printed", "rule"), CONVERSIONS)
def test_what_was_converted_is_said_beside_the_printed_figure(
    project: Project, figure: str, printed: str | None, rule: str
) -> None:
    project.set("new-jobs", "figure", f"{{{figure}, comparator: exactly, noun: things}}")
    shown = evidence(project)
    assert shown.printed == printed
    assert rule in "; ".join(shown.rules)
    assert bool(shown.rules) == bool(printed)


def test_an_item_without_a_figure_converts_nothing(project: Project) -> None:
    assert evidence(project, item="metro").rules == ()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["New urban jobs, ", "Evening News", "15 February 2022", "paragraph 6", f"https://a.example/en/{HREF}"]),
        ("zh", ["新增城镇就业，", "晚报2022年2月15日", "第6段", f"https://a.example/{HREF}"]),
    ],
)
def test_citation_names_item_source_and_address(project: Project, language: str, words: list[str]) -> None:
    citation = evidence(project, language, address="https://a.example/").citation
    assert [word for word in words if word not in citation] == []


def test_citation_gives_the_id_where_the_address_is_unknown(project: Project) -> None:
    assert evidence(project).citation.endswith("#new-jobs")


def test_nothing_is_reported_where_the_repository_is_unknown(project: Project) -> None:
    assert evidence(project).report is None


@pytest.mark.parametrize("repository", ["https://forge.example/us/it", "https://forge.example/us/it/"])
def test_report_link_fills_in_fields_that_the_form_has(project: Project, repository: str) -> None:
    link = urlsplit(evidence(project, "zh", repository=repository).report)
    assert link.path == "/us/it/issues/new"
    filled = {key: values[0] for key, values in parse_qs(link.query).items()}
    assert filled == {"template": FORM, "title": "new-jobs: ", "item": "new-jobs", "language": "zh"}
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8"))
    fields = {field["id"]: field["type"] for field in form["body"] if "id" in field}
    assert fields == {"item": "input", "language": "input", "wrong": "textarea", "source": "textarea"}


def test_every_conversion_that_figures_make_has_words() -> None:
    for language in ("zh", "en"):
        labels = load_labels(language)
        assert all(labels[f"converted_{each}"] for each in ("wan", "yi", "mu", "jin", "yuan", "share"))
    assert {"亩", "斤", "元"} <= set(UNITS)
