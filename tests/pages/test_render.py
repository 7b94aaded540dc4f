"""The pages as Markdown: few golden ones, what item and page state, and hand-written texts with their mistakes.

``GOLDEN=write python -m pytest tests/pages/test_render.py`` writes the golden pages again; read the difference.
"""

import os
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup

from generator.checks.project import load_checked
from generator.errors import Problem, ReportError
from generator.pages import render
from generator.pages.content_pages import check_filling
from generator.pages.render import render_language
from generator.pages.views.context import Context
from generator.pages.views.pages import view_section as view
from generator.project.content_files import page_paths
from generator.report.model import LANGUAGES
from tests.minimal import Project

GOLDEN = Path(__file__).with_name("golden")
PAGES = [
    "zh/index.md",
    "en/index.md",
    "en/topics/index.md",
    "en/places/riverside.md",
    "zh/glossary.md",
    "en/targets.md",
]


def pages(project: Project, language: str) -> dict[str, str]:
    return {
        page.path: page.make_text()
        for page in render_language(load_checked(project.root, wording=False), language).pages
    }


def html(text: str) -> BeautifulSoup:
    """The page as MkDocs will read it, without the front matter."""
    body = text.split("\n---\n", 1)[1]
    return BeautifulSoup(markdown.markdown(body, extensions=["attr_list", "tables", "md_in_html"]), "html.parser")


@pytest.mark.parametrize("path", PAGES)
def test_golden_page(project, path):
    language, name = path.split("/", 1)
    text, file = pages(project, language)[name], GOLDEN / path
    if os.environ.get("GOLDEN") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


def test_both_languages_have_the_same_pages(project):
    zh, en = pages(project, "zh"), pages(project, "en")
    assert list(zh) == list(en)
    assert set(zh) >= {
        "sections/overview-2021.md", "sections/livelihood.md",
        "topics/index.md", "topics/economy.md", "topics/housing.md",
        "places/index.md", "places/riverside.md",
        "targets.md", "glossary.md", "index.md",
    }  # fmt: skip


STATED = {
    "growth-2021": {"zh": ["生产总值增速", "4.8%"], "en": ["Growth of the economy in 2021", "4.8%"]},
    "revenue-2021": {"zh": ["财政收入", "5447.1亿元"], "en": ["Public revenue in 2021", "RMB 544.71 billion"]},
    "growth": {"zh": ["生产总值目标", "6%左右", "4.8%"], "en": ["Growth of the economy", "about 6%", "4.8%"]},
    "new-jobs": {"zh": ["新增城镇就业", "8万人以上"], "en": ["New urban jobs", "at least 80,000 people"]},
    "old-estates": {
        "zh": ["老旧小区改造", "300个", "2022年6月30日"],
        "en": ["Renovation of old estates", "300 estates", "30 June 2022"],
    },
    "parks": {"zh": ["新建公园", "7—10个", "力争"], "en": ["New parks", "7–10 parks", "Aim"]},
    "metro": {"zh": ["河滨地铁", "河滨"], "en": ["Riverside metro", "Riverside"]},
    "waste-sorting": {"zh": ["垃圾分类"], "en": ["Waste sorting"]},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_items_anchor_occurs_once_with_the_complete_item(project, language):
    parsed = {path: html(text) for path, text in pages(project, language).items()}
    for item, words in STATED.items():
        section = "overview-2021" if item.endswith("-2021") else "livelihood"
        anchors = [(path, anchor) for path, page in parsed.items() for anchor in page.find_all(id=item)]
        assert [path for path, _ in anchors] == [f"sections/{section}.md"]
        shown = anchors[0][1].get_text(" ")
        assert [each for each in words[language] if each not in shown] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_are_unique_on_each_page(project, language):
    for path, text in pages(project, language).items():
        ids = [element["id"] for element in html(text).find_all(id=True)]
        assert len(ids) == len(set(ids)), path


def test_results_and_targets_lead_to_each_other(project):
    zh = pages(project, "zh")
    target = html(zh["sections/livelihood.md"]).find(id="growth")
    result = html(zh["sections/overview-2021.md"]).find(id="growth-2021")
    assert target.find("a", href="../../sections/overview-2021/#growth-2021")
    assert result.find("a", href="../../sections/livelihood/#growth")


def test_phrase_and_paragraph_are_shown_with_each_item(project):
    row = html(pages(project, "en")["sections/livelihood.md"]).find(id="new-jobs")
    assert row.find("q", lang="zh-CN").get_text() == "新增城镇就业8万人以上"
    assert "Paragraph 6" in row.get_text()


@pytest.mark.parametrize(
    ("language", "path", "page"),
    [("en", "topics/housing.md", 4), ("zh", "topics/economy.md", 5), ("en", "places/riverside.md", 1)],
)
def test_topics_and_places_list_their_items(project, language, path, page):
    names = html(pages(project, language)[path]).select("a.name")
    assert len(names) == page
    assert all("#" in name["href"] for name in names)


def test_one_item_is_counted_as_one(project):
    zh, en = pages(project, "zh"), pages(project, "en")
    assert "1 item<" in en["places/riverside.md"]
    assert "共1条<" in zh["places/riverside.md"]
    assert "4 items<" in en["topics/index.md"]


def test_a_place_without_items_has_no_page(project):
    riverside = "    name: {zh: 河滨, en: Riverside}\n"
    hillside = "  - id: hillside\n    kind: district\n    name: {zh: 山边, en: Hillside}\n"
    project.change(riverside, riverside + hillside)
    assert "places/hillside.md" not in pages(project, "en")


# Names are text, never markup

ODD = [
    "*a* _b_ `c`",
    "[a](http://example.org)",
    "a {: #stolen }",
    "<b>a</b>",
    "# a | b",
    "&amp; <!-- a",
    "{% raw %} {{ 7 }}",
    "1. a",
]


def yaml_words(text: str) -> str:
    quoted = "'" + text.replace("'", "''") + "'"
    return f"{{zh: {quoted}, en: {quoted}}}"


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_in_a_name_stays_text(project, language, odd):
    for record in ("livelihood", "housing", "riverside"):
        project.set(record, "name", yaml_words(odd))
    # A brace in an item's own name is refused already: it would be a placeholder.
    item = "a" if "{" in odd else odd
    project.set("metro", "name", yaml_words(item))
    rendered = pages(project, language)
    for path in ("sections/livelihood.md", "topics/housing.md", "places/riverside.md"):
        page = html(rendered[path])
        assert page.h1["id"] == "top"
        assert page.h1.get_text().endswith(odd)
        assert page.h1.find() is None
        assert page.find(id="stolen") is None
        names = [element for element in page.select(".name") if element.get_text() == item]
        assert len(names) == 1, path
        assert names[0].find() is None
        assert page.find("q", string="实施河滨地铁延伸项目")


def test_markup_in_explanation_and_phrase_stays_text(project):
    project.set("metro", "text", yaml_words("<script>alert(1)</script> *a*"))
    row = html(pages(project, "en")["sections/livelihood.md"]).find(id="metro")
    assert row.find("script") is None
    assert "<script>alert(1)</script> *a*" in row.get_text()


def test_front_matter_survives_any_title(project):
    project.set("livelihood", "name", yaml_words('a: "b" # c'))
    head = pages(project, "en")["sections/livelihood.md"].split("\n---\n")[0]
    assert 'title: "2.1 a: \\"b\\" # c"' in head


# Hand-written texts

BODY = "# Home {: #top }\n"
CHART = '{% import "charts.html" as c with context %}{{ c.figure('
EXPECTED = "words, and quotes of what the data hold"
SEE_README = "correct it; README.md lists what a page can quote"
MISTAKES = {
    "unknown item": ('{{ figure("new-job") }}', 8, "no item new-job", "write new-jobs"),
    "item without a figure": ('{{ figure("metro") }}', 8, "metro has no figure", "quote another item, or its name"),
    "item without a deadline": ('{{ deadline("parks") }}', 8, "parks has no deadline", "quote another item, or its name"),
    "unknown item in a list": ('{% for i in views("parks", "park") %}{% endfor %}', 8, "no item park", "write parks"),
    "unknown name": ("{{ nothing }}", 8, "'nothing' is undefined", SEE_README),
    "unknown label": ("{{ t.nothing }}", 8, "'dict object' has no attribute 'nothing'", SEE_README),
    "open bracket": ("{{ figure( }}", 8, "unexpected '}', expected ')'", SEE_README),
    "unknown tag": ("{% fi %}", 8, "Encountered unknown tag 'fi'.", SEE_README),
    "quote without an id": ("{{ figure() }}", 8, None, SEE_README),
    "unknown item below its call": ('{% for i in views("parks",\n"park") %}{% endfor %}', 9, "no item park", "write parks"),
    "item named before": ('{# metro #}\n{{ figure("metro") }}', 9, "metro has no figure", "quote another item, or its name"),
    "unknown part": ('{{ sections_of("livelihoods") }}', 8, "no part livelihoods", None),
    "a number for an id": ("{{ figure(7) }}", 8, "no item 7", None),
    "wrong day": ('{{ day("soon") }}', 8, "no day: soon", None),
    "no such division": ("{{ 1 / 0 }}", 8, "division by zero", SEE_README),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "found", "fix"), MISTAKES.values(), ids=MISTAKES)
def test_mistake_in_a_hand_written_page(project, text, line, found, fix):
    project.change(BODY, f"{BODY}\n{text}\n", "content/en/index.md")
    with pytest.raises(ReportError) as reported:
        render_language(load_checked(project.root, wording=False), "en")
    (problem,) = reported.value.problems
    assert problem == Problem(
        "content/en/index.md", line, "hand-written text", found or problem.found, EXPECTED, fix or problem.fix
    )


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("title: Home\n", "", "no title"),
        ("description: A page for tests.\n", "", "no description"),
        ("---\ntitle: Home\n", "title: Home\n", "no title and no description"),
    ],
)
def test_a_hand_written_page_has_title_and_description(project, old, new, found):
    project.change(old, new, "content/en/index.md")
    with pytest.raises(ReportError) as reported:
        render_language(load_checked(project.root, wording=False), "en")
    fix = "write title: … and description: … between two lines of ---"
    assert reported.value.problems == (Problem("content/en/index.md", 1, "hand-written text", found, EXPECTED, fix),)


def test_all_mistakes_in_hand_written_texts_are_reported(project):
    project.change(BODY, f'{BODY}\n{{{{ figure("park") }}}}\n', "content/en/index.md")
    topics = project.root / "content/en/topics"
    topics.mkdir()
    (topics / "housing.md").write_text('An answer.\n\n{{ figure("metr") }}\n')
    with pytest.raises(ReportError) as reported:
        render_language(load_checked(project.root, wording=False), "en")
    assert [(each.file, each.line, each.found) for each in reported.value.problems] == [
        ("content/en/index.md", 8, "no item park"),
        ("content/en/topics/housing.md", 3, "no item metr"),
    ]
    assert render_language(load_checked(project.root, wording=False), "zh").pages


def test_a_hand_written_text_that_is_not_utf_8_is_reported(project):
    topics = project.root / "content/zh/topics"
    topics.mkdir()
    for path in ("topics/housing.md", "index.md"):
        (project.root / "content/zh" / path).write_bytes("一\n改造".encode("gbk"))
    with pytest.raises(ReportError) as reported:
        render_language(load_checked(project.root, wording=False), "zh")
    assert [(each.file, each.line, each.expected) for each in reported.value.problems] == [
        ("content/zh/index.md", 2, "UTF-8"),
        ("content/zh/topics/housing.md", 2, "UTF-8"),
    ]


def test_what_editors_do_to_a_hand_written_text_is_no_fault(project):
    file = project.root / "content/en/index.md"
    before = pages(project, "en")["index.md"]
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert pages(project, "en")["index.md"] == before


def context(project, language: str) -> Context:
    checked = project.check()
    return Context(checked.loaded.report, checked.glossary, language, checked.labels[language])


def test_a_check_of_hand_written_texts_finds_what_a_build_would(project):
    project.change(BODY, f'{BODY}\n{{{{ figure("park") }}}}\n', "content/en/index.md")
    charted = CHART + 'comparisons_chart("pair", "T", ["growth", "metr"]), root) }}\n'
    (project.root / "content/en/topics").mkdir()
    (project.root / "content/en/topics/housing.md").write_text(charted)
    with pytest.raises(ReportError) as reported:
        render_language(load_checked(project.root, wording=False), "en")
    found = check_filling(context(project, "en"), project.root / "content")
    assert tuple(sorted(found)) == reported.value.problems
    assert len(found) == 2
    assert check_filling(context(project, "zh"), project.root / "content") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_paths_of_pages_are_known_without_making_them(project, language):
    report = project.check().loaded.report
    assert page_paths(report, project.root / "content" / language) == set(pages(project, language))


def test_a_page_is_made_when_it_is_asked_for_and_anew_each_time(project, monkeypatch):
    made = []
    monkeypatch.setattr(
        render, "view_section", lambda section, context: made.append(section.id) or view(section, context)
    )
    found = {page.path: page for page in render_language(load_checked(project.root, wording=False), "en").pages}
    assert made == []
    assert found["sections/livelihood.md"].make_text() == found["sections/livelihood.md"].make_text()
    assert made == ["livelihood", "livelihood"]


def test_a_hand_written_page_quotes_the_data(project):
    page = html(pages(project, "en")["index.md"])
    assert page.find("a", href="./sections/livelihood/#new-jobs").get_text() == "at least 80,000 people"
    assert page.find("a", href="./sections/livelihood/#old-estates").get_text() == "by 30 June 2022"


def test_an_answer_is_on_its_topics_page(project):
    topics = project.root / "content/zh/topics"
    topics.mkdir()
    (topics / "housing.md").write_text('改造{{ figure("old-estates") }}。\n', encoding="utf-8")
    zh = pages(project, "zh")
    assert "topics/housing.md" in zh
    assert html(zh["topics/housing.md"]).find("a", class_="quoted").get_text() == "300个"
    assert "quoted" not in zh["topics/economy.md"]


def test_wrong_data_give_no_pages(project):
    project.set("metro", "kind", "plan")
    with pytest.raises(ReportError):
        render_language(load_checked(project.root, wording=False), "en")
