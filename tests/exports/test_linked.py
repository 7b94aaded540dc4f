"""The schema.org Dataset, with and without a known address."""

from __future__ import annotations

import pytest

from generator.exports.columns import COLUMNS
from generator.exports.linked import describe_dataset, known_address
from generator.project.labels import report_labels
from generator.project.paths import TARGETS
from generator.project.report_file import load_report
from generator.report.model import LANGUAGES
from tests.minimal import Project


@pytest.mark.parametrize(
    ("given", "known"),
    [
        (None, ""),
        ("", ""),
        ("https://example.org/city-2031/", ""),
        ("https://city.example/report", "https://city.example/report/"),
        ("https://user.example/repo/", "https://user.example/repo/"),
    ],
)
def test_only_a_real_address_is_known(given: str | None, known: str) -> None:
    assert known_address(given) == known


def test_files_are_absolute_where_the_address_is_known(project: Project) -> None:
    report = load_report(project.root / TARGETS).report
    data = describe_dataset(report, "en", report_labels("en", report.heading), "https://a.example/b/")
    assert data["url"] == "https://a.example/b/en/data/"
    assert {d["contentUrl"] for d in data["distribution"]} == {
        f"https://a.example/b/data/{name}" for name in ("targets.csv", "outcomes.csv", "targets.json", "targets.xlsx")
    }


@pytest.mark.parametrize(("language", "way"), [("zh", "../data/"), ("en", "../../data/")])
def test_files_are_relative_to_the_data_page_otherwise(project: Project, language: str, way: str) -> None:
    report = load_report(project.root / TARGETS).report
    data = describe_dataset(report, language, report_labels(language, report.heading), "")
    assert all(d["contentUrl"].startswith(way) for d in data["distribution"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_dataset_speaks_of_the_report_in_its_language(project: Project, language: str) -> None:
    report = load_report(project.root / TARGETS).report
    data = describe_dataset(report, language, report_labels(language, report.heading), "")
    assert report.heading.title[language] in data["name"]
    assert str(len(report.items)) in data["description"]
    assert data["isBasedOn"]["datePublished"] == "2022-02-15"
    assert data["isBasedOn"]["publisher"]["name"] == report.heading.publisher[language]
    assert data["spatialCoverage"]["name"] == report.heading.city[language]
    assert data["temporalCoverage"] == "2021/2022"
    assert data["license"].startswith("https://creativecommons.org/licenses/by/4.0")
    assert {v["name"]: v["description"] for v in data["variableMeasured"]} == {
        c.name: c.meaning[language] for c in COLUMNS
    }
