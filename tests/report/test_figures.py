"""Figures and dates in both languages."""

import re
from datetime import date
from decimal import Decimal

import pytest

from generator.numbers.comparison import compare_texts
from generator.report.figures import (
    UNITS,
    Measure,
    format_day,
    format_deadline,
    format_figure,
    plain,
    scale_en,
    scale_zh,
    value_of,
)
from generator.report.model import Comparator, Figure

# value, unit, comparator, upper value, noun; Chinese; English
FIGURES = [
    # comparators
    ("7", "%", "exactly", None, None, "7%", "7%"),
    ("7", "%", "at_least", None, None, "7%以上", "at least 7%"),
    ("7", "%", "more_than", None, None, "超过7%", "more than 7%"),
    ("7", "%", "at_most", None, None, "7%以内", "no more than 7%"),
    ("7", "%", "about", None, None, "7%左右", "about 7%"),
    # zeros and places stay those of the number, not of the print
    ("0", "%", "exactly", None, None, "0%", "0%"),
    ("3.15", "%", "exactly", None, None, "3.15%", "3.15%"),
    ("5.20", "%", "exactly", None, None, "5.2%", "5.2%"),
    ("0.5", "个百分点", "exactly", None, None, "0.5个百分点", "0.5 percentage points"),
    # counts: 万 and 亿 in Chinese, groups of three and words from a million on in English
    ("593", "个", "exactly", None, "projects", "593个", "593 projects"),
    ("9999", "户", "exactly", None, "households", "9999户", "9,999 households"),
    ("10000", "户", "exactly", None, "households", "1万户", "10,000 households"),
    ("1.39万", "户", "exactly", None, "households", "1.39万户", "13,900 households"),
    ("99.99万", "人", "exactly", None, "people", "99.99万人", "999,900 people"),
    ("100万", "人", "exactly", None, "people", "100万人", "1 million people"),
    ("1.4亿", "人次", "more_than", None, "visits", "超过1.4亿人次", "more than 140 million visits"),
    ("1", "家", "exactly", None, "company", "1家", "1 company"),
    ("5万", "千瓦", "exactly", None, None, "5万千瓦", "50,000 kW"),
    ("3000", "吨", "exactly", None, None, "3000吨", "3,000 tonnes"),
    ("25亿", "公斤", "at_least", None, None, "25亿公斤以上", "at least 2.5 billion kg"),
    # money
    ("5447.1亿", "元", "exactly", None, None, "5447.1亿元", "RMB 544.71 billion"),
    ("1.2万亿", "元", "exactly", None, None, "12000亿元", "RMB 1.2 trillion"),
    ("60亿", "元", "at_least", None, None, "60亿元以上", "at least RMB 6 billion"),
    ("500", "元", "exactly", None, None, "500元", "RMB 500"),
    # conversions: 15 mu a hectare, 2,000 jin a tonne
    ("15", "亩", "exactly", None, None, "15亩", "1 ha (15 mu)"),
    ("15万", "亩", "exactly", None, None, "15万亩", "10,000 ha (150,000 mu)"),
    ("1000", "亩", "exactly", None, None, "1000亩", "67 ha (1,000 mu)"),
    ("157.5", "亩", "exactly", None, None, "157.5亩", "11 ha (157.5 mu)"),
    ("5", "亩", "exactly", None, None, "5亩", "0.33 ha (5 mu)"),
    ("3000万", "亩", "exactly", None, None, "3000万亩", "2 million ha (30 million mu)"),
    ("46.6亿", "斤", "at_least", None, None, "46.6亿斤以上", "at least 2.33 million tonnes (4.66 billion jin)"),
    ("2000", "斤", "exactly", None, None, "2000斤", "1 tonne (2,000 jin)"),
    ("3", "斤", "exactly", None, None, "3斤", "0.0015 tonnes (3 jin)"),
    ("3", "里", "exactly", None, None, "3里", "1.5 km (3 li)"),
    # other money, other shares
    ("5亿", "美元", "more_than", None, None, "超过5亿美元", "more than USD 500 million"),
    ("3", "成", "at_least", None, None, "3成以上", "at least 30%"),
    ("4", "‰", "at_most", None, None, "4‰以内", "no more than 0.4%"),
    # one and many
    ("1", "年", "exactly", None, None, "1年", "1 year"),
    ("2", "年", "exactly", None, None, "2年", "2 years"),
    ("0.5", "年", "exactly", None, None, "0.5年", "0.5 years"),
    ("1", "分钟", "at_most", None, None, "1分钟以内", "no more than 1 minute"),
    ("15", "分钟", "at_most", None, None, "15分钟以内", "no more than 15 minutes"),
    ("1", "个百分点", "exactly", None, None, "1个百分点", "1 percentage point"),
    ("1", "倍", "exactly", None, None, "1倍", "1 time"),
    ("1", "公里", "exactly", None, None, "1公里", "1 km"),
    ("120", "平方公里", "about", None, None, "120平方公里左右", "about 120 km²"),
    ("2.5万", "平方米", "exactly", None, None, "2.5万平方米", "25,000 m²"),
    ("300", "立方米", "exactly", None, None, "300立方米", "300 m³"),
    # ranges: the unit once, and a scale word once where both share it
    ("7", "个", "between", "10", "parks", "7—10个", "7–10 parks"),
    ("100万", "个", "between", "200万", "spaces", "100万—200万个", "1–2 million spaces"),
    ("90万", "个", "between", "120万", "spaces", "90万—120万个", "900,000–1.2 million spaces"),
    ("5亿", "元", "between", "10亿", None, "5亿—10亿元", "RMB 500 million–1 billion"),
    ("1", "年", "between", "2", None, "1—2年", "1–2 years"),
    ("15", "亩", "between", "30", None, "15—30亩", "1–2 ha (15–30 mu)"),
    # shares in words: the number beside the words where it is exact
    ("一半", "%", "exactly", None, None, "一半（50%）", "half (50%)"),
    ("一半", "%", "at_least", None, None, "一半（50%）以上", "at least half (50%)"),
    ("三分之一", "%", "at_least", None, None, "三分之一以上", "at least one third"),
    ("三分之二", "%", "exactly", None, None, "三分之二", "two thirds"),
    ("四分之一", "%", "exactly", None, None, "四分之一（25%）", "1/4 (25%)"),
    # ranks
    ("45", "位", "at_most", None, None, "前45位", "top 45"),
    ("1", "位", "exactly", None, None, "第1位", "no. 1"),
]


@pytest.mark.parametrize(("value", "unit", "comparator", "upper", "noun", "zh", "en"), FIGURES)
def test_formats_figure(value, unit, comparator, upper, noun, zh, en):
    figure = Figure(value, unit, comparator, upper, noun)
    assert (format_figure(figure, "zh"), format_figure(figure, "en")) == (zh, en)


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_has_a_form_in_both_languages(unit):
    figure = Figure("3", unit, "exactly", None, "things" if UNITS[unit].measure is Measure.COUNT else None)
    zh, en = format_figure(figure, "zh"), format_figure(figure, "en")
    assert "3" in zh
    assert unit in zh
    assert re.sub("[²³μ°]", "", en).isascii()
    assert not en.endswith(" ")


@pytest.mark.parametrize("unit", UNITS)
def test_every_figure_is_read_back_the_same_in_both_languages(unit):
    for comparator in set(Comparator) - {Comparator.BETWEEN}:
        figure = Figure("3万", unit, comparator, None, "things" if UNITS[unit].measure is Measure.COUNT else None)
        assert compare_texts(format_figure(figure, "zh"), format_figure(figure, "en"), strict=True) == []


@pytest.mark.parametrize("comparator", Comparator)
def test_every_comparator_has_a_form_of_its_own(comparator):
    others = [c for c in Comparator if c not in (comparator, Comparator.BETWEEN, Comparator.EXACTLY)]
    for language in ("zh", "en"):
        own = format_figure(Figure("3", "%", comparator), language)
        assert own not in [format_figure(Figure("3", "%", other), language) for other in others]


VALUES = [
    ("593", "个", "593"),
    ("8.2万", "户", "82000"),
    ("5447.1亿", "元", "544710000000"),
    ("1.2万亿", "元", "1200000000000"),
    ("0.5", "个百分点", "0.5"),
    ("5.20", "%", "5.2"),
    ("0", "个", "0"),
    ("一半", "%", "50"),
    ("三分之一", "%", "33.33"),
    ("三分之二", "%", "66.67"),
    ("六分之一", "%", "16.67"),
    ("千分之一", "%", "0.1"),
]


@pytest.mark.parametrize(("printed", "unit", "number"), VALUES)
def test_value_is_a_plain_number(printed, unit, number):
    value = value_of(Figure(printed, unit, "exactly").value, unit)
    assert plain(value) == number
    assert value == Decimal(number)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1E+3", "1000"),
        ("1.500", "1.5"),
        ("100", "100"),
        ("100.0", "100"),
        ("0.10", "0.1"),
        ("0", "0"),
        ("1E-7", "0.0000001"),
    ],
)
def test_plain_has_neither_exponent_nor_idle_zeros(number, text):
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        ("0", "0", "0"),
        ("9999", "9999", "9,999"),
        ("10000", "1万", "10,000"),
        ("99999999", "9999.9999万", "99.999999 million"),
        ("100000000", "1亿", "100 million"),
        ("999999.5", "99.99995万", "999,999.5"),
        ("1000000", "100万", "1 million"),
        ("1000000000", "10亿", "1 billion"),
        ("1000000000000", "10000亿", "1 trillion"),
    ],
)
def test_scales(number, zh, en):
    assert (scale_zh(Decimal(number)), scale_en(Decimal(number))) == (zh, en)


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        (date(2022, 6, 30), "2022年6月30日", "30 June 2022"),
        (date(2022, 12, 31), "2022年12月31日", "31 December 2022"),
        (date(2022, 3, 1), "2022年3月1日", "1 March 2022"),
    ],
)
def test_formats_dates(day, zh, en):
    assert (format_day(day, "zh"), format_day(day, "en")) == (zh, en)
    assert (format_deadline(day, "zh"), format_deadline(day, "en")) == (f"{zh}前", f"by {en}")
