"""What lies between two figures: exact, and told in the words of each language."""

import pytest

from generator.report.comparison import difference, format_bare, format_difference
from generator.report.model import Figure

EXACTLY = "exactly"


def figure(value: str, unit: str = "%", comparator: str = EXACTLY, **more: str) -> Figure:
    return Figure(value, unit, comparator, **more)


@pytest.mark.parametrize(
    ("later", "earlier", "zh", "en"),
    [
        (figure("18", "所", noun="schools"), figure("22", "所", noun="schools"), "少4所", "4 fewer"),
        (figure("41", "所"), figure("25", "所"), "多16所", "16 more"),
        (figure("7"), figure("4.8"), "高2.2个百分点", "2.2 percentage points higher"),
        (figure("8"), figure("8.8"), "低0.8个百分点", "0.8 percentage points lower"),
        (figure("8"), figure("7"), "高1个百分点", "1 percentage point higher"),
        (figure("一半"), figure("30"), "高20个百分点", "20 percentage points higher"),
        (figure("1.6亿", "元"), figure("6000万", "元"), "多1亿元", "RMB 100 million more"),
        (figure("10", "公里"), figure("12.5", "公里"), "少2.5公里", "2.5 km less"),
        (figure("0.3"), figure("0.1"), "高0.2个百分点", "0.2 percentage points higher"),
        (figure("18", "所"), figure("18", "所"), "持平", "the same"),
        (figure("100", "个", "at_least"), figure("60", "个"), "多40个以上", "at least 40 more"),
        (figure("5", "%", "at_most"), figure("6"), "低1个百分点以上", "at least 1 percentage point lower"),
        (figure("3", "%", "about"), figure("2"), "高1个百分点左右", "about 1 percentage point higher"),
    ],
)
def test_difference_in_both_languages(later, earlier, zh, en):
    found = difference(later, earlier)
    assert format_difference(found, "zh") == zh
    assert format_difference(found, "en") == en


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        (figure("40", "个", "at_least"), figure("60", "个")),  # a floor below last year's result
        (figure("60", "个", "at_least"), figure("60", "个")),
        (figure("7", "%", "at_most"), figure("6")),
        (figure("7"), figure("6", "%", "at_least")),  # last year's result is itself a bound
        (figure("7", "个", EXACTLY, value_max="10"), figure("6", "个")),
        (figure("三分之一"), figure("30")),  # no decimal holds a third
        (figure("40", "位"), figure("45", "位")),  # a rank is not counted
        (figure("7", "个"), figure("6", "家")),
    ],
)
def test_no_difference_where_the_figures_carry_none(later, earlier):
    assert difference(later, earlier) is None


def test_a_bare_figure_names_nothing_that_it_counts():
    assert format_bare(figure("18", "所", noun="kindergartens"), "en") == "18"
    assert format_bare(figure("18", "所", noun="kindergartens"), "zh") == "18所"
