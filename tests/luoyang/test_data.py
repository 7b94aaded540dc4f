"""The real data: they pass every check, and their fingerprint is that of the source."""

import json
from pathlib import Path

import jsonschema
import pytest

from generator.checks.project import load_checked
from generator.exports.tables import export_csv, export_json, export_schema
from generator.project.paths import CONTENT, FINGERPRINT, HOME, TARGETS
from generator.project.report_file import load_report
from generator.project.source import format_fingerprint, load_fingerprint, load_source
from generator.report.figures import format_figure
from generator.report.model import LANGUAGES, Comparator, Kind
from tests.conftest import SOURCE_TEXT

ROOT = HOME
SOURCE = Path(SOURCE_TEXT or ROOT / "data/source.txt")
with_source = pytest.mark.skipif(
    not SOURCE.is_file(), reason="the source text is not part of the project; REPORT_SOURCE names it"
)


@pytest.fixture(scope="module")
def report():
    return load_report(ROOT / TARGETS, TARGETS).report


@with_source
def test_data_pass_every_check_against_the_source():
    checked = load_checked(ROOT, SOURCE)
    assert checked.coverage.origin == "text"
    assert (checked.coverage.paragraphs, checked.problems) == (185, ())


def test_data_pass_every_check_against_the_fingerprint(tmp_path):
    # As in a clone: all that stands in data/, and no source text.
    (tmp_path / "data").mkdir()
    for file in (ROOT / "data").glob("*.yaml"):
        (tmp_path / "data" / file.name).write_bytes(file.read_bytes())
    # Exemptions are for the pages too.
    (tmp_path / CONTENT).symlink_to(ROOT / CONTENT)
    checked = load_checked(tmp_path)
    assert checked.coverage.origin == "fingerprint"
    assert (checked.coverage.paragraphs, checked.problems) == (185, ())


@with_source
def test_fingerprint_is_that_of_the_source():
    assert (ROOT / FINGERPRINT).read_text(encoding="utf-8") == format_fingerprint(load_source(SOURCE))


def test_fingerprint_holds_figures_alone():
    texts = [figure.text for paragraph in load_fingerprint(ROOT / FINGERPRINT).paragraphs for figure in paragraph.found]
    assert max(map(len, texts)) < 20


def test_the_whole_report_is_there(report):
    assert len(report.items) > 300
    assert {item.kind for item in report.items} == set(Kind)
    assert {item.figure.comparator for item in report.items if item.figure} <= set(Comparator)
    assert len(report.parts) == 3


def test_every_section_and_topic_has_items(report):
    assert {section.id for section in report.sections} == {item.section for item in report.items}
    assert {topic.id for topic in report.topics} == {topic for item in report.items for topic in item.topics}


def test_items_are_in_the_order_of_the_report(report):
    order = [section.id for section in report.sections]
    sections = [order.index(item.section) for item in report.items]
    assert sections == sorted(sections)


# id, number, unit, comparator, deadline: read off the source by hand, one for each way of writing
KNOWN = [
    ("gdp-2021", "5447.1亿元", "RMB 544.71 billion", None),
    ("gdp-rank-2021", "前45位", "top 45", None),
    ("gdp-growth", "7%", "7%", None),
    ("monitored-households-2021", "1.39万户", "13,900 households", None),
    ("smart-island-plan", "3000亩", "200 ha (3,000 mu)", "2022-04-30"),
]


@pytest.mark.parametrize(("item", "zh", "en", "deadline"), KNOWN)
def test_known_items(report, item, zh, en, deadline):
    found = report.by_id[item]
    shown = [format_figure(found.figure, language) if found.figure else None for language in LANGUAGES]
    assert shown == [zh, en]
    assert (found.deadline.isoformat() if found.deadline else None) == deadline


def test_exports_of_the_real_data(report):
    jsonschema.validate(json.loads(export_json(report)), json.loads(export_schema()))
    assert export_csv(report).count("\r\n") == len(report.items) + 1
