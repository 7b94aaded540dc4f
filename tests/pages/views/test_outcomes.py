"""What became of the promises as pages show it: one promise, counts with their lists, the overview."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from generator.pages.views.context import Context
from generator.pages.views.explorer import view_explorer
from generator.pages.views.outcome import view_outcome
from generator.pages.views.outcomes import tally_of, view_outcome_list, view_overview, view_tally
from generator.pages.views.pages import view_place, view_section, view_topic
from generator.project.labels import load_labels
from generator.project.paths import HOME, OUTCOMES, TARGETS
from generator.project.report_file import load_report
from generator.report.evidence import Outcome
from generator.report.model import LANGUAGES
from generator.report.outcomes import outcome_of, promises
from tests.checks.test_outcomes import FILE as EVIDENCE
from tests.minimal import Project

CONTEXT_PIECE = """      - supports: {supports}
        statement: {{zh: 另一份材料。, en: Another piece.}}
        period: 2022
        scope: {scope}
        publisher: {{zh: 某区人民政府, en: Somewhere District}}
        by: city
        url: https://www.somewhere.gov.cn/other.html
        words: 另一份材料
        seen: 2026-11-28
"""


def context(project: Project, language: str = "en", repository: str = "") -> Context:
    checked = project.check()
    return Context(
        checked.loaded.report, checked.glossary, language, load_labels(language), repository=repository
    )  # fmt: skip


@pytest.fixture
def evidenced(project: Project) -> Project:
    (project.root / OUTCOMES).write_text(EVIDENCE, encoding="utf-8", newline="\n")
    return project


def of(found: Context, item: str):
    return view_outcome(found.report.by_id[item], found)


def test_a_figure_stands_with_its_outcome_and_its_source(evidenced: Project) -> None:
    shown = of(context(evidenced), "new-jobs")
    assert (shown.code, shown.slug, shown.label) == ("reached", "reached", "Reached")
    assert (shown.figure, shown.day, shown.timing_label) == ("91,000 people", None, "On time")
    (piece,) = shown.pieces
    assert piece.statement == "There were jobs for 91,000 people more."
    assert (piece.publisher, piece.published, piece.by) == ("Somewhere Government", "9 February 2023", "the city")
    assert piece.url == "https://www.somewhere.gov.cn/2023/73871.html"
    assert (piece.title, piece.words, piece.limits) == ("统计公报", "城镇新增就业9.1万人", ())
    assert shown.href == "evidence/livelihood/#new-jobs-evidence"


def test_an_event_stands_with_its_day_and_the_editors_reading(evidenced: Project) -> None:
    shown = of(context(evidenced, "zh"), "metro")
    assert (shown.label, shown.figure, shown.day, shown.day_iso) == ("做到了", None, "2022年9月30日", "2022-09-30")
    assert shown.reason == "线路已经开通。"
    assert shown.timing_label == "按期"


def test_an_event_after_its_last_day_is_told_as_late(evidenced: Project) -> None:
    for old, new in (("date: 2022-09-30", "date: 2023-02-01"), ("published: 2022-10-01", "published: 2023-02-02")):
        evidenced.change(old, new, OUTCOMES)
    shown = of(context(evidenced), "metro")
    assert (shown.code, shown.timing, shown.timing_label) == ("reached", "late", "Late")


def test_in_time_is_told_only_of_what_was_done(evidenced: Project) -> None:
    for old, new in (
        ("value: 9.1万", "value: 1.1万"),
        ("业9.1万", "业1.1万"),
        ('supports: reached\n        statement: {zh: "新', 'supports: not_reached\n        statement: {zh: "新'),
    ):
        evidenced.change(old, new, OUTCOMES)
    shown = of(context(evidenced), "new-jobs")
    assert (shown.code, shown.slug, shown.figure) == ("not_reached", "not-reached", "11,000 people")
    assert (shown.timing, shown.timing_label) == ("on_time", None)


def test_without_evidence_it_says_when_was_searched(evidenced: Project) -> None:
    shown = of(context(evidenced), "parks")
    assert (shown.label, shown.searched, shown.pieces, shown.weighty) == ("Not known", "28 November 2026", (), ())


def test_a_result_has_no_outcome(evidenced: Project) -> None:
    assert of(context(evidenced), "growth-2021") is None


def test_nothing_is_shown_where_nobody_has_searched(project: Project) -> None:
    found = context(project)
    assert of(found, "new-jobs") is None
    assert view_tally(found) is None
    assert view_section(found.report.sections[-1], found).tally is None
    view = view_explorer(found)
    assert not {"outcome", "timing"} & {*view.columns, *(facet.name for facet in view.facets)}


@pytest.mark.parametrize(
    ("supports", "scope", "shown"), [("context", "part", 1), ("under_way", "whole", 2), ("reached", "part", 1)]
)
def test_sources_that_differ_both_stand_others_wait_with_the_evidence(
    evidenced: Project, supports: str, scope: str, shown: int
) -> None:
    file = evidenced.root / OUTCOMES
    file.write_text(
        file.read_text(encoding="utf-8") + CONTEXT_PIECE.format(supports=supports, scope=scope), encoding="utf-8"
    )
    metro = of(context(evidenced), "metro")
    assert len(metro.pieces) == 2
    assert len(metro.weighty) == shown
    assert metro.whole == "2 sources in their words"
    assert metro.pieces[1].limits == (("about a part of it",) if supports == "context" else ())


def test_the_form_for_evidence_opens_with_the_item(evidenced: Project) -> None:
    send = of(context(evidenced, "zh", "https://github.com/city/report/"), "metro").send
    assert send.startswith("https://github.com/city/report/issues/new?")
    asked = parse_qs(urlsplit(send).query)
    assert asked == {"template": ["send-evidence.yml"], "title": ["metro: "], "item": ["metro"], "language": ["zh"]}
    form = (HOME / ".github/ISSUE_TEMPLATE/send-evidence.yml").read_text(encoding="utf-8")
    assert "id: item\n" in form
    assert "id: language\n" in form
    assert of(context(evidenced), "metro").send is None


def test_counts_lead_to_their_rows_and_their_bar_is_whole(evidenced: Project) -> None:
    found = context(evidenced)
    counts = view_topic(found.topics["housing"], found).tally
    assert counts.total == 4
    assert [(count.code, count.number) for count in counts.met] == [("reached", 1), ("unknown", 3)]
    assert counts.met[0].href == "explorer/?topic=housing&outcome=reached"
    assert [(count.start, count.width) for count in counts.met] == [(0, 150), (150, 450)]
    assert view_place(found.places["riverside"], found).tally.total == 1
    assert tally_of("section", "overview-2021", found.in_section["overview-2021"], found) is None


def test_the_explorer_tells_outcome_and_timing(evidenced: Project) -> None:
    view = view_explorer(context(evidenced))
    rows = {row.href.split("#")[1]: row for row in view.rows}
    assert (rows["new-jobs"].outcome, rows["new-jobs"].slug, rows["new-jobs"].timing) == (
        "Reached",
        "reached",
        "on_time",
    )
    assert (rows["parks"].outcome, rows["parks"].timing) == ("Not known", "")
    assert (rows["growth-2021"].outcome, rows["growth-2021"].slug) == ("", "")
    facets = {facet.name: {option.value: option.count for option in facet.options} for facet in view.facets}
    assert facets["outcome"] == {"reached": 2, "unknown": 4}
    assert facets["timing"] == {"on_time": 2, "unknown": 4}


# The real data: every number of the overview is the length of its list.


@pytest.fixture(scope="module", params=LANGUAGES)
def real(request: pytest.FixtureRequest) -> Context:
    from generator.project.glossary import Glossary

    report = load_report(HOME / TARGETS, TARGETS).report
    return Context(report, Glossary(()), request.param, load_labels(request.param))


def test_every_number_of_the_overview_is_the_length_of_its_list(real: Context) -> None:
    view = view_overview(real)
    lists = {outcome.value: view_outcome_list(outcome, real) for outcome in Outcome}
    assert view.whole.total == len(promises(real.report)) == sum(each.count for each in lists.values())
    for count in view.whole.counts:
        assert count.number == lists[count.code].count
    for rows, groups in ((view.kinds, "kinds"), (view.topics, "topics")):
        for row in rows:
            assert row.total == sum(count.number for count in row.counts)
            for count in row.counts:
                page, _, anchor = count.href.partition("#")
                assert page == f"outcomes/{count.slug}/"
                named = {group.id: len(group.items) for group in getattr(lists[count.code], groups)}
                assert named.get(anchor, 0) == count.number
    assert sum(row.total for row in view.kinds) == view.whole.total


def test_the_overview_is_what_the_rules_give(real: Context) -> None:
    view, report = view_overview(real), real.report
    found = {item.id: outcome_of(item, report) for item in promises(report)}
    for count in view.whole.counts:
        assert count.number == sum(each.outcome.value == count.code for each in found.values())
    assert [item.id for item in view.late] == [each for each in found if found[each].is_late]
    assert [item.id for item in view.figures] == [each for each in found if found[each].value]
    assert view.unknown == next(count.number for count in view.whole.counts if count.code == "unknown")
    assert len(view.meanings) == len(Outcome)
