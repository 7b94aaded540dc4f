"""Lists divided into pages: which rows and groups each holds, its links, and the pages as Markdown."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from generator.checks.project import load_checked
from generator.pages.render import LanguagePages, render_language
from generator.pages.renderer import Page
from generator.project import pagination
from generator.project.content_files import page_paths
from generator.project.pagination import ROWS, ListPage, divide
from generator.report.model import LANGUAGES
from tests.minimal import Project
from tests.pages.test_outcome_pages import evidenced
from tests.pages.test_render import html

__all__ = ["evidenced"]


@dataclass(frozen=True)
class Rows:
    """A group of rows."""

    name: str
    items: tuple[int, ...]
    continued: bool = False


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (1, [1]), (500, [500]), (501, [500, 1]), (1200, [500, 500, 200])]
)
def test_every_row_is_on_one_page_in_its_order(count: int, sizes: list[int]) -> None:
    rows, pages = tuple(range(count)), divide("targets.md", count)
    parts = [page.part(rows) for page in pages]
    assert [len(part) for part in parts] == sizes
    assert [row for part in parts for row in part] == [*rows]
    assert [(page.number, page.total) for page in pages] == [(n, len(sizes)) for n in range(1, len(sizes) + 1)]
    assert [page.is_divided for page in pages] == [len(sizes) > 1] * len(sizes)
    assert [page.last for page in pages if count] == [part[-1] + 1 for part in parts if part]
    assert [page.rows_of_next for page in pages] == [*sizes[1:], 0]


def test_pages_lie_below_the_first() -> None:
    assert [page.path for page in divide("targets.md", 1200)] == ["targets.md", "targets/2.md", "targets/3.md"]
    assert divide("topics/housing.md", 501)[1].path == "topics/housing/2.md"


@pytest.mark.parametrize(
    ("sizes", "wanted"),
    [
        ([], [[]]),
        ([0, 3], [[("1", 3, False)]]),
        ([500, 500], [[("0", 500, False)], [("1", 500, False)]]),
        ([400, 200], [[("0", 400, False), ("1", 100, False)], [("1", 100, True)]]),
        ([1200], [[("0", 500, False)], [("0", 500, True)], [("0", 200, True)]]),
        ([499, 1, 1], [[("0", 499, False), ("1", 1, False)], [("2", 1, False)]]),
    ],
)
def test_a_group_goes_on_over_the_end_of_a_page(sizes: list[int], wanted: list[list[tuple[str, int, bool]]]) -> None:
    groups = [Rows(str(n), tuple((n, place) for place in range(size))) for n, size in enumerate(sizes)]
    pages = [page.parts(groups) for page in divide("targets.md", sum(sizes))]
    assert [[(part.name, len(part.items), part.continued) for part in page] for page in pages] == wanted
    rows = [row for page in pages for part in page for row in part.items]
    assert rows == [row for group in groups for row in group.items]


@pytest.mark.parametrize(
    ("number", "total", "shown"),
    [
        (1, 2, "[1] 2"),
        (1, 92, "[1] 2 … 92"),
        (3, 92, "1 2 [3] 4 … 92"),
        (4, 92, "1 2 3 [4] 5 … 92"),
        (5, 92, "1 … 4 [5] 6 … 92"),
        (90, 92, "1 … 89 [90] 91 92"),
        (92, 92, "1 … 91 [92]"),
    ],
)
def test_the_pager_leads_to_the_ends_and_to_what_is_near(number: int, total: int, shown: str) -> None:
    page = divide("places/park.md", total * ROWS)[number - 1]
    words = [
        "…" if link is None else f"[{link.number}]" if link.is_current else str(link.number) for link in page.links
    ]
    assert " ".join(words) == shown
    hrefs = {link.number: link.href for link in page.links if link}
    assert hrefs[1] == "places/park/"
    assert hrefs[total] == f"places/park/{total}/"
    assert (page.previous and page.previous.href) == (
        None if number == 1 else "places/park/" if number == 2 else f"places/park/{number - 1}/"
    )
    assert (page.next and page.next.href) == (None if number == total else f"places/park/{number + 1}/")


# The pages themselves, of the smallest report, with three rows a page


def rendered(project: Project, language: str) -> LanguagePages:
    return render_language(load_checked(project.root, wording=False), language)


def pages(project: Project, language: str) -> dict[str, Page]:
    return {page.path: page for page in rendered(project, language).pages}


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagination, "ROWS", 3)


def test_a_short_list_is_one_page_without_a_trace_of_others(project: Project) -> None:
    found = pages(project, "en")
    assert not [path for path in found if path.split("/")[-1].removesuffix(".md").isdigit()]
    for path in ("explorer.md", "targets.md", "topics/housing.md", "places/riverside.md"):
        assert not found[path].list_path
        assert not [word for word in ("nav ", "more", "pages.js", "data-pages") if word in found[path].make_text()]


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_list_says_which_page_it_is(project: Project, language: str) -> None:
    found = pages(project, language)
    t = load_checked(project.root, wording=False).labels[language]
    assert [path for path in found if path.startswith("explorer")] == ["explorer.md", "explorer/2.md", "explorer/3.md"]
    first, second = found["targets.md"], found["targets/2.md"]
    assert (first.title, first.description) == (t["all_targets"], t["targets_lead"])
    title = {"zh": "全部目标，第2页，共2页", "en": "All targets, page 2 of 2"}[language]
    assert (second.title, html(second.make_text()).h1.get_text()) == (title, title)
    assert second.description == {"zh": f"{title}：第4条到第4条。", "en": f"{title}: items 4 to 4."}[language]
    assert {first.list_path, second.list_path} == {"targets.md"}
    assert "footer" in first.hide
    assert found["places/riverside.md"].list_path == ""


@pytest.mark.usefixtures("short")
def test_links_of_a_further_page_lead_to_the_root_and_to_the_other_pages(project: Project) -> None:
    page = html(pages(project, "en")["topics/housing/2.md"].make_text())
    assert page.select_one("a.name")["href"].startswith("../../../sections/livelihood/#")
    assert [nav["aria-label"] for nav in page.select("nav.pages")] == ["Pages, above the list", "Pages, below the list"]
    for nav in page.select("nav.pages"):
        assert nav.select_one("[rel=prev]")["href"] == "../../../topics/housing/"
        assert nav.select_one("[aria-current=page]")["href"] == "../../../topics/housing/2/"
        assert not nav.select("[rel=next]")
    assert page.select_one(".path a")["href"] == "../../../topics/housing/"
    assert [script["src"] for script in page.select("script")] == ["../../../../assets/list-pages.js"]


def test_a_group_that_goes_on_says_so_and_counts_all_its_items(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagination, "ROWS", 2)
    found = {path: html(page.make_text()) for path, page in pages(project, "en").items()}
    rows = [row.get_text() for row in found["targets/2.md"].select(".section-row")]
    assert rows == ["2.1 Daily life (continued)"]
    parts = [found["topics/economy.md"], found["topics/economy/2.md"], found["topics/economy/3.md"]]
    assert [[heading.get_text() for heading in page("h2")] for page in parts] == [
        ["Targets with a figure or a date 3 items"],
        ["Targets with a figure or a date (continued) 3 items", "Results with a figure 2 items"],
        ["Results with a figure (continued) 2 items"],
    ]
    assert [[table.tbody.has_attr("data-continued") for table in page("table")] for page in parts] == [
        [False],
        [True, False],
        [True],
    ]


@pytest.mark.usefixtures("short")
def test_what_is_said_of_the_whole_list_stands_on_its_first_page(project: Project) -> None:
    found = {path: html(page.make_text()) for path, page in pages(project, "zh").items()}
    for path, first in (
        ("explorer", "form.explorer, .lead"),
        ("topics/housing", ".question, .feed"),
        ("targets", ".lead"),
    ):
        assert found[f"{path}.md"].select(first)
        assert not found[f"{path}/2.md"].select(first)
    assert len(found["explorer.md"].select("tbody tr")) == 3
    assert found["explorer.md"].select_one(".shown").get_text() == "共8条"
    assert found["explorer.md"].table["data-pages"] == "3"


@pytest.mark.usefixtures("short")
def test_programs_find_a_topics_feed_on_all_its_pages(project: Project) -> None:
    feeds = rendered(project, "en").feeds
    assert feeds["topics/housing/2.md"] == feeds["topics/housing.md"] != feeds[""]


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("language", LANGUAGES)
def test_paths_of_all_pages_are_known_without_making_them(project: Project, language: str) -> None:
    report = project.check().loaded.report
    known = page_paths(report, project.root / "content" / language)
    assert known == set(pages(project, language))
    assert "explorer/3.md" in known


@pytest.mark.parametrize("rows", [1, 2, 3])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_promise_is_once_in_the_list_of_its_outcome_and_the_overview_leads_to_it(
    evidenced: Project, language: str, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagination, "ROWS", rows)
    report = evidenced.check().loaded.report
    found = pages(evidenced, language)
    assert set(found) == page_paths(report, evidenced.root / "content" / language)
    made = {path: html(page.make_text()) for path, page in found.items()}
    whole = [path for path in found if path.startswith("outcomes/unknown")]
    assert len(whole) > 1
    named = [
        link["href"].split("#")[1]
        for path in whole
        for link in made[path].select(":is(.alone, .record) a[href*=sections]")
    ]
    promised = [item.id for item in report.items if item.id in named]
    assert named[: len(promised)] == sorted(promised, key=named.index)
    assert len(named) == len(promised) + sum(len(report.by_id[each].topics) for each in promised)
    assert all(len(made[path].select(":is(.alone li, .record tbody tr)")) <= rows for path in whole)
    lines = {"zh": "行，共", "en": "Lines "}[language]
    assert all(lines in made[path].select_one("nav.pages p").get_text() for path in whole)
    hrefs = {link["href"] for link in made["outcomes/index.md"].select(".tallies a")}
    assert any("/2/#" in href for href in hrefs)
    for href in hrefs:
        path, _, anchor = href.removeprefix("../").partition("#")
        heading = made[path.removesuffix("/") + ".md"].find(id=anchor) if anchor else "the list"
        assert heading, href
        assert "continued" not in str(heading)


def test_names_by_topic_alone_divide_no_list() -> None:
    assert [page.count for page in divide("outcomes/unknown.md", 500, 1000)] == [500]
    pages = divide("outcomes/unknown.md", 501, 1000)
    assert [page.last for page in pages] == [500, 1000, 1500, 1501]
    assert all(page.repeats for page in pages)
    assert not any(page.repeats for page in divide("targets.md", 1501))


def test_an_empty_list_has_one_page() -> None:
    assert divide("targets.md", 0) == (ListPage("targets.md", 1, 1, 0),)
