"""What a hand-written page shows: charts of items it names, and the mistakes it can make."""

import pytest

from generator.checks.project import load_checked
from generator.errors import ReportError
from generator.pages.render import render_language

CHART = '{% import "charts.html" as c with context %}{{ c.figure('


def page(project, body: str) -> str:
    """The Markdown of an English page whose text is ``body``."""
    (project.root / "content/en/shown.md").write_text(f"---\ntitle: T\ndescription: D\n---\n{body}\n", encoding="utf-8")
    return next(
        page.make_text()
        for page in render_language(load_checked(project.root, wording=False), "en").pages
        if page.path == "shown.md"
    )


def test_a_pair_is_charted_with_its_table_and_its_difference_in_words(project):
    text = page(project, CHART + 'comparisons_chart("pair", "Growth", ["growth"]), root) }}')
    assert text.count("<svg") == 2
    assert text.count("percentage points higher") == 2 + 1  # in both descriptions and in the table
    assert '<th scope="col">Difference</th>' in text
    assert "\n\n" not in text[text.index("<figure") : text.index("</figure>")]


def test_the_calendar_lists_what_is_due_and_links_the_feed_of_each_topic(project):
    text = page(
        project,
        '{% import "calendar.html" as c with context %}{{ c.line(calendar(), root, terms) }}{{ c.feeds(calendar(), root) }}',
    )
    assert '<time datetime="2022-06-30">By 30 June 2022</time>' in text
    assert 'href="../sections/livelihood/#old-estates"' in text
    assert 'href="../../data/calendar-en.ics"' in text
    assert 'href="../../data/calendar-en.housing.ics"' in text


def test_a_topic_page_links_its_feed_only_if_it_has_dates(project):
    project.set("old-estates", "topics", "[housing]")
    pages = {
        page.path: page.make_text() for page in render_language(load_checked(project.root, wording=False), "zh").pages
    }
    assert 'href="../../data/calendar.housing.ics"' in pages["topics/housing.md"]
    assert ".ics" not in pages["topics/economy.md"]


@pytest.mark.parametrize(
    ("call", "found", "fix"),
    [
        ('comparisons_chart("x", "T", ["no-such-item"])', "no item no-such-item", ""),
        (
            'comparisons_chart("x", "T", ["growth-2021"])',
            "growth-2021 has no baseline",
            "quote another item, or its name",
        ),
        (
            'figures_chart("x", "T", "D", {"": ["metro"]})',
            "metro has no figure",
            "quote another item, or its name",
        ),
        ('figures_chart("x", "T", "D", {"": ["growth", "new-jobs"]})', "new-jobs counts 人", "chart what counts %"),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_reported_with_its_item(project, call, found, fix):
    with pytest.raises(ReportError) as error:
        page(project, f"{CHART}{call}, root) }}}}")
    (problem,) = error.value.problems
    assert (problem.file, problem.found) == ("content/en/shown.md", found)
    assert not fix or problem.fix == fix
