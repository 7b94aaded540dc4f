"""Hand-written texts of both languages against each other: every rule on a seeded fault, and the real ones clean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.checks.content_pages import check_content
from generator.checks.content_wording import find_promised_aims
from generator.checks.exemptions import load_exemptions
from generator.project.content_files import ContentFile, split_front_matter
from generator.project.paths import HOME
from generator.project.report_file import load_report

ITEMS = frozenset({"parks", "growth"})
YEARS = frozenset({"2021", "2022"})
EXEMPTIONS = "data/exemptions.yaml"
PAGE = """---
title: {title}
description: {title}
---
# {title} {{: #top }}

{words} {{{{ figure("parks") }}}}{words}[{words}]({{{{ root }}}}targets/)

## {title} {{: #more }}

<a href="{{{{ root }}}}{files}data/calendar{language}.ics">{words}</a>
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two languages of one page, which agree."""
    for language, title, words in (("zh", "公园", "2022年新建公园"), ("en", "Parks", "New parks in 2022")):
        folder = tmp_path / "content" / language
        folder.mkdir(parents=True)
        files, suffix = ("", "") if language == "zh" else ("../", "-en")
        (folder / "page.md").write_text(PAGE.format(title=title, words=words, files=files, language=suffix))
    (tmp_path / "data").mkdir()
    return tmp_path


def change(root: Path, language: str, old: str, new: str) -> None:
    file = root / "content" / language / "page.md"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


RULE = re.compile(r"(?<=\[content-)[\w-]+(?=\])|(?<=, )\w+$|the text|exemption-unused")


def reported(root: Path) -> list[tuple[str, int, str, str]]:
    problems = check_content(root, ITEMS, YEARS, load_exemptions(root))
    return [(each.file, each.line, RULE.search(each.what)[0], each.found) for each in problems]


def test_two_that_agree_have_no_problem(root: Path) -> None:
    assert reported(root) == []


ZH, EN = "content/zh/page.md", "content/en/page.md"


@pytest.mark.parametrize(
    ("language", "old", "new", "found"),
    [
        ("en", "title: Parks\n", "title: Parks\nhide: toc\n", [(EN, 1, "front-matter", "hide: toc")]),
        ("zh", "## 公园 {: #more }", "### 公园 {: #more }", [
            (EN, 9, "heading", "h2 #more"), (ZH, 9, "heading", "h3 #more"),
        ]),
        ("zh", "## 公园 {: #more }", "## 公园 {: #less }", [
            (EN, 9, "heading", "h2 #more"), (ZH, 9, "heading", "h2 #less"),
        ]),
        ("en", "targets/", "glossary/", [
            (EN, 7, "link", "{{ root }}glossary/"), (ZH, 7, "link", "{{ root }}targets/"),
        ]),
        ("en", "-en.ics", "-en.csv", [
            (EN, 11, "link", "{{ root }}data/calendar-en.csv"), (ZH, 11, "link", "{{ root }}data/calendar.ics"),
        ]),
        ("zh", '"parks"', '"growth"', [(EN, 7, "quote", "parks"), (ZH, 7, "quote", "growth")]),
        ("zh", '{{ figure("parks") }}', '{{ figure("parks") }}{{ figure("growth") }}', [(ZH, 7, "quote", "growth")]),
        ("zh", '{{ figure("parks") }}', '{{ figure("parks") }}7个', [(ZH, 7, "number", "7个")]),
        ("zh", '{{ figure("parks") }}', '{{ figure("parks") }}十二座', [(ZH, 7, "number", "十二座")]),
        ("zh", '{{ figure("parks") }}', '{{ figure("parks") }}5.2万亩', [(ZH, 7, "number", "5.2万亩")]),
        ("zh", '{{ figure("parks") }}', '{{ figure("parks") }}6月30日', [(ZH, 7, "number", "6月30日")]),
        ("en", '{{ figure("parks") }}', '{{ figure("parks") }} RMB 1.2 billion ', [(EN, 7, "number", "RMB 1.2 billion")]),
        ("en", '{{ figure("parks") }}', '{{ figure("parks") }} 6% ', [(EN, 7, "number", "6%")]),
        ("en", '{{ figure("parks") }}', '{{ figure("parks") }} 2023 ', [(EN, 7, "number", "2023")]),
        ("en", '{{ figure("parks") }}', '{{ figure("parks") }} by 3 June 2022 ', [(EN, 7, "number", "by 3 June 2022")]),
        ("zh", '{{ figure("parks") }}', '{{ figure("parks") }}3000吨', [(ZH, 7, "number", "3000吨")]),
    ],
)  # fmt: skip
def test_what_differs_is_reported_at_its_line(root: Path, language: str, old: str, new: str, found: list) -> None:
    change(root, language, old, new)
    assert sorted(reported(root)) == sorted(found)


@pytest.mark.parametrize(
    "words", ["“7个”", "5G", "2号线", "COVID-19", "2022年初", "一份", "两个数", "`12`", '<b class="x7">', "{: #a-7 }"]
)
def test_quotations_names_and_turns_of_phrase_are_no_numbers(root: Path, words: str) -> None:
    change(root, "zh", '{{ figure("parks") }}', f'{{{{ figure("parks") }}}} {words} ')
    assert reported(root) == []


AIMED = '{{ figure("parks") }}'


@pytest.mark.parametrize(
    ("language", "words", "count"),
    [
        ("zh", f"力争新建{AIMED}，改建{AIMED}。", 0),
        ("zh", f"新建{AIMED}。力争明年开放。", 1),
        ("zh", f'- 新建{AIMED} <span class="aim">{{{{ t.aspirational }}}}</span>', 0),
        ("zh", '新建{{ figure("growth") }}。', 0),
        ("en", f"The city aimed for {AIMED} at RMB 1.5 each.", 0),
        ("en", f"The city will open {AIMED}. It aims to please.", 1),
        ("en", f"It plans {AIMED}\nIt bids for more.", 1),
    ],
)
def test_a_figure_that_is_an_aim_is_told_as_one(language: str, words: str, count: int) -> None:
    page = ContentFile(f"content/{language}/page.md", language, "page.md", {}, words)
    assert [each.found for each in find_promised_aims(page, {"parks"})] == ["parks as a promise"] * count


def test_headings_in_another_order_are_reported(root: Path) -> None:
    for language in ("zh", "en"):
        file = root / "content" / language / "page.md"
        file.write_text(file.read_text(encoding="utf-8") + "\n## A {: #a }\n", encoding="utf-8")
    assert reported(root) == []
    change(root, "en", "{: #more }", "{: #b }")
    change(root, "en", "{: #a }", "{: #more }")
    change(root, "en", "{: #b }", "{: #a }")
    assert reported(root) == [(ZH, 9, "heading", "h2 #more")]


def test_a_text_without_its_twin_is_reported(root: Path) -> None:
    (root / "content/en/page.md").unlink()
    assert reported(root) == [(ZH, 0, "file", "no text in the other language")]


def test_a_text_that_is_not_utf_8_is_reported_with_its_line_and_once(root: Path) -> None:
    (root / "content/en/page.md").write_bytes("---\ntitle: 公园\n".encode("gbk"))
    assert reported(root) == [(EN, 2, "the text", "the byte 0xb9")]


def exempt(root: Path, *entries: str) -> None:
    (root / EXEMPTIONS).write_text(
        "\n".join(["exemptions:", *(f"  - {each}" for each in entries), ""]), encoding="utf-8"
    )


def test_an_exemption_covers_its_words_at_its_place_and_is_reported_where_nothing_needs_it(root: Path) -> None:
    change(root, "zh", '{{ figure("parks") }}', '{{ figure("parks") }}7个，8个')
    exempt(
        root,
        '{code: content-number, at: "content/*.md", words: "7*", reason: a test}',
        "{code: content-link, at: x.md, words: a, reason: b}",
    )
    assert reported(root) == [
        (ZH, 7, "number", "8个"),
        (EXEMPTIONS, 3, "exemption-unused", "content-link does not find a there"),
    ]
    exempt(root, "{code: numbers, at: page.md, words: 7个, reason: a test}")
    problems = load_exemptions(root).problems
    assert [(each.file, each.line, each.found) for each in problems] == [(EXEMPTIONS, 2, "numbers")]


def test_the_real_texts_agree() -> None:
    report = load_report(HOME / "data/targets.yaml").report
    years = {str(report.heading.year), str(report.heading.year - 1)}
    assert check_content(HOME, report.by_id, years, load_exemptions(HOME)) == []


SLIPS = [
    ("title: Parks", "title：Parks", 2, "a full-width colon ： after title", "write title: Parks"),
    ("title: Parks", 'title: "Parks', 2, '" without a second one', "remove it"),
    ("title: Parks", "title: Parks\ntitle: Gardens", 3, "the key title again", "remove one"),
    ("title: Parks", "Parks", 2, "Parks", "write title: …"),
    ("New parks in 2022 {{", "New parks\u200b {{", 7, 'New parks\\u200b {{ figure("parks") }}New parks in 2022[New p…', "remove it"),
    ("New parks in 2022 {{", "New ⽔ {{", 7, 'New ⽔ {{ figure("parks") }}New parks in 2022[New parks in 20…', "type 水"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "found", "fix"), SLIPS, ids=[row[1] for row in SLIPS])
def test_a_slip_is_one_problem_on_its_line(root: Path, old: str, new: str, line: int, found: str, fix: str) -> None:
    change(root, "en", old, new)
    (problem,) = check_content(root, ITEMS, YEARS, load_exemptions(root))
    assert (problem.file, problem.line, problem.found, problem.fix) == ("content/en/page.md", line, found, fix)


def test_quotation_marks_round_a_title_are_not_part_of_it() -> None:
    assert split_front_matter("---\ntitle: \"Parks: a guide\"\ndescription: 'All'\n---\n")[0] == {
        "title": "Parks: a guide",
        "description": "All",
    }
