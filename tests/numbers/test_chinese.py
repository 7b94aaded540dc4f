"""The Chinese reader by kinds of construction. All sentences are ours."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.numbers.amounts import CalendarDate, Comparator, Direction, Role
from generator.numbers.chinese import find_amounts
from generator.numbers.numerals import plain, read_number
from tests.numbers.chinese_lines import describe

FIGURES = {
    "scales": [
        ("投入8.2万元", "8.2万元 = 82000 元"),
        ("投入1.05万亿元", "1.05万亿元 = 1050000000000 元"),
        ("投入二十万亿元", "二十万亿元 = 20000000000000 元"),
        ("投入一万五千亿元", "一万五千亿元 = 1500000000000 元"),
        ("惠及7千3百万人", "7千3百万人 = 73000000 人"),
        ("惠及3亿5千万人", "3亿5千万人 = 350000000 人"),
        ("销售12,345台", "12,345台 = 12345 台"),
        ("产值63. 6 万亿元", "63. 6 万亿元 = 63600000000000 元"),
        ("销售１２．５万台", "１２．５万台 = 125000 台"),
        ("建房41.04万 平方米", "41.04万 平方米 = 410400 平方米"),
        ("生產總值三萬億元", "三萬億元 = 3000000000000 元"),
        ("完成二○三個", "二○三個 = 203 个"),
        ("年产百万吨钢", "百万吨 = 1000000 吨"),
        ("投资千万元", "千万元 = 10000000 元"),
        ("装机60万千瓦", "60万千瓦 = 600000 千瓦"),
        ("装机2×60万千瓦", "2×60万千瓦 = 1200000 千瓦"),
        ("招收3万4000人", "3万4000人 = 34000 人"),
        ("发放2千零30个", "2千零30个 = 2030 个"),
        ("投入一点五万元", "一点五万元 = 15000 元"),
        ("开课1800课时", "1800课时 = 1800 课时"),
        ("打造500亿级产业链", "500亿级 = 50000000000 元"),
    ],
    "more and less": [
        ("惠及20多万户", "20多万户 = 200000 户 more_than"),
        ("惠及2600多名师生", "2600多名 = 2600 名 more_than"),
        ("惠及十余家", "十余家 = 10 家 more_than"),
        ("走访十来个村", "十来个 = 10 个 more_than"),
        ("走访十几户", "十几户 = 10 户 more_than"),
        ("走访数百户", "数百户 = 100 户 more_than"),
        ("走访上百家", "上百家 = 100 家 at_least"),
        ("走访近1400家", "近1400家 = 1400 家 about"),
        ("耗时3年多", "3年多 = 3 年 more_than"),
        ("耗资逾5亿元", "逾5亿元 = 500000000 元 more_than"),
        ("耗资不低于5亿元", "不低于5亿元 = 500000000 元 at_least"),
        ("耗资不超过5亿元", "不超过5亿元 = 500000000 元 at_most"),
        ("税收过亿元", "过亿元 = 100000000 元 more_than"),
        ("每户5万元左右", "5万元左右 = 50000 元 about"),
        ("每户5万元上下", "5万元上下 = 50000 元 about"),
        ("每户5万元以内", "5万元以内 = 50000 元 at_most"),
        ("产值亿元以上", "亿元以上 = 100000000 元 at_least"),
        ("7个工作日内办结", "7个工作日内 = 7 个工作日 at_most"),
        ("去年贷款突破千亿元", "突破千亿元 = 100000000000 元 more_than"),
        ("突破12项关键技术", "12项 = 12 项"),
        ("就近3家医院", "3家 = 3 家"),
        ("电价至少降低30%", "30% = 30 % at_least down"),
        ("每县至少建成1所", "1所 = 1 所 at_least"),
        ("至多保留2个", "2个 = 2 个 at_most"),
        ("补贴最高达200万元", "最高达200万元 = 2000000 元 at_most"),
        ("不得少于5人", "不得少于5人 = 5 人 at_least"),
        ("低保不低于上年标准的1.3倍", "1.3倍 = 1.3 倍 at_least"),
    ],
    "ranges": [
        ("招收3—5万人", "3—5万人 = 30000–50000 人 between"),
        ("招收3万-5万人", "3万-5万人 = 30000–50000 人 between"),
        ("招收5000～10000人", "5000～10000人 = 5000–10000 人 between"),
        ("招收5000至1万人", "5000至1万人 = 5000–10000 人 between"),
        ("增长6%到8%", "6%到8% = 6–8 % between up"),
        ("增长6－8%", "6－8% = 6–8 % between up"),
        ("走访七八个村", "七八个 = 7–8 个 between"),
        ("走访三五户", "三五户 = 3–5 户 between"),
        ("走访三四百户", "三四百户 = 300–400 户 between"),
        ("走访十五六户", "十五六户 = 15–16 户 between"),
    ],
    "shares and multiples": [
        ("占百分之八点五", "百分之八点五 = 8.5 %"),
        ("占百分之一点五", "百分之一点五 = 1.5 %"),
        ("提高1.5百分点", "1.5百分点 = 1.5 个百分点 up"),
        ("近半店铺", "近半 = 50 % about"),
        ("超过全国一半", "超过全国一半 = 50 % more_than"),
        ("约占全省的三分之一", "三分之一 = 33.33 % about"),
        ("超过九成为民房", "超过九成 = 90 % more_than"),
        ("利率下降35个BP", "35个BP = 35 个基点 down"),
        ("仅千分之三", "千分之三 = 3 ‰"),
        ("仅0.5‰", "0.5‰ = 0.5 ‰"),
        ("占三分之一", "三分之一 = 33.33 %"),
        ("占2/3以上", "2/3以上 = 66.67 % at_least"),
        ("近六成村庄", "近六成 = 60 % about"),
        ("七八成村庄", "七八成 = 70–80 % between"),
        ("一半以上村庄", "一半以上 = 50 % at_least"),
        ("大多数已过半。", "过半 = 50 % more_than"),
        ("下降0.3个百分点", "0.3个百分点 = 0.3 个百分点 down"),
        ("提高2个多百分点", "2个多百分点 = 2 个百分点 more_than up"),
        ("总量再翻一番", "翻一番 = 2 倍 up"),
        ("总量翻两番", "翻两番 = 4 倍 up"),
        ("总量翻了近一番", "翻了近一番 = 2 倍 about up"),
        ("产量增长2.5倍", "2.5倍 = 2.5 倍 up"),
        ("工期缩短半年", "半年 = 0.5 年"),
        ("工期一年半", "一年半 = 1.5 年"),
    ],
    "ranks and ratios": [
        ("总量居全省第一", "第一 = 1"),
        ("总量居第3位", "第3位 = 3 位"),
        ("位列全省前5位", "前5位 = 5 位 at_most"),
        ("进入全国前十", "前十 = 10 at_most"),
        ("历史上第二个丰收年", "第二个 = 2 个"),
        ("收入比为1.69:1", "1.69:1 = 1.69"),
        ("按3:7分成", "3:7 = 3"),
        ("结构为23.8︰39.0︰37.2", "23.8︰39.0︰37.2 = 23.8"),
    ],
    "blanks of print": [
        ("惠及20 多万户", "20 多万户 = 200000 户 more_than"),
        ("惠及1 万余户", "1 万余户 = 10000 户 more_than"),
        ("引进近 40  家", "近 40  家 = 40 家 about"),
        ("投资3 . 5 亿元", "3 . 5 亿元 = 350000000 元"),
        ("新增1 , 200 家", "1 , 200 家 = 1200 家"),
        ("占三 分 之 一", "三 分 之 一 = 33.33 %"),
    ],
    "temperatures": [
        ("冷到零下5度", "零下5度 = -5 摄氏度"),
        ("冷到零下五摄氏度", "零下五摄氏度 = -5 摄氏度"),
        ("水温25度", "25度 = 25 摄氏度"),
        ("用电25度", "25度 = 25 千瓦时"),
    ],
    "money and signs": [
        ("出口3.5亿美元", "3.5亿美元 = 350000000 美元"),
        ("出口3.5亿欧元", "3.5亿欧元 = 350000000 欧元"),
        ("货值54亿元人民币", "54亿元人民币 = 5400000000 元"),
        ("增速为-3.2%", "-3.2% = -3.2 % up"),
        ("人均GDP9万元", "9万元 = 90000 元"),
    ],
}


@pytest.mark.parametrize(("text", "line"), [case for cases in FIGURES.values() for case in cases])
def test_figure(text: str, line: str) -> None:
    assert [describe(amount) for amount in find_amounts(text)] == [line]


DATES = {
    "2022年6月30日前建成": (CalendarDate(2022, 6, 30), Comparator.AT_MOST),
    "6月底前建成": (CalendarDate(month=6, end=True), Comparator.AT_MOST),
    "2023年底前建成": (CalendarDate(2023, end=True), Comparator.AT_MOST),
    "年底前建成": (CalendarDate(month=12, end=True), Comparator.AT_MOST),
    "年内建成": (CalendarDate(month=12, end=True), Comparator.AT_MOST),
    "明年3月建成": (CalendarDate(month=3, years_on=1), Comparator.EXACTLY),
    "上半年建成": (CalendarDate(half=1), Comparator.EXACTLY),
    "首季建成": (CalendarDate(quarter=1), Comparator.EXACTLY),
    "前两个月建成": (CalendarDate(month=2), Comparator.EXACTLY),
    "第三季度建成": (CalendarDate(quarter=3), Comparator.EXACTLY),
    "于2022-02-15发布": (CalendarDate(2022, 2, 15), Comparator.EXACTLY),
    "二〇二二年五月四日": (CalendarDate(2022, 5, 4), Comparator.EXACTLY),
}


@pytest.mark.parametrize("text", DATES)
def test_date(text: str) -> None:
    (amount,) = find_amounts(text)
    assert (amount.role, amount.date, amount.comparator) == (Role.DATE, *DATES[text])


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2019/20财政年度", 2020),
        ("2019-20学年", 2020),
        ("民国三十一年", 1942),
        ("光绪元年", 1875),
        ("2 0 2 1 年", 2021),
    ],
)
def test_a_year_in_another_form(text: str, year: int) -> None:
    [amount] = find_amounts(f"{text}建成")
    assert (amount.text, amount.role, amount.date) == (text, Role.YEAR, CalendarDate(year))


def test_a_year_and_a_span_of_years() -> None:
    year, span = find_amounts("2020年起步，2021—2025年推进")
    assert (year.role, year.value, span.value, span.value_max) == (Role.YEAR, 2020, 2021, 2025)


@pytest.mark.parametrize("text", ["过去五年", "五年来", "近三年"])
def test_years_that_only_place_a_sentence_are_dates(text: str) -> None:
    (amount,) = find_amounts(f"{text}，全市面貌一新")[:1]
    assert (amount.role, amount.text) == (Role.DATE, text)


@pytest.mark.parametrize("text", ["连续18年", "用四年时间", "历时近三年"])
def test_years_that_measure_are_figures(text: str) -> None:
    (amount,) = find_amounts(f"{text}建成")
    assert (amount.role, amount.unit) == (Role.FIGURE, "年")


NAMES = (
    "三农 十四五 一带一路 双一流 三个一批 5·12".split(),
    "G310国道 208国道 地铁2号线 中原一号 5G网络 PM2.5 C919客机 洛政〔2022〕7号 0379-63912345 第十三届人大".split(),
    "第二次会议 三次产业 一般公共预算 第一产业 第一书记 三门峡 二十大精神 一期工程 世界500强 15分钟健身圈".split(),
    "第一、二、三产业 第二、第三产业 1-5号楼 亿元楼 百亿级企业 90后青年 第二个十年 Ⅱ类水质".split(),
)


@pytest.mark.parametrize("name", [*(f"“{name}”" for name in NAMES[0]), *NAMES[1], *NAMES[2], *NAMES[3]])
def test_name(name: str) -> None:
    assert {amount.role for amount in find_amounts(f"推进{name}，")} == {Role.PART_OF_NAME}


@pytest.mark.parametrize(
    "idiom",
    "一以贯之 千方百计 万众一心 一批 统一 千家万户 老百姓 一年又一年 两手抓 零的突破 新的一年里 每一分钱".split(),
)
def test_idiom(idiom: str) -> None:
    assert {amount.role for amount in find_amounts(f"坚持{idiom}，")} == {Role.IDIOM}


@pytest.mark.parametrize(
    ("text", "number"),
    [("一、回顾", 1), ("（三）保障", 3), ("3.建设", 3), ("四是建设", 4), ("第五，建设", 5), ("②建设", 2)],
)
def test_list_number(text: str, number: int) -> None:
    (amount,) = find_amounts(text)
    assert (amount.role, amount.value, amount.start) == (Role.LIST_NUMBER, number, 0)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("高于全国、全省4.3个和2.3个百分点", ["个百分点", "个百分点"]),
        ("分别增长24.6和18.1%", ["%", "%"]),
        ("分别为3.1%、4.2%和5%", ["%", "%", "%"]),
    ],
)
def test_a_list_shares_its_last_unit(text: str, units: list[str]) -> None:
    assert [amount.unit for amount in find_amounts(text)] == units


def test_a_list_shares_its_last_scale() -> None:
    assert [amount.value for amount in find_amounts("分别达到15.3和16.8万元")] == [153000, 168000]


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("增长15.9%和36.1%", [Direction.UP, Direction.UP]),
        ("由第6位上升到第5位", [None, Direction.UP]),
        ("从1.69:1缩小到1.60:1", [None, Direction.DOWN]),
        ("负增长2%", [Direction.DOWN]),
        ("以8%的速度增长", [Direction.UP]),
        ("增加值87亿元", [None]),
        ("对增长的贡献率达50%", [None]),
        ("高于全省1.3个百分点", [None]),
    ],
)
def test_direction(text: str, directions: list[Direction | None]) -> None:
    assert [amount.direction for amount in find_amounts(text)] == directions


def test_positions_and_text_are_those_of_the_text_as_given() -> None:
    text = "　　新增２０萬戶，\r\n其中5萬戶"
    for amount in find_amounts(text):
        assert text[amount.start : amount.end] == amount.text


DECIMALS = st.decimals(min_value=0, max_value=9999, places=2, allow_nan=False)


@given(DECIMALS, st.sampled_from(["", "万", "亿", "万亿"]), st.sampled_from(["元", "人", "%", "公里", "个百分点"]))
def test_every_number_comes_back(number, scale: str, unit: str) -> None:
    printed = plain(Fraction(number))
    (amount,) = find_amounts(f"达到{printed}{scale}{unit}。")
    size = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]
    assert (amount.value, amount.unit, amount.role) == (Fraction(number) * size, unit, Role.FIGURE)


def in_chinese(number: int) -> str:
    """``number`` below 10,000 in numerals, as a report writes it: 205 -> 二百零五."""
    text, gap = "", False
    for place, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[digit] + place
        gap = not digit
    return text


@given(st.integers(1, 9999), st.sampled_from(["", "万", "亿"]))
def test_every_numeral_comes_back(number: int, scale: str) -> None:
    size = {"": 1, "万": 10**4, "亿": 10**8}[scale]
    assert read_number(in_chinese(number) + scale) == number * size


@given(
    st.text(
        alphabet="0123456789零一二三十百千万亿多余来几半成倍年月日第前近超以上至—-.,，。、（）“”《》%元个人 \n",
        max_size=80,
    )
)
def test_any_text_is_read_without_overlaps(text: str) -> None:
    amounts = find_amounts(text)
    assert all(one.end <= two.start for one, two in pairwise(amounts))
    assert all(text[amount.start : amount.end] == amount.text for amount in amounts)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "一",
        "万",
        "1-",
        "“一",
        "一、",
        "近",
        "2022年",
        "1月",
        "A1",
        "1+",
        "百分之",
        "1/2",
        "（1",
        "2×",
        "增长",
        "\n1",
        "9:00—",
        "《1",
        "1到",
        "1.",
        "1 .1",
        "三 分 之 ",
        "每5个中有",
        "2019/20",
        "零下",
    ],
)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    # A pattern that backtracks would not come to an end here within the life of the machine.
    amounts = find_amounts(unit * (4000 // len(unit)))
    assert all(amount.end <= 4000 for amount in amounts)
