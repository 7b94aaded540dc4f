"""The pages on outcomes as Markdown: two golden ones, where outcomes stand, and what a project without them lacks.

``GOLDEN=write python -m pytest tests/pages/test_outcome_pages.py`` writes the golden pages anew; read the difference.
"""

import os
from pathlib import Path

import pytest

from generator.checks.project import load_checked
from generator.pages.navigation import Entry
from generator.pages.render import render_language
from generator.project.content_files import page_paths
from generator.project.paths import CHANGES, OUTCOMES
from generator.report.model import LANGUAGES
from tests.checks.test_changes import FILE as CHANGED
from tests.checks.test_outcomes import FILE as EVIDENCE
from tests.minimal import Project
from tests.pages.test_render import html, pages

GOLDEN = Path(__file__).with_name("golden")
OURS = {"outcomes/index.md", "outcomes/not-reached.md", "evidence/livelihood.md", "corrections.md"}


@pytest.fixture
def evidenced(project: Project) -> Project:
    (project.root / OUTCOMES).write_text(EVIDENCE, encoding="utf-8", newline="\n")
    (project.root / CHANGES).write_text(CHANGED, encoding="utf-8", newline="\n")
    return project


@pytest.mark.parametrize("path", ["en/outcomes/index.md", "zh/evidence/livelihood.md", "en/corrections.md"])
def test_golden_page(evidenced, path):
    language, name = path.split("/", 1)
    text, file = pages(evidenced, language)[name], GOLDEN / path
    if os.environ.get("GOLDEN") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "jobs", "metro", "parks"),
    [
        ("zh", ["做到了", "9.1万人", "按期", "某市人民政府，2023年2月9日"], ["做到了", "2022年9月30日", "线路已经开通。"], ["未查到", "到2026年11月28日没有查到公开材料"]),
        ("en", ["Reached", "91,000 people", "On time", "Somewhere Government, 9 February 2023"], ["Reached", "30 September 2022", "The line is open."], ["Not known", "No public evidence found by 28 November 2026"]),
    ],
)  # fmt: skip
def test_an_items_anchor_states_what_became_of_it(evidenced, language, jobs, metro, parks):
    section = html(pages(evidenced, language)["sections/livelihood.md"])
    for item, words in (("new-jobs", jobs), ("metro", metro), ("parks", parks)):
        (anchor,) = section.find_all(id=item)
        shown = " ".join(anchor.get_text(" ").split())
        assert [word for word in words if word not in shown] == []
    links = [link["href"] for link in section.find(id="new-jobs").select(".pieces a")]
    assert links == ["https://www.somewhere.gov.cn/2023/73871.html"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_leads_to_a_page_and_an_anchor_that_are_there(evidenced, language):
    made = {path: html(text) for path, text in pages(evidenced, language).items()}
    hrefs = {link["href"] for link in made["outcomes/index.md"].select(".whole a, .tallies a")}
    assert len(hrefs) > 8
    for href in hrefs:
        path, _, anchor = href.removeprefix("../").partition("#")
        page = made[path.removesuffix("/") + ".md"]
        assert not anchor or page.find(id=anchor), href


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_and_their_paths_come_with_the_data(evidenced, language):
    report = evidenced.check().loaded.report
    made = set(pages(evidenced, language))
    assert made == page_paths(report, evidenced.root / "content" / language)
    assert made >= OURS


def _paths(entries: tuple[Entry, ...]) -> set[str]:
    return {path for each in entries for path in (each.path, *_paths(each.children)) if path}


def test_a_project_without_outcomes_shows_nothing_of_them(project):
    made = render_language(load_checked(project.root, wording=False), "en")
    assert not OURS & {page.path for page in made.pages}
    assert not OURS & _paths(made.navigation)
    assert made.year_line == ""
    assert not any("outcome" in page.make_text() for page in made.pages)


def test_every_page_says_which_year_it_speaks_of(evidenced):
    made = render_language(load_checked(evidenced.root, wording=False), "en")
    assert made.year_line == "As promised for 2022; the year is over."
