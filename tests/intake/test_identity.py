"""What a report says of itself: its place at any level, the year of its plans, its day."""

from __future__ import annotations

from datetime import date

import pytest

from generator.intake.identity import own_place, read_identity
from generator.intake.place_names import call_place, english_place, lowest_place
from generator.intake.readers import Document

HEADS = [
    # the first lines -> place, year, day
    ("政府工作报告|——2031年2月27日在上河县第十七届人民代表大会第五次会议上", "上河县", 2031, date(2031, 2, 27)),
    (
        "政 府 工 作 报 告|2032年1月19日|在东川市北河区第五届人民代表大会第二次会议上",
        "北河区",
        2032,
        date(2032, 1, 19),
    ),
    ("2032年东川市南河区政府工作报告—全文|各位代表：", "南河区", 2032, None),
    ("(西江省)2031年青南州人民政府工作报告(全文)|州人民政府代理州长 黄某", "青南州", 2031, None),
    ("二○三一年一月二十日在清江市第八届人民代表大会第五次会议上", "清江市", 2031, date(2031, 1, 20)),
    # A meeting in December plans the year after it, as its headings say.
    (
        "——2030年12月24日在石口区第十九届人民代表大会第二次会议上|一、2030年政府工作回顾|二、2031年工作安排",
        "石口区",
        2031,
        date(2030, 12, 24),
    ),
    ("——2030年12月24日在石口区第十九届人民代表大会第二次会议上", "石口区", 2031, date(2030, 12, 24)),
    # Without a day, headings name the year, in digits or in characters.
    ("区长 吴某|在云湖市临江区第九届人民代表大会上|二〇二六年工作回顾|二〇二七年工作安排", "临江区", 2027, None),
    (
        "清江市人民政府关于印发某市长所作《政府工作报告》的通知|2031年3月28日|——2031年3月25日在清江市第十七届人民代表大会上",
        "清江市",
        2031,
        date(2031, 3, 28),
    ),
    ("2031年清江将接续办好15件重点民生实事|2031-01-19 10:47:47 来源：某网", "清江市", 2031, date(2031, 1, 19)),
    (
        "2032年1月6日在白草左旗第十六届|人民代表大会第一次会议上|白草左旗人民政府代旗长 双某",
        "白草左旗",
        2032,
        date(2032, 1, 6),
    ),
    # Another year's page, named at the foot, says nothing.
    (
        "政府工作报告|2032年1月19日|北河区人民政府区长|上一篇：2031年北河区政府工作报告",
        "北河区",
        2032,
        date(2032, 1, 19),
    ),
]


@pytest.mark.parametrize(("lines", "place", "year", "day"), HEADS, ids=[head[0][:24] for head in HEADS])
def test_the_first_lines_say_what_a_report_is(lines: str, place: str, year: int, day: date | None) -> None:
    found = read_identity(Document(tuple(lines.split("|"))))
    assert (found.city_zh, found.year, found.published) == (place, year, day)


def test_the_name_of_the_file_says_what_the_text_does_not() -> None:
    found = read_identity(Document(("各位代表：", "我们要建成学校3所。")), "2031年清江市政府工作报告")
    assert (found.city_zh, found.year) == ("清江市", 2031)


@pytest.mark.parametrize(("text", "called"), [("全县我县全市", "本县"), ("我省全省各市", "本省"), ("", "本市")])
def test_a_place_without_a_name_is_called_as_it_calls_itself(text: str, called: str) -> None:
    assert own_place((text,)) == called


PLACES = [
    ("清江市", "清江", "Qingjiang"),
    ("西安市", "西安", "Xi'an"),
    ("东川市北河区", "北河区", "Beihe District"),
    ("东川市市中区", "市中区", "Shizhong District"),
    ("嵩县", "嵩县", "Songxian County"),
    ("吕梁市", "吕梁", "Luliang"),
    ("陕西省", "陕西", "Shaanxi"),
    ("内蒙古自治区", "内蒙古", "Inner Mongolia"),
    ("新疆维吾尔自治区", "新疆", "Xinjiang"),
    ("阿坝藏族羌族自治州", "阿坝藏族羌族自治州", "Aba Tibetan and Qiang Autonomous Prefecture"),
    (
        "积石山保安族东乡族撒拉族自治县",
        "积石山保安族东乡族撒拉族自治县",
        "Jishishan Bonan, Dongxiang and Salar Autonomous County",
    ),
    ("白草盟东乌旗", "东乌旗", "Dongwu Banner"),
]


@pytest.mark.parametrize(("name", "called", "english"), PLACES, ids=[place[0] for place in PLACES])
def test_a_place_has_a_name_in_both_languages(name: str, called: str, english: str) -> None:
    place = lowest_place(name)
    assert (call_place(place), english_place(place)) == (called, english)
