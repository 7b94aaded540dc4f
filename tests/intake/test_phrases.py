"""The shortest phrase of each figure and date, and the name that its draft begins with."""

from __future__ import annotations

import pytest

from generator.intake.draft_names import draft_name
from generator.intake.drafts import draft_items
from generator.intake.outline import read_outline
from generator.intake.phrases import find_phrases
from generator.intake.readers import Document

CASES = {
    "改造小区30个，惠及1.2万户。": [("改造小区30个", "改造小区"), ("惠及1.2万户", "改造小区惠及")],
    # What a threshold chooses belongs to it; what joins two things ends a phrase.
    "引进亿元以上项目50个。": [("引进亿元以上项目", "引进项目"), ("引进亿元以上项目50个", "引进亿元以上项目")],
    "产值超10亿元企业6家": [("产值超10亿元企业", "产值企业"), ("产值超10亿元企业6家", "产值超10亿元企业")],
    "推进30个小区和200个院落改造": [("推进30个小区", "推进小区"), ("200个院落改造", "院落改造")],
    "收入分别达到37462元和17597元": [("收入分别达到37462元", "收入"), ("17597元", "收入")],
    "开工6个330千伏变电站": [("开工6个330千伏变电站", "开工330千伏变电站"), ("330千伏变电站", "变电站")],
    # From one year to another: each figure with its own year.
    "总值由2025年的77亿元增加到2030年的161亿元": [("总值由2025年的77亿元增加", "总值"), ("到2030年的161亿元", "总值")],
    "生产总值500亿元（预计，下同），增长5%": [("生产总值500亿元", "生产总值"), ("增长5%", "生产总值增长")],
    "每个县（市、区）不少于3家": [("每个县（市、区）不少于3家", "每个县（市、区）")],
    # Numbers of a list and bullets are no words of what they head.
    "4.为1800间教室装空调，6月底前完成。": [("为1800间教室装空调", "教室装空调"), ("6月底前完成", "教室装空调")],
    "●就业110万人以上": [("就业110万人以上", "就业")],
    "一般公共预算收入增长4%": [("一般公共预算收入增长4%", "一般公共预算收入增长")],
    # A date that governs no figure of its own is a statement of its own.
    "2月29日前平整土地，一季度开工项目12个": [("2月29日前平整土地", "平整土地"), ("一季度开工项目12个", "开工项目")],
    "办理时长由7天压缩到4天": [("办理时长由7天压缩到", "办理时长"), ("压缩到4天", "办理时长")],
    "开工110千伏变电站5座": [("开工110千伏变电站", "开工变电站"), ("开工110千伏变电站5座", "开工110千伏变电站")],
    "改造35千伏2座、110千伏5座": [
        ("改造35千伏", "改造"), ("改造35千伏2座", "改造35千伏"), ("110千伏", "改造"), ("110千伏5座", "110千伏"),
    ],
    "总值迈上3000亿元台阶，达到3126亿元": [("总值迈上3000亿元台阶", "总值"), ("达到3126亿元", "总值")],
    "价格、投资分别增长0.3%、-5%": [("投资分别增长0.3%", "投资分别增长"), ("-5%", "投资分别增长")],
    "6月底前平台上线，全年培训8万人": [("6月底前平台上线", "平台上线"), ("全年培训8万人", "培训")],
    # A row of a table.
    "就业：2030年完成 1.3万人；2031年目标 1.2万人以上": [("2030年完成 1.3万人", "就业"), ("2031年目标 1.2万人以上", "就业")],
}  # fmt: skip


@pytest.mark.parametrize("text", CASES)
def test_phrases_and_names(text: str) -> None:
    found = find_phrases(text)
    assert [(text[slice(*span)], draft_name(text, span, each)) for each, span in found] == CASES[text]


def test_every_phrase_stands_once() -> None:
    text = "新增3所。新增3所。新增学校3所、医院3所。"
    spans = [text[slice(*span)] for _, span in find_phrases(text)]
    assert [text.count(each) for each in spans] == [1] * len(spans)


NOUNS = {
    "改造小区30个": "housing estates",
    "新建大桥1座": "bridge",
    "建设100个公园": "parks",
    "规上企业达到286家": "companies",
    "新增人才30名": "名",
    "服务老人30人": "people",
}


@pytest.mark.parametrize("text", NOUNS)
def test_a_word_beside_the_figure_says_what_it_counts(text: str) -> None:
    drafts = draft_items((text,), read_outline(Document((text,)), 2031), {1: ("section", "", False)}, 2031)
    assert [item.figure["noun"] for item in drafts.items] == [NOUNS[text]]
