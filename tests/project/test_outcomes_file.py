"""The file of the evidence: its head, the addresses of its texts, and English that is still a draft."""

from generator.project.outcomes_file import load_outcomes
from generator.project.paths import OUTCOMES, TARGETS
from generator.project.report_file import load_report
from generator.project.translation_units import find_units
from generator.report.placeholders import state
from tests.checks.test_outcomes import FILE
from tests.minimal import Project


def write(project: Project, text: str) -> None:
    (project.root / OUTCOMES).write_text(text, encoding="utf-8", newline="\n")


def test_the_head_says_when_and_where_was_searched(project: Project) -> None:
    write(project, FILE)
    outcomes, file = load_outcomes(project.root)
    assert file.problems == []
    assert (str(outcomes.search.searched), outcomes.search.where.en) == ("2026-11-28", "Public pages.")
    assert list(outcomes.by_item) == ["new-jobs", "metro"]


def test_no_file_and_an_empty_one_hold_nothing(project: Project) -> None:
    for text in (None, "", "# nothing yet\n"):
        if text is not None:
            write(project, text)
        outcomes, file = load_outcomes(project.root)
        assert (outcomes.search, outcomes.records, file.problems) == (None, (), [])


def test_every_text_has_an_address_and_its_line(project: Project) -> None:
    write(project, FILE)
    texts = {text.path: text for text in load_report(project.root / TARGETS).units if text.file == OUTCOMES}
    assert list(texts) == [
        "where",
        "outcomes/new-jobs/evidence/1/statement",
        "outcomes/new-jobs/evidence/1/publisher",
        "outcomes/metro/reason",
        "outcomes/metro/evidence/1/statement",
        "outcomes/metro/evidence/1/publisher",
    ]
    assert texts["where"].describe("en") == "where, en"
    text = texts["outcomes/metro/evidence/1/statement"]
    assert text.describe("zh") == 'outcome "metro", evidence/1/statement, zh'
    assert text.record == ("outcomes", "metro")
    assert FILE.splitlines()[text.line("zh") - 1].strip().startswith("statement:")


def test_a_statement_without_english_takes_its_draft(project: Project) -> None:
    write(project, FILE.replace(', en: "There were jobs for {value} more."', ""))
    address = "outcomes/new-jobs/evidence/1/statement", "新增就业{value}。"
    outcomes, file = load_outcomes(project.root, {address: "{value} found work."})
    assert file.problems == []
    piece = outcomes.by_item["new-jobs"].evidence[0]
    assert state(piece, "en") == "91,000 people found work."
    assert state(piece, "zh", lambda words: f"<b>{words}</b>") == "新增就业<b>9.1万人</b>。"
    assert next(text for text in find_units(file.nodes) if text.path == address[0]).en is None


def test_problems_name_the_line_and_the_item(project: Project) -> None:
    write(project, FILE.replace("searched: 2026-11-28", "searched: last week"))
    (problem,) = load_outcomes(project.root)[1].problems
    assert (problem.line, problem.what, problem.found) == (1, "the head, searched", "last week")
