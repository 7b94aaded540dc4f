"""Files as they come: pages of any markup, tables, and lines that a page's width broke."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.intake.readers import read_document
from generator.intake.web_page import article_lines, read_rows
from generator.intake.wrapped_lines import join_wrapped

TEXT = (
    "政府工作报告",
    "一、2030年工作回顾",
    "去年，全市生产总值增长5.6%，新增就业9.2万人，建成学校12所，改造小区30个。",
    "二、2031年工作安排",
    "今年，全市生产总值增长6%左右，新增就业8万人以上，建成公园6个，新增车位2000个。",
)
MENU = '<ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">去年办件3万件</a></li></ul>'
FOOT = "<p>版权所有：清江市人民政府 备案05031123号 您是第12345678位访问者</p>"
MARKUP = {
    "paragraphs": "<div class='main'>" + "".join(f"<p>&emsp;&emsp;{line}</p>" for line in TEXT) + "</div>",
    "line breaks": "<div>" + "<br/><br/>\n".join(f"\u3000\u3000{line}" for line in TEXT) + "</div>",
    "pieces": "<div>" + "".join(f"<p><span>{x[:2]}</span>\n<font>{x[2:]}</font></p>" for x in TEXT) + "</div>",
    "one paragraph": f"<div><p>{''.join(f'&#12288;&#12288;{line}' for line in (*TEXT, '长' * 200))}</p></div>",
    "nested tables": f"<table><tr><td>{MENU}</td><td><table><tr><td>{'<br>'.join(TEXT)}</td></tr></table></td></tr></table>",
}


@pytest.mark.parametrize("name", MARKUP)
def test_the_article_of_any_markup(tmp_path: Path, name: str) -> None:
    page = f"<html><head><title>清江</title></head><body>{MENU}{MARKUP[name]}{FOOT}</body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    found = [each for each in read_document(tmp_path / "page.html").paragraphs if not each.startswith("长")]
    assert [each for each in found if each != FOOT[3:-4]] == list(TEXT)


def test_bold_lines_are_headings_and_hidden_ones_are_gone(tmp_path: Path) -> None:
    page = "<div><p><b>抓项目</b></p><p>要抓项目，也要抓民生，两手都要硬起来。</p><p style='display: none'>暗，号，。</p></div>"
    lines = article_lines(page)
    assert [(line.text, line.heading) for line in lines] == [
        ("抓项目", True),
        ("要抓项目，也要抓民生，两手都要硬起来。", False),
    ]


def test_a_page_says_where_it_was_saved_from(tmp_path: Path) -> None:
    page = f"<!-- saved from url=(0030)https://city.example/bg/1.html -->\n<html><body>{MARKUP['paragraphs']}</body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert read_document(tmp_path / "page.html").address == "https://city.example/bg/1.html"


TABLES = [
    (
        [["指标", "2030年完成", "2031年目标"], ["就业", "1.3万人", "1.2万人以上"]],
        ["就业：2030年完成 1.3万人；2031年目标 1.2万人以上"],
    ),
    (
        [["序号", "主要任务", "责任单位"], ["1", "建成学校3所。", "市教育局"], ["2", "开办医院2家。", "市卫健委"]],
        ["建成学校3所：责任单位 市教育局", "开办医院2家：责任单位 市卫健委"],
    ),
    # A cell that is merged down stands for all its rows.
    (
        [["类", "事", "数"], ["教育", "学校", "3所"], ["学位", "90个"]],
        ["教育：事 学校；数 3所", "教育：事 学位；数 90个"],
    ),
    (
        [["类", "事", "数"], ["教育", "学校", "3所"], ["", "学位", "90个"]],
        ["教育：事 学校；数 3所", "教育：事 学位；数 90个"],
    ),
    ([["一、就业", "一、就业"], ["新增就业", "3万人"]], ["一、就业", "新增就业，3万人"]),
    ([["学校", "3所"], ["", ""], ["医院", "2家"]], ["学校，3所", "医院，2家"]),
]


@pytest.mark.parametrize(("rows", "lines"), TABLES)
def test_a_table_is_a_line_a_row(rows: list[list[str]], lines: list[str]) -> None:
    assert read_rows(rows) == lines


def test_tables_of_pages_and_of_word_documents_read_the_same(tmp_path: Path) -> None:
    import docx

    rows, lines = TABLES[0]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = f"<div><p>{TEXT[2]}</p><table>{cells}</table></div>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    document = docx.Document()
    document.add_paragraph(TEXT[2])
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    document.save(str(tmp_path / "page.docx"))
    for file in ("page.html", "page.docx"):
        assert read_document(tmp_path / file).paragraphs == (TEXT[2], *lines)


NUMBERS = """<w:abstractNum w:abstractNumId="90" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>"""
LIST = """<w:num w:numId="90" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNumId w:val="90"/></w:num>"""
CHANGED = """<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>新建学校</w:t></w:r>
<w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins><w:r><w:t>5所</w:t></w:r></w:ins></w:p>"""


def test_a_word_document_has_the_numbers_that_word_counts_and_no_deleted_text(tmp_path: Path) -> None:
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERS))
    numbering.append(parse_xml(LIST))
    for text in ("工作回顾", "抓项目", "抓民生", "工作安排", "抓改革"):
        properties = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = 90
        properties.get_or_add_ilvl().val = int(text.startswith("抓"))
    document.element.body.insert(0, parse_xml(CHANGED))
    document.add_paragraph(TEXT[2])
    document.save(str(tmp_path / "report.docx"))
    lines = ("新建学校5所", "一、工作回顾", "（一）抓项目", "（二）抓民生", "二、工作安排", "（一）抓改革", TEXT[2])
    assert read_document(tmp_path / "report.docx").paragraphs == lines


def wrap(text: str, columns: int = 24) -> list[str]:
    return [text[at : at + columns] for at in range(0, len(text), columns)]


def test_lines_that_a_page_broke_are_joined_and_its_numbers_dropped() -> None:
    paragraphs = [each * 3 for each in (TEXT[2], TEXT[4])]
    lines = [TEXT[1], *wrap(paragraphs[0])[:4], "— 2 —", *wrap(paragraphs[0])[4:], TEXT[3], *wrap(paragraphs[1])]
    assert join_wrapped(lines) == [TEXT[1], paragraphs[0], TEXT[3], paragraphs[1]]


WHOLE = {
    "paragraphs of one line": [TEXT[2], TEXT[4]] * 6,
    "a list of like lines": [
        f"{number}.新建学校3所，改造道路5条，建成公园6个，新增车位2000个" for number in range(1, 20)
    ],
    "short lines": ["抓项目", "抓民生"] * 9,
}


@pytest.mark.parametrize("name", WHOLE)
def test_lines_that_are_whole_stay_as_they_are(name: str) -> None:
    assert join_wrapped(WHOLE[name]) == WHOLE[name]


def test_numbers_on_lines_of_their_own_only_count(tmp_path: Path) -> None:
    lines = (
        "1",
        "建成学校3所，由市教育局负责。",
        "2",
        "开办医院2家，由市卫健委负责。",
        "3",
        "开通公交5条，由市交通局负责。",
    )
    (tmp_path / "text.txt").write_text("\n".join(lines), encoding="utf-8")
    assert read_document(tmp_path / "text.txt").paragraphs == lines[1::2]


def test_marks_of_markdown_are_no_words(tmp_path: Path) -> None:
    lines = ("# 政府工作报告", "**一、2030年工作回顾**", f"- {TEXT[2]}", "——四年来，全市新建学校3所。")
    (tmp_path / "text.txt").write_text("\n\n".join(lines), encoding="utf-8")
    assert read_document(tmp_path / "text.txt").paragraphs == (*TEXT[:3], lines[3])


def test_a_text_in_one_line_is_divided_at_its_numbers(tmp_path: Path) -> None:
    parts = (
        "各位代表：",
        "一、2030年工作回顾",
        TEXT[2] * 60,
        "（一）抓项目。" + TEXT[2],
        "二、2031年工作安排",
        TEXT[4] * 40,
    )
    (tmp_path / "text.txt").write_text("".join(parts), encoding="utf-8")
    assert read_document(tmp_path / "text.txt").paragraphs == parts


def test_a_decimal_point_with_spaces_is_one(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT[2].replace("5.6%", "5 . 6%"), encoding="utf-8")
    assert read_document(tmp_path / "text.txt").paragraphs == (TEXT[2],)
