"""Claims of absence: a sentence without an entry, and words that the report has where no editor has read them."""

from __future__ import annotations

import pytest

from generator.checks.absences import CLAIMS
from generator.project.paths import ABSENCES
from tests.minimal import Project

CLAIM = "{zh: 新找到工作的人。报告没有说是哪些人。, en: People who find work. The report does not say which.}"


def claim(project: Project, entry: str = "") -> list[tuple[str, str, str]]:
    """What the check says of the smallest project with one claim and one entry."""
    project.set("new-jobs", "text", CLAIM)
    text = f"absences:\n  - {{{entry}, reason: read}}\n" if entry else "absences: []\n"
    (project.root / ABSENCES).write_text(text, encoding="utf-8")
    problems = project.check().problems
    return [(each.file, each.found, each.expected) for each in problems]


def test_a_claim_without_an_entry_is_reported(project: Project) -> None:
    expected = f"an entry for items/new-jobs/text in {ABSENCES}"
    assert claim(project) == [("data/targets.yaml", "报告没有说", expected)]


def test_a_claim_whose_words_the_report_has_only_where_they_were_read_is_right(project: Project) -> None:
    paragraph = project.check().loaded.report.by_id["new-jobs"].paragraph
    assert claim(project, f"at: items/new-jobs/text, words: [就业], paragraphs: [{paragraph}]") == []


def test_a_paragraph_that_nobody_has_read_puts_the_claim_in_doubt(project: Project) -> None:
    paragraph = project.check().loaded.report.by_id["new-jobs"].paragraph
    found = claim(project, "at: items/new-jobs/text, words: [就业], paragraphs: []")
    assert found == [(ABSENCES, f"就业 in paragraph {paragraph}", "words that nothing else answers")]


def test_a_paragraph_without_the_words_and_an_address_without_a_text_are_reported(project: Project) -> None:
    paragraph = project.check().loaded.report.by_id["new-jobs"].paragraph
    entry = f"at: items/new-jobs/text, words: [就业], paragraphs: [{paragraph}, 1]"
    assert claim(project, entry) == [(ABSENCES, "paragraph 1", "paragraphs that hold one of the words")]
    found = claim(project, "at: items/no-such/text, words: [就业], paragraphs: []")
    assert (ABSENCES, "items/no-such/text", "the address of a text") in found


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        ("zh", "报告没有说是哪几家。", True),
        ("zh", "是哪一条路，报告没有写明。", True),
        ("zh", "报告也没有给出数字。", True),
        ("zh", "这里没有写增幅。", True),
        ("zh", "报告说要办好。", False),
        ("zh", "没有工作的人可以报名。", False),
        ("en", "The report does not say which schools.", True),
        ("en", "The report names no company.", True),
        ("en", "No rate is given here.", True),
        ("en", "The digest says nothing of the cost.", True),
        ("en", "The report says that nothing is lost.", False),
        ("en", "Homes that do not meet the standard.", False),
    ],
)
def test_what_counts_as_a_claim(language: str, text: str, claims: bool) -> None:
    assert bool(CLAIMS[language].search(text)) is claims
