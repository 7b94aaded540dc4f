"""The structure of reports that number their headings in many ways, or not at all."""

from __future__ import annotations

import pytest

from generator.intake.outline import read_outline
from generator.intake.readers import Document

LONG = "全市上下团结一心，稳住了经济，办成了一批多年想办的大事，群众的日子更好了"
PLAN = "要下更大力气稳住经济，力争多办一批群众盼了多年的实事，让群众的日子更好一些"
GREETING = "各位代表："
CASES = {
    # lines -> parts as (name, looks back, names of sections); front
    "parts above 一、": (
        ["第一部分 2030年工作回顾", "一、工业更强", LONG, "二、城市更美", LONG, "第二部分 2031年重点工作", "一、抓项目", PLAN, "二、抓民生", PLAN],
        [("2030年工作回顾", True, ["工业更强", "城市更美"]), ("2031年重点工作", False, ["抓项目", "抓民生"])],
        [1],
    ),
    "years without a number above sections without one": (
        ["2030年工作回顾", LONG, "这一年，我们抓工业、强产业", LONG, "这一年，我们抓城市、美环境", LONG, "2031年工作安排", PLAN, "今年要抓项目", PLAN, "今年要抓民生", PLAN],
        [
            ("2030年工作回顾", True, ["2030年工作回顾：概况", "这一年，我们抓工业、强产业", "这一年，我们抓城市、美环境"]),
            ("2031年工作安排", False, ["2031年工作安排：概况", "今年要抓项目", "今年要抓民生"]),
        ],
        [1],
    ),
    "years without a number above 一、 that begins again": (
        ["“十三五”和2030年工作回顾", LONG, "一、生态好", LONG, "二、经济稳", LONG, "“十四五”目标和2031年重点工作", PLAN, "一、守生态", PLAN, "二、兴产业", PLAN],
        [
            ("“十三五”和2030年工作回顾", True, ["“十三五”和2030年工作回顾：概况", "生态好", "经济稳"]),
            ("“十四五”目标和2031年重点工作", False, ["“十四五”目标和2031年重点工作：概况", "守生态", "兴产业"]),
        ],
        [1],
    ),
    "what follows a heading of plans is planned": (
        ["一、2030年工作回顾", LONG, "二、2031年工作安排", PLAN, "三、建设人民满意的政府", LONG],
        [("工作回顾", True, ["2030年工作回顾"]), ("工作安排", False, ["2031年工作安排", "建设人民满意的政府"])],
        [1],
    ),
    "a list of projects": (
        ["一、就业工程", "1.新增就业6万人，帮扶8000人就业，责任单位是市人力资源和社会保障局，全年完成。", "二、住房工程", "2.改造老旧小区150个，加装电梯300部，责任单位是市住房局，全年完成。"],
        [("工作安排", False, ["就业工程", "住房工程"])],
        None,
    ),
    "headings with their text, commas in them": (
        ["一、2030年工作回顾", f"（一）抓项目、稳增长，经济更稳。{LONG}。", f"（二）抓改革、促开放，动力更足。{LONG}。", "二、2031年工作安排", PLAN],
        [
            ("2030年工作回顾", True, ["抓项目、稳增长，经济更稳", "抓改革、促开放，动力更足"]),
            ("2031年工作安排", False, ["2031年工作安排"]),
        ],
        [1],
    ),
    "notes on terms stand by themselves": (
        ["一、2030年工作回顾", LONG, "二、2031年工作安排", PLAN, "名词解释", "1.“两个健康”：指非公有制经济健康发展和有关人士健康成长。"],
        [("工作回顾", True, ["2030年工作回顾"]), ("工作安排", False, ["2031年工作安排", "名词解释"])],
        [1],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_parts_and_sections(name: str) -> None:
    lines, parts, front = CASES[name]
    title = ["清江市2031年民生实事清单"] if front is None else [GREETING]
    found = read_outline(Document((*title, *lines)), 2031)
    assert [(part.name, part.past, [each.name for each in part.sections]) for part in found.parts] == parts
    assert list(found.front) == (front or [1])


def test_each_paragraph_stands_in_one_place_and_lines_of_the_page_in_none() -> None:
    lines = ("首页 > 公开", "政府工作报告", "发布时间：2031-01-19 来源：某报", GREETING, "一、2030年工作回顾", LONG)
    lines += ("二、2031年工作安排", PLAN, "责任编辑：李某", "【打印】【关闭】")
    found = read_outline(Document(lines), 2031)
    inside = [n for part in found.parts for section in part.sections for n in section.paragraphs]
    headings = [each.heading for part in found.parts for each in part.sections]
    assert (sorted(found.front), inside, headings) == ([1, 2, 3, 4, 9, 10], [6, 8], [5, 7])


def test_lines_without_a_heading_go_with_those_before() -> None:
    lines = ("去年已建成学校8所。", "完成道路5条。", "今年将办好实事。", "完成改造30个小区。", "新增车位500个。")
    found = read_outline(Document(lines), 2031)
    assert [(part.past, part.sections[0].paragraphs) for part in found.parts] == [(True, (1, 2)), (False, (3, 4, 5))]


def test_a_text_that_is_all_front_has_a_section_all_the_same() -> None:
    assert read_outline(Document(("政府工作报告", "二〇三一年一月")), 2031).parts
